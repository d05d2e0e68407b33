import {mkdtempSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {tokenPath} from '@plateau/tui/link/token-file';
import test from 'ava';
import {FakeView} from '../../daemon/server/fake-deps.ts';
import {socketPath} from '../../daemon/server/raw-client.ts';
import {desk, deskCall, givenCli, me} from './run-cli.ts';

test('cli - logging in asks for the password without showing it, and keeps the log-in', async (t) => {
	const {run, path, env, tokens} = await givenCli(t);
	const {code, stdout, stderr} = await run(undefined, ['login', 'alice'], {
		input: ['correct horse\r'],
		isTTY: true,
	});
	t.is(code, 0);
	t.is(stdout, 'Logged in as alice (agent).\n');
	t.is(stderr, 'Password: \n');
	t.like(tokens.read(), {login: 'alice'});
	t.is(statSync(tokenPath({kind: 'unix', path}, env)).mode & 0o777, 0o600);
	t.is((await run(undefined, ['whoami'])).stdout, 'alice (agent) at phone 1001\n');
});

test('cli - logging in asks who, and shows what is typed of the name alone', async (t) => {
	const {run} = await givenCli(t);
	const {code, stderr} = await run(undefined, ['login'], {
		input: ['alicx\u007fe\r', 'correct horse\r'],
		isTTY: true,
	});
	t.is(code, 0);
	t.is(stderr, 'Login: alicx\b \be\nPassword: \n');
});

test('cli - a password comes from a pipe when asked so, and never from the line', async (t) => {
	const {run} = await givenCli(t);
	const piped = await run(undefined, ['login', 'alice', '--password-stdin'], {
		input: 'correct horse\n',
	});
	t.is(piped.code, 0);
	const line = await run(undefined, ['login', 'alice', 'correct horse']);
	t.is(line.code, 2);
	const unasked = await run(undefined, ['login', 'alice'], {input: 'correct horse\n'});
	t.is(unasked.code, 2);
	t.regex(unasked.stderr, /--password-stdin/);
});

test('cli - a wrong line is named in one line, in either language', async (t) => {
	const {run} = await givenCli(t);
	const wrong = await run(undefined, ['floot']);
	t.is(wrong.code, 2);
	t.regex(wrong.stderr, /^plateau: There is no such command: did you mean floor\?\n/);
	const french = await run(undefined, ['account', 'add', 'bob', '--role', 'king', '--lang', 'fr']);
	t.is(french.code, 2);
	t.regex(french.stderr, /^plateau: Valeurs incorrectes : Argument : role, donné : "king"/);
});

test('cli - a wrong password is told with its code, and when to try again', async (t) => {
	const {run, tokens} = await givenCli(t);
	const {code, stderr} = await run(undefined, ['login', 'alice', '--password-stdin'], {
		input: 'wrong\n',
	});
	t.is(code, 77);
	t.is(stderr, 'plateau: Login or password is wrong. Try again in 1 s. [log-in-wrong]\n');
	t.is(tokens.read(), undefined);
});

test('cli - giving up at the prompt changes nothing', async (t) => {
	const {run, tokens} = await givenCli(t);
	const {code} = await run(undefined, ['login', 'alice'], {input: ['corr\u0003'], isTTY: true});
	t.is(code, 1);
	t.is(tokens.read(), undefined);
});

test('cli - logging out ends the token', async (t) => {
	const {run, fake, tokens} = await givenCli(t);
	t.is((await run('alice', ['logout'])).code, 0);
	t.false(fake.tokens.has('token-of-alice'));
	t.is(tokens.read('alice'), undefined);
	const {code, stderr} = await run(undefined, ['whoami']);
	t.is(code, 77);
	t.regex(stderr, /plateau login/);
});

test('cli - no daemon: says where it looked and how to go on', async (t) => {
	const {run} = await givenCli(t);
	const nowhere = socketPath();
	const {code, stderr} = await run('alice', ['whoami', '--socket', nowhere]);
	t.is(code, 69);
	t.true(stderr.includes(nowhere));
	t.regex(stderr, /plateaud serve/);
	t.regex(stderr, /\[no-daemon\]\n$/);
});

test('cli - a refusal is a sentence and its code; with --json an object; in French too', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.state.submit = async () => ({
		ok: false,
		refusal: {code: 'phone-held', params: {phoneId: '1002', personId: 'bob'}},
	});
	const argv = ['agent', 'sign-in', '--phone', '1002'];
	const plain = await run('alice', argv);
	t.is(plain.code, 1);
	t.regex(plain.stderr, /^plateau: Phone 1002 is held by bob.* \[phone-held\]\n$/);
	const machine = await run('alice', [...argv, '--json']);
	t.is(machine.stdout, '');
	t.like(JSON.parse(machine.stderr), {
		error: {code: 'phone-held', params: {phoneId: '1002', personId: 'bob'}},
	});
	t.regex((await run('alice', [...argv, '--lang', 'fr'])).stderr, /Le poste 1002 est pris par bob/);
	t.regex(
		(await run('alice', argv, {env: {LANG: 'fr_FR.UTF-8'}})).stderr,
		/Le poste 1002 est pris par bob/,
	);
});

const asked: [string, string[], object][] = [
	[
		'sign-in',
		['agent', 'sign-in', '--phone', '1001', '--ready', '--takeover'],
		{agentId: 'alice', phoneId: '1001', takeover: true, presence: {state: 'available'}},
	],
	[
		'sign-in',
		['agent', 'sign-in', '--phone', '1001', '--not-ready', 'lunch'],
		{presence: {state: 'not-ready', reasonId: 'lunch'}},
	],
	['sign-out', ['agent', 'sign-out'], {agentId: 'alice'}],
	['set-presence', ['agent', 'ready'], {presence: {state: 'available'}}],
	[
		'set-presence',
		['agent', 'not-ready', 'lunch'],
		{presence: {state: 'not-ready', reasonId: 'lunch'}},
	],
	['cancel-pending-presence', ['agent', 'cancel-pending'], {agentId: 'alice'}],
	['answer', ['agent', 'answer'], {agentId: 'alice'}],
	['decline', ['agent', 'decline'], {agentId: 'alice'}],
	['hang-up', ['agent', 'hang-up'], {agentId: 'alice'}],
	['finish-wrap-up', ['agent', 'finish'], {agentId: 'alice'}],
	['extend-wrap-up', ['agent', 'extend'], {agentId: 'alice'}],
	['want-wrap-up', ['agent', 'want-wrap-up'], {agentId: 'alice', wanted: true}],
	['want-wrap-up', ['agent', 'no-wrap-up'], {agentId: 'alice', wanted: false}],
	['raise-hand', ['agent', 'raise-hand'], {agentId: 'alice'}],
	['lower-hand', ['agent', 'lower-hand'], {agentId: 'alice'}],
	['hold', ['call', 'hold'], {agentId: 'alice'}],
	['resume', ['call', 'resume'], {agentId: 'alice'}],
	['mute', ['call', 'mute'], {agentId: 'alice', muted: true}],
	['mute', ['call', 'unmute'], {agentId: 'alice', muted: false}],
	['send-digits', ['call', 'digits', '12#a'], {agentId: 'alice', digits: '12#A'}],
	['swap', ['call', 'swap'], {agentId: 'alice'}],
	['join-all', ['call', 'join'], {agentId: 'alice'}],
	['end-consult', ['call', 'back'], {agentId: 'alice'}],
	['hand-over', ['call', 'hand-over'], {agentId: 'alice'}],
	[
		'transfer',
		['call', 'transfer', 'queue:billing'],
		{agentId: 'alice', to: {kind: 'queue', queueId: 'billing'}},
	],
	['consult', ['call', 'consult', 'phone:1050'], {to: {kind: 'phone', phoneId: '1050'}}],
	[
		'set-disposition',
		['agent', 'disposition', 'resolved', '--call', 'c-9'],
		{callId: 'c-9', dispositionId: 'resolved'},
	],
];
for (const [type, argv, like] of asked) {
	test(`cli - plateau ${argv.join(' ')} asks for ${type}`, async (t) => {
		const {run, fake} = await givenCli(t);
		const {code, stderr} = await run('alice', argv);
		t.is(code, 0, stderr);
		t.like(fake.submitted[0], {type, by: 'alice', ...like} as never);
	});
}

test('cli - the phone of this terminal is taken from the environment', async (t) => {
	const {run, fake} = await givenCli(t);
	const {stdout} = await run('alice', ['agent', 'sign-in'], {env: {PLATEAU_PHONE: '1007'}});
	t.is(stdout, 'Signed in at phone 1007.\n');
	t.like(fake.submitted[0], {phoneId: '1007'});
});

test('cli - an id that looks like a number stays a word', async (t) => {
	const {run, fake} = await givenCli(t);
	await run('alice', ['agent', 'sign-in', '--phone', '0042']);
	t.like(fake.submitted[0], {phoneId: '0042'});
	await run('sam', ['raise', '007']);
	t.like(fake.submitted[1], {callId: '007'});
});

test('cli - disposition, note and name are for the call in front, unless said', async (t) => {
	const {run, fake} = await givenCli(t);
	t.like(await run('alice', ['agent', 'disposition', 'resolved']), {code: 1});
	fake.views.set('desk:alice', new FakeView(desk({call: deskCall})));
	t.is((await run('alice', ['agent', 'disposition', 'resolved'])).code, 0);
	t.like(fake.submitted[0], {callId: 'c-7'});
	fake.state.hadCall = true;
	t.is((await run('alice', ['agent', 'note', 'call', 'back', 'at', '10'])).code, 0);
	t.is(
		(await run('alice', ['agent', 'note', '--stdin', '--call', 'c-8'], {input: 'two\nlines\n'}))
			.code,
		0,
	);
	t.deepEqual(fake.notes, [
		{callId: 'c-7', text: 'call back at 10', by: 'alice'},
		{callId: 'c-8', text: 'two\nlines', by: 'alice'},
	]);
	t.is((await run('alice', ['agent', 'note'])).code, 2);
	fake.desks.set('alice', {callId: 'c-7' as never, partyId: 'p-3' as never});
	t.is((await run('alice', ['agent', 'name', 'Amélie', 'Fournier'])).code, 0);
	t.true(fake.told.includes('named Amélie Fournier by alice'));
});

test('cli - looking at one’s own desk from a command is no desk to lose', async (t) => {
	const {run, fake} = await givenCli(t);
	t.is((await run('alice', ['agent', 'show'])).code, 0);
	t.deepEqual(fake.told, []);
});

test('cli - listening takes a phone when there is none, and changes the mode of one that runs', async (t) => {
	const {run, fake} = await givenCli(t);
	const {code} = await run('sam', ['listen', 'alice', '--phone', '1099', '--reason', 'coaching']);
	t.is(code, 0);
	t.like(fake.submitted, [
		{type: 'take-phone', phoneId: '1099'},
		{type: 'start-monitor', agentId: 'alice', mode: 'listen'},
	] as never);
	t.true(fake.audit.some(({detail}) => detail?.includes('coaching')));
	const monitor = {
		id: 'm-1',
		personId: 'sam',
		agentId: 'alice',
		callId: 'c-7',
		mode: 'listen',
		state: 'active',
		since: 1,
	};
	fake.views.set('me:sam', new FakeView(me('sam', {phoneId: '1099', monitor})));
	await run('sam', ['barge', 'alice']);
	t.like(fake.submitted[2], {type: 'change-monitor', mode: 'barge'});
	await run('sam', ['stop']);
	t.like(fake.submitted[3], {type: 'stop-monitor'});
	await run('sam', ['phone', 'release']);
	t.like(fake.submitted[4], {type: 'release-phone'});
});

test('cli - an agent may not listen', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.views.set('me:alice', new FakeView(me('alice', {phoneId: '1001'})));
	const {code, stderr} = await run('alice', ['listen', 'bob']);
	t.is(code, 77);
	t.regex(stderr, /\[not-allowed\]/);
});

test('cli - raising a call by a duration, presence of somebody else', async (t) => {
	const {run, fake} = await givenCli(t);
	await run('sam', ['raise', 'c-1', '--by', '90s']);
	t.like(fake.submitted[0], {type: 'raise-call', callId: 'c-1', creditMs: 90_000});
	t.is((await run('sam', ['raise', 'c-1', '--by', 'soon'])).code, 2);
	await run('sam', ['presence', 'alice', 'not-ready', 'lunch']);
	t.like(fake.submitted[1], {
		type: 'set-presence',
		agentId: 'alice',
		presence: {state: 'not-ready', reasonId: 'lunch'},
	});
	await run('sam', ['presence', 'alice', 'sign-out']);
	t.like(fake.submitted[2], {type: 'sign-out', agentId: 'alice'});
	t.is((await run('sam', ['presence', 'alice', 'not-ready'])).code, 2);
	t.is((await run('sam', ['presence', 'alice', 'asleep'])).code, 2);
});

test('cli - lending an agent for a time, taking them back, and a word on a pause', async (t) => {
	const {run, fake} = await givenCli(t);
	const loan = {agentId: 'alice', queueId: 'billing'};
	await run('sam', ['lend', 'alice', 'billing', '--for', '2h', '--only']);
	t.like(fake.submitted[0], {type: 'lend-agent', by: 'sam', ...loan, forMs: 7_200_000, only: true});
	await run('sam', ['lend', 'alice', 'billing']);
	t.like(fake.submitted[1], {type: 'lend-agent', ...loan, forMs: 3_600_000, only: false});
	t.is((await run('sam', ['lend', 'alice', 'billing', '--for', 'ever'])).code, 2);
	t.is((await run('sam', ['lend', 'alice'])).code, 2);
	await run('sam', ['unlend', 'alice', 'billing']);
	t.like(fake.submitted[2], {type: 'end-loan', ...loan});
	await run('sam', ['approve', 'alice']);
	t.like(fake.submitted[3], {type: 'approve-presence', by: 'sam', agentId: 'alice'});
	await run('sam', ['refuse', 'alice']);
	t.like(fake.submitted[4], {type: 'refuse-presence', by: 'sam', agentId: 'alice'});
	t.is((await run('alice', ['approve', 'alice'])).code, 77);
});

test('cli - a customer is shown and set, by number or id', async (t) => {
	const {run, fake} = await givenCli(t);
	const shown = await run('sam', ['customer', 'show', '0612345678', '--json']);
	t.deepEqual(JSON.parse(shown.stdout), {partyId: 'p-1', lastAgentId: 'alice'});
	t.regex((await run('sam', ['customer', 'show', 'p-1', '--plain'])).stdout, /^partyId\t.*\np-1\t/);
	t.is((await run('sam', ['customer', 'show', '0699999999'])).code, 1);
	await run('sam', ['customer', 'set', '0699999999', '--owner', 'alice', '--priority', '2m']);
	await run('sam', ['customer', 'set', 'p-1', '--owner', 'none', '--priority', 'none']);
	t.deepEqual(fake.told, [
		'p-1: {"ownerId":"alice","priorityMs":120000}',
		'p-1: {"ownerId":null,"priorityMs":null}',
	]);
	t.is((await run('sam', ['customer', 'set', 'p-1'])).code, 2);
	t.is((await run('sam', ['customer', 'set', 'p-1', '--priority', 'high'])).code, 2);
	t.is((await run('alice', ['customer', 'show', 'p-1'])).code, 77);
});

test('cli - applying a floor file prints what changes; errors come with their lines', async (t) => {
	const {run, fake} = await givenCli(t);
	const file = join(mkdtempSync(join(tmpdir(), 'plateau-')), 'floor.yaml');
	const text = `# ${'é'.repeat(80_000)}\n`;
	writeFileSync(file, text);
	fake.deps.floorFile.apply = async (given, {dryRun}) => {
		t.is(given, text);
		return {
			ok: true,
			result: {
				applied: !dryRun,
				changes: [
					{op: 'add', section: 'queues', id: 'vip'},
					{
						op: 'change',
						section: 'agents',
						id: 'alice',
						field: 'queues',
						before: '[support]',
						after: '[support, vip]',
					},
				],
			},
		};
	};
	const dry = await run('root', ['floor', 'apply', '-f', file, '--dry-run']);
	t.is(
		dry.stdout,
		'+ queues vip\n~ agents alice queues: [support] → [support, vip]\n2 changes would be applied.\n',
	);
	t.like(await run('root', ['floor', 'apply', '--file', file]), {code: 0});
	t.like(await run('root', ['floor', 'apply', '-f', '-'], {input: text}), {code: 0});

	fake.deps.floorFile.apply = async () => ({
		ok: false,
		refusal: {
			code: 'floor-file-bad',
			params: {count: 3},
			details: [
				{line: 3, code: 'empty-file', params: {}},
				{
					line: 4,
					column: 14,
					excerpt: {text: 'requires: fr et en', at: 13, length: 2},
					code: 'expression-foreign',
					params: {found: 'et', meant: 'and'},
				},
				{code: 'missing-key', params: {where: 'queues.a', key: 'label'}},
			],
		},
	});
	const bad = await run('root', ['floor', 'apply', '-f', file]);
	t.is(bad.code, 1);
	t.regex(
		bad.stderr,
		/has 3 errors.*\[floor-file-bad\]\n {2}line 3: the file declares nothing.*\n {2}line 4, column 14: write and, not "et"\n {2}requires: fr et en\n {15}\^\^\n {2}queues\.a needs "label"\n/,
	);
	const asJson = JSON.parse((await run('root', ['floor', 'apply', '-f', file, '--json'])).stderr);
	t.like(asJson.error.details[1], {line: 4, column: 14, code: 'expression-foreign'});
	t.is((await run('root', ['floor', 'apply', '-f', '/no/such.yaml'])).code, 66);
	t.is((await run('root', ['floor', 'apply'])).code, 2);
	t.is((await run('sam', ['floor', 'apply', '-f', file])).code, 77);
});

test('cli - exporting gives the file, on standard output or to a path', async (t) => {
	const {run} = await givenCli(t);
	t.is((await run('sam', ['floor', 'export'])).stdout, 'queues: {}\n');
	const file = join(mkdtempSync(join(tmpdir(), 'plateau-')), 'out.yaml');
	t.is((await run('sam', ['floor', 'export', '-o', file])).code, 0);
	t.is(readFileSync(file, 'utf8'), 'queues: {}\n');
	t.is((await run('sam', ['floor', 'export', '-o', '/no/such/dir/x'])).code, 73);
});

test('cli - accounts: added with a password asked twice, listed, removed', async (t) => {
	const {run} = await givenCli(t);
	const added = await run('root', ['account', 'add', 'zoe', '--role', 'supervisor'], {
		input: ['long enough\r', 'long enough\r'],
		isTTY: true,
	});
	t.is(added.code, 0, added.stderr);
	t.notRegex(added.stdout + added.stderr, /long enough/);
	t.regex(
		(await run('root', ['account', 'list'])).stdout,
		/^login\trole\n[\s\S]*zoe\tsupervisor\n/,
	);
	t.is((await run('root', ['account', 'set-role', 'zoe', '--role', 'admin'])).code, 0);
	t.regex((await run('root', ['account', 'list'])).stdout, /zoe\tadmin/);
	const which = await run('root', ['account', 'set-role', 'zoe', '--lang', 'fr']);
	t.is(which.code, 2);
	t.regex(which.stderr, /Dites quel rôle/);
	t.is((await run('alice', ['account', 'set-role', 'alice', '--role', 'admin'])).code, 77);
	t.is((await run('root', ['account', 'remove', 'zoe'])).code, 0);
	t.notRegex((await run('root', ['account', 'list'])).stdout, /zoe/);
	const differ = await run('root', ['account', 'add', 'max'], {
		input: ['long enough\r', 'other words\r'],
		isTTY: true,
	});
	t.is(differ.code, 2);
	t.is((await run('alice', ['account', 'list'])).code, 77);
});

test('cli - one’s own password takes the old one; another’s takes an admin', async (t) => {
	const {run} = await givenCli(t);
	const own = await run('alice', ['account', 'password', '--password-stdin'], {
		input: 'correct horse\nnew password\n',
	});
	t.is(own.code, 0, own.stderr);
	t.is(
		(
			await run('root', ['account', 'password', 'alice', '--password-stdin'], {
				input: 'newer password\n',
			})
		).code,
		0,
	);
	t.is(
		(
			await run('alice', ['account', 'password', 'sam', '--password-stdin'], {
				input: 'long enough\n',
			})
		).code,
		77,
	);
});

test('cli - backup and audit', async (t) => {
	const {run} = await givenCli(t);
	t.is(
		(await run('root', ['backup', 'monday.db'])).stdout,
		'Backup written to /backups/monday.db (1 bytes).\n',
	);
	const {stdout} = await run('root', ['audit', '--limit', '5']);
	t.regex(
		stdout,
		/^at\tlogin\taction\ttarget\toutcome\tdetail\n1970-01-01T00:16:40.000Z\troot\tbackup\t\tdone\t/,
	);
	t.is((await run('root', ['audit', '--limit', 'many'])).code, 2);
});

test('cli - a link that goes during a command is told as such', async (t) => {
	const {start, fake, server, tokens} = await givenCli(t);
	tokens.keep({login: 'alice', token: 'token-of-alice'});
	fake.state.submit = () => new Promise(() => {});
	const {ran} = start('alice', ['agent', 'answer']);
	while (fake.submitted.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
	await server.stop();
	const {code, stderr} = await ran;
	t.is(code, 69);
	t.regex(stderr, /\[link-lost\]/);
});

test('cli - a log-in of the environment is used and not kept', async (t) => {
	const {run, tokens} = await givenCli(t);
	const env = {PLATEAU_TOKEN: 'token-of-alice', PLATEAU_LOGIN: 'alice'};
	t.regex((await run(undefined, ['whoami'], {env})).stdout, /^alice/);
	t.is(tokens.read(), undefined);
	tokens.keep({login: 'root', token: 'token-of-root'});
	t.regex((await run(undefined, ['whoami', '--as', 'root'], {env})).stdout, /^root/);
});

test('cli - several people at one machine: --as says who', async (t) => {
	const {run, tokens} = await givenCli(t);
	tokens.keep({login: 'alice', token: 'token-of-alice'});
	tokens.keep({login: 'sam', token: 'token-of-sam'});
	t.regex((await run(undefined, ['whoami'])).stdout, /^sam/);
	t.regex((await run(undefined, ['whoami', '--as', 'alice'])).stdout, /^alice/);
	t.is((await run(undefined, ['whoami', '--as', 'nobody'])).code, 77);
});
