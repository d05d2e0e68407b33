/** What is said of listening from a number outside, and of a listening that ended by itself. */

import type {Sentence} from './translate.ts';

export const earText = {
	/** In the list of phones. */
	row: ['a number outside…', 'un numéro extérieur…'],
	rowKept: ['{number}  the number you gave', '{number}  le numéro donné'],
	title: ['From which number do you listen?', 'De quel numéro écoutez-vous ?'],
	label: ['Number', 'Numéro'],
	hint: [
		'It is called; who answers presses 1 to hear. Kept until this screen closes. Esc drops it.',
		'Il est appelé ; qui répond presse 1 pour entendre. Gardé jusqu’à la fermeture. Échap annule.',
	],
	needed: ['Type a number first.', 'Tapez d’abord un numéro.'],
	kept: ['You listen from {number}.', 'Vous écoutez depuis le {number}.'],
	dropped: ['The number is forgotten.', 'Le numéro est oublié.'],
	asked: [
		'Your number is called: answer, then press 1.',
		'Votre numéro est appelé : répondez, puis pressez 1.',
	],
	calling: ['{mode} {name}: your number rings', '{mode} {name} : votre numéro sonne'],
	asking: ['{mode} {name}: press 1 on your phone', '{mode} {name} : pressez 1 sur le téléphone'],
	outside: ['from outside', 'de l’extérieur'],
	/** It came to nothing, or is over. */
	endedAtDesk: ['Not listening to {name}: {reason}.', 'Pas d’écoute de {name} : {reason}.'],
	endedOutside: [
		'Not listening to {name} from outside: {reason}.',
		'Pas d’écoute de {name} de l’extérieur : {reason}.',
	],
} as const satisfies Readonly<Record<string, Sentence>>;
