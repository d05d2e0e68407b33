import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {openDatabase, openToRead} from '@plateau/daemon/store/database';
import {StoreError} from '@plateau/daemon/store/errors';
import {migrate} from '@plateau/daemon/store/migrate';
import {migrations} from '@plateau/daemon/store/migrations/index';
import test from 'ava';
import Sqlite from 'better-sqlite3';
import {givenFolder} from '../../helpers/given-store.ts';

test('database - is made with its folders, readable by its user alone', (t) => {
	const path = join(givenFolder(t), 'a', 'b', 'plateau.db');
	const database = openDatabase(path);
	t.teardown(database.close);
	database.db.exec("INSERT INTO audit VALUES (1, 0, 'anne', 'log-in', NULL, 'done', NULL)");
	for (const file of readdirSync(join(path, '..'))) {
		t.is(statSync(join(path, '..', file)).mode & 0o077, 0, file);
	}
});

test('database - waits for the disk at each commit, and holds on to its foreign keys', (t) => {
	const {db, close} = openDatabase(join(givenFolder(t), 'plateau.db'));
	t.teardown(close);
	t.is(db.pragma('journal_mode', {simple: true}), 'wal');
	t.is(db.pragma('synchronous', {simple: true}), 2);
	t.is(db.pragma('foreign_keys', {simple: true}), 1);
});

test('database - has strict tables only', (t) => {
	const {db, close} = openDatabase(':memory:');
	t.teardown(close);
	const tables = db.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'");
	const loose = (tables.all() as {name: string; strict: number}[]).filter(
		({name, strict}) => strict === 0 && !name.startsWith('sqlite_'),
	);
	t.deepEqual(loose, []);
});

test('database - opens again with what was in it', (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const first = openDatabase(path);
	first.db.exec("INSERT INTO audit VALUES (1, 0, 'anne', 'log-in', NULL, 'done', NULL)");
	first.close();
	first.close();
	const second = openDatabase(path);
	t.teardown(second.close);
	t.is(second.db.prepare('SELECT login FROM audit').pluck().get(), 'anne');
});

test('database - refuses a second owner in the same process', (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const first = openDatabase(path);
	t.teardown(first.close);
	const error = t.throws(() => openDatabase(path), {instanceOf: StoreError});
	t.is(error.code, 'database-owned');
	t.is(error.params['process'], process.pid);
	first.close();
	t.notThrows(() => openDatabase(path).close());
});

test('database - lets others read beside its owner', (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const first = openDatabase(path);
	t.teardown(first.close);
	const reader = openToRead(path);
	t.teardown(() => reader.close());
	t.is(reader.prepare('SELECT count(*) FROM journal').pluck().get(), 0);
	t.throws(() => reader.exec('DELETE FROM party'), {any: true, code: 'SQLITE_READONLY'});
});

test('database - refuses an owner in another process, and is free as soon as that is killed', async (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const program = `
		const {openDatabase} = await import('@plateau/daemon/store/database');
		openDatabase(${JSON.stringify(path)});
		console.log('owned');
		setInterval(() => {}, 1000);`;
	const other = spawn(
		process.execPath,
		['--import=tsx', '--conditions=source', '--input-type=module', '--eval', program],
		{stdio: ['ignore', 'pipe', 'inherit'], cwd: process.cwd()},
	);
	t.teardown(() => other.kill('SIGKILL'));
	await once(other.stdout, 'data');
	const error = t.throws(() => openDatabase(path), {instanceOf: StoreError});
	t.is(error.code, 'database-owned');
	t.is(error.params['process'], other.pid);
	const gone = once(other, 'exit');
	other.kill('SIGKILL');
	await gone;
	t.notThrows(() => openDatabase(path).close());
});

test('database - says so when it cannot be opened', (t) => {
	const folder = givenFolder(t);
	const error = t.throws(() => openDatabase(folder), {instanceOf: StoreError});
	t.is(error.code, 'database-unusable');
	t.is(
		t.throws(() => openToRead(join(folder, 'none.db')), {instanceOf: StoreError}).code,
		'database-unusable',
	);
});

test("migrate - leaves another program's database alone", (t) => {
	const path = join(givenFolder(t), 'other.db');
	const other = new Sqlite(path);
	other.exec('CREATE TABLE note (text TEXT)');
	other.close();
	const error = t.throws(() => openDatabase(path), {instanceOf: StoreError});
	t.is(error.code, 'database-foreign');
	const after = new Sqlite(path);
	t.teardown(() => after.close());
	t.deepEqual(after.prepare('SELECT name FROM sqlite_schema').pluck().all(), ['note']);
});

test('migrate - refuses a database that a later program wrote', (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const first = openDatabase(path);
	first.db.pragma(`user_version = ${migrations.length + 1}`);
	first.close();
	t.is(t.throws(() => openDatabase(path), {instanceOf: StoreError}).code, 'database-newer');
});

test('migrate - takes only the steps that are missing', (t) => {
	const db = new Sqlite(':memory:');
	migrate(db, ['CREATE TABLE one (a TEXT) STRICT']);
	migrate(db, ['not run again', 'CREATE TABLE two (a TEXT) STRICT']);
	t.is(db.pragma('user_version', {simple: true}), 2);
	t.deepEqual(db.prepare('SELECT name FROM sqlite_schema').pluck().all(), ['one', 'two']);
});

test('migrate - takes a step whole or not at all', (t) => {
	const db = new Sqlite(':memory:');
	t.throws(() => migrate(db, ['CREATE TABLE one (a TEXT) STRICT; CREATE TABLE wrong (']), {
		any: true,
	});
	t.is(db.pragma('user_version', {simple: true}), 0);
	t.deepEqual(db.prepare('SELECT name FROM sqlite_schema').pluck().all(), []);
});
