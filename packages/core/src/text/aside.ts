/** Calls taken out of their order, and parked ones: what screens and commands say of them. */

import type {Sentence} from './translate.ts';

export const takeText = {
	title: ['Who gets this call next?', 'Qui reçoit cet appel ensuite ?'],
	hint: [
		'a digit or Enter gives it before all else; Esc closes',
		'chiffre ou Entrée : avant tout autre appel ; Échap ferme',
	],
	nobody: [
		'Nobody is ready or in wrap-up who could get it next.',
		'Personne n’est prêt ou en post-appel pour le recevoir.',
	],
	isReady: ['{name}  ready', '{name}  prêt'],
	inWrapUp: ['{name}  in wrap-up {time}', '{name}  post-appel {time}'],
	takingOver: ['The call comes to your phone.', 'L’appel passe sur votre poste.'],
	taken: ['{name} gets this call next.', '{name} reçoit cet appel ensuite.'],
	/** Why a call went to an agent: somebody took it for them. */
	why: [
		'taken out of its order by {by}, over {over|one caller|# callers} who came before; idle for {idle}',
		'pris hors de l’ordre par {by}, avant {over|un appelant arrivé|# appelants arrivés} plus tôt ; libre depuis {idle}',
	],
	whySelf: [
		'took it out of its order, over {over|one caller|# callers} who came before; idle for {idle}',
		'l’a pris hors de l’ordre, avant {over|un appelant arrivé|# appelants arrivés} plus tôt ; libre depuis {idle}',
	],
} as const satisfies Readonly<Record<string, Sentence>>;

export const parkText = {
	title: ['Parked', 'Parqués'],
	menuTitle: ['Pick up', 'Reprendre'],
	keysHint: ['l: pick up', 'l : reprendre'],
	nothing: ['Nothing is parked.', 'Aucun appel parqué.'],
	nothingBrief: ['none', 'aucun'],
	by: ['by {name}', 'par {name}'],
	back: ['back to {name} in {time}', 'retour à {name} dans {time}'],
	more: ['and {count} more', 'et {count} de plus'],
	/** A line of the list to choose from. */
	item: ['{place}: {caller}, {queue}', '{place} : {caller}, {queue}'],
	/** The state of a call, with the number to say. */
	at: ['parked {place}', 'parqué {place}'],
	picked: [
		'Your phone rings for parked call {place}.',
		'Votre poste sonne pour l’appel parqué {place}.',
	],
	tellParked: ['Parked: {list}.', 'Parqués : {list}.'],
	place: ['place', 'place'],
	noSuchPlace: ['Say which: {list}.', 'Dites lequel : {list}.'],
} as const satisfies Readonly<Record<string, Sentence>>;
