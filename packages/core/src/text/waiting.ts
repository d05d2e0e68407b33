/** The list of waiting callers at an agent's desk: what screens and commands say of it. */

import type {Sentence} from './translate.ts';

export const waitingText = {
	title: ['Take a waiting call', 'Prendre un appel qui attend'],
	keysHint: ['t: take a call', 't : prendre un appel'],
	hint: [
		'a digit or Enter makes it your next call; Esc closes',
		'chiffre ou Entrée : votre prochain appel ; Échap ferme',
	],
	loading: ['Asking who waits…', 'Recherche des appelants…'],
	more: ['and {count} more', 'et {count} de plus'],
	/** Columns. */
	caller: ['caller', 'appelant'],
	number: ['number', 'numéro'],
	queue: ['queue', 'file'],
	ahead: ['ahead', 'avance'],
	waits: ['waits', 'attend'],
	/** What is particular about one of them. */
	gone: ['gone', 'parti'],
	unreachable: ['out of reach', 'inaccessible'],
	own: ['your customer', 'votre client'],
	forAgent: ['for {name}', 'pour {name}'],
	/** Why there is nothing to choose from. */
	nobody: ['There is nobody to take just now.', 'Personne à prendre pour l’instant.'],
	nobodyBrief: ['none', 'aucun'],
	noQueue: ['None of your queues lets its agents choose.', 'Aucune de vos files ne le permet.'],
	/** Who was marked answered, hung up or was taken meanwhile. */
	isGone: [
		'{caller} does not wait any more: choose again.',
		'{caller} n’attend plus : choisissez de nouveau.',
	],
	moved: [
		'The list moved: {caller} is marked, Enter takes that call.',
		'La liste a bougé : marque sur {caller}, Entrée prend l’appel.',
	],
	/** Refused to oneself. */
	ownNotReady: [
		'To get a call next be ready (F9) and free, or in wrap-up.',
		'Pour recevoir un appel, soyez prêt (F9) et libre, ou en post-appel.',
	],
	ownNotReadyBrief: ['not ready', 'pas prêt'],
	taken: ['{caller} is your next call.', '{caller} : votre prochain appel.'],
	takenForLater: [
		'{caller} is your next call, if this wrap-up ends within a minute.',
		'{caller} : prochain appel, si ce post-appel finit d’ici une minute.',
	],
	/** Line mode. */
	tell: ['Waiting: {list}.', 'En attente : {list}.'],
	tellItem: ['{digit} {caller}, {queue}, since {time}', '{digit} {caller}, {queue}, depuis {time}'],
	/** Command line. */
	moreWait: [
		'{count|One more waits|# more wait} behind these.',
		'{count|Un autre attend|# autres attendent} derrière.',
	],
} as const satisfies Readonly<Record<string, Sentence>>;
