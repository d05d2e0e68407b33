/** What is said of calls to the outside: dialling by hand, what may be dialled, what came of it. */

import type {DialFailure, DialStep} from '../outbound/dial.ts';
import type {Verdict} from '../outbound/policy.ts';
import type {Sentence} from './translate.ts';

export const dialText = {
	dialTo: ['Dial', 'Composer'],
	typeToDial: [
		'a number, a colleague, or a name of the list',
		'un numéro, un collègue, un nom de la liste',
	],
	dialHint: [
		'Enter: your phone rings, then they are called; arrows choose; Esc closes',
		'Entrée : votre poste sonne, puis l’appel part ; flèches ; Échap ferme',
	],
	dialFirst: ['Type a number or a name first.', 'Tapez d’abord un numéro ou un nom.'],
	noNumber: [
		'That is no number, and nobody of the floor or the list.',
		'Ce n’est pas un numéro, ni personne du plateau ou de la liste.',
	],
	calledBy: ['you called', 'vous avez appelé'],
	recent: ['recent', 'récent'],
	/** Whom a piece of work in hand is for. */
	inHand: ['work in hand', 'tâche en main'],
	notReached: ['{who}: {reason}', '{who} : {reason}'],
	tellDialling: ['Dialling {who}: {step}.', 'Appel de {who} : {step}.'],
} as const satisfies Readonly<Record<string, Sentence>>;

/** Of calls between colleagues, at the desk of either. */
export const internalText = {
	/** Of who is called: the state, in capitals. */
	rings: ['COLLEAGUE CALLS', 'COLLÈGUE APPELLE'],
	talks: ['COLLEAGUE', 'COLLÈGUE'],
	callsYou: ['{name} calls you.', '{name} vous appelle.'],
	talksWithYou: ['You talk with {name}.', 'Vous parlez avec {name}.'],
	holdsYou: ['{name} has put you on hold.', '{name} vous a mis en attente.'],
	howToAnswer: ['F2 answers, F8 declines.', 'F2 décroche, F8 refuse.'],
	howToLift: ['Lift the handset; F8 declines.', 'Décrochez le combiné ; F8 refuse.'],
	howToEnd: [
		'F8 twice hangs up. No offers until it ends.',
		'F8 deux fois raccroche. Aucun appel d’ici la fin.',
	],
	/** Of who called: beside the name, in the place of a queue. */
	internal: ['internal call', 'appel interne'],
	colleague: ['Colleague', 'Collègue'],
	hearsMusic: ['Your colleague hears music.', 'Votre collègue entend la musique.'],
	/** Of who was called and did not take it. */
	missed: ['missed call', 'appel manqué'],
	brief: ['with a colleague', 'avec un collègue'],
} as const satisfies Readonly<Record<string, Sentence>>;

/** How far it has come. */
export const dialStepText: Readonly<Record<DialStep, Sentence>> = {
	phone: ['pick up your phone', 'décrochez votre poste'],
	calling: ['calling…', 'appel en cours…'],
	ringing: ['it rings', 'ça sonne'],
};

/** Why a number was not reached. */
export const dialFailureText: Readonly<Record<DialFailure, Sentence>> = {
	'phone-no-answer': ['your phone was not picked up', 'votre poste n’a pas été décroché'],
	'phone-busy': ['your phone is busy', 'votre poste est occupé'],
	'phone-declined': ['your phone refused', 'votre poste a refusé'],
	'phone-unregistered': ['your phone is not registered', 'votre poste n’est pas enregistré'],
	busy: ['busy', 'occupé'],
	'no-answer': ['no answer', 'pas de réponse'],
	refused: ['refused', 'refusé'],
	'no-such-number': ['no such number', 'numéro inexistant'],
	congestion: ['no line free', 'aucune ligne libre'],
	'no-trunk': ['no line to the outside', 'pas de ligne vers l’extérieur'],
	'not-registered': ['their phone is not registered', 'son poste n’est pas enregistré'],
	cancelled: ['hung up', 'raccroché'],
	'not-started': ['the switch did not call', 'le commutateur n’a pas appelé'],
	'no-word': ['no answer from the switch', 'le commutateur n’a rien dit'],
	'lost-in-gap': ['lost from sight', 'perdu de vue'],
	'pbx-restart': ['switch restarted', 'commutateur redémarré'],
};

/** What the policy says of a number, and why. */
export const verdictText: Readonly<Record<Verdict['why'], Sentence>> = {
	emergency: [
		'{number} is an emergency number: it is always dialled.',
		'{number} est un numéro d’urgence : il passe toujours.',
	],
	allowed: [
		'{number} may be dialled: {rule} is allowed.',
		'{number} est permis : {rule} est permis.',
	],
	denied: [
		'{number} is not dialled: {rule} is denied.',
		'{number} n’est pas composé : {rule} est refusé.',
	],
	'no-rule': [
		'{number} is not dialled: nothing allows it.',
		'{number} n’est pas composé : rien ne le permet.',
	],
	'own-number': [
		'{number} is a number of this floor: a colleague is called by their extension.',
		'{number} est un numéro de ce plateau : un collègue s’appelle par son poste.',
	],
	extension: [
		'{number} is an extension: whoever sits there is called, or nobody’s phone.',
		'{number} est un poste interne : qui s’y trouve est appelé, ou le poste libre.',
	],
	'no-such-extension': [
		'{number} is nobody’s extension, though it looks like one: only the floor file’s own rule would allow it as a number outside.',
		'{number} n’est le poste de personne, bien qu’il y ressemble : seule une règle du fichier du plateau le permettrait dehors.',
	],
	'bad-number': ['That is no number.', 'Ce n’est pas un numéro.'],
};

export const dialCommandText = {
	'call dial': [
		'Call a number, or a colleague by name or extension: your phone rings first, then theirs',
		'Appeler un numéro, ou un collègue par son nom ou son poste : votre poste sonne d’abord',
	],
	'call may': [
		'Whether a number may be dialled, and by which rule',
		'Dire si un numéro peut être composé, et selon quelle règle',
	],
} as const satisfies Readonly<Record<string, Sentence>>;

export const dialCliText = {
	usualRule: ['(usual in the country)', '(usage du pays)'],
} as const satisfies Readonly<Record<string, Sentence>>;
