/** What `plateaud` itself prints: its verbs, its first run, how it stops. */

import type {Sentence} from './translate.ts';

export const daemonText = {
	serve: ['Run the daemon.', 'Lancer le service.'],
	init: [
		'Make the data folder, the secrets and the first admin account.',
		'Créer le dossier de données, les secrets et le premier compte administrateur.',
	],
	config: ['The daemon’s settings.', 'Les réglages du service.'],
	configCheck: [
		'Check the settings and print each with where it came from.',
		'Vérifier les réglages et afficher chacun avec son origine.',
	],
	asteriskConfig: [
		'Write the Asterisk configuration for this floor.',
		'Écrire la configuration d’Asterisk pour ce plateau.',
	],
	doctor: [
		'Check the switches, the phones and this machine.',
		'Vérifier les commutateurs, les postes et cette machine.',
	],
	backup: [
		'Copy the database while the daemon runs or not, and check the copy.',
		'Copier la base, service lancé ou non, et vérifier la copie.',
	],
	optionJson: ['Print JSON.', 'Afficher du JSON.'],
	optionLang: ['Language: en or fr.', 'Langue : en ou fr.'],
	optionFloor: [
		'The floor file to apply at the start if no floor was ever applied.',
		'Le fichier de plateau à appliquer au démarrage si aucun ne l’a jamais été.',
	],
	optionCallers: [
		'Callers an hour who ring by themselves, with --practice; none unless told.',
		'Appelants par heure qui sonnent d’eux-mêmes, avec --practice ; aucun sinon.',
	],
	callersBad: [
		'--callers takes a number of calls an hour, from 1 to 3600.',
		'--callers veut un nombre d’appels par heure, de 1 à 3600.',
	],
	optionLogin: ['Login of the first admin.', 'Identifiant du premier administrateur.'],
	optionPasswordStdin: [
		'Read the password from standard input.',
		'Lire le mot de passe sur l’entrée standard.',
	],
	optionOut: ['Folder to write into.', 'Dossier de destination.'],
	optionExisting: [
		'Only the includes for an Asterisk or FreePBX that is there already.',
		'Seulement les inclusions pour un Asterisk ou FreePBX existant.',
	],
	optionCheck: [
		'Write nothing; compare with what Asterisk runs.',
		'Ne rien écrire ; comparer à ce qu’Asterisk exécute.',
	],
	optionSwitch: [
		'Which switch, when there are several.',
		'Quel commutateur, s’il y en a plusieurs.',
	],
	optionTo: ['File or folder of the copy.', 'Fichier ou dossier de la copie.'],
	askPassword: [
		'Password for "{login}" (8 characters or more): ',
		'Mot de passe de « {login} » (8 caractères ou plus) : ',
	],
	askAgain: ['Once more: ', 'Encore une fois : '],
	passwordNeedsTerminal: [
		'A password is asked for on a terminal; from a pipe or a script add --password-stdin. Nothing was made.',
		'Le mot de passe se demande dans un terminal ; depuis un tube ou un script, ajoutez --password-stdin. Rien n’a été créé.',
	],
	passwordsDiffer: [
		'The two are not the same: nothing was made.',
		'Les deux diffèrent : rien n’a été créé.',
	],
	passwordShort: [
		'The password needs 8 characters or more.',
		'Le mot de passe doit avoir 8 caractères ou plus.',
	],
	loginBad: [
		'A login is a small letter, then up to 31 small letters, digits, ".", "_" or "-".',
		'Un identifiant est une minuscule, puis au plus 31 minuscules, chiffres, « . », « _ » ou « - ».',
	],
	alreadyInit: [
		'There is an admin already: nothing was changed. Add accounts with "plateau account add".',
		'Il y a déjà un administrateur : rien n’a changé. Ajoutez des comptes par « plateau account add ».',
	],
	initDone: [
		'Made: {dataDir} with its database and secrets, and the admin "{login}".\nNext: "plateaud serve", then "plateau login" and "plateau floor apply -f floor.yaml".',
		'Créé : {dataDir} avec sa base et ses secrets, et l’administrateur « {login} ».\nEnsuite : « plateaud serve », puis « plateau login » et « plateau floor apply -f floor.yaml ».',
	],
	noAccounts: [
		'No account exists yet: run "plateaud init" first.',
		'Aucun compte n’existe : lancez d’abord « plateaud init ».',
	],
	settingsBad: [
		'The settings have {count|one problem|# problems}; nothing was started.',
		'Les réglages ont {count|un problème|# problèmes} ; rien n’a été lancé.',
	],
	serving: ['plateaud serves on {where}.', 'plateaud répond sur {where}.'],
	stopping: [
		'plateaud stops; calls in progress go on in Asterisk.',
		'plateaud s’arrête ; les appels en cours continuent dans Asterisk.',
	],
	noSwitch: [
		'No switch is set: add one under [[switches]] in plateau.toml (docs/examples/plateau.toml shows one), or use --practice.',
		'Aucun commutateur : ajoutez-en un sous [[switches]] dans plateau.toml (docs/examples/plateau.toml en montre un), ou utilisez --practice.',
	],
	backedUp: [
		'{path}: {bytes} bytes, opened and checked.',
		'{path} : {bytes} octets, ouvert et vérifié.',
	],
	floorBad: [
		'{path} has {count|one error|# errors}; nothing was started.',
		'{path} a {count|une erreur|# erreurs} ; rien n’a été lancé.',
	],
	noRealSwitch: [
		'The settings name no Asterisk: add one under [[switches]] in plateau.toml (docs/examples/plateau.toml shows one).',
		'Les réglages ne nomment aucun Asterisk : ajoutez-en un sous [[switches]] dans plateau.toml (docs/examples/plateau.toml en montre un).',
	],
	outNeeded: ['Say where to write: --out DIR.', 'Indiquez où écrire : --out DOSSIER.'],
	asteriskWritten: [
		'{count} files in {out}. Put them in Asterisk’s configuration folder and restart Asterisk: its system name takes effect only then.',
		'{count} fichiers dans {out}. Placez-les dans le dossier de configuration d’Asterisk et redémarrez-le : le nom de système ne prend effet qu’alors.',
	],
	dialplanCurrent: [
		'The dialplan that runs is the one for this floor.',
		'Le plan de numérotation en service est celui de ce plateau.',
	],
	dialplanOther: [
		'The dialplan that runs is another one: write it anew with "plateaud asterisk-config --out DIR", then "asterisk -rx \'dialplan reload\'".',
		"Le plan de numérotation en service est un autre : réécrivez-le par « plateaud asterisk-config --out DOSSIER », puis « asterisk -rx 'dialplan reload' ».",
	],
	ownMistake: [
		'A mistake of our own: {reason}. Please report it with the log.',
		'Une erreur de notre part : {reason}. Merci de la signaler avec le journal.',
	],
} as const satisfies Record<string, Sentence>;

/** Why a verb of `plateaud` could not go on. */
export const verbErrorText = {
	'file-unreadable': [
		'{path} cannot be read ({reason}): check the path, and who may read it.',
		'{path} est illisible ({reason}) : vérifiez le chemin et les droits de lecture.',
	],
	'file-unwritable': [
		'{path} cannot be written ({reason}): check who may write there, and that the disk is not full.',
		'Impossible d’écrire {path} ({reason}) : vérifiez les droits d’écriture et la place sur le disque.',
	],
	'secrets-bad': [
		'{path} is damaged ({reason}): put it back from a backup; or move it away, then write Asterisk’s files anew with "plateaud asterisk-config", because every secret changes.',
		'{path} est abîmé ({reason}) : remettez une sauvegarde ; ou écartez-le, puis réécrivez les fichiers d’Asterisk par « plateaud asterisk-config », car tous les secrets changent.',
	],
	'switch-owned': [
		'The switch "{switchId}" is directed by another plateaud that is alive: stop that one, or take this switch out of the settings.',
		'Le commutateur « {switchId} » est dirigé par un autre plateaud en vie : arrêtez celui-là, ou retirez ce commutateur des réglages.',
	],
	'ami-closed': [
		'Asterisk’s manager at {where} does not answer: check that Asterisk runs, the switch’s host and port in the settings, and bindaddr in manager.conf.',
		'Le gestionnaire d’Asterisk en {where} ne répond pas : vérifiez qu’Asterisk tourne, l’hôte et le port du commutateur dans les réglages, et bindaddr dans manager.conf.',
	],
	'ami-timeout': [
		'Asterisk’s manager did not answer {what} in time: check that Asterisk is well.',
		'Le gestionnaire d’Asterisk n’a pas répondu à temps à {what} : vérifiez l’état d’Asterisk.',
	],
	'ami-login-refused': [
		'Asterisk at {where} refuses the manager user "{username}": check the user, its secret and its permit lines in manager.conf.',
		'Asterisk en {where} refuse l’utilisateur « {username} » du gestionnaire : vérifiez l’utilisateur, son secret et ses lignes permit dans manager.conf.',
	],
} as const satisfies Record<string, Sentence>;

/** What each exit code of `plateaud` means. */
export const daemonExitText = {
	ok: ['Done.', 'C’est fait.'],
	failed: ['Refused, or a check failed.', 'Refusé, ou une vérification a échoué.'],
	usage: ['The command line is not right.', 'La ligne de commande est incorrecte.'],
	noInput: ['A file cannot be read.', 'Un fichier ne peut être lu.'],
	unreachable: [
		'Asterisk’s manager cannot be reached, or refuses the user.',
		'Le gestionnaire d’Asterisk est injoignable ou refuse l’utilisateur.',
	],
	internal: ['Our own mistake.', 'Une erreur de notre part.'],
	cannotWrite: ['A file cannot be written.', 'Un fichier ne peut être écrit.'],
	owned: [
		'Another daemon owns the database, the socket or the switch.',
		'Un autre service tient la base, le socket ou le commutateur.',
	],
	config: [
		'The settings or the floor file are wrong.',
		'Les réglages ou le fichier de plateau sont incorrects.',
	],
} as const satisfies Record<string, Sentence>;
