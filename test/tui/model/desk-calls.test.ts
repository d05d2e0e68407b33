/** A call at the desk, pure: ringing, talking, and the work after it. */

import type {DeskCall} from '@plateau/core/protocol';
import {draftOf} from '@plateau/tui/model/notes';
import test from 'ava';
import {
	idle,
	noon,
	ringing,
	ringingCall,
	talking,
	talkingCall,
	withCall,
	wrapUp,
	wrapUpCall,
} from '../screens/given-desk.ts';
import {signedInScene} from './given-scene.ts';

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
