/** Whether the other switches answer where calls are to go across to them. */

import type {AmiClient} from '../ami/client.ts';
import {deviceEndpoint, isRegisteredState} from '../bridge/phone-states.ts';
import {type Finding, finding} from './finding.ts';

export interface CheckedTie {
	/** The other switch's id, and the endpoint that stands for it. */
	readonly to: string;
	readonly endpoint: string;
	/** Where its SIP should be. */
	readonly address: string;
}

export async function checkTies(
	client: AmiClient,
	ties: readonly CheckedTie[],
): Promise<readonly Finding[]> {
	if (ties.length === 0) return [];
	const {items} = await client.list('DeviceStateList');
	const there = new Set(
		items
			.filter((item) => isRegisteredState(item.get('State')))
			.map((item) => deviceEndpoint(item.get('Device'))),
	);
	return ties.map(({to, endpoint, address}) =>
		there.has(endpoint) ? finding('tie-up', {to}) : finding('tie-down', {to, address}),
	);
}
