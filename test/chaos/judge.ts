/**
 * Judges a database that a daemon left behind, after whatever was done to it: the journal lived through
 * again, event by event, and its projections held against each other. Gives sentences; none: all is well.
 */

import {apply, checkInvariants, type Event, emptyFloor, type Floor} from '@plateau/core';
import {openToRead} from '@plateau/daemon/store/database';
import {eventsAfter, journalPage} from '@plateau/daemon/store/journal';
import type Sqlite from 'better-sqlite3';

export interface Judged {
	readonly problems: readonly string[];
	readonly events: number;
	readonly calls: number;
	/** How many calls ended so. */
	readonly outcomes: Readonly<Record<string, number>>;
	/** The floor as the journal ends. */
	readonly floor: Floor;
}

/** Reads the database at `path`, whose daemon may be dead. With `isOver`, nothing may be live any more. */
export function judge(path: string, {isOver}: {readonly isOver: boolean}): Judged {
	const db = openToRead(path);
	try {
		const problems: string[] = [];
		if (count(db, "SELECT count(*) FROM sqlite_master WHERE name = 'journal'") === 0) {
			// Killed before there was any table.
			return {problems, events: 0, calls: 0, outcomes: {}, floor: emptyFloor()};
		}
		const {floor, events} = livedAgain(db, problems);
		problems.push(...tablesAgree(db), ...(isOver ? leftovers(db, floor) : []));
		const outcomes = db
			.prepare<[], {readonly outcome: string; readonly count: number}>(
				'SELECT outcome, count(*) AS count FROM interaction WHERE outcome IS NOT NULL GROUP BY outcome',
			)
			.all();
		return {
			problems,
			events,
			calls: count(db, 'SELECT count(*) FROM interaction'),
			outcomes: Object.fromEntries(outcomes.map((row) => [row.outcome, row.count])),
			floor,
		};
	} finally {
		db.close();
	}
}

/** The laws are looked at so often, between two instants; at the end in any case. */
const lookEvery = 25;

function livedAgain(db: Sqlite.Database, problems: string[]) {
	const floor = emptyFloor();
	const ended = new Set<string>();
	const enteredAt = new Map<string, number>();
	let events = 0;
	let lookedAt = 0;
	for (const event of eventsAfter(db.prepare(journalPage), 0)) {
		// Within one step a law may be about to be kept.
		if (events - lookedAt >= lookEvery && event.at > floor.at) {
			lookedAt = events;
			problems.push(...unsound(floor, floor.seq));
		}
		events += 1;
		if (event.type === 'offer-made') problems.push(...unfairOffer(floor, event));
		if (event.type === 'call-ended') {
			if (ended.has(event.callId)) problems.push(`${event.callId} ended twice`);
			ended.add(event.callId);
		}
		apply(floor, event);
		problems.push(...lostPlaces(floor, event, enteredAt));
	}
	problems.push(...unsound(floor, floor.seq));
	return {floor, events};
}

function unsound(floor: Floor, seq: number): string[] {
	return checkInvariants(floor).map((law) => `after event ${seq}: ${law}`);
}

/** Offered twice at once, or before somebody who had waited longer in the same queue. */
function unfairOffer(floor: Floor, offer: Extract<Event, {type: 'offer-made'}>): string[] {
	const problems: string[] = [];
	for (const live of floor.offers.values()) {
		if (live.agentId === offer.agentId) {
			problems.push(`${offer.agentId} was offered ${offer.callId} and ${live.callId} at once`);
		}
		if (live.callId === offer.callId && live.roundId !== offer.roundId) {
			problems.push(`${offer.callId} was offered to ${live.agentId} and ${offer.agentId} at once`);
		}
	}
	const own = floor.calls.get(offer.callId);
	if (own?.state !== 'waiting') return problems;
	for (const call of floor.calls.values()) {
		if (call.state !== 'waiting' || call.entry.queueId !== own.entry.queueId) continue;
		if (call.entry.enteredAt < own.entry.enteredAt) {
			problems.push(`${own.id} was offered before ${call.id}, who had waited longer`);
		}
	}
	return problems;
}

/** Whoever is in a queue has the place they entered with. */
function lostPlaces(floor: Floor, event: Event, enteredAt: Map<string, number>): string[] {
	if (!('callId' in event) || event.callId === undefined) return [];
	const call = floor.calls.get(event.callId);
	if (call === undefined || !('entry' in call) || call.entry === undefined) return [];
	const known = enteredAt.get(call.id);
	enteredAt.set(call.id, call.entry.enteredAt);
	return known === undefined || known === call.entry.enteredAt
		? []
		: [`${call.id} lost its place of ${known} to ${event.type}`];
}

function tablesAgree(db: Sqlite.Database): string[] {
	const none: readonly (readonly [what: string, sql: string])[] = [
		[
			'calls whose segments do not add up',
			`SELECT count(*) FROM interaction WHERE ended_at IS NOT NULL AND ended_at - arrived_at <>
			(SELECT coalesce(sum(ended_at - started_at), 0) FROM segment
			WHERE segment.call_id = interaction.call_id AND kind <> 'wrap-up')`,
		],
		[
			'ended calls with a segment that is open',
			`SELECT count(*) FROM interaction JOIN segment USING (call_id) WHERE interaction.ended_at IS NOT NULL
			AND kind <> 'wrap-up' AND segment.ended_at IS NULL`,
		],
		[
			'calls that ended without an outcome, or the other way round',
			'SELECT count(*) FROM interaction WHERE (ended_at IS NULL) <> (outcome IS NULL)',
		],
		['overlapping offers to one agent', overlaps('offer', 'made_at')],
		['overlapping intervals of an agent', overlaps('agent_interval', 'started_at')],
	];
	return none.flatMap(([what, sql]) => {
		const found = count(db, sql);
		return found === 0 ? [] : [`${found} ${what}`];
	});
}

/** How many of an agent's rows begin before the one before has ended. */
function overlaps(table: string, startedAt: string): string {
	return `SELECT count(*) FROM (SELECT ${startedAt} AS began, lag(coalesce(ended_at, 9e15)) OVER
		(PARTITION BY agent_id ORDER BY ${startedAt}, coalesce(ended_at, 9e15)) AS over FROM ${table})
		WHERE began < over`;
}

function leftovers(db: Sqlite.Database, floor: Floor): string[] {
	const live = count(db, 'SELECT count(*) FROM interaction WHERE ended_at IS NULL');
	const offers = count(db, 'SELECT count(*) FROM offer WHERE ended_at IS NULL');
	const busy = [...floor.agents.values()].filter(
		(agent) => agent.state === 'signed-in' && agent.activity.state !== 'idle',
	);
	return [
		...(live === 0 ? [] : [`${live} calls are live that are over`]),
		...(offers === 0 ? [] : [`${offers} offers are live that are over`]),
		...busy.map(({id}) => `${id} is busy with nothing`),
	];
}

function count(db: Sqlite.Database, sql: string): number {
	return db.prepare<[], number>(sql).pluck().get() ?? 0;
}
