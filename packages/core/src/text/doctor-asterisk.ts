/** What the doctor finds in Asterisk: version, dialplan, modules, trunk, phones, fallback, clock. */

import type {FindingText} from './finding-text.ts';
import type {Sentence} from './translate.ts';

const writeAgain: Sentence = [
	'Run "plateaud asterisk-config --out DIR" again, copy the files and say "dialplan reload".',
	'Relancez « plateaud asterisk-config --out DOSSIER », copiez les fichiers puis « dialplan reload ».',
];

export const asteriskFindings = {
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
	'trunk-silent': {
		state: 'fail',
		says: [
			'The provider at "{endpoint}" does not answer (SIP OPTIONS): nobody outside is called by it but emergencies.',
			'L’opérateur de « {endpoint} » ne répond pas (OPTIONS SIP) : par lui, seules les urgences sont appelées.',
		],
		remedy: [
			'Check its host and port and let UDP through to it; if it never answers that question, set trunk.qualify = false and write the configuration again.',
			'Vérifiez son hôte et son port et laissez passer l’UDP ; s’il ne répond jamais à cette question, mettez trunk.qualify = false et réécrivez la configuration.',
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
	'places-kept': {
		state: 'ok',
		says: [
			'Nobody takes the place of a leg in a call (INVITE with Replaces).',
			'Personne ne prend la place d’une branche dans un appel (INVITE avec Replaces).',
		],
	},
	'places-open': {
		state: 'warn',
		says: [
			'Whoever has seen a call’s Call-ID and tags may take a leg’s place in it (INVITE with Replaces): res_pjsip_refer is loaded, and pjsip.conf has no [plateau-nobody].',
			'Qui a vu le Call-ID et les étiquettes d’un appel peut y prendre la place d’une branche (INVITE avec Replaces) : res_pjsip_refer est chargé, et pjsip.conf n’a pas de [plateau-nobody].',
		],
		remedy: [
			'Write the configuration again with asterisk-config and restart Asterisk; beside your own Asterisk, its README.txt has the lines.',
			'Réécrivez la configuration avec asterisk-config et redémarrez Asterisk ; à côté du vôtre, LISEZMOI.txt donne les lignes.',
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
} as const satisfies Record<string, FindingText>;
