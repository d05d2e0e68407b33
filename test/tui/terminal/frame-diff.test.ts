import {
	diffFrames,
	frameSequences,
	type Palette,
	type Pen,
	unknownPen,
} from '@plateau/tui/terminal/frame-diff';
import {createGrid, type Grid, putLine, rowText} from '@plateau/tui/terminal/grid';
import {type Line, paint} from '@plateau/tui/terminal/spans';
import {type Tone, tones} from '@plateau/tui/theme';
import test from 'ava';
import fc from 'fast-check';
import {createEmulator, type Emulator} from '../../helpers/emulator.ts';

const palette: Palette = {depth: '256', glyphs: 'unicode'};

function frame(columns: number, lines: readonly Line[], cursor?: Grid['cursor']): Grid {
	const grid = createGrid({columns, rows: lines.length});
	const clip = {left: 0, top: 0, right: columns, bottom: lines.length};
	for (const [row, line] of lines.entries()) putLine(grid, line, {column: 0, row}, clip);
	grid.cursor = cursor;
	return grid;
}

/** A terminal that is sent one frame after the other, each as the difference to the last. */
function viewer(columns: number, rows: number) {
	const emulator = createEmulator(columns, rows);
	emulator.write('\u001b[?1049h\u001b[?7l');
	let shown: Grid | undefined;
	let pen: Pen = unknownPen;
	return {
		emulator,
		async show(next: Grid): Promise<string> {
			const {text, pen: after} = diffFrames(shown, next, pen, palette);
			shown = next;
			pen = after;
			emulator.write(text);
			await emulator.settled();
			return text;
		},
	};
}

/** What differs between the emulator and the frame, or nothing. */
function difference(emulator: Emulator, grid: Grid): string | undefined {
	for (let row = 0; row < grid.rows; row++) {
		const seen = emulator.rows()[row];
		if (seen !== rowText(grid, row)) {
			return `row ${row}: ${JSON.stringify(seen)}, wanted ${JSON.stringify(rowText(grid, row))}`;
		}
	}
	const {cursor} = grid;
	const at = emulator.cursor();
	if (at.isShown !== (cursor !== undefined))
		return `the cursor is ${at.isShown ? '' : 'not '}shown`;
	if (cursor !== undefined && (at.column !== cursor.column || at.row !== cursor.row)) {
		return `the cursor is at ${at.column},${at.row}, wanted ${cursor.column},${cursor.row}`;
	}
	return undefined;
}

const someText = fc.string({
	unit: fc.constantFrom(...'  abcdefé─│●▓山田가กี', 'กี่', 'e\u0301', '☎'),
	maxLength: 14,
});
const someSpan = fc
	.record({
		text: someText,
		tone: fc.constantFrom(...tones),
		selected: fc.boolean(),
	})
	.map(({text, tone, selected}) => paint(tone, text, {selected}));
const columns = 12;
const rows = 4;
const someFrame = fc
	.record({
		lines: fc.array(fc.array(someSpan, {maxLength: 3}), {minLength: rows, maxLength: rows}),
		cursor: fc.option(fc.record({column: fc.nat(columns - 1), row: fc.nat(rows - 1)}), {
			nil: undefined,
		}),
	})
	.map(({lines, cursor}) => frame(columns, lines, cursor));

test('frame - after any frames in a row, the terminal shows the last one', async (t) => {
	await fc.assert(
		fc.asyncProperty(fc.array(someFrame, {minLength: 1, maxLength: 5}), async (frames) => {
			const {emulator, show} = viewer(columns, rows);
			for (const next of frames) {
				await show(next);
				const wrong = difference(emulator, next);
				if (wrong !== undefined) throw new Error(wrong);
			}
			emulator.dispose();
		}),
		{numRuns: 150},
	);
	t.pass();
});

test('frame - a terminal shown the differences looks like one shown the whole', async (t) => {
	await fc.assert(
		fc.asyncProperty(someFrame, someFrame, async (first, second) => {
			const stepwise = viewer(columns, rows);
			await stepwise.show(first);
			await stepwise.show(second);
			const whole = viewer(columns, rows);
			await whole.show(second);
			for (let row = 0; row < rows; row++) {
				for (let column = 0; column < columns; column++) {
					const seen = JSON.stringify(stepwise.emulator.cell(column, row));
					const wanted = JSON.stringify(whole.emulator.cell(column, row));
					if (seen !== wanted) throw new Error(`${column},${row}: ${seen}, wanted ${wanted}`);
				}
			}
		}),
		{numRuns: 100},
	);
	t.pass();
});

test('frame - the same frame again is no bytes', (t) => {
	fc.assert(
		fc.property(someFrame, (one) => {
			const {pen} = diffFrames(undefined, one, unknownPen, palette);
			return diffFrames(one, one, pen, palette).text === '';
		}),
	);
	t.pass();
});

test('frame - whatever text is put into it, only listed sequences come out', (t) => {
	const hostile = fc.oneof(
		fc.string({unit: 'binary'}),
		fc.uint8Array({maxLength: 40}).map((bytes) => Buffer.from(bytes).toString('latin1')),
		fc.constantFrom(
			'\u001b]0;pwned\u0007',
			'\u001b[31m',
			'\u009b2J',
			'\u001bP+q\u001b\\',
			'\r\n\u001b[?1049l',
			'\u202e',
			'\u0000',
		),
	);
	fc.assert(
		fc.property(
			fc.array(hostile, {minLength: rows, maxLength: rows}),
			fc.array(hostile, {minLength: rows, maxLength: rows}),
			(first, second) => {
				const before = frame(20, first);
				const one = diffFrames(undefined, before, unknownPen, palette);
				const two = diffFrames(before, frame(20, second), one.pen, palette);
				const text = (one.text + two.text).replaceAll(frameSequences, '');
				return !/[\p{Cc}\p{Cs}\p{Co}\p{Bidi_Control}\u200b\ufeff]/u.test(text);
			},
		),
		{numRuns: 500},
	);
	t.pass();
});

test('frame - one changed figure costs a move and a figure', async (t) => {
	const {show} = viewer(40, 3);
	await show(frame(40, ['support  3 waiting  0:42', '', '']));
	t.is(await show(frame(40, ['support  3 waiting  0:43', '', ''])), '\u001b[1;24H3');
	t.is(await show(frame(40, ['support  3 waiting  0:44', '', ''])), '\u001b[1;24H4');
});

test('frame - a row that became empty is erased, not overwritten', async (t) => {
	const {show} = viewer(40, 2);
	await show(frame(40, ['a long line that goes away', 'stays']));
	t.is(await show(frame(40, ['', 'stays'])), '\u001b[H\u001b[K');
});

test('frame - a look is changed only where it changes', async (t) => {
	const {show} = viewer(20, 1);
	await show(frame(20, ['']));
	const text = await show(frame(20, [[paint('ready', 'aa'), paint('good', 'bb'), 'cc']]));
	t.is(text, '\u001b[38;5;36maabb\u001b[mcc');
});

test('frame - text in the last column does not shift what follows', async (t) => {
	const {emulator, show} = viewer(5, 2);
	await show(frame(5, ['12345', 'abcde']));
	await show(frame(5, ['1234X', 'abcdY']));
	t.deepEqual(emulator.rows(), ['1234X', 'abcdY']);
});

test('frame - a wide letter half outside is left out', async (t) => {
	const {emulator, show} = viewer(5, 1);
	await show(frame(5, ['abcd山']));
	t.deepEqual(emulator.rows(), ['abcd']);
});

test('frame - half of a wide letter never stays', async (t) => {
	const {emulator, show} = viewer(6, 1);
	await show(frame(6, ['山田x']));
	await show(frame(6, ['a田x']));
	t.deepEqual(emulator.rows(), ['a田x']);
	const grid = frame(6, ['山田']);
	putLine(grid, 'b', {column: 1, row: 0}, {left: 0, top: 0, right: 6, bottom: 1});
	t.is(rowText(grid, 0), ' b田');
	await show(grid);
	t.deepEqual(emulator.rows(), [' b田']);
});

test('frame - ASCII glyphs take the place of ours one for one', (t) => {
	const {text} = diffFrames(undefined, frame(12, ['● é ▓░ ─']), unknownPen, {
		depth: 'mono',
		glyphs: 'ascii',
	});
	t.true(text.endsWith('* é #. -'), JSON.stringify(text));
});

test('frame - a cursor is placed, moved and taken away', async (t) => {
	const {emulator, show} = viewer(10, 2);
	await show(frame(10, ['note', '']));
	t.false(emulator.cursor().isShown);
	await show(frame(10, ['note', ''], {column: 4, row: 0}));
	t.deepEqual(emulator.cursor(), {column: 4, row: 0, isShown: true});
	t.is(await show(frame(10, ['note', ''], {column: 2, row: 0})), '\u001b[1;3H');
	await show(frame(10, ['note', '']));
	t.false(emulator.cursor().isShown);
});

test('frame - every tone arrives', async (t) => {
	const wanted: readonly Tone[] = ['ringing', 'alarm'];
	const {emulator, show} = viewer(20, 1);
	await show(frame(20, [wanted.map((tone) => paint(tone, tone))]));
	t.is(emulator.cell(0, 0).background, 221);
	t.is(emulator.cell('ringing'.length, 0).background, 166);
	t.is(emulator.cell(19, 0).background, undefined);
});
