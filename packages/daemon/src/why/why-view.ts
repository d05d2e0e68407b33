/** The core's explanations as clients see them: what is left of a time becomes the instant of its end. Pure. */

import {
	type CallId,
	entryOf,
	explain,
	type Floor,
	type Instant,
	type PassedOver,
	type Why,
} from '@plateau/core';
import type {PassedOver as PassedOverRow, Why as WhyRow} from '@plateau/core/protocol';

/**
 * Everybody of the call's queue but `exceptId`: who could have been asked too (`behind`), in the order
 * in which they would be, then who could not. Undefined: the call has no place in a queue.
 */
export function whyOf(floor: Floor, callId: CallId, exceptId?: string): WhyRow | undefined {
	const full = explain(floor, callId);
	const call = floor.calls.get(callId);
	if (full === undefined || call === undefined) return undefined;
	const stuckTo = entryOf(call)?.stick?.agentId;
	const rows: PassedOverRow[] = [
		...full.candidates.map(({agentId}) => ({agentId, reason: 'behind'})),
		...full.passed.map((row) => rowOf(row, floor.at, stuckTo)),
	].filter(({agentId}) => agentId !== exceptId);
	const counts: Record<string, number> = {};
	for (const {reason} of rows) counts[reason] = (counts[reason] ?? 0) + 1;
	return {counts, passedOver: rows};
}

/** What an offer of `at` kept. */
export function keptWhy({counts, passed}: Why, at: Instant): WhyRow {
	return {counts: {...counts}, passedOver: passed.map((row) => rowOf(row, at))};
}

/** The first so many: a page has room for a few. The counts stay those of all. */
export function firstOf(why: WhyRow | undefined): WhyRow | undefined {
	return why && {...why, passedOver: why.passedOver.slice(0, mostOnAPage)};
}

const mostOnAPage = 8;

/** One who was passed over, as clients see it. */
export function rowOf(
	{agentId, code, leftMs, reasonId, tier, lacks, kindId, inHand, capacity}: PassedOver,
	at: Instant,
	stuckTo?: string,
): PassedOverRow {
	return {
		agentId,
		reason: code,
		...(leftMs === undefined ? {} : {until: at + leftMs}),
		...(reasonId === undefined ? {} : {reasonId}),
		...(tier === undefined ? {} : {tier}),
		...(lacks === undefined ? {} : {lacks: lacks.map((lack) => ({...lack}))}),
		...(kindId === undefined ? {} : {kindId}),
		...(inHand === undefined ? {} : {inHand}),
		...(capacity === undefined ? {} : {capacity}),
		...(code === 'waits-for' && stuckTo !== undefined ? {otherId: stuckTo} : {}),
	};
}
