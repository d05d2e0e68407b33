import {copyFileSync} from 'node:fs';
import {join} from 'node:path';
import {type Event, id} from '@plateau/core';
import {StoreError} from '@plateau/daemon/store/errors';
import {openStore} from '@plateau/daemon/store/store';
import test from 'ava';
import Sqlite from 'better-sqlite3';
import {eventStory} from '../../helpers/event-story.ts';
import {givenFolder, givenStore, tell} from '../../helpers/given-store.ts';

const c1 = id<import('@plateau/core').CallId>('c-1');
const p1 = id<import('@plateau/core').PartyId>('p-1');
const types = (events: Iterable<Event>) => [...events].map(({type}) => type);

test('journal - gives back exactly the events that went in', async (t) => {
	const store = await givenStore(t);
	const events = eventStory(
		'0 configured, 1 signed-in:a1 presence=lunch, 2 arrived, 3 queued, 4 made:a1, 5 ringing:a1, 6 connected:a1, 9 ended',
	);
	await store.append({events: events.slice(0, 3), audits: []});
	await store.append({events: events.slice(3), audits: []});
	t.is(store.lastSeq, events.length);
	t.deepEqual([...store.load().eventsAfter], events);
});

test('journal - goes on after the program does', async (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const first = openStore(path);
	await first.append({events: eventStory('1 started, 2 started'), audits: []});
	first.close();
	const second = openStore(path);
	t.teardown(() => second.close());
	t.is(second.lastSeq, 2);
	await second.append({events: eventStory('3 started', 3), audits: []});
	t.is([...second.load().eventsAfter].length, 3);
});

test('journal - reads in pages without leaving one out', async (t) => {
	const store = await givenStore(t);
	const events = eventStory(Array.from({length: 10_001}, (_, at) => `${at} started`).join());
	await store.append({events, audits: []});
	const seqs = [...store.load().eventsAfter].map(({seq}) => seq);
	t.is(seqs.length, 10_001);
	t.is(seqs.at(-1), 10_001);
});

for (const [what, seq] of [
	['a hole', 3],
	['an event told twice', 1],
] as const) {
	test(`journal - refuses ${what} and keeps nothing of the batch`, async (t) => {
		const store = await givenStore(t);
		await tell(store, '0 started');
		const events = [...eventStory('1 started', 2), ...eventStory('2 started', seq === 1 ? 2 : 4)];
		const error = await t.throwsAsync(store.append({events, audits: []}), {instanceOf: StoreError});
		t.is(error.code, 'journal-gap');
		t.is(store.lastSeq, 1);
		await tell(store, '3 started');
		t.is(store.lastSeq, 2);
	});
}

test('journal - finds the events of a call by its offers and its monitoring too', async (t) => {
	const store = await givenStore(t);
	await tell(
		store,
		'0 arrived, 0 arrived call=c-2 party=p-2, 1 queued, 2 made:a1, 3 ringing:a1, 4 accepted:a1, 4 connected:a1, 5 monitor-asked:a1, 6 monitor-started, 7 monitor-mode:barge, 8 monitor-ended:by-person, 9 ended',
	);
	t.deepEqual(types(store.eventsOfCall(c1)), [
		'call-arrived',
		'call-queued',
		'offer-made',
		'offer-ringing',
		'offer-accepted',
		'call-connected',
		'monitor-asked',
		'monitor-started',
		'monitor-mode-asked',
		'monitor-ended',
		'call-ended',
	]);
});

test('load - begins at the newest snapshot, and at the older one when asked', async (t) => {
	const store = await givenStore(t);
	await tell(store, '0 started, 1 started, 2 started');
	t.is(store.load().snapshot, undefined);
	await store.saveSnapshot(1, {floor: 'one'}, 10);
	await store.saveSnapshot(2, {floor: 'two'}, 11);
	await store.saveSnapshot(3, {floor: 'three'}, 12);
	const newest = store.load();
	t.deepEqual(newest.snapshot, {seq: 3, floor: {floor: 'three'}});
	t.deepEqual([...newest.eventsAfter], []);
	const older = store.load(3);
	t.deepEqual(older.snapshot, {seq: 2, floor: {floor: 'two'}});
	t.deepEqual(
		[...older.eventsAfter].map(({seq}) => seq),
		[3],
	);
	t.is(store.load(2).snapshot?.seq, 1, 'the first of the day is kept');
	t.is(store.load(1).snapshot, undefined);
	t.is([...store.load(0).eventsAfter].length, 3);
});

test('append - keeps nothing when anything in the batch fails, and goes on after that', async (t) => {
	const store = await givenStore(t);
	const stranger = eventStory('0 arrived, 1 queued, 2 arrived call=c-2 party=p-99');
	const audits = [{at: 0, login: 'anne', action: 'hang-up', outcome: 'done'}];
	const error = await t.throwsAsync(store.append({events: stranger, audits}), {
		instanceOf: StoreError,
	});
	t.is(error.code, 'append-failed');
	t.is(store.lastSeq, 0);
	t.is(store.interaction(c1), undefined);
	t.deepEqual(store.audits(10), []);
	await tell(store, '0 arrived, 1 queued, 9 ended:abandoned');
	t.is(store.interaction(c1)?.waitMs, 8);
});

test('append - writes the customers of a failed batch with the next one', async (t) => {
	const store = await givenStore(t);
	const partyId = store.partyOf({number: '+33699999999'});
	await t.throwsAsync(store.append({events: eventStory('0 started', 7), audits: []}));
	await tell(store, `0 arrived party=${partyId}`);
	t.is(store.party(partyId)?.callerNumber, '+33699999999');
});

test('write - needs only the journal: a killed process catches up with the rest', async (t) => {
	const folder = givenFolder(t);
	const store = await givenStore(t, join(folder, 'plateau.db'));
	await store.write({
		events: eventStory('0 arrived, 1 queued, 4 connected:a1 wait=3, 9 ended'),
		audits: [],
	});
	// What a killed process leaves: the files as they are.
	for (const end of ['', '-wal'])
		copyFileSync(join(folder, `plateau.db${end}`), join(folder, `killed.db${end}`));
	const killed = new Sqlite(join(folder, 'killed.db'));
	t.is(killed.prepare('SELECT count(*) FROM journal').pluck().get(), 4);
	t.is(killed.prepare('SELECT count(*) FROM interaction').pluck().get(), 0);
	killed.close();
	const next = openStore(join(folder, 'killed.db'));
	t.teardown(() => next.close());
	t.like(next.interaction(c1), {agentId: 'a1', waitMs: 3, outcome: 'answered'});
	t.deepEqual(store.interaction(c1), next.interaction(c1), 'who reads sees it at once');
	t.is(store.contact(p1)?.lastAgentId, 'a1' as never);
});

test('write - at an arrival it is known who talked with the customer a moment ago', async (t) => {
	const store = await givenStore(t);
	await store.write({
		events: eventStory('0 arrived, 1 queued, 4 connected:a1 wait=3, 9 ended'),
		audits: [],
	});
	t.is(store.contact(p1)?.lastAgentId, 'a1' as never);
});

test('write - is refused as long as what follows from the last batch cannot be stored', async (t) => {
	const store = await givenStore(t);
	await store.write({events: eventStory('0 arrived party=p-99'), audits: []});
	t.is(store.interaction(c1), undefined);
	const next = {events: eventStory('1 queued', 2), audits: []};
	const error = await t.throwsAsync(store.write(next), {instanceOf: StoreError});
	t.is(error.code, 'append-failed');
	t.is(store.lastSeq, 1);
});

test('append - says so when the store is closed', async (t) => {
	const store = openStore(':memory:');
	store.close();
	const error = await t.throwsAsync(store.append({events: [], audits: []}), {
		instanceOf: StoreError,
	});
	t.is(error.code, 'store-closed');
});

const interaction = test.macro(
	async (t, story: string, expected: Record<string, string | number>) => {
		const store = await givenStore(t);
		// Each event a batch of its own and all in one: the same row.
		for (const event of eventStory(story)) await store.append({events: [event], audits: []});
		const atOnce = await givenStore(t);
		await tell(atOnce, story);
		t.like(store.interaction(c1), expected);
		t.deepEqual(store.interaction(c1), atOnce.interaction(c1));
	},
);

test(
	'interaction - of an answered call has its times, its agent and its outcome',
	interaction,
	'9 arrived:1, 10 queued, 12 made:a1, 13 ringing:a1, 15 accepted:a1, 15 connected:a1 wait=5, 40 ended, 40 wrap-up:a1, 45 disposition:resolved, 60 wrap-up-ended:a1',
	{
		arrivedAt: 1,
		enteredAt: 10,
		queueId: 'support',
		offers: 1,
		connectedAt: 15,
		agentId: 'a1',
		phoneId: '1001',
		endedAt: 40,
		outcome: 'answered',
		endedBy: 'customer',
		cause: 16,
		waitMs: 5,
		talkMs: 25,
		holdMs: 0,
		wrapUpMs: 20,
		dispositionId: 'resolved',
	},
);
test(
	'interaction - of an abandoned call waited until the end',
	interaction,
	'0 arrived, 2 queued, 3 made:a1, 4 ringing:a1, 24 rang-out:a1, 30 made:a2 offer=o-2, 31 withdrawn:a2 offer=o-2, 31 ended:abandoned',
	{outcome: 'abandoned', waitMs: 29, talkMs: 0, offers: 2},
);
test(
	'interaction - of a call that waited too long waited until it was told so',
	interaction,
	'0 arrived, 2 queued, 100 timed-out, 120 ended:timed-out',
	{outcome: 'timed-out', waitMs: 98, dismissedReason: 'max-wait', endedAt: 120},
);
test(
	'interaction - of a call sent on to a number outside waited until then',
	interaction,
	'0 arrived, 2 queued, 100 sent-out, 160 ended:overflowed',
	{outcome: 'overflowed', waitMs: 98, dismissedReason: 'overflow', endedAt: 160},
);
test(
	'interaction - of a moved call counts the whole wait under the last queue',
	interaction,
	'0 arrived, 2 queued, 50 moved:sales, 70 connected:a1 queue=sales wait=68, 90 ended',
	{queueId: 'sales', waitMs: 68, talkMs: 20},
);
test(
	'interaction - of a call lost in a gap gives both bounds',
	interaction,
	'0 arrived, 2 queued, 90 lost:40',
	{outcome: 'lost-in-gap', lastSeenAt: 40, endedAt: 90, waitMs: 88},
);
test(
	'interaction - of a refused call never waited',
	interaction,
	'0 arrived, 1 dismissed, 9 ended:refused',
	{
		outcome: 'refused',
		dismissedReason: 'closed',
		talkMs: 0,
	},
);

test('interaction - of a refused call has no wait at all', async (t) => {
	const store = await givenStore(t);
	await tell(store, '0 arrived, 1 dismissed, 9 ended:refused');
	t.false('waitMs' in (store.interaction(c1) ?? {}));
});

test('interaction - counts a wrap-up that ended after a restart', async (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const first = openStore(path);
	first.partyOf({number: '0612345671'});
	await tell(first, '0 arrived, 1 queued, 2 connected:a1, 9 ended, 9 wrap-up:a1');
	first.close();
	const second = openStore(path);
	t.teardown(() => second.close());
	await tell(second, '30 wrap-up-ended:a1');
	t.like(second.interaction(c1), {talkMs: 7, wrapUpMs: 21});
});

test('past interactions - are the ended ones of the party, newest first, without the one at hand', async (t) => {
	const store = await givenStore(t);
	await tell(
		store,
		'0 arrived call=c-1, 1 ended:abandoned call=c-1, 2 arrived call=c-2 party=p-2, 3 ended call=c-2, 4 arrived call=c-3, 5 ended call=c-3, 6 arrived call=c-4, 7 ended call=c-4, 8 arrived call=c-5',
	);
	const ids = (limit: number, except?: 'c-4') =>
		store.pastInteractions(p1, limit, except && id(except)).map(({callId}) => callId);
	t.deepEqual(ids(9), ['c-4', 'c-3', 'c-1']);
	t.deepEqual(ids(2), ['c-4', 'c-3']);
	t.deepEqual(ids(9, 'c-4'), ['c-3', 'c-1']);
});

test('recent calls of an agent - are those they talked in, newest first', async (t) => {
	const store = await givenStore(t);
	await tell(
		store,
		'0 arrived, 0 queued, 1 connected:a1, 2 ended, 3 arrived call=c-2, 3 queued call=c-2, 4 connected:a2 call=c-2, 5 ended call=c-2, 6 arrived call=c-3, 6 queued call=c-3, 7 connected:a1 call=c-3',
	);
	t.deepEqual(
		store.recentOfAgent('a1', 9).map(({callId}) => callId),
		['c-3', 'c-1'],
	);
});

test('note - is kept whole, the last one wins, an empty one takes it away', async (t) => {
	const store = await givenStore(t);
	await tell(store, '0 arrived');
	t.true(await store.saveNote(c1, 'asks for', 5));
	t.true(await store.saveNote(c1, 'asks for delivery before Friday, 8841 — « urgent »', 6));
	t.like(store.interaction(c1), {
		note: 'asks for delivery before Friday, 8841 — « urgent »',
		noteSavedAt: 6,
	});
	t.true(await store.saveNote(c1, '', 7));
	t.is(store.interaction(c1)?.note, undefined);
	t.false(await store.saveNote(id('c-99'), 'nobody', 8));
});

test('phone - the one held last is remembered after it was released, by a supervisor too', async (t) => {
	const store = await givenStore(t);
	t.is(store.lastPhoneOf('a1'), undefined);
	await tell(store, '0 taken:a1, 0 taken:sophie phone=1009, 6 taken:a1 phone=1004');
	t.is(store.lastPhoneOf('a1'), '1004');
	t.is(store.lastPhoneOf('sophie'), '1009');
});

test('calls had - are those an agent was connected to, not those that only rang', async (t) => {
	const store = await givenStore(t);
	await tell(
		store,
		'0 arrived, 0 queued, 1 made:a1, 2 ringing:a1, 3 rang-out:a1, 4 made:a2, 5 accepted:a2, 5 connected:a2, 9 ended',
	);
	t.true(store.hadCall('a2', c1));
	t.false(store.hadCall('a1', c1));
	t.false(store.hadCall('a2', id('c-2')));
});

test('audit - is read newest first and cannot be changed', async (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const store = openStore(path);
	t.teardown(() => store.close());
	const entry = {
		at: 1,
		login: 'sophie',
		action: 'start-monitor',
		target: 'claire',
		outcome: 'asked',
	};
	await store.append({
		events: [],
		audits: [entry, {...entry, at: 2, outcome: 'done', detail: 'quality'}],
	});
	t.deepEqual(store.audits(10), [{...entry, at: 2, outcome: 'done', detail: 'quality'}, entry]);
	t.is(store.audits(1).length, 1);
});

test('floor file - the one applied last is in force', async (t) => {
	const store = await givenStore(t);
	t.is(store.floorFile(), undefined);
	const file = {appliedAt: 4, appliedBy: 'admin', seq: 1, declared: {queues: [{id: 'support'}]}};
	await store.append({events: eventStory('4 configured'), audits: [], floorFile: file});
	t.deepEqual(store.floorFile(), file);
	const next = {...file, appliedAt: 9, declared: {queues: []}};
	await store.append({events: eventStory('9 configured', 2), audits: [], floorFile: next});
	t.deepEqual(store.floorFile(), next);
});
