import {join} from 'node:path';
import {id, type PartyId} from '@plateau/core';
import {records} from '@plateau/daemon/records-port';
import {contactQuery} from '@plateau/daemon/store/contacts';
import {openDatabase} from '@plateau/daemon/store/database';
import {migrate} from '@plateau/daemon/store/migrate';
import {migrations} from '@plateau/daemon/store/migrations/index';
import {openStore} from '@plateau/daemon/store/store';
import test from 'ava';
import Sqlite from 'better-sqlite3';
import {customers, givenFolder, givenStore, tell} from '../../helpers/given-store.ts';

const p1 = id<PartyId>('p-1');

/** A call of p-1 that an agent talked in. */
const talked = (call: string, agent: string, at: number) =>
	`${at} arrived call=${call}, ${at} queued call=${call}, ${at + 1} connected:${agent} call=${call}, ${at + 2} ended call=${call}`;

test('contacts - of somebody of whom nothing is known are not there', async (t) => {
	const store = await givenStore(t);
	t.is(store.contact(p1), undefined);
	t.is(store.contact(id('p-99')), undefined);
	// One who rings for the first time is not even stored yet.
	t.is(store.contact(store.partyOf({number: '0142685300'})), undefined);
});

test('contacts - know who talked with them last, not who was only offered or rung', async (t) => {
	const store = await givenStore(t);
	await tell(store, talked('c-1', 'a1', 10));
	t.deepEqual(store.contact(p1), {lastAgentId: id('a1')});
	await tell(store, talked('c-2', 'a2', 20));
	await tell(
		store,
		'30 arrived call=c-3, 30 queued call=c-3, 31 made:a1 call=c-3, 32 ended call=c-3',
	);
	t.deepEqual(store.contact(p1), {lastAgentId: id('a2')});
	t.is(store.contact(id('p-2')), undefined);
});

test('contacts - have an owner and a head start, each set and taken away alone', async (t) => {
	const store = await givenStore(t);
	t.true(await store.setContact(p1, {ownerId: 'alice'}));
	t.deepEqual(store.contact(p1), {ownerId: id('alice')});
	t.true(await store.setContact(p1, {priorityMs: 120_000}));
	await tell(store, talked('c-1', 'a1', 10));
	t.deepEqual(store.contact(p1), {
		ownerId: id('alice'),
		priorityMs: 120_000,
		lastAgentId: id('a1'),
	});
	t.true(await store.setContact(p1, {ownerId: null}));
	t.deepEqual(store.contact(p1), {priorityMs: 120_000, lastAgentId: id('a1')});
	t.true(await store.setContact(p1, {priorityMs: null}));
	t.deepEqual(store.contact(p1), {lastAgentId: id('a1')});
	t.false(await store.setContact(id('p-99'), {ownerId: 'alice'}));
});

test('contacts - of those who never rang can be set, and are there when they do', async (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const first = openStore(path);
	const partyId = first.partyOf({number: '01 42 68 53 00'});
	t.true(await first.setContact(partyId, {priorityMs: 60_000}));
	first.close();
	const again = openStore(path);
	t.teardown(() => again.close());
	t.is(again.partyOfNumber('+33 1 42 68 53 00'), partyId);
	t.is(again.partyOfNumber('01 42 68 53 01'), undefined);
	t.deepEqual(again.contact(again.partyOf({number: '0142685300'})), {priorityMs: 60_000});
});

test('contacts - are kept when the network sends another name', async (t) => {
	const store = await givenStore(t);
	await store.setContact(p1, {ownerId: 'alice', priorityMs: 5});
	store.partyOf({number: customers[0], name: 'ATELIER NORD'});
	await store.append({events: [], audits: []});
	t.deepEqual(store.contact(p1), {ownerId: id('alice'), priorityMs: 5});
});

test('contacts - are found by one key and one step down an index, whatever is stored', (t) => {
	const {db, close} = openDatabase(':memory:');
	t.teardown(close);
	const plan = db.prepare(`EXPLAIN QUERY PLAN ${contactQuery}`).all({partyId: 'p-1'});
	const steps = plan.map((row) => (row as {detail: string}).detail);
	t.is(steps.filter((detail) => detail.startsWith('SEARCH')).length, 2, steps.join('\n'));
	t.false(
		steps.some((detail) => /SCAN (party|interaction)|TEMP B-TREE/.test(detail)),
		steps.join(),
	);
});

test('contacts - come to a database of before, which keeps its customers', (t) => {
	const db = new Sqlite(':memory:');
	t.teardown(() => db.close());
	migrate(db, migrations.slice(0, 1));
	db.exec("INSERT INTO party (party_id, party_number, caller_number) VALUES ('p-1', 1, '+331')");
	migrate(db);
	t.is(db.pragma('user_version', {simple: true}), migrations.length);
	t.deepEqual(db.prepare(contactQuery).get({partyId: 'p-1'}), {
		ownerId: null,
		priorityMs: null,
		lastAgentId: null,
	});
});

test('contacts - are found and set through the records by number, and made only when asked to', async (t) => {
	const store = await givenStore(t);
	const port = records(store);
	t.is(port.partyOfNumber(customers[0].replace('+33', '0'), false), p1);
	t.is(port.partyOfNumber('01 42 68 53 00', false), undefined);
	const added = port.partyOfNumber('01 42 68 53 00', true);
	t.deepEqual(added === undefined ? undefined : port.customer(added), {
		partyId: added,
		callerNumber: '+33142685300',
	});
	t.deepEqual(await port.setCustomer({partyId: p1, ownerId: 'alice', priorityMs: 60_000}), {
		ok: true,
		result: null,
	});
	t.deepEqual(port.customer(p1), {
		partyId: p1,
		callerNumber: customers[0],
		ownerId: 'alice',
		priorityMs: 60_000,
	});
	t.like(await port.setCustomer({partyId: id('p-99'), ownerId: null}), {
		refusal: {code: 'unknown-party'},
	});
});
