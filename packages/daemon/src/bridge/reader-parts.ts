/** What the readers of events share: what is known of the switch, and whom they tell besides the loop. */

import type {
	CallId,
	ConsultId,
	HeadsetId,
	MonitorId,
	OfferId,
	PhoneId,
	SwitchId,
} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import type {SwitchReporter} from '../switch-port.ts';
import type {OwnDial} from './dial-orders.ts';
import type {GroupRing} from './group-orders.ts';
import type {KnownParties} from './known-parties.ts';
import type {Leg, LegAs, Legs} from './leg.ts';
import type {Tie} from './tie-states.ts';

export interface ReaderParts {
	readonly switchId: SwitchId;
	readonly legs: Legs;
	readonly ties: readonly Tie[];
	readonly reporter: Pick<SwitchReporter, 'signal'>;
	readonly parties: KnownParties;
	phoneOf(endpoint: string | undefined): PhoneId | undefined;
	/** The monitor that a leg with this unique id was originated for. */
	monitorOf(uniqueId: string): MonitorId | undefined;
	/** Such a leg is at a number outside. */
	isOutsideEar(uniqueId: string): boolean;
	/** The headset that a leg with this unique id was originated for. */
	headsetOf(uniqueId: string): HeadsetId | undefined;
	/** A call of another switch is to have the headset of this phone. */
	lend(arriving: Leg, event: AmiMessage, phoneId: PhoneId | undefined): void;
	/** The group's ring that a leg with this unique id was originated for. */
	groupRingOf(uniqueId: string): GroupRing | undefined;
	/** The switch's clock minus ours, in milliseconds. */
	clockOffsetMs(): number;
	now(): number;
	/** The leg did something: an order may have come true. */
	moved(leg: Leg): void;
	/** A consultation's ring has begun, or its end is known. */
	consultKnown(consultId: ConsultId): void;
	/** A third party is out of the talk, though their leg is there still. */
	thirdGone(guest: LegAs<'consult'>): void;
	/** A headset is out of an internal call, though its leg is there still: that of who called, or the colleague's. */
	callerBack(caller: Leg): void;
	colleagueBack(colleague: LegAs<'customer'>): void;
	/** The agent hears somebody else. */
	talkChanged(agent: Leg): void;
	/** The call by hand that a leg with this unique id was originated for. */
	dialOf(uniqueId: string): OwnDial | undefined;
	/** A call by hand: its ring has begun, or its end is known; the number has answered. */
	dialKnown(callId: CallId): void;
	dialAnswered(agent: Leg, customer: Leg): void;
	/** An offer's ring has begun, or has ended without. */
	ringKnown(offerId: OfferId): void;
	/** The agent's phone rings and was to answer by itself. */
	answerNow(leg: Leg): void;
	/** Resolves true once the switch says that the channel is gone; false when it is still there. */
	confirmGone(leg: Leg): Promise<boolean>;
	/** What is known cannot be right: read everything again. */
	distrust(why: string): void;
}
