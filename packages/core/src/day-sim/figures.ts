/**
 * A day's figures, read off the events of a floor and its own counters: for a day simulated and for
 * a day recorded alike. Formulas: docs/glossary.md.
 */

import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {CallId, QueueId} from '../ids.ts';
import {
	type AgentDay,
	agentTimes,
	newDay,
	offeredOf,
	type QueueDay,
	queueDay,
	serviceLevel,
	speedOfAnswerMs,
} from '../stats/day.ts';
import type {Instant, Millis} from '../time.ts';

/** What happened in one queue, or in all of them. Undefined where nothing counts. */
export interface Figures {
	/** Answered, abandoned, timed out and left empty. */
	readonly offered: number;
	readonly answered: number;
	readonly answeredInTime: number;
	readonly abandoned: number;
	readonly shortAbandoned: number;
	readonly timedOut: number;
	readonly leftEmpty: number;
	/** `ofOffered`: answered in time / (offered − short abandons), 0 to 1. */
	readonly serviceLevel: number | undefined;
	/** Abandoned / offered, 0 to 1. */
	readonly abandonRate: number | undefined;
	/** Mean wait of the answered. */
	readonly speedOfAnswerMs: Millis | undefined;
	/** (talk + hold + wrap-up + ring) / (that + idle while available) of those who serve it, 0 to 1. */
	readonly occupancy: number | undefined;
	/** Of the offered, those who found nobody free at once. */
	readonly waited: number;
	/** Of the offered, answered or not. */
	readonly meanWaitMs: Millis | undefined;
	/** Waits of the offered, by nearest rank: half waited no longer than `p50Ms`. */
	readonly p50Ms: Millis | undefined;
	readonly p90Ms: Millis | undefined;
	readonly p95Ms: Millis | undefined;
	readonly p99Ms: Millis | undefined;
	readonly longestMs: Millis | undefined;
	/** The most callers who waited at the same time, for more than no time at all. */
	readonly maxWaiting: number;
	/** Who waits at the end. */
	readonly waiting: number;
}

/** A day's figures. */
export interface DayFigures {
	readonly floor: Figures;
	readonly queues: ReadonlyMap<QueueId, Figures>;
}

interface Entry {
	queueId: QueueId | undefined;
	enteredAt: Instant;
	state: 'entering' | 'waiting' | 'away' | 'done';
}

interface Count {
	readonly waits: Millis[];
	now: number;
	max: number;
}

/** Watches a day. Give it each event after the floor has folded it. */
export class FiguresWatch {
	readonly #floor: Floor;
	readonly #entries = new Map<CallId, Entry>();
	readonly #queues = new Map<QueueId, Count>();
	readonly #all: Count = {waits: [], now: 0, max: 0};
	readonly #changed = new Set<Count>();
	#at = 0;

	constructor(floor: Floor) {
		this.#floor = floor;
	}

	observe(event: Event): void {
		if (event.at !== this.#at) this.#settle(event.at);
		switch (event.type) {
			case 'day-started':
				this.#begin();
				break;
			case 'call-arrived':
				// A call counts in the day of its arrival; one from before is nobody's.
				if (event.startedAt < this.#floor.day.startedAt) break;
				this.#entries.set(event.callId, {queueId: undefined, enteredAt: 0, state: 'entering'});
				break;
			case 'call-queued': {
				const entry = this.#entries.get(event.callId);
				if (entry === undefined) break;
				entry.queueId = event.queueId;
				entry.enteredAt = event.enteredAt;
				this.#wait(entry, 1);
				break;
			}
			case 'call-moved': {
				const entry = this.#entries.get(event.callId);
				// Answered once, whoever comes back to their queue is waited for by no figure.
				if (entry === undefined || entry.state === 'done') break;
				this.#wait(entry, -1);
				entry.queueId = event.queueId;
				this.#wait(entry, 1);
				break;
			}
			case 'call-fell-back': {
				const entry = this.#entries.get(event.callId);
				if (entry !== undefined) this.#wait(entry, -1);
				break;
			}
			case 'call-taken-back': {
				const entry = this.#entries.get(event.callId);
				if (entry?.queueId !== undefined && entry.state !== 'done') this.#wait(entry, 1);
				break;
			}
			case 'call-connected':
				this.#leave(event, true);
				break;
			case 'call-dismissed':
				this.#leave(event, event.outcome !== 'refused');
				break;
			case 'call-sent-out':
				this.#leave(event, false);
				break;
			case 'call-ended':
				this.#leave(event, event.outcome === 'abandoned');
				this.#entries.delete(event.callId);
				break;
			default:
		}
	}

	/** The figures at `at`, which is not before the last event. */
	figures(at: Instant): DayFigures {
		this.#settle(at);
		const {day, config} = this.#floor;
		const ids = new Set([...config.queues.map(({id}) => id), ...day.queues.keys()]);
		const queues = new Map<QueueId, Figures>();
		const sum = noCalls('' as QueueId);
		for (const id of [...ids].sort()) {
			const row = day.queues.get(id) ?? noCalls(id);
			for (const key of Object.keys(sum) as (keyof QueueDay)[]) sum[key] += row[key];
			const served = (agentId: string) =>
				(this.#floor.index.memberships.get(agentId as never) ?? []).some(
					(own) => own.queueId === id,
				);
			queues.set(id, figuresOf(row, this.#countOf(id), this.#occupancy(at, served)));
		}
		return {
			floor: figuresOf(
				sum,
				this.#all,
				this.#occupancy(at, () => true),
			),
			queues,
		};
	}

	#begin(): void {
		this.#entries.clear();
		this.#queues.clear();
		this.#changed.clear();
		this.#all.waits.length = 0;
		this.#all.now = 0;
		this.#all.max = 0;
	}

	/** What was true for no time at all is nobody's wait. */
	#settle(at: Instant): void {
		this.#at = at;
		for (const count of this.#changed) count.max = Math.max(count.max, count.now);
		this.#changed.clear();
	}

	#wait(entry: Entry, by: 1 | -1): void {
		if (entry.queueId === undefined || (by === -1) !== (entry.state === 'waiting')) return;
		entry.state = by === 1 ? 'waiting' : 'away';
		for (const count of [this.#countOf(entry.queueId), this.#all]) {
			count.now += by;
			this.#changed.add(count);
		}
	}

	/** Answered, or gone: one of the offered, whose wait is kept, or one of the others. */
	#leave({callId, at}: {readonly callId: CallId; readonly at: Instant}, isOffered: boolean): void {
		const entry = this.#entries.get(callId);
		if (entry === undefined || entry.state === 'done') return;
		this.#wait(entry, -1);
		entry.state = 'done';
		if (!isOffered || entry.queueId === undefined) return;
		this.#countOf(entry.queueId).waits.push(at - entry.enteredAt);
		this.#all.waits.push(at - entry.enteredAt);
	}

	#countOf(queueId: QueueId): Count {
		let count = this.#queues.get(queueId);
		if (count === undefined) {
			count = {waits: [], now: 0, max: 0};
			this.#queues.set(queueId, count);
		}
		return count;
	}

	#occupancy(at: Instant, isOne: (agentId: string) => boolean): number | undefined {
		const {day, agents} = this.#floor;
		let busyMs = 0;
		let idleMs = 0;
		const add = (row: AgentDay) => {
			busyMs += row.talkMs + row.holdMs + row.wrapUpMs + row.ringMs;
			idleMs += row.idleMs;
		};
		for (const agent of agents.values()) if (isOne(agent.id)) add(agentTimes(day, agent, at));
		for (const [agentId, row] of day.agents) if (!agents.has(agentId) && isOne(agentId)) add(row);
		return busyMs + idleMs > 0 ? busyMs / (busyMs + idleMs) : undefined;
	}
}

/** A queue's day on which nothing has happened. */
function noCalls(queueId: QueueId): QueueDay {
	return queueDay(newDay(0, ''), queueId);
}

function figuresOf(row: QueueDay, count: Count, occupancy: number | undefined): Figures {
	const {answered, answeredInTime, abandoned, shortAbandoned, timedOut, leftEmpty} = row;
	const offered = offeredOf(row);
	const waits = Float64Array.from(count.waits).sort();
	const rank = (share: number) => waits[Math.max(0, Math.ceil(share * waits.length) - 1)];
	return {
		...{offered, answered, answeredInTime, abandoned, shortAbandoned, timedOut, leftEmpty},
		serviceLevel: serviceLevel(row),
		abandonRate: offered > 0 ? abandoned / offered : undefined,
		speedOfAnswerMs: speedOfAnswerMs(row),
		occupancy,
		waited: count.waits.filter((waitMs) => waitMs > 0).length,
		meanWaitMs:
			waits.length > 0 ? waits.reduce((sum, one) => sum + one, 0) / waits.length : undefined,
		p50Ms: rank(0.5),
		p90Ms: rank(0.9),
		p95Ms: rank(0.95),
		p99Ms: rank(0.99),
		longestMs: waits.at(-1),
		maxWaiting: count.max,
		waiting: count.now,
	};
}
