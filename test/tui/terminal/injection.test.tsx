/** CWE-150: whatever a caller sends as name, number or note, a terminal is only ever sent our own sequences. */
import {BoxLine} from '@plateau/tui/components/box-line.tsx';
import {Hints} from '@plateau/tui/components/hints.tsx';
import {Lines} from '@plateau/tui/components/lines.tsx';
import {StatusLine} from '@plateau/tui/components/status-line.tsx';
import {Table} from '@plateau/tui/components/table.tsx';
import {TextField} from '@plateau/tui/components/text-field.tsx';
import {editOf} from '@plateau/tui/model/edit-text';
import {frameSequences} from '@plateau/tui/terminal/frame-diff';
import {closeSequence, openSequence} from '@plateau/tui/terminal/modes';
import {paint} from '@plateau/tui/terminal/spans';
import test from 'ava';
import fc from 'fast-check';
import {showElement} from '../../helpers/terminal.ts';

const hostile = fc.oneof(
	fc.string({unit: 'binary', maxLength: 30}),
	fc.uint8Array({maxLength: 30}).map((bytes) => Buffer.from(bytes).toString('latin1')),
	fc
		.array(
			fc.constantFrom(
				'\u001b]0;pwned\u0007',
				'\u001b[31m',
				'\u001b[2J',
				'\u009b2J',
				'\u001bP+q544e\u001b\\',
				'\u001b]52;c;cHduZWQ=\u0007',
				'\u001b]8;;http://evil\u001b\\',
				'\u001b[?1049l',
				'\u001bc',
				'\u202e',
				'\u200b',
				'\r\n',
				'\t',
				'\u0000',
				'\ud800',
				'\ue000',
				'Amélie',
				'山田',
			),
			{maxLength: 6},
		)
		.map((parts) => parts.join('')),
);

function everyField(text: string) {
	return (
		<>
			<StatusLine left={[{line: paint('title', text)}, {line: text}]} right={[{line: text}]} />
			<BoxLine sections={[{title: text, right: text, width: 20}, {title: text}]} />
			<Table
				height={4}
				columns={[
					{id: 'a', title: text, width: 6, flex: 1, cell: () => paint('alarm', text)},
					{id: 'b', title: 'b', width: 9, align: 'right', cell: () => [text, 'x', text]},
				]}
				rows={[text, `${text}2`]}
				rowId={(row) => row}
				selected={text}
				isFocused
			/>
			<TextField edit={editOf(text)} label={text} isFocused />
			<TextField edit={editOf(text)} height={3} isMultiline />
			<TextField edit={editOf('')} placeholder={text} />
			<Lines lines={[text, [text, paint('ready', text)]]} />
			<Hints
				hints={[{id: 'x', key: text, label: text, disabled: text}]}
				right={text}
				reasonText={(code) => code}
			/>
		</>
	);
}

const ours = [openSequence({mouse: true}), closeSequence({mouse: true})];

test('injection - for any text in any field, only our own sequences reach the terminal', async (t) => {
	await fc.assert(
		fc.asyncProperty(hostile, hostile, async (first, second) => {
			const shown = await showElement(everyField(first), {size: {columns: 40, rows: 16}});
			await shown.draw(everyField(second));
			shown.close();
			if (shown.errors.length > 0) throw shown.errors[0];
			let written = shown.writes.join('');
			for (const sequence of ours) written = written.replace(sequence, '');
			const rest = written.replaceAll(frameSequences, '');
			if (/[\p{Cc}\p{Cs}\p{Co}\p{Bidi_Control}\u200b\u2028\ufeff]/u.test(rest)) {
				throw new Error(`reached the terminal: ${JSON.stringify(rest)}`);
			}
		}),
		{numRuns: 150},
	);
	t.pass();
});

test('injection - hostile text is shown for what it is, and the screen stays as laid out', async (t) => {
	const shown = await showElement(
		<>
			<Lines lines={['\u001b]0;pwned\u0007\u001b[2J\u001b[31mred\u202eabc']} />
			<Lines lines={['second row']} />
		</>,
		{size: {columns: 40, rows: 4}},
	);
	t.deepEqual(shown.rows(), ['·]0;pwned·[2J·[31mred·abc', 'second row', '', '']);
	t.is(shown.cell(20, 0).foreground, undefined);
	shown.close();
});
