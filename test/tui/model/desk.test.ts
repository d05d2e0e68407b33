import {agentTable} from '@plateau/tui/keys/agent';
import {hints} from '@plateau/tui/keys/help';
import {contextsOfDesk} from '@plateau/tui/model/desk';
import {draftOf} from '@plateau/tui/model/notes';
import test from 'ava';
import {
	idle,
	me,
	noon,
	ringing,
	talking,
	talkingCall,
	withCall,
	wrapUp,
} from '../screens/given-desk.ts';
import {givenScene, signedInScene} from './given-scene.ts';

test('desk - watches oneself, then one’s own desk', (t) => {
	const desk = givenScene();
	t.deepEqual(desk.requests, [{type: 'subscribe', view: 'me'}]);
	desk.me(me);
	t.deepEqual(desk.requests[1], {type: 'subscribe', view: 'desk', scope: 'alice'});
});

test('sign-in - a phone that was asked for is taken at once, and only once', (t) => {
	const desk = givenScene({phone: '1003', ready: true});
	desk.me({...me, signedIn: false});
	t.deepEqual(desk.commands(), [
		{name: 'sign-in', args: {phoneId: '1003', presence: {state: 'available'}}},
	]);
	desk.answer('sign-in', {
		ok: false,
		refusal: {code: 'phone-not-registered', params: {phoneId: '1003'}},
	});
	desk.me({...me, signedIn: false});
	t.deepEqual(desk.commands(), []);
	t.is(desk.notice(), 'Phone 1003 is not registered at the switch: check that it is on.');
});

test('sign-in - offers the phone used last, another by arrows', (t) => {
	const desk = givenScene();
	desk.me({...me, signedIn: false, lastPhoneId: '1003'});
	desk.press('Enter');
	t.deepEqual(desk.commands(), [{name: 'sign-in', args: {phoneId: '1003'}}]);
	desk.answer('sign-in', {ok: false, refusal: {code: 'phone-needed'}});
	desk.press('Up', 'Up', 'r');
	t.deepEqual(desk.commands(), [
		{name: 'sign-in', args: {phoneId: '1001', presence: {state: 'available'}}},
	]);
});

test('sign-in - with the headset connected once, by key or from the command line', (t) => {
	const presence = {state: 'available'} as const;
	const asked = givenScene({phone: '1003', ready: true, nailedUp: true});
	asked.me({...me, signedIn: false});
	t.deepEqual(asked.commands(), [
		{name: 'sign-in', args: {phoneId: '1003', nailedUp: true, presence}},
	]);
	const desk = givenScene();
	desk.me({...me, signedIn: false, lastPhoneId: '1003'});
	desk.press('h');
	t.deepEqual(desk.commands(), [
		{name: 'sign-in', args: {phoneId: '1003', nailedUp: true, presence}},
	]);
});

test('sign-in - a phone held by another is taken over by a second press only', (t) => {
	const desk = givenScene();
	desk.me({...me, signedIn: false});
	desk.press('Down', 'Enter');
	desk.answer('sign-in', {
		ok: false,
		refusal: {code: 'phone-held', params: {phoneId: '1002', personId: 'bob'}},
	});
	t.is(desk.notice(), 'Phone 1002 is held by Bob Stone: t twice takes it over.');
	desk.commands();
	desk.press('t');
	t.deepEqual(desk.commands(), []);
	desk.press('t');
	t.deepEqual(desk.commands(), [{name: 'sign-in', args: {phoneId: '1002', takeover: true}}]);
});

test('sign-in - a phone that nobody holds cannot be taken over, and the key says so', (t) => {
	const desk = givenScene();
	desk.me({...me, signedIn: false});
	desk.press('t', 't');
	t.deepEqual(desk.commands(), []);
	t.is(desk.notice(), 'take the phone over: That phone is free: Enter signs in.');
});

test('presence - by digit; 0 signs out; system reasons are not offered', (t) => {
	const desk = signedInScene(idle);
	desk.press('F9', '2');
	desk.press('p', '&');
	desk.press('F9', '0');
	t.deepEqual(desk.commands(), [
		{name: 'set-presence', args: {presence: {state: 'not-ready', reasonId: 'lunch'}}},
		{name: 'set-presence', args: {presence: {state: 'available'}}},
		{name: 'sign-out', args: {}},
	]);
	t.is(desk.model.menu, undefined);
});

test('presence - from the note, and back into it', (t) => {
	const desk = signedInScene(talking);
	desk.press('F7');
	desk.type('a');
	desk.press('F9', '2');
	desk.type('b');
	t.is(draftOf(desk.model.drafts, 'c-2')?.edit.text, 'ab');
	t.is(desk.commands()[0]?.name, 'set-presence');
});

test('presence - the next one can be taken back, and only when there is one', (t) => {
	const desk = signedInScene(talking);
	desk.press('F9', 'c');
	t.deepEqual(desk.commands(), []);
	desk.press('Esc');
	desk.desk(withCall(talkingCall, {pendingPresence: {state: 'not-ready', reasonId: 'lunch'}}));
	desk.press('F9', 'c');
	t.deepEqual(desk.commands(), [{name: 'cancel-pending-presence', args: {}}]);
});

test('leaving - refused with the reason while a call is live, free without a link', (t) => {
	const desk = signedInScene(talking);
	desk.press('q');
	t.regex(desk.notice(), /^A call is live here/);
	t.deepEqual(desk.requests, []);
	desk.linkIs({state: 'down', since: 0, tries: 1, reason: {code: 'link-lost', params: {}}});
	desk.press('q');
	t.deepEqual(desk.requests, [{type: 'quit'}]);
});

test('leaving - Ctrl+C twice leaves from anywhere, and takes the note along', (t) => {
	const desk = signedInScene(talking);
	desk.press('F7');
	desk.type('x');
	desk.requests.length = 0;
	desk.press('Ctrl+c');
	t.deepEqual(desk.requests, []);
	desk.press('Ctrl+c');
	t.deepEqual(
		desk.requests.map(({type}) => type),
		['command', 'quit'],
	);
});

test('help - lists what works here, filters, and does it', (t) => {
	const desk = signedInScene(talking);
	desk.press('?');
	desk.type('presenc');
	desk.press('Enter');
	t.is(desk.scene.help, undefined);
	t.is(desk.model.menu?.kind, 'presence');
	desk.press('Esc', 'F1');
	t.not(desk.scene.help, undefined);
	desk.press('F8', 'F8');
	t.deepEqual(desk.commands(), [{name: 'hang-up', args: {}}], 'F-keys act over the help');
});

test('hints - name keys that act while typing', (t) => {
	const desk = signedInScene(wrapUp);
	desk.press('F7');
	const shown = hints(agentTable, {
		contexts: contextsOfDesk(desk.model),
		locale: 'fr',
		model: desk.model,
		focus: 'field',
	});
	t.deepEqual(
		shown.slice(0, 3).map(({key, label, disabled}) => [key, label, disabled]),
		[
			['F12', 'terminer', 'disposition-needed'],
			['F7', 'note', undefined],
			['F9', 'présence', undefined],
		],
	);
});

test('words - do what keys do', (t) => {
	const desk = signedInScene(ringing);
	desk.words('answer');
	desk.desk(talking);
	desk.words('note will call back');
	desk.words('3');
	desk.words('presence lunch');
	desk.words('hang-up');
	desk.words('f8');
	desk.words('name Amélie');
	t.deepEqual(
		desk.commands().map(({name, args}) => [name, Object.values(args).at(-1)]),
		[
			['answer', undefined],
			['save-note', 'will call back'],
			['set-disposition', 'refund'],
			['set-presence', {state: 'not-ready', reasonId: 'lunch'}],
			['hang-up', undefined],
			['name-customer', 'Amélie'],
		],
	);
	desk.words('juggle');
	t.is(desk.notice(), '"juggle" is no action here: help lists them.');
});

test('sign-in - being signed in at the same phone meanwhile is no refusal', (t) => {
	const desk = givenScene({phone: '1001'});
	desk.me({...me, signedIn: false});
	const params = {phoneId: '1001'};
	desk.answer('sign-in', {ok: false, refusal: {code: 'already-signed-in', params}});
	t.is(desk.notice(), '');
});

test('board - opens from the desk for supervisors only, and not from a live call', (t) => {
	// The sequence itself asks for a moment's patience.
	const asked = ({requests}: ReturnType<typeof signedInScene>) =>
		requests.filter(({type}) => type !== 'timer');
	const desk = signedInScene(idle);
	desk.press('g', 'b');
	t.deepEqual(asked(desk), []);
	t.is(desk.notice(), 'open the wallboard: The wallboard takes the role supervisor.');
	const supervisor = signedInScene(idle, 'en', 'supervisor');
	supervisor.press('g', 'b');
	t.deepEqual(asked(supervisor), [{type: 'open', screen: 'board'}]);
	const busy = signedInScene(talking, 'en', 'supervisor');
	busy.press('g', 'b');
	t.deepEqual(asked(busy), []);
});

test('sign-out - goes back to the choice of a phone', (t) => {
	const desk = signedInScene(idle);
	desk.me({...me, signedIn: false});
	t.deepEqual(contextsOfDesk(desk.model), ['sign-in']);
});

test('pause - what waits for a supervisor’s word can be taken back, and its end is told', (t) => {
	const requested = {reasonId: 'lunch', since: noon};
	const asking = {...idle, agent: {...idle.agent, requested}};
	const desk = signedInScene(asking);
	desk.press('Alt+C');
	t.deepEqual(desk.commands(), [{name: 'cancel-pending-presence', args: {}}]);
	desk.desk(idle);
	t.is(desk.notice(), 'Your pause waits for approval no longer: Lunch.');
	desk.desk(asking);
	const presence = {state: 'not-ready', reasonId: 'lunch', since: noon} as const;
	desk.desk({...idle, agent: {...idle.agent, presence}});
	t.is(desk.notice(), 'Your pause was approved: Lunch.');
});
