/** What the parts of a fake switch share: its world, its callers, its bare signals. */

import type {Contact} from '../call/call.ts';
import type {ChannelId, ConsultId, NumberId, OfferId, PartyId, PhoneId} from '../ids.ts';
import type {CustomerPlace, Signal} from '../inputs.ts';
import type {Instant, Millis} from '../time.ts';
import type {PhoneLeg, Reaction} from './phones.ts';
import type {Random} from './random.ts';
import type {Schedule} from './schedule.ts';

/** A signal that the daemon gives its instant to. */
export type BareSignal = Signal extends infer S
	? S extends Signal
		? Omit<S, 'at'>
		: never
	: never;

/** What the switch needs of its world. */
export interface SwitchHost {
	readonly schedule: Schedule;
	readonly random: Random;
	report(signal: BareSignal): void;
	/** The switch's own clock. */
	clock(): Instant;
	/** What whoever sits there does when this phone rings. */
	reaction(phoneId: PhoneId): Reaction;
}

/** A third party as the switch sees them. */
export interface SimThird {
	readonly consultId: ConsultId;
	readonly channelId: ChannelId;
	readonly leg?: PhoneLeg;
	isSeen: boolean;
	isUp: boolean;
	hears: 'customer' | 'consult';
}

/** A caller as the switch sees them. */
export interface SimCustomer {
	readonly channelId: ChannelId;
	readonly partyId: PartyId;
	readonly numberId: NumberId;
	readonly startedAt: Instant;
	readonly contact?: Contact;
	readonly talkMs: Millis;
	place: CustomerPlace;
	offerId?: OfferId;
	leg?: PhoneLeg;
	/** A third party; `leg` absent: at a number outside. */
	third?: SimThird;
	/** Counts the moves in the dialplan: a timer of an earlier place does nothing. */
	moves: number;
	/** The world's time of the last move. */
	movedAt: Millis;
	isGreeted: boolean;
}
