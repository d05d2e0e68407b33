import {
	type AgentId,
	type ChannelId,
	id,
	type NumberId,
	type PhoneId,
	systemReasons,
	type WrapUpRule,
} from '@plateau/core';
import {
	type DayPlan,
	ownPhone,
	type PlannedArrival,
	type PlannedRing,
	type StaffMove,
} from '@plateau/core/day-sim/plan';
import {simulateDay} from '@plateau/core/day-sim/simulate';
import test from 'ava';
import {agentIds, chanceDay, line, plainConfig, startsAt, support} from './given-day.ts';

const second = 1000;
const minute = 60 * second;
const [one = id<AgentId>('agent-1'), two = id<AgentId>('agent-2')] = agentIds(2);

const call = (atMs: number, rest: Partial<PlannedArrival> = {}): PlannedArrival => ({
	at: startsAt + atMs,
	numberId: line,
	patienceMs: Number.POSITIVE_INFINITY,
	talkMs: minute,
	...rest,
});
const comes = (agentId: AgentId, atMs = 0): StaffMove => ({
	at: startsAt + atMs,
	type: 'sign-in',
	agentId,
	presence: {state: 'available'},
});
const day = (plan: Partial<DayPlan>): DayPlan => ({
	config: plainConfig(1),
	startsAt,
	arrivals: [],
	staff: [comes(one)],
	answerMs: 0,
	...plan,
});

test('day sim - of several switches: calls of each ring the phones of all, where they did', (t) => {
	const config = plainConfig(1);
	const [phone] = config.phones;
	if (phone === undefined) throw new Error('the plain floor has a phone');
	const phones = [
		...config.phones,
		{...phone, id: id<PhoneId>('elsewhere'), switchId: id<never>('b')},
	];
	const arrivals = [call(0, {switchId: id('b'), patienceMs: minute})];
	const two = day({config: {...config, phones}, arrivals});
	t.is(simulateDay(two).figures.floor.answered, 0);
	t.is(simulateDay({...two, isTied: true}).figures.floor.answered, 1);
});

test('day sim - callers are answered in turn, and each wait is to the millisecond', (t) => {
	const {figures, endedAt, refused} = simulateDay(
		day({arrivals: [call(0), call(10 * second), call(20 * second)]}),
	);
	const {floor} = figures;
	t.deepEqual(refused, []);
	t.is(floor.answered, 3);
	t.is(floor.answeredInTime, 1);
	t.is(floor.waited, 2);
	t.is(floor.p50Ms, 50 * second);
	t.is(floor.longestMs, 100 * second);
	t.is(floor.speedOfAnswerMs, 50 * second);
	t.is(floor.maxWaiting, 2);
	t.is(floor.waiting, 0);
	t.is(floor.occupancy, 1);
	t.is(endedAt, startsAt + 3 * minute);
	t.deepEqual(figures.queues.get(support), floor);
});

test('day sim - a caller gives up when patience ends, waiting or ringing, never while talking', (t) => {
	const {figures} = simulateDay(
		day({
			answerMs: 8 * second,
			arrivals: [
				call(0, {patienceMs: 9 * second}),
				call(second, {patienceMs: 30 * second}),
				// Rung at 68 s when the talk ends, gone at 70 s.
				call(2 * second, {patienceMs: 68 * second}),
			],
		}),
	);
	t.is(figures.floor.answered, 1);
	t.is(figures.floor.abandoned, 2);
	t.is(figures.floor.longestMs, 68 * second);
	t.is(figures.floor.abandonRate, 2 / 3);
});

test('day sim - a phone that rings too long rings out, and the agent follows the rule', (t) => {
	const ringing = {ringMs: 20 * second, rangOutReasonId: systemReasons.rangOut};
	const {figures} = simulateDay(
		day({
			config: plainConfig(2, ringing),
			staff: [comes(one), comes(two, second)],
			arrivals: [call(2 * second, {answerMs: 20 * second, patienceMs: minute})],
		}),
	);
	// Both rang out and are not ready any more.
	t.is(figures.floor.abandoned, 1);
	t.is(figures.floor.longestMs, minute);
});

test('day sim - planned rings are missed, and whom that made not ready comes back by themselves', (t) => {
	const config = plainConfig(1, {rangOutReasonId: systemReasons.rangOut});
	const missed = (rings: PlannedRing[]) =>
		simulateDay(day({config, arrivals: [call(0, {rings, patienceMs: 5 * minute})]})).figures.floor;
	const rangOut = {afterMs: 15 * second, failure: 'no-answer'} as const;
	t.is(missed([{...rangOut, backMs: 40 * second}]).longestMs, 55 * second);
	t.is(missed([rangOut]).abandoned, 1, 'who stays away answers nobody');
	// A decline rests the phone for five seconds.
	const declined = {afterMs: 3 * second, failure: 'declined'} as const;
	t.is(missed([declined, declined]).longestMs, 16 * second);
});

test('day sim - a wrap-up takes as long as planned, within the rule of its queue', (t) => {
	const wrapUp = {mode: 'timed', limitMs: 30 * second, dispositionRequired: false} as const;
	const waitOfSecond = (wrapUpMs: number | undefined, config = plainConfig(1, {wrapUp})) =>
		simulateDay(
			day({config, arrivals: [call(0, wrapUpMs === undefined ? {} : {wrapUpMs}), call(second)]}),
		).figures.floor.longestMs;
	t.is(waitOfSecond(10 * second), 69 * second);
	t.is(waitOfSecond(50 * second), 89 * second);
	t.is(waitOfSecond(undefined), 89 * second);
	const manual = plainConfig(1, {wrapUp: {mode: 'manual', dispositionRequired: true}});
	const dispositions = [{id: 'done' as never, queues: []}];
	t.is(waitOfSecond(10 * second, {...manual, dispositions}), 69 * second);
	t.is(waitOfSecond(undefined, {...manual, dispositions}), 59 * second);
});

test('day sim - a wrap-up is asked for where it is optional, longer where it can be, and fixed where it is', (t) => {
	const limited = {limitMs: 30 * second, dispositionRequired: false} as const;
	const wait = (wrapUp: WrapUpRule, wrapUpMs?: number) => {
		const config = plainConfig(1, {wrapUp});
		const first = call(0, wrapUpMs === undefined ? {} : {wrapUpMs});
		return simulateDay(day({config, arrivals: [first, call(second)]})).figures.floor.longestMs;
	};
	t.is(wait({mode: 'optional', ...limited}, 10 * second), 69 * second);
	t.is(wait({mode: 'optional', ...limited}), 59 * second, 'nobody asked');
	t.is(wait({mode: 'optional', ...limited}, Number.POSITIVE_INFINITY), 89 * second);
	t.is(wait({mode: 'fixed', ...limited}, 10 * second), 89 * second);
	const extended = {mode: 'timed', ...limited, extendMs: 20 * second} as const;
	t.is(wait(extended, 45 * second), 104 * second);
	t.is(wait(extended, 90 * second), 109 * second, 'once');
	t.is(wait(extended, Number.POSITIVE_INFINITY), 89 * second);
});

test('day sim - people come, take breaks, are on the phone themselves and go', (t) => {
	const phoneId: PhoneId = ownPhone(one);
	const channelId = id<ChannelId>('private');
	const {figures, refused} = simulateDay(
		day({
			staff: [
				comes(one, minute),
				{
					at: startsAt + 2 * minute,
					type: 'presence',
					agentId: one,
					presence: {state: 'not-ready', reasonId: systemReasons.signedIn},
				},
				{at: startsAt + 4 * minute, type: 'presence', agentId: one, presence: {state: 'available'}},
				{at: startsAt + 5 * minute, type: 'outside-started', phoneId, channelId},
				{at: startsAt + 7 * minute, type: 'outside-ended', phoneId, channelId},
				{
					at: startsAt + 8 * minute,
					type: 'presence',
					agentId: one,
					presence: {state: 'logged-out'},
				},
				{
					at: startsAt + 9 * minute,
					type: 'presence',
					agentId: one,
					presence: {state: 'logged-out'},
				},
			],
			arrivals: [
				call(0, {talkMs: second}),
				call(3 * minute, {talkMs: second}),
				call(6 * minute, {talkMs: second}),
				call(10 * minute, {talkMs: second, patienceMs: 5 * minute}),
			],
		}),
	);
	t.is(figures.floor.answered, 3);
	t.is(figures.floor.speedOfAnswerMs, minute);
	t.is(figures.floor.abandoned, 1);
	t.deepEqual(refused, [{at: startsAt + 9 * minute, agentId: one, code: 'not-signed-in'}]);
});

test('day sim - rules, hours and greetings hold from their instant on', (t) => {
	const {figures, calls} = simulateDay(
		day({
			rules: [
				{at: startsAt, type: 'hours', numberId: line, open: false},
				{at: startsAt + minute, type: 'hours', numberId: line, open: true},
				{at: startsAt + 5 * minute, type: 'configured', config: plainConfig(2, {maxWaitMs: 5000})},
			],
			staff: [comes(one), comes(two, 5 * minute)],
			arrivals: [
				call(0),
				call(2 * minute, {greetingMs: 7 * second}),
				call(3 * minute),
				call(6 * minute, {talkMs: 10 * minute}),
				call(6 * minute, {talkMs: 10 * minute}),
				call(6 * minute),
				call(6 * minute, {numberId: id<NumberId>('unknown')}),
			],
		}),
	);
	t.is(calls, 7);
	t.is(figures.floor.offered, 5);
	t.is(figures.floor.answered, 4);
	t.is(figures.floor.timedOut, 1);
	// The greeting is no wait: the talk begins at 2:07, so the next caller waits those seven seconds.
	t.is(figures.floor.longestMs, 7 * second);
});

test('day sim - what is before the counting is lived and not counted', (t) => {
	const arrivals = [call(0, {talkMs: 2 * minute}), call(90 * second)];
	const {figures} = simulateDay(day({arrivals, countedFrom: startsAt + minute}));
	t.is(figures.floor.offered, 1);
	t.is(figures.floor.longestMs, 30 * second);
});

test('day sim - the end cuts the day: who waits then is told apart', (t) => {
	const {figures, endedAt} = simulateDay(
		day({arrivals: [call(0), call(second), call(5 * minute)], endsAt: startsAt + 30 * second}),
	);
	t.is(endedAt, startsAt + 30 * second);
	t.is(figures.floor.offered, 1);
	t.is(figures.floor.waiting, 1);
});

test('day sim - every offered call has exactly one wait, and a plan gives one day', (t) => {
	const chance = {seed: 5, perHour: 300, handleMs: 180_000, patienceMs: 90_000, calls: 3000};
	const wrapUp = {mode: 'timed', limitMs: 20_000, dispositionRequired: false} as const;
	const plan = () => ({...chanceDay(12, chance, {maxWaitMs: 60_000, wrapUp}), answerMs: 4000});
	const first = simulateDay(plan());
	const {floor} = first.figures;
	t.is(floor.offered, 3000);
	t.is(floor.answered + floor.abandoned + floor.timedOut + floor.leftEmpty, 3000);
	t.true(floor.timedOut > 0 && floor.abandoned > 0);
	t.deepEqual(simulateDay(plan()), first);
	t.notDeepEqual(simulateDay({...chanceDay(12, {...chance, seed: 6}), answerMs: 4000}), first);
});

test('day sim - who is nailed up is there from their sign-in on, as a phone that is answered at once', (t) => {
	const plain = plainConfig(1);
	const config = {
		...plain,
		agents: plain.agents.map((agent) => ({...agent, nailedUp: true as const})),
	};
	const arrivals = [call(0), call(10 * second)];
	const {figures, refused} = simulateDay(day({config, arrivals}));
	t.deepEqual(refused, []);
	t.deepEqual(figures, simulateDay(day({arrivals})).figures);
	t.is(figures.floor.answered, 2);
});
