/**
 * The channels of one switch as the bridge sees them: one leg each, with its part in our calls.
 * Filled by events and by resync; decides nothing.
 */

import {
	type CallId,
	type Channel,
	type ChannelId,
	type ConsultId,
	type DialStep,
	type HeadsetId,
	id,
	type MonitorId,
	type MonitorMode,
	type OfferId,
	type PhoneId,
	type SwitchId,
} from '@plateau/core';

/** What a leg is for. */
export type LegPart =
	/** Seen, and not yet known what for. */
	| {readonly role: 'unknown'}
	| CustomerPart
	| AgentPart
	/** A desk phone that the fallback queue rings, or that took its caller. */
	| {readonly role: 'fallback'; readonly customerId: string; isTold: boolean}
	| SupervisorPart
	| ConsultPart
	| DiallingPart
	| DialledPart
	/** A nailed-up headset that waits, or is on its way. */
	| {readonly role: 'headset'}
	/** On a desk phone, for a call of another switch. */
	| FarPart
	/** On a desk phone, and no call that the floor gave. */
	| {readonly role: 'outside'; readonly phoneId: PhoneId}
	/** A call that concerns neither a desk phone nor a customer. */
	| {readonly role: 'other'};

export interface CustomerPart {
	readonly role: 'customer';
	/** The offer being carried out, or carried out last. */
	offerId: OfferId | undefined;
	/** The agent's side ended first: `PlateauRang` came with `ANSWER`. */
	wasLeft: boolean;
	/** The floor was told that this call is over; the leg may take a moment to go. */
	isOver: boolean;
	/** A desk phone is this caller: it is busy with the call. */
	phoneId: PhoneId | undefined;
}

export interface AgentPart {
	readonly role: 'agent';
	/** The customer's leg, by unique id. */
	readonly customerId: string;
	readonly offerId: OfferId;
	hasAnswered: boolean;
	/** To answer by itself as soon as it rings. */
	wantsAnswer: boolean;
	/** By order: its end is nobody's, another leg has the customer or nobody. */
	isReleased?: boolean;
	/** Another agent's customer was handed to it: it was called by that agent. */
	readonly isHandedOver?: boolean;
	/** In call control it ran on alone: neither customer nor third party is left. */
	wasLetGo?: boolean;
	/** The consultation of this leg. */
	consult?: {
		readonly consultId: ConsultId;
		/** It was ordered to end. */
		isEnding: boolean;
	};
	/** Its consultations whose end was told. */
	toldConsults?: readonly ConsultId[];
	/** It called its customer, by hand. */
	readonly isDialled?: true;
	/** Called across a tie: the nailed-up headset that the other switch lends. */
	readonly lentId?: HeadsetId;
	/** Of a group's ring: called by itself, its caller waits meanwhile. Absent: called by its caller. */
	group?: {
		/** The floor was told that it rings. */
		isTold: boolean;
		/** It waits for its caller, in a bridge that it can be taken out of. */
		isReady: boolean;
		/** It ran on alone: its caller went first, or never came. */
		wasLetGo: boolean;
	};
}

export interface SupervisorPart {
	readonly role: 'supervisor';
	readonly monitorId: MonitorId;
	/** The agent's leg, by unique id. */
	spiedId: string;
	isActive: boolean;
	/** As the switch said it last. */
	mode: MonitorMode | undefined;
	/** At a number outside: how far it has come before anything is heard. */
	ear?: 'called' | 'asked' | 'unkeyed';
}

/** A third party whom an agent consults. */
export interface ConsultPart {
	readonly role: 'consult';
	readonly consultId: ConsultId;
	/** The agent's leg, by unique id. */
	readonly agentId: string;
	/** The customer's, by unique id. */
	readonly customerId: string;
	hasAnswered: boolean;
	/** To answer by itself as soon as it rings. */
	wantsAnswer: boolean;
	/** In the talk of agent and customer, or on the way there. */
	isInAll: boolean;
	/** Its end was told. */
	isEndTold?: boolean;
}

/** An agent's own leg while they dial a number by hand. */
export interface DiallingPart {
	readonly role: 'dialling';
	readonly callId: CallId;
	/** A colleague is called. */
	readonly isInternal: boolean;
	step: DialStep;
	/** To answer by itself as soon as it rings. */
	wantsAnswer: boolean;
	/** The floor was told that it rings. */
	isTold: boolean;
	/** It was ordered to end. */
	isEnding: boolean;
	/** The floor was told that nothing came of it. */
	isOver: boolean;
}

/** A number, or a colleague, that is dialled by hand, until they answer. */
export interface DialledPart {
	readonly role: 'dialled';
	readonly callId: CallId;
	/** The agent's leg, by unique id. */
	readonly agentId: string;
	/** A colleague's desk phone of this switch: it is busy with the call. */
	readonly phoneId: PhoneId | undefined;
	/** To answer by itself as soon as it rings. */
	wantsAnswer: boolean;
}

/** What it means is told by the switch of the call; here, only that the phone is taken. */
export interface FarPart {
	readonly role: 'far';
	readonly phoneId: PhoneId;
	/** To answer by itself as soon as it rings. */
	wantsAnswer: boolean;
	/** Of a headset that is lent: the leg that it is joined with, by unique id. */
	readonly toId?: string;
}

/** One channel at the switch. */
export interface Leg {
	/** As the switch says it, with the secret system name. */
	readonly uniqueId: string;
	readonly channelId: ChannelId;
	/** Its full name, as actions take it. */
	name: string;
	/** The PJSIP endpoint, of a phone or a trunk. */
	readonly endpoint: string | undefined;
	state: 'down' | 'ringing' | 'up';
	/** The dialplan context that its last event named. */
	context: string;
	/** The SIP code with which its far end ended it; empty: none was told. */
	sip: string;
	/** Counts events: when its end was first asked for, by its own side or by ours. */
	remoteHangUpAt: number | undefined;
	ownHangUpAt: number | undefined;
	part: LegPart;
	/** Its phone has it on hold, whatever it is for. Absent: not that anybody said so. */
	isHeld?: boolean;
	/** Of a leg that lasts for the shift, whatever its part is now. */
	headset?: HeadsetState;
}

/** Its channel, as the floor names it. */
export function channelOf(
	{switchId}: {readonly switchId: SwitchId},
	{channelId}: Pick<Leg, 'channelId'>,
): Channel {
	return {switchId, channelId};
}

export interface HeadsetState {
	readonly headsetId: HeadsetId;
	/** It was answered, and that was told. */
	isConnected: boolean;
	/** Counts the orders to go back. */
	move: number;
	/** Out of which part it was ordered back, and has not said that it is. */
	leaving?: {readonly part: LegPart; readonly move: number};
}

/** A leg that plays a certain part. */
export type LegAs<Role extends LegPart['role']> = Leg & {part: Extract<LegPart, {role: Role}>};

export function plays<Role extends LegPart['role']>(
	leg: Leg | undefined,
	role: Role,
): leg is LegAs<Role> {
	return leg?.part.role === role;
}

/** All legs of one switch. */
export class Legs {
	readonly #systemPrefix: string;
	readonly #legs = new Map<string, Leg>();
	readonly #uniqueIds = new Map<ChannelId, string>();

	constructor(systemName: string | undefined) {
		this.#systemPrefix = systemName === undefined ? '' : `${systemName}-`;
	}

	/** By the switch's own unique id. */
	get(uniqueId: string | undefined): Leg | undefined {
		return uniqueId === undefined ? undefined : this.#legs.get(uniqueId);
	}

	byChannel(channelId: ChannelId): Leg | undefined {
		return this.get(this.#uniqueIds.get(channelId));
	}

	all(): readonly Leg[] {
		return [...this.#legs.values()];
	}

	/** The leg of this unique id, made if it is new. */
	add(uniqueId: string, name: string): Leg {
		const known = this.#legs.get(uniqueId);
		if (known !== undefined) return known;
		const leg: Leg = {
			uniqueId,
			channelId: this.channelIdOf(uniqueId),
			name,
			endpoint: endpointOf(name),
			state: 'down',
			context: '',
			sip: '',
			remoteHangUpAt: undefined,
			ownHangUpAt: undefined,
			part: {role: 'unknown'},
		};
		this.#legs.set(uniqueId, leg);
		this.#uniqueIds.set(leg.channelId, uniqueId);
		return leg;
	}

	remove(leg: Leg): void {
		this.#legs.delete(leg.uniqueId);
		this.#uniqueIds.delete(leg.channelId);
	}

	/** The id that leaves the bridge: without the system name, which is secret. */
	channelIdOf(uniqueId: string): ChannelId {
		const isPrefixed = this.#systemPrefix !== '' && uniqueId.startsWith(this.#systemPrefix);
		return id<ChannelId>(isPrefixed ? uniqueId.slice(this.#systemPrefix.length) : uniqueId);
	}

	/** Agents' legs of group rings for this customer. */
	groupLegsOf(customerId: string): readonly LegAs<'agent'>[] {
		return [...this.#legs.values()].filter(
			(leg): leg is LegAs<'agent'> =>
				plays(leg, 'agent') && leg.part.group !== undefined && leg.part.customerId === customerId,
		);
	}

	/** The agent's leg of an offer. */
	ofOffer(offerId: OfferId): LegAs<'agent'> | undefined {
		for (const leg of this.#legs.values()) {
			if (plays(leg, 'agent') && leg.part.offerId === offerId) return leg;
		}
		return undefined;
	}

	/** The agent's leg of a call by hand, while it is dialled and while they talk. */
	ofDial(callId: CallId): LegAs<'dialling'> | LegAs<'agent'> | undefined {
		for (const leg of this.#legs.values()) {
			if (plays(leg, 'dialling') && leg.part.callId === callId) return leg;
		}
		return this.ofOffer(id<OfferId>(callId));
	}

	/** The third party's leg of a consultation. */
	ofConsult(consultId: ConsultId | undefined): LegAs<'consult'> | undefined {
		for (const leg of this.#legs.values()) {
			if (plays(leg, 'consult') && leg.part.consultId === consultId) return leg;
		}
		return undefined;
	}

	/** Supervisors' legs that listen to this one. */
	spiesOn(uniqueId: string): readonly LegAs<'supervisor'>[] {
		return [...this.#legs.values()].filter(
			(leg): leg is LegAs<'supervisor'> =>
				plays(leg, 'supervisor') && leg.part.isActive && leg.part.spiedId === uniqueId,
		);
	}

	/** The agent's leg that talks with a customer, or holds them. */
	agentOf(customer: LegAs<'customer'>): LegAs<'agent'> | undefined {
		for (const leg of this.#legs.values()) {
			if (!plays(leg, 'agent') || leg.part.isReleased === true) continue;
			const isOf = leg.part.customerId === customer.uniqueId && leg.part.hasAnswered;
			if (isOf && leg.part.offerId === customer.part.offerId) return leg;
		}
		return undefined;
	}

	/** The supervisor's leg of a monitor. */
	ofMonitor(monitorId: MonitorId): LegAs<'supervisor'> | undefined {
		for (const leg of this.#legs.values()) {
			if (plays(leg, 'supervisor') && leg.part.monitorId === monitorId) return leg;
		}
		return undefined;
	}
}

/** `PJSIP/<endpoint>-<8 hexadecimal digits>`. Other technologies have no desk phones here. */
export function endpointOf(channelName: string): string | undefined {
	return /^PJSIP\/(.+)-[0-9a-f]{8}$/.exec(channelName)?.[1];
}

/** Asterisk's channel states: 5 is ringing, 6 is up; the rest is not there yet. */
export function stateOf(channelState: string | undefined): Leg['state'] {
	if (channelState === '6') return 'up';
	return channelState === '5' ? 'ringing' : 'down';
}
