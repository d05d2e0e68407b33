/** Questions about one channel. */

import type {AmiClient} from '../ami/client.ts';
import {AmiActionError} from '../ami/errors.ts';
import type {Leg} from './leg.ts';

/** Where a channel is. `bridgeId` is empty when it is in none. */
export interface Whereabouts {
	readonly context: string;
	readonly application: string;
	readonly bridgeId: string;
}

/** Where the switch says a channel is; undefined when it is gone. Rejects when it cannot be asked. */
export async function whereIs(client: AmiClient, leg: Leg): Promise<Whereabouts | undefined> {
	try {
		const {items} = await client.list('Status', {Channel: leg.name});
		const [item] = items;
		if (item === undefined || item.get('Uniqueid') !== leg.uniqueId) return undefined;
		return {
			context: item.get('Context') ?? '',
			application: item.get('Application') ?? '',
			bridgeId: item.get('BridgeID') ?? '',
		};
	} catch (error) {
		if (isNoSuchChannel(error)) return undefined;
		throw error;
	}
}

/** Whether the switch has a channel with this unique id. Rejects when it cannot be asked. */
export async function isThere(client: AmiClient, uniqueId: string): Promise<boolean> {
	try {
		const {items} = await client.list('Status', {Channel: uniqueId});
		return items[0]?.get('Uniqueid') === uniqueId;
	} catch (error) {
		if (isNoSuchChannel(error)) return false;
		throw error;
	}
}

/** "Asterisk is shutting down" is refused too, and says nothing of the channel. */
export function isNoSuchChannel(error: unknown): boolean {
	return error instanceof AmiActionError && /no such channel|not exist/i.test(error.reason);
}
