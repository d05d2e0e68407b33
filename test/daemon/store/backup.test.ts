import {readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {backUpFile} from '@plateau/daemon/store/backup';
import {StoreError} from '@plateau/daemon/store/errors';
import {openStore} from '@plateau/daemon/store/store';
import test from 'ava';
import {givenFolder, givenStore, tell} from '../../helpers/given-store.ts';

test('backup - is a whole copy, for its owner alone, that opens as a store', async (t) => {
	const folder = givenFolder(t);
	const store = await givenStore(t, join(folder, 'plateau.db'));
	await tell(store, '0 started, 1 arrived, 2 queued');
	const path = join(folder, 'copy.db');
	const result = await store.backUp(path);
	t.deepEqual(result, {path, bytes: statSync(path).size, events: 3});
	t.is(statSync(path).mode & 0o077, 0);
	t.deepEqual(
		readdirSync(folder).filter((file) => file.startsWith('copy')),
		['copy.db'],
	);
	const copy = openStore(path);
	t.teardown(() => copy.close());
	t.deepEqual([...copy.load().eventsAfter], [...store.load().eventsAfter]);
});

test('backup - goes on while the floor does', async (t) => {
	const folder = givenFolder(t);
	const store = await givenStore(t, join(folder, 'plateau.db'));
	await tell(store, Array.from({length: 20_000}, (_, at) => `${at} started`).join());
	const backup = store.backUp(join(folder, 'copy.db'));
	await tell(store, '20001 started, 20002 started');
	const {events} = await backup;
	t.true(events >= 20_000);
	t.is(store.lastSeq, 20_002);
});

test('backup - is taken beside the owner too', async (t) => {
	const folder = givenFolder(t);
	const store = await givenStore(t, join(folder, 'plateau.db'));
	await tell(store, '0 started');
	const {events} = await backUpFile(join(folder, 'plateau.db'), join(folder, 'copy.db'));
	t.is(events, 1);
	await tell(store, '1 started');
	t.is(store.lastSeq, 2);
});

test('backup - never writes over a file', async (t) => {
	const folder = givenFolder(t);
	const store = await givenStore(t, join(folder, 'plateau.db'));
	const path = join(folder, 'mine.txt');
	writeFileSync(path, 'mine');
	const error = await t.throwsAsync(store.backUp(path), {instanceOf: StoreError});
	t.is(error.code, 'backup-exists');
	t.is(statSync(path).size, 4);
});

test('backup - makes the folder it goes into', async (t) => {
	const folder = givenFolder(t);
	const store = await givenStore(t, join(folder, 'plateau.db'));
	const {path} = await store.backUp(join(folder, 'backups', 'monday.db'));
	t.is(statSync(join(folder, 'backups')).mode & 0o077, 0);
	t.true(statSync(path).isFile());
});

test('backup - that fails leaves nothing behind', async (t) => {
	const folder = givenFolder(t);
	const store = await givenStore(t, join(folder, 'plateau.db'));
	writeFileSync(join(folder, 'file'), '');
	const error = await t.throwsAsync(store.backUp(join(folder, 'file', 'copy.db')), {
		instanceOf: StoreError,
	});
	t.is(error.code, 'backup-bad');
	t.deepEqual(
		readdirSync(folder).filter((name) => name.includes('copy')),
		[],
	);
});

test('backup - of a damaged database is refused', async (t) => {
	const folder = givenFolder(t);
	const path = join(folder, 'plateau.db');
	const store = openStore(path);
	await tell(store, Array.from({length: 3000}, (_, at) => `${at} started`).join());
	store.close();
	const {openSync, writeSync, closeSync} = await import('node:fs');
	const file = openSync(path, 'r+');
	writeSync(file, Buffer.alloc(2048, 0xff), 0, 2048, statSync(path).size - 4096 * 3);
	closeSync(file);
	const error = await t.throwsAsync(backUpFile(path, join(folder, 'copy.db')), {
		instanceOf: StoreError,
	});
	t.is(error.code, 'backup-bad');
	t.false(readdirSync(folder).some((name) => name.startsWith('copy')));
});
