/** What the doctor finds on this machine: disk, ports, sounds, music. */

import type {FindingText} from './finding-text.ts';

export const machineFindings = {
	'no-switch': {
		state: 'fail',
		says: ['There is no switch to look at.', 'Aucun commutateur à vérifier.'],
		remedy: [
			'Add one under [[switches]] in plateau.toml (docs/examples/plateau.toml); with --for, give the id of one that is there.',
			'Ajoutez-en un sous [[switches]] dans plateau.toml (docs/examples/plateau.toml) ; avec --for, donnez l’id de l’un d’eux.',
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
			'Make room, or move dataDir: without room nothing is stored and no call is offered.',
			'Faites de la place ou déplacez dataDir : sans place, rien n’est gardé et aucun appel n’est proposé.',
		],
	},
	'disk-full': {
		state: 'fail',
		says: ['The disk of {folder} is full.', 'Le disque de {folder} est plein.'],
		remedy: ['Make room, or move dataDir.', 'Faites de la place ou déplacez dataDir.'],
	},
	'folder-not-writable': {
		state: 'fail',
		says: [
			'The data folder {folder} cannot be written: {why}.',
			'Le dossier de données {folder} n’est pas accessible en écriture : {why}.',
		],
		remedy: [
			'Give it to the user that runs plateaud, or set dataDir.',
			'Donnez-le à l’utilisateur qui lance plateaud, ou réglez dataDir.',
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
			'Compare asterisk.sipPort in plateau.toml with bind in pjsip.conf; a changed transport needs a restart of Asterisk.',
			'Comparez asterisk.sipPort dans plateau.toml avec bind dans pjsip.conf ; un transport modifié demande un redémarrage d’Asterisk.',
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
			'Raise asterisk.rtpTo in plateau.toml to give {need}, write the configuration again, and open them in the firewall.',
			'Augmentez asterisk.rtpTo dans plateau.toml pour en donner {need}, réécrivez la configuration, et ouvrez-les au pare-feu.',
		],
	},
	'practice-switch': {
		state: 'ok',
		says: [
			'The switch "{switchId}" is the practice switch inside the daemon.',
			'Le commutateur « {switchId} » est celui d’exercice, dans le service.',
		],
	},
} as const satisfies Record<string, FindingText>;
