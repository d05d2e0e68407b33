/** What a bridge is made with. Values come from the settings and the stored secrets. */

import type {Instant, RecordingId, SwitchId} from '@plateau/core';
import type {AmiAddress} from '../ami/transport.ts';
import type {Log} from '../log.ts';
import type {SwitchDirectory, SwitchReporter} from '../switch-port.ts';
import type {Tie} from './tie-states.ts';

export interface BridgeLogin {
	readonly username: string;
	readonly secret: string;
}

export interface BridgeSettings {
	readonly address: AmiAddress;
	/** Events and call control. */
	readonly control: BridgeLogin;
	/** The second user, with the right `system`: answers phones. Absent: phones are lifted by hand. */
	readonly system?: BridgeLogin;
	/** Asterisk's `systemname`. Absent: forged events cannot be told from true ones. */
	readonly systemName?: string;
	/** This daemon, the same after a restart: an id kept in its database. */
	readonly ownerId: string;
	readonly times?: Partial<BridgeTimes>;
}

/** Waits, all in milliseconds. The defaults are what runs; tests shorten them. */
export interface BridgeTimes {
	/** Between two heartbeats. */
	readonly beatMs: number;
	/** From an order to the event that shows it happened; then the switch is asked. */
	readonly confirmMs: number;
	/** From an offer's order to its ring; then it has not started. */
	readonly ringStartMs: number;
	/** How long legs may take to meet, by an order of call control. */
	readonly controlMs: number;
	/** How long a leg's own events may come after the report that it could not be originated. */
	readonly lateEventMs: number;
	/** Between two looks at whether what is known is still so. */
	readonly auditMs: number;
	/** Before a failed reading of the whole state is tried again. */
	readonly resyncRetryMs: number;
}

export const usualTimes: BridgeTimes = {
	beatMs: 1000,
	confirmMs: 700,
	ringStartMs: 1000,
	controlMs: 3000,
	lateEventMs: 300,
	auditMs: 30_000,
	resyncRetryMs: 1000,
};

/** Where the switch writes recordings while a call lasts. */
export interface RecordingSpool {
	/** The file of a recording, as the switch is told it. */
	fileOf(recordingId: RecordingId): string;
	/** Whether there is room for a recording. */
	hasRoom(): boolean;
}

export interface BridgeParts {
	readonly switchId: SwitchId;
	readonly settings: BridgeSettings;
	readonly reporter: SwitchReporter;
	readonly directory: SwitchDirectory;
	/** Absent: nothing can be recorded here. */
	readonly recordings?: RecordingSpool;
	/** The other switches that calls go across to from here. Absent: none. */
	readonly ties?: readonly Tie[];
	/** The floor's clock: instants that the switch tells are turned into its time. */
	readonly now: () => Instant;
	readonly log: Log;
	/** Another live daemon directs this switch: the bridge has let go of it and stays away. */
	readonly onOwned: (error: SwitchOwnedError) => void;
}

/** Another daemon's heartbeat is fresh on this switch. */
export class SwitchOwnedError extends Error {
	readonly code = 'switch-owned';
	readonly switchId: SwitchId;

	constructor(switchId: SwitchId) {
		super(
			`the switch "${switchId}" is directed by another plateaud that is alive: stop that one, or take this switch out of the settings`,
		);
		this.name = 'SwitchOwnedError';
		this.switchId = switchId;
	}
}
