/** A waiting call taken out of its order for one agent: the wish, and what becomes true. */

import type {AgentId, CallId, PersonId} from '../ids.ts';
import type {Stick} from '../queue/entry.ts';

/** Part of `Command`. Whether `by` may do so was looked at before. */
export interface TakeCommandBody {
	readonly type: 'take-call';
	readonly callId: CallId;
	readonly agentId: AgentId;
}

/** Part of `EventBody`. */
export interface TakeEventBody {
	readonly type: 'call-taken';
	readonly callId: CallId;
	readonly agentId: AgentId;
	readonly by: PersonId;
	/** How many of its queue it went over: those who wait and come before it. */
	readonly over: number;
	/** It is their next call, offered once they are free; not free by then, it is anybody's again. */
	readonly stick: Stick;
}
