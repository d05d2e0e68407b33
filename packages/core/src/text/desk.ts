/** What the agent's desk says. The names of its actions stand in the table of keys. */

import type {Sentence} from './translate.ts';

export const deskText = {
	desk: ['Desk', 'Poste'],
	// Words of the top line, in capitals: they are read from two metres away.
	ready: ['READY', 'PRÊT'],
	waits: ['AVAILABLE', 'DISPONIBLE'],
	notReady: ['NOT READY', 'PAS PRÊT'],
	notReadyFor: ['NOT READY: {reason}', 'PAS PRÊT : {reason}'],
	ringing: ['RINGING', 'SONNE'],
	talking: ['TALKING', 'EN LIGNE'],
	holding: ['HELD', 'EN ATTENTE'],
	consulting: ['CONSULT', 'DOUBLE APPEL'],
	dialling: ['DIALLING', 'NUMÉROTE'],
	outside: ['OTHER CALL', 'AUTRE APPEL'],
	wrapUp: ['WRAP-UP', 'POST-APPEL'],
	next: ['next: {what}', 'ensuite : {what}'],
	signOutNext: ['sign out', 'quitter'],
	of: ['{time} of {limit}', '{time} sur {limit}'],
	waited: ['waited {time}', 'a attendu {time}'],
	dialled: ['dialled {number}', 'a composé {number}'],
	withheld: ['number withheld', 'numéro masqué'],
	unknownCaller: ['unknown caller', 'appelant inconnu'],
	network: ['announced as {name}', 'annoncé : {name}'],
	firstCall: ['no earlier interaction', 'aucun échange précédent'],
	inProgress: ['in progress', 'en cours'],
	liftHandset: ['lift the handset', 'décrochez le combiné'],
	queueWaiting: ['{queue} {count} waiting', '{queue} {count} en attente'],
	longest: ['longest {time}', 'depuis {time}'],
	nobodyWaits: ['nobody waits', 'personne n’attend'],
	offersHere: [
		'Offers come here: phone {phoneId} rings, and this screen says who calls.',
		'Les appels arrivent ici : le poste {phoneId} sonne et l’écran dit qui appelle.',
	],
	noOffers: [
		'No offers while not ready: {key} changes presence.',
		'Pas d’appels tant que vous n’êtes pas prêt : {key} change la présence.',
	],
	outsideCall: [
		'Phone {phoneId} is in a call that the floor did not give: no offers until it ends.',
		'Le poste {phoneId} est dans un appel hors du plateau : aucun appel d’ici la fin.',
	],
	phoneLost: [
		'Phone {phoneId} is not registered at the switch: no offers. Check its cable and that it is on.',
		'Le poste {phoneId} n’est pas enregistré : aucun appel. Vérifiez son câble et qu’il est allumé.',
	],
	switchDown: [
		'The switch {switchId} does not answer: calls in progress go on, new ones wait.',
		'Le commutateur {switchId} ne répond pas : les appels en cours continuent, les nouveaux attendent.',
	],
	monitored: ['A supervisor {mode} {time}', 'Un superviseur {mode} {time}'],
	listens: ['listens', 'écoute'],
	whispers: ['whispers to you', 'vous chuchote'],
	barges: ['is in the call', 'est dans l’appel'],
	monitoredBy: ['A supervisor {mode}.', 'Un superviseur {mode}.'],
	monitoredEnd: ['No supervisor listens any more.', 'Aucun superviseur n’écoute plus.'],

	// Panes.
	caller: ['Caller', 'Appelant'],
	past: ['Before', 'Avant'],
	recent: ['Recent', 'Récents'],
	today: ['Today', 'Aujourd’hui'],
	queues: ['Queues', 'Files'],
	state: ['Now', 'Maintenant'],
	nothingRecent: ['No calls yet today.', 'Pas encore d’appel aujourd’hui.'],
	handled: ['handled', 'traités'],
	talk: ['talk', 'en ligne'],
	wrapUpTime: ['wrap-up', 'post-appel'],
	handleTime: ['handle time', 'durée'],
	occupancy: ['occupancy', 'occupation'],
	rangOut: ['rang out', 'manqués'],
	queue: ['Queue', 'File'],
	waiting: ['wait', 'attente'],
	oldest: ['longest', 'depuis'],
	readyAgents: ['ready', 'prêts'],
	talkingAgents: ['talk', 'ligne'],
	wrappingUp: ['wrap', 'post'],
	serviceLevel: ['SL', 'NS'],

	// Note, name, disposition.
	note: ['Note', 'Note'],
	notePrevious: ['Note (previous call: {caller})', 'Note (appel précédent : {caller})'],
	noteEmpty: ['F7 to write', 'F7 pour écrire'],
	noteSaved: ['saved {time}', 'enregistrée {time}'],
	noteSaving: ['saving…', 'enregistrement…'],
	noteKept: ['kept here until the link is back', 'gardée ici jusqu’au retour de la liaison'],
	noteRefused: ['not saved: {reason}', 'non enregistrée : {reason}'],
	noteTold: ['Note saved.', 'Note enregistrée.'],
	name: ['Name', 'Nom'],
	nameHint: ['Enter saves, Esc leaves it', 'Entrée enregistre, Échap abandonne'],
	named: ['The caller is now {name}.', 'L’appelant est maintenant {name}.'],
	unnamed: ['The given name is taken away.', 'Le nom donné est retiré.'],
	disposition: ['Disposition', 'Qualification'],
	dispositionMissing: ['disposition missing', 'qualification manquante'],
	dispositionNone: ['none to choose', 'aucune à choisir'],

	// Menus.
	presence: ['Presence', 'Présence'],
	presenceNext: ['Presence after this call', 'Présence après cet appel'],
	available: ['ready', 'prêt'],
	signOut: ['sign out and leave the phone', 'quitter le plateau et le poste'],
	menuHint: [
		'digits or arrows and Enter; c cancels the next; Esc closes',
		'chiffres, flèches, Entrée ; c annule la suite ; Échap ferme',
	],
	menuHintPlain: [
		'digits or arrows and Enter; Esc closes',
		'chiffres ou flèches et Entrée ; Échap ferme',
	],

	// Sign-in.
	signIn: ['Sign in: choose your phone', 'Prise de poste : choisissez votre téléphone'],
	phone: ['Phone', 'Poste'],
	phoneFree: ['free', 'libre'],
	phoneHeld: ['held by {name}', 'pris par {name}'],
	phoneMissing: ['not registered', 'non enregistré'],
	phoneBusy: ['in a call', 'en ligne'],
	phoneLast: ['used last', 'dernier utilisé'],
	noPhones: [
		'The floor has no phones: they are declared in floor.yaml.',
		'Le plateau n’a aucun poste : ils se déclarent dans floor.yaml.',
	],
	signingIn: ['Signing in…', 'Prise de poste…'],
	noAgent: [
		'"{login}" is no agent of this floor: agents are declared in floor.yaml under the same login. A supervisor opens "plateau board".',
		'« {login} » n’est pas un agent de ce plateau : les agents se déclarent dans floor.yaml sous le même identifiant. Un superviseur ouvre « plateau board ».',
	],
	takeOver: [
		'Phone {phoneId} is held by {name}: t twice takes it over.',
		'Le poste {phoneId} est pris par {name} : t deux fois pour le reprendre.',
	],

	// Why not.
	noCall: ['There is no call here.', 'Aucun appel ici.'],
	noNote: ['There is no call to write about yet.', 'Aucun appel à commenter pour l’instant.'],
	noCallYet: ['no call yet', 'pas d’appel'],
	freePhone: [
		'That phone is free: Enter signs in.',
		'Ce poste est libre : Entrée pour le prendre.',
	],
	forSupervisors: ['for supervisors', 'pour les superviseurs'],
	nothingNext: ['none is set', 'aucune prévue'],
	supervisorsOnly: [
		'The wallboard takes the role supervisor.',
		'Le tableau demande le rôle superviseur.',
	],
	liveCall: [
		'A call is live here: hang up first, or Ctrl+C twice leaves it at the phone.',
		'Un appel est en cours : raccrochez d’abord, ou Ctrl+C deux fois pour le laisser au poste.',
	],
	justRinging: [
		'It has only begun to ring: once more to decline.',
		'Il sonne à peine : encore une fois pour refuser.',
	],
	noSuchChoice: ['There is no such choice.', 'Ce choix n’existe pas.'],

	// Line mode.
	tellRinging: [
		'Ringing: {queue}, {caller}, {number}, waited {time}',
		'Sonne : {queue}, {caller}, {number}, a attendu {time}',
	],
	tellHowToAnswer: ['F2 or "answer" answers.', 'F2 ou « décrocher » répond.'],
	tellTalking: ['Talking: {queue}, {caller}, {number}', 'En ligne : {queue}, {caller}, {number}'],
	tellWrapUp: ['Wrap-up: {caller}, talk {time}', 'Post-appel : {caller}, en ligne {time}'],
	tellDispositions: ['Dispositions: {list}', 'Qualifications : {list}'],
	tellDisposition: ['Disposition: {name}', 'Qualification : {name}'],
	tellLast: ['Before: {list}', 'Avant : {list}'],
	tellQueue: ['{queue}: {count} waiting', '{queue} : {count} en attente'],
	tellPhones: ['Phones: {list}', 'Postes : {list}'],
	tellMenu: ['{title}: {list}', '{title} : {list}'],
	tellSignedIn: ['{name}, phone {phoneId}: {state}', '{name}, poste {phoneId} : {state}'],
} as const satisfies Record<string, Sentence>;
