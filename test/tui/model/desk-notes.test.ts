import {draftOf} from '@plateau/tui/model/notes';
import test from 'ava';
import {idle, noon, talking, talkingCall, withCall} from '../screens/given-desk.ts';
import {signedInScene} from './given-scene.ts';

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

test('note - a view that is older than what was saved does not take it back', (t) => {
	const desk = signedInScene(talking);
	desk.press('F7');
	desk.type('ab');
	desk.tell({type: 'timer', id: 'notes'});
	desk.answer('save-note', {ok: true, result: {savedAt: noon}}, 'c-2');
	desk.desk({...talking, recent: []});
	t.is(draftOf(desk.model.drafts, 'c-2')?.edit.text, 'ab');
});
