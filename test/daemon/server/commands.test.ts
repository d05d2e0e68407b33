import {gzipSync} from 'node:zlib';
import {type CallId, id, type PartyId} from '@plateau/core';
import {type CommandName, commandSchemas, roles} from '@plateau/core/protocol';
import {runCommand} from '@plateau/daemon/server/commands';
import test from 'ava';
import {asker, givenCommands} from './given-commands.ts';

/** Arguments that each command accepts, so that only the role decides. */
const goodArgs: Record<CommandName, object> = {
	'sign-in': {phoneId: '1001'},
	'sign-out': {},
	'take-phone': {phoneId: '1099'},
	'release-phone': {},
	'set-presence': {presence: {state: 'not-ready', reasonId: 'lunch'}},
	'cancel-pending-presence': {},
	answer: {},
	decline: {},
	'hang-up': {},
	'set-disposition': {callId: 'c-1', dispositionId: 'resolved'},
	'finish-wrap-up': {},
	'extend-wrap-up': {},
	'want-wrap-up': {wanted: true},
	hold: {},
	resume: {},
	mute: {muted: true},
	'send-digits': {digits: '12#'},
	transfer: {to: {kind: 'queue', queueId: 'support'}},
	consult: {to: {kind: 'agent', agentId: 'bob'}},
	dial: {number: '06 12 34 56 78'},
	'may-dial': {number: '112'},
	swap: {},
	'join-all': {},
	'end-consult': {},
	'hand-over': {},
	park: {},
	'pick-up': {place: 1},
	'take-call': {callId: 'c-1'},
	'raise-hand': {},
	'lower-hand': {},
	'approve-presence': {agentId: 'alice'},
	'refuse-presence': {agentId: 'alice'},
	'lend-agent': {agentId: 'alice', queueId: 'support', forMs: 3_600_000},
	'end-loan': {agentId: 'alice', queueId: 'support'},
	'add-work': {queueId: 'support', subject: 'a'},
	'take-back-work': {workId: 'w-1'},
	'finish-work': {workId: 'w-1'},
	'give-back-work': {workId: 'w-1'},
	'why-work': {workId: 'w-1'},
	'save-note': {callId: 'c-1', text: 'a'},
	'name-customer': {partyId: 'p-1', name: 'Amélie'},
	'list-callbacks': {},
	'find-customer': {number: '0612345678'},
	'set-customer': {partyId: 'p-1', ownerId: 'alice', priorityMs: 120_000},
	'raise-call': {callId: 'c-1'},
	'start-monitor': {agentId: 'alice', mode: 'listen'},
	'change-monitor': {mode: 'barge'},
	'stop-monitor': {},
	'take-over': {},
	'start-recording': {told: true},
	'pause-recording': {},
	'resume-recording': {},
	'stop-recording': {},
	'opt-out-recording': {reason: 'private'},
	'list-recordings': {},
	'show-recording': {recordingId: 'rec-1'},
	'play-recording': {recordingId: 'rec-1'},
	'play-message': {workId: 'w-1'},
	'report-gaps': {from: '2026-11-20'},
	'export-recording': {recordingId: 'rec-1'},
	'read-recording': {ticket: 'abc', chunk: 0},
	'delete-recording': {recordingId: 'rec-1', reason: 'asked for'},
	'hold-recording': {recordingId: 'rec-1', held: true, reason: 'a claim'},
	'why-call': {callId: 'c-1'},
	'replay-floor': {day: '2026-11-20', at: '14:03:20'},
	'what-if': {day: '2026-11-20', agents: 2, strategy: 'fewest-calls'},
	simulate: {scenarioYaml: 'day: 2027-01-11'},
	'report-exposure': {from: '2026-11-01', to: '2026-11-20'},
	'apply-floor': {floorYaml: 'queues: {}'},
	'export-floor': {},
	backup: {},
	'add-account': {login: 'new', role: 'agent', password: 'long enough'},
	'set-password': {oldPassword: 'correct horse', password: 'long enough'},
	'list-accounts': {},
	'set-role': {login: 'alice', role: 'agent'},
	'remove-account': {login: 'new'},
	'sign-off': {},
	audit: {},
};

for (const name of Object.keys(commandSchemas) as CommandName[]) {
	test(`commands - ${name} takes the role ${commandSchemas[name].role}`, async (t) => {
		for (const role of roles) {
			const {fake} = givenCommands();
			fake.state.hadCall = true;
			fake.desks.set(role, {callId: id<CallId>('c-1'), partyId: id<PartyId>('p-1')});
			fake.account(role, role);
			fake.state.holder = role;
			const outcome = await runCommand(fake.deps, asker(role, role), name, goodArgs[name]);
			const isAllowed = roles.indexOf(role) >= roles.indexOf(commandSchemas[name].role);
			t.is(outcome.ok, isAllowed, `${name} as ${role}: ${JSON.stringify(outcome)}`);
			if (!outcome.ok) t.is(outcome.refusal.code, 'not-allowed');
		}
	});

	if (commandSchemas[name].self) {
		test(`commands - ${name} for somebody else takes a supervisor`, async (t) => {
			const {alice, sam, fake} = givenCommands();
			t.like(await alice(name, {...goodArgs[name], agentId: 'bob'}), {
				ok: false,
				refusal: {code: 'not-allowed', params: {role: 'supervisor'}},
			});
			t.deepEqual(fake.submitted, []);
			t.like(await alice(name, {...goodArgs[name], agentId: 'alice'}), {ok: true});
			t.like(await sam(name, {...goodArgs[name], agentId: 'bob'}), {ok: true});
			t.like(fake.submitted.at(-1), {type: name, by: 'sam', agentId: 'bob'});
		});
	}

	test(`commands - ${name} ${commandSchemas[name].audited ? 'is' : 'is not'} audited`, async (t) => {
		const {fake} = givenCommands();
		fake.state.hadCall = true;
		await runCommand(fake.deps, asker('root', 'admin'), name, goodArgs[name]);
		const rows = fake.audit.filter(({action}) => action === name);
		t.is(rows.length > 0, commandSchemas[name].audited);
		if (rows.length > 0) t.like(rows.at(-1), {login: 'root', at: 1_000_000, outcome: 'done'});
	});
}

test('commands - arguments that fit no schema are refused with where', async (t) => {
	const {alice, root} = givenCommands();
	t.like(await alice('set-presence', {presence: {state: 'available', x: 1}}), {ok: true});
	const refused = await alice('set-presence', {presence: {state: 'asleep'}});
	t.false(refused.ok);
	t.regex(refused.ok ? '' : String(refused.refusal.params?.['detail']), /^presence/);
	for (const login of ['Alice', '../x', 'a b', '', 'é', `a${'x'.repeat(40)}`]) {
		t.like(await root('add-account', {login, role: 'agent', password: 'long enough'}), {
			ok: false,
			refusal: {code: 'bad-arguments'},
		});
	}
	t.like(await root('backup', {name: '../../etc/cron.d/x'}), {ok: false});
	t.like(await alice('name-customer', {partyId: 'p-1', name: 'two\nlines'}), {
		refusal: {code: 'bad-arguments'},
	});
});

test('commands - signing in takes the phone used last, or asks for one', async (t) => {
	const {alice, fake} = givenCommands();
	t.deepEqual(await alice('sign-in'), {ok: false, refusal: {code: 'phone-needed'}});
	fake.state.lastPhone = '1007';
	t.deepEqual(await alice('sign-in'), {ok: true, result: {phoneId: '1007'}});
	t.deepEqual(fake.submitted, [
		{
			type: 'sign-in',
			by: 'alice',
			agentId: 'alice',
			phoneId: '1007',
			takeover: false,
			presence: {state: 'not-ready', reasonId: 'signed-in'},
		},
	] as never);
});

test('commands - one’s own password takes the old one, another’s takes an admin', async (t) => {
	const {alice, root, fake} = givenCommands();
	t.like(await alice('set-password', {password: 'long enough'}), {refusal: {code: 'log-in-wrong'}});
	t.like(await alice('set-password', {oldPassword: 'wrong', password: 'long enough'}), {
		refusal: {code: 'log-in-wrong'},
	});
	t.like(await alice('set-password', {login: 'sam', password: 'long enough'}), {
		refusal: {code: 'not-allowed'},
	});
	t.true((await alice('set-password', {oldPassword: 'correct horse', password: 'long enough'})).ok);
	t.true(fake.tokens.has('token-of-alice'), 'the session that asked stays');
	t.true((await root('set-password', {login: 'alice', password: 'long enough'})).ok);
	t.false(fake.tokens.has('token-of-alice'));
});

test('commands - a floor file comes as text or as gzip, and not as a bomb', async (t) => {
	const {root, fake} = givenCommands();
	t.like(await root('apply-floor', {floorYaml: 'queues: {}', dryRun: true}), {
		ok: true,
		result: {applied: false},
	});
	const text = '# é\n'.repeat(50_000);
	const floorGzip = gzipSync(text).toString('base64');
	t.true((await root('apply-floor', {floorGzip})).ok);
	t.deepEqual(fake.told, ['floor 10 characters', `floor ${text.length} characters`]);

	const bomb = gzipSync(Buffer.alloc(30_000_000)).toString('base64');
	for (const args of [
		{},
		{floorYaml: '', floorGzip},
		{floorGzip: 'AAAA'},
		{floorGzip: bomb},
		{floorGzip: gzipSync(Buffer.from([0xff, 0xfe, 0x80])).toString('base64')},
	]) {
		t.like(await root('apply-floor', args), {ok: false, refusal: {code: 'bad-arguments'}});
	}
});

test('commands - raising a call without saying how much gives five minutes', async (t) => {
	const {sam, fake} = givenCommands();
	await sam('raise-call', {callId: 'c-1'});
	await sam('raise-call', {callId: 'c-1', creditMs: 1000});
	t.deepEqual(
		fake.submitted.map((command) => 'creditMs' in command && command.creditMs),
		[300_000, 1000],
	);
});

test('commands - work is added with its matter apart; only a supervisor gives it a head start', async (t) => {
	const {fake, alice, sam} = givenCommands();
	const args = {queueId: 'support', subject: ' Answer the letter ', contact: 'Mme Fournier'};
	t.deepEqual(await alice('add-work', args), {ok: true, result: {workId: 'w-1'}});
	t.true(fake.told.includes('matter Answer the letter for Mme Fournier by alice'));
	t.deepEqual(fake.submitted.at(-1) as unknown, {
		...{type: 'add-work', by: 'alice', queueId: 'support', matterId: 't-1', creditMs: 0},
		kindId: 'task',
	});
	t.deepEqual(await alice('add-work', {...args, creditMs: 1000}), {
		...{ok: false, refusal: {code: 'not-allowed', params: {role: 'supervisor'}}},
	});
	t.true((await sam('add-work', {...args, creditMs: 1000, kindId: 'letter'})).ok);
	t.like(fake.submitted.at(-1), {kindId: 'letter', creditMs: 1000});
	// Neither subject nor contact is in the audit.
	t.notRegex(JSON.stringify(fake.audit), /letter ?"|Fournier/);
	for (const subject of ['', '  ', 'two\nlines', 'a'.repeat(201)]) {
		t.like(await alice('add-work', {queueId: 'support', subject}), {ok: false});
	}
	fake.state.submit = async () => ({ok: false, refusal: {code: 'unknown-queue'}});
	await alice('add-work', args);
	t.is(fake.told.at(-1), 'dropped t-1');
});

test('commands - an agent finishes their own work, a supervisor anybody’s', async (t) => {
	const {fake, alice, sam} = givenCommands();
	t.true((await alice('finish-work', {workId: 'w-1', dispositionId: 'done'})).ok);
	t.deepEqual(fake.submitted.at(-1) as unknown, {
		...{type: 'finish-work', by: 'alice', agentId: 'alice', workId: 'w-1', dispositionId: 'done'},
	});
	t.like(await alice('give-back-work', {agentId: 'bob', workId: 'w-1'}), {ok: false});
	t.true((await sam('give-back-work', {agentId: 'bob', workId: 'w-1'})).ok);
	t.like(await sam('why-work', {workId: 'w-9'}), {ok: false, refusal: {code: 'unknown-work'}});
});

test('commands - a message is heard by who has its work, or by a supervisor, once that is written down', async (t) => {
	const {fake, alice, sam} = givenCommands();
	const bob = (name: 'play-message', args: object) =>
		runCommand(fake.deps, asker('bob', 'agent'), name, args);
	t.like(await alice('play-message', {workId: 'w-1'}), {ok: true, result: {chunks: 1}});
	t.deepEqual(
		fake.audit.map(({login, action, target, outcome}) => [login, action, target, outcome]),
		[
			['alice', 'play-message', 'w-1', 'asked'],
			['alice', 'play-message', 'w-1', 'done'],
		],
	);
	t.like(await bob('play-message', {workId: 'w-1'}), {refusal: {code: 'not-your-work'}});
	t.true((await sam('play-message', {workId: 'w-1'})).ok);
	t.like(await alice('play-message', {workId: 'w-9'}), {refusal: {code: 'unknown-work'}});
	fake.state.message = undefined;
	t.like(await alice('play-message', {workId: 'w-1'}), {refusal: {code: 'no-message'}});
	fake.state.auditFails = true;
	t.like(await sam('play-message', {workId: 'w-1'}), {refusal: {code: 'internal'}});
});

test('commands - a number is dialled as it was written; no digit of it is in the audit', async (t) => {
	const {alice, fake} = givenCommands();
	t.like(await alice('dial', {number: '06 12-34.56/78', queueId: 'support'}), {ok: true});
	t.like(fake.submitted[0], {
		...{type: 'dial', agentId: 'alice', by: 'alice'},
		...{number: '0612345678', partyId: 'p-2', queueId: 'support'},
	});
	t.like(fake.audit[0], {action: 'dial', target: 'alice', outcome: 'done'});
	t.notRegex(JSON.stringify(fake.audit), /0612|3456/);
	for (const number of ['', 'x', '06;12', '0612&SIP', '1'.repeat(16)]) {
		t.like(await alice('dial', {number}), {ok: false, refusal: {code: 'number-bad'}}, number);
	}
	t.like(await alice('dial', {number: '1'.repeat(41)}), {refusal: {code: 'bad-arguments'}});
	fake.state.hasTrunk = false;
	t.like(await alice('dial', {number: '112'}), {ok: false, refusal: {code: 'no-trunk'}});
	t.is(fake.submitted.length, 1);
});

test('commands - a colleague is called by name, or by an extension that is dialled; one of the two is said', async (t) => {
	const {alice, fake} = givenCommands();
	const marc = {kind: 'agent', agentId: 'marc'} as const;
	t.like(await alice('dial', {to: marc}), {ok: true});
	t.like(fake.submitted[0], {
		...{type: 'dial-colleague', agentId: 'alice', by: 'alice'},
		...{to: marc, partyId: 'p-1'},
	});
	t.like(fake.audit[0], {action: 'dial', target: 'alice', outcome: 'done'});
	// Without a provider, too.
	fake.state.hasTrunk = false;
	t.like(await alice('dial', {number: '10-14'}), {ok: true});
	t.like(fake.submitted[1], {type: 'dial-colleague', to: {kind: 'phone', phoneId: '1014'}});
	for (const [args, code] of [
		[{}, 'bad-arguments'],
		[{number: '0612345678', to: marc}, 'bad-arguments'],
		[{to: {kind: 'outside', number: '0612345678'}}, 'bad-arguments'],
		[{to: {kind: 'queue', queueId: 'support'}}, 'bad-arguments'],
		[{to: marc, queueId: 'support'}, 'internal-call'],
		[{to: {kind: 'agent', agentId: 'sam'}}, 'target-not-ready'],
		[{to: {kind: 'agent', agentId: 'nobody'}}, 'no-such-target'],
	] as const)
		t.like(await alice('dial', args as never), {ok: false, refusal: {code}}, JSON.stringify(args));
	t.is(fake.submitted.length, 2);
});

test('commands - what the policy says of a number, to any agent', async (t) => {
	const {alice} = givenCommands();
	t.like(await alice('may-dial', {number: '112'}), {
		ok: true,
		result: {may: true, why: 'emergency'},
	});
	t.like(await alice('may-dial', {number: '0899 12 34 56'}), {
		result: {may: false, why: 'denied', rule: '+3389', isUsual: true},
	});
	t.like(await alice('may-dial', {number: 'x'}), {result: {may: false, why: 'bad-number'}});
});
