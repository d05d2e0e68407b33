/** What every full screen says besides its own content: log-in, link, guards, help, leaving. */

import type {Sentence} from './translate.ts';

export const screenText = {
	connecting: ['Connecting to {where}…', 'Connexion à {where}…'],
	connectingTry: ['try {tries}', 'essai {tries}'],
	logInTitle: ['Plateau: log in', 'Plateau : s’identifier'],
	login: ['Login', 'Identifiant'],
	password: ['Password', 'Mot de passe'],
	logInHint: [
		'Enter logs in, Tab changes the field, Ctrl+C twice leaves',
		'Entrée valide, Tab change de champ, Ctrl+C deux fois pour partir',
	],
	logInGone: [
		'This log-in is no longer known here: log in again.',
		'Cette connexion n’est plus connue ici : identifiez-vous à nouveau.',
	],
	logInGoneDemo: [
		'This log-in is no longer known here. If this is the demo, it was started anew: leave, and "npm run demo" joins it.',
		'Cette connexion n’est plus connue ici. Si c’est la démo, elle a été relancée : partez, puis « npm run demo » la rejoint.',
	],
	loggingIn: ['Logging in…', 'Identification…'],
	askLogin: ['Login:', 'Identifiant :'],
	askPassword: ['Password:', 'Mot de passe :'],
	loading: ['Waiting for the daemon…', 'En attente du service…'],
	pressAgain: ['{key} again to: {action}', '{key} encore une fois pour : {action}'],
	throttled: ['Done already a moment ago: {action}', 'Fait à l’instant : {action}'],
	interruptAgain: ['Ctrl+C once more to leave', 'Ctrl+C encore une fois pour partir'],
	unavailable: ['{action}: {reason}', '{action} : {reason}'],
	notNow: ['{action}: not now', '{action} : pas maintenant'],
	nothingOpen: [
		'Nothing is open: keys act again in a moment, or after Esc.',
		'Rien d’ouvert : les touches agissent dans un instant, ou après Échap.',
	],
	helpTitle: ['Keys here', 'Touches ici'],
	helpFilter: ['Find ', 'Chercher '],
	helpHint: [
		'letters filter, Enter does it, Esc closes',
		'les lettres filtrent, Entrée exécute, Échap ferme',
	],
	helpEmpty: ['No such action here.', 'Aucune action de ce nom ici.'],
	pressTwice: ['press twice', 'appuyer deux fois'],
	linkOk: ['link ok', 'liaison ok'],
	linkDown: ['link down', 'liaison perdue'],
	downFor: [
		'No link for {time}, try {tries}: {reason}',
		'Pas de liaison depuis {time}, essai {tries} : {reason}',
	],
	linkOver: ['The link is over: {reason}', 'La liaison est terminée : {reason}'],
	howToGoOn: [
		'Calls go on at the phone and what you typed is kept; this screen comes back by itself. q leaves.',
		'Les appels continuent au poste et votre saisie est gardée ; l’écran revient tout seul. q pour partir.',
	],
	demoEnded: [
		'If this was the demo, it has ended: q leaves, "npm run demo" starts it again. Otherwise this screen comes back by itself, with what you typed.',
		'Si c’était la démo, elle est finie : q pour partir, « npm run demo » la relance. Sinon l’écran revient tout seul, avec votre saisie.',
	],
	startAgain: [
		'q leaves; start the screen again then.',
		'q pour partir ; relancez ensuite l’écran.',
	],
	linkBack: ['The link is back.', 'La liaison est rétablie.'],
	practice: ['practice', 'exercice'],
	followsTitle: ['{key} then', '{key} puis'],
	unknownWords: [
		'"{words}" is no action here: help lists them.',
		'« {words} » n’est pas une action ici : help les énumère.',
	],
	linesWelcome: [
		'Type a word and Enter; help lists the words.',
		'Tapez un mot puis Entrée ; help les énumère.',
	],
	leaving: ['Closed.', 'Fermé.'],
} as const satisfies Record<string, Sentence>;
