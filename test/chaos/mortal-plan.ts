/** What a mortal daemon is told, as JSON. */

import type {BridgeSettings} from '@plateau/daemon/bridge/settings';
import type {Settings} from '@plateau/daemon/settings/settings';

/** When it dies, beside the n-th transaction since its start. */
export const deathTimes = ['before the commit', 'after the commit', 'after the orders'] as const;
export type DeathTime = (typeof deathTimes)[number];

export interface MortalPlan {
	readonly settings: Settings;
	readonly reach: Omit<BridgeSettings, 'ownerId'>;
	readonly floorFile: string;
	readonly seats: readonly {readonly agentId: string; readonly phoneId: string}[];
	readonly logFile: string;
	/** Absent: it lives until it is told to stop. */
	readonly death?: {readonly write: number; readonly when: DeathTime};
}
