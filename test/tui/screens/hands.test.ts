import test from 'ava';
import {noon as boardNoon, byId, floor, givenBoard} from './given-board.ts';
import {givenSignedIn, noon, talking, talkingCall, withCall} from './given-desk.ts';

const asking = withCall(talkingCall, {handSince: noon - 14_000});

test('desk - a asks for help and Alt+A from the note does, and the top line says since when', async (t) => {
	const desk = await givenSignedIn(t, talking);
	desk.press('F7', 'a caller who a');
	await desk.shows('a caller who a');
	t.is(desk.link.sent.filter(({name}) => name === 'raise-hand').length, 0, 'letters are text');
	desk.press('Alt+A');
	await desk.sends('raise-hand');
	desk.link.show('desk', asking);
	await desk.shows('! HELP ASKED 0:14');
	desk.link.show('desk', talking);
	await desk.shows('Your call for help is answered or taken back.');
	t.false(desk.text().includes('HELP ASKED'));
});

test('desk - a hand that is up is lowered by the same key, in French too', async (t) => {
	const desk = await givenSignedIn(t, asking, {locale: 'fr'});
	await desk.shows('! AIDE DEMANDÉE 0:14');
	desk.press('a');
	t.deepEqual(await desk.sends('lower-hand'), {});
});

test('lines - asking for help is a word, and told in a sentence', async (t) => {
	const desk = await givenSignedIn(t, talking, {lines: true});
	desk.press('ask-help', 'Enter');
	await desk.sends('raise-hand');
	desk.link.show('desk', asking);
	await desk.shows('A supervisor is asked for help.');
	desk.link.show('desk', talking);
	await desk.shows('Your call for help is answered or taken back.');
	t.is(desk.text().split('asked for help').length, 2, 'said once');
});

const helped = {
	...floor,
	agents: {
		...floor.agents,
		alice: {...floor.agents['alice'], handSince: boardNoon - 14_000},
	},
	alerts: {
		...byId([
			{
				id: 'help/alice',
				level: 'alarm',
				on: 'help',
				agentId: 'alice',
				limit: 0,
				since: boardNoon - 14_000,
			} as const,
		]),
	},
} as typeof floor;

test('board - the alarm of a raised hand says what is asked, by whom, and how long where there is room', async (t) => {
	for (const [locale, columns, line] of [
		['en', 80, '!! help Alice Martin'],
		['fr', 80, '!! aide Alice Martin'],
		['en', 100, '!! help Alice Martin 0:14'],
		['fr', 100, '!! aide Alice Martin 0:14'],
		['en', 160, '!! Alice Martin 0:14  asks for help'],
	] as const) {
		const board = await givenBoard(t, {view: helped, locale, columns});
		await board.shows(line);
		t.true(board.rows().every((row) => [...row].length <= columns));
	}
});

test('board - who asks for help is an alarm with its name, heard with one key from there', async (t) => {
	const me = {
		login: 'sam',
		name: 'Sam Lee',
		signedIn: false,
		phoneId: '1008',
		phones: {},
		reasons: {},
	};
	const board = await givenBoard(t, {view: helped, me});
	await board.shows('!! help Alice Martin');
	t.regex(board.text(), / Alice Martin +● talking +3:27 .*!! help/);
	board.press('4', 'w');
	t.deepEqual(await board.sends('start-monitor'), {
		agentId: 'alice',
		mode: 'whisper',
		reason: 'asked for help',
	});
	board.press('h');
	t.deepEqual(await board.sends('lower-hand'), {agentId: 'alice'});
	await board.shows('Alice Martin was helped.');
});

test('board - a hand that is not up cannot be lowered, and the key says so', async (t) => {
	const board = await givenBoard(t);
	await board.shows('Bob Stone');
	board.press('2', 'h');
	await board.shows('help was given: asks for no help');
	t.false(board.link.sent.some(({name}) => name === 'lower-hand'));
});
