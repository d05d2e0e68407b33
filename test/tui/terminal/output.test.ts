import {createGrid, type Grid, putLine} from '@plateau/tui/terminal/grid';
import {createOutput} from '@plateau/tui/terminal/output';
import test from 'ava';
import {openTerminal} from '../../helpers/terminal.ts';

const size = {columns: 20, rows: 2};

function frame(text: string): Grid {
	const grid = createGrid(size);
	putLine(grid, text, {column: 0, row: 0}, {left: 0, top: 0, right: 20, bottom: 2});
	return grid;
}

function open() {
	const terminal = openTerminal(size);
	return {terminal, output: createOutput(terminal.stdout, {depth: '256', glyphs: 'unicode'})};
}

test('output - writes a frame in one piece, and nothing for the same frame', (t) => {
	const {terminal, output} = open();
	output.show(frame('one'));
	t.is(terminal.writes.length, 1);
	output.show(frame('one'));
	t.is(terminal.writes.length, 1);
});

test('output - a slow terminal gets the newest frame, not the ones between', async (t) => {
	const {terminal, output} = open();
	terminal.stdout.isSlow = true;
	output.show(frame('first'));
	for (let count = 0; count < 100; count++) output.show(frame(`frame ${count}`));
	t.is(terminal.writes.length, 1);
	t.true(output.waits);
	let isCaughtUp = false;
	output.onCaughtUp(() => {
		isCaughtUp = true;
	});
	t.false(isCaughtUp);
	terminal.stdout.drain();
	t.is(terminal.writes.length, 2);
	t.true(isCaughtUp);
	await terminal.settled();
	t.is(terminal.rows()[0], 'frame 99');
});

test('output - a forgotten terminal is written whole', async (t) => {
	const {terminal, output} = open();
	output.show(frame('one'));
	terminal.write('\u001b[Hgarbage\u001b[2;1Hmore');
	output.forget();
	output.show(frame('one'));
	await terminal.settled();
	t.deepEqual(terminal.rows(), ['one', '']);
});

test('output - a closed one drops what waits and writes no more', (t) => {
	const {terminal, output} = open();
	terminal.stdout.isSlow = true;
	output.show(frame('one'));
	output.show(frame('two'));
	output.close();
	terminal.stdout.drain();
	output.show(frame('three'));
	t.is(terminal.writes.length, 1);
	t.is(terminal.stdout.listenerCount('drain'), 0);
});
