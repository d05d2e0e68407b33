/** When nobody saw a switch: from the journal, with what came of the calls; of journals of before, too. */

import {type Event, type EventBody, id} from '@plateau/core';
import {migrate} from '@plateau/daemon/store/migrate';
import {migrations} from '@plateau/daemon/store/migrations/index';
import {openStore} from '@plateau/daemon/store/store';
import test, {type ExecutionContext} from 'ava';
import Database from 'better-sqlite3';

const day = {fromAt: 0, toAt: 1_000_000, now: 500_000};

function given(t: ExecutionContext) {
	const store = openStore(':memory:');
	t.teardown(() => store.close());
	let seq = 0;
	const write = async (at: number, ...bodies: readonly EventBody[]) => {
		const events = bodies.map((body): Event => {
			seq += 1;
			return {seq, at, v: 2, ...body};
		});
		await store.append({events, audits: []});
	};
	const partyId = store.partyOf({number: '0612345678'});
	const arrived = (callId: string, startedAt: number, switchId = 'main'): EventBody => ({
		...{type: 'call-arrived', callId: id(callId), switchId: id(switchId)},
		...{channelId: id(`k-${callId}`), partyId, numberId: id('100'), startedAt},
	});
	const gone = (
		callId: string,
		outcome: Extract<EventBody, {type: 'call-ended'}>['outcome'],
	): EventBody => ({
		...{type: 'call-ended', callId: id(callId), outcome, endedBy: 'gap', cause: 0},
		lastSeenAt: 2000,
	});
	const lost = (switchId: string, lastSeenAt?: number): EventBody => ({
		...{type: 'switch-lost', switchId: id(switchId)},
		...(lastSeenAt === undefined ? {} : {lastSeenAt}),
	});
	const back = (switchId: string): EventBody => ({
		...{type: 'switch-resynced', switchId: id(switchId), switchStartedAt: 1},
	});
	return {store, write, arrived, gone, lost, back, partyId};
}

test('gaps - a daemon that was killed: from the last it saw to the first it saw again, with its calls', async (t) => {
	const {store, write, arrived, gone, lost, back, partyId} = given(t);
	await write(1000, back('main'));
	await write(2000, arrived('c-1', 2000), arrived('c-2', 1990), arrived('c-3', 1980, 'other'));
	await write(9000, {type: 'daemon-started'}, lost('main', 2000));
	await write(
		9500,
		gone('c-1', 'lost-in-gap'),
		gone('c-2', 'answered'),
		arrived('c-4', 5000),
		{type: 'call-fell-back', callId: id('c-4')},
		{type: 'call-fallback-answered', callId: id('c-4')},
		back('main'),
	);
	const visit = {partyId, switchId: 'main', numberId: '100', arrivedAt: 6000};
	store.mailbox.note({...visit, visitId: 'v-1', leftAt: 7000});
	store.mailbox.note({...visit, visitId: 'v-2', leftAt: 9900});
	store.mailbox.note({...visit, visitId: 'v-3', switchId: 'other', leftAt: 7000});
	t.deepEqual(store.gaps(day), [
		{
			...{switchId: 'main', fromAt: 2000, toAt: 9500, came: 1, lost: 1, endedUnseen: 1},
			...{fallbackAnswered: 1, mailbox: 2, messages: 0},
		},
	]);
});

test('gaps - one that goes on has no end; what is told twice is one; each day has its own', async (t) => {
	const {store, write, lost, back} = given(t);
	await write(1000, back('main'), back('other'));
	await write(3000, lost('main'));
	await write(4000, {type: 'daemon-started'}, lost('main', 3500));
	t.deepEqual(
		store.gaps(day).map(({fromAt, toAt}) => [fromAt, toAt]),
		[[3000, undefined]],
	);
	await write(5000, back('main'));
	await write(20_000, lost('other'));
	await write(21_000, back('other'));
	const between = (fromAt: number, toAt: number) =>
		store.gaps({fromAt, toAt, now: 500_000}).map(({switchId}) => switchId);
	t.deepEqual(between(0, 10_000), ['main']);
	t.deepEqual(between(4000, 10_000), ['main'], 'it lasted into that time');
	t.deepEqual(between(10_000, 30_000), ['other']);
	t.deepEqual(between(0, 30_000), ['main', 'other']);
});

test('gaps - those of a journal of before are there after the step that makes the table', (t) => {
	const db = new Database(':memory:');
	t.teardown(() => db.close());
	migrate(db, migrations.slice(0, 6));
	const insert = db.prepare(
		'INSERT INTO journal (seq, happened_at, version, type, body) VALUES (?, ?, 2, ?, ?)',
	);
	const rows: readonly (readonly [at: number, type: string, body: object])[] = [
		[10, 'switch-resynced', {switchId: 'main'}],
		[20, 'switch-lost', {switchId: 'main', lastSeenAt: 15}],
		[25, 'switch-resynced', {switchId: 'other'}],
		[30, 'switch-resynced', {switchId: 'main'}],
		[40, 'switch-lost', {switchId: 'other'}],
	];
	for (const [index, [at, type, body]] of rows.entries())
		insert.run(index + 1, at, type, JSON.stringify(body));
	db.exec(
		`INSERT INTO party (party_id, party_number) VALUES ('p-1', 1);
		INSERT INTO interaction (call_id, party_id, number_id, switch_id, arrived_at) VALUES ('c-1', 'p-1', '1', 'main', 1);
		INSERT INTO recording (recording_id, call_id, agent_id, queue_id, purpose, keep_ms, asked_by, asked_at)
			VALUES ('rec-1', 'c-1', 'a1', 'support', 'quality', 5, 'floor', 6);`,
	);
	migrate(db);
	t.deepEqual(db.prepare('SELECT switch_id, started_at, ended_at FROM gap ORDER BY 2').all(), [
		{switch_id: 'main', started_at: 15, ended_at: 30},
		{switch_id: 'other', started_at: 40, ended_at: null},
	]);
	// And a recording of before is what it was.
	t.like(db.prepare('SELECT * FROM recording').get(), {
		...{recording_id: 'rec-1', call_id: 'c-1', agent_id: 'a1', queue_id: 'support', keep_ms: 5},
	});
});
