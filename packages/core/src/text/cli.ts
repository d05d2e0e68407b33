/** What `plateau`'s command line says: help, prompts, what was done, headings of its lists. */

import {callCliText, callCommandText} from './cli-call.ts';
import {dialCliText, dialCommandText} from './outbound.ts';
import type {Sentence} from './translate.ts';

type Table = Readonly<Record<string, Sentence>>;

/** What each command is for, as its help says it; by its path. */
export const commandText = {
	plateau: [
		'The desk and the wallboard of a call centre, and every action as a command.',
		'Le poste et le tableau d’un centre d’appels, et chaque action en commande.',
	],
	desk: ['Open the agent’s desk', 'Ouvrir le poste de l’agent'],
	board: ['Open the wallboard', 'Ouvrir le tableau du plateau'],
	replay: [
		'Show the floor as it was at a time of a day (2026-11-20)',
		'Montrer le plateau tel qu’il était à une heure d’un jour (2026-11-20)',
	],
	whatif: [
		'Live a recorded day again, with other people or rules',
		'Revivre un jour enregistré, avec d’autres agents ou règles',
	],
	simulate: [
		'Live a day that a scenario file describes',
		'Vivre un jour que décrit un fichier de scénario',
	],
	login: ['Log in; the log-in is kept for later commands', 'S’identifier ; la session est gardée'],
	logout: ['End the log-in', 'Fermer la session'],
	whoami: ['Say who is logged in, and at which phone', 'Dire qui est identifié, et à quel poste'],
	agent: [
		'What an agent does, or a supervisor for them',
		'Les gestes d’un agent, ou d’un superviseur pour lui',
	],
	'agent show': ['Show the desk as it is', 'Montrer le poste tel qu’il est'],
	'agent watch': ['Show the desk at each change', 'Montrer le poste à chaque changement'],
	'agent sign-in': ['Take a phone and begin', 'Prendre un poste et commencer'],
	'agent sign-out': ['Leave the phone', 'Quitter le poste'],
	'agent ready': ['Be available for calls', 'Être disponible'],
	'agent not-ready': ['Be not ready, with a reason', 'Ne pas être prêt, avec un motif'],
	'agent cancel-pending': [
		'Take back the presence that waits for the end of the call',
		'Annuler la présence qui attend la fin de l’appel',
	],
	'agent answer': ['Answer the ringing call', 'Prendre l’appel qui sonne'],
	'agent decline': ['Decline the ringing call', 'Refuser l’appel qui sonne'],
	'agent hang-up': ['Hang up', 'Raccrocher'],
	'agent disposition': ['Set the call’s disposition', 'Choisir la qualification de l’appel'],
	'agent raise-hand': ['Ask a supervisor for help', 'Demander de l’aide à un superviseur'],
	'agent lower-hand': ['Take it back, or answer it', 'Y renoncer, ou y répondre'],
	'agent finish': ['End the wrap-up', 'Terminer le post-appel'],
	'agent extend': ['Make the wrap-up longer', 'Prolonger le post-appel'],
	'agent want-wrap-up': [
		'Ask for a wrap-up after this call, where it is left to you',
		'Demander un post-appel après cet appel, là où c’est à vous d’en décider',
	],
	'agent no-wrap-up': ['Do without the wrap-up asked for', 'Renoncer au post-appel demandé'],
	'agent note': [
		'Write the call’s note, from words or standard input',
		'Écrire la note de l’appel, en mots ou par l’entrée standard',
	],
	'agent name': [
		'Name the customer of the call; no name takes it away',
		'Nommer le client de l’appel ; sans nom, l’effacer',
	],
	...callCommandText,
	...dialCommandText,
	queues: ['Queues and their figures', 'Les files et leurs chiffres'],
	agents: ['Agents and what they do', 'Les agents et ce qu’ils font'],
	calls: ['Live calls', 'Les appels en cours'],
	report: ['Reports about days', 'Rapports sur des jours'],
	'report gaps': [
		'When nobody saw a switch, and what came of its calls',
		'Quand personne ne voyait un commutateur, et le sort de ses appels',
	],
	'report exposure': [
		'Who was listened to, by whom, how often, how long and why',
		'Qui a été écouté, par qui, combien de fois, de temps, et pourquoi',
	],
	parked: ['Parked calls that may be picked up', 'Les appels parqués à reprendre'],
	alerts: ['Measures past their limits', 'Les mesures hors limites'],
	phones: ['Desk phones and who holds them', 'Les postes et qui les tient'],
	switches: ['Switches and whether they answer', 'Les commutateurs et leur état'],
	reasons: ['Reasons for not being ready', 'Les motifs de pause'],
	dispositions: ['Dispositions of calls', 'Les qualifications d’appels'],
	list: ['List them once', 'Les lister une fois'],
	show: ['Show one', 'En montrer un'],
	watch: ['Show each change until Ctrl+C', 'Montrer chaque changement jusqu’à Ctrl+C'],
	listen: ['Hear an agent’s call', 'Écouter l’appel d’un agent'],
	whisper: ['Hear the call and speak to the agent alone', 'Écouter et parler à l’agent seul'],
	barge: ['Join the call: both hear you', 'Entrer dans l’appel : les deux vous entendent'],
	approve: ['Let an agent have the pause they asked for', 'Accorder à un agent sa pause demandée'],
	refuse: ['Refuse an agent the pause they asked for', 'Refuser à un agent sa pause demandée'],
	callbacks: ['Callers to call back', 'Les appelants à rappeler'],
	'callbacks list': [
		'Who waited when the switch went, or came to a mailbox, and has not been answered since',
		'Qui attendait quand le commutateur est tombé, ou a eu la messagerie, sans réponse depuis',
	],
	recording: ['Recording the call in front of an agent', 'Enregistrer l’appel d’un agent'],
	'recording start': ['Record the call', 'Enregistrer l’appel'],
	'recording pause': ['Record silence for now', 'N’enregistrer que du silence pour l’instant'],
	'recording resume': ['Record sound again', 'Enregistrer de nouveau le son'],
	'recording stop': ['Stop, and keep what there is', 'Arrêter, et garder ce qui existe'],
	'recording opt-out': [
		'The caller refuses: stop, delete, and start no more',
		'L’appelant refuse : arrêter, effacer, ne plus commencer',
	],
	'recording private': [
		'A private call: stop, delete, and start no more',
		'Un appel privé : arrêter, effacer, ne plus commencer',
	],
	recordings: ['The recordings that are kept', 'Les enregistrements conservés'],
	'recordings list': [
		'Recordings, newest first',
		'Les enregistrements, du plus récent au plus ancien',
	],
	'recordings show': [
		'What is known of a recording, or the proof that it was deleted',
		'Ce que l’on sait d’un enregistrement, ou la preuve de son effacement',
	],
	'recordings play': [
		'Play a recording with a player, or as WAV into a pipe; it is in the audit',
		'Écouter un enregistrement avec un lecteur, ou en WAV dans un tube ; le registre le dit',
	],
	'recordings export': [
		'Write a recording to a WAV file; it is in the audit',
		'Écrire un enregistrement dans un fichier WAV ; le registre le dit',
	],
	'recordings delete': [
		'Delete a recording before its time, with proof',
		'Effacer un enregistrement avant terme, avec preuve',
	],
	'recordings hold': [
		'Keep a recording beyond its time for a legal reason',
		'Garder un enregistrement après terme pour un motif légal',
	],
	'recordings release': [
		'End a legal hold: the recording is kept for its time again',
		'Lever une mesure légale : l’enregistrement suit de nouveau sa durée',
	],
	customer: ['What is known of a customer', 'Ce que l’on sait d’un client'],
	'customer show': [
		'A customer, by their number or their id',
		'Un client, par son numéro ou son identifiant',
	],
	'customer set': [
		'Set a customer’s own agent, and the head start of their calls',
		'Choisir l’agent attitré d’un client, et l’avance de ses appels',
	],
	lend: ['Lend an agent to a queue for a time', 'Prêter un agent à une file pour un temps'],
	unlend: ['Take a lent agent back', 'Reprendre un agent prêté'],
	stop: ['Stop listening', 'Cesser d’écouter'],
	'take-over': ['Take the call you listen to over', 'Prendre en main l’appel écouté'],
	phone: ['The phone you listen with', 'Le poste pour écouter'],
	'phone take': ['Take a phone', 'Prendre un poste'],
	'phone release': ['Give the phone back', 'Rendre le poste'],
	raise: ['Give a waiting call a head start', 'Faire avancer un appel qui attend'],
	work: [
		'Work that is not a call: bring it, finish it, take it back',
		'Les tâches hors appels : en ajouter, en terminer, en retirer',
	],
	'work add': ['Bring a piece of work into a queue', 'Ajouter une tâche à une file'],
	'work finish': ['Say that work in hand is done', 'Terminer une tâche en main'],
	'work give-back': ['Put work in hand back into its queue', 'Rendre une tâche en main à sa file'],
	'work take-back': ['Take work off the floor', 'Retirer une tâche du plateau'],
	'work play': [
		'Play the message that a piece of work is about; it is in the audit',
		'Écouter le message dont traite une tâche ; le registre le dit',
	],
	'work why': [
		'Say who could take it now, and why the others not',
		'Dire qui pourrait la prendre, et pourquoi pas les autres',
	],
	why: [
		'Say why a call went to an agent, and why not to others',
		'Dire pourquoi un appel est allé à un agent, et pas à d’autres',
	],
	presence: ['Change an agent’s presence', 'Changer la présence d’un agent'],
	floor: [
		'The declared floor: queues, agents, phones…',
		'Le plateau déclaré : files, agents, postes…',
	],
	'floor apply': [
		'Apply a floor file, without touching live calls',
		'Appliquer un fichier de plateau, sans toucher aux appels',
	],
	'floor export': ['Give the floor back as a file', 'Rendre le plateau en fichier'],
	account: ['Who may log in', 'Qui peut s’identifier'],
	'account add': ['Add an account', 'Ajouter un compte'],
	'account list': ['List accounts', 'Lister les comptes'],
	'account set-role': [
		'Give an account another role, at once',
		'Donner un autre rôle à un compte, aussitôt',
	],
	'account remove': [
		'Remove an account and end its sessions',
		'Supprimer un compte et fermer ses sessions',
	],
	'account password': ['Change a password', 'Changer un mot de passe'],
	backup: [
		'Write a checked copy of the database beside it',
		'Écrire une copie vérifiée de la base à côté d’elle',
	],
	audit: [
		'Who did what to whom, newest first',
		'Qui a fait quoi à qui, du plus récent au plus ancien',
	],
	completion: [
		'Print a completion script for your shell',
		'Afficher un script de complétion pour votre shell',
	],
} as const satisfies Table;

/** What was done, what is asked, what was wrong with the command line. */
export const cliText = {
	dayOrSpan: ['Say --day, or --from and --to.', 'Dites --day, ou --from et --to.'],
	exposureSum: [
		'{times|Listened once|Listened # times}, {time} together.',
		'{times|Une écoute|# écoutes}, {time} en tout.',
	],
	done: ['Done.', 'C’est fait.'],
	loggedIn: ['Logged in as {login} ({role}).', 'Identifié : {login} ({role}).'],
	loggedOut: ['Logged out.', 'Session fermée.'],
	notLoggedIn: [
		'Nobody is logged in: run "plateau login".',
		'Personne n’est identifié : lancez « plateau login ».',
	],
	whoami: ['{login} ({role})', '{login} ({role})'],
	atPhone: ['at phone {phoneId}', 'au poste {phoneId}'],
	askLogin: ['Login: ', 'Identifiant : '],
	askPassword: ['Password: ', 'Mot de passe : '],
	askOldPassword: ['Present password: ', 'Mot de passe actuel : '],
	askNewPassword: [
		'New password (8 characters or more): ',
		'Nouveau mot de passe (8 caractères au moins) : ',
	],
	askAgain: ['The same again: ', 'Encore une fois : '],
	passwordsDiffer: [
		'The two are not the same: nothing was changed.',
		'Les deux diffèrent : rien n’a changé.',
	],
	passwordNeedsTerminal: [
		'There is no terminal to ask for the password: give it on standard input with --password-stdin.',
		'Pas de terminal pour demander le mot de passe : donnez-le sur l’entrée standard avec --password-stdin.',
	],
	passwordEmpty: ['The password is empty.', 'Le mot de passe est vide.'],
	givenUp: ['Given up.', 'Abandonné.'],
	loginNeeded: ['Say who: plateau login LOGIN.', 'Dites qui : plateau login IDENTIFIANT.'],
	retryIn: ['Try again in {seconds} s.', 'Réessayez dans {seconds} s.'],
	signedIn: ['Signed in at phone {phoneId}.', 'En poste sur le {phoneId}.'],
	phoneTaken: ['Phone {phoneId} is yours.', 'Le poste {phoneId} est à vous.'],
	noteSaved: ['Note saved.', 'Note enregistrée.'],
	noCall: [
		'There is no call in front of you: say which (--call).',
		'Aucun appel devant vous : dites lequel (--call).',
	],
	reasonNeeded: [
		'Say which reason: plateau presence AGENT not-ready REASON.',
		'Dites le motif : plateau presence AGENT not-ready MOTIF.',
	],
	fileNeeded: [
		'Say which file: --file FILE, or - for standard input.',
		'Dites quel fichier : --file FICHIER, ou - pour l’entrée standard.',
	],
	commandWord: ['command', 'commande'],
	noteEmpty: [
		'Give the note’s words, or --stdin to read them.',
		'Donnez les mots de la note, ou --stdin pour les lire.',
	],
	nothing: ['Nothing.', 'Rien.'],
	noSuch: ['There is no {noun} "{id}".', 'Aucun élément « {id} » ({noun}).'],
	badNumber: ['--{option} takes a number.', '--{option} demande un nombre.'],
	badDay: [
		'"{text}" is no day: write it like 2026-11-20.',
		'« {text} » n’est pas un jour : écrivez-le comme 2026-11-20.',
	],
	badTime: [
		'"{text}" is no time: write 14:03 or 14:03:20.',
		'« {text} » n’est pas une heure : écrivez 14:03 ou 14:03:20.',
	],
	phoneOrNumber: [
		'Listen with a phone or from a number outside: --phone or --number, not both.',
		'Écoutez avec un poste ou depuis un numéro extérieur : --phone ou --number, pas les deux.',
	],
	badDuration: [
		'"{text}" is no duration: write 90s, 5m or 1h.',
		'« {text} » n’est pas une durée : écrivez 90s, 5m ou 1h.',
	],
	customerUnchanged: [
		'Say what to set: --owner AGENT, --priority 2m, or "none" to take one away.',
		'Dites quoi choisir : --owner AGENT, --priority 2m, ou « none » pour en enlever un.',
	],
	...callCliText,
	...dialCliText,
	fileUnreadable: ['{file} cannot be read: {reason}.', '{file} ne peut être lu : {reason}.'],
	fileUnwritable: ['{file} cannot be written: {reason}.', '{file} ne peut être écrit : {reason}.'],
	fileThere: ['there is one already', 'il existe déjà'],
	fileTooLarge: ['{file} is larger than {limit} bytes.', '{file} dépasse {limit} octets.'],
	fileNotText: ['{file} is not UTF-8 text.', '{file} n’est pas un texte UTF-8.'],
	floorSame: [
		'Nothing to change: the floor is as the file says.',
		'Rien à changer : le plateau est comme le fichier.',
	],
	floorApplied: [
		'Applied: {count|one change|# changes}.',
		'Appliqué : {count|un changement|# changements}.',
	],
	floorWould: [
		'{count|One change|# changes} would be applied.',
		'{count|Un changement serait appliqué|# changements seraient appliqués}.',
	],
	floorLine: ['line {line}: {text}', 'ligne {line} : {text}'],
	floorSpot: ['line {line}, column {column}: {text}', 'ligne {line}, colonne {column} : {text}'],
	backedUp: [
		'Backup written to {path} ({bytes} bytes).',
		'Sauvegarde écrite dans {path} ({bytes} octets).',
	],
	needsTerminal: [
		'A screen needs a terminal; in a pipe, use a command such as "plateau queues list".',
		'Un écran demande un terminal ; dans un tube, utilisez une commande comme « plateau queues list ».',
	],
	oneFormat: ['Choose one of --json, --plain and --csv.', 'Choisissez --json, --plain ou --csv.'],
	unknownCommand: ['Unknown command: {command}.', 'Commande inconnue : {command}.'],
	badKeys: [
		'Your keys.toml has {count|one error|# errors}:',
		'Votre keys.toml a {count|une erreur|# erreurs} :',
	],
	keysUnreadable: ['{path} cannot be read: {reason}.', '{path} est illisible : {reason}.'],
	playerNeeded: [
		'Say which player, such as --player "aplay -q", or send the WAV into a pipe.',
		'Dites quel lecteur, comme --player "aplay -q", ou envoyez le WAV dans un tube.',
	],
	playerFailed: ['{player} ended with {code}.', '{player} s’est terminé avec {code}.'],
	outputNeeded: [
		'Say which file to write: --output FILE.',
		'Dites quel fichier écrire : --output FICHIER.',
	],
	recordingExported: [
		'Written to {file} ({bytes} bytes, SHA-256 {sha256}).',
		'Écrit dans {file} ({bytes} octets, SHA-256 {sha256}).',
	],
	whyNeeded: ['Say why: --reason TEXT.', 'Dites pourquoi : --reason TEXTE.'],
	whichRole: [
		'Say which role: --role agent, supervisor or admin.',
		'Dites quel rôle : --role agent, supervisor ou admin.',
	],
	missingArgument: [
		'{names} is missing: write "plateau {line}".',
		'Il manque {names} : écrivez « plateau {line} ».',
	],
	whichCommand: ['Say which command.', 'Dites quelle commande.'],
	moreHelp: ['See "{command} --help".', 'Voir « {command} --help ».'],
	internal: ['Our own mistake: {reason}.', 'Une erreur de notre part : {reason}.'],
	occupancy: ['occupancy', 'occupation'],
	linkDown: ['The link is down; trying again.', 'Liaison perdue ; nouvel essai.'],
	linkUp: ['The link is up again.', 'Liaison rétablie.'],
} as const satisfies Table;

/** Exit codes, for docs/errors.md. The numbers are sysexits' where one fits. */
export const exitCodeText = {
	ok: ['Done.', 'C’est fait.'],
	refused: [
		'Refused; the code is on standard error.',
		'Refusé ; le code est sur la sortie d’erreur.',
	],
	usage: ['The command line is not right.', 'La ligne de commande est incorrecte.'],
	noInput: ['A file cannot be read.', 'Un fichier ne peut être lu.'],
	unreachable: [
		'The daemon cannot be reached, or the link was lost.',
		'Le service est injoignable, ou la liaison est perdue.',
	],
	internal: ['Our own mistake, or the daemon’s.', 'Une erreur de notre part, ou du service.'],
	cannotWrite: ['A file cannot be written.', 'Un fichier ne peut être écrit.'],
	interrupted: ['Ended with Ctrl+C.', 'Interrompu par Ctrl+C.'],
	notAllowed: ['Not logged in, or not allowed.', 'Pas identifié, ou pas autorisé.'],
} as const satisfies Table;
