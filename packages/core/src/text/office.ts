/** What screens and commands say of work that is not a call. */

import type {Sentence} from './translate.ts';

export const officeText = {
	/** The top line of a desk that rings: kind and queue. */
	offered: ['{kind} {queue}', '{kind} {queue}'],
	working: ['WORKING', 'AU TRAVAIL'],
	inHand: ['In hand', 'En main'],
	aside: ['set aside', 'mis de côté'],
	worked: ['worked {time}', 'travaillé {time}'],
	contact: ['for {contact}', 'pour {contact}'],
	more: ['and {count} more', 'et {count} de plus'],
	doThis: ['Done: {name}', 'Terminé : {name}'],
	done: ['Done', 'Terminé'],
	giveBack: ['Give it back to its queue', 'La rendre à sa file'],
	nothingInHand: ['You have no work in hand.', 'Vous n’avez aucune tâche en main.'],
	nothingInHandBrief: ['none in hand', 'aucune en main'],
	keysHint: ['i: done or give back', 'i : terminer ou rendre'],
	/** Behind the subject of work that is about a caller's message. */
	message: ['{key}: hear it', '{key} : écouter'],
	messageBrief: ['no message', 'aucun message'],
	playing: ['The message goes to your player.', 'Le message va à votre lecteur.'],
	added: ['Added: {workId}.', 'Ajouté : {workId}.'],
	subjectNeeded: [
		'Say what it is about: --subject "…".',
		'Dites de quoi il s’agit : --subject « … ».',
	],
	queueNeeded: ['Say which queue: --queue support.', 'Dites quelle file : --queue assistance.'],
	waitsFor: [
		'Who could take it, and why not the others',
		'Qui pourrait la prendre, et pourquoi pas les autres',
	],
	couldTake: ['{name} could take it', '{name} pourrait la prendre'],
	/** Of the line mode. */
	tellOffered: [
		'{kind} for {queue}: {subject}. Waiting {time}. answer takes it, decline refuses it.',
		'{kind} pour {queue} : {subject}. Attend depuis {time}. répondre la prend, refuser la refuse.',
	],
	tellHand: ['In hand: {list}.', 'En main : {list}.'],
	// Columns of the board.
	tasks: ['Tasks', 'Tâches'],
	countInHand: ['{count} in hand', '{count} en main'],
	deskRings: ['desk rings', 'l’écran sonne'],
} as const satisfies Readonly<Record<string, Sentence>>;

/** What a piece of work is doing. */
export const workStateText = {
	waiting: ['waits', 'attend'],
	offered: ['rings on a desk', 'sonne sur un poste'],
	'in-hand': ['in hand', 'en main'],
	aside: ['set aside', 'mis de côté'],
} as const satisfies Readonly<Record<string, Sentence>>;
