/** How the bridge reaches each switch: an Asterisk by its settings, a practice switch that is started here. */

import type {BridgeSettings} from '../bridge/settings.ts';
import type {Log} from '../log.ts';
import type {Settings, SwitchSettings} from '../settings/settings.ts';
import {systemUserOf} from './asterisk-input.ts';
import {secretsIn} from './secrets-file.ts';

export type SwitchReach = Omit<BridgeSettings, 'ownerId'>;

/** Everything that was started for the switches. */
export interface Reach {
	of(one: SwitchSettings): SwitchReach;
	stop(): Promise<void>;
}

/** An Asterisk as its settings say; what they leave out is what `asterisk-config` wrote into its files. */
export function reachAsterisk(
	one: Extract<SwitchSettings, {practice: false}>,
	dataDir: string,
): SwitchReach {
	const {host, port, tls, username, secret} = one;
	const address = {host, port, ...(tls ? {tls: {}} : {})};
	if (secret === undefined) {
		const made = secretsIn(dataDir, []);
		return {
			address,
			control: {username, secret: made.control},
			system: {username: one.system?.username ?? systemUserOf(username), secret: made.system},
			systemName: made.systemName,
		};
	}
	const {system, systemName} = one;
	return {
		address,
		control: {username, secret: secret.reveal()},
		...(system === undefined
			? {}
			: {system: {username: system.username, secret: system.secret.reveal()}}),
		...(systemName === undefined ? {} : {systemName: systemName.reveal()}),
	};
}

/** Starts what must be started and says how to reach each switch of the settings. */
export async function reachSwitches(settings: Settings, _log: Log): Promise<Reach> {
	const practice = new Map<string, SwitchReach>();
	return {
		of: (one) => {
			if (!one.practice) return reachAsterisk(one, settings.dataDir);
			const reached = practice.get(one.id);
			if (reached === undefined) throw new Error(`the practice switch ${one.id} was not started`);
			return reached;
		},
		stop: async () => {},
	};
}
