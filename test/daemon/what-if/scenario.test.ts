import {readFileSync} from 'node:fs';
import {faultOfResult, type RefusalBody} from '@plateau/core/protocol';
import {assumptionText, type FloorFileCode, floorFileText, say} from '@plateau/core/text';
import {sampleFloorFile} from '@plateau/daemon/floor-file/sample';
import {type SimulateArgs, type SimulateResult, simulate} from '@plateau/daemon/what-if/simulate';
import test from 'ava';

const tools = {
	get store(): never {
		throw new Error('a scenario needs no database');
	},
};
const example = readFileSync(
	new URL('../../../docs/examples/scenario.yaml', import.meta.url),
	'utf8',
);

type Answer = SimulateResult | (RefusalBody & {details?: RefusalBody['details']});

async function ask(scenarioYaml: string, rest: Partial<SimulateArgs> = {}): Promise<Answer> {
	const args = {scenarioYaml, currentYaml: sampleFloorFile, country: 'FR', ...rest};
	const outcome = await simulate(args, tools);
	return outcome.ok ? outcome.result : outcome.refusal;
}

async function run(
	scenarioYaml: string,
	rest: Partial<SimulateArgs> = {},
): Promise<SimulateResult> {
	const answer = await ask(scenarioYaml, rest);
	if (!('figures' in answer)) throw new Error(JSON.stringify(answer));
	return answer;
}

/** The errors as people read them: `line:column sentence`. */
async function errorsOf(scenarioYaml: string, rest: Partial<SimulateArgs> = {}): Promise<string[]> {
	const answer = await ask(scenarioYaml, rest);
	if ('figures' in answer) return [];
	return (answer.details ?? []).map(({line, column, code, params}) => {
		return `${line}:${column ?? '-'} ${say('en', floorFileText[code as FloorFileCode], params)}`;
	});
}

const small = `day: 2027-01-11
arrivals:
  "01 84 88 00 02": {9:00-10:00: 60}
callers: {patience: endless, talk: {mean: 2m, distribution: fixed}, wrapUp: 0s}
staff:
  - {agents: [lea], hours: 8:00-12:00}
  - {like: lea, count: 2, hours: 8:00-12:00}
`;

test('scenario - the example is lived from its floor file, and told by queue', async (t) => {
	const result = await run(example, {floorYaml: sampleFloorFile});
	t.is(faultOfResult('simulate', result), undefined);
	t.is(result.day, '2027-01-11');
	t.is(result.seed, 1);
	t.true(result.calls > 370 && result.calls < 530, `${result.calls}`);
	const {floor, queues} = result.figures;
	t.deepEqual(Object.keys(queues).sort(), ['billing', 'support', 'vip']);
	const offered = Object.values(queues).reduce((sum, queue) => sum + queue.offered, 0);
	t.is(floor.offered, offered);
	t.true(floor.offered <= result.calls && floor.answered > floor.abandoned);
	for (const {code} of result.assumptions) t.true(Object.hasOwn(assumptionText, code), code);
});

test('scenario - the same seed is the same day, another seed another one', async (t) => {
	const first = await run(small);
	t.deepEqual(await run(small), first);
	t.notDeepEqual((await run(small, {seed: 2})).figures, first.figures);
	t.deepEqual(await run(`seed: 2\n${small}`), await run(small, {seed: 2}));
	t.is((await run(`seed: 2\n${small}`, {seed: 3})).seed, 3, 'the asker’s goes first');
});

test('scenario - a change of staff changes no caller', async (t) => {
	const three = await run(small);
	const one = await run(small.replace('count: 2', 'count: 0'));
	t.is(one.calls, three.calls);
	const wait = (result: SimulateResult) => result.figures.floor.meanWaitMs ?? 0;
	t.true(wait(one) > wait(three));
	// All of them wait for ever, and each talk is two minutes.
	t.is(
		one.figures.floor.answered + one.figures.floor.timedOut + one.figures.floor.leftEmpty,
		one.calls,
	);
});

test('scenario - numbers open and close by the hours of the floor', async (t) => {
	const atNight = small.replace('00 02": {9:00-10:00: 60}', '00 01": {20:00-21:00: 60}');
	const {calls, figures} = await run(atNight);
	t.true(calls > 30);
	t.is(figures.floor.offered, 0, 'closed at eight in the evening');
});

test('scenario - the floor is the one in force, one of its own, or a file that is asked for', async (t) => {
	const own = `floor:
  queues: {sales: {label: Sales, threshold: 20s}}
  numbers: {"+33184889999": {queue: sales}}
  agents: {zoe: {name: Zoe Lind, queues: [sales]}}
day: 2027-01-11
arrivals: {"+33 1 84 88 99 99": {"9:00": 10}}
callers: {patience: 1m, talk: 2m}
staff: [{agents: [zoe], hours: 8:00-12:00}]
`;
	t.deepEqual(Object.keys((await run(own)).figures.queues), ['sales']);
	const bad = own.replace('threshold: 20s', 'treshold: 20s');
	t.deepEqual(await errorsOf(bad), [
		'2:34 queues.sales has no key "treshold": did you mean "threshold"?',
	]);
	const away = `floor: floors/winter.yaml\n${small}`;
	t.like(await ask(away), {code: 'scenario-needs-floor', params: {path: 'floors/winter.yaml'}});
	t.is((await run(away, {floorYaml: sampleFloorFile})).day, '2027-01-11');
	t.like(await ask(away, {floorYaml: 'queues: [1'}), {code: 'floor-file-bad'});
});

const wrong: readonly (readonly [string, (text: string) => string, readonly string[]])[] = [
	[
		'no YAML',
		(text) => text.replace('[lea]', '[lea'),
		[
			'6:37 this is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
			'7:3 this is not YAML: Flow map in block collection must be sufficiently indented and end with a }',
		],
	],
	['nothing', () => '# later\n', ['1:- scenario must be keys with values, such as "id: …"']],
	[
		'keys that are missing',
		() => 'seed: 4\n',
		['day', 'arrivals', 'callers', 'staff'].map((key) => `1:1 scenario needs "${key}"`),
	],
	[
		'a key nobody knows',
		(text) => `sed: 4\n${text}`,
		['1:1 scenario has no key "sed": did you mean "seed"?'],
	],
	[
		'a day that is none',
		(text) => text.replace('2027-01-11', '2027-02-30'),
		['1:6 scenario.day: "2027-02-30" must be a date, such as 2027-01-11'],
	],
	[
		'a number the floor does not have',
		(text) => text.replace('00 02"', '00 09"'),
		['3:3 scenario.arrivals: the floor has no "01 84 88 00 09" among its numbers'],
	],
	[
		'a stretch that is none, and a count that is none',
		(text) => text.replace('{9:00-10:00: 60}', '{9h: 10, 9:00: many}'),
		[
			'3:22 scenario.arrivals.01 84 88 00 02: "9h" must be a half-hour by its beginning, such as 9:00, or a stretch, such as 9:00-12:00',
			'3:36 scenario.arrivals.01 84 88 00 02.9:00: "many" must be a whole number',
		],
	],
	[
		'more calls than a day has',
		(text) => text.replace(': 60}', ': 200000}'),
		['3:3 scenario.arrivals: 200000 calls are more than 100000'],
	],
	[
		'a habit that nobody told',
		(text) => text.replace('patience: endless, ', ''),
		['4:10 scenario.callers needs "patience", because queue "billing" has none of its own'],
	],
	[
		'a spread nobody knows',
		(text) => text.replace('fixed', 'normal'),
		[
			'4:61 scenario.callers.talk.distribution: "normal" must be one of exponential, log-normal, fixed',
		],
	],
	[
		'a queue nobody knows',
		(text) => `${text}queues: {suport: {talk: 1m}}\n`,
		['8:10 scenario.queues: the floor has no "suport" among its queues: did you mean "support"?'],
	],
	[
		'an agent nobody knows',
		(text) => text.replace('[lea]', '[leo]'),
		[
			'6:15 scenario.staff.0.agents.0: the floor has no "leo" among its agents: did you mean "lea"?',
		],
	],
	[
		'hours that are none',
		(text) => text.replace('hours: 8:00-12:00}\n  -', 'hours: all day}\n  -'),
		[
			'6:28 scenario.staff.0.hours: "all day" must be times, such as 9:00-12:30, 14:00-18:00, or "closed"',
		],
	],
	[
		'a shift of nobody',
		(text) => text.replace('agents: [lea], ', ''),
		[
			'6:5 scenario.staff.0 must be { agents: [ids], hours: 9:00-17:00 } or { like: id, count: 2, hours: 9:00-17:00 }',
		],
	],
	[
		'somebody in two places',
		(text) => `${text}  - {agents: [lea], hours: 11:00-13:00}\n`,
		['8:5 scenario.staff.2: lea works at that time already'],
	],
];

for (const [what, change, expected] of wrong) {
	test(`scenario - ${what} is told with its line and column`, async (t) => {
		t.deepEqual(await errorsOf(change(small)), expected);
	});
}
