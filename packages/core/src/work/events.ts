/** What becomes true of work that needs no phone. The order is that of a piece's life. */

import type {OfferEnd} from '../events.ts';
import type {Strategy} from '../floor-config.ts';
import type {
	AgentId,
	DispositionId,
	KindId,
	MatterId,
	OfferId,
	PersonId,
	QueueId,
	WorkId,
} from '../ids.ts';
import type {Why} from '../routing/explain.ts';
import type {Instant, Millis} from '../time.ts';

/** Why an offer on the desk came to nothing. */
export type WorkOfferEnd =
	| Extract<OfferEnd, {state: 'declined' | 'rang-out'}>
	| {
			readonly state: 'withdrawn';
			readonly reason:
				| 'signed-out'
				| 'interrupted'
				| 'not-ready'
				| 'desk-lost'
				| 'taken-back'
				| 'daemon-away';
	  };

export type WorkEventBody =
	/** It came into a queue. */
	| {
			readonly type: 'work-added';
			readonly workId: WorkId;
			readonly kindId: KindId;
			readonly matterId: MatterId;
			readonly queueId: QueueId;
			/** Head start: `rankAt = enteredAt − creditMs`. */
			readonly creditMs: Millis;
			readonly by: PersonId;
			/** Steps that nobody signed in could serve; absent: it begins at the beginning. */
			readonly widened?: number;
			readonly tiersOpen?: number;
	  }
	/** A step of its wait, as a call's; `aged` gives it the head start `creditMs`. */
	| {
			readonly type: 'work-stepped';
			readonly workId: WorkId;
			readonly widened: number;
			readonly tiersOpen: number;
			readonly aged: number;
			readonly creditMs: Millis;
			readonly reason: 'time' | 'nobody';
	  }
	| {
			readonly type: 'work-offered';
			readonly workId: WorkId;
			readonly offerId: OfferId;
			readonly agentId: AgentId;
			readonly queueId: QueueId;
			readonly ringEndsAt: Instant;
			readonly candidates: number;
			readonly idleMs: Millis;
			readonly why: Why;
			readonly strategy?: Strategy;
	  }
	| ({
			readonly type: 'work-offer-ended';
			readonly workId: WorkId;
			readonly offerId: OfferId;
			readonly agentId: AgentId;
			/** The agent stays available but is offered nothing before this. */
			readonly restEndsAt?: Instant;
	  } & WorkOfferEnd)
	/** Accepted: in hand from now on. `waitMs`: since it came in, or came back. */
	| {
			readonly type: 'work-started';
			readonly workId: WorkId;
			readonly offerId: OfferId;
			readonly agentId: AgentId;
			readonly queueId: QueueId;
			readonly waitMs: Millis;
	  }
	/** Its clock stands still. */
	| {
			readonly type: 'work-set-aside';
			readonly workId: WorkId;
			readonly agentId: AgentId;
			readonly reason: 'call' | 'outside' | 'pause' | 'other-work';
	  }
	| {readonly type: 'work-resumed'; readonly workId: WorkId; readonly agentId: AgentId}
	/** Back in its queue, at its old place. */
	| {
			readonly type: 'work-given-back';
			readonly workId: WorkId;
			readonly agentId: AgentId;
			readonly reason: 'by-key' | 'signed-out';
			readonly by: PersonId;
			readonly restEndsAt?: Instant;
	  }
	/** Off the floor, done. `workedMs`: for how long in all, set aside not counted. */
	| {
			readonly type: 'work-finished';
			readonly workId: WorkId;
			readonly agentId: AgentId;
			readonly queueId: QueueId;
			readonly workedMs: Millis;
			readonly dispositionId?: DispositionId;
	  }
	/** Off the floor, not done. `agentId`: out of whose hands. */
	| {
			readonly type: 'work-taken-back';
			readonly workId: WorkId;
			readonly by: PersonId;
			readonly agentId?: AgentId;
	  };
