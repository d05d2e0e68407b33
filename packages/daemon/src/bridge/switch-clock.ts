/** The switch's clock: how far it is from ours, and when the switch started. */

import type {Instant} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';

/**
 * The switch's clock minus ours in milliseconds, by one Ping; 0 when the switch gives no time. The
 * way there and back is taken as equal, so it is off by at most half of it.
 */
export async function clockOffset(client: AmiClient, now: () => number): Promise<number> {
	const before = now();
	const pong = await client.action('Ping');
	const after = now();
	const theirs = Number(pong.get('Timestamp')) * 1000;
	return Number.isFinite(theirs) && theirs > 0 ? Math.round(theirs - (before + after) / 2) : 0;
}

/**
 * When the switch started. `CoreStatus` gives its local time without saying which zone that is: the
 * zone's offset is asked for that instant, so that a change of summer time is no restart.
 */
export async function startedAtOf(client: AmiClient): Promise<Instant> {
	const status = await client.action('CoreStatus');
	const local = `${status.get('CoreStartupDate')}T${status.get('CoreStartupTime')}Z`;
	const asUtc = Date.parse(local);
	if (!Number.isFinite(asUtc)) return 0;
	const zone = await client.action('Getvar', {
		Variable: `STRFTIME(${Math.floor(asUtc / 1000)},,%z)`,
	});
	const parts = /^([+-])(\d\d)(\d\d)$/.exec(zone.get('Value') ?? '');
	if (parts === null) return asUtc;
	const minutes = Number(parts[2]) * 60 + Number(parts[3]);
	return asUtc - (parts[1] === '-' ? -1 : 1) * minutes * 60_000;
}
