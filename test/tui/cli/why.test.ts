import type {CommandResult} from '@plateau/core/protocol';
import test from 'ava';
import {givenCli} from './run-cli.ts';

const at = Date.UTC(2026, 10, 20, 13, 3, 2);
const answer: CommandResult<'why-call'> = {
	callId: 'c-7',
	offers: [
		{
			seq: 41,
			at,
			agentId: 'alice',
			queueId: 'support',
			strategy: 'fewest-calls',
			candidates: 2,
			idleMs: 72_000,
			ended: {at: at + 5000, state: 'failed', reason: 'busy'},
			counts: {behind: 1, 'wrap-up': 1, 'not-ready': 1},
			passedOver: [
				{agentId: 'bob', reason: 'behind'},
				{agentId: 'omar', reason: 'wrap-up', until: at + 31_000},
				{agentId: 'zoe', reason: 'not-ready', reasonId: 'lunch'},
			],
		},
	],
	agents: {alice: 'Alice Martin', bob: 'Bob Stone', omar: 'Omar Haddad', zoe: 'Zoé Petit'},
	queues: {support: {en: 'Support', fr: 'Assistance'}},
	reasons: {lunch: {en: 'lunch', fr: 'repas'}},
};

async function given(t: Parameters<typeof givenCli>[0], result = answer) {
	const cli = await givenCli(t);
	cli.fake.state.job = async () => ({ok: true, result: result as never});
	return cli;
}

test('why - in sentences: the choice, and everybody who was passed over', async (t) => {
	const {run, fake} = await given(t);
	const {stdout, code} = await run('sam', ['why', 'c-7'], {isTTY: true});
	t.is(code, 0);
	t.deepEqual(stdout.split('\n'), [
		'14:03:02  offered to Alice Martin: of 2 ready for it, the fewest calls today',
		'          then failed, busy, after 0:05',
		'          not Bob Stone: ready, behind by the queue’s order',
		'          not Omar Haddad: wrap-up, 0:31 left',
		'          not Zoé Petit: not ready, lunch',
		'',
	]);
	t.like(fake.jobs[0], {name: 'why-call', args: {callId: 'c-7'}});
	const french = await run('sam', ['why', 'c-7', '--lang', 'fr'], {isTTY: true});
	t.regex(french.stdout, /proposé à Alice Martin : .*le moins d’appels/);
	t.regex(french.stdout, /puis échoué, occupé, après 0:05/);
	t.regex(french.stdout, /pas Zoé Petit : pas prêt, repas/);
});

test('why - as JSON whole, and in a pipe a row for each agent', async (t) => {
	const {run} = await given(t);
	const {stdout} = await run('sam', ['why', 'c-7', '--json']);
	t.deepEqual(JSON.parse(stdout), answer);
	const plain = await run('sam', ['why', 'c-7']);
	t.deepEqual(plain.stdout.split('\n'), [
		'at\tseq\tagentId\treason\tleftMs',
		`${at}\t41\talice\tchosen\t`,
		`${at}\t41\tbob\tbehind\t`,
		`${at}\t41\tomar\twrap-up\t31000`,
		`${at}\t41\tzoe\tnot-ready\t`,
		'',
	]);
});

test('why - a call that waits says why nobody is asked; one never offered says so', async (t) => {
	const passedOver = [{agentId: 'omar', reason: 'wrap-up', until: at + 5000}];
	const waits = {at, counts: {'wrap-up': 1}, passedOver};
	const waiting = await given(t, {...answer, offers: [], waits});
	const {stdout} = await waiting.run('sam', ['why', 'c-7'], {isTTY: true});
	t.is(stdout, '14:03:02  waits\n          not Omar Haddad: wrap-up, 0:05 left\n');
	const never = await given(t, {...answer, offers: []});
	const told = await never.run('sam', ['why', 'c-7'], {isTTY: true});
	t.is(told.stdout, 'Nobody was ever asked.\n');
});

test('why - an unknown call is refused, and an agent may not ask', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.state.job = async () => ({ok: false, refusal: {code: 'unknown-call'}});
	t.is((await run('sam', ['why', 'c-9'])).code, 1);
	t.is((await run('alice', ['why', 'c-9'])).code, 77);
});
