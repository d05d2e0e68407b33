/**
 * What became true of an agent: signed in, present, lent, in work after a call. Part of `EventBody`, where the
 * manners of events are explained.
 */

import type {AgentId, CallId, DispositionId, PersonId, PhoneId, QueueId} from '../ids.ts';
import type {PresenceWish} from '../inputs.ts';
import type {Instant} from '../time.ts';

export type AgentEventBody =
	| {
			readonly type: 'agent-signed-in';
			readonly agentId: AgentId;
			readonly phoneId: PhoneId;
			readonly presence: PresenceWish;
	  }
	| {readonly type: 'agent-signed-out'; readonly agentId: AgentId; readonly by: PersonId}
	| {
			readonly type: 'presence-changed';
			readonly agentId: AgentId;
			readonly presence: PresenceWish;
			/** The person who chose it, or `floor` for its own rules. */
			readonly by: PersonId;
	  }
	| {
			readonly type: 'presence-pended';
			readonly agentId: AgentId;
			readonly presence: PresenceWish | {readonly state: 'logged-out'};
			readonly by: PersonId;
	  }
	| {readonly type: 'pending-presence-cancelled'; readonly agentId: AgentId; readonly by: PersonId}
	/** It waits for a supervisor's word. A second one takes the first one's place. */
	| {
			readonly type: 'presence-requested';
			readonly agentId: AgentId;
			readonly presence: PresenceWish;
			readonly by: PersonId;
	  }
	/** Of a request: what became of it, and by whom. An approved one comes true by an event of its own. */
	| {
			readonly type: 'presence-request-ended';
			readonly agentId: AgentId;
			readonly outcome: 'approved' | 'refused' | 'withdrawn';
			readonly by: PersonId;
	  }
	/** An agent asks a supervisor for help; `callId`: with the call they are in. */
	| {
			readonly type: 'hand-raised';
			readonly agentId: AgentId;
			readonly callId?: CallId;
			readonly by: PersonId;
	  }
	/** `helped`: a supervisor speaks to them. A sign-out lowers it without a word. */
	| {
			readonly type: 'hand-lowered';
			readonly agentId: AgentId;
			readonly callId?: CallId;
			readonly reason: 'by-person' | 'helped';
			readonly by: PersonId;
	  }
	| {readonly type: 'link-came-up'; readonly agentId: AgentId}
	| {readonly type: 'link-was-lost'; readonly agentId: AgentId; readonly graceEndsAt: Instant}
	| {readonly type: 'rest-ended'; readonly agentId: AgentId}
	| {
			readonly type: 'agent-lent';
			readonly agentId: AgentId;
			readonly queueId: QueueId;
			/** They serve nothing else meanwhile. */
			readonly only: boolean;
			readonly endsAt: Instant;
			readonly by: PersonId;
	  }
	| {
			readonly type: 'loan-ended';
			readonly agentId: AgentId;
			readonly queueId: QueueId;
			readonly reason: 'time' | 'by-person' | 'floor-changed';
			readonly by: PersonId;
	  }
	/** While talking, the agent asked for work after the call, or thought better of it. */
	| {
			readonly type: 'wrap-up-wanted';
			readonly agentId: AgentId;
			readonly callId: CallId;
			readonly wanted: boolean;
	  }
	| {
			readonly type: 'wrap-up-extended';
			readonly agentId: AgentId;
			readonly callId: CallId;
			readonly endsAt: Instant;
	  }
	| {
			readonly type: 'wrap-up-started';
			readonly agentId: AgentId;
			readonly callId: CallId;
			readonly queueId: QueueId;
			/** Undefined: ends by the agent's key alone. */
			readonly endsAt?: Instant;
			/** After a call by hand: its queue counts nothing of it. */
			readonly dialled?: true;
			/** A disposition was chosen while they still talked. */
			readonly dispositionSet?: true;
	  }
	| {
			readonly type: 'disposition-set';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly dispositionId: DispositionId;
	  }
	| {
			readonly type: 'wrap-up-ended';
			readonly agentId: AgentId;
			readonly callId: CallId;
			/** `emergency`: they dialled one. */
			readonly reason: 'by-key' | 'time' | 'emergency';
			/** The time was over before the disposition that the queue asks for was chosen. */
			readonly dispositionMissing?: true;
	  };
