/**
 * A recorded day's callers as arrivals to be lived again. What was seen stays as it was; what the day
 * did not show (how long the answered would have waited, how long the lost would have talked) is
 * drawn, each call from a stream of its own, so that a change of rules changes no draw.
 */

import type {Millis, QueueId} from '@plateau/core';
import type {PlannedArrival, PlannedRing} from '@plateau/core/day-sim';
import {createRandom, type Random} from '@plateau/core/sim';
import {patienceMsOf} from '@plateau/core/theory';
import type {RecordedCall, RecordedRing} from './recorded-call.ts';
import type {RecordedDay} from './recorded-day.ts';

/** What the callers of one queue taught. */
export interface QueueHabits {
	readonly queueId: QueueId;
	/** How many waited there first, and how many of them gave up. */
	readonly calls: number;
	readonly abandoned: number;
	/** Mean patience, were it exponential; absent when nobody gave up. */
	readonly patienceMs?: Millis;
	/** Answered calls whose talk is known. */
	readonly talks: number;
}

/** Callers who ring again, and how what they do was come by. */
export interface ArrivalsAgain {
	readonly arrivals: readonly PlannedArrival[];
	readonly queues: readonly QueueHabits[];
	/** Callers who had gone before they waited; they do not ring again. */
	readonly goneAtOnce: number;
}

/** A talk, the work after it and the ring before it, as one agent and one caller made them. */
interface Handling {
	readonly talkMs: Millis;
	/** `Infinity`: its time ended it; absent: there was none. */
	readonly wrapUpMs?: Millis;
	readonly answerMs: Millis;
}

/** When a day has no single answered call to learn from. */
const unknownHandling: Handling = {talkMs: 180_000, answerMs: 5000};

/** The day's callers again. `seed`: any whole number; the same one gives the same callers. */
export function arrivalsAgain(day: RecordedDay, seed: number): ArrivalsAgain {
	const random = createRandom(seed);
	const habits = new Map<QueueId, Learned>();
	const anywhere: Handling[] = [];
	for (const call of day.calls) {
		if (call.queueId === undefined) continue;
		const learned = habits.get(call.queueId) ?? newLearned();
		habits.set(call.queueId, learned);
		learn(learned, call, day);
		const handling = handlingOf(call);
		if (handling !== undefined) anywhere.push(handling);
	}
	const longestRingMs = ringLimit(day);
	const arrivals: PlannedArrival[] = [];
	let goneAtOnce = 0;
	for (const call of day.calls) {
		if (call.queueId === undefined && call.outcome === 'abandoned') {
			goneAtOnce += 1;
			continue;
		}
		// Who was turned away at a door would have been as patient as the others there.
		const queueId = call.queueId ?? call.doorId;
		const own = queueId === undefined ? undefined : habits.get(queueId);
		const draw = random.fork(call.callId);
		const drawn = handle(call, own?.handlings ?? [], anywhere, draw.fork('handling'));
		const handling = {...drawn, answerMs: Math.min(drawn.answerMs, longestRingMs)};
		arrivals.push({
			at: call.at,
			numberId: call.numberId,
			partyId: call.partyId,
			switchId: call.switchId,
			startedAt: call.startedAt,
			...(call.contact === undefined ? {} : {contact: call.contact}),
			greetingMs: Math.max(0, (call.enteredAt ?? call.at) - call.at),
			patienceMs: patienceOf(call, day, own, draw.fork('patience')),
			...handling,
			rings: call.rings.map((ring) => ringAgain(ring, handling.answerMs)),
			...(call.raises.length === 0 ? {} : {raises: call.raises}),
		});
	}
	const queues = [...habits]
		.map(([queueId, learned]) => habitsOf(queueId, learned))
		.sort((a, b) => (a.queueId < b.queueId ? -1 : 1));
	return {arrivals, queues, goneAtOnce};
}

interface Learned {
	calls: number;
	abandoned: number;
	totalWaitMs: Millis;
	readonly handlings: Handling[];
}

function newLearned(): Learned {
	return {calls: 0, abandoned: 0, totalWaitMs: 0, handlings: []};
}

function learn(learned: Learned, call: RecordedCall, day: RecordedDay): void {
	learned.calls += 1;
	learned.totalWaitMs += waitOf(call, day);
	if (call.outcome === 'abandoned') learned.abandoned += 1;
	const handling = handlingOf(call);
	if (handling !== undefined) learned.handlings.push(handling);
}

function habitsOf(queueId: QueueId, {calls, abandoned, totalWaitMs, handlings}: Learned) {
	const patienceMs = patienceMsOf({abandoned, totalWaitMs});
	return {
		...{queueId, calls, abandoned, talks: handlings.length},
		...(patienceMs === undefined ? {} : {patienceMs}),
	};
}

/** From the queue to the answer, or to whatever ended it; a wait that goes on counts so far. */
function waitOf({enteredAt, waitEndedAt}: RecordedCall, day: RecordedDay): Millis {
	return enteredAt === undefined ? 0 : Math.max(0, (waitEndedAt ?? day.endsAt) - enteredAt);
}

/** Those who gave up showed it; of the others it is known to be longer, and drawn from there on. */
function patienceOf(
	call: RecordedCall,
	day: RecordedDay,
	learned: Learned | undefined,
	random: Random,
): Millis {
	const waitMs = waitOf(call, day);
	if (call.outcome === 'abandoned') return waitMs;
	const meanMs = learned === undefined ? undefined : patienceMsOf(learned);
	return meanMs === undefined ? Number.POSITIVE_INFINITY : waitMs + random.exponential(meanMs);
}

/** Undefined while the day does not know how the talk ended. */
function handlingOf({talkMs, wrapUpMs, rings}: RecordedCall): Handling | undefined {
	if (talkMs === undefined) return undefined;
	const answerMs = rings.find(({end}) => end === 'answered')?.rangMs ?? 0;
	return {talkMs, answerMs, ...(wrapUpMs === undefined ? {} : {wrapUpMs})};
}

function handle(
	call: RecordedCall,
	ofQueue: readonly Handling[],
	anywhere: readonly Handling[],
	random: Random,
): Handling {
	const own = handlingOf(call);
	if (own !== undefined) return own;
	const from = ofQueue.length > 0 ? ofQueue : anywhere;
	const {talkMs, answerMs, ...rest} = from.length > 0 ? random.pick(from) : unknownHandling;
	// What was cut short lasts longer than that; what was not is known.
	return {
		...rest,
		talkMs: Math.max(talkMs, (call.talkedMs ?? -1) + 1),
		answerMs,
	};
}

/** One that was cut short would have been answered later than that. */
function ringAgain({rangMs, end, backMs}: RecordedRing, answerMs: Millis): PlannedRing {
	if (end === 'answered') return {afterMs: rangMs};
	if (end === 'cut') return {afterMs: Math.max(answerMs, rangMs + 1)};
	return {afterMs: rangMs, failure: end, ...(backMs === undefined ? {} : {backMs})};
}

/** Phones were answered on the day: no change of rules makes them ring out. */
function ringLimit({config, rules}: RecordedDay): Millis {
	const configs = [
		config,
		...rules.flatMap((rule) => (rule.type === 'configured' ? rule.config : [])),
	];
	const ringsMs = configs.flatMap(({queues, agents}) => [
		...queues.map(({ringMs}) => ringMs),
		...agents.flatMap(({ringMs}) => ringMs ?? []),
	]);
	return Math.min(...ringsMs) - 1;
}
