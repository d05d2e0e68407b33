/** The keys that no action may have, and why: terminals, shells and multiplexers keep them. */
import type {Sentence} from '@plateau/core/text';
import type {ChordId} from './chord.ts';

const flowControl: Sentence = [
	'terminals use it to stop and start output',
	'les terminaux s’en servent pour arrêter et reprendre l’affichage',
];
const multiplexer: Sentence = [
	'screen and tmux keep it for themselves',
	'screen et tmux se la réservent',
];
const alias: Sentence = [
	'terminals send the same code for another key',
	'les terminaux envoient le même code pour une autre touche',
];
const terminalMenu: Sentence = [
	'many terminals open their menu or go full screen with it',
	'beaucoup de terminaux ouvrent leur menu ou passent en plein écran avec elle',
];
const sequenceStart: Sentence = [
	'it is how the codes of other keys begin',
	'c’est ainsi que commencent les codes d’autres touches',
];

const reasons: ReadonlyMap<ChordId, Sentence> = new Map([
	['ctrl+s', flowControl],
	['ctrl+q', flowControl],
	['ctrl+z', ['it suspends programs', 'elle suspend les programmes']],
	[
		'ctrl+c',
		['people press it to get out, and copy with it', 'on la presse pour sortir ou copier'],
	],
	['ctrl+a', multiplexer],
	['ctrl+b', multiplexer],
	['ctrl+i', alias],
	['ctrl+j', alias],
	['ctrl+m', alias],
	['ctrl+h', alias],
	['ctrl+[', alias],
	['f10', terminalMenu],
	['f11', terminalMenu],
	['alt+[', sequenceStart],
	['alt+shift+o', sequenceStart],
]);

/** Why this key may not be bound; `undefined` when it may. */
export function forbiddenBecause(chord: ChordId): Sentence | undefined {
	return chord
		.split(' ')
		.map((part) => reasons.get(part))
		.find((reason) => reason !== undefined);
}

/** Characters that take AltGr or Shift on a French keyboard, where they are awkward or missing. */
const hardOnAzerty = /^[[\]#{}|\\^@~`0-9]$/;

/** True when people with a French keyboard need a second key beside this one. Digits have their twins. */
export function isHardOnAzerty(chord: ChordId): boolean {
	return hardOnAzerty.test(chord) && !/^\d$/.test(chord);
}
