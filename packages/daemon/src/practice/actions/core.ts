/** Actions about the switch itself: Ping, CoreStatus, CoreSettings. */

import type {ActionCall} from './action.ts';

/** What the practice switch says it is: the version it was checked against. */
export const asteriskVersion = '22.10.1';
export const amiVersion = '11.0.0';

export function ping({exchange, succeed}: ActionCall): void {
	succeed(undefined, [
		['Ping', 'Pong'],
		['Timestamp', (exchange.clock.now() / 1000).toFixed(6)],
	]);
}

export function coreStatus({exchange, succeed}: ActionCall): void {
	// In the switch's local time, as Asterisk writes it; this switch lives in UTC.
	const startedAt = new Date(exchange.startedAt).toISOString();
	const [date, time] = [startedAt.slice(0, 10), startedAt.slice(11, 19)];
	succeed(undefined, [
		['CoreStartupDate', date],
		['CoreStartupTime', time],
		['CoreReloadDate', date],
		['CoreReloadTime', time],
		['CoreCurrentCalls', exchange.channels.size],
		['CoreProcessedCalls', exchange.processedCalls],
	]);
}

export function coreSettings({exchange, succeed}: ActionCall): void {
	succeed(undefined, [
		['AMIversion', amiVersion],
		['AsteriskVersion', asteriskVersion],
		['SystemName', exchange.systemName],
		['CoreMaxCalls', 0],
		['CoreMaxLoadAvg', '0.000000'],
		['CoreRunUser', ''],
		['CoreRunGroup', ''],
		['CoreMaxFilehandles', 0],
		['CoreRealTimeEnabled', 'No'],
		['CoreCDRenabled', 'Yes'],
		['CoreHTTPenabled', 'No'],
		['SoundsSearchCustomDir', 'No'],
	]);
}
