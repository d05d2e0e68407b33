import test from 'ava';
import {byId, callOne, callRow, floor, givenBoard, queueRow} from './given-board.ts';

const waiting = {
	...callOne,
	...{call: callRow('c-2'), segments: [], note: ''},
	...{expectedWaitMs: 80_000, foretoldWaitMs: 95_000},
};

test('board - a waiting call’s page says how much longer, and what was foretold, at 80x24', async (t) => {
	for (const [locale, words] of [
		['en', /Expected +1:20 more\n Foretold +1:35/],
		['fr', /Prévu +encore 1:20\n Annoncé +1:35/],
	] as const) {
		const board = await givenBoard(t, {locale});
		board.press('3', 'Enter');
		board.link.show('call', waiting);
		await board.shows(words);
		t.true(board.rows().every((row) => [...row].length <= 80));
		board.press('Esc');
	}
});

test('board - once answered a call’s page keeps what was foretold', async (t) => {
	const board = await givenBoard(t);
	board.press('2', 'Enter');
	board.link.show('call', {...callOne, foretoldWaitMs: 95_000});
	await board.shows(/Foretold +1:35/);
	t.pass();
});

test('board - queues show what one who came in now would wait, where there is room', async (t) => {
	const queues = byId([queueRow('support', 'Support', {waiting: 3, expectedWaitMs: 155_000})]);
	const wide = await givenBoard(t, {view: {...floor, queues}, columns: 160, rows: 50});
	await wide.shows(/ answered +expect +ASA/);
	t.regex(wide.text(), /Support .* 96 +2:35 +0:14/);
	const narrow = await givenBoard(t, {view: {...floor, queues}});
	await narrow.shows('Omar Haddad');
	t.notRegex(narrow.text(), /expect/);
});

test('board - queues are sorted and filtered by the expected wait', async (t) => {
	const queues = byId([
		queueRow('support', 'Support', {expectedWaitMs: 155_000}),
		queueRow('billing', 'Billing', {expectedWaitMs: 15_000}),
	]);
	const board = await givenBoard(t, {view: {...floor, queues}});
	board.press('/', 'expected>1:00', 'Enter');
	await board.shows('/ expected>1:00 1 of 2');
	t.regex(board.text(), /▌Support/);
});
