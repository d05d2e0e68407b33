import test from 'ava';
import {board, givenCli} from './run-cli.ts';

const moment = {
	at: 1_000_000,
	seq: 12,
	event: {at: 999_000, type: 'call-queued'},
	board: {...board, monitors: {}},
};

async function given(t: Parameters<typeof givenCli>[0]) {
	const cli = await givenCli(t);
	cli.fake.state.job = async () => ({ok: true, result: moment as never});
	return cli;
}

test('replay - as JSON: the moment, the event before it, and the board of then', async (t) => {
	const {run, fake} = await given(t);
	const {code, stdout, stderr} = await run('sam', [
		...['replay', '2026-11-20', '--at', '14:03:20', '--json'],
	]);
	t.is(code, 0, stderr);
	t.like(JSON.parse(stdout), {at: 1_000_000, seq: 12, event: {type: 'call-queued'}});
	t.deepEqual(Object.keys(JSON.parse(stdout).board.queues), ['support']);
	t.like(fake.jobs[0], {
		name: 'replay-floor',
		args: {
			moment: {day: '2026-11-20', at: Date.UTC(2026, 10, 20, 13, 3, 20)},
			timeZone: 'Europe/Paris',
		},
	});
});

test('replay - in a pipe: a line of when, then queues, agents, calls, alerts as of then', async (t) => {
	const {run} = await given(t);
	const {code, stdout} = await run('sam', ['replay', '2026-11-20', '--at', '14:03']);
	t.is(code, 0);
	const parts = stdout.split('\n\n').map((part) => part.split('\n'));
	t.deepEqual(parts[0], ['at\ttime\tseq\tevent', '1000000\t01:16:40\t12\tcall-queued']);
	t.deepEqual(
		parts.slice(1).map(([name]) => name),
		['queues', 'agents', 'calls', 'alerts'],
	);
	// Waited since 958 000, and it is 1 000 000 there.
	t.regex(parts[1]?.[2] ?? '', /^support\tSupport\t2\t42000\t/);
	t.notRegex(stdout, /\u001b/);
});

for (const [name, argv, said] of [
	['a day that is none', ['2026-02-30', '--at', '14:03'], /"2026-02-30" is no day/],
	['a day not in ISO', ['20/11/2026', '--at', '14:03'], /"20\/11\/2026" is no day/],
	['a time that is none', ['2026-11-20', '--at', 'noon'], /"noon" is no time/],
] as const) {
	test(`replay - ${name} is a wrong command line, and nobody is asked`, async (t) => {
		const {run, fake} = await given(t);
		const {code, stderr, stdout} = await run('sam', ['replay', ...argv]);
		t.is(code, 2);
		t.is(stdout, '');
		t.regex(stderr, said);
		t.deepEqual(fake.jobs, []);
	});
}

test('replay - what the journal has not is refused with its code, in the reader’s language', async (t) => {
	const {run, fake} = await givenCli(t);
	const params = {day: '2026-11-20', first: '2026-11-21 08:00:00', now: '2026-11-21 09:00:00'};
	fake.state.job = async () => ({ok: false, refusal: {code: 'replay-no-day', params}});
	const english = await run('sam', ['replay', '2026-11-20', '--at', '14:03', '--json']);
	t.is(english.code, 1);
	t.like(JSON.parse(english.stderr), {error: {code: 'replay-no-day', params}});
	const french = await run('sam', ['replay', '2026-11-20', '--lang', 'fr']);
	t.regex(french.stderr, /Le journal n’a pas de 2026-11-20.*\[replay-no-day\]/);
});

test('replay - a time that clocks skip, or show twice, is refused before any work', async (t) => {
	const {run, fake} = await given(t);
	const skipped = await run('sam', ['replay', '2026-03-29', '--at', '02:30', '--json']);
	t.is(skipped.code, 1);
	t.regex(skipped.stderr, /replay-no-such-time/);
	const twice = await run('sam', ['replay', '2026-10-25', '--at', '02:30']);
	t.is(twice.code, 1);
	t.regex(twice.stderr, /write 02:30\+02:00 for the first time, 02:30\+01:00 for the second/);
	t.deepEqual(fake.jobs, []);
	t.is((await run('sam', ['replay', '2026-10-25', '--at', '02:30+01:00', '--json'])).code, 0);
});

test('replay - takes a supervisor', async (t) => {
	const {run, fake} = await given(t);
	const {code, stderr} = await run('alice', ['replay', '2026-11-20', '--at', '14:03', '--json']);
	t.is(code, 77);
	t.regex(stderr, /not-allowed/);
	t.deepEqual(fake.jobs, []);
});

test('replay - a client that goes calls its question off', async (t) => {
	const {start, fake, tokens, interrupt} = await givenCli(t);
	tokens.keep({login: 'sam', token: 'token-of-sam'});
	let asked: () => void = () => {};
	const isAsked = new Promise<void>((resolve) => {
		asked = resolve;
	});
	fake.state.job = () => {
		asked();
		return new Promise(() => {});
	};
	const {ran} = start('sam', ['replay', '2026-11-20', '--at', '14:03', '--json']);
	await isAsked;
	const {gone} = fake.jobs[0] ?? {};
	t.false(gone?.aborted);
	const left = new Promise((resolve) => gone?.addEventListener('abort', resolve));
	interrupt();
	await left;
	t.not((await ran).code, 0);
});
