import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {apply, type CallId, type Event, emptyFloor} from '@plateau/core';
import {openDatabase} from '@plateau/daemon/store/database';
import {StoreError} from '@plateau/daemon/store/errors';
import {openStore} from '@plateau/daemon/store/store';
import {type StoredEvent, upcast} from '@plateau/daemon/store/upcast';
import test from 'ava';
import {givenFolder} from '../../helpers/given-store.ts';

// Journals as they were written, one for each version of events. They are never made anew: a change
// of an event's shape keeps the old file, adds a step to `upcast.ts` and a journal of the new version.
const folder = new URL('../../fixtures/journals/', import.meta.url);
const journals = readdirSync(folder).map((name) => ({
	name,
	events: readFileSync(new URL(name, folder), 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as StoredEvent),
}));

/** Every type there is; the compiler asks for new ones. */
const everyType: Record<Event['type'], true> = {
	'floor-configured': true,
	'daemon-started': true,
	'day-started': true,
	'clock-stepped': true,
	'number-opened': true,
	'number-closed': true,
	'window-opened': true,
	'window-closed': true,
	'switch-lost': true,
	'switch-resynced': true,
	'phone-registered': true,
	'phone-unregistered': true,
	'phone-taken': true,
	'phone-released': true,
	'outside-started': true,
	'outside-ended': true,
	'tie-up': true,
	'tie-down': true,
	'far-leg-started': true,
	'far-leg-ended': true,
	'agent-signed-in': true,
	'agent-signed-out': true,
	'presence-changed': true,
	'presence-pended': true,
	'pending-presence-cancelled': true,
	'hand-raised': true,
	'hand-lowered': true,
	'presence-requested': true,
	'presence-request-ended': true,
	'headset-asked': true,
	'headset-connected': true,
	'headset-held': true,
	'headset-resumed': true,
	'headset-ended': true,
	'link-came-up': true,
	'link-was-lost': true,
	'dial-asked': true,
	'dial-phone-rang': true,
	'dial-begun': true,
	'dial-rang': true,
	'dial-answered': true,
	'call-arrived': true,
	'call-queued': true,
	'call-raised': true,
	'call-diverted': true,
	'call-looked-at': true,
	'call-moved': true,
	'call-widened': true,
	'call-tier-opened': true,
	'call-aged': true,
	'call-unstuck': true,
	'call-taken': true,
	'call-taken-over': true,
	'call-parked': true,
	'call-picked-up': true,
	'call-ring-grew': true,
	'agent-lent': true,
	'loan-ended': true,
	'offer-made': true,
	'offer-ringing': true,
	'offer-accepted': true,
	'offer-ended': true,
	'rest-ended': true,
	'call-connected': true,
	'call-dismissed': true,
	'call-sent-out': true,
	'call-fell-back': true,
	'call-taken-back': true,
	'call-fallback-answered': true,
	'call-in-mailbox': true,
	'phone-found-talking': true,
	'call-ended': true,
	'wrap-up-wanted': true,
	'wrap-up-started': true,
	'wrap-up-extended': true,
	'disposition-set': true,
	'work-added': true,
	'work-stepped': true,
	'work-offered': true,
	'work-offer-ended': true,
	'work-started': true,
	'work-set-aside': true,
	'work-resumed': true,
	'work-given-back': true,
	'work-finished': true,
	'work-taken-back': true,
	'wrap-up-ended': true,
	'monitor-asked': true,
	'monitor-answered': true,
	'monitor-mode-asked': true,
	'monitor-started': true,
	'monitor-ended': true,
	'control-asked': true,
	'control-failed': true,
	'call-held': true,
	'call-resumed': true,
	'call-phone-held': true,
	'call-phone-resumed': true,
	'call-muted': true,
	'digits-sent': true,
	'consult-asked': true,
	'consult-queued': true,
	'consult-offered': true,
	'consult-passed': true,
	'consult-ringing': true,
	'consult-answered': true,
	'consult-swapped': true,
	'call-conferenced': true,
	'consult-ended': true,
	'call-handed-over': true,
	'call-transferred': true,
	'call-returned': true,
	'call-came-back': true,
	'call-recalled': true,
	'call-sent-out-answered': true,
	'recording-announced': true,
	'recording-consented': true,
	'recording-refused': true,
	'recording-asked': true,
	'recording-started': true,
	'recording-pause-asked': true,
	'recording-paused': true,
	'recording-resume-asked': true,
	'recording-resumed': true,
	'recording-stop-asked': true,
	'recording-ended': true,
	'anomaly-noted': true,
};

test('kept journals - hold every type of event', (t) => {
	const types = new Set(journals.flatMap(({events}) => events.map(({type}) => type)));
	t.deepEqual(
		Object.keys(everyType).filter((type) => !types.has(type)),
		[],
	);
});

for (const {name, events} of journals) {
	test(`kept journal ${name} - is read from the file it was written to, and makes a floor`, (t) => {
		const path = join(givenFolder(t), 'plateau.db');
		const {db, close} = openDatabase(path);
		const insert = db.prepare(
			'INSERT INTO journal (seq, happened_at, version, type, body) VALUES (?, ?, ?, ?, ?)',
		);
		for (const {seq, at, v, type, ...body} of events) {
			insert.run(seq, at, v, type, JSON.stringify(body));
		}
		// Nobody is known here whom a projection could name.
		db.exec('UPDATE projected SET seq = (SELECT max(seq) FROM journal)');
		close();
		const store = openStore(path);
		t.teardown(() => store.close());
		const read = [...store.load().eventsAfter];
		t.deepEqual(
			read.map(({seq, at, type}) => ({seq, at, type})) as object[],
			events.map(({seq, at, type}) => ({seq, at, type})),
		);
		const floor = emptyFloor();
		for (const event of read) apply(floor, event);
		t.is(floor.seq, events.length);
		t.is(floor.calls.size, 0);
		t.is(floor.offers.size, 0);
	});

	test(`kept journal ${name} - projects to interactions that each end once`, async (t) => {
		const store = openStore(':memory:');
		t.teardown(() => store.close());
		const read = events.map((event) => upcast(event));
		const parties = new Set(read.flatMap((event) => (begins(event) ? event.partyId : [])));
		for (const _ of parties) store.partyOf({});
		await store.append({events: read, audits: []});
		const calls = read.flatMap((event) => (begins(event) ? event.callId : []));
		for (const callId of calls as CallId[]) {
			const interaction = store.interaction(callId);
			const ends = read.filter((event) => event.type === 'call-ended' && event.callId === callId);
			t.is(ends.length, 1);
			t.is(interaction?.outcome, ends[0]?.type === 'call-ended' ? ends[0].outcome : undefined);
		}
	});
}

function begins(event: Event): event is Extract<Event, {type: 'call-arrived' | 'dial-asked'}> {
	return event.type === 'call-arrived' || event.type === 'dial-asked';
}

const stored = {seq: 7, at: 1, v: 1, type: 'call-ended', callId: 'c-1', cause: 16} as const;

test('upcast - takes an old event through every step to today', (t) => {
	const steps = [
		(event: StoredEvent) => ({...event, endedBy: 'customer'}),
		({cause, ...event}: StoredEvent) => ({...event, hangupCause: cause}) as StoredEvent,
	];
	t.deepEqual(upcast(stored, steps) as object, {
		seq: 7,
		at: 1,
		v: 3,
		type: 'call-ended',
		callId: 'c-1',
		endedBy: 'customer',
		hangupCause: 16,
	});
	t.deepEqual(upcast({...stored, v: 3}, steps) as object, {...stored, v: 3}, 'not twice');
});

test('upcast - refuses an event that a later program wrote', (t) => {
	const error = t.throws(() => upcast({...stored, v: 3}), {instanceOf: StoreError});
	t.is(error.code, 'event-newer');
});
