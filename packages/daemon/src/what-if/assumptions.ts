/** What a re-run took for granted, as codes for the sentences of `core/text/what-if.ts`. */

import type {Assumption} from '@plateau/core/protocol';
import {wallTime} from '../replay/wall-time.ts';
import type {ArrivalsAgain} from './arrivals.ts';
import type {ChangedDay} from './changes.ts';
import type {RecordedDay} from './recorded-day.ts';
import type {WhatIfArgs} from './what-if.ts';

export interface Taken {
	readonly args: WhatIfArgs;
	readonly day: RecordedDay;
	readonly callers: ArrivalsAgain;
	readonly changed: ChangedDay;
	/** The day has ended. */
	readonly isOver: boolean;
	/** Moves of people that the floor refused in a re-run. */
	readonly refused: number;
}

/** In the order in which they are told. */
export function assumptionsOf({args, day, callers, changed, isOver, refused}: Taken): Assumption[] {
	const {seed, strategy, queueId, timeZone} = args;
	const {copied, removed} = changed;
	const told: Assumption[] = [];
	if (!isOver) {
		told.push({code: 'day-not-over', params: {at: wallTime(day.endsAt, timeZone).slice(11, 16)}});
	}
	if (copied.length > 0) {
		told.push({code: 'agents-added', params: {count: copied.length, agents: copied.join(', ')}});
	}
	if (removed.length > 0) {
		told.push({
			code: 'agents-removed',
			params: {count: removed.length, agents: removed.join(', ')},
		});
	}
	if (strategy !== undefined) {
		told.push(
			queueId === undefined
				? {code: 'strategy-everywhere', params: {strategy}}
				: {code: 'strategy-of-queue', params: {strategy, queueId}},
		);
	}
	told.push({code: 'arrivals-recorded', params: {count: callers.arrivals.length}});
	if (callers.goneAtOnce > 0) {
		told.push({code: 'gone-at-once', params: {count: callers.goneAtOnce}});
	}
	for (const {queueId: id, calls, abandoned, patienceMs} of callers.queues) {
		told.push(
			patienceMs === undefined
				? {code: 'patience-endless', params: {queueId: id, calls}}
				: {
						code: 'patience-drawn',
						params: {queueId: id, calls, abandoned, seconds: Math.round(patienceMs / 1000)},
					},
		);
	}
	told.push({code: 'handling-recorded'}, {code: 'staff-recorded'});
	const missed = day.calls
		.flatMap(({rings}) => rings)
		.filter(({end}) => end !== 'answered' && end !== 'cut').length;
	if (missed > 0) told.push({code: 'misses-recorded', params: {count: missed}});
	const raised = day.calls.reduce((sum, {raises}) => sum + raises.length, 0);
	if (raised > 0) told.push({code: 'raises-recorded', params: {count: raised}});
	told.push({code: 'nothing-breaks'}, {code: 'carried-over'});
	if (refused > 0) told.push({code: 'moves-refused', params: {count: refused}});
	told.push({code: 'seed', params: {seed}});
	return told;
}
