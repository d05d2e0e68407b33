/**
 * The day's counters, folded with the events. A call counts in the day it came in; an agent's time
 * counts in the day it elapsed in. Formulas: docs/glossary.md.
 */

import type {Agent, SignedIn} from '../agent/agent.ts';
import type {AgentId, CallId, QueueId} from '../ids.ts';
import type {Instant, Millis} from '../time.ts';
import type {WorkDay} from './work-day.ts';

/** One queue's day. Offered = answered + abandoned + timedOut + leftEmpty. */
export interface QueueDay {
	answered: number;
	answeredInTime: number;
	abandoned: number;
	/** Of the abandoned, those who left within the short-abandon limit. */
	shortAbandoned: number;
	timedOut: number;
	leftEmpty: number;
	/** Sent on to a number outside: flow-out, not offered. */
	overflowed: number;
	/** Turned away at the door: as many waited as may; or by a diversion. Wherever they went then. */
	full: number;
	diverted: number;
	/** Answered calls whose wait was foretold, and by how much those were wrong: Σ |expected − real|. */
	foretold: number;
	foretoldErrorMs: Millis;
	/** Σ wait of the answered, ring included. */
	waitOfAnsweredMs: Millis;
	/** With the customer or a third party; `holdMs`: the customer alone, with music. */
	talkMs: Millis;
	holdMs: Millis;
	wrapUpMs: Millis;
	/** Talks that have ended: one for each agent who had the call. */
	handled: number;
	offers: number;
	rangOut: number;
}

/** One agent's day. Times are of stretches that have ended; see `agentTimes` for those still running. */
export interface AgentDay {
	handled: number;
	talkMs: Millis;
	holdMs: Millis;
	wrapUpMs: Millis;
	ringMs: Millis;
	/** Idle while available. */
	idleMs: Millis;
	outsideMs: Millis;
	notReadyMs: Millis;
	/** With other work in hand, and nothing else going on. */
	workMs: Millis;
	offers: number;
	rangOut: number;
}

/** Stretches of a talk that goes on. */
export type Unfinished = Pick<AgentDay, 'talkMs' | 'holdMs'>;

/** The floor's day. */
export interface Day {
	startedAt: Instant;
	/** ISO date in the floor's time zone, empty before the first day began. */
	day: string;
	queues: Map<QueueId, QueueDay>;
	agents: Map<AgentId, AgentDay>;
	/** Of those in a talk: what of it has elapsed, and is in their day before the talk counts as handled. */
	unfinished: Map<AgentId, Unfinished>;
	/** Of work other than calls: see `workDay`. */
	work: Map<string, WorkDay>;
}

/** A day on which nothing has happened. */
export function newDay(startedAt: Instant, day: string): Day {
	const [queues, agents, unfinished, work] = [new Map(), new Map(), new Map(), new Map()];
	return {startedAt, day, queues, agents, unfinished, work};
}

const noQueueDay: QueueDay = {
	answered: 0,
	answeredInTime: 0,
	abandoned: 0,
	shortAbandoned: 0,
	timedOut: 0,
	leftEmpty: 0,
	overflowed: 0,
	full: 0,
	diverted: 0,
	foretold: 0,
	foretoldErrorMs: 0,
	waitOfAnsweredMs: 0,
	talkMs: 0,
	holdMs: 0,
	wrapUpMs: 0,
	handled: 0,
	offers: 0,
	rangOut: 0,
};

const noAgentDay: AgentDay = {
	handled: 0,
	talkMs: 0,
	holdMs: 0,
	wrapUpMs: 0,
	ringMs: 0,
	idleMs: 0,
	outsideMs: 0,
	notReadyMs: 0,
	workMs: 0,
	offers: 0,
	rangOut: 0,
};

/** The queue's counters, made on first use. */
export function queueDay(day: Day, queueId: QueueId): QueueDay {
	let row = day.queues.get(queueId);
	if (row === undefined) {
		row = {...noQueueDay};
		day.queues.set(queueId, row);
	}
	return row;
}

/** The agent's counters, made on first use. */
export function agentDay(day: Day, agentId: AgentId): AgentDay {
	let row = day.agents.get(agentId);
	if (row === undefined) {
		row = {...noAgentDay};
		day.agents.set(agentId, row);
	}
	return row;
}

/** Adds the stretch that the agent is in, from its start (or the day's) until `until`. */
export function accrue(day: Day, agent: Agent, until: Instant): void {
	if (agent.state !== 'signed-in') return;
	const from = Math.max(stretchSince(agent), day.startedAt);
	const ms = Math.max(0, until - from);
	const field = timeField(agent);
	agentDay(day, agent.id)[field] += ms;
	if (field === 'talkMs' || field === 'holdMs') {
		const own = day.unfinished.get(agent.id) ?? {talkMs: 0, holdMs: 0};
		day.unfinished.set(agent.id, {...own, [field]: own[field] + ms});
	}
}

/** The agent is not in that talk any more. */
export function finish(day: Day, agentId: AgentId): void {
	day.unfinished.delete(agentId);
}

/** True when both are of one talk. */
export function isSameTalk(before: Agent, after: Agent): boolean {
	return talkOf(before) !== undefined && talkOf(before) === talkOf(after);
}

/** The call that the agent talks, holds or consults in. */
function talkOf(agent: Agent): CallId | undefined {
	if (agent.state !== 'signed-in') return undefined;
	const {activity} = agent;
	const isTalk =
		activity.state === 'talking' || activity.state === 'holding' || activity.state === 'consulting';
	return isTalk ? activity.callId : undefined;
}

/** True when a change left the stretch that counts as running as it was. */
export function isSameStretch(before: Agent, after: Agent): boolean {
	if (before.state !== 'signed-in' || after.state !== 'signed-in') return before === after;
	return (
		timeField(before) === timeField(after) &&
		before.activity.state === after.activity.state &&
		stretchSince(before) === stretchSince(after)
	);
}

/** Presence cuts idle time only: work goes on whatever was chosen meanwhile. */
function stretchSince(agent: SignedIn): Instant {
	const {activity, presence} = agent;
	return activity.state === 'idle' ? Math.max(activity.since, presence.since) : activity.since;
}

/** The agent's day with the running stretch counted up to `at`. */
export function agentTimes(day: Day, agent: Agent, at: Instant): AgentDay {
	const row = {...(day.agents.get(agent.id) ?? noAgentDay)};
	accrue({...day, agents: new Map([[agent.id, row]]), unfinished: new Map()}, agent, at);
	return row;
}

type TimeField =
	| 'talkMs'
	| 'holdMs'
	| 'wrapUpMs'
	| 'ringMs'
	| 'idleMs'
	| 'outsideMs'
	| 'notReadyMs'
	| 'workMs';

function timeField(agent: SignedIn): TimeField {
	const {activity} = agent;
	// With a colleague: as on both sides of a call that the floor did not give.
	if ('internal' in activity && activity.internal === true) return 'outsideMs';
	switch (activity.state) {
		case 'idle':
			return agent.presence.state === 'available' ? idleField(agent) : 'notReadyMs';
		case 'ringing':
		case 'dialling':
			return 'ringMs';
		case 'talking':
		case 'consulting':
			return 'talkMs';
		case 'holding':
			return 'holdMs';
		case 'outside':
			return 'outsideMs';
		case 'wrap-up':
			return 'wrapUpMs';
	}
}

/** Of an agent who is available and in no call. What rings on the desk is a ring. */
function idleField({work}: SignedIn): TimeField {
	if (work === undefined) return 'idleMs';
	return work.hand.length > 0 ? 'workMs' : 'ringMs';
}

/** Calls that count as offered so far: those that ended in one of the four offered outcomes, or were answered. */
export function offeredOf(row: QueueDay): number {
	return row.answered + row.abandoned + row.timedOut + row.leftEmpty;
}

/** `ofOffered`: answered in time / (offered − short abandons), 0 to 1; undefined when nothing counts. */
export function serviceLevel(row: QueueDay): number | undefined {
	const offered = offeredOf(row) - row.shortAbandoned;
	return offered > 0 ? row.answeredInTime / offered : undefined;
}

/** Mean wait of the answered; undefined when there are none. */
export function speedOfAnswerMs(row: QueueDay): Millis | undefined {
	return row.answered > 0 ? row.waitOfAnsweredMs / row.answered : undefined;
}

/** Means over the handled, of which a talk that goes on is none; undefined when there are none. */
export function meanTimes(day: Day, agentId: AgentId): MeanTimes | undefined {
	const row = day.agents.get(agentId);
	if (row === undefined || row.handled === 0) return undefined;
	const running = day.unfinished.get(agentId) ?? {talkMs: 0, holdMs: 0};
	const talkMs = (row.talkMs - running.talkMs) / row.handled;
	const holdMs = (row.holdMs - running.holdMs) / row.handled;
	const wrapUpMs = row.wrapUpMs / row.handled;
	return {talkMs, wrapUpMs, handleTimeMs: talkMs + holdMs + wrapUpMs};
}

/** Of one handled call. */
export interface MeanTimes {
	readonly talkMs: Millis;
	readonly wrapUpMs: Millis;
	/** Talk, hold and wrap-up. */
	readonly handleTimeMs: Millis;
}

/** (talk + hold + wrap-up + ring + other work) / (that + idle while available), 0 to 1; undefined before any time counts. */
export function occupancy(row: AgentDay): number | undefined {
	const busyMs = row.talkMs + row.holdMs + row.wrapUpMs + row.ringMs + row.workMs;
	return busyMs + row.idleMs > 0 ? busyMs / (busyMs + row.idleMs) : undefined;
}
