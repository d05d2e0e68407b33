/**
 * A piece of work that needs no phone: added, it waits in a queue; offered, it rings on one agent's
 * desk; in hand, it is worked on or set aside. It leaves the floor when it is finished or taken back.
 */

import type {AgentId, KindId, MatterId, OfferId, PersonId, WorkId} from '../ids.ts';
import type {QueueEntry} from '../queue/entry.ts';
import type {Instant, Millis} from '../time.ts';

export interface WorkFacts {
	readonly id: WorkId;
	readonly kindId: KindId;
	/** What it is about and for whom: a row of the store, never a word of it here. */
	readonly matterId: MatterId;
	readonly addedAt: Instant;
	readonly addedBy: PersonId;
	/** Its place, kept until it is done. */
	readonly entry: QueueEntry;
	/** Since when it waits: since it came in, or came back. */
	readonly waitsSince: Instant;
	/** How many offers were made for it so far, and whom the last was for. */
	readonly offers: number;
	readonly triedId?: AgentId;
	/** When it was taken in hand first; absent: never yet. */
	readonly startedAt?: Instant;
	/** For how long it was worked on, in stretches that are over. */
	readonly workedMs: Millis;
}

export type WorkState =
	| {readonly state: 'waiting'; readonly since: Instant}
	| {
			readonly state: 'offered';
			readonly since: Instant;
			readonly agentId: AgentId;
			readonly offerId: OfferId;
			readonly ringEndsAt: Instant;
	  }
	/** `aside`: in hand, and its clock stands still. */
	| {readonly state: 'in-hand' | 'aside'; readonly since: Instant; readonly agentId: AgentId};

export type WorkItem = WorkFacts & WorkState;

/** What an agent has besides calls; none of it is told twice, the items say the rest. */
export interface AgentWork {
	/** In hand, worked on or set aside, in the order in which it was taken. */
	readonly hand: readonly WorkId[];
	/** What rings on their desk. */
	readonly offered?: WorkId;
}

/** The same piece in another state: the fields of the old state go. */
export function inWorkState(item: WorkItem, state: WorkState & Partial<WorkFacts>): WorkItem {
	const {id, kindId, matterId, addedAt, addedBy, entry, waitsSince, offers, workedMs} = item;
	const {triedId, startedAt} = item;
	return {
		...{id, kindId, matterId, addedAt, addedBy, entry, waitsSince, offers, workedMs},
		...(triedId === undefined ? {} : {triedId}),
		...(startedAt === undefined ? {} : {startedAt}),
		...state,
	};
}

/** For how long it was worked on until `at`, a running stretch included. */
export function workedMsAt(item: WorkItem, at: Instant): Millis {
	return item.workedMs + (item.state === 'in-hand' ? Math.max(0, at - item.since) : 0);
}

/** Whose hand it is in, worked on or set aside; undefined while it is in nobody's. */
export function holderOf(item: WorkItem): AgentId | undefined {
	return item.state === 'in-hand' || item.state === 'aside' ? item.agentId : undefined;
}
