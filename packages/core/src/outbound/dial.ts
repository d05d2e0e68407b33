/** A call that an agent dials by hand, until it is answered or comes to nothing. */

import type {ThirdParty} from '../call/control.ts';
import type {AgentId, HeadsetId, PhoneId} from '../ids.ts';
import type {QueueEntry} from '../queue/entry.ts';
import type {Instant} from '../time.ts';

/**
 * phone: the agent's own phone is called, and rings · calling: picked up, the number is called ·
 * ringing: the number rings.
 */
export type DialStep = 'phone' | 'calling' | 'ringing';

/** Why a number dialled by hand was not reached. Source: what the switch says of either leg. */
export type DialFailure =
	/** The agent's own phone. */
	| 'phone-no-answer'
	| 'phone-busy'
	| 'phone-declined'
	| 'phone-unregistered'
	/** The number. */
	| 'busy'
	| 'no-answer'
	| 'refused'
	| 'no-such-number'
	| 'congestion'
	| 'no-trunk'
	/** Of a colleague's phone. */
	| 'not-registered'
	/** The agent hung up. */
	| 'cancelled'
	/** The switch did not do it, or never said what came of it. */
	| 'not-started'
	| 'no-word'
	| 'lost-in-gap'
	| 'pbx-restart';

/** Every one, for tables of words. */
export const dialFailures: readonly DialFailure[] = [
	'phone-no-answer',
	'phone-busy',
	'phone-declined',
	'phone-unregistered',
	'busy',
	'no-answer',
	'refused',
	'no-such-number',
	'congestion',
	'no-trunk',
	'not-registered',
	'cancelled',
	'not-started',
	'no-word',
	'lost-in-gap',
	'pbx-restart',
];

/** Whom an internal call is for: an agent at their phone, or a phone where nobody is signed in. */
export type Colleague = Exclude<ThirdParty, {readonly kind: 'outside'}>;

/** The part of a call that is being dialled. */
export interface Dialling {
	readonly agentId: AgentId;
	readonly phoneId: PhoneId;
	/** Whose rules it follows; answered by nobody, since nobody waits in it. */
	readonly entry: QueueEntry;
	readonly step: DialStep;
	/** Of an internal call. Absent: a number outside is called. */
	readonly to?: Colleague;
	/** Of a colleague who is nailed up: the headset that is to be joined. Absent: their phone is called, or lends it across a tie. */
	readonly toHeadsetId?: HeadsetId;
	/** The agent's phone was seen to ring. */
	readonly isRung?: true;
	/** Without a word from the switch until then, it counts as failed. */
	readonly endsAt: Instant;
}

/** What an agent is told until they do the next thing: a number they dialled was not reached. */
export interface DialNotice {
	readonly callId: string;
	readonly partyId: string;
	/** A colleague. */
	readonly toAgentId?: AgentId;
	readonly reason: DialFailure;
	readonly at: Instant;
}
