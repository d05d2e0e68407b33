/**
 * What `asterisk-config` is given. Where the values come from (floor file, settings, stored secrets) is
 * not known here; that none of them means anything to a configuration file is checked in `check-input.ts`.
 */

import type {Farewell, Language, OutboundConfig} from '@plateau/core';

/** A message that a caller hears; `fallback` ends the fallback queue. */
export type MessageName = Farewell | 'fallback';

/** Own recordings: absolute paths, `.wav` at the end or none. Mono, 16 bits, 8 or 16 kHz. */
export type OwnSounds = Readonly<Partial<Record<MessageName, string>>>;

export interface AsteriskNumber {
	/** Digits of E.164 without plus, or a short number. */
	readonly id: string;
	readonly language: Language;
	readonly answerOnEntry: boolean;
	/** Played once, before the wait, when answered on entry. A path, or a stock sound's name. */
	readonly greeting?: string;
	readonly sounds?: OwnSounds;
	/** Absent: always open. */
	readonly hours?: AsteriskHours;
	/** Whose callers are, for a mailbox. */
	readonly queue?: string;
}

/** Where callers leave a message when nobody answers while the daemon is away. */
export interface AsteriskMailbox {
	/** The folder that Asterisk writes to and the daemon takes from: absolute. */
	readonly spool: string;
	/** What the daemon calls this Asterisk. */
	readonly switchId: string;
	readonly queues: readonly {
		readonly id: string;
		/** How long a message may be. */
		readonly limitSecs: number;
		/** Said before the beep, by language: paths, or stock sounds' names; the stock words where absent. */
		readonly prompt?: Readonly<Partial<Record<Language, string>>>;
	}[];
}

/** When a number is open, for calls that the daemon does not decide in time. */
export interface AsteriskHours {
	/** `Europe/Paris` */
	readonly timeZone: string;
	/** Seven days from Monday on: minutes from midnight, `toMin` exclusive and perhaps on the next day. */
	readonly week: readonly (readonly {readonly fromMin: number; readonly toMin: number}[])[];
	/** `12-25` */
	readonly closedYearly: readonly string[];
	/** `20261224`, both included. */
	readonly closedDays: readonly {readonly from: string; readonly to: string}[];
}

export interface AsteriskPhone {
	/** What colleagues dial, 2 to 6 digits. */
	readonly extension: string;
	/** The PJSIP endpoint's name. */
	readonly endpoint: string;
	/** Shown to colleagues. */
	readonly label?: string;
}

/** How the provider is reached. */
export interface AsteriskTrunk {
	/** Host name or address of the provider's SIP server. */
	readonly host: string;
	readonly port?: number;
	/** Set when the provider wants a registration; absent: known by address alone. */
	readonly registration?: {readonly user: string; readonly secret: string; readonly realm?: string};
	/** Addresses or networks that the provider calls from; `host` alone unless told. */
	readonly addresses?: readonly string[];
	/** Believe `P-Asserted-Identity` for the caller's number: only if the provider says to. */
	readonly assertedIdentity: boolean;
	/** The number shown on calls to the outside; the provider's default unless told. */
	readonly outgoingNumber?: string;
	/** Ask it every minute whether it answers, and call nobody by it but emergencies while it does not. */
	readonly qualify: boolean;
}

/** Its SIP server, as the host of a SIP address. */
export function serverOf({host, port}: AsteriskTrunk): string {
	return port === undefined ? host : `${host}:${port}`;
}

/** Another Asterisk of the same daemon, and the desk phones there. */
export interface AsteriskTie {
	/** The switch's id in the settings. */
	readonly id: string;
	/** Where its SIP is reached from here; what comes from there is believed to be it. */
	readonly host: string;
	readonly port: number;
	readonly phones: readonly AsteriskPhone[];
}

/** One manager user; its secret is in `AsteriskSecrets`. */
export interface AsteriskManager {
	readonly bindAddress: string;
	readonly port: number;
	/** Addresses or networks that may log in. */
	readonly permit: readonly string[];
	readonly controlUser: string;
	/** The second user, with the right `system`: answers phones from the desk. Absent: not written. */
	readonly systemUser?: string;
}

/** Folders for `asterisk.conf`; absent ones are left to the package's own. */
export interface AsteriskPaths {
	readonly etc?: string;
	readonly modules?: string;
	readonly lib?: string;
	readonly db?: string;
	readonly data?: string;
	readonly spool?: string;
	readonly run?: string;
	readonly log?: string;
	/** The folder of music files, absolute or below the data folder; `moh` unless told. */
	readonly music?: string;
}

export interface AsteriskInput {
	/** The language of messages to callers of unknown numbers, and of the phones. */
	readonly language: Language;
	/** ISO 3166 code; gives national forms of numbers, emergency numbers and dialling rules. */
	readonly country: string;
	readonly numbers: readonly AsteriskNumber[];
	readonly phones: readonly AsteriskPhone[];
	readonly trunk?: AsteriskTrunk;
	/** Shown to the outside of calls from handsets, where the trunk has no number of its own. */
	readonly shownNumber?: string;
	/** The other Asterisks that calls go across to. Absent: none. */
	readonly ties?: readonly AsteriskTie[];
	/** What may be dialled to the outside, besides what is usual in the country. */
	readonly outbound?: Pick<OutboundConfig, 'allow' | 'deny'>;
	/** Supervisors may listen from numbers outside. Absent: not. */
	readonly outsideListening?: true;
	readonly manager: AsteriskManager;
	readonly sip: {readonly bindAddress: string; readonly port: number};
	readonly rtp: {readonly from: number; readonly to: number};
	/** Own recordings for every number that has none of its own. */
	readonly sounds?: OwnSounds;
	/** Sounds that rules play to callers, by the floor's names for them: paths, or stock sounds' names. */
	readonly floorSounds?: Readonly<Record<string, string>>;
	/** What an agent hears before the caller, by queue: paths, or stock sounds' names. */
	readonly queueSounds?: Readonly<Record<string, string>>;
	/** Keys of callers that mean something to recording: one digit, `*` or `#` each. */
	readonly recordingKeys?: readonly string[];
	/** Absent: no queue has a mailbox. */
	readonly mailbox?: AsteriskMailbox;
	/** How long the fallback queue tries, in seconds; 300 unless told. */
	readonly fallbackSecs?: number;
	readonly paths?: AsteriskPaths;
}

/** Random values, kept by the caller so that the same input writes the same files. */
export interface AsteriskSecrets {
	/** Asterisk's `systemname`: 16 hexadecimal digits. */
	readonly systemName: string;
	readonly control: string;
	readonly system: string;
	/** By endpoint. */
	readonly phones: Readonly<Record<string, string>>;
	/** What the Asterisks of one daemon show each other. Absent: there is one alone. */
	readonly tie?: string;
}

/** The trunk's endpoint in `pjsip.conf`. */
export const trunkEndpoint = 'trunk';
