/** What desk and board say while the daemon cannot save: that calls go on, and what becomes of one's keys. */
import test from 'ava';
import {me as boardMe, noon as boardNoon, givenBoard} from './given-board.ts';
import {givenSignedIn, idle, me, noon, ringingCall, talkingCall, withCall} from './given-desk.ts';

const unsaved = {...me, unsavedSince: noon - 12_000};

test('saving - the desk says so while it lasts: idle, ringing, in a call', async (t) => {
	const desk = await givenSignedIn(t, idle);
	desk.link.show('me', unsaved);
	await desk.shows(/! Nothing can be saved just now: calls go on;/);
	desk.link.show('desk', withCall(ringingCall));
	await desk.shows(/Nothing can be saved just now/);
	desk.link.show('desk', withCall(talkingCall));
	await desk.shows(/Nothing can be saved just now/);
	t.true(desk.rows().every((row) => [...row].length <= 80));
	desk.link.show('me', me);
	await desk.hides('Nothing can be saved');
});

test('saving - in French, and in the line mode once', async (t) => {
	const desk = await givenSignedIn(t, idle, {locale: 'fr', lines: true});
	desk.link.show('me', unsaved);
	await desk.shows('Rien ne s’enregistre pour l’instant : les appels continuent');
	t.pass();
});

test('saving - the board says so with its time, and the line mode in a sentence', async (t) => {
	const board = await givenBoard(t, {columns: 120});
	board.link.show('me', {...boardMe, unsavedSince: boardNoon - 12_000});
	await board.shows('!! nothing saved 0:12');
	board.link.show('me', boardMe);
	await board.hides('nothing saved');
	const lines = await givenBoard(t, {lines: true});
	lines.link.show('me', {...boardMe, unsavedSince: boardNoon});
	await lines.shows(
		'Nothing can be saved just now: calls go on; orders are carried out once it can.',
	);
	t.pass();
});
