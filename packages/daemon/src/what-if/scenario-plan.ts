/** A scenario as a day to simulate: chance is drawn here, from the seed alone. */

import {
	type AgentId,
	type FloorConfig,
	type Instant,
	id,
	type Millis,
	type NumberId,
	type WindowId,
} from '@plateau/core';
import {
	type DayPlan,
	type PlannedArrival,
	type RuleMove,
	type StaffMove,
	withOwnPhones,
} from '@plateau/core/day-sim';
import {createRandom, type Random} from '@plateau/core/sim';
import {DateTime} from 'luxon';
import {openingAt} from '../floor-file/calendar.ts';
import type {FloorFile, Hours} from '../floor-file/types.ts';
import {dayAt} from '../replay/wall-time.ts';
import {type Copy, copyOf, withCopies} from './copies.ts';
import type {Habits, Scenario, Shift, Spread} from './scenario.ts';

/** The plan; each call's draws depend on the seed, its number and its place among that number's calls. */
export function planOf(
	scenario: Scenario,
	{file, config}: {readonly file: FloorFile; readonly config: FloorConfig},
	seed: number,
): DayPlan {
	const {day, answerMs, shifts} = scenario;
	const zone = config.timeZone;
	const startsAt = dayAt(day, zone)?.startsAt ?? 0;
	const at = clockOf(day, zone);
	const copies = copiesOf(shifts);
	return {
		config: withOwnPhones(withCopies(config, copies)),
		startsAt,
		arrivals: arrivalsOf(scenario, config, at, seed),
		staff: shifts.flatMap((shift) => staffOf(shift, at)).sort((a, b) => a.at - b.at),
		rules: hoursOf(file, zone, startsAt, at(2 * 1440)),
		isTied: true,
		answerMs,
	};
}

type Clock = (minutes: number) => Instant;

/** The instant at which clocks on that day show so many minutes after midnight; beyond, the next day. */
function clockOf(day: string, zone: string): Clock {
	const date = DateTime.fromISO(day, {zone});
	return (minutes) =>
		date
			.plus({days: Math.floor(minutes / 1440)})
			.set({hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60})
			.toMillis();
}

function arrivalsOf(
	{arrivals, habits}: Scenario,
	config: FloorConfig,
	at: Clock,
	seed: number,
): PlannedArrival[] {
	const random = createRandom(seed);
	const planned: PlannedArrival[] = [];
	for (const [numberText, stretches] of arrivals) {
		const numberId = id<NumberId>(numberText);
		const queueId = config.numbers.find((number) => number.id === numberId)?.queueId;
		const found = queueId === undefined ? undefined : habits.get(queueId);
		if (found === undefined) continue;
		const draws = random.fork(`callers of ${numberText}`);
		for (const {fromMin, toMin, calls} of stretches) {
			const gaps = random.fork(`arrivals at ${numberText} from ${fromMin} to ${toMin}`);
			const [from, to] = [at(fromMin), at(toMin)];
			if (calls === 0) continue;
			// Chance arrivals: as many as are named on average, not on every day.
			for (let next = from; ; ) {
				next += gaps.exponential((to - from) / calls);
				if (next >= to) break;
				planned.push({at: Math.floor(next), numberId, ...drawn(found, draws)});
			}
		}
	}
	return planned.sort((a, b) => a.at - b.at);
}

function drawn({patience, talk, wrapUp}: Habits, random: Random) {
	const patienceMs = patience === 'endless' ? Number.POSITIVE_INFINITY : draw(patience, random);
	const talkMs = draw(talk, random);
	return wrapUp === undefined
		? {patienceMs, talkMs}
		: {patienceMs, talkMs, wrapUpMs: draw(wrapUp, random)};
}

/** The spread of real talks. */
const sigma = 0.6;

function draw({meanMs, distribution}: Spread, random: Random): Millis {
	switch (distribution) {
		case 'exponential':
			return random.exponential(meanMs);
		case 'log-normal':
			return random.logNormal(meanMs, sigma);
		case 'fixed':
			return meanMs;
	}
}

function copiesOf(shifts: readonly Shift[]): Copy[] {
	return shifts
		.filter(({copy}) => copy > 0)
		.map(({agentId, copy}) => copyOf(id<AgentId>(agentId), copy));
}

function staffOf({agentId: of, copy, hours}: Shift, at: Clock): StaffMove[] {
	const agentId = copy === 0 ? id<AgentId>(of) : copyOf(id<AgentId>(of), copy).id;
	return hours.flatMap(({fromMin, toMin}): StaffMove[] => [
		{at: at(fromMin), type: 'sign-in', agentId, presence: {state: 'available'}},
		{at: at(toMin), type: 'presence', agentId, presence: {state: 'logged-out'}},
	]);
}

/** When numbers open and close, and named times of day begin and end, by the floor's own hours. */
function hoursOf(file: FloorFile, zone: string, from: Instant, to: Instant): RuleMove[] {
	const moves: RuleMove[] = [];
	const tell = (hours: Hours | undefined, move: (at: Instant, open: boolean) => RuleMove) => {
		for (let at: Instant | undefined = from; at !== undefined && at < to; ) {
			const {open, until} = openingAt(hours, at, zone);
			moves.push(move(at, open));
			at = until;
		}
	};
	for (const {id: number, hours} of file.numbers) {
		tell(hours, (at, open) => ({at, type: 'hours', numberId: id<NumberId>(number), open}));
	}
	for (const {id: window, hours} of file.windows ?? []) {
		tell(hours, (at, open) => ({at, type: 'window', windowId: id<WindowId>(window), open}));
	}
	return moves.sort((a, b) => a.at - b.at);
}
