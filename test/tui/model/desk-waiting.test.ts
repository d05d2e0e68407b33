// The list of waiting calls, pure: what a digit and Enter take while callers come and go under them.

import type {WaitingRow, WaitingView} from '@plateau/core/protocol';
import {contextsOfDesk} from '@plateau/tui/model/desk';
import {waitingChoices} from '@plateau/tui/model/desk-waiting';
import test from 'ava';
import {takingDesk, waitingRow, waitingView} from '../given-waiting.ts';
import {idle, noon, ringing, talking, wrapUp} from '../screens/given-desk.ts';
import {signedInScene} from './given-scene.ts';

const three = [waitingRow(1), waitingRow(2), waitingRow(3)];

/** The list is open and has come. */
function opened(rows: readonly WaitingRow[] = three, more = 0) {
	const scene = signedInScene(takingDesk);
	const list = {
		...scene,
		shows: (view: WaitingView) =>
			scene.tell({type: 'view', view: 'waiting', scope: undefined, data: view}),
		/** The lines as digit, call, `gone` and the mark. */
		lines: () =>
			waitingChoices(scene.model).map(({row, digit, isGone}) =>
				[
					scene.model.waiting?.marked?.callId === row.callId ? '>' : '',
					...[digit ?? '-', row.callId, isGone ? 'gone' : ''],
				]
					.filter(Boolean)
					.join(' '),
			),
		get model() {
			return scene.model;
		},
		get scene() {
			return scene.scene;
		},
	};
	list.press('t');
	list.shows(waitingView(rows, more));
	list.requests.length = 0;
	return list;
}

test('waiting - the list is asked for when it is opened, and let go when it is closed', (t) => {
	for (const [open, close] of [
		['t', 't'],
		['Alt+T', 'Esc'],
	] as const) {
		const desk = signedInScene(takingDesk);
		desk.press(open);
		t.deepEqual(desk.requests, [{type: 'subscribe', view: 'waiting'}]);
		t.is(contextsOfDesk(desk.model)[0], 'waiting-list');
		desk.press(close);
		t.deepEqual(desk.requests.slice(1), [{type: 'unsubscribe', view: 'waiting'}]);
		t.is(desk.model.waiting, undefined);
	}
});

test('waiting - no queue that lets, and nobody who waits, are told apart; nothing is asked for', (t) => {
	const desk = signedInScene(idle);
	desk.press('t');
	t.is(desk.notice(), 'take a waiting call: None of your queues lets its agents choose.');
	desk.desk({...idle, takeable: 0});
	desk.press('t');
	t.is(desk.notice(), 'take a waiting call: There is nobody to take just now.');
	t.deepEqual(desk.requests, []);
});

test('waiting - who could have no call next is told so, as the floor would refuse it; nothing is asked for', (t) => {
	const {agent} = idle;
	const away = {...agent.presence, state: 'not-ready', reasonId: 'lunch'} as const;
	const leaving = {state: 'not-ready', reasonId: 'lunch'} as const;
	for (const view of [
		{...takingDesk, agent: {...agent, ready: false, presence: away}},
		{...takingDesk, agent: {...agent, ready: false, phoneRegistered: false}},
		{...wrapUp, takeable: 1, agent: {...wrapUp.agent, presence: away}},
		{...wrapUp, takeable: 1, agent: {...wrapUp.agent, pendingPresence: leaving}},
	]) {
		const desk = signedInScene(view);
		desk.press('t');
		t.regex(desk.notice(), /^take a waiting call: To get a call next be ready/);
		t.deepEqual(desk.requests, []);
	}
});

test('waiting - in the order of the queues: a head start goes before a longer wait', (t) => {
	const ahead = waitingRow(3, {headStartMs: 5 * 60_000, queueId: 'billing'});
	const list = opened([waitingRow(1), waitingRow(2), ahead]);
	t.deepEqual(list.lines(), ['> 1 c-3', '2 c-1', '3 c-2']);
});

test('waiting - a digit takes at once, Enter takes the marked one; the list stays until it is so', (t) => {
	const list = opened();
	list.press('2');
	list.press('2', '3', 'Enter');
	t.deepEqual(
		list.commands(),
		[{name: 'take-call', args: {callId: 'c-2'}}],
		'once, however often it is pressed before the answer',
	);
	t.not(list.model.waiting, undefined);
	list.answer('take-call', {ok: true, result: null}, 'Caller 2');
	t.is(list.notice(), 'Caller 2 is your next call.');
	t.is(list.model.waiting, undefined);
	t.deepEqual(list.requests, [{type: 'unsubscribe', view: 'waiting'}]);

	const other = opened();
	other.press('Down', 'j', 'Up', 'Enter');
	t.deepEqual(other.commands(), [{name: 'take-call', args: {callId: 'c-2'}}]);
});

test('waiting - refused: why, and the list is still there to choose again', (t) => {
	const list = opened();
	list.press('1');
	const refusal = {code: 'call-offered', params: {agentId: 'bob'}};
	list.answer('take-call', {ok: false, refusal}, 'Caller 1');
	t.regex(list.notice(), /offered to bob/);
	list.commands();
	list.press('3');
	t.deepEqual(list.commands(), [{name: 'take-call', args: {callId: 'c-3'}}]);
});

test('waiting - who is not ready is told so as themselves, with the key, not by their log-in', (t) => {
	const list = opened();
	list.press('1');
	const refusal = {code: 'taker-not-ready', params: {agentId: 'alice'}};
	list.answer('take-call', {ok: false, refusal}, 'Caller 1');
	t.is(list.notice(), 'To get a call next be ready (F9) and free, or in wrap-up.');
});

test('waiting - the mark stays with its call while others come before it and go', (t) => {
	const list = opened();
	list.press('Down');
	t.deepEqual(list.lines(), ['1 c-1', '> 2 c-2', '3 c-3']);
	const urgent = waitingRow(4, {headStartMs: 60 * 60_000});
	list.shows(waitingView([...three, urgent]));
	t.deepEqual(list.lines(), ['1 c-4', '2 c-1', '> 3 c-2', '4 c-3']);
	list.shows(waitingView([waitingRow(2), waitingRow(3)]));
	t.deepEqual(list.lines(), ['> 1 c-2', '2 c-3']);
	list.press('Enter');
	t.deepEqual(list.commands(), [{name: 'take-call', args: {callId: 'c-2'}}]);
});

test('waiting - one that is gone keeps its line while it is marked; Enter says so and takes nobody else', (t) => {
	const list = opened();
	list.press('Down');
	list.shows(waitingView([waitingRow(1), waitingRow(3)]));
	t.deepEqual(list.lines(), ['1 c-1', '> 2 c-2 gone', '3 c-3']);
	list.press('Enter');
	t.deepEqual(list.commands(), []);
	t.is(list.notice(), 'Caller 2 does not wait any more: choose again.');
	t.deepEqual(list.lines(), ['1 c-1', '> 2 c-3'], 'who came after is marked, and not taken');
	list.press('Enter');
	t.deepEqual(list.commands(), [], 'a second Enter in one breath was for the other');
	t.is(list.notice(), 'The list moved: Caller 3 is marked, Enter takes that call.');
	list.wait(1000);
	list.press('Enter');
	t.deepEqual(list.commands(), [{name: 'take-call', args: {callId: 'c-3'}}]);
});

test('waiting - one that is gone and comes back is the same again', (t) => {
	const list = opened();
	list.shows(waitingView([waitingRow(2), waitingRow(3)]));
	t.deepEqual(list.lines(), ['> 1 c-1 gone', '2 c-2', '3 c-3']);
	list.press('1');
	t.deepEqual(list.commands(), []);
	const back = opened();
	back.shows(waitingView([waitingRow(2), waitingRow(3)]));
	back.shows(waitingView(three));
	t.deepEqual(back.lines(), ['> 1 c-1', '2 c-2', '3 c-3']);
});

test('waiting - a digit takes nobody who came to stand there in the last second: it marks them', (t) => {
	const list = opened([waitingRow(1), waitingRow(2), waitingRow(3), waitingRow(4)]);
	list.press('Down', 'Down', 'Down');
	list.shows(waitingView([waitingRow(2), waitingRow(3), waitingRow(4)]));
	list.wait(400);
	list.press('2');
	t.deepEqual(list.commands(), []);
	t.is(list.notice(), 'The list moved: Caller 3 is marked, Enter takes that call.');
	list.press('Enter');
	t.deepEqual(list.commands(), [{name: 'take-call', args: {callId: 'c-3'}}]);

	const later = opened();
	later.press('Down');
	later.shows(waitingView([waitingRow(2), waitingRow(3)]));
	later.wait(1000);
	later.press('2');
	t.deepEqual(later.commands(), [{name: 'take-call', args: {callId: 'c-3'}}]);
});

test('waiting - a digit whose call never moved takes it, whatever moves below', (t) => {
	const list = opened();
	list.shows(waitingView([waitingRow(1), waitingRow(2), waitingRow(4)]));
	list.press('1');
	t.deepEqual(list.commands(), [{name: 'take-call', args: {callId: 'c-1'}}]);
});

test('waiting - nothing is taken by a key that came before the list, nor by a digit where nobody stands', (t) => {
	const desk = signedInScene(takingDesk);
	desk.press('t', '1', 'Enter');
	t.deepEqual(desk.commands(), []);
	t.is(desk.notice(), 'Asking who waits…');
	const list = opened();
	list.press('7');
	t.is(list.notice(), 'There is no such choice.');
	list.press('0');
	t.deepEqual(list.commands(), []);
});

test('waiting - who is pushed out of the head of the list by others is not gone', (t) => {
	const list = opened([waitingRow(1), waitingRow(2)], 40);
	list.press('Down');
	list.shows(waitingView([waitingRow(1), waitingRow(5, {headStartMs: 59 * 60_000})], 41));
	t.deepEqual(list.lines(), ['1 c-5', '2 c-1', '> 3 c-2']);
	list.press('Enter');
	t.deepEqual(list.commands(), [{name: 'take-call', args: {callId: 'c-2'}}]);
});

test('waiting - ten and more: nine digits, and pages', (t) => {
	const list = opened(Array.from({length: 12}, (_, n) => waitingRow(n + 1)));
	t.deepEqual(list.lines().slice(8), ['9 c-9', '- c-10', '- c-11', '- c-12']);
	list.press('PageDown', 'PageDown', 'PageDown');
	t.is(list.model.waiting?.marked?.callId, 'c-12');
	list.press('PageUp');
	t.is(list.model.waiting?.marked?.callId, 'c-7');
});

test('waiting - a call that rings closes the list, and so does leaving; the end of a wrap-up does not', (t) => {
	const list = opened();
	list.desk(ringing);
	t.is(list.model.waiting, undefined);
	t.deepEqual(
		list.requests.filter(({type}) => type === 'unsubscribe'),
		[{type: 'unsubscribe', view: 'waiting'}],
	);
	const after = signedInScene({...wrapUp, takeable: 1});
	after.press('t');
	after.tell({type: 'view', view: 'waiting', scope: undefined, data: waitingView(three)});
	after.desk(takingDesk);
	t.not(after.model.waiting, undefined);
	after.press('d');
	t.is(after.model.waiting, undefined, 'another panel takes its place');
	t.is(after.model.control.finder?.purpose, 'dial');
});

test('waiting - in wrap-up a digit is the list’s and no disposition, and the wrap-up has a minute', (t) => {
	const desk = signedInScene({...wrapUp, takeable: 1});
	desk.press('F7', 'Alt+T');
	desk.tell({type: 'view', view: 'waiting', scope: undefined, data: waitingView(three)});
	desk.press('1', '0');
	t.deepEqual(desk.commands(), [{name: 'take-call', args: {callId: 'c-1'}}]);
	desk.answer('take-call', {ok: true, result: null}, 'Caller 1');
	t.is(desk.notice(), 'Caller 1 is your next call, if this wrap-up ends within a minute.');
	t.is(desk.model.field, 'note', 'back in the note');
});

test('waiting - while talking the key is the transfer’s', (t) => {
	const desk = signedInScene({...talking, takeable: 3});
	desk.press('t');
	t.is(desk.model.waiting, undefined);
	t.is(desk.model.control.finder?.purpose, 'transfer');
});

test('waiting - an answer that comes when the call rings already says nothing more', (t) => {
	const list = opened();
	list.press('1');
	list.desk(ringing);
	list.answer('take-call', {ok: true, result: null}, 'Caller 1');
	t.is(list.notice(), '');
	t.is(noon, list.scene.context.now);
});

test('waiting - a list that may be had no longer closes, with the reason', (t) => {
	const list = opened();
	const refusal = {code: 'unknown-agent', params: {agentId: 'alice'}};
	list.tell({type: 'view-ended', view: 'waiting', scope: undefined, refusal});
	t.is(list.model.waiting, undefined);
	t.not(list.notice(), '');
});
