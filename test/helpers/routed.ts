/** What the engine makes of a random floor, beside what `routing-oracle.ts` expects of it. */

import {
	apply,
	type Event,
	entryOf,
	explain,
	explainWork,
	type Floor,
	step,
	type Why,
} from '@plateau/core';
import {checkIndex} from '@plateau/core/invariants/index-rebuilt';
import {floorOf} from './given.ts';
import {type RandomFloor, randomFloor} from './random-floor.ts';
import {countText, type Expected, expectedOf, placeText} from './routing-oracle.ts';

/** The floor of a seed, routed by the engine. */
interface Routed {
	readonly given: RandomFloor;
	readonly events: readonly Event[];
	readonly floor: Floor;
}

/** One `step` with nothing but the time: what is due falls due, then calls meet agents. */
function routeFloor(seed: number): Routed {
	const given = randomFloor(seed);
	const floor = floorOf(given.events);
	const result = step(floor, {type: 'deadline-reached', at: given.now});
	return {given, events: result.ok ? result.events : [], floor};
}

/** Offers and places of both, for comparison. */
export function compareFloor(seed: number): {readonly seen: Expected; readonly wanted: Expected} {
	const {given, events, floor} = routeFloor(seed);
	const offers = events.flatMap((event) =>
		event.type === 'work-offered'
			? [`${event.workId}→${event.agentId} of ${event.candidates}`]
			: event.type === 'offer-made'
				? [
						`${event.callId}→${event.agentId} of ${event.candidates}${event.isSticky ? ' sticky' : ''}${event.way ? ' group' : ''}`,
					]
				: [],
	);
	const whys = events.flatMap((event) =>
		event.type === 'offer-made' || event.type === 'work-offered'
			? [
					countText(
						Object.entries(event.why?.counts ?? {}).flatMap(([code, count]) =>
							Array.from({length: count}, () => code),
						),
					),
				]
			: [],
	);
	const calls = given.calls.map(({callId}) => {
		const call = floor.calls.get(callId as never);
		const entry = call && entryOf(call);
		return entry === undefined ? `${callId} is gone` : placeText({...entry, callId});
	});
	const works = given.works.map(({workId}) => {
		const item = floor.work.get(workId as never);
		return item === undefined ? `${workId} is gone` : placeText({...item.entry, callId: workId});
	});
	return {seen: {offers, whys, calls: [...calls, ...works]}, wanted: expectedOf(given)};
}

/** What of an offer's `why` is not what the full explanation says just before it; empty: all is. */
export function wrongWhys(seed: number): string[] {
	const {given, events} = routeFloor(seed);
	const wrong: string[] = [];
	const before = floorOf(given.events);
	for (const event of events) {
		if (event.type === 'offer-made' || event.type === 'work-offered') {
			const isWork = event.type === 'work-offered';
			const full = isWork ? explainWork(before, event.workId) : explain(before, event.callId);
			const isSticky = !isWork && event.isSticky === true;
			const chosen = full?.candidates.find(({agentId}) => agentId === event.agentId);
			if (full === undefined || chosen === undefined) wrong.push(`${event.offerId}: not explained`);
			else {
				const said = saidShort(event.why, isSticky);
				const wanted = {
					counts: isSticky ? {} : countsOf(full.passed.map(({code}) => code)),
					rank: isSticky ? [] : chosen.rank,
					idleMs: chosen.idleMs,
					candidates: full.candidates.length,
					named: isSticky ? 0 : Math.min(8, full.passed.length),
					strangers: [],
				};
				const own = {
					...said,
					...{idleMs: event.idleMs, candidates: event.candidates},
					strangers: (event.why?.passed ?? []).filter(
						(row) => !full.passed.some((other) => JSON.stringify(other) === JSON.stringify(row)),
					),
				};
				if (sorted(own) !== sorted(wanted)) {
					wrong.push(`${event.offerId}: ${sorted(own)}, in full ${sorted(wanted)}`);
				}
			}
		}
		apply(before, event);
	}
	return wrong;
}

function saidShort(why: Why | undefined, isSticky: boolean) {
	return {
		counts: why?.counts ?? {},
		rank: why?.rank ?? [],
		named: isSticky ? 0 : (why?.passed.length ?? 0),
	};
}

function countsOf(codes: readonly string[]): Readonly<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
	return counts;
}

/** As text, whatever the order of the keys. */
function sorted(value: object): string {
	return JSON.stringify(value, (_key, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner,
	);
}

/** Where the index that the engine kept is not the one built anew; empty: nowhere. */
export function wrongIndex(seed: number): string[] {
	const wrong: string[] = [];
	const {floor} = routeFloor(seed);
	checkIndex(floor, (holds, law) => {
		if (!holds) wrong.push(law());
	});
	return wrong;
}
