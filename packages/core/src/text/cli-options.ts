/** What each option of `plateau` is for, as the help of its commands says it. */

import type {Sentence} from './translate.ts';

export const optionText = {
	socket: [
		'Where the daemon listens: a socket’s path, tcp://127.0.0.1:PORT or tls://HOST:PORT',
		'Où le service écoute : un chemin de socket, tcp://127.0.0.1:PORT ou tls://HÔTE:PORT',
	],
	ca: [
		'PEM file of an authority to trust for tls://',
		'Fichier PEM d’une autorité reconnue pour tls://',
	],
	as: [
		'Whose kept log-in to use; the last one’s when left out',
		'La session gardée à utiliser ; la dernière par défaut',
	],
	lang: ['Language', 'Langue'],
	help: ['Show help', 'Afficher l’aide'],
	version: ['Show the version', 'Afficher la version'],
	json: ['Machine-readable JSON', 'JSON pour les machines'],
	plain: [
		'Tab-separated values; by itself in a pipe',
		'Valeurs séparées par des tabulations ; d’office dans un tube',
	],
	csv: ['CSV for a spreadsheet', 'CSV pour un tableur'],
	phone: ['Phone to sign in with', 'Poste à prendre'],
	number: [
		'Listen from this number outside: it is called, and asked for a key',
		'Écouter depuis ce numéro extérieur : il est appelé, et une touche demandée',
	],
	agent: ['For this agent; yourself when left out', 'Pour cet agent ; vous-même par défaut'],
	call: [
		'Which call; the one in front of you when left out',
		'Quel appel ; celui devant vous par défaut',
	],
	takeover: [
		'Take the phone from its holder, unless in a call',
		'Reprendre le poste à qui le tient, sauf en appel',
	],
	nailedUp: [
		'Connect the headset once: calls come with a beep, nothing rings',
		'Connecter le casque une fois : les appels arrivent après un bip, rien ne sonne',
	],
	ready: ['Be available at once', 'Être disponible tout de suite'],
	notReady: ['Be not ready with this reason', 'Ne pas être prêt, avec ce motif'],
	passwordStdin: [
		'Read the password from standard input',
		'Lire le mot de passe sur l’entrée standard',
	],
	stdin: ['Read the text from standard input', 'Lire le texte sur l’entrée standard'],
	at: ['At what time: 14:03 or 14:03:20', 'À quelle heure : 14:03 ou 14:03:20'],
	reason: ['Why, for the audit', 'Pourquoi, pour le registre'],
	subject: ['What it is about, in a line', 'De quoi il s’agit, en une ligne'],
	contact: ['Whom it is for, in a line', 'Pour qui, en une ligne'],
	kind: ['Which kind of work; a task when left out', 'Quel type de tâche ; une tâche par défaut'],
	for: [
		'How long, such as 30m or 2h; an hour when left out',
		'Combien de temps, comme 30m ou 2h ; une heure par défaut',
	],
	only: ['They serve nothing else meanwhile', 'Sans autre file pendant ce temps'],
	by: ['Head start, such as 90s or 5m', 'Avance, comme 90s ou 5m'],
	file: [
		'The floor file; - for standard input',
		'Le fichier de plateau ; - pour l’entrée standard',
	],
	dryRun: ['Show what would change, change nothing', 'Montrer ce qui changerait, ne rien changer'],
	output: ['Write to this file', 'Écrire dans ce fichier'],
	role: ['What the account may do', 'Ce que le compte peut faire'],
	limit: ['How many rows', 'Combien de lignes'],
	lines: [
		'One line a change, for screen readers',
		'Une ligne par changement, pour les lecteurs d’écran',
	],
	ascii: ['Draw with ASCII only', 'Dessiner en ASCII seulement'],
	noMouse: ['Leave the mouse to the terminal', 'Laisser la souris au terminal'],
	kiosk: ['Large figures for a wall', 'Grands chiffres pour un mur'],
	day: ['Which day: 2026-11-20', 'Quel jour : 2026-11-20'],
	from: ['From this day on: 2026-11-01', 'À partir de ce jour : 2026-11-01'],
	to: ['Up to this day: 2026-11-20', 'Jusqu’à ce jour : 2026-11-20'],
	agents: [
		'So many people more or fewer: +2, -1',
		'Tant de personnes en plus ou en moins : +2, -1',
	],
	strategy: ['Choose whom to ring this way', 'Choisir ainsi qui sonne'],
	queue: [
		'Which queue; of whatif: change it and its people alone',
		'Quelle file ; pour whatif : ne changer qu’elle et ses agents',
	],
	seed: [
		'A whole number; the same one gives the same figures',
		'Un nombre entier ; le même donne les mêmes chiffres',
	],
	told: [
		'The caller was told, and agreed where that is asked for',
		'L’appelant a été prévenu, et a consenti s’il le faut',
	],
	ofCall: ['Of this call alone', 'De cet appel seulement'],
	ofAgent: ['Of this agent alone', 'De cet agent seulement'],
	ofQueue: ['Of this queue alone', 'De cette file seulement'],
	player: [
		'The command that plays WAV from its standard input, such as "aplay -q"',
		'La commande qui joue du WAV sur son entrée standard, comme « aplay -q »',
	],
	owner: [
		'The customer’s own agent; "none" takes it away',
		'L’agent attitré du client ; « none » l’enlève',
	],
	priority: [
		'The head start of the customer’s calls, such as 2m; "none" takes it away',
		'L’avance des appels du client, comme 2m ; « none » l’enlève',
	],
	party: [
		'Which customer; the one in front of you when left out',
		'Quel client ; celui devant vous par défaut',
	],
} as const satisfies Readonly<Record<string, Sentence>>;
