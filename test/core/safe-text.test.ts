import {removedMark, safeText} from '@plateau/core/safe-text';
import test from 'ava';
import fc from 'fast-check';

/** Any UTF-16 at all, with the dangerous characters far more often than chance would give. */
const hostile = fc
	.array(
		fc.oneof(
			fc.string({unit: 'binary'}),
			fc.integer({min: 0, max: 0xffff}).map((unit) => String.fromCharCode(unit)),
			fc.constantFrom(
				'\u001b]0;pwned\u0007',
				'\u001b[31m',
				'\u009b2J',
				'\u202e',
				'\u2066',
				'\u200b',
				'\u200d',
				'\ufeff',
				'\ue000',
				'\ud800',
				'\udc00',
				'e\u0301\u0301\u0301\u0301\u0301\u0301',
				'\u0000',
				'\r\n',
				'Amélie',
				'山田',
			),
		),
		{maxLength: 12},
	)
	.map((parts) => parts.join(''));

const forbidden =
	/[\p{Cc}\p{Cs}\p{Co}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u061c\u2028\u2029]/u;

const rows: ReadonlyArray<[title: string, input: string, shown: string]> = [
	['keeps a French name', 'Amélie Fournier', 'Amélie Fournier'],
	['keeps Japanese, Arabic, Thai and Greek', '山田 عمر กี่ Ωμέγα', '山田 عمر กี่ Ωμέγα'],
	['composes to NFC', 'Ame\u0301lie', 'Amélie'],
	['shows one mark for a title sequence', 'a\u001b]0;pwned\u0007b', `a·]0;pwned·b`],
	['takes the introducer of a colour away', '\u001b[31mred', '·[31mred'],
	['takes C1 controls away', 'x\u009b2J', 'x·2J'],
	['takes line breaks and tabs away', 'a\r\n\tb', 'a·b'],
	['takes DEL away', 'a\u007fb', 'a·b'],
	['takes bidirectional controls away', 'a\u202e\u2066b', 'a·b'],
	['takes zero-width characters away', 'a\u200b\u200d\ufeffb', 'a·b'],
	['takes unpaired surrogates away', 'a\ud800b\udc00', 'a·b·'],
	['keeps paired surrogates', '𝒜', '𝒜'],
	['takes private use away', 'a\ue000b', 'a·b'],
	['drops variation selectors without a mark', '⚠\ufe0f!', '⚠!'],
	['marks a mark that has no letter', '\u0301a', '·a'],
	[
		'cuts a flood of marks',
		'a\u0324\u0323\u0316\u0317\u0318\u0319b',
		'a\u0324\u0323\u0316\u0317·b',
	],
];

for (const [title, input, shown] of rows) {
	test(`safe text - ${title}`, (t) => {
		t.is(safeText(input), shown.normalize('NFC'));
	});
}

test('safe text - nothing forbidden survives, whatever came in', (t) => {
	fc.assert(
		fc.property(hostile, (text) => {
			t.notRegex(safeText(text), forbidden);
		}),
		{numRuns: 500},
	);
	t.pass();
});

test('safe text - a letter of two units that loses its mark goes whole', (t) => {
	t.is(safeText('\u{10000}\u{11038}', 3), '…');
});

test('safe text - applying it twice changes nothing', (t) => {
	fc.assert(
		fc.property(hostile, fc.integer({min: 1, max: 40}), (text, maxLength) => {
			const once = safeText(text, maxLength);
			return safeText(once, maxLength) === once;
		}),
		{numRuns: 500},
	);
	t.pass();
});

test('safe text - is never longer than asked, and in NFC', (t) => {
	fc.assert(
		fc.property(hostile, fc.integer({min: 1, max: 40}), (text, maxLength) => {
			const shown = safeText(text, maxLength);
			return shown.length <= maxLength && shown === shown.normalize('NFC');
		}),
		{numRuns: 500},
	);
	t.pass();
});

test('safe text - text of letters and spaces is left alone', (t) => {
	fc.assert(
		fc.property(fc.string({unit: fc.constantFrom(...'abcXYZ éèçÀŒß12"\'(-_')}), (text) => {
			return safeText(text, 1000) === text.normalize('NFC');
		}),
	);
	t.pass();
});

test('safe text - says that it was cut', (t) => {
	t.is(safeText('abcdefgh', 5), 'abcd…');
	t.is(safeText('abcde', 5), 'abcde');
	t.is(safeText('ab𝒜𝒜', 4), 'ab…');
	t.is(safeText('x', 1), 'x');
	t.is(safeText('xy', 1), '…');
});

test('safe text - a huge text costs no more than its cap', (t) => {
	const shown = safeText('\u001b'.repeat(5_000_000), 100);
	t.is(shown, removedMark);
});
