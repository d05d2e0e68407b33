/** A call that an agent set apart for anybody entitled: wishes, what becomes true, and its state. */

import type {AgentId, CallId, PersonId} from '../ids.ts';
import type {QueueEntry, Stick} from '../queue/entry.ts';
import type {Instant, Millis} from '../time.ts';

/** How long a call is parked where its queue does not say. */
export const usualParkMs: Millis = 180_000;

/** Part of `Command`. */
export type ParkCommandBody =
	/** The call that the agent talks in, held or not. */
	| {readonly type: 'park'; readonly agentId: AgentId}
	/** A parked call is for this agent. Whether `by` may do so was looked at before. */
	| {readonly type: 'pick-up'; readonly callId: CallId; readonly agentId: AgentId};

/** Part of `EventBody`. */
export type ParkEventBody =
	/** Out of the agent's hands, who is free and has no work after it. */
	| {
			readonly type: 'call-parked';
			readonly callId: CallId;
			readonly agentId: AgentId;
			/** The number that people say to each other; the lowest that was free. */
			readonly place: number;
			/** Not picked up until then, it goes back to who parked it. */
			readonly endsAt: Instant;
			/** Not in the waiting loop yet, where parked callers are: should they not come, they are called. */
			readonly comesBackBy?: Instant;
	  }
	/** Somebody wants it: back in its queue, for that agent alone, whose phone is rung. */
	| {
			readonly type: 'call-picked-up';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly by: PersonId;
			readonly stick: Stick;
	  };

/** The state of a parked call. Its caller hears the music of those who wait, and is in no queue's order. */
export interface ParkedState {
	readonly state: 'parked';
	readonly since: Instant;
	/** The place to come back to. */
	readonly entry: QueueEntry;
	readonly place: number;
	/** Who parked it. */
	readonly agentId: AgentId;
	readonly endsAt: Instant;
}
