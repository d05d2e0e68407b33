/**
 * A day to be simulated: who rings and when, who is there, by which rules. Everything by chance was
 * drawn before: the same plan gives the same day.
 */

import type {PendingPresence} from '../agent/agent.ts';
import type {Contact} from '../call/call.ts';
import type {FloorConfig} from '../floor-config.ts';
import type {AgentId} from '../ids.ts';
import {
	type ChannelId,
	id,
	type NumberId,
	type PartyId,
	type PhoneId,
	type QueueId,
	type SwitchId,
	type WindowId,
} from '../ids.ts';
import type {PresenceWish, RingFailure} from '../inputs.ts';
import type {Instant, Millis} from '../time.ts';

/** What becomes of one ring, unless it is taken back before. */
export interface PlannedRing {
	readonly afterMs: Millis;
	/** Why it is missed; absent: it is answered. */
	readonly failure?: RingFailure;
	/** An agent whom the miss made not ready is available again after this; absent: not by themselves. */
	readonly backMs?: Millis;
}

/** A head start that a supervisor gives, if the caller still waits by then. */
export interface PlannedRaise {
	readonly at: Instant;
	readonly creditMs: Millis;
}

/** One call to come. */
export interface PlannedArrival {
	readonly at: Instant;
	readonly numberId: NumberId;
	/** From entering the queue to giving up; `Infinity` waits for ever. */
	readonly patienceMs: Millis;
	/** From the answer to the caller's hanging up. */
	readonly talkMs: Millis;
	/**
	 * The agent ends the wrap-up after this, if the queue has one and lets them; asks for it where it is
	 * optional, and for more time where it can be extended. `Infinity`: its time ends it. Absent: the
	 * same, but not asked for.
	 */
	readonly wrapUpMs?: Millis;
	/** From the call's coming up to its entering the queue; 0 when absent. */
	readonly greetingMs?: Millis;
	/** What becomes of the first rings for this call, in the order in which they begin. */
	readonly rings?: readonly PlannedRing[];
	/** How long any other ring takes to be answered; the plan's when absent. */
	readonly answerMs?: Millis;
	/** Head starts that people give it, in order. */
	readonly raises?: readonly PlannedRaise[];
	/** Who rings; each call is somebody else's when absent. */
	readonly partyId?: PartyId;
	/** What the customer records say of them, as far as routing asks. */
	readonly contact?: Contact;
	/** When the call came up at the switch; `at` when absent. */
	readonly startedAt?: Instant;
	/** The first switch when absent. */
	readonly switchId?: SwitchId;
}

/** What a person at work does, or what happens to their phone. */
export type StaffMove = {readonly at: Instant} & (
	| {
			readonly type: 'sign-in';
			readonly agentId: AgentId;
			readonly presence: PresenceWish;
			/** A desk phone of their own when absent; see `withOwnPhones`. */
			readonly phoneId?: PhoneId;
	  }
	| {
			readonly type: 'presence';
			readonly agentId: AgentId;
			/** `logged-out` signs out, after the work in hand. */
			readonly presence: PendingPresence;
	  }
	| {readonly type: 'presence-cancelled'; readonly agentId: AgentId}
	| {
			readonly type: 'lent';
			readonly agentId: AgentId;
			readonly queueId: QueueId;
			readonly only: boolean;
			readonly forMs: Millis;
	  }
	| {readonly type: 'loan-ended'; readonly agentId: AgentId; readonly queueId: QueueId}
	/** A call on the desk phone that the floor did not give. */
	| {
			readonly type: 'outside-started' | 'outside-ended';
			readonly phoneId: PhoneId;
			readonly channelId: ChannelId;
	  }
);

/** A change of the rules during the day, of a number's hours, or of a named time of day. */
export type RuleMove = {readonly at: Instant} & (
	| {readonly type: 'configured'; readonly config: FloorConfig}
	| {readonly type: 'hours'; readonly numberId: NumberId; readonly open: boolean}
	| {readonly type: 'window'; readonly windowId: WindowId; readonly open: boolean}
);

/** A day to simulate. Lists are in order of `at`; none of it is before `startsAt`. */
export interface DayPlan {
	/** The rules of the day's first instant. */
	readonly config: FloorConfig;
	/** ISO date, for the journal. */
	readonly day?: string;
	/** The day's midnight, or whenever it begins. */
	readonly startsAt: Instant;
	/** Calls from before are lived but not counted: a warm-up. `startsAt` when absent. */
	readonly countedFrom?: Instant;
	/** When to stop and count; absent: when everybody has left. */
	readonly endsAt?: Instant;
	readonly arrivals: Iterable<PlannedArrival>;
	readonly staff: readonly StaffMove[];
	readonly rules?: readonly RuleMove[];
	/** Where the phones are at several switches: calls of each ring those of all. Absent: of their own alone. */
	readonly isTied?: boolean;
	/** How long a phone rings before it is answered. At the queue's ring time or more, it rings out. */
	readonly answerMs: Millis;
}

/** The switch of a simulated floor that has no phones of its own. */
export const simulatedSwitch = id<SwitchId>('simulated');

/** The phone that `withOwnPhones` gives an agent. */
export function ownPhone(agentId: AgentId): PhoneId {
	return id<PhoneId>(`desk-${agentId}`);
}

/** The configuration with a phone of their own for every agent, so that no phone is ever missing. */
export function withOwnPhones(config: FloorConfig): FloorConfig {
	const switchId = firstSwitch(config);
	const own = config.agents.map((agent) => ({
		id: ownPhone(agent.id),
		switchId,
		endpoint: ownPhone(agent.id),
		remoteAnswer: false,
	}));
	const taken = new Set(own.map((phone) => phone.id));
	return {...config, phones: [...config.phones.filter((phone) => !taken.has(phone.id)), ...own]};
}

/** The switch that calls come in at when nothing is said. */
export function firstSwitch(config: FloorConfig): SwitchId {
	return config.phones[0]?.switchId ?? simulatedSwitch;
}
