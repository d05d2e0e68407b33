/** The desk's table of actions: each key an agent can press, where, and when not. */

import {internalBlock} from '../model/desk-call.ts';
import {parkedBlock} from '../model/desk-parked.ts';
import {
	canTakeOver,
	type DeskModel,
	extendBlock,
	finishBlock,
	handBlock,
	hasNoteToOpen,
	hasPendingPresence,
	isAgentOnly,
	messageToHear,
	offeredWork,
	privateBlock,
	recordBlock,
	stopRecordingBlock,
	wantBlock,
} from '../model/desk-state.ts';
import {callControlMenuRows, callControlRows, dialRows} from './agent-call.ts';
import {takeRows, waitingListRows} from './agent-waiting.ts';
import {shellRows} from './shell.ts';
import {type ActionRow, type ActionTable, createTable} from './table.ts';

/** While a call is in front of the agent. */
const withCall = ['ringing', 'talking', 'wrap-up'];
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

const callRows: ReadonlyArray<ActionRow<DeskModel>> = [
	{
		id: 'answer',
		keys: ['F2', 'Enter', 'Alt+R'],
		label: ['answer', 'décrocher'],
		contexts: ['ringing', 'offered', 'called'],
		hint: 1,
		isCallControl: true,
		throttleMs: 1000,
		disabled: (model) => {
			const {call, calledBy} = model.desk ?? {};
			const canAnswer =
				offeredWork(model) !== undefined ||
				call?.canAnswer === true ||
				calledBy?.canAnswer === true;
			return canAnswer ? undefined : 'phone-cannot-answer';
		},
	},
	{
		id: 'decline',
		keys: ['F8', 'x', 'Alt+X'],
		label: ['decline', 'refuser'],
		contexts: ['ringing', 'offered', 'called'],
		hint: 2,
		isCallControl: true,
	},
	{
		id: 'finish',
		keys: ['F12', 'w', 'Alt+W'],
		label: ['finish', 'terminer'],
		contexts: ['wrap-up'],
		hint: 1,
		isCallControl: true,
		throttleMs: 1000,
		disabled: finishBlock,
	},
	{
		id: 'extend',
		keys: ['+', 'Alt+M'],
		label: ['more time', 'plus de temps'],
		contexts: ['wrap-up'],
		throttleMs: 1000,
		disabled: extendBlock,
	},
	{
		id: 'want-wrap-up',
		keys: ['F12', 'w', 'Alt+W'],
		label: ['wrap-up after this call, or none', 'post-appel après cet appel, ou aucun'],
		contexts: ['talking'],
		isCallControl: true,
		throttleMs: 1000,
		disabled: (model) => internalBlock(model) ?? wantBlock(model),
	},
	{
		id: 'record',
		keys: ['r', 'Alt+R'],
		label: ['record, pause or go on recording', 'enregistrer, suspendre ou reprendre'],
		contexts: ['talking'],
		hint: 7,
		throttleMs: 600,
		disabled: (model) => internalBlock(model) ?? recordBlock(model),
	},
	{
		id: 'private-call',
		keys: ['v', 'Alt+V'],
		label: ['private call: delete its recording', 'appel privé : effacer l’enregistrement'],
		contexts: ['talking'],
		guard: 'press-twice',
		disabled: (model) => internalBlock(model) ?? privateBlock(model),
	},
	{
		id: 'stop-recording',
		keys: [],
		label: ['stop recording, keep what there is', 'arrêter l’enregistrement et le garder'],
		contexts: ['talking'],
		disabled: stopRecordingBlock,
	},
	{
		id: 'disposition',
		keys: digits,
		label: ['choose the disposition', 'choisir la qualification'],
		contexts: ['talking', 'wrap-up'],
		disabled: internalBlock,
	},
	{
		id: 'dispositions',
		keys: ['o', 'Alt+O'],
		label: ['dispositions', 'qualifications'],
		contexts: ['talking', 'wrap-up'],
		opens: true,
		hint: 8,
		disabled: internalBlock,
	},
	{
		id: 'name',
		keys: ['e', 'Alt+E'],
		label: ['name the caller', 'nommer l’appelant'],
		contexts: withCall,
		opens: true,
		hint: 9,
		disabled: internalBlock,
	},
];

const deskRows: ReadonlyArray<ActionRow<DeskModel>> = [
	{
		id: 'note',
		keys: ['F7', 'n', 'Alt+N'],
		label: ['note', 'note'],
		contexts: ['desk'],
		opens: true,
		hint: 5,
		disabled: (model) => (hasNoteToOpen(model) ? undefined : 'no-note'),
	},
	{
		id: 'presence',
		keys: ['F9', 'p', 'Alt+P'],
		label: ['presence', 'présence'],
		contexts: ['desk'],
		opens: true,
		hint: 7,
	},
	{
		id: 'ask-help',
		keys: ['a', 'Alt+A'],
		label: ['ask for help, or no longer', 'demander de l’aide, ou plus'],
		contexts: ['desk'],
		throttleMs: 1000,
	},
	{
		id: 'work',
		keys: ['i', 'Alt+I'],
		label: ['work in hand', 'tâches en main'],
		contexts: ['desk'],
		opens: true,
		disabled: handBlock,
	},
	{
		id: 'finish-work',
		keys: ['f', 'Alt+F'],
		label: ['work in hand: done', 'tâche en main : terminée'],
		contexts: ['desk'],
		throttleMs: 1000,
		disabled: handBlock,
	},
	{
		id: 'give-back-work',
		keys: ['u', 'Alt+U'],
		label: ['work in hand: give it back', 'tâche en main : la rendre'],
		contexts: ['desk'],
		guard: 'press-twice',
		disabled: handBlock,
	},
	{
		id: 'hear-message',
		keys: ['y', 'Alt+Y'],
		label: ['work: hear its message', 'tâche : écouter son message'],
		contexts: ['desk'],
		throttleMs: 1000,
		disabled: (model) => (messageToHear(model) === undefined ? 'no-message' : undefined),
	},
	{
		id: 'pick-up',
		keys: ['l', 'Alt+L'],
		label: ['parked calls: pick one up', 'appels parqués : en reprendre un'],
		contexts: ['desk'],
		opens: true,
		disabled: parkedBlock,
	},
	{
		id: 'cancel-next',
		keys: ['Alt+C'],
		label: ['cancel the next presence', 'annuler la présence suivante'],
		contexts: ['desk'],
		disabled: (model) => (hasPendingPresence(model) ? undefined : 'nothing-pending'),
	},
	{
		id: 'sign-out',
		keys: [],
		label: ['sign out, leave the phone', 'quitter le plateau et le poste'],
		contexts: ['desk'],
	},
	{
		id: 'open-board',
		keys: ['g b'],
		label: ['open the wallboard', 'ouvrir le tableau'],
		contexts: ['desk', 'sign-in', 'no-agent'],
		disabled: (model) => (isAgentOnly(model) ? 'supervisors-only' : undefined),
	},
	{
		id: 'leave-note',
		keys: ['Esc', 'Tab'],
		label: ['leave the note', 'sortir de la note'],
		contexts: ['note'],
		hint: 8,
	},
	{
		id: 'save-name',
		keys: ['Enter'],
		label: ['save the name', 'enregistrer le nom'],
		contexts: ['name'],
		hint: 0,
		inField: true,
	},
	{
		id: 'leave-name',
		keys: ['Esc'],
		label: ['leave the name as it was', 'laisser le nom tel quel'],
		contexts: ['name'],
	},
];

const menuRows: ReadonlyArray<ActionRow<DeskModel>> = [
	{
		id: 'menu-pick',
		keys: digits,
		label: ['choose by digit', 'choisir par chiffre'],
		contexts: ['menu'],
	},
	{
		id: 'menu-choose',
		keys: ['Enter'],
		label: ['choose', 'choisir'],
		contexts: ['menu'],
		hint: 0,
	},
	{id: 'menu-up', keys: ['Up', 'k'], label: ['one up', 'plus haut'], contexts: ['menu']},
	{id: 'menu-down', keys: ['Down', 'j'], label: ['one down', 'plus bas'], contexts: ['menu']},
	{
		id: 'menu-cancel-next',
		keys: ['c'],
		label: ['cancel the next presence', 'annuler la présence suivante'],
		contexts: ['presence-menu'],
		disabled: (model) => (hasPendingPresence(model) ? undefined : 'nothing-pending'),
	},
	{id: 'menu-close', keys: ['Esc'], label: ['close', 'fermer'], contexts: ['menu'], hint: 9},
];

const signInRows: ReadonlyArray<ActionRow<DeskModel>> = [
	{
		id: 'sign-in',
		keys: ['Enter'],
		label: ['sign in', 'prendre le poste'],
		contexts: ['sign-in'],
		hint: 1,
	},
	{
		id: 'sign-in-ready',
		keys: ['r'],
		label: ['sign in ready', 'prendre le poste, prêt'],
		contexts: ['sign-in'],
		hint: 2,
	},
	{
		id: 'sign-in-nailed',
		keys: ['h'],
		label: ['sign in ready, headset connected', 'prendre le poste, prêt, casque connecté'],
		contexts: ['sign-in'],
	},
	{
		id: 'take-over',
		keys: ['t'],
		label: ['take the phone over', 'reprendre le poste'],
		contexts: ['sign-in'],
		hint: 3,
		guard: 'press-twice',
		disabled: (model) => (canTakeOver(model) ? undefined : 'free-phone'),
	},
	{
		id: 'phone-up',
		keys: ['Up', 'k'],
		label: ['phone above', 'poste précédent'],
		contexts: ['sign-in'],
	},
	{
		id: 'phone-down',
		keys: ['Down', 'j'],
		label: ['phone below', 'poste suivant'],
		contexts: ['sign-in'],
	},
];

/** Every action of the desk, in the order help shows them. */
export const agentRows: ReadonlyArray<ActionRow<DeskModel>> = [
	...callRows,
	...callControlRows,
	...dialRows,
	...takeRows,
	...deskRows,
	...menuRows,
	...callControlMenuRows,
	...waitingListRows,
	...signInRows,
	...shellRows,
];

/** The desk's table, checked. */
export const agentTable: ActionTable<DeskModel> = createTable(agentRows);
