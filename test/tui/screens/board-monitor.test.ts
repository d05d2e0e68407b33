import type {MeView, MonitorRow} from '@plateau/core/protocol';
import test from 'ava';
import {floor, type GivenBoard, givenBoard, me, noon} from './given-board.ts';

const monitor: MonitorRow = {
	id: 'm-1',
	personId: 'sam',
	agentId: 'alice',
	callId: 'c-1',
	mode: 'listen',
	state: 'calling',
	since: noon - 14_000,
};
const withPhone: MeView = {...me, phoneId: '1008'};

/** The commands sent, by name. */
const names = (board: GivenBoard) => board.link.sent.map(({name}) => name);

test('monitor - listening takes a phone, a reason once, and shows who is heard', async (t) => {
	const board = await givenBoard(t);
	board.link.answer = ({name}) => ({
		ok: true,
		result: name === 'take-phone' ? {phoneId: '1008'} : null,
	});
	board.press('2', 'l');
	await board.shows('Which phone do you listen with?');
	await board.shows('▌1 1008  used last');
	await board.shows('3 1001  held by Alice Martin');
	board.press('Enter');
	t.deepEqual(await board.sends('take-phone'), {phoneId: '1008'});
	await board.shows('Why do you listen in?');
	board.press('Enter');
	await board.shows('Write a word or two first.');
	board.press('new agent', 'Enter');
	const start = await board.sends('start-monitor');
	t.deepEqual(start, {agentId: 'alice', mode: 'listen', reason: 'new agent'});
	board.link.show('me', {...withPhone, monitor});
	await board.shows('LISTEN to Alice Martin: your phone rings');
	board.link.show('me', {...withPhone, monitor: {...monitor, state: 'active'}});
	await board.shows('◉ LISTEN to Alice Martin 0:14');
	await board.shows('. stop');
	board.press('w');
	t.deepEqual(await board.sends('change-monitor'), {mode: 'whisper'});
	board.press('.');
	await board.sends('stop-monitor');
	board.link.show('me', withPhone);
	await board.hides('◉ LISTEN');
	board.press('l');
	await board.settled();
	t.deepEqual(await board.sends('start-monitor'), start, 'the reason is not asked again');
	t.is(names(board).filter((name) => name === 'start-monitor').length, 2);
});

test('monitor - the phone of the command line is taken without asking; if it is held, another is', async (t) => {
	const board = await givenBoard(t, {phoneId: '1001'});
	board.link.answer = ({name}) =>
		name === 'take-phone'
			? {
					ok: false,
					refusal: {code: 'phone-held', params: {phoneId: '1001', personId: 'alice'}},
				}
			: {ok: true, result: null};
	board.press('2', 'l');
	t.deepEqual(await board.sends('take-phone'), {phoneId: '1001'});
	await board.shows('Which phone do you listen with?');
	await board.shows('Phone 1001 is held by alice');
	board.press('"');
	await board.shows('held by Alice Martin');
	t.is(names(board).length, 1, 'a phone that is held is not asked for');
});

test('monitor - barging wants a second press, and only where somebody talks', async (t) => {
	const board = await givenBoard(t, {me: withPhone, columns: 120});
	board.press('2', 'Down', 'b');
	await board.shows('barge: nobody talks there');
	board.press('Up', 'b');
	await board.shows('b again to: barge');
	t.deepEqual(names(board), []);
	board.press('b');
	await board.shows('Why do you listen in?');
	board.press('angry caller', 'Enter');
	t.deepEqual(await board.sends('start-monitor'), {
		agentId: 'alice',
		mode: 'barge',
		reason: 'angry caller',
	});
});

test('monitor - a second agent cannot be listened to before the first is left', async (t) => {
	const active: MonitorRow = {...monitor, agentId: 'omar', state: 'active'};
	const board = await givenBoard(t, {me: {...withPhone, monitor: active}});
	board.press('2', 'l');
	await board.shows('listen: stop listening first (.)');
	t.deepEqual(names(board), []);
});

test('monitor - on a call’s page at 80 columns, whom one listens to stays in sight', async (t) => {
	const board = await givenBoard(t, {
		locale: 'fr',
		me: {...withPhone, monitor: {...monitor, mode: 'whisper', state: 'active'}},
	});
	board.press('2', 'Enter');
	await board.shows('En attente du déroulé');
	t.regex(board.rows()[0] ?? '', /^ Supervision +◉ CHUCHOTE à Alice Martin 0:14 +\. arrêter/);
});

test('monitor - barged in, of three: who hears them is said, and only then', async (t) => {
	const active: MonitorRow = {...monitor, mode: 'barge', state: 'active'};
	const me = {...withPhone, monitor: active};
	const board = await givenBoard(t, {me});
	await board.shows('◉ BARGE in on Alice Martin 0:14');
	const call = floor.calls['c-1'];
	if (call === undefined) throw new Error('alice has no call');
	const calls = {...floor.calls, 'c-1': {...call, line: 'conference' as const}};
	board.link.show('board', {...floor, calls});
	await board.shows('◉ BARGE, heard by Alice Martin alone 0:14');
	t.regex(board.rows()[0] ?? '', /\. stop/, 'whole in 80 columns');
	const french = await givenBoard(t, {me, view: {...floor, calls}, locale: 'fr'});
	await french.shows('◉ ENTENDU DE Alice Martin SEULEMENT 0:14');
	t.regex(french.rows()[0] ?? '', /\. arrêter/);
});

test('monitor - on the pane of queues the footer says what is missing, in both languages', async (t) => {
	for (const [locale, words] of [
		['en', 'l listen (choose an agent)'],
		['fr', 'l écouter (choisir un agent)'],
	] as const) {
		const board = await givenBoard(t, {locale});
		await board.shows(words);
	}
	t.pass();
});

test('monitor - an agent’s line says that somebody listens from when they hear', async (t) => {
	const board = await givenBoard(t, {view: {...floor, monitors: {'m-1': monitor}}, columns: 120});
	await board.shows('Alice Martin');
	t.notRegex(board.text(), /◉ listening/);
	const active: MonitorRow = {...monitor, state: 'active'};
	board.link.show('board', {...floor, monitors: {'m-1': active}});
	await board.shows('◉ listening');
});

test('monitor - leaving the board stops listening', async (t) => {
	const board = await givenBoard(t, {
		me: {...withPhone, monitor: {...monitor, state: 'active'}},
	});
	await board.shows('◉ LISTEN');
	board.press('q');
	t.is(await board.exit, 0);
	t.deepEqual(names(board), ['stop-monitor']);
});

test('presence - reasons by digit, on a French keyboard too; the daemon’s own are not offered', async (t) => {
	const board = await givenBoard(t);
	board.press('2', 'p');
	await board.shows('Alice Martin: change the presence to');
	await board.shows(/1 available\s+.*\n.*2 lunch.*\n.*3 training/);
	t.false(board.text().includes('rang out'));
	board.press('é');
	t.deepEqual(await board.sends('set-presence'), {
		agentId: 'alice',
		presence: {state: 'not-ready', reasonId: 'lunch'},
	});
	await board.shows('Alice Martin: lunch when the call is over');
});

test('presence - signing an agent out wants a second press', async (t) => {
	const board = await givenBoard(t);
	board.press('2', 'G', 'p');
	await board.shows('Omar Haddad: change the presence to');
	board.press('x');
	await board.shows('x again to: sign out');
	t.deepEqual(names(board), []);
	board.press('x');
	t.deepEqual(await board.sends('sign-out'), {agentId: 'omar'});
	await board.shows('Omar Haddad is signed out.');
});

test('raise - a waiting call is raised, a talking one is not', async (t) => {
	const board = await givenBoard(t, {columns: 120});
	board.press('3', 'u');
	await board.shows('raise the call: no call waits there');
	board.press('Down', 'u');
	t.deepEqual(await board.sends('raise-call'), {callId: 'c-3', creditMs: 300_000});
	await board.shows('Raised by 5:00.');
});

test('take over - by the key, twice, for who listens and is signed in as an agent', async (t) => {
	const board = await givenBoard(t, {columns: 140});
	board.press('2', 'm');
	await board.shows('take the call over: you listen to nobody');
	board.link.show('me', {...withPhone, monitor: {...monitor, state: 'active'}});
	await board.shows('◉ LISTEN to Alice Martin');
	board.press('m');
	await board.shows('sign in as an agent with the phone you listen with');
	const own = {...withPhone, agentId: 'sam', signedIn: true};
	board.link.show('me', {...own, monitor: {...monitor, state: 'active', since: noon}});
	await board.shows('LISTEN to Alice Martin 0:00');
	board.press('m', 'm');
	t.deepEqual(await board.sends('take-over'), {});
	await board.shows('The call comes to your phone.');
});

test('take - a waiting call is given to who is ready or in wrap-up, and to nobody else', async (t) => {
	const board = await givenBoard(t, {columns: 120});
	board.press('3', 'T');
	await board.shows('give the call to somebody next: no call waits there');
	board.press('Down', 'T');
	await board.shows(/Who gets .* next\?/);
	await board.shows(/1 .* {2}ready/);
	board.press('1');
	const args = await board.sends('take-call');
	t.is(args['callId'], 'c-3');
	t.true(floor.agents[String(args['agentId'])]?.ready);
	await board.shows(/ gets this call next\./);
});

test('lines - alerts come and go as lines, without a sequence', async (t) => {
	const board = await givenBoard(t, {lines: true});
	await board.shows('alarm: VIP, longest wait');
	await board.shows('warning: Omar Haddad, wrap-up');
	const {'longest-wait/vip': alarm, ...others} = floor.alerts;
	t.truthy(alarm);
	board.link.show('board', {...floor, alerts: others});
	await board.shows('over: VIP, longest wait');
	board.link.clock = noon + 5000;
	board.link.show('board', {...floor, alerts: others});
	board.link.show('board', floor);
	await board.settled();
	const written = board.writes().join('');
	t.is(written.split('alarm: VIP, longest wait').length, 3);
	t.is(written.split('over: VIP, longest wait').length, 2);
	t.notRegex(written, /\u001b/);
});

test('lines - a pane’s name reads its table, select and a word act on a row', async (t) => {
	const board = await givenBoard(t, {lines: true, me: withPhone});
	await board.shows('warning');
	board.press('agents', 'Enter');
	await board.shows('Alice Martin, activity ● talking, for 3:27, queue Support');
	board.press('queues', 'Enter');
	await board.shows('4 waiting, service level 84 %, 5.2 % abandoned');
	board.press('agents', 'Enter');
	await board.shows(/Omar Haddad, activity[\s\S]*Omar Haddad, activity/);
	board.press('select omar', 'Enter');
	await board.shows('Agents: Omar Haddad');
	board.press('presence', 'Enter');
	await board.shows('Omar Haddad: change the presence to 1 available; 2 lunch; 3 training');
	board.press('2', 'Enter');
	t.is((await board.sends('set-presence'))['agentId'], 'omar');
	await board.shows('Omar Haddad: lunch when the call is over');
	board.press('select alice', 'Enter');
	await board.shows('Agents: Alice Martin');
	board.press('listen', 'Enter');
	await board.shows('Why do you listen in?');
	board.press('training', 'Enter');
	t.deepEqual(await board.sends('start-monitor'), {
		agentId: 'alice',
		mode: 'listen',
		reason: 'training',
	});
});

test('raise - the key right behind the end of a filter is the board’s', async (t) => {
	const board = await givenBoard(t, {columns: 120});
	board.press('3', '/', 'state:waiting', 'Enter', 'u');
	t.deepEqual(await board.sends('raise-call'), {callId: 'c-3', creditMs: 300_000});
	await board.shows('Raised by 5:00.');
});
