import {BigDigits, bigText} from '@plateau/tui/components/big-digits.tsx';
import {BoxBar, BoxLine, type RuleSection, ruleLine} from '@plateau/tui/components/box-line.tsx';
import {hintsLine} from '@plateau/tui/components/hints.tsx';
import {statusLine} from '@plateau/tui/components/status-line.tsx';
import {TextField} from '@plateau/tui/components/text-field.tsx';
import {type FieldContent, fieldLines} from '@plateau/tui/components/text-field-layout';
import {editOf, emptyText} from '@plateau/tui/model/edit-text';
import {type Line, lineWidth, paint, plainText, spansOf} from '@plateau/tui/terminal/spans';
import test from 'ava';
import fc from 'fast-check';
import {Box} from 'ink';
import {showElement} from '../../helpers/terminal.ts';

const text = (line: Line) => plainText(line);

test('rule - has its titles, joints and small text where the pictures have them', (t) => {
	t.is(
		text(
			ruleLine(
				[{title: 'Contact', width: 30}, {title: 'Script', width: 27}, {title: 'Timeline'}],
				80,
			),
		),
		' Contact ─────────────────────┬ Script ───────────────────┬ Timeline ───────────',
	);
	t.is(
		text(ruleLine([{title: 'Note', width: 30}, {width: 27}, {right: 'saved 14:03'}], 80, 'bottom')),
		' Note ────────────────────────┴───────────────────────────┴───────── saved 14:03',
	);
	t.is(text(ruleLine([{title: 'Next', isFocused: true}], 20)), '▌Next ──────────────');
});

test('rule - takes exactly its width, whatever stands in it', (t) => {
	const section: fc.Arbitrary<RuleSection> = fc.record({
		title: fc.string({unit: 'grapheme', maxLength: 12}),
		right: fc.string({maxLength: 8}),
		width: fc.nat(30),
		isFocused: fc.boolean(),
	});
	fc.assert(
		fc.property(fc.array(section, {maxLength: 4}), fc.nat(90), (sections, width) => {
			return lineWidth(ruleLine(sections, width)) === width;
		}),
	);
	t.pass();
});

test('status line - keeps both edges, and lets go of what matters least', (t) => {
	const left = [
		{line: paint('title', 'Desk')},
		{line: 'Claire Roux 1001', dropOrder: 1},
		{line: '● READY 04:12'},
		{line: 'support 3 waiting, longest 0:42', dropOrder: 2},
	];
	const right = [{line: '14:03'}];
	t.is(
		text(statusLine(left, right, 80)),
		' Desk  Claire Roux 1001  ● READY 04:12  support 3 waiting, longest 0:42   14:03 ',
	);
	t.is(
		text(statusLine(left, right, 60)),
		' Desk  Claire Roux 1001  ● READY 04:12                14:03 ',
	);
	t.is(text(statusLine(left, right, 30)), ' Desk  ● READY 04:12    14:03 ');
	t.is(text(statusLine(left, right, 20)), ' Desk  ● REA… 14:03 ');
});

test('status line - takes exactly its width', (t) => {
	const parts = fc.array(
		fc.record({line: fc.string({unit: 'grapheme', maxLength: 15}), dropOrder: fc.nat(5)}),
		{maxLength: 5},
	);
	fc.assert(
		fc.property(parts, parts, fc.integer({min: 1, max: 100}), (left, right, width) => {
			return lineWidth(statusLine(left, right, width)) === width;
		}),
	);
	t.pass();
});

const hint = (key: string, label: string, disabled?: string) => ({id: key, key, label, disabled});

test('hints - are shown whole or not at all', (t) => {
	const hints = [hint('F9', 'presence'), hint('d', 'dial'), hint('/', 'find')];
	t.is(text(hintsLine({hints, right: '? keys'}, 40)), ' F9 presence  d dial  / find     ? keys ');
	t.is(text(hintsLine({hints, right: '? keys'}, 28)), ' F9 presence  d dial ? keys ');
	t.is(text(hintsLine({hints, right: '? keys'}, 18)), '           ? keys ');
});

test('hints - a disabled one says why', (t) => {
	const content = {
		hints: [hint('F12', 'finish', 'disposition-needed')],
		reasonText: () => 'missing: disposition',
	};
	t.is(text(hintsLine(content, 50)).trimEnd(), ' F12 finish (missing: disposition)');
	t.is(spansOf(hintsLine(content, 50))[1]?.tone, 'dim');
});

const one = {columns: 12, rows: 1};
const field = (content: FieldContent, size = one) => fieldLines(content, size).map(text);
const at = (value: string, cursor: number) => ({text: value, cursor});

test('text field - a long text scrolls so that the cursor is in sight', (t) => {
	const long = 'the customer will send the photo';
	t.deepEqual(field({edit: editOf(long), isFocused: true}), ['… the photo ']);
	t.deepEqual(field({edit: at(long, 0), isFocused: true}), ['the customer']);
	t.deepEqual(field({edit: editOf('short'), isFocused: true}), ['short ']);
});

test('text field - the cursor stands on the letter it is before', (t) => {
	const [line = ''] = fieldLines({edit: at('abc', 1), isFocused: true}, one);
	t.deepEqual(spansOf(line), [{text: 'a'}, {text: 'b', cursor: true}, {text: 'c '}]);
	const [unfocused = ''] = fieldLines({edit: at('abc', 1)}, one);
	t.false(spansOf(unfocused).some((span) => span.cursor === true));
});

test('text field - a placeholder stands in for no text', (t) => {
	t.deepEqual(field({edit: emptyText, label: 'To ', placeholder: 'name'}), ['To name']);
	t.deepEqual(field({edit: editOf('x'), label: 'To ', placeholder: 'name'}), ['To x ']);
});

test('text field - a password is not shown', (t) => {
	t.deepEqual(field({edit: editOf('secret'), isMasked: true}), ['•••••• ']);
});

test('text field - a note wraps, and shows the lines around the cursor', (t) => {
	const note = 'asks for delivery before Friday';
	const size = {columns: 12, rows: 2};
	const content = {edit: editOf(note), isFocused: true, isMultiline: true};
	t.deepEqual(field(content, {columns: 12, rows: 4}), [
		'asks for ',
		'delivery ',
		'before ',
		'Friday ',
	]);
	t.deepEqual(field(content, size), ['before ', 'Friday ']);
	t.deepEqual(field({...content, edit: at(note, 0)}, size), ['asks for ', 'delivery ']);
	t.deepEqual(field({...content, edit: editOf('a\n\nb')}, {columns: 12, rows: 4}), [
		'a ',
		' ',
		'b ',
	]);
});

test('text field - on a screen, the cursor is where the next letter goes', async (t) => {
	const shown = await showElement(<TextField label="Name " edit={at('山田x', 2)} isFocused />, {
		size: {columns: 30, rows: 3},
	});
	t.is(shown.rows()[0], 'Name 山田x');
	t.deepEqual(shown.cursor(), {column: 9, row: 0, isShown: true});
	shown.close();
});

test('text field - wherever the cursor is, it is in the box', async (t) => {
	const shown = await showElement(<Box />, {size: {columns: 20, rows: 6}});
	await fc.assert(
		fc.asyncProperty(
			fc.string({unit: fc.constantFrom(...'ab 山é\n'), maxLength: 80}),
			fc.nat(80),
			fc.boolean(),
			async (value, cursor, isMultiline) => {
				const single = isMultiline ? value : value.replaceAll('\n', ' ');
				const edit = at(single, Math.min(cursor, single.length));
				await shown.draw(
					<TextField
						label="N "
						edit={edit}
						isFocused
						isMultiline={isMultiline}
						height={3}
						width={12}
					/>,
				);
				const {isShown, column, row} = shown.cursor();
				return isShown && column >= 2 && column < 12 && row < 3;
			},
		),
		{numRuns: 200},
	);
	shown.close();
	t.pass();
});

test('big digits - are five rows, equally wide', (t) => {
	for (const shown of ['0123456789', '12:34', '82 %', '-', '1.5', '']) {
		const rows = bigText(shown);
		t.is(rows.length, 5);
		t.is(new Set(rows.map((row) => row.length)).size, 1, shown);
	}
	t.deepEqual(bigText('1:0'), [' █    ███', '██  █ █ █', ' █    █ █', ' █  █ █ █', '███   ███']);
});

test('big digits - stand on a screen with a bar beside them', async (t) => {
	const shown = await showElement(
		<>
			<BoxLine sections={[{title: 'Waiting', width: 10}, {title: 'SL'}]} />
			<Box height={5}>
				<Box width={10}>
					<BigDigits text="42" tone="alarm" />
				</Box>
				<BoxBar />
				<BigDigits text="7" />
			</Box>
		</>,
		{size: {columns: 20, rows: 7}},
	);
	t.is(shown.rows()[0], ' Waiting ─┬ SL ─────');
	t.is(shown.rows()[1], '█ █ ███   │███');
	t.is(shown.cell(0, 1).background, 166);
	shown.close();
});
