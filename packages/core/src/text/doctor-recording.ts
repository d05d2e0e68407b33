/** What the doctor finds about recording: the shared folder and the keys. */

import type {FindingText} from './finding-text.ts';

export const recordingFindings = {
	'recording-spool-good': {
		state: 'ok',
		says: [
			'Recordings can be written to {folder} and taken from it.',
			'Les enregistrements peuvent être écrits dans {folder} et y être repris.',
		],
	},
	'recording-spool-missing': {
		state: 'fail',
		says: [
			'There is no folder {folder} for recordings: none would be made.',
			'Il n’y a pas de dossier {folder} pour les enregistrements : aucun ne se ferait.',
		],
		remedy: [
			'Make it as docs/recording.md says, or set recording.spool in plateau.toml.',
			'Créez-le comme le dit docs/recording.md, ou réglez recording.spool dans plateau.toml.',
		],
	},
	'recording-spool-denied': {
		state: 'fail',
		says: [
			'The daemon may not read and delete in {folder}: recordings would stay there unsealed.',
			'Le service ne peut ni lire ni effacer dans {folder} : les enregistrements y resteraient en clair.',
		],
		remedy: [
			'Give the folder to the group that plateaud and Asterisk share, with mode 2770.',
			'Donnez le dossier au groupe commun à plateaud et à Asterisk, avec le mode 2770.',
		],
	},
	'recording-spool-open': {
		state: 'fail',
		says: [
			'Everybody on this machine may look into {folder}.',
			'Tout le monde sur cette machine peut voir dans {folder}.',
		],
		remedy: ['Take that away: chmod o= {folder}.', 'Retirez ce droit : chmod o= {folder}.'],
	},
	'recording-spool-group': {
		state: 'warn',
		says: [
			'Files in {folder} do not get its group: the daemon may not be able to read them.',
			'Les fichiers de {folder} n’en prennent pas le groupe : le service pourrait ne pas les lire.',
		],
		remedy: [
			'Set the bit for it: chmod g+s {folder}.',
			'Mettez le bit prévu : chmod g+s {folder}.',
		],
	},
	'recording-spool-writable': {
		state: 'ok',
		says: [
			'Asterisk, as {user}, may write into {folder}.',
			'Asterisk, en {user}, peut écrire dans {folder}.',
		],
	},
	'recording-spool-unwritable': {
		state: 'fail',
		says: [
			'Asterisk runs as {user}, who may not write into {folder}: no recording and no message would be made.',
			'Asterisk tourne en {user}, qui ne peut écrire dans {folder} : ni enregistrement ni message ne se feraient.',
		],
		remedy: [
			'Make the folder as docs/recording.md says: install -d -o {user} -g plateau-rec -m 2770 {folder}.',
			'Faites le dossier comme le dit docs/recording.md : install -d -o {user} -g plateau-rec -m 2770 {folder}.',
		],
	},
	'recording-keys-good': {
		state: 'ok',
		says: [
			'The keys of recordings are in {file}.',
			'Les clés des enregistrements sont dans {file}.',
		],
	},
	'recording-keys-absent': {
		state: 'warn',
		says: [
			'There is no key file {file} yet: the daemon makes one when it starts.',
			'Il n’y a pas encore de fichier de clés {file} : le service en crée un au démarrage.',
		],
		remedy: [
			'If there was one, put it back before the start: without it no earlier recording opens. Keep a copy elsewhere.',
			'S’il y en avait un, remettez-le avant le démarrage : sans lui rien d’ancien ne s’ouvre. Gardez-en une copie ailleurs.',
		],
	},
	'recording-keys-open': {
		state: 'fail',
		says: [
			'Others than the daemon may read the keys in {file}; it records nothing until that ends.',
			'D’autres que le service peuvent lire les clés de {file} ; rien n’est enregistré d’ici là.',
		],
		remedy: ['Take that away: chmod 600 {file}.', 'Retirez ce droit : chmod 600 {file}.'],
	},
	'recording-keys-beside': {
		state: 'warn',
		says: [
			'The keys in {file} lie beside what they open: a copy of the data is a copy of both.',
			'Les clés de {file} sont à côté de ce qu’elles ouvrent : copier les données copie les deux.',
		],
		remedy: [
			'Move the file and set recording.keyFile in plateau.toml.',
			'Déplacez le fichier et réglez recording.keyFile dans plateau.toml.',
		],
	},
} as const satisfies Record<string, FindingText>;
