import {askedMoment} from '@plateau/daemon/replay/asked-moment';
import {wallTime} from '@plateau/daemon/replay/wall-time';
import test from 'ava';

const paris = 'Europe/Paris';
const day = '2026-11-20';

/** The instant that is asked for, as UTC; else the refusal's code. */
function asked(args: Parameters<typeof askedMoment>[0], zone = paris): string {
	const outcome = askedMoment(args, zone);
	if (!outcome.ok) return outcome.refusal.code;
	const moment = outcome.result;
	if (!('at' in moment) || moment.at === undefined) return 'no instant';
	return new Date(moment.at).toISOString();
}

for (const [at, utc] of [
	['14:03', '2026-11-20T13:03:00.000Z'],
	['14:03:20', '2026-11-20T13:03:20.000Z'],
	['00:00', '2026-11-19T23:00:00.000Z'],
	['23:59:59', '2026-11-20T22:59:59.000Z'],
	['14:03+01:00', '2026-11-20T13:03:00.000Z'],
	['14:03+02:00', 'replay-no-such-time'],
	['24:00', 'bad-arguments'],
	['14:60', 'bad-arguments'],
	['2 pm', 'bad-arguments'],
	['14:03:20.5', 'bad-arguments'],
] as const) {
	test(`replay - ${at} in Paris is ${utc}`, (t) => {
		t.is(asked({day, at}), utc);
	});
}

for (const [name, args, expected] of [
	['a time the spring skips', {day: '2026-03-29', at: '02:30'}, 'replay-no-such-time'],
	['just before it', {day: '2026-03-29', at: '01:59:59'}, '2026-03-29T00:59:59.000Z'],
	['just after it', {day: '2026-03-29', at: '03:00'}, '2026-03-29T01:00:00.000Z'],
	['a time that autumn shows twice', {day: '2026-10-25', at: '02:30'}, 'replay-time-twice'],
	['the first of the two', {day: '2026-10-25', at: '02:30+02:00'}, '2026-10-25T00:30:00.000Z'],
	['the second', {day: '2026-10-25', at: '02:30+01:00'}, '2026-10-25T01:30:00.000Z'],
	['a day that is none', {day: '2026-02-30', at: '10:00'}, 'bad-arguments'],
	['no moment at all', {}, 'bad-arguments'],
	['two moments', {day, seq: 4}, 'bad-arguments'],
	['an instant', {instant: 1000}, '1970-01-01T00:00:01.000Z'],
] as const) {
	test(`replay - asked for ${name}: ${expected}`, (t) => {
		t.is(asked(args), expected);
	});
}

test('replay - a time that comes twice is answered with how to write each', (t) => {
	const outcome = askedMoment({day: '2026-10-25', at: '02:30:15'}, paris);
	t.like(outcome, {
		refusal: {params: {early: '02:30:15+02:00', late: '02:30:15+01:00'}},
	});
});

test('replay - a day alone begins at its midnight, also where midnight is skipped', (t) => {
	const moment = (at: string, zone: string) => {
		const outcome = askedMoment({day: at}, zone);
		const range = outcome.ok && 'day' in outcome.result ? outcome.result : undefined;
		return range && [wallTime(range.startsAt, zone), (range.endsAt - range.startsAt) / 3_600_000];
	};
	t.deepEqual(moment(day, paris), ['2026-11-20 00:00:00', 24]);
	t.deepEqual(moment('2026-03-29', paris), ['2026-03-29 00:00:00', 23]);
	t.deepEqual(moment('2026-10-25', paris), ['2026-10-25 00:00:00', 25]);
	t.deepEqual(moment('2026-09-06', 'America/Santiago'), ['2026-09-06 01:00:00', 23]);
});
