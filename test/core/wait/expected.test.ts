/** Foretold waits: the formula, what it is made of, and how wrong it is in simulated days. */

import {type AgentId, type Event, emptyFloor, id, type QueueId} from '@plateau/core';
import {simulateDay} from '@plateau/core/day-sim/simulate';
import {departuresMs} from '@plateau/core/wait/expected';
import {handleMs, loadAt, noWork, restShare, withTalk, withWait} from '@plateau/core/wait/work';
import test from 'ava';
import {story} from '../../helpers/story.ts';
import {chanceDay, support} from '../day-sim/given-day.ts';

/** Added one by one. */
function plainSum(rate: number, theta: number, j: number): number {
	let sum = 0;
	for (let i = 0; i <= j; i += 1) sum += 1 / (rate + i * theta);
	return sum;
}

for (const [rate, theta, j] of [
	...[[10 / 300, 1 / 240, 0] as const, [10 / 300, 1 / 240, 31] as const],
	...[[10 / 300, 1 / 240, 33] as const, [2 / 300, 1 / 60, 10_000] as const],
	...[[10 / 300, 0, 500] as const, [10 / 300, 1e-15, 10_000] as const],
] as const) {
	test(`departures - ${j + 1} at ${rate.toFixed(4)} and ${theta.toFixed(4)}: as added one by one`, (t) => {
		const wanted = plainSum(rate, theta, j);
		t.true(Math.abs(departuresMs(rate, theta, j) / wanted - 1) < 1e-6);
	});
}

test('departures - a part of a caller counts in part', (t) => {
	t.is(departuresMs(1, 0, 1.5), 2.5);
	t.is(departuresMs(0.5, 0.5, 0.5), 2 + 0.5);
});

test('work - the rate of giving up is of all the time waited; old work fades', (t) => {
	const work = withWait(withWait(noWork, 60_000, false), 60_000, true);
	t.true(Math.abs(work.abandons / work.waitedMs - 1 / 120_000) < 1e-7);
	const talked = withTalk(withTalk(noWork, 60_000, 0), 120_000, 0);
	t.is(talked.talkMs.value, 90_000);
	t.is(handleMs(talked), 90_000);
	t.is(loadAt(talked, 1_800_000), 90_000);
	t.is(loadAt(talked, 0), 180_000);
});

test('work - of calls that all take as long, half is left of the one that is come upon', (t) => {
	const even = [1, 2, 3].reduce((work) => withTalk(work, 60_000, 0), noWork);
	t.is(restShare(even), 0.5);
	const uneven = [1000, 240_000].reduce((work, ms) => withTalk(work, ms, 0), noWork);
	t.true(restShare(uneven) > 0.9);
});

const fiveCalls = [1, 2, 3, 4, 5]
	.map(
		(n) => `
	arrives k${n} 100 party=p-${n}
	waits k${n}
	+10s answers o-${n} a${n}
	+90s leaves k${n}`,
	)
	.join('');

test('foretold - nothing without a past, and nothing while nobody is at work', (t) => {
	const floor = story(
		t,
		`
	rules support {"wrapUp":{"mode":"none"}} = floor-configured
	sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	${fiveCalls}
	not-ready a2 lunch = presence-changed a2 lunch by a2
	arrives k9 = call-arrived c-6, > admit c-6 support fr
	waits k9   = call-queued c-6 support
	available a2 = presence-changed a2 available by a2, offer-made o-6 c-6 a2, > ring o-6 1002
	arrives k8 = call-arrived c-7, > admit c-7 support fr
	# The caller before rings: nobody else is before. Talks all took as long, so half of one is left.
	waits k8   = call-queued c-7 support expects 60s
	+10s answers o-6 k6 = offer-accepted o-6, call-connected c-6 a2 after 10s
	+90s leaves k6 = call-ended c-6 answered by customer, offer-made o-7 c-7 a2, > ring o-7 1002
	+10s answers o-7 k7 = offer-accepted o-7, call-connected c-7 a2 after 110s
`,
	);
	const row = floor.day.queues.get(id<QueueId>('support'));
	t.is(row?.foretold, 1);
	t.true((row?.foretoldErrorMs ?? 0) > 0);
});

test('foretold - closer than the mean of the last waits, and right for callers who stay', (t) => {
	const told = new Map<string, {ours: number; appQueue: number}>();
	let held = 0;
	const off = {ours: 0, appQueue: 0, bias: 0, wait: 0, calls: 0};
	simulateDay(
		chanceDay(10, {seed: 7, perHour: 112, handleMs: 300_000, calls: 4000}),
		(event: Event) => {
			if (event.type === 'call-queued' && event.expectedWaitMs !== undefined) {
				told.set(event.callId, {ours: event.expectedWaitMs, appQueue: held});
			} else if (event.type === 'call-connected') {
				const own = told.get(event.callId);
				held = (3 * held + event.waitMs) / 4;
				if (own === undefined) return;
				off.ours += Math.abs(own.ours - event.waitMs);
				off.appQueue += Math.abs(own.appQueue - event.waitMs);
				off.bias += own.ours - event.waitMs;
				off.wait += event.waitMs;
				off.calls += 1;
			}
		},
	);
	t.true(off.calls > 3900);
	t.true(off.appQueue > 1.25 * off.ours, `${off.ours / off.calls} ${off.appQueue / off.calls}`);
	t.true(Math.abs(off.bias) < 0.1 * off.wait, `${off.bias / off.calls} of ${off.wait / off.calls}`);
});

test('foretold - an empty floor knows of no work', (t) => {
	const floor = emptyFloor();
	t.is(floor.memory.work.size, 0);
	t.is(floor.index.crews.get(support), undefined);
	t.is(floor.index.filedAgents.get(id<AgentId>('a1')), undefined);
});
