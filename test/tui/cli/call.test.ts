import {complete} from '@plateau/tui/cli/completion';
import test from 'ava';
import {FakeView} from '../../daemon/server/fake-deps.ts';
import {waitingRow, waitingView} from '../given-waiting.ts';
import {targets} from '../screens/given-call-control.ts';
import {givenCli} from './run-cli.ts';

async function given(t: Parameters<typeof givenCli>[0]) {
	const cli = await givenCli(t);
	cli.fake.views.set('targets:', new FakeView(JSON.parse(JSON.stringify(targets))));
	return cli;
}

const named: ReadonlyArray<readonly [words: readonly string[], to: object]> = [
	[['marc', 'petit'], {kind: 'agent', agentId: 'marc'}],
	[['1022'], {kind: 'agent', agentId: 'marie'}],
	[['helene'], {kind: 'agent', agentId: 'helene'}],
	[['1050'], {kind: 'phone', phoneId: '1050'}],
	[['Facturation'], {kind: 'queue', queueId: 'billing'}],
	[['agent:nobody-yet'], {kind: 'agent', agentId: 'nobody-yet'}],
];
for (const [words, to] of named) {
	test(`cli - plateau call transfer ${words.join(' ')} finds whom is meant`, async (t) => {
		const {run, fake} = await given(t);
		const {code, stderr} = await run('alice', ['call', 'transfer', ...words]);
		t.is(code, 0, stderr);
		t.like(fake.submitted[0], {type: 'transfer', to} as never);
	});
}

test('cli - a number outside goes in its international form', async (t) => {
	const {run, fake} = await given(t);
	for (const words of [['06', '12', '34', '56', '78'], ['number:06.12.34.56.78']]) {
		const {code, stderr} = await run('alice', ['call', 'consult', ...words]);
		t.is(code, 0, stderr);
		t.like(fake.submitted.at(-1), {
			type: 'consult',
			to: {kind: 'outside', number: '+33612345678'},
		} as never);
	}
});

test('cli - a name that several have is refused with how to name each', async (t) => {
	const {run, fake} = await given(t);
	const {code, stderr} = await run('alice', ['call', 'consult', 'mar']);
	t.is(code, 1);
	t.is(
		stderr,
		'plateau: Several fit: agent:marc (Marc Petit), agent:helene (Hélène Marchand), agent:marie (Marie Colin). Name one of them that way. [several-targets]\n',
	);
	t.deepEqual(fake.submitted, []);
});

test('cli - nobody of that name, and nobody there for a queue that is consulted, have their codes', async (t) => {
	const {run, fake} = await given(t);
	const nobody = await run('alice', ['call', 'transfer', 'zorro', '--json']);
	t.is(nobody.code, 1);
	t.like(JSON.parse(nobody.stderr), {error: {code: 'no-such-target', params: {target: 'zorro'}}});
	const queue = await run('alice', ['call', 'consult', 'billing', '--lang', 'fr']);
	t.is(queue.code, 0, queue.stderr);
	t.like(fake.submitted.at(-1), {type: 'consult', to: {kind: 'queue', queueId: 'billing'}});
	fake.state.submit = async () => ({
		...{ok: false, refusal: {code: 'nobody-there', params: {queueId: 'billing'}}},
	});
	const empty = await run('alice', ['call', 'consult', 'queue:billing', '--json']);
	t.is(empty.code, 1);
	t.like(JSON.parse(empty.stderr), {
		error: {code: 'nobody-there', params: {queueId: 'billing'}},
	});
});

test('cli - a refusal of call control is a sentence with its code, and JSON with --json', async (t) => {
	const {run, fake} = await given(t);
	fake.state.submit = async () => ({ok: false, refusal: {code: 'not-talking'}});
	const plain = await run('alice', ['call', 'hold']);
	t.is(plain.code, 1);
	t.regex(plain.stderr, /\[not-talking\]\n$/);
	const machine = await run('alice', ['call', 'hold', '--json']);
	t.is(machine.stdout, '');
	t.like(JSON.parse(machine.stderr), {error: {code: 'not-talking'}});
});

test('cli - a colleague is called by name or id, a number and an extension as they are written', async (t) => {
	const {run, fake} = await given(t);
	for (const words of [['agent:marc'], ['Marc', 'Petit'], ['1014x'], ['queue:billing']]) {
		const {code, stderr} = await run('alice', ['call', 'dial', ...words, '--json']);
		const isFound = !/x|queue/.test(words[0] ?? '');
		t.is(code, isFound ? 0 : 1, stderr);
		if (!isFound) t.like(JSON.parse(stderr), {error: {code: 'no-such-target'}});
	}
	t.is(fake.submitted.length, 2);
	for (const command of fake.submitted)
		t.like(command, {
			...{type: 'dial-colleague', agentId: 'alice', by: 'alice'},
			to: {kind: 'agent', agentId: 'marc'},
		});
	await run('sam', ['call', 'dial', '1014', '--agent', 'alice']);
	t.like(fake.submitted.at(-1), {
		...{type: 'dial-colleague', agentId: 'alice', by: 'sam'},
		to: {kind: 'phone', phoneId: '1014'},
	});
	await run('alice', ['call', 'dial', '06', '12', '34', '56', '78']);
	t.like(fake.submitted.at(-1), {type: 'dial', number: '0612345678'});
	const queue = await run('alice', ['call', 'dial', 'marc', '--queue', 'support', '--json']);
	t.like(JSON.parse(queue.stderr), {error: {code: 'internal-call'}});
});

test('cli - plateau targets lists whom a call can go to, searched and as JSON', async (t) => {
	const {run} = await given(t);
	const found = await run('alice', ['targets', 'mar', '--json']);
	t.is(found.code, 0, found.stderr);
	t.like(JSON.parse(found.stdout), [
		{target: 'agent:marc', name: 'Marc Petit', phoneId: '1014', state: 'ready', ready: true},
		{target: 'agent:helene', state: 'not-ready', ready: false},
		{target: 'agent:marie', state: 'talking', queues: 'sales'},
	] as never);
	const all = await run('alice', ['targets'], {isTTY: true});
	t.regex(all.stdout, /queue:billing +Billing/);
	t.notRegex(all.stdout, /Alice Martin/, 'nobody gives a call to themselves');
	const other = await run('sam', ['targets', '--agent', 'marc'], {isTTY: true});
	t.regex(other.stdout, /Alice Martin/);
	t.notRegex(other.stdout, /Marc Petit/);
});

test('cli - completion knows the words of plateau call', (t) => {
	const words = complete(['call', ''], 'en').map(({word}) => word);
	t.deepEqual(words, [
		...['hold', 'resume', 'mute', 'unmute', 'digits', 'transfer'],
		...['consult', 'dial', 'may', 'waiting', 'take', 'park', 'pick-up'],
		...['swap', 'join', 'back', 'hand-over'],
	]);
	t.regex(
		complete(['call', 'h'], 'fr')
			.map(({about}) => about)
			.join(),
		/en attente/,
	);
});

test('cli - who waits and may be taken, in order, as JSON and for people; how many more on standard error', async (t) => {
	const {run, fake} = await given(t);
	const view = waitingView([waitingRow(2), waitingRow(1, {unreachable: true})], 7);
	fake.views.set('waiting:alice', new FakeView(JSON.parse(JSON.stringify(view))));
	const {code, stdout, stderr} = await run('alice', ['call', 'waiting', '--json']);
	t.is(code, 0, stderr);
	t.like(JSON.parse(stdout), [
		{place: 1, id: 'c-1', queueId: 'support', callerName: 'Caller 1', unreachable: true},
		{place: 2, id: 'c-2', callerNumber: '+33612345672'},
	] as never);
	t.is(stderr, '7 more wait behind these.\n');
	const people = await run('sam', ['call', 'waiting', '--agent', 'alice'], {isTTY: true});
	t.regex(people.stdout, /1 +c-1 .*Caller 1 +06 12 34 56 71/);
	t.is((await run('bob', ['call', 'waiting', '--agent', 'alice'])).code, 77);
});

test('cli - parking, the list of what is parked, and picking up by number or by call', async (t) => {
	const {run, fake} = await given(t);
	await run('alice', ['call', 'park', '--json']);
	await run('alice', ['call', 'pick-up', '1']);
	await run('sam', ['call', 'pick-up', 'c-7', '--agent', 'alice']);
	t.like(fake.submitted[0], {type: 'park', agentId: 'alice'});
	t.like(fake.submitted[1], {type: 'pick-up', agentId: 'alice', callId: 'c-1'});
	t.like(fake.submitted[2], {type: 'pick-up', by: 'sam', agentId: 'alice', callId: 'c-7'});
	t.regex((await run('alice', ['call', 'pick-up', '2'])).stderr, /\[not-parked\]/);
	t.regex((await run('alice', ['call', 'pick-up', 'c-9'])).stderr, /\[pick-up-not-allowed\]/);
});
