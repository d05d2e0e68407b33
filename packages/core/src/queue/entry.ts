/** One call's place in a queue. The order never drifts: rank is fixed at entry or at a declared step. */

import type {AgentId, PersonId, QueueId} from '../ids.ts';
import type {Instant, Millis} from '../time.ts';

/** A place in line. */
export interface QueueEntry {
	readonly queueId: QueueId;
	/** When the wait began; kept when the call moves to another queue or comes back after an offer. */
	readonly enteredAt: Instant;
	/** Head start over those who entered at the same time. */
	readonly creditMs: Millis;
	/** Splits equal ranks: the `seq` of the event that queued it. */
	readonly seq: number;
	/** When it came into this queue, for the queue's own limits; `enteredAt` unless it was moved. */
	readonly joinedAt: Instant;
	/** The queues it was moved out of, in order: it goes back to none of them. */
	readonly passed: readonly QueueId[];
	/** How many steps of the queue's widening, tiers and ageing it has come. */
	readonly widened: number;
	readonly tiersOpen: number;
	readonly aged: number;
	/** Until then it waits for this agent alone. */
	readonly stick?: Stick;
	/** What the caller's wait in this queue was expected to be, when it was queued. */
	readonly expectedWaitMs?: Millis;
	/** An agent has talked with them in this place: it was answered once, and counts no more. */
	readonly answered?: true;
	/** How long they had waited when an agent was there for them; whoever gets them from that agent keeps it. */
	readonly waitMs?: Millis;
	/** An agent called them by hand: nobody waited here, and the queue counts nothing of it. */
	readonly dialled?: true;
	/** On the way back to the waiting loop, by then: not offered before. */
	readonly comesBackBy?: Instant;
	/** When each step of the overflow recipe is looked at again; null: never. Absent: at its time. */
	readonly looks?: readonly (Instant | null)[];
}

/** One agent whom a caller waits for. */
export interface Stick {
	readonly agentId: AgentId;
	readonly endsAt: Instant;
	/** They need not serve the queue: the call was sent to them, by this agent; or back to who sent it. */
	readonly sentBy?: AgentId;
	/** Somebody took it out of its order for them, or parked: it goes before all else that they could get. */
	readonly takenBy?: PersonId;
	/** Of one taken out of its order: how many it went over. */
	readonly over?: number;
}

/** The instant that the waiting order compares; the smaller is served first. */
export function rankAt(entry: QueueEntry): Instant {
	return entry.enteredAt - entry.creditMs;
}

/** Since when whoever is in line waits: since they came back, where an agent had them before. */
export function waitingSince({answered, joinedAt, enteredAt}: QueueEntry): Instant {
	return answered === true ? joinedAt : enteredAt;
}

/** How long whoever is connected now has waited. */
export function waitedMs(entry: QueueEntry, at: Instant): Millis {
	return at - waitingSince(entry);
}

/** The documented order of waiting: rank, then who was queued first. Total: no two entries share a `seq`. */
export function compareEntries(a: QueueEntry, b: QueueEntry): number {
	return rankAt(a) - rankAt(b) || a.seq - b.seq;
}
