/** Dialling on the desk: where the key works, what is found as one types, what is sent and said. */
import type {DeskCall, DeskView, DeskWork} from '@plateau/core/protocol';
import test from 'ava';
import {
	idle,
	noon,
	ringing,
	talking,
	talkingCall,
	withCall,
	wrapUp,
} from '../screens/given-desk.ts';
import {signedInScene} from './given-scene.ts';

const {waitMs: _none, ...called} = talkingCall;

function dialling(step: NonNullable<DeskCall['dial']>['step']): DeskView {
	return withCall({...called, state: 'dialling', since: noon - 4000, dial: {step}, isOut: true});
}

const known: DeskView = {
	...idle,
	recent: [
		...idle.recent,
		{callId: 'c-8', at: noon, callerNumber: '+33155555555', callerName: 'Zoé Lambert'},
		{callId: 'c-9', at: noon, callerNumber: '+33155555555', callerName: 'Zoé Lambert'},
	],
};

test('dial - a number is typed as people write it, and called', (t) => {
	const desk = signedInScene(known);
	desk.press('d');
	desk.type('06 98 76 54 32');
	desk.press('Enter');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {number: '+33698765432'}}]);
	t.is(desk.model.control.finder, undefined);
});

test('dial - an emergency is two digits, and goes as it is', (t) => {
	const desk = signedInScene(known);
	for (const number of ['15', '112', '3639']) {
		desk.press('Alt+D');
		desk.type(number);
		desk.press('Enter');
		t.deepEqual(desk.commands(), [{name: 'dial', args: {number}}]);
	}
});

test('dial - who was called lately is found by name and by number, each once', (t) => {
	const desk = signedInScene(known);
	desk.press('d', 'Down', 'Down', 'Enter');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {number: '+33155555555'}}]);
	desk.press('d');
	desk.type('zoe');
	desk.press('Enter');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {number: '+33155555555'}}]);
	desk.press('d');
	desk.type('06 12');
	desk.press('Down', 'Enter');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {number: '+33612345678'}}]);
});

const callback: DeskWork = {
	...{id: 'w-1', kindId: 'task', queueId: 'support', state: 'in-hand', addedBy: 'floor'},
	...{since: noon, waitsSince: noon, agentId: 'alice', workedMs: 0, dispositionRequired: false},
	...{
		subject: 'Call back: message of 0:42',
		contact: 'Zoé Aubry, 06 98 76 54 32',
		dispositions: [],
	},
};

test('dial - whom the work in hand is for is marked before anything is typed', (t) => {
	const desk = signedInScene({...known, inHand: [callback]});
	desk.press('d', 'Enter');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {number: '+33698765432'}}]);
	desk.press('d');
	desk.type('6');
	desk.press('Backspace', 'Enter');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {number: '+33698765432'}}]);
	desk.press('d');
	desk.type('aubry');
	desk.press('Enter');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {number: '+33698765432'}}]);
	desk.press('d');
	desk.type('112');
	desk.press('Enter');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {number: '112'}}]);
});

test('dial - work for nobody with a number marks nobody', (t) => {
	const letter = {...callback, contact: 'Mme Fournier, dossier 12'};
	const desk = signedInScene({...known, inHand: [letter]});
	desk.press('d', 'Enter');
	t.is(desk.notice(), 'Type a number first.');
	t.deepEqual(desk.commands(), []);
});

test('dial - what is no number and nobody is said, and nothing is sent', (t) => {
	const desk = signedInScene(known);
	desk.press('d', 'Enter');
	t.is(desk.notice(), 'Type a number first.');
	desk.type('nobody');
	desk.press('Enter');
	t.is(desk.notice(), 'That is no number, and nobody of the list.');
	t.deepEqual(desk.commands(), []);
	desk.press('Esc');
	t.is(desk.model.control.finder, undefined);
});

test('dial - by words, as the line mode has it', (t) => {
	const desk = signedInScene(known);
	desk.words('dial 0698765432');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {number: '+33698765432'}}]);
});

test('dial - the field stays while the floor goes on, and closes as a call rings', (t) => {
	const desk = signedInScene(known);
	desk.press('d');
	desk.type('06');
	desk.desk({...known, agent: {...known.agent, handled: 32}});
	t.is(desk.model.control.finder?.edit.text, '06');
	desk.desk(ringing);
	t.is(desk.model.control.finder, undefined);
	t.deepEqual(desk.commands(), []);
});

test('dial - in wrap-up the key is there for an emergency, in a call it is the keypad', (t) => {
	const desk = signedInScene(wrapUp);
	desk.press('Alt+D');
	desk.type('112');
	desk.press('Enter');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {number: '112'}}]);
	const other = signedInScene(talking);
	other.press('Alt+D');
	t.not(other.model.control.keypad, undefined);
});

test('dial - while it rings the call is hung up with one key', (t) => {
	for (const key of ['F8', 'x', 'Alt+X']) {
		const desk = signedInScene(dialling('ringing'));
		desk.press(key);
		t.deepEqual(desk.commands(), [{name: 'hang-up', args: {}}]);
	}
});

test('dial - a number that was not reached is said once, in both languages', (t) => {
	const notReached = {callId: 'c-9', reason: 'busy', number: '+33698765432', at: noon};
	const desk = signedInScene(dialling('ringing'));
	desk.desk({...idle, notReached});
	t.is(desk.notice(), '06 98 76 54 32: busy');
	const french = signedInScene(dialling('ringing'), 'fr');
	french.desk({...idle, notReached: {...notReached, name: 'Zoé', reason: 'no-answer'}});
	t.is(french.notice(), 'Zoé : pas de réponse');
	const own = signedInScene(dialling('ringing'));
	own.desk({...idle, notReached: {...notReached, reason: 'cancelled'}});
	t.is(own.notice(), '');
});
