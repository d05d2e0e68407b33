import {fc, testProp} from '@fast-check/ava';
import {floorDayAt, openingAt} from '@plateau/daemon/floor-file/calendar';
import {
	easterSunday,
	frenchHolidays,
	isHolidayRule,
	iso,
} from '@plateau/daemon/floor-file/holidays';
import {parseDays, parseIntervals} from '@plateau/daemon/floor-file/hours';
import type {Hours, OpenInterval} from '@plateau/daemon/floor-file/types';
import test from 'ava';
import {DateTime} from 'luxon';

const paris = 'Europe/Paris';
const at = (text: string, zone = paris) => DateTime.fromISO(text, {zone}).toMillis();
const shown = (instant: number | undefined, zone = paris) =>
	instant === undefined ? '-' : DateTime.fromMillis(instant, {zone}).toFormat("yyyy-MM-dd'T'HH:mm");

/** `mon-fri 9:00-12:00 | sat 9:00-10:00`. */
function hours(text: string, holidays: readonly string[] = [], timeZone?: string): Hours {
	const week: OpenInterval[][] = [[], [], [], [], [], [], []];
	for (const line of text.split('|')) {
		const [days = '', ...rest] = line.trim().split(' ');
		const intervals = parseIntervals(rest.join(' '));
		for (const day of parseDays(days) ?? []) {
			if (Array.isArray(intervals)) week[day] = intervals;
		}
	}
	return {week, holidays, ...(timeZone === undefined ? {} : {timeZone})};
}

const office = 'mon-fri 9:00-12:30, 14:00-18:00 | sat 9:00-12:00';

const opening = test.macro({
	exec(t, rules: Hours | undefined, when: string, expected: string) {
		const {open, until} = openingAt(rules, at(when), paris);
		t.is(`${open ? 'open' : 'closed'} until ${shown(until)}`, expected);
	},
	title: (behaviour = '') => `opening - ${behaviour}`,
});

// 2026-03-02 is a Monday.
test('is always without hours', opening, undefined, '2026-03-02T03:00', 'open until -');
test(
	'begins in the morning',
	opening,
	hours(office),
	'2026-03-02T08:59',
	'closed until 2026-03-02T09:00',
);
test(
	'counts its first instant',
	opening,
	hours(office),
	'2026-03-02T09:00',
	'open until 2026-03-02T12:30',
);
test(
	'does not count its last',
	opening,
	hours(office),
	'2026-03-02T12:30',
	'closed until 2026-03-02T14:00',
);
test(
	'comes back after the weekend',
	opening,
	hours(office),
	'2026-03-07T12:00',
	'closed until 2026-03-09T09:00',
);
test('never comes when no day has hours', opening, hours(''), '2026-03-02T09:00', 'closed until -');
test(
	'never ends around the clock',
	opening,
	hours('daily 0:00-24:00'),
	'2026-03-02T09:00',
	'open until -',
);
test(
	'goes on over midnight',
	opening,
	hours('mon 22:00-6:00'),
	'2026-03-03T05:59',
	'open until 2026-03-03T06:00',
);
test(
	'joins a night and the morning after',
	opening,
	hours('mon 22:00-9:00 | tue 9:00-12:00'),
	'2026-03-02T23:00',
	'open until 2026-03-03T12:00',
);
test(
	'joins two whole days',
	opening,
	hours('mon 0:00-24:00 | tue 0:00-8:00'),
	'2026-03-02T23:00',
	'open until 2026-03-03T08:00',
);
test(
	'ends at midnight',
	opening,
	hours('mon 8:00-24:00'),
	'2026-03-02T23:00',
	'open until 2026-03-03T00:00',
);
test(
	'is closed on a public holiday',
	opening,
	hours(office, ['FR']),
	'2026-05-01T10:00',
	'closed until 2026-05-02T09:00',
);
test(
	'skips holidays in a row',
	opening,
	hours('mon-fri 9:00-18:00', ['FR', '2026-12-24', '2026-12-26..2027-01-03']),
	'2026-12-23T18:00',
	'closed until 2027-01-04T09:00',
);
test(
	'of a holiday that begins by night ends the evening before',
	opening,
	hours('daily 22:00-6:00', ['05-01']),
	'2026-05-01T03:00',
	'open until 2026-05-01T06:00',
);
test(
	'in a zone of its own',
	opening,
	hours('daily 9:00-17:00', [], 'America/New_York'),
	'2026-03-02T14:59',
	'closed until 2026-03-02T15:00',
);

// Paris: clocks go from 2:00 to 3:00 on 2026-03-29 and from 3:00 back to 2:00 on 2026-10-25.
test(
	'is at nine on both sides of the spring change',
	opening,
	hours('daily 9:00-17:00'),
	'2026-03-28T18:00',
	'closed until 2026-03-29T09:00',
);
test(
	'at a time that is skipped is the change itself',
	opening,
	hours('sun 2:30-5:00'),
	'2026-03-29T01:00',
	'closed until 2026-03-29T03:00',
);
test(
	'that ends at a time that is skipped ends at the change',
	opening,
	hours('sun 1:00-2:30'),
	'2026-03-29T01:30',
	'open until 2026-03-29T03:00',
);

test('opening - at a time that comes twice begins the first time and ends the last', (t) => {
	const first = at('2026-10-25T02:30', 'UTC+2');
	const last = at('2026-10-25T02:30', 'UTC+1');
	const early = openingAt(hours('sun 2:30-5:00'), at('2026-10-25T00:00'), paris);
	t.is(early.until, first);
	const late = openingAt(hours('sun 1:00-2:30'), at('2026-10-25T01:30'), paris);
	t.deepEqual(late, {open: true, until: last});
});

testProp(
	'opening - holds until its edge, and changes there',
	[
		fc.array(fc.tuple(fc.nat({max: 6}), fc.nat({max: 1439}), fc.integer({min: 1, max: 1440})), {
			maxLength: 6,
		}),
		fc.constantFrom(
			'Europe/Paris',
			'America/Santiago',
			'Africa/Casablanca',
			'Australia/Lord_Howe',
			'Asia/Kathmandu',
		),
		fc.integer({min: at('2026-01-01'), max: at('2027-12-31')}),
		fc.boolean(),
	],
	(t, intervals, zone, instant, holidays) => {
		const week: OpenInterval[][] = [[], [], [], [], [], [], []];
		for (const [day, fromMin, length] of intervals)
			week[day] = [{fromMin, toMin: fromMin + length}];
		const rules = {week, holidays: holidays ? ['FR'] : []};
		const {open, until} = openingAt(rules, instant, zone);
		if (until === undefined) {
			t.true(intervals.length === 0 || open);
			return;
		}
		t.true(until > instant);
		t.is(openingAt(rules, until - 1, zone).open, open);
		t.is(openingAt(rules, until, zone).open, !open);
		t.is(openingAt(rules, Math.floor((instant + until) / 2), zone).until, until);
	},
	{numRuns: 300},
);

test('day - begins at midnight of its zone and has 23 to 25 hours', (t) => {
	const hour = 3_600_000;
	const day = floorDayAt(at('2026-03-29T12:00'), paris);
	t.deepEqual(day, {
		day: '2026-03-29',
		startsAt: at('2026-03-29T00:00'),
		endsAt: at('2026-03-30T00:00'),
	});
	t.is(day.endsAt - day.startsAt, 23 * hour);
	const autumn = floorDayAt(at('2026-10-25T12:00'), paris);
	t.is(autumn.endsAt - autumn.startsAt, 25 * hour);
	t.is(floorDayAt(day.endsAt, paris).day, '2026-03-30', 'midnight belongs to the new day');
});

test('day - begins at the change where midnight is skipped', (t) => {
	// Santiago: clocks went from 0:00 to 1:00 on 2026-09-06.
	const zone = 'America/Santiago';
	const day = floorDayAt(at('2026-09-06T12:00', zone), zone);
	t.is(shown(day.startsAt, zone), '2026-09-06T01:00');
	t.is(floorDayAt(day.startsAt - 1, zone).endsAt, day.startsAt);
});

for (const [year, date] of [
	[2000, '2000-04-23'],
	[2019, '2019-04-21'],
	[2024, '2024-03-31'],
	[2026, '2026-04-05'],
	[2027, '2027-03-28'],
	[2038, '2038-04-25'],
] as const) {
	test(`holidays - Easter of ${year} is ${date}`, (t) => {
		t.is(iso(easterSunday(year)), date);
	});
}

test('holidays - of France in 2026', (t) => {
	t.deepEqual([...frenchHolidays(2026)].sort(), [
		'01-01',
		'04-06',
		'05-01',
		'05-08',
		'05-14',
		'05-25',
		'07-14',
		'08-15',
		'11-01',
		'11-11',
		'12-25',
	]);
	t.true(frenchHolidays(2026, true).has('04-03'), 'Good Friday in Alsace');
	t.true(frenchHolidays(2026, true).has('12-26'));
});

for (const [rule, isOne] of [
	['FR', true],
	['FR-alsace-moselle', true],
	['2026-12-24', true],
	['12-24', true],
	['02-29', true],
	['2026-08-03..2026-08-21', true],
	['2026-02-29', false],
	['02-30', false],
	['2026-08-21..2026-08-03', false],
	['12-24..12-26', false],
	['24/12', false],
	['DE', false],
	['', false],
] as const) {
	test(`holidays - "${rule}" is ${isOne ? 'one' : 'none'}`, (t) => {
		t.is(isHolidayRule(rule), isOne);
	});
}
