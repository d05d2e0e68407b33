import test from 'ava';
import {callOne, givenBoard} from './given-board.ts';

test('trail - Alt+Left goes back from a call’s page and a queue’s rows, Alt+Right forward again', async (t) => {
	const board = await givenBoard(t);
	await board.shows('Omar Haddad');
	board.press('Enter');
	await board.shows('/ queue:');
	await board.hides('Omar Haddad');
	board.press('2', 'Enter');
	await board.shows('Waiting for the call’s life');
	board.link.show('call', callOne);
	await board.shows('Life so far');
	board.press('Alt+Left');
	await board.shows('▌2 Agents');
	t.false(
		board.link.watched().some((one) => one.startsWith('call ')),
		'its page is closed',
	);
	board.press('Alt+Left', 'Alt+Left');
	await board.shows('Omar Haddad');
	await board.shows('▌1 Queues');
	board.press('Alt+Left');
	await board.shows('you were nowhere else yet');
	board.press('Alt+Right', 'Alt+Right');
	await board.shows('▌2 Agents');
	await board.hides('Omar Haddad');
	board.press('Alt+Right');
	await board.shows('Waiting for the call’s life');
	board.press('Alt+Right');
	await board.shows('you are where you went last');
});

test('trail - another way taken forgets what was ahead; moving the mark is no way', async (t) => {
	const board = await givenBoard(t, {locale: 'fr'});
	await board.shows('Omar Haddad');
	board.press('2');
	await board.shows('▌2 Agents');
	board.press('j', 'k', 'G');
	await board.shows('▌Omar Haddad');
	board.press('Alt+Left');
	await board.shows('▌1 Files');
	board.press('4');
	await board.shows('▌4 Alertes');
	board.press('Alt+Right');
	await board.shows('vous êtes au dernier endroit');
	board.press('Alt+Left');
	await board.shows('▌1 Files');
	t.pass();
});

test('trail - a filter is a place once it stands, not letter by letter', async (t) => {
	const board = await givenBoard(t);
	board.press('2', '/', 'Bob', 'Enter');
	await board.shows('/ Bob 1 of 4');
	board.press('Alt+Left');
	await board.shows('Omar Haddad');
	await board.shows('▌2 Agents');
	board.press('Alt+Right');
	await board.shows('/ Bob 1 of 4');
	t.pass();
});
