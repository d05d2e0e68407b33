import {type CallId, id} from '@plateau/core';
import test from 'ava';
import {givenCommands} from './given-commands.ts';

test('commands - a refusal of the floor is the answer, and is audited', async (t) => {
	const {alice, fake} = givenCommands();
	fake.state.submit = async () => ({ok: false, refusal: {code: 'nothing-ringing'}});
	t.deepEqual(await alice('answer'), {ok: false, refusal: {code: 'nothing-ringing'}});
	t.like(fake.audit[0], {
		login: 'alice',
		action: 'answer',
		target: 'alice',
		outcome: 'nothing-ringing',
	});
});

test('commands - a denied command is audited too', async (t) => {
	const {alice, fake} = givenCommands();
	await alice('start-monitor', {agentId: 'bob', mode: 'barge'});
	t.like(fake.audit[0], {
		login: 'alice',
		action: 'start-monitor',
		target: 'bob',
		outcome: 'not-allowed',
	});
});

test('commands - who listens to whom and which call is on record before it happens', async (t) => {
	const {sam, fake} = givenCommands();
	fake.desks.set('alice', {callId: id<CallId>('c-7')});
	let before: unknown;
	fake.state.submit = async () => {
		before = structuredClone(fake.audit);
		return {ok: true};
	};
	await sam('start-monitor', {agentId: 'alice', mode: 'whisper', reason: 'coaching'});
	t.is((before as unknown[]).length, 1);
	t.like(fake.audit[0], {login: 'sam', target: 'alice', outcome: 'asked'});
	t.deepEqual(JSON.parse(fake.audit[0]?.detail ?? ''), {
		agentId: 'alice',
		mode: 'whisper',
		reason: 'coaching',
		callId: 'c-7',
	});
	t.like(fake.audit[1], {outcome: 'done'});
});

test('commands - nobody listens when the audit cannot be written', async (t) => {
	const {sam, fake} = givenCommands();
	fake.state.auditFails = true;
	t.like(await sam('start-monitor', {agentId: 'alice', mode: 'listen'}), {
		ok: false,
		refusal: {code: 'internal'},
	});
	t.deepEqual(fake.submitted, []);
});

test('commands - what was done is not called failed because its audit was', async (t) => {
	const {alice, fake} = givenCommands();
	fake.state.auditFails = true;
	t.deepEqual(await alice('answer'), {ok: true, result: null});
});

test('commands - our own failure is an internal error, told in the log alone', async (t) => {
	const {alice, fake} = givenCommands();
	fake.state.submit = async () => {
		throw new Error('database path /var/lib/secret');
	};
	t.deepEqual(await alice('answer'), {ok: false, refusal: {code: 'internal'}});
	t.like(fake.audit[0], {outcome: 'internal'});
});

test('commands - the audit holds no password, no note, no name', async (t) => {
	const {root, fake} = givenCommands();
	fake.state.hadCall = true;
	await root('add-account', {login: 'new', role: 'agent', password: 'hunter2hunter2'});
	await root('set-password', {login: 'new', password: 'hunter2hunter2'});
	await root('name-customer', {partyId: 'p-1', name: 'Hunter Hunter'});
	await root('save-note', {callId: 'c-1', text: 'hunter called'});
	t.is(fake.audit.length, 3);
	t.notRegex(JSON.stringify(fake.audit), /hunter/i);
});
