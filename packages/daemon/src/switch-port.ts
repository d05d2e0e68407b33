/**
 * The seam between the loop and a switch: signals in, effects out. The AMI bridge implements
 * `SwitchPort`; the loop gives it a `SwitchReporter` and a `SwitchDirectory`. Knows neither side.
 */

import type {
	AgentId,
	Contact,
	Effect,
	PartyId,
	PhoneId,
	QueueId,
	Signal,
	SwitchId,
} from '@plateau/core';
import type {AutoAnswerHeaders} from './asterisk/contract.ts';

/** A signal before the loop gives it its instant. */
export type BareSignal = Signal extends infer S
	? S extends Signal
		? Omit<S, 'at'>
		: never
	: never;

/** Who rang, as the switch reported it: raw, unchecked, absent when withheld. */
export interface Caller {
	readonly number?: string;
	readonly name?: string;
}

/** What a switch tells the loop, and asks. All are synchronous; the loop queues the signal in call order. */
export interface SwitchReporter {
	signal(signal: BareSignal): void;
	/** The party behind a caller: known by number, or made now and stored with the next batch. */
	partyOf(caller: Caller): PartyId;
	/** What the customer records say of the party, as far as routing asks. Absent: there are none. */
	contactOf?(partyId: PartyId): Contact | undefined;
}

/** How a switch reaches a phone, and what it may ask of it. */
export interface PhoneEntry {
	/** The PJSIP endpoint. */
	readonly endpoint: string;
	/** It answers on `Event: talk`. */
	readonly remoteAnswer: boolean;
	/** The headers that make its model answer by itself. */
	readonly autoAnswer: AutoAnswerHeaders;
}

/** What a switch may look up while carrying out an effect. */
export interface SwitchDirectory {
	/** How the phone is reached and asked; undefined when unknown. */
	phone(phoneId: PhoneId): PhoneEntry | undefined;
	/** Every phone that this switch serves. */
	phones(switchId: SwitchId): readonly {readonly phoneId: PhoneId; readonly endpoint: string}[];
	/** The caller's number in national form, or undefined when withheld. */
	nationalNumberOf(partyId: PartyId): string | undefined;
	/** Whether any queue has a mailbox; none has where this is absent. */
	hasMailbox?(): boolean;
	/** Shown on calls to the outside where nothing else is said; undefined: as the provider does. */
	outgoingNumber?(): string | undefined;
	/** The agent's name as the floor file spells it. */
	agentName(agentId: AgentId): string;
	/** The queue's label as the floor file spells it. */
	queueLabel(queueId: QueueId): string;
}

/** One switch the daemon drives. */
export interface SwitchPort {
	readonly switchId: SwitchId;
	/** Connects and keeps connecting; each connection begins with `switch-resynced`. */
	start(): void;
	/** Leaves the switch to itself: calls go on, the heartbeat stops. */
	stop(): Promise<void>;
	/** Believes nothing that it knows: tells that the switch is lost, connects anew and reads everything. */
	reset(why: string): void;
	/** The directory may have other phones now: they are asked about, and told. */
	phonesChanged(): void;
	/** Carries out an order once per `effect.id`. Its outcome comes back as signals. */
	perform(effect: Effect): void;
}
