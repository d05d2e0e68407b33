import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {id, type SwitchId} from '@plateau/core';
import {type DaemonParts, startDaemon} from '@plateau/daemon/daemon';
import {silentLog} from '@plateau/daemon/log';
import type {Settings} from '@plateau/daemon/settings/settings';
import {openStore} from '@plateau/daemon/store/store';
import test, {type ExecutionContext} from 'ava';
import Sqlite from 'better-sqlite3';

interface Told {
	readonly settings: Settings;
	readonly parts: DaemonParts;
	readonly fatal: unknown[];
	/** Names of what was logged as an error. */
	readonly errors: string[];
}

/** A daemon's parts in a folder of its own; nothing answers where its switch should be. */
function given(t: ExecutionContext, changed: Partial<Settings> = {}): Told {
	const dataDir = mkdtempSync(join(tmpdir(), 'pd-'));
	t.teardown(() => rmSync(dataDir, {recursive: true, force: true}));
	const settings: Settings = {
		dataDir,
		database: join(dataDir, 'plateau.db'),
		socket: join(dataDir, 's'),
		socketMode: 0o600,
		country: 'FR',
		locale: 'en',
		logLevel: 'info',
		snapshotEvery: 5000,
		sessionLifeMs: 60_000,
		fallbackWaitMs: 60_000,
		asterisk: {sipAddress: '127.0.0.1', sipPort: 5060, rtpFrom: 10_000, rtpTo: 20_000},
		switches: [{id: id<SwitchId>('main'), practice: true}],
		...changed,
	};
	const fatal: unknown[] = [];
	const errors: string[] = [];
	const parts: DaemonParts = {
		settings,
		log: {...silentLog, error: (event) => void errors.push(event), child: () => silentLog},
		// A port that nobody listens on: an Asterisk that is not there yet.
		reach: () => ({
			address: {host: '127.0.0.1', port: 1},
			control: {username: 'control', secret: 'x'},
		}),
		onFatal: (error) => fatal.push(error),
	};
	return {settings, parts, fatal, errors};
}

function snapshotSeqs({database}: Settings): number[] {
	const db = new Sqlite(database, {readonly: true});
	try {
		return db.prepare<[], number>('SELECT seq FROM snapshot ORDER BY seq').pluck().all();
	} finally {
		db.close();
	}
}

test('daemon - serves while its switch is not there, and leaves no socket when it stops', async (t) => {
	const {settings, parts, fatal} = given(t);
	const daemon = await startDaemon(parts);
	t.true(existsSync(settings.socket));
	await daemon.stop();
	t.false(existsSync(settings.socket));
	t.deepEqual(fatal, []);
	t.deepEqual(snapshotSeqs(settings), [daemon.floor.seq]);
});

test('daemon - a floor that went ahead of the journal is never saved as a snapshot', async (t) => {
	const {settings, parts, fatal} = given(t);
	const daemon = await startDaemon(parts);
	// As a step that throws half-way leaves it: events folded that were never stored.
	daemon.floor.seq += 3;
	await daemon.stop();
	t.deepEqual(snapshotSeqs(settings), []);
	t.deepEqual(fatal, []);
	const again = await startDaemon(parts);
	await again.stop();
	t.deepEqual(snapshotSeqs(settings), [again.floor.seq]);
});

test('daemon - what cannot be opened gives everything back that was started before it', async (t) => {
	const {settings, parts} = given(t);
	writeFileSync(settings.socket, 'not a socket');
	await t.throwsAsync(startDaemon(parts), {code: 'socket-path-taken'});
	// The database is free again, and what the start stored is there.
	const store = openStore(settings.database);
	t.true(store.lastSeq > 0);
	store.close();
	rmSync(settings.socket);
	const daemon = await startDaemon(parts);
	await daemon.stop();
});

test('daemon - a certificate that is not there is named in a coded sentence', async (t) => {
	const {parts} = given(t, {
		listen: {
			host: '127.0.0.1',
			port: 0,
			tls: {certFile: '/nowhere/cert.pem', keyFile: '/nowhere/key.pem'},
		},
	});
	await t.throwsAsync(startDaemon(parts), {code: 'tls-files-bad', message: /cert\.pem/});
});

test('daemon - an identity that was cut short is made anew', async (t) => {
	const {settings, parts} = given(t);
	writeFileSync(join(settings.dataDir, 'daemon-id'), '');
	const daemon = await startDaemon(parts);
	await daemon.stop();
	t.regex(readFileSync(join(settings.dataDir, 'daemon-id'), 'utf8').trim(), /^[0-9a-f-]{36}$/);
});
