/**
 * A recorded day lived again: as it was, and with other rules or people. Finds the day in the journal,
 * reads it, simulates both, and says what was assumed.
 */

import type {Instant, QueueId, Strategy} from '@plateau/core';
import {type DayFigures, type DayPlan, simulateDay} from '@plateau/core/day-sim';
import type {Assumption, Figures, FiguresByQueue} from '@plateau/core/protocol';
import type {Job} from '../jobs/job.ts';
import type {JobOutcome} from '../jobs/kinds.ts';
import {RebuiltFloors} from '../replay/rebuilt-floors.ts';
import {dayAt, wallTime} from '../replay/wall-time.ts';
import type {ReadOnlyStore} from '../store/read-only.ts';
import {type ArrivalsAgain, arrivalsAgain} from './arrivals.ts';
import {assumptionsOf} from './assumptions.ts';
import {type ChangedDay, changeDay} from './changes.ts';
import {type RecordedDay, readDay} from './recorded-day.ts';

/** What is asked. */
export interface WhatIfArgs {
	/** ISO date in the floor's time zone. */
	readonly day: string;
	readonly agents?: number;
	readonly strategy?: Strategy;
	readonly queueId?: QueueId;
	/** Any whole number. */
	readonly seed: number;
	readonly now: Instant;
	readonly timeZone: string;
}

/** The day three times, side by side. */
export interface WhatIfResult {
	readonly day: string;
	readonly seed: number;
	/** How far the day goes: its end, or now. */
	readonly endsAt: Instant;
	/** The day's own counters. */
	readonly recorded: FiguresByQueue;
	/** Lived again with nothing changed. */
	readonly again: FiguresByQueue;
	/** With the changes; absent when none were asked for. */
	readonly changed?: FiguresByQueue;
	readonly assumptions: Assumption[];
}

/** Refusals: `day-not-recorded`, `unknown-queue`, `what-if-nobody`, `what-if-too-few`. */
export const whatIf: Job<'what-if'> = (args, {store}) => {
	const found = recordedDay(args, store);
	if (!found.ok) return found;
	const day = found.result;
	const {agents = 0, strategy, queueId, seed} = args;
	const changes = {
		agents,
		...(strategy === undefined ? {} : {strategy}),
		...(queueId === undefined ? {} : {queueId}),
	};
	const changed = changeDay(day, changes);
	if (!changed.ok) return changed;
	const callers = arrivalsAgain(day, seed);
	const isChanged = agents !== 0 || strategy !== undefined;
	const again = simulateDay(planOf(day, day, callers));
	const other = isChanged ? simulateDay(planOf(day, changed.day, callers)) : undefined;
	return {
		ok: true,
		result: {
			day: args.day,
			seed,
			endsAt: day.endsAt,
			recorded: byQueue(day.figures),
			again: byQueue(again.figures),
			...(other === undefined ? {} : {changed: byQueue(other.figures)}),
			assumptions: assumptionsOf({
				args,
				day,
				callers,
				changed: changed.day,
				isOver: day.endsAt < args.now,
				refused: Math.max(again.refused.length, other?.refused.length ?? 0),
			}),
		},
	};
};

function recordedDay(args: WhatIfArgs, store: ReadOnlyStore): JobOutcome<RecordedDay> {
	const {day, now, timeZone} = args;
	const range = dayAt(day, timeZone);
	const start = range && startOf(store, day, range);
	if (range === undefined || start === undefined) {
		const shown = (at: Instant | undefined) =>
			at === undefined ? '-' : wallTime(at, timeZone).slice(0, 10);
		const {lastSeq} = store;
		const params = {day, first: shown(store.instantOf(1)), last: shown(store.instantOf(lastSeq))};
		return {ok: false, refusal: {code: 'day-not-recorded', params}};
	}
	const floor = new RebuiltFloors(store).at(start - 1);
	const endsAt = Math.min(range.endsAt, now);
	return {ok: true, result: readDay(floor, store.eventsAfter(start - 1), {day, endsAt})};
}

/** The number of the event that began the day; undefined when the daemon did not see it. */
function startOf(
	store: ReadOnlyStore,
	day: string,
	{startsAt, endsAt}: {readonly startsAt: Instant; readonly endsAt: Instant},
): number | undefined {
	for (const event of store.eventsAfter(store.seqAt(startsAt - 1))) {
		if (event.at >= endsAt) return undefined;
		if (event.type === 'day-started' && event.day === day) return event.seq;
	}
	return undefined;
}

function planOf(
	{startsAt, endsAt, isTied}: RecordedDay,
	{config, staff, rules}: Pick<ChangedDay, 'config' | 'staff' | 'rules'>,
	{arrivals}: ArrivalsAgain,
): DayPlan {
	return {startsAt, endsAt, config, staff, rules, isTied, arrivals, answerMs: 0};
}

/** As the wire has them. */
export function byQueue({floor, queues}: DayFigures): FiguresByQueue {
	const rows: Record<string, Figures> = {};
	for (const [queueId, figures] of queues) rows[queueId] = figures;
	return {floor, queues: rows};
}
