/** Dialling on the desk: where the key works, what is found as one types, what is sent and said. */
import type {DeskCall, DeskView, DeskWork} from '@plateau/core/protocol';
import test from 'ava';
import {targets} from '../screens/given-call-control.ts';
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

/** The desk with the list of who is there, open to dial. */
function seeking(view = known, locale: 'en' | 'fr' = 'en') {
	const desk = signedInScene(view, locale);
	desk.press('d');
	desk.tell({type: 'view', view: 'targets', scope: undefined, data: targets});
	return desk;
}

test('dial - a colleague is found by name, and called as one; the list is watched while it is open', (t) => {
	const desk = signedInScene(known);
	desk.requests.length = 0;
	desk.press('d');
	t.deepEqual(desk.requests, [{type: 'subscribe', view: 'targets'}]);
	desk.tell({type: 'view', view: 'targets', scope: undefined, data: targets});
	desk.type('marc');
	desk.press('Enter');
	t.true(desk.requests.some(({type}) => type === 'unsubscribe'));
	t.deepEqual(desk.commands(), [{name: 'dial', args: {to: {kind: 'agent', agentId: 'marc'}}}]);
});

test('dial - an extension is whoever sits there, or the phone where nobody does; never a queue', (t) => {
	const desk = seeking();
	desk.type('1014');
	desk.press('Enter');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {to: {kind: 'agent', agentId: 'marc'}}}]);
	for (const phoneId of Object.keys(targets.phones)) {
		const other = seeking();
		other.type(phoneId);
		other.press('Enter');
		t.deepEqual(other.commands(), [{name: 'dial', args: {to: {kind: 'phone', phoneId}}}]);
	}
	const queues = seeking();
	queues.type('billing');
	queues.press('Enter');
	const [first] = queues.commands();
	t.not((first?.args['to'] as {kind?: string} | undefined)?.kind, 'queue');
});

test('dial - a number goes before a name, and colleagues are last while nothing is typed', (t) => {
	const desk = seeking();
	desk.press('Down', 'Enter');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {number: '+33612345678'}}]);
	desk.press('d');
	desk.type('112');
	desk.press('Enter');
	t.deepEqual(desk.commands(), [{name: 'dial', args: {number: '112'}}]);
});

test('dial - a refusal says who cannot be called, and what keeps them from it', (t) => {
	const refused = (text: string, params: Record<string, string>, locale: 'en' | 'fr' = 'en') => {
		const desk = seeking(known, locale);
		desk.type(text);
		desk.press('Enter');
		const {code = 'target-not-ready', ...rest} = params;
		desk.answer('dial', {ok: false, refusal: {code, params: rest}});
		return desk.notice();
	};
	t.is(refused('marie', {target: 'marie'}), 'Marie Colin 1022 cannot take a call now: talking.');
	t.is(
		refused('helene', {target: 'helene'}, 'fr'),
		'Hélène Marchand 1031 ne peut pas prendre d’appel maintenant : Repas.',
	);
	t.is(refused('omar', {target: 'omar'}), 'Omar Haddad cannot take a call now: signed out.');
	t.is(refused('1051', {target: '1051'}), '1051 cannot take a call now: not registered.');
	t.is(refused('marc', {target: 'marc'}), 'marc cannot take a call now.');
	const own = {code: 'no-such-target', target: 'alice'};
	t.is(refused('1001', own), 'That is your own phone.');
});

test('dial - by words a colleague is waited for, as the list has to come', (t) => {
	const desk = signedInScene(known);
	desk.words('dial marc');
	t.deepEqual(desk.commands(), []);
	desk.tell({type: 'view', view: 'targets', scope: undefined, data: targets});
	t.deepEqual(desk.commands(), [{name: 'dial', args: {to: {kind: 'agent', agentId: 'marc'}}}]);
});

const calledBy: NonNullable<DeskView['calledBy']> = {
	...{callId: 'c-9', state: 'ringing', agentId: 'marc', name: 'Marc Petit', phoneId: '1014'},
	...{since: noon - 3000, canAnswer: true},
};
const called2 = (more: Partial<typeof calledBy> = {}): DeskView => ({
	...idle,
	agent: {...idle.agent, activity: 'outside', activitySince: noon - 3000, ready: false},
	calledBy: {...calledBy, ...more},
});

test('internal - at the desk of who is called: answer, decline; in the talk F8 twice', (t) => {
	for (const key of ['F2', 'Enter']) {
		const desk = signedInScene(called2());
		desk.press(key);
		t.deepEqual(desk.commands(), [{name: 'answer', args: {}}], key);
	}
	const declines = signedInScene(called2());
	declines.press('F8');
	t.deepEqual(declines.commands(), [{name: 'decline', args: {}}]);
	const {canAnswer: _cannot, ...lifts} = calledBy;
	const handset = signedInScene({...called2(), calledBy: lifts});
	handset.press('F2');
	t.deepEqual(handset.commands(), []);
	t.regex(handset.notice(), /handset/);
	const talks = signedInScene(called2({state: 'talking'}));
	talks.press('F8');
	t.deepEqual(talks.commands(), []);
	talks.press('F8');
	t.deepEqual(talks.commands(), [{name: 'hang-up', args: {}}]);
});

test('internal - a call that rings for whom it is just now is not declined by a stray key', (t) => {
	const desk = signedInScene(called2({since: noon}));
	desk.press('F8');
	t.deepEqual(desk.commands(), []);
	desk.press('F8');
	t.deepEqual(desk.commands(), [{name: 'decline', args: {}}]);
});

test('internal - at the desk of who called, what is no colleague’s business says so', (t) => {
	const view = withCall({...called, state: 'talking', isOut: true, isInternal: true});
	for (const key of ['F4', 'F6', 'k', 'r', 'o', 'e', '1']) {
		const desk = signedInScene(view);
		desk.press(key);
		t.deepEqual(desk.commands(), [], key);
		t.regex(desk.notice(), /between colleagues/, key);
	}
	const french = signedInScene(view, 'fr');
	french.press('F4');
	t.regex(french.notice(), /entre collègues/);
	const held = signedInScene(view);
	held.press('F3');
	t.deepEqual(held.commands(), [{name: 'hold', args: {}}]);
});

test('dial - work for nobody with a number marks nobody', (t) => {
	const letter = {...callback, contact: 'Mme Fournier, dossier 12'};
	const desk = signedInScene({...known, inHand: [letter]});
	desk.press('d', 'Enter');
	t.is(desk.notice(), 'Type a number or a name first.');
	t.deepEqual(desk.commands(), []);
});

test('dial - what is no number and nobody is said, and nothing is sent', (t) => {
	const desk = signedInScene(known);
	desk.press('d', 'Enter');
	t.is(desk.notice(), 'Type a number or a name first.');
	desk.type('nobody');
	desk.press('Enter');
	t.is(desk.notice(), 'That is no number, and nobody of the floor or the list.');
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
