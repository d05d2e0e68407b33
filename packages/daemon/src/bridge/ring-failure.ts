/** Why an agent's phone did not take a call, from what Asterisk and the phone say. */

import type {RingFailure} from '@plateau/core';

/** `PlateauRang`: `DIALSTATUS`, and the phone's last SIP code, empty when there was none. */
export interface Rang {
	readonly status: string;
	readonly sip: string;
}

/** Why a phone that was called by itself did not take it, by its leg's Q.850 cause and SIP code. */
export function legFailureOf(cause: number, sip: string): RingFailure {
	return ringFailureOf({status: statusOfCause(cause), sip});
}

/**
 * `DIALSTATUS` in the words of a cause. Out of time is 19, dropped by us 16. A phone that forwards its
 * calls ends with 23 and its 302, or, where the switch saw the forwarding before the phone's answer was
 * through, with 0 and no code.
 */
function statusOfCause(cause: number): string {
	if (cause === 0 || cause === 17 || cause === 23) return 'BUSY';
	if (cause === 16 || cause === 19) return 'NOANSWER';
	return cause === 1 || cause === 3 || cause === 18 || cause === 20 ? 'CHANUNAVAIL' : 'CONGESTION';
}

/** Why a phone was not even called: the control frame in `OriginateResponse`. */
export function originateRefusal(reason: string | undefined): RingFailure {
	return refusals[reason ?? ''] ?? 'not-started';
}

const refusals: Readonly<Record<string, RingFailure>> = {
	0: 'unregistered',
	1: 'no-answer',
	3: 'no-answer',
	5: 'busy',
	8: 'congestion',
};

/** Why a supervisor's phone, or a number outside, was not called to listen; as `originateRefusal`. */
export function monitorRefusal(reason: string | undefined, isOutside: boolean): string {
	// No channel at all: a phone that is not registered, or a provider that is not there.
	if (reason === '0') return isOutside ? 'no-trunk' : 'unregistered';
	return monitorRefusals[reason ?? ''] ?? 'failed';
}

const monitorRefusals: Readonly<Record<string, string>> = {
	1: 'no-answer',
	3: 'no-answer',
	5: 'busy',
	8: 'declined',
};

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
