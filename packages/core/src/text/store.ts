/** What can go wrong with the database, with what to do. One row a code of the store's errors. */

import type {Sentence} from './translate.ts';

export const storeErrorText = {
	'database-owned': [
		'Another plateaud (process {process}) uses {path}: stop it first, or give this one a database of its own.',
		'Un autre plateaud (processus {process}) utilise {path} : arrêtez-le d’abord, ou donnez une autre base à celui-ci.',
	],
	'database-newer': [
		'{path} has shape {version} and this program knows {known}: run the newer plateaud, or restore a backup.',
		'{path} est à la version {version} et ce programme connaît la {known} : lancez le plateaud plus récent, ou restaurez une sauvegarde.',
	],
	'database-foreign': [
		'{path} is the database of another program: choose another file for the setting "database".',
		'{path} est la base d’un autre programme : choisissez un autre fichier pour le réglage « database ».',
	],
	'database-unusable': [
		'{path} cannot be used ({reason}): check the setting "database", and who may write there.',
		'{path} est inutilisable ({reason}) : vérifiez le réglage « database » et les droits d’écriture.',
	],
	'journal-gap': [
		'The journal should go on with event {expected}, but {found} came: restore a backup if this happens at a start.',
		'Le journal devrait continuer à l’évènement {expected}, mais {found} est venu : restaurez une sauvegarde si cela arrive au démarrage.',
	],
	'journal-unreadable': [
		'Event {seq} of the journal is damaged ({reason}): restore a backup.',
		'L’évènement {seq} du journal est abîmé ({reason}) : restaurez une sauvegarde.',
	],
	'event-newer': [
		'Event {seq} of the journal has version {version} and this program knows {known}: run the newer plateaud.',
		'L’évènement {seq} du journal est en version {version} et ce programme connaît la {known} : lancez le plateaud plus récent.',
	],
	'append-failed': [
		'{count|One event|# events} could not be written to {path} ({reason}); nothing was kept. Is the disk full?',
		'Écriture de {count|un évènement|# évènements} impossible dans {path} ({reason}) ; rien n’en a été gardé. Le disque est-il plein ?',
	],
	'write-failed': [
		'{path} could not be written to ({reason}). Is the disk full?',
		'Impossible d’écrire dans {path} ({reason}). Le disque est-il plein ?',
	],
	'store-closed': ['{path} is closed.', '{path} est fermé.'],
	'backup-exists': [
		'{path} exists: choose another name for the backup.',
		'{path} existe : choisissez un autre nom pour la sauvegarde.',
	],
	'backup-bad': [
		'No backup was made at {path}: {reason}.',
		'Aucune sauvegarde n’a été faite dans {path} : {reason}.',
	],
} as const satisfies Record<string, Sentence>;

export type StoreErrorCode = keyof typeof storeErrorText;
