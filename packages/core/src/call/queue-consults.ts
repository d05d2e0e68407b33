/**
 * A consultation of a queue: the request waits while the customer is held, until the queue has somebody
 * for it; part of `EventBody`, where the manners of events are explained. It is part of its call: no offer,
 * and in no figure of the queue.
 */

import type {OfferEnd} from '../events.ts';
import type {AgentId, CallId, ConsultId, PersonId, PhoneId, QueueId} from '../ids.ts';
import type {Instant} from '../time.ts';

export type QueueConsultEventBody =
	/** An agent asked a queue; the request waits, and the customer is held if they are not yet. */
	| {
			readonly type: 'consult-queued';
			readonly consultId: ConsultId;
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly queueId: QueueId;
			readonly by: PersonId;
	  }
	/** The queue has somebody, who is called. */
	| {
			readonly type: 'consult-offered';
			readonly consultId: ConsultId;
			readonly callId: CallId;
			readonly queueId: QueueId;
			readonly toAgentId: AgentId;
			readonly toPhoneId: PhoneId;
			readonly ringEndsAt: Instant;
	  }
	/**
	 * They did not take it: the request waits on, by another id, so that a late word about this ring is
	 * about nothing. A rest or a missed ring is theirs as after an offer of the queue.
	 */
	| ({
			readonly type: 'consult-passed';
			readonly consultId: ConsultId;
			readonly callId: CallId;
			readonly queueId: QueueId;
			readonly toAgentId: AgentId;
			readonly nextId: ConsultId;
			readonly restEndsAt?: Instant;
	  } & OfferEnd);
