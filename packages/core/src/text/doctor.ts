/** What the doctor finds, how bad it is, and what to do about it. One row per finding. */

import type {Sentence} from './translate.ts';

/** `warn` works, but not as it should; `fail` does not work or is not safe. */
export type FindingState = 'ok' | 'warn' | 'fail';

interface FindingText {
	readonly state: FindingState;
	readonly says: Sentence;
	/** What to do; absent when nothing is to be done. */
	readonly remedy?: Sentence;
}

const writeAgain: Sentence = [
	'Run "plateaud asterisk-config --out DIR" again, copy the files and say "dialplan reload".',
	'Relancez « plateaud asterisk-config --out DOSSIER », copiez les fichiers puis « dialplan reload ».',
];

export const doctorText = {
	'manager-reached': {
		state: 'ok',
		says: [
			'The manager interface at {where} takes the user "{user}".',
			'L’interface de gestion {where} accepte l’utilisateur « {user} ».',
		],
	},
	'manager-unreachable': {
		state: 'fail',
		says: [
			'The manager interface at {where} does not answer: {why}.',
			'L’interface de gestion {where} ne répond pas : {why}.',
		],
		remedy: [
			'Is Asterisk running? Check host and port of this switch in plateau.toml, and enabled, bindaddr and port in manager.conf.',
			'Asterisk tourne-t-il ? Vérifiez l’hôte et le port de ce commutateur dans plateau.toml, et enabled, bindaddr et port dans manager.conf.',
		],
	},
	'manager-login-refused': {
		state: 'fail',
		says: [
			'The manager interface at {where} refuses the user "{user}".',
			'L’interface de gestion {where} refuse l’utilisateur « {user} ».',
		],
		remedy: [
			'Compare name and secret with manager.conf, and let its permit lines name this machine; then say "manager reload".',
			'Comparez le nom et le secret avec manager.conf, dont une ligne permit doit couvrir cette machine ; puis « manager reload ».',
		],
	},
	'manager-exposed': {
		state: 'warn',
		says: [
			'The manager interface at {where} is on the network without TLS: passwords and callers can be read on the way.',
			'L’interface de gestion {where} est sur le réseau sans TLS : mots de passe et appelants y sont lisibles.',
		],
		remedy: [
			'Run the daemon on the same machine, or set tls for this switch and tlsenable in manager.conf.',
			'Lancez le service sur la même machine, ou activez tls pour ce commutateur et tlsenable dans manager.conf.',
		],
	},
	'system-user-reached': {
		state: 'ok',
		says: [
			'The second manager user can make phones answer from the keyboard.',
			'Le second utilisateur de gestion peut faire décrocher les postes au clavier.',
		],
	},
	'system-user-absent': {
		state: 'warn',
		says: [
			'There is no second manager user: agents lift the handset, and some checks below are left out.',
			'Pas de second utilisateur de gestion : on décroche à la main, et certains contrôles sont omis.',
		],
		remedy: [
			'If phones shall be answered from the keyboard, add it to manager.conf and to the settings of this switch.',
			'Pour décrocher au clavier, ajoutez-le à manager.conf et aux réglages de ce commutateur.',
		],
	},
	'system-user-refused': {
		state: 'warn',
		says: [
			'The second manager user "{user}" is refused: {why}.',
			'Le second utilisateur de gestion « {user} » est refusé : {why}.',
		],
		remedy: [
			'Compare its name and secret with manager.conf and give it write = system; then say "manager reload".',
			'Comparez son nom et son secret avec manager.conf et donnez-lui write = system ; puis « manager reload ».',
		],
	},
	'rights-right': {
		state: 'ok',
		says: [
			'The control user may do what it must, and nothing that would be a shell.',
			'L’utilisateur de contrôle peut ce qu’il doit, et rien qui vaudrait un accès système.',
		],
	},
	'rights-missing': {
		state: 'fail',
		says: [
			'The control user may not: {actions}.',
			'L’utilisateur de contrôle n’a pas le droit à : {actions}.',
		],
		remedy: [
			'In manager.conf give it write = call,originate,user,reporting; then say "manager reload".',
			'Dans manager.conf, donnez-lui write = call,originate,user,reporting ; puis « manager reload ».',
		],
	},
	'rights-excessive': {
		state: 'fail',
		says: [
			'The control user may also: {actions}. Whoever gets its secret gets this machine.',
			'L’utilisateur de contrôle peut aussi : {actions}. Qui obtient son secret obtient la machine.',
		],
		remedy: [
			'In manager.conf leave it write = call,originate,user,reporting, without command, config, agi and system.',
			'Dans manager.conf, ne lui laissez que write = call,originate,user,reporting, sans command, config, agi ni system.',
		],
	},
	'events-heard': {
		state: 'ok',
		says: ['The dialplan’s events arrive.', 'Les événements du plan de numérotation arrivent.'],
	},
	'events-not-heard': {
		state: 'fail',
		says: [
			'Events do not arrive: the floor would see no call.',
			'Les événements n’arrivent pas : aucun appel ne serait vu.',
		],
		remedy: [
			'In manager.conf give the control user read = call,user, and let its eventfilter lines pass UserEvent.',
			'Dans manager.conf, donnez à l’utilisateur de contrôle read = call,user, et laissez passer UserEvent dans ses lignes eventfilter.',
		],
	},
	'timestamps-missing': {
		state: 'warn',
		says: [
			'Events carry no timestamp: delays on the way cannot be told.',
			'Les événements ne sont pas horodatés : les retards ne se voient pas.',
		],
		remedy: [
			'In manager.conf, section [general]: timestampevents = yes.',
			'Dans manager.conf, section [general] : timestampevents = yes.',
		],
	},
	'system-name-right': {
		state: 'ok',
		says: [
			'Events carry the secret system name: forged ones are told apart.',
			'Les événements portent le nom secret : les faux se distinguent.',
		],
	},
	'system-name-missing': {
		state: 'fail',
		says: [
			'Asterisk runs without a system name: a caller’s forged events cannot be told from true ones.',
			'Asterisk tourne sans nom de système : un faux événement d’appelant ne se distingue pas d’un vrai.',
		],
		remedy: [
			'Put systemname into asterisk.conf as asterisk-config wrote it, and RESTART Asterisk: a reload is not enough.',
			'Mettez systemname dans asterisk.conf comme asterisk-config l’a écrit, et REDÉMARREZ Asterisk : un rechargement ne suffit pas.',
		],
	},
	'system-name-other': {
		state: 'fail',
		says: [
			'Asterisk’s system name is not the one in the secrets: every event would be refused.',
			'Le nom de système d’Asterisk n’est pas celui des secrets : tout événement serait refusé.',
		],
		remedy: [
			'Use the asterisk.conf that asterisk-config wrote and RESTART Asterisk, or put its systemname into the settings.',
			'Utilisez l’asterisk.conf écrit par asterisk-config et REDÉMARREZ Asterisk, ou mettez son systemname dans les réglages.',
		],
	},
	'version-good': {
		state: 'ok',
		says: ['Asterisk {version}.', 'Asterisk {version}.'],
	},
	'version-untried': {
		state: 'warn',
		says: [
			'Asterisk {version}: tried with 22 only.',
			'Asterisk {version} : seule la 22 a été éprouvée.',
		],
		remedy: ['Use Asterisk 22 from {wanted} on.', 'Utilisez Asterisk 22, à partir de {wanted}.'],
	},
	'version-loses-redirects': {
		state: 'warn',
		says: [
			'Asterisk {version} can lose an order to a caller who is just moving on (asterisk#1144, #1273, #1315); the daemon sends it again, a moment late.',
			'Asterisk {version} peut perdre un ordre vers un appelant en mouvement (asterisk#1144, #1273, #1315) ; le service le répète, un instant plus tard.',
		],
		remedy: ['Update to {wanted} or later.', 'Passez à la {wanted} ou plus récente.'],
	},
	'version-too-old': {
		state: 'fail',
		says: [
			'Asterisk {version} is too old: the dialplan needs functions that it does not have.',
			'Asterisk {version} est trop ancien : il manque des fonctions au plan de numérotation.',
		],
		remedy: ['Update to {wanted} or later.', 'Passez à la {wanted} ou plus récente.'],
	},
	'dialplan-current': {
		state: 'ok',
		says: [
			'The dialplan that runs is the one for this floor.',
			'Le plan de numérotation en service est celui de ce plateau.',
		],
	},
	'dialplan-other': {
		state: 'warn',
		says: [
			'The dialplan that runs is not the one for this floor and this version: numbers, messages or phones have changed since.',
			'Le plan de numérotation en service n’est pas celui de ce plateau et de cette version : numéros, messages ou postes ont changé.',
		],
		remedy: writeAgain,
	},
	'dialplan-missing': {
		state: 'fail',
		says: [
			'Asterisk does not run Plateau’s dialplan: no call would reach the floor.',
			'Asterisk n’exécute pas le plan de numérotation de Plateau : aucun appel n’arriverait.',
		],
		remedy: writeAgain,
	},
	'modules-loaded': {
		state: 'ok',
		says: ['All {count} modules are loaded.', 'Les {count} modules sont chargés.'],
	},
	'modules-missing': {
		state: 'fail',
		says: ['Modules are not loaded: {modules}.', 'Modules non chargés : {modules}.'],
		remedy: [
			'Load them in modules.conf; on Debian they are in the package asterisk-modules.',
			'Chargez-les dans modules.conf ; sous Debian ils sont dans le paquet asterisk-modules.',
		],
	},
	'trunk-safe': {
		state: 'ok',
		says: [
			'The trunk "{endpoint}" lets no stranger’s text into events.',
			'Le raccordement « {endpoint} » ne laisse aucun texte d’appelant dans les événements.',
		],
	},
	'trunk-unsafe': {
		state: 'fail',
		says: [
			'The trunk "{endpoint}" is not set as it must be: {settings}.',
			'Le raccordement « {endpoint} » n’est pas réglé comme il faut : {settings}.',
		],
		remedy: [
			'Set these in pjsip.conf as asterisk-config writes them, and say "pjsip reload".',
			'Réglez-les dans pjsip.conf comme asterisk-config les écrit, puis « pjsip reload ».',
		],
	},
	'trunk-none': {
		state: 'warn',
		says: [
			'No endpoint delivers to the context {context}: no call from outside can come in.',
			'Aucun point ne mène au contexte {context} : aucun appel extérieur ne peut entrer.',
		],
		remedy: [
			'Set a trunk in plateau.toml and write the configuration again, or let your own trunk’s calls begin in that context.',
			'Déclarez un raccordement dans plateau.toml et réécrivez la configuration, ou faites-y aboutir le vôtre.',
		],
	},
	'trunk-registered': {
		state: 'ok',
		says: ['The provider has us registered.', 'L’opérateur nous a enregistrés.'],
	},
	'trunk-not-registered': {
		state: 'fail',
		says: [
			'The provider has us not registered: {status}.',
			'L’opérateur ne nous a pas enregistrés : {status}.',
		],
		remedy: [
			'Compare host, user and secret of the trunk with what the provider gave, and let UDP through to it.',
			'Comparez hôte, utilisateur et secret avec ceux de l’opérateur, et laissez passer l’UDP.',
		],
	},
	'phones-known': {
		state: 'ok',
		says: ['Asterisk knows all {count} phones.', 'Asterisk connaît les {count} postes.'],
	},
	'phones-unknown': {
		state: 'fail',
		says: ['Asterisk does not know: {phones}.', 'Asterisk ne connaît pas : {phones}.'],
		remedy: [
			'Name their endpoints in floor.yaml as in pjsip.conf, or write the configuration again.',
			'Nommez leurs points dans floor.yaml comme dans pjsip.conf, ou réécrivez la configuration.',
		],
	},
	'phone-unsafe': {
		state: 'warn',
		says: [
			'Phone {phone} is not set as it should be: {settings}.',
			'Le poste {phone} n’est pas réglé comme il faut : {settings}.',
		],
		remedy: [
			'Set these in pjsip.conf as asterisk-config writes them, and say "pjsip reload".',
			'Réglez-les dans pjsip.conf comme asterisk-config les écrit, puis « pjsip reload ».',
		],
	},
	'phones-registered': {
		state: 'ok',
		says: [
			'{count|One phone is|# phones are} registered.',
			'{count|Un poste enregistré|# postes enregistrés}.',
		],
	},
	'phones-unregistered': {
		state: 'warn',
		says: ['Not registered: {phones}.', 'Non enregistrés : {phones}.'],
		remedy: [
			'Are they plugged in, with the name and password of pjsip.conf?',
			'Sont-ils branchés, avec le nom et le mot de passe de pjsip.conf ?',
		],
	},
	'phones-none-registered': {
		state: 'fail',
		says: [
			'No phone is registered: nobody can answer.',
			'Aucun poste enregistré : personne ne peut répondre.',
		],
		remedy: [
			'Plug them in with the name and password of pjsip.conf, and let UDP port {port} through.',
			'Branchez-les avec le nom et le mot de passe de pjsip.conf, et laissez passer le port UDP {port}.',
		],
	},
	'fallback-ready': {
		state: 'ok',
		says: [
			'Without the daemon, callers would ring {count|one phone|# phones}.',
			'Sans le service, les appelants feraient sonner {count|un poste|# postes}.',
		],
	},
	'fallback-other': {
		state: 'warn',
		says: [
			'The fallback queue has other phones than the floor: {phones}.',
			'La file de secours n’a pas les postes du plateau : {phones}.',
		],
		remedy: writeAgain,
	},
	'fallback-missing': {
		state: 'fail',
		says: [
			'There is no fallback queue: without the daemon callers would hear a message and nothing else.',
			'Pas de file de secours : sans le service, les appelants n’entendraient qu’un message.',
		],
		remedy: [
			'Include the queue that asterisk-config wrote in queues.conf and say "queue reload all".',
			'Incluez dans queues.conf la file écrite par asterisk-config puis « queue reload all ».',
		],
	},
	directed: {
		state: 'ok',
		says: ['A daemon directs this switch.', 'Un service dirige ce commutateur.'],
	},
	'directed-by-nobody': {
		state: 'warn',
		says: [
			'No daemon directs this switch now: callers go to the fallback.',
			'Aucun service ne dirige ce commutateur : les appelants vont au secours.',
		],
		remedy: ['Start it: plateaud serve.', 'Lancez-le : plateaud serve.'],
	},
	'clock-near': {
		state: 'ok',
		says: ['The two clocks agree.', 'Les deux horloges concordent.'],
	},
	'clock-far': {
		state: 'warn',
		says: [
			'The switch’s clock is {seconds} s away from this machine’s.',
			'L’horloge du commutateur diffère de {seconds} s de celle de cette machine.',
		],
		remedy: [
			'Let both machines follow a time server (chrony, systemd-timesyncd).',
			'Réglez les deux machines sur un serveur de temps (chrony, systemd-timesyncd).',
		],
	},
	'sounds-there': {
		state: 'ok',
		says: ['All {count} sounds are there.', 'Les {count} sons sont là.'],
	},
	'sounds-missing': {
		state: 'fail',
		says: [
			'Sounds are missing: {sounds}. Callers would hear silence.',
			'Sons manquants : {sounds}. Les appelants entendraient un silence.',
		],
		remedy: [
			'Install asterisk-core-sounds-en and asterisk-core-sounds-fr, and put your own recordings where floor.yaml says.',
			'Installez asterisk-core-sounds-en et asterisk-core-sounds-fr, et placez vos enregistrements où floor.yaml le dit.',
		],
	},
	'sounds-elsewhere': {
		state: 'warn',
		says: [
			'Asterisk’s sounds and music are not on this machine: they were not looked at.',
			'Les sons et la musique d’Asterisk ne sont pas sur cette machine : non vérifiés.',
		],
		remedy: [
			'Run the doctor on Asterisk’s machine, or call each number once.',
			'Lancez le contrôle sur la machine d’Asterisk, ou appelez une fois chaque numéro.',
		],
	},
	'music-there': {
		state: 'ok',
		says: ['There is music to wait with.', 'Il y a de la musique d’attente.'],
	},
	'music-missing': {
		state: 'fail',
		says: ['There is no music in {folder}.', 'Pas de musique dans {folder}.'],
		remedy: [
			'Install asterisk-moh-opsound-wav, or put 8 kHz mono WAV files there, and say "moh reload".',
			'Installez asterisk-moh-opsound-wav, ou mettez-y des WAV mono 8 kHz, puis « moh reload ».',
		],
	},
	'disk-room': {
		state: 'ok',
		says: ['{free} MB are free for the database.', '{free} Mo libres pour la base.'],
	},
	'disk-low': {
		state: 'warn',
		says: ['Only {free} MB are free in {folder}.', 'Seulement {free} Mo libres dans {folder}.'],
		remedy: [
			'Make room, or move data_dir: without room nothing is stored and no call is offered.',
			'Faites de la place ou déplacez data_dir : sans place, rien n’est gardé et aucun appel n’est proposé.',
		],
	},
	'disk-full': {
		state: 'fail',
		says: ['The disk of {folder} is full.', 'Le disque de {folder} est plein.'],
		remedy: ['Make room, or move data_dir.', 'Faites de la place ou déplacez data_dir.'],
	},
	'folder-not-writable': {
		state: 'fail',
		says: [
			'The data folder {folder} cannot be written: {why}.',
			'Le dossier de données {folder} n’est pas accessible en écriture : {why}.',
		],
		remedy: [
			'Give it to the user that runs plateaud, or set data_dir.',
			'Donnez-le à l’utilisateur qui lance plateaud, ou réglez data_dir.',
		],
	},
	'sip-port-heard': {
		state: 'ok',
		says: [
			'Something listens on UDP {port} for phones.',
			'Le port UDP {port} est écouté pour les postes.',
		],
	},
	'sip-port-silent': {
		state: 'warn',
		says: [
			'Nothing listens on UDP {port}: phones cannot register.',
			'Rien n’écoute sur le port UDP {port} : les postes ne peuvent s’enregistrer.',
		],
		remedy: [
			'Compare sip_port in plateau.toml with bind in pjsip.conf; a changed transport needs a restart of Asterisk.',
			'Comparez sip_port dans plateau.toml avec bind dans pjsip.conf ; un transport modifié demande un redémarrage d’Asterisk.',
		],
	},
	'rtp-ports-enough': {
		state: 'ok',
		says: ['{have} UDP ports are there for voice.', '{have} ports UDP pour la voix.'],
	},
	'rtp-ports-few': {
		state: 'warn',
		says: [
			'{have} UDP ports for voice are few for {phones} phones: some calls would be silent.',
			'{have} ports UDP pour la voix, c’est peu pour {phones} postes : des appels seraient muets.',
		],
		remedy: [
			'Raise rtp_to in plateau.toml to give {need}, write the configuration again, and open them in the firewall.',
			'Augmentez rtp_to dans plateau.toml pour en donner {need}, réécrivez la configuration, et ouvrez-les au pare-feu.',
		],
	},
	'practice-switch': {
		state: 'ok',
		says: [
			'The switch "{switchId}" is the practice switch inside the daemon.',
			'Le commutateur « {switchId} » est celui d’exercice, dans le service.',
		],
	},
	'not-asked': {
		state: 'warn',
		says: [
			'Asterisk does not answer "{action}": {why}.',
			'Asterisk ne répond pas à « {action} » : {why}.',
		],
		remedy: [
			'Mend what is above first, then ask again.',
			'Réglez d’abord ce qui précède, puis relancez le contrôle.',
		],
	},
} as const satisfies Record<string, FindingText>;

export type FindingCode = keyof typeof doctorText;
