import {type CallId, id, type PartyId} from '@plateau/core';
import test from 'ava';
import {givenCommands} from './given-commands.ts';

test('commands - an agent writes notes for calls they have or had', async (t) => {
	const {alice, sam, fake} = givenCommands();
	t.like(await alice('save-note', {callId: 'c-9', text: 'x'}), {refusal: {code: 'not-your-call'}});
	fake.desks.set('alice', {callId: id<CallId>('c-9')});
	t.deepEqual(await alice('save-note', {callId: 'c-9', text: 'x'}), {
		ok: true,
		result: {savedAt: 1_000_000},
	});
	t.deepEqual(fake.changedRecords, [{callId: 'c-9'}]);
	fake.state.hadCall = true;
	t.true((await alice('save-note', {callId: 'c-2', text: 'x'})).ok);
	fake.state.hadCall = false;
	t.true((await sam('save-note', {callId: 'c-3', text: 'x'})).ok);
});

test('commands - an agent names the caller in front of them only', async (t) => {
	const {alice, sam, fake} = givenCommands();
	fake.desks.set('alice', {callId: id<CallId>('c-9'), partyId: id<PartyId>('p-4')});
	t.like(await alice('name-customer', {partyId: 'p-5', name: 'x'}), {
		refusal: {code: 'not-your-call'},
	});
	t.true((await alice('name-customer', {partyId: 'p-4', name: ' Amélie '})).ok);
	t.deepEqual(fake.told, ['named Amélie by alice']);
	t.true((await sam('name-customer', {partyId: 'p-5', name: 'x'})).ok);
});

test('commands - who is to be called back is listed, and asking is written down', async (t) => {
	const {sam, alice, fake} = givenCommands();
	const lost = {
		callId: 'c-1',
		partyId: 'p-1',
		callerNumber: '+33612345678',
		arrivedAt: 1,
		endedAt: 2,
	};
	fake.lostCallers.push(lost, {...lost, callId: 'c-2'});
	t.deepEqual(await sam('list-callbacks', {limit: 1}), {ok: true, result: {rows: [lost]}});
	t.like(await alice('list-callbacks', {}), {refusal: {code: 'not-allowed'}});
	t.true(fake.audit.some(({action, login}) => action === 'list-callbacks' && login === 'sam'));
});

test('commands - a customer is found by number or id, and is the contact of an agent there is', async (t) => {
	const {sam, fake} = givenCommands();
	t.deepEqual(await sam('find-customer', {number: '0612345678'}), {
		ok: true,
		result: {partyId: 'p-1', lastAgentId: 'alice'},
	});
	t.like(await sam('find-customer', {number: '0699999999'}), {refusal: {code: 'unknown-party'}});
	t.true((await sam('find-customer', {number: '0699999999', add: true})).ok);
	t.true((await sam('find-customer', {partyId: 'p-7'})).ok);
	for (const args of [{}, {partyId: 'p-1', number: '0612345678'}, {number: 'Zoé'}]) {
		t.like(await sam('find-customer', args), {refusal: {code: 'bad-arguments'}});
	}
	t.like(await sam('set-customer', {partyId: 'p-1', ownerId: 'nobody'}), {
		refusal: {code: 'unknown-agent', params: {agentId: 'nobody'}},
	});
	t.like(await sam('set-customer', {partyId: 'p-9', priorityMs: 1}), {
		refusal: {code: 'unknown-party'},
	});
	t.true((await sam('set-customer', {partyId: 'p-1', ownerId: 'alice', priorityMs: 60_000})).ok);
	t.true((await sam('set-customer', {partyId: 'p-1', ownerId: '', priorityMs: 0})).ok);
	t.deepEqual(fake.told, [
		'p-9: {"priorityMs":1}',
		'p-1: {"ownerId":"alice","priorityMs":60000}',
		'p-1: {"ownerId":null,"priorityMs":null}',
	]);
	// The audit names whom it was about, never by their number.
	const rows = fake.audit.map(({action, target, detail}) => `${action} ${target} ${detail}`);
	t.true(rows.includes('set-customer p-1 {"ownerId":"alice","priorityMs":60000}'), rows.join('\n'));
	t.false(rows.some((row) => row.includes('0612345678')));
});
