/** What the desk says of holding, muting, consulting and transferring. */

import type {LineState} from '../protocol/control-view.ts';
import type {Sentence} from './translate.ts';

export const callText = {
	// Words of the top line, in capitals: they are read from two metres away.
	held: ['HELD', 'EN ATTENTE'],
	muted: ['MUTED', 'MICRO COUPÉ'],
	heldAtPhone: ['HELD AT THE PHONE', 'EN ATTENTE AU POSTE'],
	phoneHolds: ['PHONE ON HOLD', 'POSTE EN ATTENTE'],
	consult: ['CONSULT', 'DOUBLE APPEL'],
	consultWaiting: ['ASKS', 'DEMANDE'],
	consultCalling: ['CALLING', 'APPELLE'],
	consultRinging: ['RINGING AT', 'SONNE CHEZ'],
	consultHeld: ['ON HOLD', 'PATIENTE'],
	conference: ['CONFERENCE', 'CONFÉRENCE'],
	consultedRinging: ['CONSULT RINGS', 'DOUBLE APPEL SONNE'],

	// The line under it.
	hearsMusic: ['The caller hears music.', 'L’appelant entend la musique.'],
	resumeAtPhone: [
		'The caller hears music: take the call back at the phone.',
		'L’appelant entend la musique : reprenez l’appel au poste.',
	],
	phoneFirst: [
		'Your phone is on hold: take it back there first.',
		'Votre poste est en attente : reprenez-le au poste d’abord.',
	],
	consultKeys: ['{key} then', '{key} puis'],
	swap: ['swap', 'va-et-vient'],
	joinAll: ['join all three', 'à trois'],
	back: ['back to the caller', 'retour à l’appelant'],
	handOver: ['hand over, leave', 'remettre et partir'],
	leaveConference: ['leave them both', 'les laisser ensemble'],
	allHear: ['All three hear each other.', 'Tous les trois s’entendent.'],
	resume: ['resume', 'reprendre'],
	menuHint: [
		'a letter, or arrows and Enter; Esc closes',
		'une lettre, ou flèches et Entrée ; Échap ferme',
	],
	about: ['about {caller}', 'pour {caller}'],
	asksYou: [
		'{name} asks you about a caller, who hears music.',
		'{name} vous consulte pour un appelant, qui entend la musique.',
	],
	asksYouLater: [
		'{name} talks with the caller; you hear music.',
		'{name} parle à l’appelant ; vous entendez la musique.',
	],

	// Finding a target.
	transferTo: ['Transfer to', 'Transférer à'],
	consultWith: ['Consult', 'Consulter'],
	typeToFind: [
		'a name, an extension, a queue or a number',
		'un nom, un poste, une file, un numéro',
	],
	nobodyFound: ['Nobody found.', 'Personne de ce nom.'],
	targetsLoading: ['Asking who is there…', 'Recherche des présents…'],
	signedOut: ['signed out', 'absent'],
	freePhone: ['free phone', 'poste libre'],
	phoneMissing: ['not registered', 'non enregistré'],
	busyPhone: ['busy', 'occupé'],
	outside: ['outside', 'extérieur'],
	queueOf: ['queue {queue}', 'file {queue}'],
	queueState: ['{ready} ready, {waiting} waiting', 'prêts {ready}, attente {waiting}'],
	transferHint: [
		'arrows choose; Enter: then a attended or b blind; Esc closes',
		'flèches pour choisir ; Entrée : puis a accompagné ou b direct ; Échap ferme',
	],
	consultHint: [
		'arrows choose; Enter calls them, the caller waits; Esc closes',
		'flèches pour choisir ; Entrée appelle, l’appelant patiente ; Échap ferme',
	],
	howHint: [
		'Enter or a: attended, you speak to them first; b: blind; Esc: back',
		'Entrée ou a : accompagné, leur parler d’abord ; b : direct ; Échap : retour',
	],
	queueHint: [
		'Enter or b: the caller waits there; a: speak to one of them first; Esc: back',
		'Entrée ou b : y mettre l’appelant ; a : lui parler d’abord ; Échap : retour',
	],
	targetBusy: [
		'{who} cannot take a call now: {doing}.',
		'{who} ne peut pas prendre d’appel maintenant : {doing}.',
	],
	takenOver: ['A supervisor has taken the call over.', 'Un superviseur a pris l’appel en main.'],
	ownPhone: ['That is your own phone.', 'C’est votre propre poste.'],
	severalFound: ['Several have that name: {list}.', 'Plusieurs portent ce nom : {list}.'],
	chooseFirst: [
		'Type a name, an extension, a queue or a number first.',
		'Tapez d’abord un nom, un poste, une file ou un numéro.',
	],

	// Keypad.
	keypad: ['Keypad', 'Clavier'],
	keypadHint: ['digits go as tones until Esc', 'les chiffres partent en tonalités ; Échap ferme'],

	// Why not.
	alreadyHeld: [
		'The caller is on hold already: F6 then b goes back to them.',
		'L’appelant patiente déjà : F6 puis b pour revenir à lui.',
	],
	heldBrief: ['on hold already', 'patiente déjà'],
	phoneHoldsBrief: ['on hold at the phone', 'en attente au poste'],
	inConference: [
		'In a conference nobody is held: F6 then s speaks to one alone.',
		'En conférence, personne ne patiente : F6 puis s pour parler à un seul.',
	],
	conferenceBrief: ['in a conference', 'en conférence'],
	resumeFirst: ['resume first', 'reprenez d’abord'],
	resumeForDigits: [
		'Nobody would hear the tones: resume the call first.',
		'Personne n’entendrait les tonalités : reprenez d’abord l’appel.',
	],
	consultNotAnswered: [
		'They have not answered yet: F6 then b goes back to the caller.',
		'Pas encore de réponse : F6 puis b pour revenir à l’appelant.',
	],
	notAnsweredBrief: ['not answered', 'pas de réponse'],
	consultFirst: [
		'You are consulting somebody: F4 hands the caller over, F6 then b goes back to them.',
		'Double appel en cours : F4 remet l’appelant, F6 puis b revient à lui.',
	],
	consultFirstBrief: ['F4 or F6 b', 'F4 ou F6 b'],
	notTalking: ['no call', 'pas d’appel'],

	joinedAlready: ['All three hear each other already.', 'Tous les trois s’entendent déjà.'],
	oneMoment: ['one moment', 'un instant'],

	// What came to nothing.
	consultOver: [
		'{name}: {reason}. The caller is on hold: F3 takes them back.',
		'{name} : {reason}. L’appelant patiente : F3 le reprend.',
	],
	consultOverJoined: [
		'{name}: {reason}. You hear the caller.',
		'{name} : {reason}. Vous entendez l’appelant.',
	],
	orderFailed: [
		'That did not work: {order} ({reason}).',
		'Cela n’a pas marché : {order} ({reason}).',
	],

	// Line mode.
	tellHeld: ['On hold: the caller hears music.', 'En attente : l’appelant entend la musique.'],
	tellHeldAtPhone: [
		'On hold at the phone: the caller hears music. Take the call back at the phone.',
		'En attente au poste : l’appelant entend la musique. Reprenez l’appel au poste.',
	],
	tellPhoneHolds: [
		'Your phone is on hold: nobody hears you before you take it back there.',
		'Votre poste est en attente : personne ne vous entend avant que vous le repreniez au poste.',
	],
	tellJoined: ['You hear the caller.', 'Vous entendez l’appelant.'],
	tellMuted: [
		'Muted: the caller does not hear you.',
		'Micro coupé : l’appelant ne vous entend pas.',
	],
	tellUnmuted: ['Not muted any more.', 'Micro rétabli.'],
	tellAsking: [
		'Consult: you ask the queue {name}, where nobody is free yet; the caller hears music.',
		'Double appel : vous demandez la file {name}, personne n’y est libre ; l’appelant entend la musique.',
	],
	tellCalling: ['Consult: calling {name}.', 'Double appel : {name} est appelé.'],
	tellRinging: ['Consult: rings at {name}.', 'Double appel : sonne chez {name}.'],
	tellConsulting: [
		'Consult: you hear {name}, the caller hears music.',
		'Double appel : vous entendez {name}, l’appelant entend la musique.',
	],
	tellSwapped: [
		'Swapped: you hear the caller, {name} waits.',
		'Va-et-vient : vous entendez l’appelant, {name} patiente.',
	],
	tellConference: [
		'Conference with {name}: all three hear each other.',
		'Conférence avec {name} : tous les trois s’entendent.',
	],
	tellConsulted: ['{name} consults you about {caller}.', '{name} vous consulte pour {caller}.'],
	tellConsultedRinging: [
		'{name} calls to consult you about {caller}.',
		'{name} vous appelle pour {caller}.',
	],
	tellHow: ['{title} {name}: {hint}.', '{title} {name} : {hint}.'],
	tellKeypad: [
		'Keypad: type digits, end with Enter.',
		'Clavier : tapez les chiffres, puis Entrée.',
	],
} as const satisfies Record<string, Sentence>;

/** Where a caller is in a talk, for lists. */
export const lineText: Readonly<Record<LineState, Sentence>> = {
	joined: ['talking', 'en ligne'],
	held: ['on hold', 'en attente'],
	consulting: ['consulting', 'consulte'],
	conference: ['conference', 'conférence'],
};

/** What was ordered, as a noun: for what came of it. */
export const orderText: Readonly<Record<string, Sentence>> = {
	hold: ['hold', 'mise en attente'],
	resume: ['resume', 'reprise'],
	transfer: ['transfer', 'transfert'],
	consult: ['consult', 'double appel'],
	swap: ['swap', 'va-et-vient'],
	'join-all': ['join all three', 'conférence à trois'],
	'end-consult': ['back to the caller', 'retour à l’appelant'],
	'hand-over': ['hand over', 'remise de l’appel'],
	park: ['park', 'mise à part'],
	'take-over': ['take over', 'prise en main'],
	mute: ['mute', 'micro'],
	'send-digits': ['tones', 'tonalités'],
};
