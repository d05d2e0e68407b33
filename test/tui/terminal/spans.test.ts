import {
	emphasise,
	fitLine,
	type Line,
	lineWidth,
	paint,
	plainText,
	spansOf,
} from '@plateau/tui/terminal/spans';
import test from 'ava';
import fc from 'fast-check';

const someLine: fc.Arbitrary<Line> = fc.array(
	fc.oneof(
		fc.string({unit: fc.constantFrom(...'ab é山─\u200b\u001b')}),
		fc.string({unit: 'grapheme', maxLength: 5}).map((text) => paint('ready', text)),
	),
	{maxLength: 5},
);

test('spans - a fitted line takes exactly its cells', (t) => {
	fc.assert(
		fc.property(someLine, fc.integer({min: 0, max: 20}), (line, width) => {
			return (
				lineWidth(fitLine(line, width)) === width &&
				lineWidth(fitLine(line, width, 'right')) === width
			);
		}),
		{numRuns: 500},
	);
	t.pass();
});

test('spans - a cut line says so and keeps the looks of what stays', (t) => {
	const line = [paint('ready', 'ready'), ' ', paint('dim', 'since lunch')];
	t.is(plainText(fitLine(line, 9)), 'ready si…');
	t.deepEqual(fitLine(line, 9).at(-1), {text: 'si…', tone: 'dim'});
	t.is(plainText(fitLine(line, 5)), 'read…');
	t.is(plainText(fitLine(line, 17)), 'ready since lunch');
});

test('spans - alignment chooses the side of the filling', (t) => {
	t.is(plainText(fitLine(paint('ready', 'ab'), 4)), 'ab  ');
	t.is(plainText(fitLine(paint('ready', 'ab'), 4, 'right')), '  ab');
});

test('spans - emphasis lies over every tone of the line', (t) => {
	const line = emphasise([paint('ready', 'a'), 'b', [paint('dim', 'c', {bold: true})]], {
		selected: true,
	});
	t.deepEqual(line, [
		{text: 'a', tone: 'ready', selected: true},
		{text: 'b', selected: true},
		{text: 'c', tone: 'dim', bold: true, selected: true},
	]);
});

test('spans - empty pieces are nothing', (t) => {
	t.deepEqual(spansOf(['', [[], paint('dim', '')], 'x']), [{text: 'x'}]);
});
