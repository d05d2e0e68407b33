import {bar, sparkline} from '@plateau/tui/format/bar';
import {duration} from '@plateau/tui/format/duration';
import {percent} from '@plateau/tui/format/percent';
import {parsePhoneNumber, phoneNumber} from '@plateau/tui/format/phone-number';
import {widthOf} from '@plateau/tui/format/width';
import test from 'ava';
import fc from 'fast-check';

const durations: ReadonlyArray<[ms: number | undefined, shown: string]> = [
	[0, '0:00'],
	[999, '0:00'],
	[42_000, '0:42'],
	[60_000, '1:00'],
	[207_999, '3:27'],
	[3_599_999, '59:59'],
	[3_600_000, '1:00:00'],
	[36_061_000, '10:01:01'],
	[-5000, '0:00'],
	[undefined, '-'],
	[Number.NaN, '-'],
];
for (const [ms, shown] of durations) {
	test(`duration - ${ms} ms is ${shown}`, (t) => {
		t.is(duration(ms), shown);
	});
}

test('percent - is written as each language writes it', (t) => {
	t.is(percent(0.82, 'en'), '82 %');
	t.is(percent(0.021, 'en', 1), '2.1 %');
	t.is(percent(0.021, 'fr', 1), '2,1 %');
	t.is(percent(undefined, 'fr'), '-');
	t.is(percent(Number.NaN, 'en'), '-');
});

test('percent - says all or nothing only when it is so', (t) => {
	t.is(percent(1, 'en'), '100 %');
	t.is(percent(0, 'en'), '0 %');
	t.is(percent(0.9999, 'en'), '99 %');
	t.is(percent(0.0001, 'en'), '1 %');
	t.is(percent(0.99999, 'en', 1), '99.9 %');
});

test('bar - is filled by its share and as wide as asked', (t) => {
	t.is(bar(0, 4), '░░░░');
	t.is(bar(0.5, 4), '▓▓░░');
	t.is(bar(1, 4), '▓▓▓▓');
	t.is(bar(2, 4), '▓▓▓▓');
	t.is(bar(-1, 4), '░░░░');
	t.is(bar(Number.NaN, 4), '░░░░');
	fc.assert(
		fc.property(fc.double(), fc.integer({min: 0, max: 60}), (share, width) => {
			return widthOf(bar(share, width)) === width;
		}),
	);
});

test('sparkline - runs from its lowest to its highest value', (t) => {
	t.is(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8), '▁▂▃▄▅▆▇█');
	t.is(sparkline([5, 5, 5], 8), '▁▁▁');
	t.is(sparkline([0, undefined, 1], 8), '▁ █');
	t.is(sparkline([1, 2, 3, 4], 2), '▁█');
	t.is(sparkline([], 4), '');
	t.is(sparkline([0.5], 4, {low: 0, high: 1}), '▅');
	t.is(sparkline([9, -9], 4, {low: 0, high: 1}), '█▁');
});

const shownNumbers: ReadonlyArray<[e164: string, shown: string]> = [
	['+33612345678', '06 12 34 56 78'],
	['+33478000000', '04 78 00 00 00'],
	['+442079460018', '+44 20 7946 0018'],
	['+15551234567', '+1 555 123 4567'],
	['+3265123456', '+32 65 12 34 56'],
	['1001', '1001'],
	['anonymous', 'anonymous'],
	['+', '+'],
	['', ''],
];
for (const [e164, shown] of shownNumbers) {
	test(`phone number - "${e164}" is shown in France as "${shown}"`, (t) => {
		t.is(phoneNumber(e164, 'FR'), shown);
	});
}

test('phone number - a neighbour on the same code is shown with it', (t) => {
	t.is(phoneNumber('+442079460018', 'GB'), '020 7946 0018');
});

const typedNumbers: ReadonlyArray<[typed: string, e164: string | undefined]> = [
	['06 12 34 56 78', '+33612345678'],
	['06.12.34.56.78', '+33612345678'],
	['+33 6 12 34 56 78', '+33612345678'],
	['0033612345678', '+33612345678'],
	['+44 20 7946 0018', '+442079460018'],
	['12', undefined],
	['hello', undefined],
	['call 0612345678 now', undefined],
	['', undefined],
];
for (const [typed, e164] of typedNumbers) {
	test(`phone number - "${typed}" typed in France is ${e164}`, (t) => {
		t.is(parsePhoneNumber(typed, 'FR'), e164);
	});
}

test('phone number - what is shown can be typed again', (t) => {
	fc.assert(
		fc.property(fc.integer({min: 100_000_000, max: 799_999_999}), (digits) => {
			const e164 = `+33${digits}`;
			return parsePhoneNumber(phoneNumber(e164, 'FR'), 'FR') === e164;
		}),
	);
	t.pass();
});
