// What nobody is there to see: terminals that are closed, desks that die, demos that start and end together.

import test from 'ava';
import {demo} from './demo-terminal.ts';
import {customerService, logIn} from './own-floor.ts';
import {staffedFloor} from './staffed.ts';
import {until} from './until.ts';

test.serial(
	'unattended - a closed terminal and a killed desk are lost to the board; note and call are not',
	async (t) => {
		const floor = await staffedFloor(t, {claire: 'agent', marc: 'agent'});
		await logIn(floor, 'admin');
		const claire = floor.open(['desk', '--as', 'claire', '--phone', '1001']);
		const marc = floor.open(['desk', '--as', 'marc', '--phone', '1002']);
		await claire.shows('NOT READY');
		await marc.shows('NOT READY');
		const board = floor.open(['board', '--as', 'admin'], {columns: 140, rows: 40});
		await board.shows(/Marc Petit .*not ready/);
		t.false(board.text().includes('desk lost'));
		const ready = await floor.plateau(['agent', 'ready', '--as', 'claire']);
		t.is(ready.code, 0, ready.stderr);
		const caller = floor.practice.call(customerService, {from: '0639980001', name: 'Zoe'});
		await claire.shows('RINGING');
		claire.press('F2');
		await claire.shows(/TALKING \d/);
		claire.press('F7', 'asks for Monday');
		await claire.shows('asks for Monday');

		// Told to hang up at once after the last letter: the note is sent, the terminal given back.
		process.kill(claire.pid, 'SIGHUP');
		await claire.exits();
		t.false(claire.screen.modes().isAlternate);
		await board.shows(/Claire Roux .*desk lost/);
		process.kill(marc.pid, 'SIGKILL');
		await board.shows(/Marc Petit .*desk lost/);
		t.false(caller.isOver);
		const noteOf = async () => {
			const view = await floor.json<{call: {state: string; note?: string}}>(
				...(['admin', 'agent', 'show', 'claire'] as const),
			);
			t.is(view.call.state, 'talking');
			return view.call.note;
		};
		t.is(await noteOf(), 'asks for Monday');

		// Back at another terminal, everything is as it was; this one's window is closed.
		const again = floor.open(['desk', '--as', 'claire', '--phone', '1001']);
		await again.shows(/TALKING \d/);
		await again.shows('asks for Monday');
		await board.hides(/Claire Roux .*desk lost/);
		again.press('F7', ' or Tuesday');
		await again.shows('asks for Monday or Tuesday');
		again.hangUp();
		await board.shows(/Claire Roux .*desk lost/);
		t.is(await noteOf(), 'asks for Monday or Tuesday');
		t.false(caller.isOver);
	},
);

test.serial(
	'unattended - a demo goes on while one of its screens is open, and ends with the last',
	async (t) => {
		const floor = demo(t);
		const desk = floor.open();
		await desk.shows('Claire Roux');
		const board = floor.open(['--role', 'supervisor'], {columns: 140, rows: 40});
		await board.shows('Claire Roux');
		desk.press('Ctrl+C', 'Ctrl+C');
		await desk.exits();
		await board.shows(/Claire Roux .*desk lost/);
		// Longer than a demo without any screen lasts.
		const leftAt = performance.now();
		await until(() => performance.now() - leftAt > 5000, 'five seconds to go by');
		t.is(floor.leftovers().length, 1);
		t.regex(await floor.command('sam', 'whoami'), /sam/);
		t.regex(board.rows().at(-1) ?? '', /link ok/);
		board.press('q');
		t.is(await board.exits(), 0);
		await floor.ends();
		t.pass();
	},
);

test.serial(
	'unattended - two demos started at the same moment are one, with a desk for each',
	async (t) => {
		const floor = demo(t);
		const desks = [floor.open(), floor.open()];
		await Promise.all(desks.map((desk) => desk.shows(/Claire Roux|Marc Petit|RINGING|TALKING/)));
		t.is(floor.leftovers().length, 1);
		const people = await floor.command('sam', 'agents', 'list', '--json');
		const atWork = (JSON.parse(people) as {id: string; phoneId?: string}[])
			.filter(({id, phoneId}) => ['claire', 'marc', 'alice'].includes(id) && phoneId !== undefined)
			.map(({id}) => id);
		t.deepEqual(atWork.toSorted(), ['claire', 'marc']);
		for (const desk of desks) desk.press('Ctrl+C', 'Ctrl+C');
		await Promise.all(desks.map((desk) => desk.exits()));
		await floor.ends();
	},
);
