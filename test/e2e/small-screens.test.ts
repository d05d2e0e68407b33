// The desk where little can be shown: 80x24 without colours, ASCII alone, line by line, and sizes that change.

import test, {type ExecutionContext} from 'ava';
import type {PtyProgram} from '../helpers/pty.ts';
import {customerService, type OwnFloor} from './own-floor.ts';
import {staffedFloor} from './staffed.ts';
import {until} from './until.ts';

/** A floor where Claire is logged in; a desk opened with `--phone` signs in by itself. */
function floorOfClaire(t: ExecutionContext): Promise<OwnFloor> {
	return staffedFloor(t, {claire: 'agent'});
}

const asClaire = ['--as', 'claire', '--phone', '1001'];

/** Makes Claire ready and rings her phone. */
async function ring(floor: OwnFloor) {
	const {code, stderr} = await floor.plateau(['agent', 'ready', '--as', 'claire']);
	if (code !== 0) throw new Error(stderr);
	return floor.practice.call(customerService, {from: '0639980001', name: 'Zoe'});
}

/** Everything but the figures of the clocks, which go on by themselves. */
function still(desk: PtyProgram): string {
	return desk.text().replaceAll(/\d/g, '0');
}

test.serial(
	'small screens - NO_COLOR at 80x24: a whole call without a single colour',
	async (t) => {
		const floor = await floorOfClaire(t);
		const desk = floor.open(['desk', ...asClaire], {env: {NO_COLOR: '1'}});
		await desk.shows('NOT READY');
		const caller = await ring(floor);
		await desk.shows('RINGING');
		desk.press('F2');
		await desk.shows(/TALKING \d/);
		caller.hangUp();
		await desk.shows('WRAP-UP');
		const looks = [...desk.output().matchAll(/\u001b\[([\d;:]*)m/g)].flatMap(([, codes = '']) =>
			codes.split(/[;:]/).map(Number),
		);
		t.true(looks.length > 0, 'bold and inverse are still there');
		t.deepEqual(
			looks.filter((code) => (code >= 30 && code <= 49) || (code >= 90 && code <= 107)),
			[],
		);
		t.true(desk.rows().every((row) => row.length <= 80));
		desk.press('F12');
		await desk.shows(/READY \d/);
		desk.press('q');
		t.is(await desk.exits(), 0);
	},
);

test.serial('small screens - --ascii draws with ASCII alone, whatever the state', async (t) => {
	const floor = await floorOfClaire(t);
	const desk = floor.open(['desk', '--ascii', ...asClaire]);
	const isAscii = (when: string) => {
		const strange = desk.rows().filter((row) => /[^\x20-\x7e]/.test(row));
		t.deepEqual(strange, [], when);
	};
	await desk.shows('NOT READY');
	isAscii('not ready');
	const caller = await ring(floor);
	await desk.shows('RINGING');
	isAscii('ringing');
	desk.press('F2');
	await desk.shows(/TALKING \d/);
	isAscii('talking');
	desk.press('F9');
	await desk.shows('Presence after this call');
	isAscii('a menu');
	desk.press('Esc');
	await desk.hides('Presence after this call');
	caller.hangUp();
	await desk.shows('WRAP-UP');
	isAscii('wrap-up');
	desk.press('?');
	await desk.shows('Keys here');
	isAscii('help');
});

test.serial(
	'small screens - --lines: a line a change, words for keys, not one escape sequence',
	async (t) => {
		const floor = await floorOfClaire(t);
		const desk = floor.open(['desk', '--lines', ...asClaire]);
		await desk.shows('Claire Roux, phone 1001: NOT READY');
		const caller = await ring(floor);
		await desk.shows('Ringing: Support, Zoe, 06 39 98 00 01');
		desk.press('answer', 'Enter');
		await desk.shows('Talking: Support, Zoe, 06 39 98 00 01');
		caller.hangUp();
		await desk.shows('Wrap-up: Zoe');
		desk.press('1', 'Enter');
		await desk.shows('Disposition: Resolved');
		desk.press('finish', 'Enter');
		await desk.shows(/finish\s+Claire Roux, phone 1001: READY/);
		desk.press('quit', 'Enter');
		t.is(await desk.exits(), 0);
		t.false(desk.output().includes('\u001b'));
		const lines = desk.output().split(/[\r\n\u0007]+/);
		for (const told of [/^Ringing: /, /^Talking: /, /^Wrap-up: /, /^Disposition: /]) {
			t.is(lines.filter((line) => told.test(line)).length, 1, String(told));
		}
	},
);

test.serial(
	'small screens - a window that grows and shrinks is painted right, and given back at the end',
	async (t) => {
		const floor = await floorOfClaire(t);
		const desk = floor.open(['desk', ...asClaire]);
		await desk.shows('NOT READY');
		await ring(floor);
		await desk.shows('RINGING');
		desk.press('F2');
		await desk.shows(/TALKING \d/);
		t.true(desk.screen.modes().isAlternate);
		for (const [columns, rows] of [
			[120, 40],
			[60, 15],
			[80, 24],
		] as const) {
			desk.resize(columns, rows);
			await until(() => {
				const [first = ''] = desk.rows();
				const last = desk.rows().at(-1) ?? '';
				return (
					desk.rows().length === rows &&
					/TALKING \d/.test(first) &&
					last.includes('F1') &&
					desk.rows().every((row) => row.length <= columns)
				);
			}, `the desk at ${columns}x${rows}`);
			// Drawn afresh it looks the same: nothing of another size was left behind.
			const seen = still(desk);
			const bytes = desk.bytes();
			desk.press('Ctrl+L');
			await until(() => desk.bytes() > bytes + columns, 'the screen to be drawn again');
			await until(() => still(desk) === seen, `${columns}x${rows} to look as it did:\n${seen}`);
		}
		desk.press('Ctrl+C');
		await desk.shows('Ctrl+C once more to leave');
		desk.press('Ctrl+C');
		await desk.exits();
		const {isAlternate, isPasteBracketed, hasMouse, wraps} = desk.screen.modes();
		t.deepEqual(
			{isAlternate, isPasteBracketed, hasMouse, wraps},
			{isAlternate: false, isPasteBracketed: false, hasMouse: false, wraps: true},
		);
		t.true(desk.screen.cursor().isShown);
	},
);
