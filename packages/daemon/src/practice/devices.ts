/** What an endpoint is doing, in Asterisk's words, from its channels. */

import type {Channel} from './channel.ts';

/** The device state of an endpoint with these channels. */
export function deviceStateOf(channels: readonly Channel[], isReachable: boolean): string {
	const isRinging = channels.some(({state}) => state === 'Ringing');
	const isInUse = channels.some(({state}) => state === 'Up' || state === 'Ring');
	if (isRinging) return isInUse ? 'RINGINUSE' : 'RINGING';
	if (isInUse) return 'INUSE';
	return isReachable ? 'NOT_INUSE' : 'UNAVAILABLE';
}
