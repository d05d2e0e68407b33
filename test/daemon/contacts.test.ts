// From the customer records to the order of waiting, through a daemon and its practice switch.

import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {id, type PersonId, type SwitchId} from '@plateau/core';
import {reachPractice} from '@plateau/daemon/cli/reach';
import {type Daemon, startDaemon} from '@plateau/daemon/daemon';
import {silentLog} from '@plateau/daemon/log';
import {startPracticeSwitch} from '@plateau/daemon/practice/practice-switch';
import {openStore} from '@plateau/daemon/store/store';
import test from 'ava';
import {until} from '../e2e/until.ts';

const floorYaml = `queues: {support: {label: Support, nobody: 10m}}
numbers: {"0184880001": {queue: support}}
phones: {"1001": {}}
agents: {alice: {name: Alice, queues: [support]}}
`;

test('daemon - a caller of mark arrives with the head start and the own agent of their records', async (t) => {
	const dataDir = mkdtempSync(join(tmpdir(), 'pd-'));
	t.teardown(() => rmSync(dataDir, {recursive: true, force: true}));
	const database = join(dataDir, 'plateau.db');
	const store = openStore(database);
	const partyId = store.partyOf({number: '06 39 98 00 02'});
	await store.setContact(partyId, {ownerId: 'alice', priorityMs: 120_000});
	store.close();
	const practice = await startPracticeSwitch({
		seed: 1,
		numbers: [{id: '33184880001', language: 'fr', answerOnEntry: true}],
		phones: [{endpoint: '1001', extension: '1001'}],
		soundMs: () => 10,
	});
	t.teardown(() => practice.stop());
	const daemon: Daemon = await startDaemon({
		settings: {
			dataDir,
			database,
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
		},
		log: {...silentLog, child: () => silentLog},
		reach: () => reachPractice(practice),
		onFatal: (error) => t.fail(String(error)),
	});
	t.teardown(() => daemon.stop());
	const applied = await daemon.floorFiles.apply(floorYaml, {
		dryRun: false,
		by: 'admin' as PersonId,
	});
	t.true(applied.ok);
	const waiting = () => [...daemon.floor.calls.values()].filter(({state}) => state === 'waiting');
	await until(
		() => daemon.floor.switches.get(id<SwitchId>('main'))?.state === 'up',
		'the switch to be up',
	);
	practice.call('+33184880001', {from: '0639980001'});
	await until(() => waiting().length === 1, 'the first caller to wait');
	practice.call('+33184880001', {from: '0639980002'});
	await until(() => waiting().length === 2, 'the second caller to wait');
	const [first, second] = waiting();
	t.is(first?.contact, undefined);
	t.deepEqual(second?.contact as unknown, {ownerId: 'alice', priorityMs: 120_000});
	t.is(second?.partyId, partyId);
	const creditOf = (call: typeof first) =>
		call?.state === 'waiting' ? call.entry.creditMs : undefined;
	t.is(creditOf(first), 0);
	t.is(creditOf(second), 120_000);
});
