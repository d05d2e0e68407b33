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

/**
 * Of each call that rang only after one that had arrived later did: how long after the first such one, ms.
 * Less than a network's own jitter is nobody's place in a queue.
 */
export function overtakenBy(calls: readonly WireCall[]): number[] {
	const offered = calls
		.flatMap(({arrivedAt, offeredAt}) => (offeredAt === undefined ? [] : [{arrivedAt, offeredAt}]))
		.sort((one, other) => one.offeredAt - other.offeredAt);
	let latest = 0;
	return offered.flatMap(({arrivedAt, offeredAt}) => {
		const isOvertaken = arrivedAt < latest;
		latest = Math.max(latest, arrivedAt);
		if (!isOvertaken) return [];
		const first = offered.find((other) => other.arrivedAt > arrivedAt);
		return [offeredAt - (first?.offeredAt ?? offeredAt)];
	});
}

/** Calls that were turned away or that no phone ever answered. */
export function failed(calls: readonly WireCall[]): number {
	return calls.filter(
		({refusedWith, answeredAt}) => refusedWith !== undefined || answeredAt === undefined,
	).length;
}
