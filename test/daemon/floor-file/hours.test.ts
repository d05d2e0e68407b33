import {formatWeek, parseDays, parseIntervals} from '@plateau/daemon/floor-file/hours';
import test from 'ava';

for (const [text, days] of [
	['mon', [0]],
	['mon-fri', [0, 1, 2, 3, 4]],
	['sat,sun', [5, 6]],
	['mon-wed, fri', [0, 1, 2, 4]],
	['daily', [0, 1, 2, 3, 4, 5, 6]],
	['fri-mon', [4, 5, 6, 0]],
	['lun-ven', [0, 1, 2, 3, 4]],
	['Sat', [5]],
	['monday', undefined],
	['mon-', undefined],
	['mon-tue-wed', undefined],
	['', undefined],
] as const) {
	test(`days - "${text}" are ${days?.join(' ') ?? 'none'}`, (t) => {
		t.deepEqual(parseDays(text), days === undefined ? undefined : [...days]);
	});
}

const hour = 60;
for (const [text, expected] of [
	['9:00-12:30', [[9 * hour, 12.5 * hour]]],
	[
		'14:00-18:00, 9:00-12:30',
		[
			[9 * hour, 12.5 * hour],
			[14 * hour, 18 * hour],
		],
	],
	['9h00-12h30', [[9 * hour, 12.5 * hour]]],
	['0:00-24:00', [[0, 24 * hour]]],
	['22:00-6:00', [[22 * hour, 30 * hour]]],
	[
		'9:00-12:00,12:00-18:00',
		[
			[9 * hour, 12 * hour],
			[12 * hour, 18 * hour],
		],
	],
	['closed', []],
	['9:00-12:00, 11:00-13:00', 'overlap'],
	['22:00-6:00, 23:00-23:30', 'overlap'],
	['9-12', undefined],
	['9:00', undefined],
	['9:60-10:00', undefined],
	['24:00-25:00', undefined],
	['24:00-6:00', undefined],
	['9:00-9:00', undefined],
	['', undefined],
] as const) {
	test(`hours - "${text}" is ${JSON.stringify(expected) ?? 'none'}`, (t) => {
		const found = parseIntervals(text);
		t.deepEqual(
			Array.isArray(found) ? found.map(({fromMin, toMin}) => [fromMin, toMin]) : found,
			expected as never,
		);
	});
}

test('hours - of a week are written with equal neighbours together', (t) => {
	const day = parseIntervals('9:00-12:30, 14:00-18:00');
	const night = parseIntervals('22:00-6:00');
	if (!Array.isArray(day) || !Array.isArray(night)) return t.fail();
	t.deepEqual(formatWeek([day, day, [], day, day, night, []]), [
		{days: 'mon-tue', hours: '9:00-12:30, 14:00-18:00'},
		{days: 'thu-fri', hours: '9:00-12:30, 14:00-18:00'},
		{days: 'sat', hours: '22:00-6:00'},
	]);
});
