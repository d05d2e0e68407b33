/** What the dialplan makes of opening hours, held against the calendar that the daemon goes by. */

import {undecidedSteps} from '@plateau/daemon/asterisk/hours-dialplan';
import {asteriskHours} from '@plateau/daemon/cli/number-hours';
import {openingAt} from '@plateau/daemon/floor-file/calendar';
import {isHoliday} from '@plateau/daemon/floor-file/holidays';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import type {Hours} from '@plateau/daemon/floor-file/types';
import {gotoIfTime} from '@plateau/daemon/practice/apps/goto-if-time';
import type {AppRun} from '@plateau/daemon/practice/dialplan/thread';
import test from 'ava';
import {DateTime} from 'luxon';

const zone = 'Europe/Paris';

function hoursOf(text: string): Hours {
	const parsed = parseFloorFile(
		`queues: {s: {label: S}}\nnumbers: {"+33184880001": {queue: s, hours: ${text}}}\n`,
	);
	const hours = parsed.ok ? parsed.floor.numbers[0]?.hours : undefined;
	if (hours === undefined) throw new Error(JSON.stringify(parsed));
	return hours;
}

/** Runs the steps as a switch would: where a call goes that nobody decides. */
function wayAt(hours: Hours | undefined, at: number): 'closed' | 'open' {
	const steps = undecidedSteps(hours && asteriskHours(hours, zone));
	const labels = steps.map((step) => (typeof step === 'string' ? '' : step[0]));
	const date = DateTime.fromMillis(at, {zone: hours?.timeZone ?? zone}).toFormat('yyyyMMdd');
	let way = '';
	for (let place = labels.indexOf('undecided'); place < steps.length; place += 1) {
		const step = steps[place] ?? '';
		const text = typeof step === 'string' ? step : step[1];
		const [, name = '', data = ''] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
		let target: string | undefined;
		if (name === 'Goto') target = data;
		else if (name === 'GotoIf') {
			const [, from = '', to = '', where] = /(\d{8}) .* (\d{8})\]\?(\w+)$/.exec(data) ?? [];
			if (from <= date && date <= to) target = where;
		} else if (name === 'GotoIfTime') {
			const channel = {location: {context: 'c', extension: 'e', priority: 1}};
			const exchange = {
				clock: {now: () => at},
				dialplan: {
					priorityOf: (_c: string, _e: string, label: string) => labels.indexOf(label) + 1,
				},
			};
			const run = {exchange, channel, data} as unknown as AppRun;
			if (gotoIfTime(run) === 'goto') target = labels[channel.location.priority - 1];
		}
		if (target?.startsWith('plateau-')) {
			way = target;
			break;
		}
		if (target !== undefined) place = labels.indexOf(target) - 1;
	}
	return way === 'plateau-wait,s,1' ? 'open' : 'closed';
}

const examples = {
	usual: hoursOf('{mon-fri: "9:00-12:30, 14:00-18:00", sat: 9:00-12:00, holidays: [FR]}'),

	nights: hoursOf('{fri-sun: 22:00-6:00}'),
	elsewhere: hoursOf('{timeZone: America/New_York, daily: 8:00-17:00, holidays: [12-24]}'),
	away: hoursOf(
		'{daily: 8:00-17:00, holidays: [FR-alsace-moselle, 2026-08-03..2026-08-21, 2026-12-26]}',
	),
};

for (const [name, hours] of Object.entries(examples)) {
	test(`hours - ${name}: the dialplan opens and closes as the calendar does, minute by minute around it`, (t) => {
		const step = 397 * 3_600_000 + 60_000;
		const from = Date.UTC(2026, 0, 1);
		const wrong: string[] = [];
		for (let at = from; at < from + 800 * 86_400_000; at += step) {
			const {until = at} = openingAt(hours, at, zone);
			for (const instant of [at, until - 60_000, until, until + 60_000]) {
				const wanted = openingAt(hours, instant, zone).open ? 'open' : 'closed';
				if (wayAt(hours, instant) !== wanted) wrong.push(new Date(instant).toISOString());
			}
		}
		t.deepEqual(wrong.slice(0, 5), []);
	});
}

test('hours - without hours a number is open; with no hours at all it never is', (t) => {
	t.is(wayAt(undefined, 0), 'open');
	const always = hoursOf('{daily: 0:00-24:00}');
	for (let hour = 0; hour < 24; hour += 1) t.is(wayAt(always, hour * 3_600_000 - 1), 'open');
	const never: Hours = {week: [[], [], [], [], [], [], []], holidays: []};
	t.is(wayAt(never, Date.UTC(2026, 5, 1, 10)), 'closed');
});

test('hours - a holiday closes its whole day, with what began the evening before', (t) => {
	const hours = hoursOf('{daily: 22:00-6:00, holidays: [2026-12-25]}');
	const at = (day: number, hour: number) =>
		DateTime.fromObject({year: 2026, month: 12, day, hour}, {zone}).toMillis();
	t.is(wayAt(hours, at(24, 23)), 'open');
	// The calendar goes on until six: what began on the 24th is not of the holiday.
	t.is(wayAt(hours, at(25, 2)), 'closed');
	t.is(wayAt(hours, at(25, 23)), 'closed');
	t.is(wayAt(hours, at(26, 2)), 'open');
	t.true(isHoliday(hours.holidays, {year: 2026, month: 12, day: 25}));
});
