import type {DeskCall} from '@plateau/core/protocol';
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
	ringingCall,
	talking,
	talkingCall,
	withCall,
	wrapUp,
	wrapUpCall,
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

test('ringing - rings the bell once, and F2, Enter and Alt+R answer', (t) => {
	for (const name of ['F2', 'Enter', 'Alt+R']) {
		const desk = signedInScene(idle);
		desk.desk(ringing);
		desk.desk({...ringing, recent: []});
		t.is(desk.requests.filter(({type}) => type === 'bell').length, 1);
		desk.press(name);
		t.deepEqual(desk.commands(), [{name: 'answer', args: {}}], name);
	}
});

test('ringing - a phone that cannot be answered from here says how', (t) => {
	const desk = signedInScene(withCall({...ringingCall, canAnswer: false}));
	desk.press('F2');
	t.deepEqual(desk.commands(), []);
	t.is(desk.notice(), 'answer: This phone cannot be answered from here: lift the handset.');
});

test('ringing - letters go on into the note of the call before, and F2 answers from it', (t) => {
	const desk = signedInScene(talking);
	desk.press('F7');
	desk.type('will send the ph');
	desk.desk(wrapUp);
	desk.desk(idle);
	desk.desk(withCall({...ringingCall, id: 'c-3'}));
	desk.type('oto x');
	t.is(draftOf(desk.model.drafts, 'c-2')?.edit.text, 'will send the photo x');
	t.deepEqual(desk.commands(), []);
	desk.press('F2');
	t.deepEqual(desk.commands(), [{name: 'answer', args: {}}]);
	desk.desk(withCall({...talkingCall, id: 'c-3'}));
	desk.type('new');
	t.is(draftOf(desk.model.drafts, 'c-3')?.edit.text, 'new');
	desk.tell({type: 'timer', id: 'notes'});
	t.deepEqual(desk.commands(), [
		{name: 'save-note', args: {callId: 'c-2', text: 'will send the photo x'}},
		{name: 'save-note', args: {callId: 'c-3', text: 'new'}},
	]);
});

test('ringing - a lifted handset does not turn the rest of a sentence to the next call', (t) => {
	const desk = signedInScene(talking);
	desk.press('F7');
	desk.type('half a sen');
	desk.desk(withCall({...ringingCall, id: 'c-3'}));
	desk.desk(withCall({...talkingCall, id: 'c-3'}));
	desk.type('tence');
	t.is(draftOf(desk.model.drafts, 'c-2')?.edit.text, 'half a sentence');
	desk.press('F7');
	desk.type('new');
	t.is(draftOf(desk.model.drafts, 'c-3')?.edit.text, 'new');
});

test('ringing - an F8 meant for the call before does not decline the next', (t) => {
	const desk = signedInScene(withCall({...ringingCall, since: noon - 200}));
	desk.press('F8');
	t.deepEqual(desk.commands(), []);
	desk.press('F8');
	t.deepEqual(desk.commands(), [{name: 'decline', args: {}}]);
	const later = signedInScene(ringing);
	later.press('x');
	t.deepEqual(later.commands(), [{name: 'decline', args: {}}]);
});

test('talking - hanging up takes two presses within a second and a half', (t) => {
	const desk = signedInScene(talking);
	desk.press('F8');
	t.is(desk.notice(), 'F8 again to: hang up');
	desk.wait(1600);
	desk.press('F8');
	t.deepEqual(desk.commands(), []);
	desk.press('F8');
	t.deepEqual(desk.commands(), [{name: 'hang-up', args: {}}]);
	desk.press('F8', 'F8');
	t.deepEqual(desk.commands(), []);
	t.is(desk.notice(), 'Done already a moment ago: hang up');
});

test('talking - the second press does not hang up another call', (t) => {
	const desk = signedInScene(talking);
	desk.press('F8');
	desk.desk(withCall({...talkingCall, id: 'c-9'}));
	desk.press('F8');
	t.deepEqual(desk.commands(), []);
});

test('disposition - by digit, shifted or not, on a French keyboard too', (t) => {
	for (const name of ['2', 'é']) {
		const desk = signedInScene(wrapUp);
		desk.press(name);
		t.deepEqual(desk.commands(), [
			{name: 'set-disposition', args: {callId: 'c-2', dispositionId: 'callback'}},
		]);
	}
	const desk = signedInScene(wrapUp);
	desk.press('9');
	t.deepEqual(desk.commands(), []);
	t.is(desk.notice(), 'There is no such choice.');
});

test('disposition - those beyond the tenth are reached in the list', (t) => {
	const dispositions = Array.from({length: 12}, (_, index) => ({
		id: `d${index}`,
		label: {en: `D ${index}`, fr: `D ${index}`},
	}));
	const desk = signedInScene({...wrapUp, dispositions});
	desk.press('o', ...Array<string>(11).fill('Down'), 'Enter');
	t.deepEqual(desk.commands(), [
		{name: 'set-disposition', args: {callId: 'c-2', dispositionId: 'd11'}},
	]);
});

test('wrap-up - finish waits for the disposition, and sends the note first', (t) => {
	const desk = signedInScene(wrapUp);
	desk.press('F12');
	t.deepEqual(desk.commands(), []);
	t.is(desk.notice(), 'finish: Choose a disposition first.');
	desk.press('F7');
	desk.type('ok');
	desk.desk(withCall({...wrapUpCall, dispositionId: 'resolved'}));
	desk.press('F12');
	t.deepEqual(desk.commands(), [
		{name: 'save-note', args: {callId: 'c-2', text: 'ok'}},
		{name: 'finish-wrap-up', args: {}},
	]);
});

test('wrap-up - a disposition that was sent counts at once, until it is refused', (t) => {
	const desk = signedInScene(wrapUp);
	desk.press('1', 'F12');
	t.deepEqual(desk.commands(), [
		{name: 'set-disposition', args: {callId: 'c-2', dispositionId: 'resolved'}},
		{name: 'finish-wrap-up', args: {}},
	]);
	desk.answer('set-disposition', {ok: false, refusal: {code: 'link-down'}});
	desk.wait(1500);
	desk.press('F12');
	t.deepEqual(desk.commands(), []);
	t.is(desk.notice(), 'finish: Choose a disposition first.');
});

test('wrap-up - a disposition sent for one call says nothing of the next', (t) => {
	const desk = signedInScene(wrapUp);
	desk.press('1');
	desk.desk(withCall({...wrapUpCall, id: 'c-3'}));
	desk.commands();
	desk.press('F12');
	t.deepEqual(desk.commands(), []);
	t.is(desk.notice(), 'finish: Choose a disposition first.');
});

test('wrap-up - digits in the note are text', (t) => {
	const desk = signedInScene(wrapUp);
	desk.press('n');
	desk.type('12 boxes');
	t.is(draftOf(desk.model.drafts, 'c-2')?.edit.text, '12 boxes');
	t.deepEqual(desk.commands(), []);
});

test('note - is sent after a pause, once, and again when more was typed meanwhile', (t) => {
	const desk = signedInScene(talking);
	desk.press('F7');
	desk.type('ab');
	t.deepEqual(desk.requests.at(-1), {type: 'timer', id: 'notes', ms: 400});
	desk.tell({type: 'timer', id: 'notes'});
	t.deepEqual(desk.commands(), [{name: 'save-note', args: {callId: 'c-2', text: 'ab'}}]);
	desk.type('c');
	desk.tell({type: 'timer', id: 'notes'});
	t.deepEqual(desk.commands(), [], 'one at a time');
	desk.answer('save-note', {ok: true, result: {savedAt: noon}}, 'c-2');
	t.deepEqual(desk.requests.at(-1), {type: 'timer', id: 'notes', ms: 400});
	desk.tell({type: 'timer', id: 'notes'});
	t.deepEqual(desk.commands(), [{name: 'save-note', args: {callId: 'c-2', text: 'abc'}}]);
	desk.answer('save-note', {ok: true, result: {savedAt: noon}}, 'c-2');
	t.is(draftOf(desk.model.drafts, 'c-2')?.saved, 'abc');
	t.is(draftOf(desk.model.drafts, 'c-2')?.savedAt, noon);
});

test('note - typed while the link is down, it is kept and sent when it is back', (t) => {
	const desk = signedInScene(talking);
	desk.linkIs({state: 'down', since: 0, tries: 1, reason: {code: 'link-lost', params: {}}});
	desk.press('F7');
	desk.type('kept');
	desk.tell({type: 'timer', id: 'notes'});
	desk.answer('save-note', {ok: false, refusal: {code: 'link-down'}}, 'c-2');
	desk.commands();
	desk.linkIs({state: 'up', since: 1});
	t.deepEqual(desk.commands(), [{name: 'save-note', args: {callId: 'c-2', text: 'kept'}}]);
	desk.desk({...talking, call: {...talkingCall, note: 'older', noteSavedAt: noon - 1}});
	t.is(draftOf(desk.model.drafts, 'c-2')?.edit.text, 'kept');
});

test('note - what the daemon has is shown, until something is typed over it', (t) => {
	const desk = signedInScene(
		withCall({...talkingCall, note: 'from before', noteSavedAt: noon - 9}),
	);
	t.is(draftOf(desk.model.drafts, 'c-2')?.edit.text, 'from before');
	desk.desk(withCall({...talkingCall, note: 'by another', noteSavedAt: noon - 5}));
	t.is(draftOf(desk.model.drafts, 'c-2')?.edit.text, 'by another');
});

test('note - refused for good, it is said and not sent for ever', (t) => {
	const desk = signedInScene(talking);
	desk.press('F7');
	desk.type('x');
	desk.tell({type: 'timer', id: 'notes'});
	desk.answer('save-note', {ok: false, refusal: {code: 'not-your-call'}}, 'c-2');
	desk.commands();
	desk.tell({type: 'timer', id: 'notes'});
	t.deepEqual(desk.commands(), []);
	t.is(desk.notice(), 'That call is not yours.');
	desk.type('y');
	desk.tell({type: 'timer', id: 'notes'});
	t.is(desk.commands().length, 1);
});

test('note - F7 goes to it from anywhere and back, also after the call', (t) => {
	const desk = signedInScene(talking);
	desk.press('F7');
	t.is(desk.model.field, 'note');
	desk.press('F7');
	t.is(desk.model.field, 'none');
	desk.desk(idle);
	t.is(desk.model.noteCallId, undefined);
	desk.press('F7');
	desk.type('one more thing');
	desk.press('Esc');
	t.deepEqual(desk.commands(), [
		{name: 'save-note', args: {callId: 'c-2', text: 'one more thing'}},
	]);
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

test('name - an unknown caller is named, and the field never outlives the call', (t) => {
	const desk = signedInScene(talking);
	desk.press('e', 'Ctrl+u');
	desk.type('Amélie F.');
	desk.press('Enter');
	t.deepEqual(desk.commands(), [
		{name: 'name-customer', args: {partyId: 'p-1', name: 'Amélie F.'}},
	]);
	desk.press('e');
	desk.desk(idle);
	t.is(desk.model.field, 'none');
	t.is(desk.model.name, undefined);
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

test('note - a view that is older than what was saved does not take it back', (t) => {
	const desk = signedInScene(talking);
	desk.press('F7');
	desk.type('ab');
	desk.tell({type: 'timer', id: 'notes'});
	desk.answer('save-note', {ok: true, result: {savedAt: noon}}, 'c-2');
	desk.desk({...talking, recent: []});
	t.is(draftOf(desk.model.drafts, 'c-2')?.edit.text, 'ab');
});

test('sign-in - being signed in at the same phone meanwhile is no refusal', (t) => {
	const desk = givenScene({phone: '1001'});
	desk.me({...me, signedIn: false});
	const params = {phoneId: '1001'};
	desk.answer('sign-in', {ok: false, refusal: {code: 'already-signed-in', params}});
	t.is(desk.notice(), '');
});

test('board - opens from the desk for supervisors only, and not from a live call', (t) => {
	const desk = signedInScene(idle);
	desk.press('g', 'b');
	t.deepEqual(desk.requests, []);
	t.is(desk.notice(), 'open the wallboard: The wallboard takes the role supervisor.');
	const supervisor = signedInScene(idle, 'en', 'supervisor');
	supervisor.press('g', 'b');
	t.deepEqual(supervisor.requests, [{type: 'open', screen: 'board'}]);
	const busy = signedInScene(talking, 'en', 'supervisor');
	busy.press('g', 'b');
	t.deepEqual(busy.requests, []);
});

test('sign-out - goes back to the choice of a phone', (t) => {
	const desk = signedInScene(idle);
	desk.me({...me, signedIn: false});
	t.deepEqual(contextsOfDesk(desk.model), ['sign-in']);
});

const byRule = (wrapUp: DeskCall['wrapUp'], call = wrapUpCall) =>
	withCall({...call, dispositionRequired: false, ...(wrapUp === undefined ? {} : {wrapUp})});

test('wrap-up - is extended by key while there is more to be had, else the key says why not', (t) => {
	const rule = {mode: 'timed', extendMs: 30_000, extensionsLeft: 1} as const;
	for (const key of ['+', 'Alt+M']) {
		const desk = signedInScene(byRule(rule));
		desk.press(key);
		t.deepEqual(desk.commands(), [{name: 'extend-wrap-up', args: {}}], key);
	}
	const used = signedInScene(byRule({...rule, extensionsLeft: 0}));
	used.press('+');
	t.deepEqual(used.commands(), []);
	t.regex(used.notice() ?? '', /^more time: It was made longer as often/);
	const never = signedInScene(byRule({mode: 'manual', extensionsLeft: 0}));
	never.press('+');
	t.deepEqual(never.commands(), []);
	t.regex(never.notice() ?? '', /cannot be extended in this queue/);
});

test('wrap-up - one of a fixed time is not finished by key', (t) => {
	const desk = signedInScene(byRule({mode: 'fixed', extensionsLeft: 0}));
	desk.press('F12');
	t.deepEqual(desk.commands(), []);
	t.regex(desk.notice() ?? '', /ends with its time and not before/);
	const endless = byRule({mode: 'fixed', extensionsLeft: 0});
	const {wrapUpEndsAt: _none, ...agent} = endless.agent;
	const begunOtherwise = signedInScene({...endless, agent});
	begunOtherwise.press('F12');
	t.deepEqual(begunOtherwise.commands(), [{name: 'finish-wrap-up', args: {}}]);
});

test('wrap-up - is asked for during the call, and done without, where it is left to the agent', (t) => {
	const rule = {mode: 'optional', extensionsLeft: 0} as const;
	const desk = signedInScene(byRule(rule, talkingCall));
	desk.press('F12');
	t.deepEqual(desk.commands(), [{name: 'want-wrap-up', args: {wanted: true}}]);
	const wanted = signedInScene(byRule({...rule, wanted: true}, talkingCall));
	wanted.press('w');
	t.deepEqual(wanted.commands(), [{name: 'want-wrap-up', args: {wanted: false}}]);
	const timed = signedInScene(byRule({mode: 'timed', extensionsLeft: 0}, talkingCall));
	timed.press('F12');
	t.deepEqual(timed.commands(), []);
	t.regex(timed.notice() ?? '', /follows the queue’s own rule/);
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
