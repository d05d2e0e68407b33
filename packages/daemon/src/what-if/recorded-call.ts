/** A call of a recorded day, as it was. Filled in by `recorded-day.ts`. */

import type {
	AgentId,
	CallId,
	Contact,
	Instant,
	Millis,
	NumberId,
	Outcome,
	PartyId,
	QueueId,
	RingFailure,
	SwitchId,
} from '@plateau/core';

/** One phone that rang for a call. */
export interface RecordedRing {
	readonly at: Instant;
	/** How long, to its end or the day's. */
	rangMs: Millis;
	/** `cut`: it would have gone on, but the caller or the agent left, or another phone was quicker. */
	end: 'answered' | 'cut' | RingFailure;
	/** How long the agent whom a missed ring made not ready stayed so. */
	backMs?: Millis;
}

/** A call as it was. What did not happen is absent. */
export interface RecordedCall {
	readonly callId: CallId;
	readonly at: Instant;
	readonly numberId: NumberId;
	readonly partyId: PartyId;
	readonly switchId: SwitchId;
	readonly startedAt: Instant;
	readonly contact?: Contact;
	/** The queue it entered first. */
	queueId?: QueueId;
	/** The first queue that did not let it in. */
	doorId?: QueueId;
	enteredAt?: Instant;
	/** When it stopped waiting: answered, gone, or still there when the day ends. */
	waitEndedAt?: Instant;
	agentId?: AgentId;
	/** In the order in which they began. */
	readonly rings: RecordedRing[];
	/** Head starts that people gave it. */
	readonly raises: {readonly at: Instant; readonly creditMs: Millis}[];
	talkMs?: Millis;
	/** They were talking still when the day ends, for so long by then. */
	talkedMs?: Millis;
	/** Until the agent ended it; `Infinity`: its time did; absent: there was none. */
	wrapUpMs?: Millis;
	outcome?: Outcome;
}
