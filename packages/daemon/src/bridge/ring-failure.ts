/** Why an agent's phone did not take a call, from what Asterisk and the phone say. */

import type {RingFailure} from '@plateau/core';

/** `PlateauRang`: `DIALSTATUS`, and the phone's last SIP code, empty when there was none. */
export interface Rang {
	readonly status: string;
	readonly sip: string;
}

/**
 * The phone's own answer says more than `DIALSTATUS`: 480, 486 and 603 all become something else
 * there. Measured on Asterisk 22.10.1: 603 gives CHANUNAVAIL, 480 NOANSWER, 302 (refused by `i`) BUSY
 * with the code of the 180 before it.
 */
export function ringFailureOf({status, sip}: Rang): RingFailure {
	const code = Number(sip);
	if (code >= 300) {
		if (code === 486 || code === 600) return 'busy';
		// "Temporarily unavailable" is how most phones say do-not-disturb.
		if (code === 403 || code === 480 || code === 487 || code === 603) return 'declined';
		if (code === 404 || code === 408 || code === 410 || code === 604) return 'unregistered';
		return code < 400 ? 'busy' : 'congestion';
	}
	switch (status) {
		case 'BUSY':
			return 'busy';
		case 'NOANSWER':
			return 'no-answer';
		case 'CHANUNAVAIL':
			return 'unregistered';
		case 'CONGESTION':
			return 'congestion';
		default:
			// CANCEL, INVALIDARGS and what may come: the ring did not happen as asked.
			return 'not-started';
	}
}
