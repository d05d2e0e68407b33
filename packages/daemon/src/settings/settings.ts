/** The daemon's settings, checked and complete. Where they come from is not known here. */

import type {Millis, SwitchId} from '@plateau/core';
import type {Locale} from '@plateau/core/text';
import type {LogLevel} from '../log.ts';
import type {Secret} from './secret.ts';

export interface Settings {
	/** The file they were read from, if any. */
	readonly file?: string;
	readonly dataDir: string;
	readonly database: string;
	readonly socket: string;
	/** File mode of the socket. */
	readonly socketMode: number;
	readonly listen?: ListenSettings;
	/** ISO 3166. */
	readonly country: string;
	readonly locale: Locale;
	readonly logLevel: LogLevel;
	/** Absent: standard output. */
	readonly logFile?: string;
	/** Events between two snapshots. */
	readonly snapshotEvery: number;
	readonly sessionLifeMs: Millis;
	readonly fallbackWaitMs: Millis;
	/** Absent: nothing can be recorded. */
	readonly recording?: RecordingSettings;
	readonly asterisk: {
		readonly sipAddress: string;
		readonly sipPort: number;
		readonly rtpFrom: number;
		readonly rtpTo: number;
	};
	readonly trunk?: TrunkSettings;
	/** In the order of the file; ids are unique. */
	readonly switches: readonly SwitchSettings[];
}

/** Where recordings are written, and kept. */
export interface RecordingSettings {
	/** As the switch writes while a call lasts; this daemon takes the files from there. */
	readonly spool: string;
	/** Of the sealed ones. */
	readonly folder: string;
	readonly keyFile: string;
	/** With less room in the spool nothing is recorded. */
	readonly minFreeMegabytes: number;
}

/** A TCP address to listen on; with TLS whenever it is not loopback. */
export interface ListenSettings {
	readonly host: string;
	/** 0: a free one. */
	readonly port: number;
	readonly tls?: {readonly certFile: string; readonly keyFile: string};
}

export interface TrunkSettings {
	readonly host: string;
	readonly port?: number;
	readonly registration?: {
		readonly user: string;
		readonly secret: Secret;
		readonly realm?: string;
	};
	readonly addresses?: readonly string[];
	readonly assertedIdentity: boolean;
	readonly outgoingNumber?: string;
	readonly qualify: boolean;
}

/** A switch to drive: the one inside the daemon, or an Asterisk. */
export type SwitchSettings =
	| {readonly id: SwitchId; readonly practice: true}
	| {
			readonly id: SwitchId;
			readonly practice: false;
			readonly host: string;
			readonly port: number;
			readonly tls: boolean;
			readonly username: string;
			/** Absent: `secrets.json` in the data folder has it, with the second user's and the system name. */
			readonly secret?: Secret;
			/** The second manager user. */
			readonly system?: {readonly username: string; readonly secret: Secret};
			readonly systemName?: Secret;
			/** From where the daemon logs in to it. Absent: from the same machine. */
			readonly permit?: readonly string[];
			/** Where its SIP listens. */
			readonly sip: {readonly bindAddress: string; readonly port: number};
			/** Where the other switches reach its SIP, and it them. Absent: no calls go across. */
			readonly tieAddress?: string;
	  };

/** An Asterisk that calls can go across to. */
export type TiedSwitch = Extract<SwitchSettings, {practice: false}> & {readonly tieAddress: string};

/** The other Asterisks that this one has a tie to: both ends say how they are reached. */
export function tiedTo({switches}: Settings, one: SwitchSettings): readonly TiedSwitch[] {
	if (one.practice || one.tieAddress === undefined) return [];
	return switches.filter(
		(other): other is TiedSwitch =>
			!other.practice && other.id !== one.id && other.tieAddress !== undefined,
	);
}

/** Every secret among the settings, for a log that must never write one. */
export function secretsOf({trunk, switches}: Settings): string[] {
	const secrets = switches.flatMap((one) =>
		one.practice ? [] : [one.secret, one.system?.secret, one.systemName],
	);
	return [...secrets, trunk?.registration?.secret].flatMap((secret) =>
		secret === undefined ? [] : [secret.reveal()],
	);
}
