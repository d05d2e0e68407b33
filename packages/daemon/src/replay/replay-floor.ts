/** The board as it was: finds the event, rebuilds the floor after it, and draws the view of that instant. */

import type {Instant} from '@plateau/core';
import type {BoardView} from '@plateau/core/protocol';
import {viewDirectory} from '../directory.ts';
import type {FloorFile} from '../floor-file/types.ts';
import {emptyFloorFile} from '../floor-file-port.ts';
import type {Job, JobTools} from '../jobs/job.ts';
import type {JobOutcome} from '../jobs/kinds.ts';
import {boardView} from '../views/board.ts';
import {RowCache} from '../views/row-cache.ts';
import {floorsOf} from './rebuilt-floors.ts';
import {wallTime} from './wall-time.ts';

/** Which moment to show. */
export interface ReplayArgs {
	readonly moment:
		| {readonly seq: number}
		| {readonly at: Instant}
		/** `at` absent: as early on that day as the journal goes. */
		| {
				readonly day: string;
				readonly startsAt: Instant;
				readonly endsAt: Instant;
				readonly at?: Instant;
		  };
	readonly now: Instant;
	/** The floor's, for what a refusal says. */
	readonly timeZone: string;
}

/** The floor of a moment as a wallboard showed it. */
export interface ReplayedBoard {
	/** The instant shown. */
	readonly at: Instant;
	/** The last event at or before it. */
	readonly seq: number;
	readonly event: {readonly at: Instant; readonly type: string};
	readonly board: BoardView;
}

/** Refusals: `replay-no-day`, `replay-too-early`, `replay-too-late`. */
export const replayFloor: Job<'replay-floor'> = (args, tools) => {
	const found = find(args, tools);
	if (!found.ok) return found;
	const {at, seq} = found.result;
	const {store} = tools;
	const floor = floorsOf(store).at(seq);
	const directory = viewDirectory(
		(store.floorFileAt(seq)?.declared as FloorFile | undefined) ?? emptyFloorFile,
	);
	const rows = new RowCache({
		floor: () => floor,
		directory: () => directory,
		records: {
			party: (partyId) => store.party(partyId),
			matter: (matterId) => store.matter(matterId),
		},
	}).rows();
	const [event] = store.eventsAfter(seq - 1, seq);
	return {
		ok: true,
		result: {
			at,
			seq,
			event: {at: event?.at ?? floor.at, type: event?.type ?? ''},
			board: boardView(floor, rows, at).view,
		},
	};
};

interface Found {
	readonly at: Instant;
	readonly seq: number;
}

function find({moment, now, timeZone}: ReplayArgs, {store}: JobTools): JobOutcome<Found> {
	const {lastSeq} = store;
	const firstAt = store.instantOf(1) ?? Number.POSITIVE_INFINITY;
	const first = Number.isFinite(firstAt) ? wallTime(firstAt, timeZone) : '-';
	const tooEarly = refused('replay-too-early', {first});
	const tooLate = refused('replay-too-late', {now: wallTime(now, timeZone)});
	if ('seq' in moment) {
		const {seq} = moment;
		const at = store.instantOf(seq);
		if (seq < 1 || lastSeq === 0) return tooEarly;
		return at === undefined ? tooLate : {ok: true, result: {seq, at}};
	}
	if ('day' in moment) {
		const {day, startsAt, endsAt} = moment;
		if (startsAt > now || endsAt <= firstAt) {
			return refused('replay-no-day', {day, first, now: wallTime(now, timeZone)});
		}
	}
	const at = moment.at ?? ('day' in moment ? Math.max(moment.startsAt, firstAt) : now);
	if (at < firstAt) return tooEarly;
	if (at > now) return tooLate;
	return {ok: true, result: {at, seq: store.seqAt(at)}};
}

function refused(
	code: 'replay-no-day' | 'replay-too-early' | 'replay-too-late',
	params: Record<string, string>,
): Extract<JobOutcome<Found>, {ok: false}> {
	return {ok: false, refusal: {code, params}};
}
