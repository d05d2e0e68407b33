/** Parked calls: the key that sets one apart, the list at the desk's foot, and picking up; on the board too. */
import type {CallRow, ParkedRow} from '@plateau/core/protocol';
import test from 'ava';
import {noon as boardNoon, byId, floor, givenBoard} from './given-board.ts';
import {givenSignedIn, idle, noon, talkingCall, withCall} from './given-desk.ts';

const row = (place: number, more: Partial<ParkedRow> = {}): ParkedRow => ({
	...{callId: `c-${place}`, queueId: 'support', since: noon - 72_000, place},
	...{agentId: 'marc', name: 'Marc Petit', endsAt: noon + 108_000},
	...{callerNumber: '+33612345678', ...more},
});
const amelie = row(3, {callId: 'c-9', callerName: 'Amélie Fournier'});
const parked = {'c-9': amelie, 'c-1': row(1)};

test('parked - the list stands at the foot with number, caller, who parked them, how long and until when', async (t) => {
	const desk = await givenSignedIn(t, {...idle, parked});
	await desk.shows(/Parked 2 .*l: pick up/);
	await desk.shows(/1 06 12 34 56 78 .*1:12/);
	await desk.shows(/3 Amélie Fournier .*back to Marc Petit in 1:48 .*Support +1:12/);
	t.true(desk.rows().every((line) => [...line].length <= 80));
});

test('parked - the menu writes numbers as the floor’s country does', async (t) => {
	const desk = await givenSignedIn(t, {...idle, parked});
	await desk.shows(/Parked 2/);
	desk.press('l');
	await desk.shows('Pick up');
	await desk.shows(/1 +06 12 34 56 78/);
	await desk.shows(/3 +Amélie Fournier/);
	t.notRegex(desk.text(), /\+33/);
	const lines = await givenSignedIn(t, {...idle, parked}, {lines: true});
	await lines.shows('Parked');
	lines.press('pick-up', 'Enter');
	await lines.shows(/1 06 12 34 56 78/);
});

test('parked - one is picked up by the number that was said', async (t) => {
	const desk = await givenSignedIn(t, {...idle, parked}, {locale: 'fr'});
	await desk.shows(/Parqués 2/);
	desk.press('l');
	await desk.shows('Reprendre');
	desk.press('3');
	t.deepEqual(await desk.sends('pick-up'), {callId: 'c-9'});
	await desk.shows('Votre poste sonne pour l’appel parqué 3.');
});

test('parked - nothing to pick up is said; the list closes when the last one is gone', async (t) => {
	const desk = await givenSignedIn(t, idle);
	desk.press('l');
	await desk.shows('Nothing is parked.');
	desk.link.show('desk', {...idle, parked: {'c-9': amelie}});
	await desk.shows('Parked 1');
	desk.press('l');
	await desk.shows('Pick up');
	desk.link.show('desk', idle);
	await desk.hides('Pick up');
	t.notRegex(desk.text(), /Parked/);
});

test('parked - the call in front is parked by its key, typing a note or not', async (t) => {
	const desk = await givenSignedIn(t, withCall(talkingCall));
	desk.press('k');
	t.deepEqual(await desk.sends('park'), {});
});

test('parked - line mode says who is parked, and picks up by word and number', async (t) => {
	const desk = await givenSignedIn(t, {...idle, parked}, {lines: true});
	await desk.shows('Parked: 1 06 12 34 56 78 by Marc Petit, 3 Amélie Fournier by Marc Petit.');
	desk.press('pick-up 3', 'Enter');
	t.deepEqual(await desk.sends('pick-up'), {callId: 'c-9'});
});

test('parked - on the board with number, time and who parked it; T gives it to somebody', async (t) => {
	const board = await givenBoard(t, {columns: 140});
	const [first] = Object.values(floor.calls) as [CallRow];
	const {agentId: _free, line: _none, waitMs: _over, ...rest} = first;
	const {place, agentId, name, endsAt} = amelie;
	const call: CallRow = {
		...rest,
		...{id: 'c-9', state: 'parked', since: boardNoon - 72_000},
		parked: {place, agentId, name, endsAt},
	};
	board.link.show('board', {...floor, calls: byId([call])});
	board.press('3');
	await board.shows(/parked 3 +1:12 .*Marc Petit/);
	board.press('Down', 'T');
	await board.shows(/Who gets this call next\?/);
	board.press('1');
	t.like(await board.sends('pick-up'), {callId: 'c-9'});
});
