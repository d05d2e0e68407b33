/**
 * Looks now and then whether the channels that are known are those that exist: an event can be lost
 * without a trace. A difference that lasts is reported.
 */

import type {AmiLink} from '../ami/reconnect.ts';
import {beepLegs} from '../asterisk/manager.ts';
import {endpointOf, type Legs} from './leg.ts';

/** Differences between the switch's channels and the legs, by unique id. */
export interface Drift {
	/** Known, and not at the switch. */
	readonly gone: readonly string[];
	/** At the switch in one of our contexts or on a desk phone, and not known. */
	readonly unknown: readonly string[];
}

/** Rejects with an `AmiError`. */
export async function findDrift(
	link: Pick<AmiLink, 'list'>,
	legs: Legs,
	isPhone: (endpoint: string | undefined) => boolean,
): Promise<Drift> {
	const known = new Set(legs.all().map(({uniqueId}) => uniqueId));
	const {items} = await link.list('Status');
	const there = new Set(items.map((item) => item.get('Uniqueid') ?? ''));
	const unknown = items
		.filter(
			(item) =>
				item.get('Channel')?.startsWith(beepLegs) !== true &&
				(item.get('Context')?.startsWith('plateau-') === true ||
					isPhone(endpointOf(item.get('Channel') ?? ''))),
		)
		.map((item) => item.get('Uniqueid') ?? '')
		.filter((uniqueId) => !known.has(uniqueId) && legs.get(uniqueId) === undefined);
	const gone = [...known].filter(
		(uniqueId) => !there.has(uniqueId) && legs.get(uniqueId) !== undefined,
	);
	return {gone, unknown};
}

/** What two looks have in common: the rest was only on its way. */
export function lasting(first: Drift, second: Drift): Drift {
	return {
		gone: first.gone.filter((uniqueId) => second.gone.includes(uniqueId)),
		unknown: first.unknown.filter((uniqueId) => second.unknown.includes(uniqueId)),
	};
}
