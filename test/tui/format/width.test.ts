import {
	eachGrapheme,
	fitText,
	isPlain,
	pad,
	truncate,
	widthOf,
	wrap,
} from '@plateau/tui/format/width';
import test from 'ava';
import fc from 'fast-check';

const anyText = fc.oneof(
	fc.string({unit: 'grapheme'}),
	fc.string({unit: 'binary'}),
	fc.string({unit: fc.constantFrom(...'abc éü山田█─\u0301\u200b\u202e😀가')}),
);

const widths: ReadonlyArray<[text: string, cells: number]> = [
	['', 0],
	['abc', 3],
	['Amélie', 6],
	['Ame\u0301lie', 6],
	['山田', 4],
	['กี่', 1],
	['─│▓●', 4],
	['☎', 1],
	['e\u0301\u0301', 1],
];
for (const [text, cells] of widths) {
	test(`width - "${text}" takes ${cells}`, (t) => {
		t.is(widthOf(text), cells);
	});
}

test('width - an emoji is drawn as one plain glyph, whatever a terminal thinks of it', (t) => {
	for (const text of ['😀', '👩🏽‍💻', '🇫🇷', '❤️']) {
		const drawn: string[] = [];
		eachGrapheme(text, (glyph) => drawn.push(glyph));
		t.notRegex(
			drawn.join(''),
			/\p{Emoji_Presentation}|\p{Regional_Indicator}|\ufe0f|\u200d/u,
			text,
		);
		t.is(widthOf(text), drawn.length, text);
	}
});

test('width - controls take the cell of their mark', (t) => {
	const drawn: string[] = [];
	eachGrapheme('a\u001b[31mb', (glyph) => drawn.push(glyph));
	t.is(drawn.join(''), 'a·[31mb');
	t.is(widthOf('a\u001b[31mb'), 7);
});

test('width - what is plain is measured as the rest is', (t) => {
	fc.assert(
		fc.property(anyText, (text) => {
			let summed = 0;
			eachGrapheme(text, (_, cells) => {
				summed += cells;
			});
			return widthOf(text) === summed;
		}),
	);
	t.true(isPlain('Amélie ─ ▓'));
	t.false(isPlain('e\u0301'));
});

test('width - cut text is never wider than asked, and says that it was cut', (t) => {
	fc.assert(
		fc.property(anyText, fc.integer({min: 1, max: 20}), (text, width) => {
			const cut = truncate(text, width);
			return widthOf(cut) <= width && (widthOf(text) <= width || cut.endsWith('…'));
		}),
	);
	t.is(truncate('abcdef', 4), 'abc…');
	t.is(truncate('山田太郎', 4), '山…');
	t.is(truncate('abc', 3), 'abc');
	t.is(truncate('abc', 0), '');
});

test('width - fitted text takes exactly its cells', (t) => {
	fc.assert(
		fc.property(anyText, fc.integer({min: 1, max: 20}), (text, width) => {
			return (['left', 'right', 'centre'] as const).every(
				(align) => widthOf(fitText(text, width, align)) === width,
			);
		}),
	);
	t.is(fitText('ab', 4), 'ab  ');
	t.is(fitText('ab', 4, 'right'), '  ab');
	t.is(pad('ab', 5, 'centre'), ' ab  ');
	t.is(pad('abc', 2), 'abc');
});

test('width - wrapped lines fitText, and break at spaces', (t) => {
	t.deepEqual(wrap('the customer will send the photo', 12), [
		'the customer',
		'will send',
		'the photo',
	]);
	t.deepEqual(wrap('abcdefghij', 4), ['abcd', 'efgh', 'ij']);
	t.deepEqual(wrap('a\nb', 4), ['a', 'b']);
	t.deepEqual(wrap('dire « npm » : la fin', 12), ['dire', '« npm » : la', 'fin']);
	t.deepEqual(wrap('il y a 82 % ici', 9), ['il y a', '82 % ici']);
	t.deepEqual(wrap('', 4), ['']);
	t.deepEqual(wrap('山田太郎', 5), ['山田', '太郎']);
});

test('width - wrapping loses no letter', (t) => {
	fc.assert(
		fc.property(
			fc.string({unit: fc.constantFrom(...'abc éü山')}),
			fc.integer({min: 2, max: 12}),
			(text, width) => {
				const lines = wrap(text, width);
				return (
					lines.every((line) => widthOf(line) <= width) &&
					lines.join('').replaceAll(' ', '') === text.replaceAll(' ', '')
				);
			},
		),
	);
	t.pass();
});
