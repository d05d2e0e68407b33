/** Figures of one round, from the calls that crossed the wire. */

import type {WireCall} from './wire.ts';

/** From a call's arrival to the first INVITE to a phone, ms. */
export function arrivalToOffer(calls: readonly WireCall[]): number[] {
	return calls.flatMap(({arrivedAt, offeredAt}) =>
		offeredAt === undefined ? [] : [offeredAt - arrivedAt],
	);
}

/** Who came so shortly before may still be on the way into the queue. */
const enteringMs = 100;

/**
 * From an agent's BYE to the next INVITE to the same agent, ms, while more calls waited than there are
 * agents: so that there was a call for this one, whatever the others did in the same moment.
 */
export function hangUpToNextOffer(calls: readonly WireCall[], agentCount: number): number[] {
	const offersOf = new Map<string, number[]>();
	for (const {agent, offeredAt} of calls) {
		if (agent === undefined || offeredAt === undefined) continue;
		const offers = offersOf.get(agent) ?? [];
		offers.push(offeredAt);
		offersOf.set(agent, offers);
	}
	for (const offers of offersOf.values()) offers.sort((one, other) => one - other);
	return calls.flatMap(({agent, agentHungUpAt: at}) => {
		if (agent === undefined || at === undefined) return [];
		const waiting = calls.filter(
			({arrivedAt, offeredAt}) =>
				arrivedAt < at - enteringMs && (offeredAt === undefined || offeredAt > at),
		).length;
		const next = offersOf.get(agent)?.find((offeredAt) => offeredAt > at);
		return waiting > agentCount && next !== undefined ? [next - at] : [];
	});
}

/** Calls that rang only after one that had arrived later did. */
export function overtaken(calls: readonly WireCall[]): number {
	const offered = calls
		.filter((call) => call.offeredAt !== undefined)
		.toSorted((one, other) => (one.offeredAt ?? 0) - (other.offeredAt ?? 0));
	let latest = 0;
	let count = 0;
	for (const {arrivedAt} of offered) {
		if (arrivedAt < latest) count += 1;
		latest = Math.max(latest, arrivedAt);
	}
	return count;
}

/** Calls that were turned away or that no phone ever answered. */
export function failed(calls: readonly WireCall[]): number {
	return calls.filter(
		({refusedWith, answeredAt}) => refusedWith !== undefined || answeredAt === undefined,
	).length;
}
