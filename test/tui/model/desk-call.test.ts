import type {DeskView} from '@plateau/core/protocol';
import {draftOf} from '@plateau/tui/model/notes';
import {characterPress, keyPress} from '@plateau/tui/terminal/key-press';
import test from 'ava';
import {
	calling,
	conference,
	consulted,
	consulting,
	consultingHeld,
	held,
	heldAtPhone,
	heldTwice,
	marc,
	muted,
	swapped,
	targets,
} from '../screens/given-call-control.ts';
import {idle, noon, talking, talkingCall, withCall} from '../screens/given-desk.ts';
import {signedInScene} from './given-scene.ts';

type Desk = ReturnType<typeof signedInScene>;
const show = (desk: Desk) =>
	desk.tell({type: 'view', view: 'targets', scope: undefined, data: targets});
const names = (desk: Desk) => desk.commands().map(({name}) => name);

/** Each key in each place: the command, or what the key says instead. */
const keyRows: ReadonlyArray<
	readonly [
		where: string,
		view: DeskView,
		keys: readonly string[],
		command: string | undefined,
		says?: string,
	]
> = [
	['joined', talking, ['F3', 'h', 'Alt+H'], 'hold'],
	['held', held, ['F3', 'h', 'Alt+H'], 'resume'],
	['consulting', consulting, ['F3', 'h'], undefined, 'hold: The customer is on hold already.'],
	[
		'in conference',
		conference,
		['F3'],
		undefined,
		'hold: In a conference nobody is held: F6 then s speaks to one alone.',
	],
	[
		'held at the phone',
		heldAtPhone,
		['F3', 'h', 'Alt+H'],
		undefined,
		'hold: The call is on hold at the phone: resume there.',
	],
	[
		'held by both',
		heldTwice,
		['F3', 'h'],
		undefined,
		'resume: The call is on hold at the phone: resume there.',
	],
	[
		'held at the phone',
		heldAtPhone,
		['F6', 's'],
		undefined,
		'consult: The call is on hold at the phone: resume there.',
	],
	[
		'held at the phone',
		heldAtPhone,
		['#'],
		undefined,
		'keypad: The call is on hold at the phone: resume there.',
	],
	['held at the phone', heldAtPhone, ['k', 'Alt+K'], 'park'],
	['consulting, held at the phone', consultingHeld, ['F4'], 'hand-over'],
	['joined', talking, ['F5', 'm', 'Alt+M'], 'mute'],
	['held', held, ['F5'], 'mute'],
	['consulting', consulting, ['F4', 't', 'Alt+T'], 'hand-over'],
	['in conference', conference, ['F4'], 'hand-over'],
	[
		'calling',
		calling,
		['F4'],
		undefined,
		'hand over: They have not answered yet: wait, or go back to the customer.',
	],
	[
		'consulting',
		consulting,
		['F8', 'x'],
		undefined,
		'hang up: Hand over or go back first: you are consulting somebody.',
	],
];
for (const [where, view, keys, command, says] of keyRows) {
	for (const key of keys) {
		test(`call control - ${where}: ${key} ${command ?? 'says why not'}`, (t) => {
			const desk = signedInScene(view);
			desk.press(key);
			t.deepEqual(names(desk), command === undefined ? [] : [command]);
			t.is(desk.notice(), says ?? '');
		});
	}
}

test('call control - mute is told the other way each time', (t) => {
	const desk = signedInScene(talking);
	desk.press('F5');
	t.deepEqual(desk.commands(), [{name: 'mute', args: {muted: true}}]);
	desk.desk(muted);
	desk.press('F5');
	t.deepEqual(desk.commands(), [{name: 'mute', args: {muted: false}}]);
	desk.answer('mute', {ok: true, result: null}, 'unmuted');
	t.is(desk.notice(), 'Not muted any more.');
});

test('call control - an order on its way is waited for', (t) => {
	const desk = signedInScene(withCall({...talkingCall, pending: 'hold'}));
	desk.press('F3');
	t.deepEqual(names(desk), []);
	t.regex(desk.notice(), /^hold: The switch is still carrying out the last order/);
});

test('call control - F6 then a letter swaps, joins, goes back; F6 again or Esc closes', (t) => {
	const rows = [
		['s', 'swap'],
		['j', 'join-all'],
		['b', 'end-consult'],
	] as const;
	for (const [letter, command] of rows) {
		const desk = signedInScene(consulting);
		desk.press('F6', letter);
		t.deepEqual(names(desk), [command]);
		t.is(desk.model.menu, undefined);
	}
	const desk = signedInScene(swapped);
	desk.press('F6', 'F6', 's', 'Esc', 's', 'Down', 'Down', 'Enter');
	t.deepEqual(names(desk), ['end-consult'], 's opens the menu too; arrows choose in it');
	desk.press('F6', 'F4');
	t.deepEqual(names(desk), ['hand-over']);
});

test('call control - who has not answered can be called off, not swapped with', (t) => {
	const desk = signedInScene(calling);
	desk.press('F6', 's');
	t.deepEqual(names(desk), []);
	t.regex(desk.notice(), /^swap: They have not answered yet/);
	desk.press('Enter');
	t.deepEqual(names(desk), [], 'nor by Enter on it');
	desk.press('b');
	t.deepEqual(names(desk), ['end-consult']);
});

test('call control - F4 finds as one types, Enter chooses, then a attended or b blind', (t) => {
	const desk = signedInScene(talking);
	desk.press('F4');
	t.deepEqual(desk.requests, [{type: 'subscribe', view: 'targets'}]);
	show(desk);
	desk.type('mar');
	t.is(desk.model.control.finder?.selected, 'agent:marc');
	desk.press('Enter');
	t.deepEqual(names(desk), []);
	desk.press('a');
	t.deepEqual(desk.commands(), [{name: 'consult', args: {to: {kind: 'agent', agentId: 'marc'}}}]);
	t.is(desk.model.control.finder, undefined);

	desk.press('t');
	show(desk);
	desk.type('marie');
	desk.press('Enter', 'b');
	t.deepEqual(desk.commands(), [{name: 'transfer', args: {to: {kind: 'agent', agentId: 'marie'}}}]);
});

test('call control - Enter on the chosen one speaks to them first; to a queue it sends the caller', (t) => {
	const desk = signedInScene(held);
	desk.press('F4');
	show(desk);
	desk.type('billing');
	desk.press('Enter', 'Enter');
	t.deepEqual(desk.commands(), [
		{name: 'transfer', args: {to: {kind: 'queue', queueId: 'billing'}}},
	]);
	desk.press('F4');
	show(desk);
	desk.type('billing');
	desk.press('Enter', 'a');
	t.deepEqual(desk.commands(), [
		{name: 'consult', args: {to: {kind: 'queue', queueId: 'billing'}}},
	]);
	desk.press('F4');
	show(desk);
	desk.type('marc');
	desk.press('Enter', 'Esc');
	t.is(desk.model.control.finder?.chosen, undefined, 'Esc goes back to the list');
	desk.press('Enter', 'Enter');
	t.deepEqual(names(desk), ['consult']);
});

test('call control - F6 asks a queue for one of its agents', (t) => {
	const desk = signedInScene(talking);
	desk.press('F6');
	show(desk);
	desk.type('billing');
	desk.press('Enter');
	t.deepEqual(desk.commands(), [
		{name: 'consult', args: {to: {kind: 'queue', queueId: 'billing'}}},
	]);
});

test('call control - F6 calls the marked one at once; a number outside too', (t) => {
	const desk = signedInScene(talking);
	desk.press('F6');
	show(desk);
	desk.type('06 12 34 56 78');
	desk.press('Enter');
	t.deepEqual(desk.commands(), [
		{name: 'consult', args: {to: {kind: 'outside', number: '+33612345678'}}},
	]);
});

test('call control - the mark stays with its row when the list changes under it', (t) => {
	const desk = signedInScene(talking);
	desk.press('F6');
	show(desk);
	desk.type('mar');
	const {marc: gone, ...others} = targets.agents;
	const busy = {...(gone as NonNullable<typeof gone>), ready: false, activity: 'talking' as const};
	const agents = {...others, aaron: {...busy, id: 'aaron', name: 'Aaron Martel', ready: true}};
	desk.tell({
		type: 'view',
		view: 'targets',
		scope: undefined,
		data: {...targets, agents: {...agents, marc: busy}},
	});
	desk.press('Enter');
	t.deepEqual(desk.commands(), [{name: 'consult', args: {to: {kind: 'agent', agentId: 'marc'}}}]);
});

test('call control - Enter before the list is there chooses when it comes', (t) => {
	const desk = signedInScene(talking);
	desk.press('F6');
	desk.type('marc');
	desk.press('Enter');
	t.deepEqual(names(desk), []);
	show(desk);
	t.deepEqual(names(desk), ['consult']);
});

test('call control - Enter on nothing typed chooses nobody', (t) => {
	const desk = signedInScene(talking);
	desk.press('F4');
	show(desk);
	desk.press('Enter');
	t.is(desk.model.control.finder?.chosen, undefined);
	t.regex(desk.notice(), /^Type a name/);
	desk.press('Down', 'Enter');
	t.is(desk.model.control.finder?.chosen, 'agent:marc', 'the arrows mark');
});

test('call control - Alt+B and Alt+A do it from the list, letters are text there', (t) => {
	const desk = signedInScene(talking);
	desk.press('F4');
	show(desk);
	desk.type('bab');
	t.is(desk.model.control.finder?.edit.text, 'bab');
	desk.press('Ctrl+U');
	desk.type('marc');
	desk.press('Alt+B');
	t.deepEqual(names(desk), ['transfer']);
});

test('call control - the list goes with its call, and asks no more of the daemon', (t) => {
	const desk = signedInScene(talking);
	desk.press('F4');
	show(desk);
	desk.requests.length = 0;
	desk.desk(withCall({...talkingCall, state: 'wrap-up'}));
	t.is(desk.model.control.finder, undefined);
	t.deepEqual(desk.requests, [{type: 'unsubscribe', view: 'targets'}]);
});

test('call control - what is typed into the note stays there; from it F4 finds and gives the cursor back', (t) => {
	const desk = signedInScene(talking);
	desk.press('F7');
	desk.type('hms ');
	t.deepEqual(names(desk), [], 'letters are no keys in a note');
	desk.press('F3');
	t.deepEqual(names(desk), ['hold'], 'F-keys are');
	desk.press('F6');
	show(desk);
	desk.type('marc');
	t.is(draftOf(desk.model.drafts, 'c-2')?.edit.text, 'hms ');
	desk.press('Esc');
	desk.type('on');
	t.is(draftOf(desk.model.drafts, 'c-2')?.edit.text, 'hms on');
});

test('keypad - digits go as they are typed until Esc; French digits without Shift, a paste at once', (t) => {
	for (const open of ['#', 'Alt+D']) {
		const desk = signedInScene(talking);
		desk.press(open, '1', '#', '*', 'é');
		desk.tell({type: 'key', key: {...keyPress('paste'), text: '06 12'}});
		desk.tell({type: 'key', key: characterPress('h')});
		t.deepEqual(
			desk.commands().map(({args}) => args['digits']),
			['1', '#', '*', '2', '0612'],
		);
		t.is(desk.model.control.keypad?.sent, '1#*20612');
		desk.press('Esc', '1');
		t.deepEqual(names(desk), ['set-disposition'], 'after Esc, 1 is the disposition again');
	}
});

test('keypad - nobody would hear tones on hold, and the key says so', (t) => {
	const desk = signedInScene(held);
	desk.press('#');
	t.is(desk.model.control.keypad, undefined);
	t.regex(desk.notice(), /^keypad: The customer is on hold and hears no digits/);
});

test('consulted - a colleague’s call is theirs: no key holds or gives it away', (t) => {
	const desk = signedInScene(consulted);
	desk.press('F3', 'F4', 'F5', 'F6', 'h', 't', 's');
	t.deepEqual(names(desk), []);
	t.is(desk.model.control.finder, undefined);
	desk.press('1', 'F7');
	desk.type('no');
	t.deepEqual(names(desk), [], 'nor is its disposition or its note theirs');
	t.is(desk.model.field, 'none');
	desk.press('F8', 'F8');
	t.deepEqual(names(desk), ['hang-up'], 'leaving is by hanging up');
});

test('notices - who was consulted and is gone is told once, with how to go on', (t) => {
	const desk = signedInScene(consulting);
	const notice = {code: 'consult-ended', reason: 'busy', name: 'Marc Petit', at: noon} as const;
	desk.desk(withCall({...talkingCall, line: 'held', notice}));
	t.is(desk.notice(), 'Marc Petit: busy. The caller is on hold: F3 takes them back.');
	desk.wait(5000);
	desk.desk(withCall({...talkingCall, line: 'held', notice, note: 'x'}));
	t.is(desk.notice(), '');
	const failed = {code: 'control-failed', order: 'swap', reason: 'no-word', at: noon + 1} as const;
	desk.desk(withCall({...talkingCall, line: 'consulting', consult: marc, notice: failed}));
	t.is(desk.notice(), 'That did not work: swap (no answer from the switch).');
});

test('notices - who was consulted outside is told by their number as it is written here', (t) => {
	const desk = signedInScene(consulting);
	const name = '+33612345678';
	const notice = {code: 'consult-ended', reason: 'busy', name, at: noon} as const;
	desk.desk(withCall({...talkingCall, line: 'held', notice}));
	t.is(desk.notice(), '06 12 34 56 78: busy. The caller is on hold: F3 takes them back.');
});

test('notices - whose call a supervisor takes over is told, where no wrap-up says so', (t) => {
	const taken = {callId: talkingCall.id, at: noon, callerName: 'Amélie'};
	const after = (pending: 'take-over' | 'park', view = {...idle, recent: [taken]} as DeskView) => {
		const desk = signedInScene(withCall({...talkingCall, pending}));
		desk.desk(view);
		return desk.notice();
	};
	t.is(after('take-over'), 'A supervisor has taken the call over.');
	t.is(after('park'), '');
	const over = {...idle, recent: [{...taken, outcome: 'answered'}]};
	t.is(after('take-over', over), '', 'the caller had left');
});

test('words - "transfer marc" asks how, "consult 1014" calls, "keypad 12" sends', (t) => {
	const desk = signedInScene(talking);
	desk.words('consult 1014');
	show(desk);
	t.deepEqual(desk.commands(), [{name: 'consult', args: {to: {kind: 'agent', agentId: 'marc'}}}]);
	desk.words('transfer mar');
	show(desk);
	t.regex(desk.notice(), /^Several have that name: Marc Petit 1014, Hélène Marchand 1031/);
	desk.press('Esc');
	desk.words('transfer marie');
	show(desk);
	t.deepEqual(names(desk), []);
	desk.words('blind');
	t.deepEqual(names(desk), ['transfer']);
	desk.words('keypad 12');
	t.deepEqual(desk.commands(), [{name: 'send-digits', args: {digits: '12'}}]);
});
