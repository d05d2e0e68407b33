/** A day of two queues, lived by the day simulator and kept in a store as if it had been real. */

import {join} from 'node:path';
import {
	type AgentId,
	type Event,
	emptyConfig,
	type FloorConfig,
	id,
	type NumberId,
	type PhoneId,
	type QueueConfig,
	type QueueId,
	type ReasonId,
	systemReasons,
} from '@plateau/core';
import {
	type DayPlan,
	type PlannedArrival,
	type PlannedRing,
	type StaffMove,
	simulateDay,
} from '@plateau/core/day-sim';
import {createRandom, type Random} from '@plateau/core/sim';
import {ReadOnlyStore} from '@plateau/daemon/store/read-only';
import {openStore} from '@plateau/daemon/store/store';
import type {ExecutionContext} from 'ava';
import {plainQueue} from '../../core/day-sim/given-day.ts';
import {givenFolder} from '../../helpers/given-store.ts';

export const zone = 'Europe/Paris';
/** Midnight in Paris. */
export const startsAt = Date.UTC(2026, 10, 19, 23);
export const day = '2026-11-20';
const minute = 60_000;
const hour = 60 * minute;

const support = id<QueueId>('support');
const billing = id<QueueId>('billing');
const numbers = {support: id<NumberId>('33184880001'), billing: id<NumberId>('33184880002')};

const queue = (queueId: QueueId, rest: Partial<QueueConfig>): QueueConfig => ({
	...plainQueue,
	id: queueId,
	shortAbandonMs: 5000,
	rangOutReasonId: systemReasons.rangOut,
	nobodyMs: 30_000,
	wrapUp: {mode: 'timed', limitMs: 60_000, dispositionRequired: false},
	...rest,
});

/** Ada and Bob serve support, Cleo both, Dan billing. */
export const config: FloorConfig = {
	...emptyConfig,
	numbers: [
		{id: numbers.support, queueId: support, language: 'en', priorityMs: 0, answerOnEntry: true},
		{id: numbers.billing, queueId: billing, language: 'en', priorityMs: 0, answerOnEntry: true},
	],
	queues: [
		queue(billing, {maxWaitMs: 4 * minute, onMaxWait: {action: 'move', queueId: support}}),
		queue(support, {maxWaitMs: 10 * minute}),
	],
	phones: ['1001', '1002', '1003', '1004'].map((phone) => ({
		id: id<PhoneId>(phone),
		switchId: id('main'),
		endpoint: phone,
		remoteAnswer: false,
	})),
	agents: [
		{id: id<AgentId>('ada'), queues: [support], skills: {}},
		{id: id<AgentId>('bob'), queues: [support], skills: {}},
		{id: id<AgentId>('cleo'), queues: [billing, support], skills: {}},
		{id: id<AgentId>('dan'), queues: [billing], skills: {}},
	],
	reasons: [...emptyConfig.reasons, {id: id('lunch'), system: false}],
};

function shift(agentId: string, phone: string, fromHour: number, toHour: number): StaffMove[] {
	const at = (h: number) => startsAt + h * hour;
	const agent = {agentId: id<AgentId>(agentId)};
	const lunch = {state: 'not-ready', reasonId: id<ReasonId>('lunch')} as const;
	return [
		{
			...agent,
			at: at(fromHour),
			type: 'sign-in',
			phoneId: id(phone),
			presence: {state: 'available'},
		},
		{...agent, at: at(12), type: 'presence', presence: lunch},
		{...agent, at: at(12.75), type: 'presence', presence: {state: 'available'}},
		{...agent, at: at(toHour), type: 'presence', presence: {state: 'logged-out'}},
	];
}

/** Rung out or declined; whom the floor then makes not ready comes back after a while. */
function missOf(random: Random): PlannedRing {
	return random.chance(0.5)
		? {afterMs: 15_000, failure: 'no-answer', backMs: random.int(20, 120) * 1000}
		: {afterMs: random.int(1000, 9000), failure: 'declined'};
}

/** A busy day: callers wait, give up, are moved and are left when everybody has gone home. */
export function givenPlan(seed: number): DayPlan {
	const random = createRandom(seed);
	const arrivals: PlannedArrival[] = [];
	for (let at = startsAt + 8 * hour; ; ) {
		at += Math.round(random.exponential(55_000));
		if (at > startsAt + 18.25 * hour) break;
		arrivals.push({
			at,
			numberId: random.chance(0.6) ? numbers.support : numbers.billing,
			greetingMs: random.int(0, 4) * 1000,
			patienceMs: Math.round(random.exponential(3 * minute)),
			talkMs: Math.round(random.logNormal(2.2 * minute, 0.6)),
			wrapUpMs: Math.round(random.exponential(20_000)),
			answerMs: random.int(2000, 9000),
			...(random.chance(0.06) ? {rings: [missOf(random)]} : {}),
		});
	}
	const staff = [
		...shift('ada', '1001', 8, 17),
		...shift('bob', '1002', 9, 18),
		...shift('cleo', '1003', 8, 18),
		...shift('dan', '1004', 8.25, 17.5),
	].sort((a, b) => a.at - b.at);
	const endsAt = startsAt + 24 * hour;
	return {day, config, startsAt, endsAt, arrivals, staff, answerMs: 0};
}

/** The journal of that day, with these rules in both queues. */
export function givenJournal(seed: number, rules: Partial<QueueConfig> = {}): Event[] {
	const journal: Event[] = [];
	const plan = givenPlan(seed);
	const queues = config.queues.map((queue) => ({...queue, ...rules}));
	simulateDay({...plan, config: {...config, queues}}, (event) => journal.push(event));
	return journal;
}

/** The journal in a database, opened to read. */
export async function givenRecorded(
	t: ExecutionContext,
	journal: readonly Event[],
): Promise<ReadOnlyStore> {
	const path = join(givenFolder(t), 'plateau.db');
	const owner = openStore(path, {synchronous: 'NORMAL'});
	const parties = journal.filter(({type}) => type === 'call-arrived').length;
	for (let number = 1; number <= parties; number += 1) {
		owner.partyOf({number: `+3361234${String(number).padStart(4, '0')}`});
	}
	await owner.append({events: journal, audits: []});
	const store = new ReadOnlyStore(path);
	t.teardown(() => {
		store.close();
		owner.close();
	});
	return store;
}
