/** Orders to the shell about listening from a number outside: part of `Effect`. */

import type {Channel, MonitorId} from '../ids.ts';
import type {MonitorMode} from '../inputs.ts';
import type {Millis} from '../time.ts';

/**
 * Call a number outside, by the trunk of the talk's own switch; who answers is asked for a key and hears the
 * agent's leg only after it: `monitor-answered`, then `monitor-active` or `monitor-ended`.
 */
export interface ListenOutside {
	readonly type: 'listen-outside';
	readonly monitorId: MonitorId;
	/** The agent's leg that is listened to. */
	readonly agentChannel: Channel;
	readonly mode: MonitorMode;
	/** Digits, with or without a plus before them. */
	readonly number: string;
	/** Shown to whom is called: E.164 without plus. Absent: as the provider does. */
	readonly callerId?: string;
	readonly ringMs: Millis;
}
