/** What each setting is for, and what can be wrong with one. Keys: packages/daemon/src/settings. */

import type {Sentence} from './translate.ts';

/** One row a setting; `switches.` rows are of each switch in the list. */
export const settingText = {
	dataDir: [
		'Folder of the database, the socket and the secrets.',
		'Dossier de la base, du socket et des secrets.',
	],
	database: ['The SQLite file.', 'Le fichier SQLite.'],
	socket: [
		'Unix socket where screens and commands connect.',
		'Socket Unix où se connectent les écrans et les commandes.',
	],
	socketMode: [
		'Who may use the socket: its owner, or its group too.',
		'Qui peut utiliser le socket : son propriétaire, ou aussi son groupe.',
	],
	listen: [
		'TCP address to listen on as well, as host:port. Anything but loopback needs TLS.',
		'Adresse TCP à écouter en plus, sous la forme hôte:port. Hors boucle locale, TLS est exigé.',
	],
	tlsCert: ['TLS certificate of `listen`, PEM.', 'Certificat TLS de `listen`, en PEM.'],
	tlsKey: ['Private key of `tlsCert`, PEM.', 'Clé privée de `tlsCert`, en PEM.'],
	country: [
		'Country of phone numbers written without a prefix (ISO 3166).',
		'Pays des numéros écrits sans indicatif (ISO 3166).',
	],
	locale: ['Language of what the daemon prints.', 'Langue de ce que le service affiche.'],
	logLevel: ['The least important log lines written.', 'Niveau minimal des lignes de journal.'],
	logFile: [
		'File of the log; standard output when absent.',
		'Fichier du journal ; sortie standard sinon.',
	],
	snapshotEvery: [
		'Events between two snapshots of the floor: a start reads no more than that.',
		'Évènements entre deux instantanés du plateau : un démarrage n’en relit pas davantage.',
	],
	sessionLife: [
		'How long a log-in lasts without being used.',
		'Durée d’une connexion restée sans usage.',
	],
	'fallback.wait': [
		'How long the native fallback queue tries when the daemon is gone.',
		'Durée d’essai de la file de secours native quand le service est absent.',
	],
	'recording.spool': [
		'Folder where Asterisk writes recordings during a call; shared with it by a group.',
		'Dossier où Asterisk écrit les enregistrements pendant l’appel ; partagé avec lui par un groupe.',
	],
	'recording.folder': [
		'Folder of the encrypted recordings.',
		'Dossier des enregistrements chiffrés.',
	],
	'recording.keyFile': [
		'File of the master keys of recordings (0600), not beside the data; made when there is none.',
		'Fichier des clés maîtresses des enregistrements (0600), hors des données ; créé s’il manque.',
	],
	'recording.minFree': [
		'With less room than so many megabytes in the spool nothing is recorded.',
		'En dessous de tant de mégaoctets libres, rien n’est enregistré.',
	],
	'asterisk.sipAddress': [
		'Address for SIP in the Asterisk configuration we write.',
		'Adresse SIP dans la configuration Asterisk écrite.',
	],
	'asterisk.sipPort': [
		'Port for SIP in the Asterisk configuration we write.',
		'Port SIP dans la configuration Asterisk écrite.',
	],
	'asterisk.rtpFrom': ['First port for voice.', 'Premier port pour la voix.'],
	'asterisk.rtpTo': ['Last port for voice.', 'Dernier port pour la voix.'],
	'trunk.host': ["The provider's SIP server.", 'Serveur SIP de l’opérateur.'],
	'trunk.port': ["The provider's SIP port.", 'Port SIP de l’opérateur.'],
	'trunk.user': [
		'User to register with; absent: the provider knows us by address.',
		'Identifiant d’enregistrement ; absent : l’opérateur nous connaît par adresse.',
	],
	'trunk.secret': ['Password of `trunk.user`.', 'Mot de passe de `trunk.user`.'],
	'trunk.secretFile': [
		'File that holds `trunk.secret` alone.',
		'Fichier qui contient `trunk.secret` seul.',
	],
	'trunk.realm': ['Realm of the registration.', 'Domaine (realm) de l’enregistrement.'],
	'trunk.addresses': [
		'Addresses or networks that the provider calls from.',
		'Adresses ou réseaux d’où l’opérateur appelle.',
	],
	'trunk.assertedIdentity': [
		"Believe P-Asserted-Identity for the caller's number: only if the provider says to.",
		'Croire P-Asserted-Identity pour le numéro de l’appelant : seulement si l’opérateur le demande.',
	],
	'trunk.outgoingNumber': [
		'Number shown on calls to the outside.',
		'Numéro présenté sur les appels vers l’extérieur.',
	],
	'trunk.qualify': [
		'Ask the provider each minute whether it answers (SIP OPTIONS), and call only emergencies by it while it does not. False: it answers no such question.',
		'Demander chaque minute à l’opérateur s’il répond (OPTIONS SIP), et n’appeler par lui que les urgences tant qu’il se tait. Faux : il ne répond pas à cette question.',
	],
	'switches.id': [
		'Our name for the switch: small letters, digits and dashes.',
		'Notre nom du commutateur : minuscules, chiffres et tirets.',
	],
	'switches.practice': [
		'True: the practice switch inside the daemon; the other fields are then left out.',
		'Vrai : le commutateur d’exercice interne ; les autres champs sont alors omis.',
	],
	'switches.host': [
		'Address of the manager interface.',
		'Adresse de l’interface de gestion (AMI).',
	],
	'switches.port': ['Port of the manager interface.', 'Port de l’interface de gestion.'],
	'switches.tls': ['Speak TLS to it.', 'Lui parler en TLS.'],
	'switches.username': ['The control user.', 'L’utilisateur de contrôle.'],
	'switches.secret': ['Secret of `username`.', 'Secret de `username`.'],
	'switches.secretFile': ['File that holds `secret` alone.', 'Fichier qui contient `secret` seul.'],
	'switches.systemUsername': [
		'The second user, with the right `system`: answers phones from the desk.',
		'Le second utilisateur, avec le droit `system` : décroche les postes depuis l’écran.',
	],
	'switches.systemSecret': ['Secret of `systemUsername`.', 'Secret de `systemUsername`.'],
	'switches.systemSecretFile': [
		'File that holds `systemSecret` alone.',
		'Fichier qui contient `systemSecret` seul.',
	],
	'switches.systemName': [
		'`systemname` of that Asterisk, kept secret: events without it are not believed.',
		'`systemname` de cet Asterisk, gardé secret : un évènement qui ne le porte pas n’est pas cru.',
	],
	'switches.systemNameFile': [
		'File that holds `systemName` alone.',
		'Fichier qui contient `systemName` seul.',
	],
	'switches.permit': [
		'Addresses from which the daemon may log in to its manager, where that is on another machine.',
		'Adresses d’où le service peut se connecter à son gestionnaire, s’il est sur une autre machine.',
	],
	'switches.sipAddress': [
		'Address that its SIP listens at, where it is not that of all.',
		'Adresse d’écoute de son SIP, si ce n’est pas celle de tous.',
	],
	'switches.sipPort': [
		'Port of its SIP, where it is not that of all.',
		'Port de son SIP, si ce n’est pas celui de tous.',
	],
	'switches.tieAddress': [
		'Address by which the other switches reach its SIP, and see it: calls then ring phones across.',
		'Adresse à laquelle les autres commutateurs joignent son SIP et le voient : les appels sonnent alors aussi chez eux.',
	],
} as const satisfies Record<string, Sentence>;

export type SettingKey = keyof typeof settingText;

/** What a value must be, by kind. */
export const settingKindText = {
	text: ['a text that is not empty', 'un texte non vide'],
	path: ['a path', 'un chemin'],
	integer: ['a whole number from {min} to {max}', 'un entier de {min} à {max}'],
	port: ['a port, 1 to 65535', 'un port, de 1 à 65535'],
	duration: [
		'a duration from {min} to {max}, such as 90s, 5m or 1h30m',
		'une durée de {min} à {max}, comme 90s, 5m ou 1h30m',
	],
	boolean: ['true or false', 'true ou false'],
	choice: ['one of {choices}', 'l’un de {choices}'],
	address: ['host:port, such as 127.0.0.1:7290', 'hôte:port, comme 127.0.0.1:7290'],
	host: ['a host name or an address', 'un nom de machine ou une adresse'],
	country: ['a country in two letters, such as FR', 'un pays en deux lettres, comme FR'],
	list: ['a list of texts', 'une liste de textes'],
	id: [
		'small letters, digits and dashes, beginning with a letter',
		'des minuscules, chiffres et tirets, commençant par une lettre',
	],
	secret: [
		'1 to 128 printable characters without blanks',
		'de 1 à 128 caractères imprimables sans espace',
	],
} as const satisfies Record<string, Sentence>;

export type SettingKind = keyof typeof settingKindText;

/** What can be wrong. `{where}` is put before: a file and line, a flag or a variable. */
export const settingProblemText = {
	'settings-unreadable': ['cannot be read: {reason}', 'illisible : {reason}'],
	'toml-syntax': ['is not TOML: {reason}', 'n’est pas du TOML : {reason}'],
	'unknown-setting': ['there is no setting "{key}"', 'il n’y a pas de réglage « {key} »'],
	'unknown-setting-near': [
		'there is no setting "{key}": did you mean "{near}"?',
		'il n’y a pas de réglage « {key} » : vouliez-vous dire « {near} » ?',
	],
	'bad-value': [
		'"{key}" is {value}, but must be {expected}',
		'« {key} » vaut {value}, mais doit être {expected}',
	],
	'secret-twice': [
		'"{key}" and "{key}File" are both set: keep one',
		'« {key} » et « {key}File » sont tous deux donnés : gardez-en un',
	],
	'secret-file-unreadable': [
		'the file of "{key}" cannot be used: {reason}',
		'le fichier de « {key} » est inutilisable : {reason}',
	],
	'secret-on-command-line': [
		'"{key}" must not be given on the command line, where others can read it: use a file or the environment',
		'« {key} » ne se donne pas sur la ligne de commande, lisible par d’autres : utilisez un fichier ou l’environnement',
	],
	'switch-flag-malformed': [
		'must be written id.key=value, such as main.host=10.0.0.5',
		'doit s’écrire id.clé=valeur, comme main.host=10.0.0.5',
	],
	'switch-twice': [
		'the switch "{id}" is there twice',
		'le commutateur « {id} » est présent deux fois',
	],
	'switch-without-id': ['this switch has no "id"', 'ce commutateur n’a pas de « id »'],
	'system-user-incomplete': [
		'the switch "{id}" needs "systemUsername" and its secret together, or neither',
		'le commutateur « {id} » demande « systemUsername » et son secret ensemble, ou aucun des deux',
	],
	'address-needs-tls': [
		'"{host}" can be reached from other machines: set "tlsCert" and "tlsKey", or listen on 127.0.0.1',
		'« {host} » est joignable d’autres machines : donnez « tlsCert » et « tlsKey », ou écoutez sur 127.0.0.1',
	],
	'tls-half': ['"tlsCert" and "tlsKey" belong together', '« tlsCert » et « tlsKey » vont ensemble'],
	'trunk-incomplete': [
		'"{key}" is set, but "trunk.host" is not',
		'« {key} » est donné, mais pas « trunk.host »',
	],
	'trunk-user-incomplete': [
		'"trunk.user" and its secret belong together',
		'« trunk.user » et son secret vont ensemble',
	],
	'rtp-range-empty': [
		'"asterisk.rtpTo" must be greater than "asterisk.rtpFrom"',
		'« asterisk.rtpTo » doit être supérieur à « asterisk.rtpFrom »',
	],
} as const satisfies Record<string, Sentence>;

export type SettingProblemCode = keyof typeof settingProblemText;

/** What is allowed but worth a word, in `config check`. */
export const settingWarningText = {
	'no-switch': [
		'no switch is configured: the daemon drives no calls',
		'aucun commutateur configuré : le service ne pilote aucun appel',
	],
	'secret-file-open': [
		'{path} holds secrets and others may read it: chmod 600',
		'{path} contient des secrets et d’autres peuvent le lire : chmod 600',
	],
	'system-name-missing': [
		'the switch "{id}" has no "systemName": forged events cannot be told from real ones',
		'le commutateur « {id} » n’a pas de « systemName » : un évènement forgé ne se distingue pas d’un vrai',
	],
	'tie-missing': [
		'the switch "{id}" has no "tieAddress": its calls ring its own phones alone, and no other switch rings them',
		'le commutateur « {id} » n’a pas de « tieAddress » : ses appels ne sonnent que sur ses postes, qu’aucun autre ne sonne',
	],
	'manager-without-tls': [
		'the manager of "{id}" is on another machine and TLS is off: its secret travels in clear',
		'le gestionnaire de « {id} » est sur une autre machine sans TLS : son secret circule en clair',
	],
	'unknown-variable': [
		'the variable {key} means nothing to us: did you mean {near}?',
		'la variable {key} ne nous dit rien : vouliez-vous dire {near} ?',
	],
} as const satisfies Record<string, Sentence>;

export type SettingWarningCode = keyof typeof settingWarningText;
