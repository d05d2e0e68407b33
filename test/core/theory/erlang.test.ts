import {erlangB, erlangC, erlangs, expectWaiting, staffing} from '@plateau/core/theory/erlang';
import {expectImpatient, patienceMsOf, stateShares} from '@plateau/core/theory/erlang-a';
import test from 'ava';

const near = (actual: number, expected: number, digits: number) =>
	Math.abs(actual - expected) <= 0.5 * 10 ** -digits;

const half = {perHour: 200, handleMs: 180_000};

test('theory - Erlang B by its recursion is its sum', (t) => {
	const load = 7.5;
	for (const agents of [1, 5, 12]) {
		let term = 1;
		let sum = 1;
		for (let n = 1; n <= agents; n++) {
			term *= load / n;
			sum += term;
		}
		t.true(near(erlangB(load, agents), term / sum, 12));
	}
	t.is(erlangB(load, 0), 1);
});

// Source: pyworkforce, R's ErlangC and call-center-tools agree on these.
const waiting = [
	[{...half, agents: 13}, {waits: 0.2852705, serviceLevel: 0.7955948, speedOfAnswerMs: 17116.2}, 7],
	[
		{...half, agents: 14},
		{waits: 0.1741319336, serviceLevel: 0.8883500192, speedOfAnswerMs: 7835.937},
		10,
	],
	[
		{perHour: 1000, handleMs: 120_000, agents: 40},
		{waits: 0.190737, serviceLevel: 0.937211, speedOfAnswerMs: 3433.3},
		6,
	],
] as const;

for (const [load, expected, digits] of waiting) {
	test(`theory - Erlang C: ${load.perHour} an hour at ${load.agents} agents`, (t) => {
		const actual = expectWaiting(load, 20_000);
		t.true(near(actual.waits, expected.waits, digits), `waits ${actual.waits}`);
		t.true(near(actual.serviceLevel, expected.serviceLevel, digits), `SL ${actual.serviceLevel}`);
		// Given in seconds with four digits after the point.
		t.true(Math.abs(actual.speedOfAnswerMs - expected.speedOfAnswerMs) < 0.06);
	});
}

test('theory - occupancy is the load over the agents', (t) => {
	t.true(near(expectWaiting({...half, agents: 14}, 20_000).occupancy, 0.7142857, 7));
	t.true(near(erlangs({perHour: 1000, handleMs: 120_000}), 33.333333, 6));
});

test('theory - agents who cannot keep up let everybody wait for ever', (t) => {
	t.is(erlangC(10, 10), 1);
	t.deepEqual(expectWaiting({...half, agents: 10}, 20_000), {
		waits: 1,
		speedOfAnswerMs: Number.POSITIVE_INFINITY,
		occupancy: 1,
		serviceLevel: 0,
	});
});

test('theory - staffing is the smallest that reaches the service level, then the roster', (t) => {
	const goal = {thresholdMs: 20_000, serviceLevel: 0.8, shrinkage: 0.3};
	t.deepEqual(staffing(half, goal), {agents: 14, rostered: 20});
	t.deepEqual(staffing(half, {...goal, serviceLevel: 0.79}), {agents: 13, rostered: 19});
	t.is(staffing(half, {...goal, occupancy: 0.7}).agents, 15, '10 / 14 would be too busy');
});

// Source: the balance equations of M/M/N+M solved apart.
const impatient = [
	[10, {waits: 0.496853, abandons: 0.137464, wait: 16.4957, occupancy: 0.862536, within: 0.63994}],
	[12, {waits: 0.279807, abandons: 0.061597, wait: 7.39169, occupancy: 0.782002, within: 0.82558}],
	[14, {waits: 0.126976, abandons: 0.022839, wait: 2.74071, occupancy: 0.697972, within: 0.93273}],
] as const;

for (const [agents, expected] of impatient) {
	test(`theory - Erlang A: the same load with a patience of 120 s at ${agents} agents`, (t) => {
		const actual = expectImpatient({...half, agents, patienceMs: 120_000}, 20_000);
		t.true(near(actual.waits, expected.waits, 6), `waits ${actual.waits}`);
		t.true(near(actual.abandons, expected.abandons, 6), `abandons ${actual.abandons}`);
		t.true(near(actual.speedOfAnswerMs / 1000, expected.wait, 4), `${actual.speedOfAnswerMs}`);
		t.true(near(actual.occupancy, expected.occupancy, 6), `occupancy ${actual.occupancy}`);
		t.true(near(actual.serviceLevel, expected.within, 5), `within ${actual.serviceLevel}`);
	});
}

test('theory - Erlang A with endless patience is Erlang C, also on a large floor', (t) => {
	for (const load of [
		{...half, agents: 13},
		{perHour: 30_000, handleMs: 180_000, agents: 1520},
	]) {
		const patient = expectImpatient({...load, patienceMs: 1e13}, 20_000);
		const forEver = expectWaiting(load, 20_000);
		t.true(near(patient.waits, forEver.waits, 5), `${patient.waits} ${forEver.waits}`);
		t.true(near(patient.serviceLevel, forEver.serviceLevel, 5));
	}
});

test('theory - the shares of all states add up to one', (t) => {
	const shares = stateShares({...half, agents: 10, patienceMs: 120_000});
	t.true(
		near(
			shares.reduce((sum, share) => sum + share, 0),
			1,
			12,
		),
	);
	t.true((shares.at(-1) ?? 1) < 1e-13);
});

test('theory - patience is all waiting over those who gave up, unknown when none did', (t) => {
	t.is(patienceMsOf({abandoned: 4, totalWaitMs: 480_000}), 120_000);
	t.is(patienceMsOf({abandoned: 0, totalWaitMs: 480_000}), undefined);
});
