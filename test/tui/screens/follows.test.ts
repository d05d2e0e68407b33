import test from 'ava';
import {givenBoard} from './given-board.ts';
import {givenSignedIn} from './given-desk.ts';

test('sequences - a first key says after a moment what can follow, until the next key', async (t) => {
	for (const [locale, title, label] of [
		['en', 'g then', 'd  '],
		['fr', 'g puis', 'd  '],
	] as const) {
		const board = await givenBoard(t, {locale});
		await board.shows('Omar Haddad');
		board.press('g');
		await board.shows(title);
		const rows = board.rows();
		t.true(
			rows.some((row) => row.startsWith(` ${label}`)),
			rows.join('\n'),
		);
		t.true(rows.every((row) => [...row].length <= 80));
		board.press('x');
		await board.hides(title);
	}
});

test('sequences - who knows the second key is shown nothing, and it acts', async (t) => {
	const board = await givenBoard(t);
	board.press('2', 'G');
	await board.shows('▌Omar Haddad');
	board.press('gg');
	await board.shows('▌Alice Martin');
	t.notRegex(board.text(), /g then/);
});

test('sequences - on the desk, too', async (t) => {
	const desk = await givenSignedIn(t);
	desk.press('g');
	await desk.shows('g then');
	t.regex(desk.text(), / b {2}/);
	desk.press('Esc');
	await desk.hides('g then');
	t.pass();
});

test('own keys - a screen with a person’s own keys acts by them, and says so in its help', async (t) => {
	const desk = await givenSignedIn(t, undefined, {keys: {desk: {presence: ['F6']}, board: {}}});
	desk.press('F6');
	await desk.shows('Presence ───');
	desk.press('Esc');
	await desk.hides('Presence ───');
	desk.press('F9', 'F6');
	await desk.shows('Presence ───');
	t.regex(desk.rows().at(-1) ?? '', /F6 presence/);
});
