/** The command line's sentences about the call in front of an agent; part of those in `cli.ts`. */

import type {Sentence} from './translate.ts';

export const callCommandText = {
	call: [
		'Hold, mute, transfer and consult with the call in front of you',
		'Mettre en attente, couper le micro, transférer, consulter : l’appel devant vous',
	],
	'call hold': ['Put the caller on hold', 'Mettre l’appelant en attente'],
	'call resume': ['Take the caller off hold', 'Reprendre l’appelant'],
	'call mute': ['Switch your microphone off', 'Couper votre micro'],
	'call unmute': ['Switch it on again', 'Le rétablir'],
	'call digits': [
		'Send digits as tones to whom you hear (0-9 * # A-D)',
		'Envoyer des chiffres en tonalités à qui vous entend (0-9 * # A-D)',
	],
	'call transfer': [
		'Send the caller on at once (blind): a name, an extension, a queue, a number',
		'Transférer aussitôt (direct) : un nom, un poste, une file, un numéro',
	],
	'call consult': [
		'Call somebody first, while the caller waits: a name, an extension, a number',
		'Appeler d’abord quelqu’un, l’appelant patiente : un nom, un poste, un numéro',
	],
	'call park': [
		'Set the caller apart: anybody of the queue may pick them up',
		'Mettre l’appelant à part : toute la file peut le reprendre',
	],
	'call pick-up': [
		'Pick up a parked caller, by the number of the place or the call’s id',
		'Reprendre un appelant parqué, par le numéro de sa place ou l’appel',
	],
	'call waiting': [
		'Whom an agent may take out of the order, the first fifty',
		'Qui un agent peut prendre hors de l’ordre, les cinquante premiers',
	],
	'call take': [
		'Take a waiting call out of its order: it is the agent’s next',
		'Prendre un appel hors de l’ordre : c’est le prochain de l’agent',
	],
	'call swap': ['Speak to the other of the two', 'Parler à l’autre des deux'],
	'call join': ['Let all three hear each other', 'Réunir les trois'],
	'call back': [
		'End the consultation and go back to the caller',
		'Finir le double appel et revenir à l’appelant',
	],
	'call hand-over': [
		'Leave the caller to whom you consulted',
		'Laisser l’appelant à la personne consultée',
	],
	targets: [
		'Whom a call can go to, and what they do now',
		'À qui un appel peut aller, et ce qu’ils font',
	],
} as const satisfies Readonly<Record<string, Sentence>>;

export const callCliText = {
	severalTargets: [
		'Several fit: {list}. Name one of them that way.',
		'Plusieurs conviennent : {list}. Nommez-en un ainsi.',
	],
} as const satisfies Readonly<Record<string, Sentence>>;
