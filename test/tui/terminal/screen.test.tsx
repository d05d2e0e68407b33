import {Lines} from '@plateau/tui/components/lines.tsx';
import {openScreen} from '@plateau/tui/terminal/screen.tsx';
import {paint} from '@plateau/tui/terminal/spans';
import {Paint} from '@plateau/tui/terminal/surface.tsx';
import test from 'ava';
import {Box, Text} from 'ink';
import {useEffect, useState} from 'react';
import {openTerminal, showElement, until} from '../../helpers/terminal.ts';

const small = {columns: 30, rows: 5};

function Own({onMount}: {readonly onMount: (setText: (text: string) => void) => void}) {
	const [text, setText] = useState('before');
	useEffect(() => onMount(setText), [onMount]);
	return <Lines lines={[text]} />;
}

function Broken(): never {
	throw new Error('no such call');
}

test('screen - shows lines where the layout puts them', async (t) => {
	const shown = await showElement(
		<Box flexDirection="row" flexGrow={1}>
			<Lines width={10} lines={['left', 'two']} />
			<Lines flexGrow={1} lines={['right Amélie', '山田']} />
		</Box>,
		{size: small},
	);
	t.deepEqual(shown.errors, []);
	t.deepEqual(shown.rows(), ['left      right Amélie', 'two       山田', '', '', '']);
	shown.close();
});

test('screen - takes the terminal over and gives it back as it was', async (t) => {
	const terminal = openTerminal(small);
	terminal.write('shell prompt $ ');
	const screen = openScreen({...terminal, env: {TERM: 'xterm'}, onKey() {}, onError: t.fail});
	screen.draw(<Lines lines={['hello']} />);
	await screen.idle();
	await terminal.settled();
	t.deepEqual(terminal.modes(), {
		isAlternate: true,
		isPasteBracketed: true,
		hasMouse: true,
		wraps: false,
	});
	t.false(terminal.cursor().isShown);
	t.true(terminal.stdin.isRaw);
	screen.close();
	await terminal.settled();
	t.deepEqual(terminal.modes(), {
		isAlternate: false,
		isPasteBracketed: false,
		hasMouse: false,
		wraps: true,
	});
	t.true(terminal.cursor().isShown);
	t.false(terminal.stdin.isRaw);
	t.false(terminal.stdin.isFlowing);
	t.is(terminal.rows()[0], 'shell prompt $');
	for (const event of ['data', 'end', 'close']) t.is(terminal.stdin.listenerCount(event), 0, event);
	for (const event of ['resize', 'drain', 'close'])
		t.is(terminal.stdout.listenerCount(event), 0, event);
});

test('screen - restoring twice, or after closing, writes nothing more', async (t) => {
	const shown = await showElement(<Lines lines={['x']} />, {size: small});
	shown.screen.restore();
	const {length} = shown.writes;
	shown.screen.restore();
	shown.screen.close();
	shown.screen.restore();
	shown.screen.draw(<Lines lines={['y']} />);
	await shown.settled();
	t.is(shown.writes.length, length);
});

test('screen - without the mouse, selecting text is left to the terminal', async (t) => {
	const shown = await showElement(<Lines lines={['x']} />, {screen: {mouse: false}});
	t.false(shown.modes().hasMouse);
	t.false(shown.writes.join('').includes('1000'));
	shown.close();
});

test('screen - nothing is written when nothing changed', async (t) => {
	const shown = await showElement(<Lines lines={['same']} />, {size: small});
	const {length} = shown.writes;
	await shown.draw(<Lines lines={['same']} />);
	await shown.draw(<Lines lines={['same']} />);
	t.is(shown.writes.length, length);
	shown.close();
});

test('screen - many draws in a row are one frame', async (t) => {
	const shown = await showElement(<Lines lines={['0']} />, {size: small});
	const {length} = shown.writes;
	for (let count = 1; count <= 50; count++) shown.screen.draw(<Lines lines={[String(count)]} />);
	await shown.settled();
	t.is(shown.writes.length, length + 1);
	t.is(shown.rows()[0], '50');
	shown.close();
});

test('screen - a component that changes by itself is drawn', async (t) => {
	let change: ((text: string) => void) | undefined;
	const shown = await showElement(
		<Own
			onMount={(setText) => {
				change = setText;
			}}
		/>,
		{size: small},
	);
	change?.('after');
	await until(() => shown.rows()[0] === 'after', 'the change');
	shown.close();
	t.pass();
});

test('screen - a resize is drawn whole, in the new size, each time', async (t) => {
	const sizes = [
		[120, 40],
		[80, 24],
		[79, 24],
		[100, 12],
		[20, 3],
		[160, 50],
	] as const;
	const element = (
		<Box flexDirection="column" flexGrow={1}>
			<Paint height={1} draw={({columns}) => ['x'.repeat(columns)]} />
			<Box flexGrow={1} />
			<Lines lines={['footer']} />
		</Box>
	);
	const shown = await showElement(element, {size: small});
	for (const [columns, rows] of sizes) {
		shown.resize(columns, rows);
		await shown.settled();
		const seen = shown.rows();
		t.is(seen[0], 'x'.repeat(columns), `${columns}x${rows}`);
		t.is(seen[rows - 1], 'footer', `${columns}x${rows}`);
		t.is(seen.filter((row) => row !== '').length, 2, `${columns}x${rows}`);
	}
	shown.close();
});

test('screen - a resize to the same size repairs what the terminal lost with it', async (t) => {
	const shown = await showElement(<Lines lines={['desk']} />, {size: small});
	shown.write('\u001b[2J');
	shown.resize(small.columns, small.rows);
	await shown.settled();
	t.is(shown.rows()[0], 'desk');
	shown.close();
});

test('screen - tells its owner the new size', async (t) => {
	const sizes: unknown[] = [];
	const shown = await showElement(<Lines lines={['x']} />, {
		size: small,
		screen: {onResize: (size) => sizes.push(size)},
	});
	shown.resize(100, 40);
	t.deepEqual(sizes, [{columns: 100, rows: 40}]);
	t.deepEqual(shown.screen.size, {columns: 100, rows: 40});
	shown.close();
});

test('screen - a terminal of 0x0 gets 80x24', async (t) => {
	const terminal = openTerminal({columns: 80, rows: 24});
	Object.assign(terminal.stdout, {columns: 0, rows: 0});
	const screen = openScreen({...terminal, env: {}, onKey() {}, onError: t.fail});
	screen.draw(<Paint flexGrow={1} draw={({columns, rows}) => [`${columns}x${rows}`]} />);
	await screen.idle();
	await terminal.settled();
	t.is(terminal.rows()[0], '80x24');
	screen.close();
});

test('screen - never shows more rows than there are', async (t) => {
	const lines = Array.from({length: 200}, (_, index) => `row ${index}`);
	const shown = await showElement(<Lines lines={lines} />, {size: small});
	t.deepEqual(shown.rows(), ['row 0', 'row 1', 'row 2', 'row 3', 'row 4']);
	shown.close();
});

test('screen - a later box covers an earlier one', async (t) => {
	const shown = await showElement(
		<>
			<Lines lines={['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc']} />
			<Box position="absolute" marginLeft={2} marginTop={1} width={5} height={1}>
				<Lines flexGrow={1} lines={['pop']} />
			</Box>
		</>,
		{size: small},
	);
	t.deepEqual(shown.rows().slice(0, 3), ['aaaaaaaaaa', 'bbpop  bbb', 'cccccccccc']);
	shown.close();
});

test('screen - what overflows a hidden box is not drawn', async (t) => {
	const shown = await showElement(
		<>
			<Box width={6} height={2} overflow="hidden" flexDirection="column">
				<Lines width={20} lines={['a long line', 'second', 'third']} />
			</Box>
			<Lines lines={['below']} />
		</>,
		{size: small},
	);
	t.deepEqual(shown.rows().slice(0, 4), ['a long', 'second', 'below', '']);
	shown.close();
});

test('screen - hands keys over in order, and pastes whole', async (t) => {
	const shown = await showElement(<Lines lines={['x']} />);
	await shown.press('F2', 'Alt+R', 'é', 'Esc', 'Shift+Tab');
	shown.stdin.send('\u001b[200~two\rlines\u001b[201~');
	t.deepEqual(
		shown.keys.map(({name, text}) => [name, text]),
		[
			['f2', undefined],
			['r', undefined],
			['é', 'é'],
			['escape', undefined],
			['tab', undefined],
			['paste', 'two\nlines'],
		],
	);
	shown.close();
});

test('screen - a click says what it met', async (t) => {
	const shown = await showElement(
		<Box flexGrow={1}>
			<Lines width={10} name="left" lines={['a', 'b']} pick={({row}) => `item ${row}`} />
			<Lines flexGrow={1} name="right" lines={['c']} />
		</Box>,
		{size: small},
	);
	shown.stdin.send('\u001b[<0;3;2M');
	shown.stdin.send('\u001b[<64;15;1M');
	shown.stdin.send('\u001b[<0;3;5M');
	t.deepEqual(
		shown.keys.map(({name, target}) => [name, target]),
		[
			['click', {pane: 'left', item: 'item 1'}],
			['wheel-up', {pane: 'right'}],
			['click', undefined],
		],
	);
	shown.close();
});

test('screen - a field that has the cursor shows the terminal’s own', async (t) => {
	const shown = await showElement(
		<Lines lines={['note', ['abc', {text: 'd', cursor: true}, 'ef']]} />,
		{size: small},
	);
	t.deepEqual(shown.cursor(), {column: 3, row: 1, isShown: true});
	await shown.draw(<Lines lines={['note', 'abcdef']} />);
	t.false(shown.cursor().isShown);
	shown.close();
});

test('screen - an editor gets the terminal and gives it back', async (t) => {
	const shown = await showElement(<Lines lines={['desk']} />, {size: small});
	await shown.screen.outside(async () => {
		await shown.terminalSettled();
		t.false(shown.modes().isAlternate);
		t.false(shown.stdin.isRaw);
		shown.stdin.send('typed into the editor');
		shown.screen.draw(<Lines lines={['changed meanwhile']} />);
		shown.write('the editor was here');
	});
	await shown.settled();
	t.true(shown.modes().isAlternate);
	t.true(shown.stdin.isRaw);
	t.deepEqual(shown.rows(), ['changed meanwhile', '', '', '', '']);
	t.deepEqual(shown.keys, []);
	shown.close();
});

test('screen - comes back also when the editor fails', async (t) => {
	const shown = await showElement(<Lines lines={['desk']} />, {size: small});
	await t.throwsAsync(
		shown.screen.outside(() => Promise.reject(new Error('no such editor'))),
		{message: 'no such editor'},
	);
	await shown.settled();
	t.true(shown.modes().isAlternate);
	shown.close();
});

test('screen - Ctrl+L repairs what somebody else wrote', async (t) => {
	const shown = await showElement(<Lines lines={['desk']} />, {size: small});
	shown.write('\u001b[2;3Hwall: system goes down');
	shown.screen.redraw();
	await shown.settled();
	t.deepEqual(shown.rows(), ['desk', '', '', '', '']);
	shown.close();
});

test('screen - a component that throws is reported, and the next frame is drawn', async (t) => {
	const shown = await showElement(<Broken />, {size: small});
	t.deepEqual(shown.errors.map(String), ['Error: no such call']);
	await shown.draw(<Lines lines={['still here']} />);
	t.is(shown.rows()[0], 'still here');
	shown.close();
});

test('screen - a leaf that throws while it draws is reported', async (t) => {
	const shown = await showElement(
		<Paint
			height={1}
			draw={() => {
				throw new Error('no such row');
			}}
		/>,
		{size: small},
	);
	t.deepEqual(shown.errors.map(String), ['Error: no such row']);
	await shown.draw(<Lines lines={['still here']} />);
	t.is(shown.rows()[0], 'still here');
	shown.close();
});

test('screen - Ink’s own text and borders are refused aloud', async (t) => {
	const text = await showElement(<Text>never drawn</Text>, {size: small});
	t.regex(String(text.errors[0]), /use <Lines>/);
	text.close();
	const border = await showElement(<Box borderStyle="round" />, {size: small});
	t.regex(String(border.errors[0]), /not drawn here/);
	border.close();
});

test('screen - says once that its terminal went away, and then writes nothing', async (t) => {
	let hangUps = 0;
	const shown = await showElement(<Lines lines={['x']} />, {
		size: small,
		screen: {
			onHangUp() {
				hangUps++;
			},
		},
	});
	shown.stdin.emit('end');
	shown.stdout.emit('error', new Error('EIO'));
	shown.stdin.emit('close');
	t.is(hangUps, 1);
	const {length} = shown.writes;
	shown.screen.draw(<Lines lines={['y']} />);
	shown.close();
	t.is(shown.writes.length, length);
	t.notThrows(() => shown.stdout.emit('error', new Error('EPIPE')));
});

test('screen - many screens in one process each have their own colours, glyphs and size', async (t) => {
	const element = <Lines lines={[paint('ready', '● ready')]} />;
	const kinds = [
		{TERM: 'xterm-256color'},
		{TERM: 'xterm'},
		{TERM: 'xterm-256color', NO_COLOR: '1'},
		{TERM: 'linux'},
	];
	const screens = await Promise.all(
		Array.from({length: 100}, (_, index) =>
			showElement(element, {
				env: kinds[index % kinds.length] ?? {},
				size: {columns: 20 + index, rows: 3},
			}),
		),
	);
	for (const [index, shown] of screens.entries()) {
		const wanted = [36, 2, undefined, 2][index % kinds.length];
		t.is(shown.cell(0, 0).foreground, wanted, String(index));
		t.is(shown.rows()[0], index % kinds.length === 3 ? '* ready' : '● ready');
		t.is(shown.screen.size.columns, 20 + index);
	}
	await screens[7]?.draw(<Lines lines={['seven']} />);
	t.is(screens[7]?.rows()[0], 'seven');
	t.is(screens[8]?.rows()[0], '● ready');
	for (const shown of screens) shown.close();
});

test('screen - the bell rings once and moves nothing', async (t) => {
	const shown = await showElement(<Lines lines={['x']} />, {size: small});
	shown.screen.bell();
	t.is(shown.writes.at(-1), '\u0007');
	await shown.settled();
	t.is(shown.rows()[0], 'x');
	shown.close();
});
