/** What the parts of a fake switch share: its world, its callers, its bare signals. */

import type {Contact} from '../call/call.ts';
import type {
	CallId,
	ChannelId,
	ConsultId,
	NumberId,
	OfferId,
	PartyId,
	PhoneId,
	SwitchId,
} from '../ids.ts';
import type {CustomerPlace, RingFailure, Signal} from '../inputs.ts';
import type {Instant, Millis} from '../time.ts';
import type {FarEnd, PhoneLeg, Reaction, SimPhones} from './phones.ts';
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
	/** The other switches. Absent: no ties. */
	readonly far?: FarEnd;
	/** Which of them can be reached now. */
	ties?(): readonly SwitchId[];
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
	readonly patienceMs: Millis;
	/** Until then they wait. Over while they talked, it begins anew when they wait again. */
	isPatient: boolean;
	place: CustomerPlace;
	offerId?: OfferId;
	leg?: PhoneLeg;
	/** A third party; `leg` absent: at a number outside. */
	third?: SimThird;
	/** They did not call, but were called by hand. */
	readonly dialId?: CallId;
	/** And are a colleague: their own channel is a leg of a desk phone. */
	readonly isColleague?: true;
	/** Counts the moves in the dialplan: a timer of an earlier place does nothing. */
	moves: number;
	/** The world's time of the last move. */
	movedAt: Millis;
	isGreeted: boolean;
}

/** A caller who comes in. Impatient ones leave by themselves unless they talk. */
export type SimArrival = Pick<
	SimCustomer,
	'partyId' | 'numberId' | 'talkMs' | 'patienceMs' | 'contact'
>;

/** A caller whose channel has just come up. */
export function newCustomer(
	caller: SimArrival & Pick<SimCustomer, 'channelId' | 'startedAt' | 'movedAt'>,
): SimCustomer {
	const {channelId, partyId, numberId, startedAt, contact, talkMs, patienceMs, movedAt} = caller;
	return {
		...{channelId, partyId, numberId, startedAt, talkMs, patienceMs, movedAt},
		...(contact === undefined ? {} : {contact}),
		...{place: 'entering', moves: 0, isGreeted: false, isPatient: false},
	};
}

/** The caller's patience begins, unless it has and is not over. */
export function bePatient(customer: SimCustomer, schedule: Schedule, hangUp: () => void): void {
	if (customer.isPatient) return;
	customer.isPatient = true;
	schedule.after(customer.patienceMs, () => {
		customer.isPatient = false;
		if (customer.place !== 'talking') hangUp();
	});
}

/** Held for an agent whose leg is gone. */
export function isAlone({place, leg, isColleague}: SimCustomer): boolean {
	return place === 'held' && leg === undefined && isColleague !== true;
}

/** Says what the end of a leg means, by what it was; a group's own words are its own. */
export function tellClosed(
	leg: PhoneLeg,
	{phones, switchId}: {readonly phones: SimPhones; readonly switchId: SwitchId},
	host: SwitchHost,
): void {
	const {channelId, phoneId, role, monitorId, isUp, group} = leg;
	if (group === undefined && role === 'agent' && isUp)
		host.report({type: 'agent-left', channel: {switchId, channelId}, cause: 16});
	const isColleague = role === 'colleague' && phones.isOwn(phoneId);
	if (role === 'outside' || role === 'fallback' || isColleague)
		host.report({type: 'outside-ended', phoneId, channelId});
	if (role === 'far') host.report({type: 'far-leg-ended', phoneId, channelId});
	if (monitorId !== undefined)
		host.report({type: 'monitor-ended', monitorId, reason: isUp ? 'left' : 'no-answer'});
}

/** Why a phone cannot be rung now; once in a while for no reason that anybody could see. */
export function whyNoRing(
	phones: SimPhones,
	{random}: SwitchHost,
	phoneId: PhoneId,
): RingFailure | undefined {
	if (!phones.isRegistered(phoneId)) return 'unregistered';
	if (!phones.isFree(phoneId)) return 'busy';
	return random.chance(0.005) ? 'congestion' : undefined;
}
