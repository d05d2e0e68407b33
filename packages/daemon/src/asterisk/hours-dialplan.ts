/**
 * A number's opening hours in the dialplan, for calls that the daemon does not decide in time: while it is
 * away, a closed number must not ring every desk phone.
 */

import type {Step} from './conf-text.ts';
import {contexts} from './contract.ts';
import type {AsteriskHours} from './input.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayMin = 24 * 60;

/**
 * Where a call goes on that nobody decides. The hours are looked at once nobody has: a
 * call that is decided does not wait for it.
 */
export function undecidedSteps(hours: AsteriskHours | undefined): readonly Step[] {
	const open = `Goto(${contexts.wait},s,1)`;
	if (hours === undefined) return [['undecided', open]];
	const {timeZone, week, closedYearly, closedDays} = hours;
	return [
		['undecided', 'NoOp()'],
		...closedYearly.map((day) => {
			const [month = 1, ofMonth = 1] = day.split('-').map(Number);
			return `GotoIfTime(*,*,${ofMonth},${months[month - 1]},${timeZone}?closed)`;
		}),
		...(closedDays.length === 0
			? []
			: [
					`Set(PLATEAU_DATE=\${STRFTIME(,${timeZone},%Y%m%d)})`,
					...closedDays.map(
						({from, to}) =>
							`GotoIf($[\${PLATEAU_DATE} >= ${from} & \${PLATEAU_DATE} <= ${to}]?closed)`,
					),
				]),
		...stretchesOf(week).map(
			({times, from, to}) =>
				`GotoIfTime(${times},${from === to ? days[from] : `${days[from]}-${days[to]}`},*,*,${timeZone}?open)`,
		),
		['closed', `Goto(${contexts.farewell},closed,1)`],
		['open', open],
	];
}

interface Stretch {
	readonly times: string;
	/** The first and the last of neighbouring weekdays, from 0, Monday. */
	readonly from: number;
	readonly to: number;
}

/** The week as times of day: what goes on after midnight is the next day's, equal neighbours are one. */
function stretchesOf(week: AsteriskHours['week']): readonly Stretch[] {
	const byTimes = new Map<string, Set<number>>();
	const add = (day: number, fromMin: number, toMin: number) => {
		// The last minute belongs to it.
		const times = `${clock(fromMin)}-${clock(toMin - 1)}`;
		const own = byTimes.get(times) ?? new Set();
		byTimes.set(times, own.add(day));
	};
	for (const [day, intervals] of week.entries()) {
		for (const {fromMin, toMin} of intervals) {
			add(day, fromMin, Math.min(toMin, dayMin));
			if (toMin > dayMin) add((day + 1) % 7, 0, toMin - dayMin);
		}
	}
	return [...byTimes].flatMap(([times, own]) => {
		const stretches: {times: string; from: number; to: number}[] = [];
		for (const day of [...own].sort((a, b) => a - b)) {
			const last = stretches.at(-1);
			if (last?.to === day - 1) last.to = day;
			else stretches.push({times, from: day, to: day});
		}
		return stretches;
	});
}

function clock(min: number): string {
	return `${Math.floor(min / 60)}:${String(min % 60).padStart(2, '0')}`;
}
