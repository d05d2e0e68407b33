/**
 * Ids that a switch still carries and the journal does not know. A loss of power takes the last commits with
 * it, and the numbers that were counted in them: given out again, a word about the old would be taken for one
 * about the new.
 */

import {type Counters, numberAtEnd} from '../counters.ts';
import type {Floor} from '../floor.ts';
import type {SwitchTruth} from '../inputs.ts';

/** Where to count on behind every id that is there; empty when the floor knows them all. */
export function countersBehind(
	{counters}: Floor,
	truth: SwitchTruth,
): {readonly next?: {readonly [K in keyof Counters]?: number}} {
	const next: {[K in keyof Counters]?: number} = {};
	for (const [kind, id] of idsIn(truth)) {
		const after = (numberAtEnd(id) ?? 0) + 1;
		if (after > (next[kind] ?? counters[kind])) next[kind] = after;
	}
	return Object.keys(next).length === 0 ? {} : {next};
}

function idsIn({customers, dials = [], monitors, recordings = []}: SwitchTruth) {
	const ids: [kind: keyof Counters, id: string][] = [];
	for (const {offerId, groupLegs = [], consult, dialId} of customers) {
		if (offerId !== undefined) ids.push(['offer', offerId]);
		for (const leg of groupLegs) ids.push(['offer', leg.offerId]);
		if (consult !== undefined) ids.push(['consult', consult.consultId]);
		if (dialId !== undefined) ids.push(['call', dialId]);
	}
	for (const {callId} of dials) ids.push(['call', callId]);
	for (const {monitorId} of monitors) ids.push(['monitor', monitorId]);
	for (const {recordingId} of recordings) ids.push(['recording', recordingId]);
	return ids;
}
