import test from 'ava';
import {until} from '../../helpers/terminal.ts';
import {fakeLink} from './fake-link.ts';
import {
	givenDesk,
	givenSignedIn,
	idle,
	noon,
	ringing,
	ringingCall,
	talking,
	withCall,
	wrapUp,
} from './given-desk.ts';

test('lines - one line a change, without any escape sequence', async (t) => {
	const desk = await givenSignedIn(t, idle, {lines: true});
	desk.link.show('desk', ringing);
	await desk.shows('Ringing: Support, Amélie Fournier, 06 12 34 56 78, waited 0:36.');
	desk.link.show('desk', {...ringing, recent: []});
	desk.link.show('desk', talking);
	await desk.shows('Talking: Support, Amélie Fournier');
	desk.link.show('desk', wrapUp);
	await desk.shows('Wrap-up: Amélie Fournier');
	const written = desk.writes.join('');
	t.true(written.includes('Dispositions: 1 Resolved, 2 Callback, 3 Refund'));
	t.is(written.split('Ringing:').length, 2);
	t.notRegex(written, /\u001b/);
});

test('lines - words act, and so do the keys themselves', async (t) => {
	const desk = await givenSignedIn(t, ringing, {lines: true, locale: 'fr'});
	desk.press('F2');
	await desk.sends('answer');
	desk.link.show('desk', talking);
	desk.press('note rappellera demain', 'Enter');
	t.deepEqual(await desk.sends('save-note'), {callId: 'c-2', text: 'rappellera demain'});
	desk.press('2', 'Enter');
	t.deepEqual(await desk.sends('set-disposition'), {callId: 'c-2', dispositionId: 'callback'});
	desk.press('f8', 'Enter', 'f8', 'Enter');
	await desk.sends('hang-up');
	await desk.shows('Note enregistrée.');
});

test('lines - a field is asked for, and help lists the words', async (t) => {
	const desk = await givenSignedIn(t, talking, {lines: true});
	desk.press('name', 'Enter');
	await desk.shows('Name:');
	desk.press('Ctrl+U', 'Zoé', 'Enter');
	t.regex(String((await desk.sends('name-customer'))?.['name']), /Zoé$/);
	desk.press('help', 'Enter');
	await desk.shows(/hang-up \(F8, x, Alt\+X\): hang up/);
});

test('lines - log-in, then the desk', async (t) => {
	const link = fakeLink({at: noon, account: undefined});
	const desk = givenDesk(t, {link, lines: true});
	await desk.shows('Login:');
	desk.press('alice', 'Enter');
	await desk.shows('Password:');
	desk.press('secret', 'Enter');
	await until(() => link.watched().includes('me'), 'the desk to begin');
	t.deepEqual(link.logIns, [['alice', 'secret']]);
	t.false(desk.text().includes('secret'));
});

test('lines - a log-in that is no longer known is asked for at once, and Ctrl+C leaves', async (t) => {
	const desk = await givenSignedIn(t, idle, {lines: true});
	desk.link.become({state: 'down', since: noon, tries: 1, reason: {code: 'no-daemon', params: {}}});
	desk.link.become({state: 'up', since: noon}, 'nobody');
	await desk.shows('This log-in is no longer known here.');
	await desk.shows('Login:');
	desk.press('help', 'Enter');
	await desk.shows('Password:');
	t.false(desk.text().includes('sign-out:'));
	desk.press('Ctrl+C');
	await desk.shows('Ctrl+C once more to leave');
	desk.press('Ctrl+C');
	await desk.shows('Closed.');
	t.regex(desk.writes.join('').trimEnd(), /Closed\.$/);
});

test('lines - hostile names are harmless', async (t) => {
	const customer = {...ringingCall.customer, callerName: '\u001b[2J\u0007evil\r\nRinging: fake'};
	const desk = await givenSignedIn(t, idle, {lines: true});
	desk.link.show('desk', withCall({...ringingCall, customer}));
	await desk.shows('evil');
	t.notRegex(desk.writes.join('').replace('\u0007', ''), /[\u001b\u0007]|\nRinging: fake/);
});

test('lines - TERM=dumb and INK_SCREEN_READER choose them by themselves; q leaves', async (t) => {
	for (const env of [{TERM: 'dumb'}, {TERM: 'xterm', INK_SCREEN_READER: '1'}]) {
		const desk = givenDesk(t, {env});
		desk.press('q', 'Enter');
		await until(() => desk.writes.length > 0, 'a first line');
		t.notRegex(desk.writes.join(''), /\u001b/);
	}
});

test('lines - a request for a pause is said, and a pause that has become too long', async (t) => {
	const desk = await givenSignedIn(t, idle, {lines: true});
	const {agent} = idle;
	desk.link.show('desk', {...idle, agent: {...agent, requested: {reasonId: 'lunch', since: noon}}});
	await desk.shows('? asks for LUNCH');
	const presence = {state: 'not-ready', reasonId: 'lunch', since: noon - 60_000} as const;
	desk.link.show('desk', {
		...idle,
		agent: {...agent, ready: false, presence, pauseEndsAt: noon - 1000},
	});
	await desk.shows('Your pause was approved: Lunch.');
	await desk.shows('This pause is longer than its reason allows.');
	t.notRegex(desk.writes.join(''), /\u001b/);
});
