/** The board's actions: every key a supervisor has, in one table. What they do is in model/board.ts. */
import {earBlock} from '../model/board-ear.ts';
import {lendBlock, requestBlock} from '../model/board-lend.ts';
import {takeBlock, takeOverBlock} from '../model/board-take.ts';
import {
	deskBlock,
	handBlock,
	monitorBlock,
	openBlock,
	presenceBlock,
	raiseBlock,
	releaseBlock,
	stopBlock,
} from '../model/board-targets.ts';
import {trailBlock} from '../model/board-trail.ts';
import type {BoardModel} from '../model/board-types.ts';
import {shellRows} from './shell.ts';
import {type ActionRow, createTable} from './table.ts';

/** Where the board's keys live. */
export const boardContexts = {
	/** The panes. */
	panes: 'panes',
	/** One call's page. */
	page: 'page',
	/** Panes and page: what is done to agents and calls. */
	floor: 'floor',
	/** What is typed: filter, reason, times. */
	field: 'field',
	/** Choosing a phone, a presence, a queue. */
	list: 'list',
	/** Choosing a presence: what only it has. */
	presence: 'presence',
	/** Choosing a phone: what only it has. */
	phone: 'phone',
	kiosk: 'kiosk',
	/** The board of the past. */
	replay: 'replay',
} as const;

const {replay, panes, page, floor, field, list, presence, phone, kiosk} = boardContexts;

const digits: ReadonlyArray<ActionRow<BoardModel>> = Array.from({length: 9}, (_, index) => ({
	id: `choose-${index + 1}`,
	keys: [String(index + 1)],
	label: [`choose ${index + 1}`, `choisir ${index + 1}`],
	contexts: [list],
}));

/** Rows of the board, without the shell's. */
const supervisorRows: ReadonlyArray<ActionRow<BoardModel>> = [
	{
		id: 'open',
		keys: ['Enter'],
		label: ['open', 'ouvrir'],
		contexts: [panes],
		hint: 1,
		disabled: openBlock,
	},
	{
		id: 'place-back',
		keys: ['Alt+Left'],
		label: ['back to where one was', 'revenir d’où l’on vient'],
		contexts: [panes, page],
		disabled: trailBlock('behind'),
	},
	{
		id: 'place-forward',
		keys: ['Alt+Right'],
		label: ['forward again', 'repartir en avant'],
		contexts: [panes, page],
		disabled: trailBlock('ahead'),
	},
	{
		id: 'listen',
		keys: ['l'],
		label: ['listen', 'écouter'],
		contexts: [floor],
		hint: 3,
		disabled: monitorBlock('listen'),
	},
	{
		id: 'whisper',
		keys: ['w'],
		label: ['whisper', 'chuchoter'],
		contexts: [floor],
		hint: 4,
		disabled: monitorBlock('whisper'),
	},
	{
		id: 'barge',
		keys: ['b'],
		label: ['barge', 'intervenir'],
		contexts: [floor],
		hint: 5,
		guard: 'press-twice',
		disabled: monitorBlock('barge'),
	},
	{
		id: 'stop',
		keys: ['.'],
		label: ['stop listening', 'arrêter l’écoute'],
		contexts: [floor, kiosk],
		disabled: stopBlock,
	},
	{
		id: 'take-over',
		keys: ['m'],
		label: ['take the call over', 'prendre l’appel en main'],
		contexts: [floor],
		guard: 'press-twice',
		disabled: takeOverBlock,
	},
	{
		id: 'presence',
		keys: ['p', 'F9'],
		label: ['presence', 'présence'],
		contexts: [floor],
		hint: 6,
		disabled: presenceBlock,
	},
	{
		id: 'lower-hand',
		keys: ['h'],
		label: ['help was given', 'aide apportée'],
		contexts: [floor],
		throttleMs: 1000,
		disabled: handBlock,
	},
	{
		id: 'approve',
		keys: ['a'],
		label: ['approve the pause', 'accorder la pause'],
		contexts: [floor],
		throttleMs: 1000,
		disabled: requestBlock,
	},
	{
		id: 'refuse',
		keys: ['r'],
		label: ['refuse the pause', 'refuser la pause'],
		contexts: [floor],
		throttleMs: 1000,
		disabled: requestBlock,
	},
	{
		id: 'lend',
		keys: ['>'],
		label: ['lend to a queue', 'prêter à une file'],
		contexts: [floor],
		hint: 8,
		disabled: lendBlock,
	},
	{
		id: 'raise',
		keys: ['u'],
		label: ['raise the call', 'remonter l’appel'],
		contexts: [floor],
		hint: 7,
		throttleMs: 1000,
		disabled: raiseBlock,
	},
	{
		id: 'take',
		keys: ['T'],
		label: ['give the call to somebody next', 'donner l’appel ensuite à quelqu’un'],
		contexts: [floor],
		disabled: takeBlock,
	},
	{id: 'filter', keys: ['/'], label: ['filter', 'filtrer'], contexts: [panes], hint: 2},
	{
		id: 'phone',
		keys: ['t'],
		label: ['take a phone to listen', 'prendre un poste d’écoute'],
		contexts: [floor],
	},
	{id: 'queues', keys: ['1'], label: ['queues', 'files'], contexts: [panes]},
	{id: 'agents', keys: ['2'], label: ['agents', 'agents'], contexts: [panes]},
	{id: 'calls', keys: ['3'], label: ['calls', 'appels'], contexts: [panes]},
	{id: 'alerts', keys: ['4'], label: ['alerts', 'alertes'], contexts: [panes]},
	{id: 'pane-next', keys: ['Tab'], label: ['next pane', 'volet suivant'], contexts: [panes]},
	{
		id: 'pane-back',
		keys: ['Shift+Tab'],
		label: ['pane before', 'volet précédent'],
		contexts: [panes],
	},
	{id: 'down', keys: ['Down', 'j'], label: ['one down', 'plus bas'], contexts: [panes, page]},
	{id: 'up', keys: ['Up', 'k'], label: ['one up', 'plus haut'], contexts: [panes, page]},
	{
		id: 'page-down',
		keys: ['PgDn'],
		label: ['a page down', 'page suivante'],
		contexts: [panes, page],
	},
	{
		id: 'page-up',
		keys: ['PgUp'],
		label: ['a page up', 'page précédente'],
		contexts: [panes, page],
	},
	{
		id: 'first',
		keys: ['g g', 'Home'],
		label: ['to the first', 'au premier'],
		contexts: [panes, page],
	},
	{id: 'last', keys: ['G', 'End'], label: ['to the last', 'au dernier'], contexts: [panes, page]},
	{
		id: 'column-right',
		keys: ['Shift+Right'],
		label: ['pick the next column', 'colonne suivante'],
		contexts: [panes],
	},
	{
		id: 'column-left',
		keys: ['Shift+Left'],
		label: ['pick the column before', 'colonne précédente'],
		contexts: [panes],
	},
	{
		id: 'sort',
		keys: ['O'],
		label: ['sort by the picked column', 'trier par cette colonne'],
		contexts: [panes],
	},
	{
		id: 'signed-out',
		keys: ['o'],
		label: ['show or hide who is signed out', 'montrer ou cacher les absents'],
		contexts: [panes],
	},
	{
		id: 'zoom',
		keys: ['Z'],
		label: ['this pane alone, or all', 'ce volet seul, ou tous'],
		contexts: [panes],
	},
	{
		id: 'select',
		keys: [],
		label: ['select by name', 'sélectionner par nom'],
		contexts: [panes],
	},
	{
		id: 'back',
		keys: ['Esc'],
		label: ['drop the filter', 'ôter le filtre'],
		contexts: [panes],
	},
	{
		id: 'open-desk',
		keys: ['g d'],
		label: ['one’s own desk', 'son propre poste'],
		contexts: [panes],
		disabled: deskBlock,
	},
	{
		id: 'replay',
		keys: ['R'],
		label: ['replay from a time', 'rejouer à une heure'],
		contexts: [panes],
	},
	{
		id: 'replay-second-on',
		keys: ['Right'],
		label: ['a second on', 'une seconde plus tard'],
		contexts: [replay],
		hint: 5,
	},
	{
		id: 'replay-second-back',
		keys: ['Left'],
		label: ['a second back', 'une seconde plus tôt'],
		contexts: [replay],
	},
	{
		id: 'replay-minute-on',
		keys: ['>', 'Ctrl+Right'],
		label: ['a minute on', 'une minute plus tard'],
		contexts: [replay],
		hint: 6,
	},
	{
		id: 'replay-minute-back',
		keys: ['<', 'Ctrl+Left'],
		label: ['a minute back', 'une minute plus tôt'],
		contexts: [replay],
	},
	{
		id: 'replay-event-on',
		keys: ['e'],
		label: ['next event', 'évènement suivant'],
		contexts: [replay],
		hint: 4,
	},
	{
		id: 'replay-event-back',
		keys: ['E'],
		label: ['event before', 'évènement précédent'],
		contexts: [replay],
	},
	{
		id: 'replay-live',
		keys: ['L'],
		label: ['back to now', 'retour au direct'],
		contexts: [replay],
		hint: 3,
	},
	{id: 'kiosk', keys: ['K'], label: ['large figures', 'grands chiffres'], contexts: [panes]},
	{
		id: 'page-close',
		keys: ['Esc', 'q', 'Backspace'],
		label: ['back to the board', 'retour à la supervision'],
		contexts: [page],
		hint: 1,
	},
	{
		id: 'field-apply',
		keys: ['Enter'],
		label: ['keep', 'garder'],
		contexts: [field],
		inField: true,
		hint: 1,
	},
	{
		id: 'field-cancel',
		keys: ['Esc'],
		label: ['drop', 'annuler'],
		contexts: [field],
		inField: true,
		hint: 2,
	},
	...digits,
	{id: 'list-down', keys: ['Down', 'j'], label: ['one down', 'plus bas'], contexts: [list]},
	{id: 'list-up', keys: ['Up', 'k'], label: ['one up', 'plus haut'], contexts: [list]},
	{id: 'list-choose', keys: ['Enter'], label: ['choose', 'choisir'], contexts: [list], hint: 1},
	{
		id: 'sign-out',
		keys: ['x'],
		label: ['sign out', 'déconnecter'],
		contexts: [presence],
		hint: 2,
		guard: 'press-twice',
	},
	{
		id: 'release-phone',
		keys: ['x'],
		label: ['give the phone back', 'rendre le poste'],
		contexts: [phone],
		hint: 2,
		disabled: releaseBlock,
	},
	{
		id: 'ear',
		keys: ['n'],
		label: ['a number outside', 'un numéro extérieur'],
		contexts: [phone],
		hint: 3,
		disabled: earBlock,
	},
	{
		id: 'list-close',
		keys: ['Esc', 'q'],
		label: ['close', 'fermer'],
		contexts: [list],
		hint: 3,
	},
	{
		id: 'kiosk-next',
		keys: ['Right', 'Space', 'PgDn'],
		label: ['next queues', 'files suivantes'],
		contexts: [kiosk],
		hint: 2,
	},
	{
		id: 'kiosk-back',
		keys: ['Left', 'PgUp'],
		label: ['queues before', 'files précédentes'],
		contexts: [kiosk],
	},
	{
		id: 'kiosk-close',
		keys: ['K', 'Esc'],
		label: ['the board', 'la supervision'],
		contexts: [kiosk],
		hint: 1,
	},
];

/** The board's table of actions, the shell's rows in it. */
export const supervisorTable = createTable<BoardModel>([...supervisorRows, ...shellRows]);
