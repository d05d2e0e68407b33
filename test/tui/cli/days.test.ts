import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Assumption, Figures} from '@plateau/core/protocol';
import test from 'ava';
import {givenCli} from './run-cli.ts';

const figures = (more: Partial<Figures> = {}): Figures => ({
	offered: 621,
	answered: 480,
	answeredInTime: 341,
	abandoned: 120,
	shortAbandoned: 14,
	timedOut: 1,
	leftEmpty: 20,
	serviceLevel: 341 / 607,
	abandonRate: 120 / 621,
	speedOfAnswerMs: 30_783,
	occupancy: 0.631,
	waited: 600,
	meanWaitMs: 41_024,
	p50Ms: 8406,
	p90Ms: 114_265,
	p95Ms: 159_979,
	p99Ms: 277_754,
	longestMs: 666_901,
	maxWaiting: 6,
	waiting: 0,
	...more,
});
const noCalls = {
	...{offered: 0, answered: 0, answeredInTime: 0, abandoned: 0, shortAbandoned: 0},
	...{timedOut: 0, leftEmpty: 0, waited: 0, maxWaiting: 0, waiting: 0},
};
const quiet: Figures = noCalls;
const sideBySide = `What if: 2026-11-20

                                        recorded      as it was        changed
All queues
  Offered                                    621            621            621
  Answered                                   480            480            480
  Abandoned                                  120            120              3
  Timed out or left empty                     21             21             21
  Service level                   56.2 % 341/607 56.2 % 341/607 91.2 % 341/607
  Abandonment                     19.3 % 120/621 19.3 % 120/621   19.3 % 3/621
  Mean wait of the answered                 0:30           0:30           0:30
  50 % wait at most                         0:08           0:08           0:08
  90 % wait at most                         1:54           1:54           1:54
  95 % wait at most                         2:39           2:39           2:39
  99 % wait at most                         4:37           4:37           4:37
  Longest wait                             11:06          11:06          11:06
  Most who waited at once                      6              6              6
  Occupancy                               63.1 %         63.1 %         63.1 %`;
const taken = `

Taken for granted:
- Added: 2 copies of cleo, dan, with the same queues, skills, hours and breaks.
- Patience in support: the 61 of 373 who gave up, as recorded; the others,
  longer than they waited, by an exponential with a mean of 220 s (all waiting
  over those who gave up).
- a-newer-one
- Seed 7: the same seed and the same question give the same figures.`;
const assumptions: Assumption[] = [
	{code: 'agents-added', params: {count: 2, agents: 'cleo, dan'}},
	{
		code: 'patience-drawn',
		params: {queueId: 'support', abandoned: 61, calls: 373, seconds: 220},
	},
	{code: 'a-newer-one'},
	{code: 'seed', params: {seed: 7}},
];
const whatIfResult = {
	day: '2026-11-20',
	seed: 7,
	endsAt: 1_000_000,
	recorded: {floor: figures(), queues: {support: figures(), vip: quiet}},
	again: {floor: figures(), queues: {support: figures(), vip: quiet}},
	changed: {
		floor: figures({serviceLevel: 0.912, abandoned: 3}),
		queues: {support: figures({waiting: 2}), vip: quiet},
	},
	assumptions,
};
const simulated = {
	day: '2027-01-11',
	seed: 7,
	calls: 640,
	endedAt: 1_000_000,
	figures: {floor: figures(), queues: {support: figures(), vip: quiet}},
	assumptions,
};

async function given(t: Parameters<typeof givenCli>[0]) {
	const cli = await givenCli(t);
	cli.fake.state.job = async (name) => ({
		ok: true,
		result: (name === 'what-if' ? whatIfResult : simulated) as never,
	});
	return cli;
}

test('cli - what-if asks for the day with the changes, and prints it side by side in 80 columns', async (t) => {
	const {run, fake} = await given(t);
	const line =
		'whatif --day 2026-11-20 --agents +2 --strategy fewest-calls --queue support --seed 7';
	const {code, stdout} = await run('sam', line.split(' '), {isTTY: true});
	t.is(code, 0);
	t.like(fake.jobs[0], {
		name: 'what-if',
		args: {
			day: '2026-11-20',
			agents: 2,
			strategy: 'fewest-calls',
			queueId: 'support',
			seed: 7,
			now: 1_000_000,
		},
	});
	t.is(stdout.slice(0, stdout.indexOf('\n\nsupport')), sideBySide);
	t.is(stdout.slice(stdout.indexOf('\n\nTaken')), `${taken}\n`);
	for (const row of stdout.split('\n')) t.true(row.length <= 80, row);
	t.false(stdout.includes('vip'), 'nothing happened there');
});

test('cli - what-if speaks French, and takes fewer people', async (t) => {
	const {run, fake} = await given(t);
	const line = 'whatif --day 2026-11-20 --agents -1 --lang fr';
	const {stdout} = await run('sam', line.split(' '), {isTTY: true});
	t.like(fake.jobs[0]?.args as object, {agents: -1, seed: 1});
	for (const words of [
		'Et si : 2026-11-20',
		'enregistré  à l’identique        modifié',
		'  Niveau de service               56,2 % 341/607',
		'- Graine 7 : la même graine et la même question donnent les mêmes chiffres.',
	]) {
		t.true(stdout.includes(words), words);
	}
	for (const row of stdout.split('\n')) t.true(row.length <= 80, row);
});

test('cli - what-if gives programs all of it, and spreadsheets a row a queue', async (t) => {
	const {run} = await given(t);
	const line = ['whatif', '--day', '2026-11-20'];
	t.deepEqual(JSON.parse((await run('sam', [...line, '--json'])).stdout), whatIfResult);
	const {stdout} = await run('sam', [...line, '--plain']);
	const [heading, ...rows] = stdout.trimEnd().split('\n');
	t.true(heading?.startsWith('of\tqueueId\toffered\tanswered'));
	t.is(rows.length, 9);
	t.is(rows[0]?.split('\t').length, heading?.split('\t').length);
});

for (const [line, message] of [
	['whatif', /Say which day/],
	['whatif --day yesterday', /"yesterday" is no day/],
	['whatif --day 2026-11-20 --agents many', /--agents takes/],
	['whatif --day 2026-11-20 --strategy nicest', /nicest/],
	['whatif --day 2026-11-20 --seed x', /--seed takes a number/],
	['whatif --day 2026-11-20 --seed 0.5', /--seed takes a whole number/],
] as const) {
	test(`cli - "${line}" is a wrong line`, async (t) => {
		const {run} = await given(t);
		const {code, stderr} = await run('sam', line.split(' '));
		t.is(code, 2);
		t.regex(stderr, message);
	});
}

test('cli - a day that nobody recorded is refused with its code', async (t) => {
	const {run, fake} = await given(t);
	const params = {day: '2026-11-19', first: '2026-11-20', last: '2026-11-21'};
	fake.state.job = async () => ({ok: false, refusal: {code: 'day-not-recorded', params}});
	const {code, stderr} = await run('sam', ['whatif', '--day', '2026-11-19']);
	t.is(code, 1);
	t.is(
		stderr,
		'plateau: The journal has nothing of 2026-11-19: it goes from 2026-11-20 to 2026-11-21. [day-not-recorded]\n',
	);
	t.is((await run('alice', ['whatif', '--day', '2026-11-20'])).code, 77, 'not for agents');
});

test('cli - a scenario is sent with the floor file that it names, from beside it', async (t) => {
	const {run, fake, home} = await given(t);
	mkdirSync(join(home, 'plans'));
	writeFileSync(join(home, 'plans', 'monday.yaml'), 'floor: winter.yaml\n');
	writeFileSync(join(home, 'plans', 'winter.yaml'), 'queues: {}\n');
	const asked: object[] = [];
	fake.state.job = async () => {
		const args = fake.jobs.at(-1)?.args as {scenarioYaml: string; floorYaml?: string};
		asked.push(args);
		return args.floorYaml === undefined
			? {ok: false, refusal: {code: 'scenario-needs-floor', params: {path: 'winter.yaml'}}}
			: {ok: true, result: simulated as never};
	};
	const file = join(home, 'plans', 'monday.yaml');
	const {code, stdout} = await run('sam', ['simulate', file, '--seed', '7'], {isTTY: true});
	t.is(code, 0);
	t.like(asked, [
		{scenarioYaml: 'floor: winter.yaml\n', seed: 7, currentYaml: 'queues: {}\n'},
		{scenarioYaml: 'floor: winter.yaml\n', seed: 7, floorYaml: 'queues: {}\n'},
	]);
	t.is(
		stdout,
		`Simulated: 2027-01-11, 640 calls

queue    calls    SL  lost   ASA   50%   90%   95%   99%    max   occ
support    621  56 %  19 %  0:30  0:08  1:54  2:39  4:37  11:06  63 %
vip          0     -     -     -     -     -     -     -      -     -
all        621  56 %  19 %  0:30  0:08  1:54  2:39  4:37  11:06  63 %${taken}
`,
	);
	writeFileSync(file, 'floor: summer.yaml\n');
	fake.state.job = async () => ({
		ok: false,
		refusal: {code: 'scenario-needs-floor', params: {path: 'summer.yaml'}},
	});
	const missing = await run('sam', ['simulate', file]);
	t.is(missing.code, 66);
	t.regex(missing.stderr, /plans\/summer\.yaml cannot be read: ENOENT/);
});

test('cli - a simulated day is a table a queue in 80 columns, or data', async (t) => {
	const {run} = await given(t);
	const scenario = ['simulate', '-'];
	const french = await run('sam', [...scenario, '--lang', 'fr'], {isTTY: true, input: 'day: x\n'});
	t.is(french.code, 0);
	t.regex(french.stdout, /^Simulé : 2027-01-11, 640 appels\n\nfile/);
	const {stdout} = await run('sam', [...scenario, '--csv'], {input: 'day: 2027-01-11\n'});
	t.regex(stdout, /^\ufeffqueueId,offered/);
	const whole = await run('sam', [...scenario, '--json'], {input: 'day: 2027-01-11\n'});
	t.deepEqual(JSON.parse(whole.stdout), simulated);
});

test('cli - errors in a scenario are told with their places', async (t) => {
	const {run, fake} = await given(t);
	fake.state.job = async () => ({
		ok: false,
		refusal: {
			code: 'scenario-bad',
			params: {count: 1},
			details: [
				{
					line: 3,
					column: 6,
					excerpt: {text: 'day: 2027-02-30', at: 5, length: 10},
					code: 'bad-date',
					params: {where: 'scenario.day', value: '2027-02-30'},
				},
			],
		},
	});
	const {code, stderr} = await run('sam', ['simulate', '-'], {input: 'day: 2027-02-30\n'});
	t.is(code, 1);
	t.is(
		stderr,
		[
			'plateau: The scenario is not right: one error. [scenario-bad]',
			'  line 3, column 6: scenario.day: "2027-02-30" must be a date, such as 2027-01-11',
			'  day: 2027-02-30',
			'       ^^^^^^^^^^',
			'',
		].join('\n'),
	);
});
