import {frameSequences} from '@plateau/tui/terminal/frame-diff';
import {closeSequence, openSequence} from '@plateau/tui/terminal/modes';
import test from 'ava';
import {until} from '../../helpers/terminal.ts';
import {fakeLink} from './fake-link.ts';
import {
	givenDesk,
	givenSignedIn,
	idle,
	me,
	noon,
	ringing,
	ringingCall,
	talking,
	talkingCall,
	withCall,
	wrapUp,
	wrapUpCall,
} from './given-desk.ts';

test('desk - idle at 80x24: state, phone, own day, queues, last calls', async (t) => {
	const desk = await givenSignedIn(t);
	await desk.shows('occupancy');
	const rows = desk.rows();
	t.is(rows[0], ' Desk  Alice Martin 1001  ● READY 4:12  Support 3 waiting, longest 0:42   14:03');
	t.is(rows[1], '   Offers come here: phone 1001 rings, and this screen says who calls.');
	t.is(rows[3], ' Today ─────────────────────┬ Queues ───────────────────────────────────────────');
	t.is(rows[4], '  handled          31       │ Queue            wait longest  ready   talk     SL');
	t.is(rows[5], '  talk           3:58       │ Support             3  0:42 !      2      4   82 %');
	t.regex(desk.text(), /13:57 {3}06 12 34 56 78 {10}Resolved: sent the invoice again/);
	t.is(rows[23], ' F7 note (no call yet)  F9 presence  d call somebody           F1 keys  link ok');
	t.false(desk.cursor().isShown);
});

for (const [state, locale, words] of [
	['connected', 'en', /Headset connected since 4:12: calls come with a beep, nothing rings\./],
	['connecting', 'en', /! Phone 1001 is called to connect the headset: answer it once\./],
	[
		'gone',
		'en',
		/! Headset gone: no offers\. Choose ready \(F9\) and phone 1001 is called again\./,
	],
	['connected', 'fr', /Casque connecté depuis 4:12 : les appels arrivent après un bip/],
	[
		'gone',
		'fr',
		/! Casque perdu : aucun appel\. Choisissez prêt \(F9\) et le poste 1001 est rappelé\./,
	],
] as const) {
	test(`desk - a nailed-up headset that is ${state}, in ${locale}`, async (t) => {
		const headset = {state, since: noon - 252_000};
		const desk = await givenSignedIn(t, {...idle, agent: {...idle.agent, headset}}, {locale});
		await desk.shows(locale === 'en' ? /headset/i : /casque/i);
		t.regex(desk.text().replaceAll(/\s+/g, ' '), words);
	});
}

test('desk - a headset that is gone with its phone: the phone first, whole, in the room there is', async (t) => {
	const headset = {state: 'gone' as const, since: noon - 252_000};
	const phone = {id: '1001', registered: false, remoteAnswer: true};
	const desk = await givenSignedIn(t, {...idle, phone, agent: {...idle.agent, headset}});
	await desk.shows('Check its cable and');
	await desk.shows('that it is on.');
	t.notRegex(desk.text(), /Choose ready/);
});

test('desk - ringing in French at 80x24: who, since when, how to answer, what was before', async (t) => {
	const desk = await givenSignedIn(t, ringing, {locale: 'fr'});
	await desk.shows('SONNE');
	const rows = desk.rows();
	t.is(rows[0], ' ☎ SONNE Assistance  Amélie Fournier  06 12 34 56 78               F2 décrocher');
	t.is(rows[1], ' 0:06 sur 0:20 ▓▓▓▓▓░░░░░░░░░░░  a composé 01 40 50 60 70            F8 refuser');
	t.regex(rows[4] ?? '', /Amélie Fournier +│ 02 nov\. Remboursement : delivery late/);
	t.is(desk.cell(0, 0).background, 221);
	t.is(desk.cell(79, 0).background, 221);
});

test('desk - a call that rings leaves the text cursor in the note', async (t) => {
	const desk = await givenSignedIn(t, talking);
	desk.press('F7', 'the customer will send the photo by ma');
	await desk.shows('photo by ma');
	await desk.settled();
	const before = desk.cursor();
	t.true(before.isShown);
	desk.link.show('desk', withCall({...ringingCall, id: 'c-3'}));
	await desk.shows('RINGING');
	t.deepEqual(desk.cursor(), before);
	t.regex(desk.text(), /▌Note \(previous call: Amélie Fournier\)/);
	desk.press('il');
	await desk.shows('photo by mail');
	desk.press('F2');
	await desk.sends('answer');
	t.is((await desk.sends('save-note'))?.['callId'], 'c-2');
});

test('desk - talking at 120x40: figures in a column of their own', async (t) => {
	const desk = await givenSignedIn(
		t,
		{...talking, monitored: {mode: 'whisper', since: noon - 14_000}},
		{columns: 120, rows: 40},
	);
	await desk.shows('TALKING');
	const rows = desk.rows();
	t.regex(
		rows[0] ?? '',
		/^ ● TALKING 3:27 {2}Amélie Fournier {2}06 12 34 56 78 {2}Support +14:03$/,
	);
	t.is(rows[2], ' ◉ A supervisor whispers to you 0:14');
	t.regex(rows[3] ?? '', / Caller ─+┬ Before ─+│ Queues ─+/);
	t.regex(desk.text(), /│ {2}occupancy +78 %/);
	t.regex(desk.text(), / Recent ─+│/);
});

test('desk - wrap-up says what is missing, in both languages', async (t) => {
	const desk = await givenSignedIn(t, wrapUp);
	await desk.shows('WRAP-UP 0:23');
	t.regex(desk.rows()[1] ?? '', /0:23 of 1:00 ▓▓▓▓▓▓░+ {2}talk 5:02 +! disposition missing/);
	t.regex(desk.text(), /▌Disposition ─+\n {2}1 Resolved {3}2 Callback {3}3 Refund/);
	t.regex(desk.rows()[23] ?? '', /^ F12 finish \(disposition missing\) {2}F7 note/);
	const french = await givenSignedIn(t, wrapUp, {locale: 'fr'});
	await french.shows('POST-APPEL');
	t.regex(french.rows()[23] ?? '', /^ F12 terminer \(qualification manquante\)/);
});

test('desk - the presence menu, with the next one while in a call', async (t) => {
	const desk = await givenSignedIn(
		t,
		withCall(talkingCall, {pendingPresence: {state: 'not-ready', reasonId: 'lunch'}}),
	);
	await desk.shows('next: LUNCH');
	desk.press('F9');
	await desk.shows('Presence after this call');
	t.regex(desk.text(), /1 {3}ready\s[\s\S]*▌ 2 ✓ Lunch[\s\S]*3 {3}Training[\s\S]*0 {3}sign out/);
	t.true(desk.rows()[0]?.includes('TALKING'), 'the call stays in sight');
	t.false(desk.text().includes('Rang out'), 'reasons of the floor itself are not offered');
	desk.press('3');
	t.deepEqual(await desk.sends('set-presence'), {
		presence: {state: 'not-ready', reasonId: 'training'},
	});
	await desk.hides('Presence after this call');
});

test('desk - the presence menu marks what takes approval, with a sign and in words', async (t) => {
	const view = {...idle, approvals: ['training']};
	const desk = await givenSignedIn(t, view);
	desk.press('F9');
	await desk.shows(/2 {3}Lunch [^?]*\n.*3 {3}Training {2}\? takes approval/);
	const french = await givenSignedIn(t, view, {locale: 'fr', lines: true});
	french.stdin.send('F9\r');
	await french.shows('Formation (avec accord)');
	t.false(french.text().includes('Repas (avec'));
});

test('desk - help lists the keys that work here, and filters them', async (t) => {
	const desk = await givenSignedIn(t, talking);
	desk.press('?');
	await desk.shows('Keys here');
	t.regex(desk.text(), /F8 x Alt\+X +hang up \(press twice\)/);
	desk.press('presence');
	await desk.hides('hang up (press twice)');
	t.regex(desk.text(), /F9 p Alt\+P +presence/);
	desk.press('Esc');
	await desk.hides('Keys here');
});

test('desk - a phone that refuses calls by itself is said, as nobody else would', async (t) => {
	const desk = await givenSignedIn(t, {
		...idle,
		agent: {...idle.agent, phoneRefusedAt: noon - 4000},
	});
	await desk.shows('refused the last call');
	t.is(desk.rows()[1], '   ! Phone 1001 refused the last call: busy, forwarded or do-not-disturb.');
});

test('desk - a phone that is not registered is a warning, not a riddle', async (t) => {
	const desk = await givenSignedIn(t, {
		...idle,
		agent: {...idle.agent, ready: false, phoneRegistered: false},
		phone: {id: '1001', registered: false, remoteAnswer: true},
	});
	await desk.shows('not registered at the switch');
	t.regex(desk.rows()[0] ?? '', /○ AVAILABLE/);
});

test('desk - sign-in offers the phones and says who holds them', async (t) => {
	const desk = givenDesk(t);
	desk.link.show('me', {...me, signedIn: false});
	await desk.shows('choose your phone');
	t.regex(desk.text(), /▌ 1001 +● free {2}used last\n {2}1002 +held by Bob Stone/);
	desk.press('Down', 'Enter');
	t.deepEqual(await desk.sends('sign-in'), {phoneId: '1002'});
});

test('desk - PLATEAU_PHONE signs in by itself', async (t) => {
	const desk = givenDesk(t, {env: {TERM: 'xterm', PLATEAU_PHONE: '1003'}});
	desk.link.show('me', {...me, signedIn: false});
	t.deepEqual(await desk.sends('sign-in'), {phoneId: '1003'});
});

test('desk - somebody who is no agent is told so', async (t) => {
	const desk = givenDesk(t);
	const {agentId: _, ...nobody} = me;
	desk.link.show('me', nobody);
	await desk.shows('"alice" is no agent of this floor');
	t.deepEqual(desk.link.watched(), ['me']);
});

test('log-in - asks when no log-in was kept, hides the password, says what was wrong', async (t) => {
	const link = fakeLink({at: noon, account: undefined});
	link.logInAnswer = {ok: false, code: 'log-in-throttled', retryMs: 4000};
	const desk = givenDesk(t, {link, locale: 'fr'});
	await desk.shows('Plateau : s’identifier');
	desk.press('alice', 'Enter', 'wrong', 'Enter');
	await desk.shows('Trop d’essais : attendez 4 s.');
	t.false(desk.text().includes('wrong'));
	link.logInAnswer = {ok: true, account: {login: 'alice', role: 'agent'}, token: 'x'};
	desk.press('correct', 'Enter');
	await until(() => link.watched().includes('me'), 'the desk to begin');
	t.deepEqual(link.logIns, [
		['alice', 'wrong'],
		['alice', 'correct'],
	]);
});

test('link - lost: says since when and how to go on, keeps what is typed, comes back', async (t) => {
	const desk = await givenSignedIn(t, talking);
	desk.press('F7', 'half a no');
	await desk.shows('half a no');
	desk.link.answer = () => ({ok: false, refusal: {code: 'link-down'}});
	desk.link.become({
		state: 'down',
		since: 0,
		tries: 3,
		reason: {code: 'no-daemon', params: {where: '/run/plateau.sock'}},
	});
	await desk.shows('No link for 0:00, try 3: No daemon answers at /run/plateau.sock');
	await desk.shows('npm run demo');
	desk.press('te');
	await desk.shows('half a note');
	await desk.shows('kept here until the link is back');
	desk.link.answer = ({name}) => ({
		ok: true,
		result: name === 'save-note' ? {savedAt: noon} : null,
	});
	desk.link.become({state: 'up', since: 1});
	await desk.shows('saved 14:03');
	t.deepEqual(desk.link.sent.at(-1)?.args, {callId: 'c-2', text: 'half a note'});
	await desk.shows('link ok');
});

test('link - not there yet: says what to do, and q leaves', async (t) => {
	const link = fakeLink({
		at: noon,
		account: undefined,
		state: {
			state: 'connecting',
			tries: 2,
			reason: {code: 'no-daemon', params: {where: '/run/plateau.sock'}},
		},
	});
	const desk = givenDesk(t, {link});
	await desk.shows('start it ("plateaud serve"');
	desk.press('q');
	t.is(await desk.exit, 0);
	await desk.settled();
	t.false(desk.modes().isAlternate);
});

test('leaving - q closes an idle desk and gives the terminal back', async (t) => {
	const desk = await givenSignedIn(t);
	desk.press('q');
	t.is(await desk.exit, 0);
	await desk.settled();
	t.false(desk.modes().isAlternate);
	t.false(desk.stdin.isRaw);
});

test('leaving - a window that is closed ends the desk, and the note is sent first', async (t) => {
	const desk = await givenSignedIn(t, talking);
	desk.press('F7', 'last words');
	await desk.shows('last words');
	desk.stdin.emit('close');
	t.is(await desk.exit, 129);
	t.deepEqual(desk.link.sent.at(-1)?.args, {callId: 'c-2', text: 'last words'});
});

test('desk - writes nothing while nothing changes', async (t) => {
	const desk = await givenSignedIn(t);
	await desk.shows('occupancy');
	await desk.settled();
	const before = desk.writes.length;
	desk.link.show('desk', {...idle});
	desk.link.show('desk', {...idle, recent: [...idle.recent]});
	desk.press('?');
	await desk.shows('Keys here');
	desk.press('Esc');
	await desk.hides('Keys here');
	t.true(desk.writes.length - before <= 3, 'the help came and went, nothing else');
});

test('desk - follows a change of size', async (t) => {
	const desk = await givenSignedIn(t, talking);
	desk.resize(160, 50);
	await desk.shows(/│ Queues/);
	desk.resize(60, 16);
	await desk.hides('│ Queues');
	await desk.shows('TALKING');
	t.is(desk.rows().length, 16);
});

test('desk - without colours and without Unicode it says the same', async (t) => {
	const desk = await givenSignedIn(t, ringing, {env: {TERM: 'xterm', NO_COLOR: '1'}, ascii: true});
	await desk.shows('% RINGING Support');
	t.true(desk.cell(0, 0).isInverse);
	t.is(desk.cell(0, 0).background, undefined);
	const written = desk.writes.join('').replaceAll('é', '');
	t.regex(written, /^[\u0000-\u007f]*$/);
});

test('desk - whatever a caller calls itself, only our own sequences are written', async (t) => {
	const evil = '\u001b]0;pwned\u0007\u001b[2J\u202e\u009b31mname\r\n';
	const customer = {...ringingCall.customer, callerName: evil, callerNumber: evil};
	const past = ringingCall.customer.past.map((one) => ({...one, note: evil, agentName: evil}));
	const call = {...ringingCall, customer: {...customer, past}, dialledNumber: evil};
	const desk = await givenSignedIn(t, withCall(call));
	await desk.shows('RINGING');
	desk.link.show('desk', withCall({...talkingCall, customer: {...customer, past}, note: evil}));
	await desk.shows('TALKING');
	desk.press('F7');
	await desk.settled();
	let written = desk.writes.join('').replace('\u0007', '');
	for (const ours of [openSequence({mouse: true}), closeSequence({mouse: true})]) {
		written = written.replace(ours, '');
	}
	t.notRegex(written.replaceAll(frameSequences, ''), /[\p{Cc}\p{Bidi_Control}]/u);
});

test('desk - the queue of a call that was sent on is named, though it is none of one’s own', async (t) => {
	const queueLabel = {en: 'Quick', fr: 'Rapide'};
	const desk = await givenSignedIn(t, withCall({...talkingCall, queueId: 'q-7', queueLabel}));
	await desk.shows('TALKING');
	t.regex(desk.rows().join('\n'), /Quick/);
	t.notRegex(desk.rows().join('\n'), /q-7/);
});

test('desk - a pause with a limit says what is left, and past it so in words', async (t) => {
	const pause = (since: number) => ({
		...idle,
		agent: {
			...idle.agent,
			ready: false,
			presence: {state: 'not-ready', reasonId: 'lunch', since} as const,
			activitySince: since,
			pauseEndsAt: since + 1_800_000,
		},
	});
	const desk = await givenSignedIn(t, pause(noon - 600_000));
	await desk.shows('20:00 left');
	t.regex(desk.rows()[1] ?? '', /^ {3}10:00 of 30:00 ▓▓▓▓▓░+ {2}20:00 left/);
	desk.link.show('desk', pause(noon - 1_930_000));
	await desk.shows('! over since 2:10');
});

test('desk - a pause that waits for approval is said in the top line and below it', async (t) => {
	const requested = {reasonId: 'lunch', since: noon};
	const view = {...idle, agent: {...idle.agent, requested}};
	const desk = await givenSignedIn(t, view);
	await desk.shows('? asks for LUNCH');
	await desk.shows('Lunch waits for a supervisor’s approval; c in F9 takes it back.');
	const french = await givenSignedIn(t, view, {locale: 'fr'});
	await french.shows('Repas attend l’accord d’un superviseur');
	t.regex(french.rows()[0] ?? '', /\? demande REPAS/);
});

test('desk - wrap-up says what more time there is; a talk, whether wrap-up follows', async (t) => {
	const more = {mode: 'timed', extendMs: 30_000, extensionsLeft: 1} as const;
	const desk = await givenSignedIn(t, withCall({...wrapUpCall, wrapUp: more}));
	await desk.shows('+ 0:30 more, 1 left');
	const optional = {mode: 'optional', extensionsLeft: 0} as const;
	desk.link.show('desk', withCall({...talkingCall, wrapUp: optional}));
	await desk.shows('F12 asks for wrap-up');
	desk.link.show('desk', withCall({...talkingCall, wrapUp: {...optional, wanted: true}}));
	await desk.shows('✎ wrap-up follows');
	await desk.hides('more, 1 left');
	t.regex(desk.rows()[1] ?? '', /✎ wrap-up follows/);
});

test('desk - rings for a call sent on: by whom, or that it is back; in wrap-up, who has the call now', async (t) => {
	const sent = {...ringingCall, sentBy: {agentId: 'bob', name: 'Bob Stone'}};
	const desk = await givenSignedIn(t, withCall(sent));
	await desk.shows('sent by Bob Stone');
	t.regex(desk.rows()[1] ?? '', /sent by Bob Stone.*F8 decline$/);
	desk.link.show('desk', withCall({...sent, sentBy: {agentId: 'alice', name: 'Alice Martin'}}));
	await desk.shows('back to you: not taken');
	desk.link.show('desk', {
		...wrapUp,
		call: wrapUp.call && {...wrapUp.call, goesOnWith: {agentId: 'bob', name: 'Bob Stone'}},
	});
	await desk.shows('The call goes on with Bob Stone.');
});
