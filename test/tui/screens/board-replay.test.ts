import type {BoardView} from '@plateau/core/protocol';
import type {Moment} from '@plateau/tui/model/board-types';
import test from 'ava';
import {agentRow, byId, floor, givenBoard, noon} from './given-board.ts';

/** A day earlier, Zoé was there and nobody else. */
const then = noon - 86_400_000;
const past: BoardView = {
	...floor,
	agents: byId([
		agentRow('zoe', 'Zoé Petit', {
			presence: {state: 'available', since: then - 3_600_000},
			activitySince: then - 65_000,
		}),
	]),
	calls: {},
	alerts: {},
};

function moment(more: Partial<Moment> = {}): Moment {
	return {at: then, seq: 4711, event: {at: then - 400, type: 'call-queued'}, board: past, ...more};
}

test('replay - the board of a moment says so in words beside its name, and counts time up to then', async (t) => {
	const board = await givenBoard(t, {moment: moment()});
	await board.shows('Zoé Petit');
	const [top = ''] = board.rows();
	t.regex(top, /^ Board {3}REPLAY 2026-11-11 14:03:27 .*SL 84 %.* 14:03 {2}ok$/);
	t.regex(board.text(), /Zoé Petit +● ready +1:05/, 'not a day and a minute');
	t.false(board.text().includes('Alice'), 'the live view stays behind');
	t.regex(board.text(), /L back to now {2}e next event/);
});

test('replay - wide enough, it says what had just happened', async (t) => {
	const board = await givenBoard(t, {moment: moment(), columns: 140});
	await board.shows(/event 4711: entered the queue/);
	t.pass();
});

test('replay - in French', async (t) => {
	const board = await givenBoard(t, {moment: moment(), locale: 'fr'});
	await board.shows('REJEU 2026-11-11 14:03:27');
	t.pass();
});

for (const [key, args] of [
	['Right', {instant: then + 1000}],
	['Left', {instant: then - 1000}],
	['>', {instant: then + 60_000}],
	['<', {instant: then - 60_000}],
	['Ctrl+Right', {instant: then + 60_000}],
	['e', {seq: 4712}],
	['E', {seq: 4710}],
] as const) {
	test(`replay - ${key} steps`, async (t) => {
		const board = await givenBoard(t, {moment: moment()});
		const next = moment({at: then + 5000, seq: 4715});
		board.link.answer = () => ({ok: true, result: next});
		await board.shows('REPLAY');
		board.press(key);
		t.deepEqual(await board.sends('replay-floor'), args);
		await board.shows('REPLAY 2026-11-11 14:03:32');
	});
}

test('replay - between two seconds a step goes to the next whole one', async (t) => {
	const board = await givenBoard(t, {moment: moment({at: then + 400})});
	board.link.answer = () => ({ok: true, result: moment()});
	await board.shows('REPLAY');
	board.press('Left');
	t.deepEqual(await board.sends('replay-floor'), {instant: then});
});

test('replay - one question at a time: a held key does not pile them up', async (t) => {
	const board = await givenBoard(t, {moment: moment()});
	board.link.answer = () => new Promise(() => {});
	await board.shows('REPLAY');
	board.press('Right', 'Right', 'Right');
	await board.sends('replay-floor');
	await board.settled();
	t.is(board.link.sent.length, 1);
});

test('replay - nothing can be done to the past: what acts on calls and agents is not there', async (t) => {
	const board = await givenBoard(t, {moment: moment()});
	await board.shows('Zoé Petit');
	board.press('2', 'l', 'w', 'b', 'p', 'u', 't');
	await board.settled();
	t.deepEqual(board.link.sent, []);
	t.false(board.text().includes('listen'));
});

test('replay - from the board: R asks for a time, L is now again', async (t) => {
	const board = await givenBoard(t);
	board.link.answer = () => ({ok: true, result: moment()});
	await board.shows('Omar Haddad');
	board.press('R');
	await board.shows('Replay from when?');
	board.press('9:07', 'Enter');
	t.deepEqual(await board.sends('replay-floor'), {day: '2026-11-12', at: '09:07'});
	await board.shows('REPLAY 2026-11-11 14:03:27');
	t.false(board.text().includes('Omar Haddad'));
	board.link.show('board', {...floor, agents: byId([agentRow('new', 'New Person')])});
	await board.settled();
	t.false(board.text().includes('New Person'));
	board.press('R', '2026-11-10 23:59:59', 'Enter');
	await board.settled();
	t.deepEqual(board.link.sent.at(-1)?.args, {day: '2026-11-10', at: '23:59:59'});
	board.press('L');
	await board.shows('New Person');
	t.false(board.text().includes('REPLAY'));
});

test('replay - until the first moment is there, it says that it looks, and the board of now stays', async (t) => {
	const board = await givenBoard(t);
	board.link.answer = () => new Promise(() => {});
	await board.shows('Omar Haddad');
	board.press('R', '9:07', 'Enter');
	await board.shows('looking it up…');
	t.true(board.text().includes('Omar Haddad'));
});

test('replay - a time that is none is not sent; one that the journal has not leaves all as it was', async (t) => {
	const board = await givenBoard(t);
	await board.shows('Omar Haddad');
	board.press('R', 'noon', 'Enter');
	await board.shows('"noon" is no time');
	t.deepEqual(board.link.sent, []);
	board.link.answer = () => ({
		ok: false,
		refusal: {code: 'replay-too-early', params: {first: '2026-11-12 08:00:00'}},
	});
	board.press('Ctrl+U', '07:00', 'Enter');
	await board.shows('The journal begins later, at 2026-11-12 08:00:00');
	t.true(board.text().includes('Omar Haddad'));
	t.false(board.text().includes('REPLAY'));
	board.press('l');
	await board.settled();
	t.true(board.text().includes('Omar Haddad'));
});

test('replay - a step that is refused says why and stays where it was', async (t) => {
	const board = await givenBoard(t, {moment: moment()});
	board.link.answer = () => ({
		ok: false,
		refusal: {code: 'replay-too-late', params: {now: '2026-11-12 14:03:27'}},
	});
	await board.shows('REPLAY');
	board.press('e');
	await board.shows('That has not happened yet');
	await board.shows('REPLAY 2026-11-11 14:03:27');
	board.link.answer = () => ({ok: true, result: moment({at: then + 1000})});
	board.press('Right');
	await board.shows('REPLAY 2026-11-11 14:03:28');
	t.pass();
});

test('replay - in the line mode each moment is said', async (t) => {
	const board = await givenBoard(t, {moment: moment(), lines: true});
	await board.shows('REPLAY 2026-11-11 14:03:27, event 4711: entered the queue');
	board.link.answer = () => ({
		ok: true,
		result: moment({at: then + 1000, seq: 4712, event: {at: then + 1000, type: 'call-ended'}}),
	});
	board.send('next event\r');
	await board.shows('REPLAY 2026-11-11 14:03:28, event 4712: ended');
	t.pass();
});
