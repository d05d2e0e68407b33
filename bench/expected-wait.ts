/**
 * How wrong a foretold wait is: ours beside app_queue's, over days simulated through the real engine.
 * Writes bench/results/expected-wait.md. Run: `npx tsx --conditions=source bench/expected-wait.ts`.
 */

import {writeFileSync} from 'node:fs';
import {
	type AgentConfig,
	type Event,
	emptyConfig,
	type FloorConfig,
	id,
	type QueueConfig,
	type ReasonId,
	type SkillId,
} from '@plateau/core';
import {
	type DayPlan,
	type PlannedArrival,
	type StaffMove,
	withOwnPhones,
} from '@plateau/core/day-sim/plan';
import {simulateDay} from '@plateau/core/day-sim/simulate';
import {createRandom, type Random} from '@plateau/core/sim/random';

const startsAt = 1_772_434_800_000;
const hourMs = 3_600_000;

interface Stream {
	readonly queue: string;
	/** Calls an hour at a time of the day. */
	readonly perHour: (atMs: number) => number;
	readonly talk: (random: Random) => number;
}

interface Load {
	readonly name: string;
	readonly streams: readonly Stream[];
	/** Which queues each agent serves. */
	readonly agents: readonly (readonly string[])[];
	readonly patienceMs: number;
	readonly rules?: Partial<QueueConfig>;
	/** Agents who go at noon, and come back two hours later. */
	readonly away?: number;
}

const exponential = (mean: number) => (random: Random) => random.exponential(mean);
/** Talks as they are measured in call centres: most near the middle, some very long. */
const logNormal = (mean: number) => (random: Random) => random.logNormal(mean, 0.7);
const steady = (perHour: number) => () => perHour;
const many = (count: number, ...queues: readonly string[]) =>
	Array.from({length: count}, () => queues);

const loads: readonly Load[] = [
	{
		name: '10 agents, 85 % busy',
		streams: [{queue: 'a', perHour: steady(102), talk: exponential(270_000)}],
		agents: many(10, 'a'),
		patienceMs: 240_000,
	},
	{
		name: '10 agents, as much work as they can do',
		streams: [{queue: 'a', perHour: steady(120), talk: exponential(270_000)}],
		agents: many(10, 'a'),
		patienceMs: 240_000,
	},
	{
		name: '10 agents, a third too much work',
		streams: [{queue: 'a', perHour: steady(160), talk: exponential(270_000)}],
		agents: many(10, 'a'),
		patienceMs: 240_000,
	},
	{
		name: '3 agents, 90 % busy, patient callers',
		streams: [{queue: 'a', perHour: steady(32), talk: logNormal(270_000)}],
		agents: many(3, 'a'),
		patienceMs: 1_200_000,
	},
	{
		name: '40 agents, rushes at ten and at three',
		streams: [
			{
				queue: 'a',
				perHour: (atMs) => {
					const hour = (atMs / hourMs) % 10;
					return (hour >= 2 && hour < 3) || (hour >= 7 && hour < 8) ? 800 : 380;
				},
				talk: logNormal(270_000),
			},
		],
		agents: many(40, 'a'),
		patienceMs: 300_000,
	},
	{
		name: '12 agents, 5 of them away from noon to two',
		streams: [{queue: 'a', perHour: steady(125), talk: logNormal(270_000)}],
		agents: many(12, 'a'),
		patienceMs: 300_000,
		away: 5,
	},
	{
		name: 'two queues, half of the agents shared',
		streams: [
			{queue: 'a', perHour: steady(90), talk: logNormal(240_000)},
			{queue: 'b', perHour: steady(40), talk: logNormal(420_000)},
		],
		agents: [...many(3, 'a'), ...many(3, 'b'), ...many(6, 'a', 'b')],
		patienceMs: 300_000,
	},
];

const daysPerLoad = 20;
const dayMs = 10 * hourMs;
const stayShare = 0.1;

function configOf({agents, streams, rules = {}}: Load): FloorConfig {
	const queues = [...new Set(streams.map(({queue}) => queue))];
	return withOwnPhones({
		...emptyConfig,
		reasons: [...emptyConfig.reasons, {id: id<ReasonId>('lunch'), system: false}],
		numbers: queues.map((queue, place) => ({
			...{id: id(`10${place}`), queueId: id(queue), language: 'en', priorityMs: 0},
			answerOnEntry: true,
		})),
		queues: queues.map((queue) => ({
			...{id: id(queue), thresholdMs: 20_000, ringMs: 20_000, shortAbandonMs: 5000},
			...{onMaxWait: {action: 'message'}, nobodyMs: dayMs, onNobody: {action: 'message'}},
			wrapUp: {mode: 'timed', limitMs: 30_000, dispositionRequired: false},
			monitoringShown: false,
			...rules,
		})),
		agents: agents.map(
			(own, place): AgentConfig => ({
				id: id(`agent-${String(place + 1).padStart(3, '0')}`),
				queues: own.map((queue) => id(queue)),
				skills: {} as Record<SkillId, number>,
			}),
		),
	});
}

function planOf(load: Load, seed: number): DayPlan {
	const random = createRandom(seed);
	const config = configOf(load);
	const arrivals: PlannedArrival[] = load.streams.flatMap(({queue, perHour, talk}, place) => {
		const own = random.fork(`calls ${queue}`);
		const most = Math.max(...Array.from({length: 100}, (_, at) => perHour((at / 100) * dayMs)));
		const calls: PlannedArrival[] = [];
		for (let atMs = 0; ; ) {
			atMs += own.exponential(hourMs / most);
			if (atMs >= dayMs) return calls;
			if (!own.chance(perHour(atMs) / most)) continue;
			calls.push({
				at: startsAt + Math.round(atMs),
				numberId: id(`10${place}`),
				// A few stay whatever it takes: by them it is seen whether the expectation is right.
				patienceMs: own.chance(stayShare)
					? Number.POSITIVE_INFINITY
					: Math.round(own.exponential(load.patienceMs)),
				partyId: id(`p-${queue}-${calls.length}`),
				talkMs: Math.round(talk(own)),
				answerMs: Math.round(2000 + own.exponential(3000)),
			});
		}
	});
	arrivals.sort((a, b) => a.at - b.at);
	const staff: StaffMove[] = config.agents.map(({id: agentId}) => ({
		...{at: startsAt, type: 'sign-in', agentId},
		presence: {state: 'available'},
	}));
	for (const {id: agentId} of config.agents.slice(0, load.away ?? 0)) {
		const lunch = {state: 'not-ready', reasonId: id<ReasonId>('lunch')} as const;
		staff.push({
			at: startsAt + 4 * hourMs,
			type: 'presence',
			agentId,
			presence: lunch,
		});
		const back = {state: 'available'} as const;
		staff.push({at: startsAt + 6 * hourMs, type: 'presence', agentId, presence: back});
	}
	staff.sort((a, b) => a.at - b.at);
	return {config, startsAt, endsAt: startsAt + dayMs, arrivals, staff, answerMs: 4000};
}

interface Sample {
	readonly realMs: number;
	readonly oursMs: number;
	readonly appQueueMs: number;
	/** Others waited, or no agent was free. */
	readonly hadToWait: boolean;
	/** Would have waited for ever. */
	readonly stays: boolean;
}

/** Every answered call of a day for which we foretold a wait. */
function samplesOf(load: Load, seed: number): Sample[] {
	const samples: Sample[] = [];
	const told = new Map<string, {oursMs: number; appQueueMs: number; queuedAt: number}>();
	const offered = new Set<string>();
	// Source: app_queue.c, `recalc_holdtime`: (3·old + new)/4 over answered calls, from 0.
	const held = new Map<string, number>();
	const plan = planOf(load, seed);
	const stayers = new Set(
		[...plan.arrivals].flatMap(({partyId, patienceMs}) =>
			partyId !== undefined && patienceMs === Number.POSITIVE_INFINITY ? [partyId] : [],
		),
	);
	const staying = new Set<string>();
	simulateDay(plan, (event: Event) => {
		if (event.type === 'call-arrived' && stayers.has(event.partyId)) staying.add(event.callId);
		if (event.type === 'call-queued') {
			if (event.expectedWaitMs === undefined) return;
			told.set(event.callId, {
				...{oursMs: event.expectedWaitMs, appQueueMs: held.get(event.queueId) ?? 0},
				queuedAt: event.at,
			});
		} else if (event.type === 'offer-made') {
			const own = told.get(event.callId);
			if (own?.queuedAt === event.at) offered.add(event.callId);
		} else if (event.type === 'call-connected') {
			const {callId, queueId, waitMs} = event;
			held.set(queueId, (3 * (held.get(queueId) ?? 0) + waitMs) / 4);
			const own = told.get(callId);
			if (own === undefined) return;
			const {oursMs, appQueueMs} = own;
			const hadToWait = !offered.has(callId);
			samples.push({realMs: waitMs, oursMs, appQueueMs, hadToWait, stays: staying.has(callId)});
		}
	});
	return samples;
}

interface Errors {
	readonly mean: number;
	readonly bias: number;
	readonly p90: number;
}

function errorsOf(samples: readonly Sample[], of: (sample: Sample) => number): Errors {
	const off = samples.map((sample) => of(sample) - sample.realMs);
	const sizes = off.map(Math.abs).sort((a, b) => a - b);
	const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
	return {
		mean: sum(sizes) / sizes.length,
		bias: sum(off) / off.length,
		p90: sizes[Math.ceil(0.9 * sizes.length) - 1] ?? 0,
	};
}

const s = (ms: number) => (ms / 1000).toFixed(1);

function rowsOf(name: string, samples: readonly Sample[]): string {
	const ours = errorsOf(samples, ({oursMs}) => oursMs);
	const theirs = errorsOf(samples, ({appQueueMs}) => appQueueMs);
	const meanMs = samples.reduce((all, {realMs}) => all + realMs, 0) / samples.length;
	return [
		...['', name, samples.length.toLocaleString('en'), s(meanMs)],
		...[s(ours.mean), s(theirs.mean), (theirs.mean / ours.mean).toFixed(1)],
		...[s(ours.bias), s(theirs.bias), s(ours.p90), s(theirs.p90), ''],
	]
		.join(' | ')
		.trim();
}

const head = `| load | calls | mean wait | mean error | app_queue's | ratio | bias | app_queue's | p90 | app_queue's |
|---|---|---|---|---|---|---|---|---|---|`;
const waiters: string[] = [];
const all: string[] = [];
const stayers: string[] = [];
for (const load of loads) {
	const samples = Array.from({length: daysPerLoad}, (_, day) => samplesOf(load, day + 1)).flat();
	all.push(rowsOf(load.name, samples));
	waiters.push(
		rowsOf(
			load.name,
			samples.filter(({hadToWait}) => hadToWait),
		),
	);
	stayers.push(
		rowsOf(
			load.name,
			samples.filter(({hadToWait, stays}) => hadToWait && stays),
		),
	);
	console.log(waiters.at(-1));
	console.log(stayers.at(-1));
}
writeFileSync(
	new URL('results/expected-wait.md', import.meta.url),
	`# Expected wait: how wrong it is

Made by \`bench/expected-wait.ts\`: ${daysPerLoad} days of ten hours for each load, seeds 1 to ${daysPerLoad}, through the
engine itself. Seconds; errors are those of answered calls, expected − real: their mean size, their
mean, and what nine of ten do not exceed. A day begins without a past: a call is compared once five
were handled. The wait is from coming into the queue to the agent's voice, 5 s of ringing included.

Ours is said at entry from who is before the caller, who is at work, how long calls take and how soon
callers give up ([routing.md](../../docs/routing.md#expected-wait)). app_queue's is what it would announce at the same
instant: (3·old + new)/4 over the waits of answered calls, whoever waits now. What is left of our error is chance:
no one knows how long the talks of this moment will last.

## Callers who found nobody free

${head}
${waiters.join('\n')}

## Of those, the callers who stay whatever it takes

One in ten here. Of the others the patient ones and the quickly served are answered, the rest gave up: so those
who are answered waited less than was to be expected of a caller who stays, which is what is said.

${head}
${stayers.join('\n')}

## All callers

${head}
${all.join('\n')}
`,
);
