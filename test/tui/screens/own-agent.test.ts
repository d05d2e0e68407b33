import test from 'ava';
import {byId, callOne, callRow, floor, givenBoard, noon} from './given-board.ts';
import {givenSignedIn, ringingCall, withCall} from './given-desk.ts';

const owned = callRow('c-2', {
	...{headStartMs: 90_000, ownAgentId: 'alice'},
	waitsFor: {agentId: 'claire', until: noon + 12_000},
});

test('own agent - the board’s calls say whom one waits for alone, at 80x24', async (t) => {
	const board = await givenBoard(t, {view: {...floor, calls: byId([owned])}});
	await board.shows(/‖ waiting +0:42 Support +→ Claire/);
	board.press('3', '/', 'agent:claire', 'Enter');
	await board.shows('/ agent:claire 1 of 1');
	board.press('/', 'Ctrl+U', 'own:alice ahead>1:00', 'Enter');
	await board.shows('/ own:alice ahead>1:00 1 of 1');
	t.pass();
});

test('own agent - a wide board has the head start in a column', async (t) => {
	const board = await givenBoard(t, {
		...{view: {...floor, calls: byId([owned])}, columns: 120, rows: 40},
	});
	await board.shows('↑ 1:30');
	t.pass();
});

test('own agent - the board says of an agent that the caller is their own', async (t) => {
	const calls = byId([{...floor.calls['c-1'], ...owned, id: 'c-1', state: 'talking' as const}]);
	for (const [locale, words] of [
		['en', 'own customer'],
		['fr', 'son client'],
	] as const) {
		const board = await givenBoard(t, {view: {...floor, calls}, columns: 160, rows: 50, locale});
		await board.shows(new RegExp(`Alice Martin .*06 12 34 56 78 +${words}`));
	}
	t.pass();
});

test('own agent - a call’s page names both, how long it waits for one alone, and its head start', async (t) => {
	for (const [locale, own, waits, ahead] of [
		['en', 'Own agent', 'Waits for', 'Head start'],
		['fr', 'Attitré', 'Attend', 'Avance'],
	] as const) {
		const board = await givenBoard(t, {locale, view: {...floor, calls: byId([owned])}});
		board.press('3', 'Enter');
		const agents = {alice: 'Alice Martin', claire: 'Claire Roux'};
		board.link.show('call', {...callOne, call: owned, agents});
		await board.shows(new RegExp(`${own} +Alice Martin`));
		t.regex(board.text(), new RegExp(`${waits} +Claire Roux 0:12`));
		t.regex(board.text(), new RegExp(`${ahead} +↑ 1:30`));
		t.true(board.rows().every((row) => [...row].length <= 80));
	}
});

test('own agent - the ringing desk says whose customer calls, and how far ahead, at 80x24', async (t) => {
	const own = {...ringingCall, headStartMs: 60_000, ownAgent: {id: 'alice', name: 'Alice Martin'}};
	const desk = await givenSignedIn(t, withCall(own));
	await desk.shows(/ {2}Support +│\n {2}your own customer +│\n {2}1:00 ahead +│/);
	t.true(desk.rows().every((row) => [...row].length <= 80));
	const of = {...ringingCall, ownAgent: {id: 'bob', name: 'Bob Stone'}};
	const other = await givenSignedIn(t, withCall(of), {locale: 'fr'});
	await other.shows(/ {2}Assistance +│\n {2}client de Bob Stone +│/);
	t.pass();
});

test('own agent - the line mode says it once, with the ring', async (t) => {
	const own = {...ringingCall, headStartMs: 60_000, ownAgent: {id: 'alice', name: 'Alice Martin'}};
	const desk = await givenSignedIn(t, withCall(own), {lines: true});
	await desk.shows('answers.');
	const said = desk.rows().join('');
	t.regex(said, /waited 0:36, your own customer, 1:00 ahead\. F2/);
});
