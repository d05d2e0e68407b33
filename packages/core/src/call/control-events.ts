/** What became true by call control: part of `EventBody`, where the manners of events are explained. */

import type {
	AgentId,
	CallId,
	ChannelId,
	ConsultId,
	PartyId,
	PersonId,
	PhoneId,
	QueueId,
} from '../ids.ts';
import type {RingFailure} from '../inputs.ts';
import type {Stick} from '../queue/entry.ts';
import type {Instant, Millis} from '../time.ts';
import type {ControlOrder} from './control.ts';

/** Whom a call goes to, or who is consulted: exactly one of these, an agent with the phone they hold. */
export interface Target {
	readonly toAgentId?: AgentId;
	readonly toPhoneId?: PhoneId;
	/** A number outside, by its party. */
	readonly toPartyId?: PartyId;
}

/** Why a consultation is over. */
export type ConsultEnd =
	| RingFailure
	/** The third party hung up. */
	| 'hung-up'
	/** The agent went back to the customer. */
	| 'called-off'
	/** The call is over, or gone from the agent. */
	| 'call-ended'
	| 'ring-limit'
	/** Nobody is there any more for the queue that was asked. */
	| 'nobody'
	| 'lost-in-gap';

export type ControlEventBody =
	/** Call control: an order went to the switch. What comes of it has an event of its own. */
	| ({
			readonly type: 'control-asked';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly order: ControlOrder;
			/** Without a word from the switch until then, it counts as failed. */
			readonly endsAt: Instant;
			/** Of a transfer: which queue, or whom it goes to. */
			readonly toQueueId?: QueueId;
			readonly by: PersonId;
	  } & Target)
	/** Nothing came of it; what was true still is. `no-word`: the switch never said. */
	| {
			readonly type: 'control-failed';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly order: ControlOrder | 'mute' | 'send-digits';
			/** `no-word`, `lost-in-gap`, or the switch's own words. */
			readonly reason: string;
	  }
	/** The customer hears music. */
	| {readonly type: 'call-held'; readonly callId: CallId; readonly agentId: AgentId}
	/** Agent and customer hear each other again. */
	| {readonly type: 'call-resumed'; readonly callId: CallId; readonly agentId: AgentId}
	| {
			readonly type: 'call-muted';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly muted: boolean;
			readonly by: PersonId;
	  }
	/** How many; which ones is nobody's business. */
	| {
			readonly type: 'digits-sent';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly count: number;
	  }
	| ({
			readonly type: 'consult-asked';
			readonly consultId: ConsultId;
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly ringEndsAt: Instant;
			readonly by: PersonId;
	  } & Target)
	| {
			readonly type: 'consult-ringing';
			readonly consultId: ConsultId;
			readonly callId: CallId;
			readonly channelId: ChannelId;
	  }
	/** The agent hears them, and the customer music. */
	| {
			readonly type: 'consult-answered';
			readonly consultId: ConsultId;
			readonly callId: CallId;
			readonly channelId: ChannelId;
	  }
	| {
			readonly type: 'consult-swapped';
			readonly consultId: ConsultId;
			readonly callId: CallId;
			readonly hears: 'customer' | 'consult';
	  }
	/** All three hear each other. */
	| {readonly type: 'call-conferenced'; readonly consultId: ConsultId; readonly callId: CallId}
	| {
			readonly type: 'consult-ended';
			readonly consultId: ConsultId;
			readonly callId: CallId;
			readonly reason: ConsultEnd;
	  }
	/** The third party has the customer now; the agent is out of the call. */
	| ({
			readonly type: 'call-handed-over';
			readonly callId: CallId;
			readonly consultId: ConsultId;
			readonly agentId: AgentId;
			readonly channelId: ChannelId;
	  } & Target)
	/**
	 * Sent on by its agent, who is out of it. To an agent: back in its queue, at its old place, for that
	 * agent alone (`stick`). To a queue: `call-queued` follows. Else it leaves for that phone or number.
	 */
	| ({
			readonly type: 'call-transferred';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly toQueueId?: QueueId;
			readonly stick?: Stick;
			/** Not in the waiting loop yet: not offered before `call-came-back`. */
			readonly comesBackBy?: Instant;
	  } & Target)
	/**
	 * Back in its queue after it had been answered. `transfer-failed`: whom it was sent to did not take
	 * it; for the agent who sent it (`stick`), or before everybody else (`creditMs`). `agent-lost`: the
	 * agent's leg went while the customer was held. `park-over`: parked for too long.
	 */
	| {
			readonly type: 'call-returned';
			readonly callId: CallId;
			readonly reason: 'transfer-failed' | 'agent-lost' | 'park-over';
			/** Head start added to what it had. */
			readonly creditMs: Millis;
			readonly stick?: Stick;
			/** Not in the waiting loop yet: not offered before `call-came-back`. */
			readonly comesBackBy?: Instant;
	  }
	/** The switch has a returned call in the waiting loop. */
	| {readonly type: 'call-came-back'; readonly callId: CallId}
	/** Not there in time: the order was given again. */
	| {readonly type: 'call-recalled'; readonly callId: CallId; readonly comesBackBy: Instant}
	/** Who was sent to a phone or a number by an agent talks there. */
	| {readonly type: 'call-sent-out-answered'; readonly callId: CallId};
