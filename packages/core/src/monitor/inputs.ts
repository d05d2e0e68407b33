/** Listening from a number outside: what is asked, and what the switch says; part of `Command` and `Signal`. */

import type {Channel, MonitorId, PartyId} from '../ids.ts';

/** `partyId`: of the number; the daemon makes one before, so that no digits get into the journal. */
export interface OutsideNumber {
	readonly number: string;
	readonly partyId: PartyId;
}

/** The number was answered, by whomever: the key is asked for. What is heard then is told by `monitor-active`. */
export interface MonitorAnswered {
	readonly type: 'monitor-answered';
	readonly monitorId: MonitorId;
	/** The supervisor's leg. */
	readonly channel: Channel;
}
