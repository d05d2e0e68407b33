import {actBoard} from '@plateau/tui/model/board-act';
import {fields} from '@plateau/tui/model/board-fields';
import {agentState, floorFigures, sampled} from '@plateau/tui/model/board-figures';
import {readFilter} from '@plateau/tui/model/board-filter';
import {hearBoard} from '@plateau/tui/model/board-hear';
import {moved, rowsOf, settled} from '@plateau/tui/model/board-rows';
import {deskBlock, monitorBlock, monitorTarget, raiseBlock} from '@plateau/tui/model/board-targets';
import {type BoardModel, firstBoard, withPane} from '@plateau/tui/model/board-types';
import {momentsOf, partsText} from '@plateau/tui/model/call-life';
import type {Context} from '@plateau/tui/model/shell-types';
import test from 'ava';
import fc from 'fast-check';
import {
	agentRow,
	byId,
	callOne,
	callRow,
	floor,
	noon,
	queueRow,
	sam,
} from '../screens/given-board.ts';

const context: Context = {
	now: noon,
	locale: 'en',
	size: {columns: 80, rows: 24},
	link: {
		state: {state: 'up', since: 0},
		where: 'here',
		account: sam,
		facts: undefined,
		since: 0,
	},
};

/** The board with the floor heard. */
function heard(view = floor): BoardModel {
	const first = firstBoard(sam, {isKiosk: false, phoneId: undefined});
	return hearBoard(first, {type: 'view', view: 'board', scope: undefined, data: view}, context)
		.model;
}

const ids = (model: BoardModel, pane: 'queues' | 'agents' | 'calls' | 'alerts') =>
	rowsOf(model, pane, noon).map(({id}) => id);

/** The ids of the agents or calls that a filter lets through. */
function filtered(pane: 'agents' | 'calls' | 'queues', filter: string): string[] {
	return ids(withPane(heard(), pane, {filter}), pane);
}

test('filter - words, fields and figures, all of which must hold', (t) => {
	t.deepEqual(filtered('agents', ''), ['alice', 'bob', 'claire', 'omar']);
	t.deepEqual(filtered('agents', 'haddad'), ['omar']);
	t.deepEqual(filtered('agents', 'state:talking'), ['alice']);
	t.deepEqual(filtered('agents', 'etat:prêt'), ['claire'], '"pas prêt" is something else');
	t.deepEqual(filtered('agents', 'state:not'), ['bob']);
	t.deepEqual(filtered('agents', 'for>4m'), ['bob', 'omar']);
	t.deepEqual(filtered('agents', 'for>4:05 queue:vip'), ['omar']);
	t.deepEqual(filtered('agents', 'calls<=18'), ['bob']);
	t.deepEqual(filtered('agents', 'reason:lunch'), ['bob']);
	t.deepEqual(filtered('agents', 'name:"alice martin"'), ['alice']);
	t.deepEqual(filtered('calls', 'queue:support wait>30'), ['c-1', 'c-2']);
	t.deepEqual(filtered('calls', 'queue:support wait>30 state:waiting'), ['c-2']);
	t.deepEqual(filtered('calls', 'amelie'), ['c-2']);
	t.deepEqual(filtered('queues', 'sl<80'), ['vip']);
	t.deepEqual(filtered('queues', 'sl=82%'), ['support']);
	t.deepEqual(filtered('queues', 'longest>=1:31'), ['vip']);
});

test('filter - ! in front turns the whole round', (t) => {
	t.deepEqual(filtered('agents', '!state:talking'), ['bob', 'claire', 'omar']);
	t.deepEqual(filtered('calls', '!queue:support state:waiting'), ['c-1', 'c-3']);
});

test('filter - what is not understood is named and hides nothing', (t) => {
	const unknown = readFilter(fields.agents, 'colour:red');
	t.false(unknown.ok);
	if (!unknown.ok) t.is(unknown.params['field'], 'colour');
	const number = readFilter(fields.agents, 'for>soon');
	t.false(number.ok);
	t.is(filtered('agents', 'for>soon').length, 4);
	t.is(filtered('agents', 'queue:').length, 4, 'a value that is still to come filters nothing');
});

test('filter - any text is read without an error', (t) => {
	fc.assert(
		fc.property(fc.string({unit: 'binary', maxLength: 40}), (text) => {
			readFilter(fields.calls, text);
			return filtered('agents', text).length <= 4;
		}),
	);
	t.pass();
});

test('rows - each pane has its own order, and a column’s', (t) => {
	const model = heard();
	t.deepEqual(ids(model, 'queues'), ['support', 'billing', 'vip']);
	t.deepEqual(ids(model, 'calls'), ['c-1', 'c-3', 'c-2']);
	t.deepEqual(ids(model, 'alerts'), ['longest-wait/vip', 'wrap-up/omar', 'service-level/vip']);
	const sort = {column: 'longest', isDescending: true};
	t.deepEqual(ids(withPane(model, 'queues', {sort}), 'queues'), ['vip', 'support', 'billing']);
	const up = {column: 'longest', isDescending: false};
	t.deepEqual(
		ids(withPane(model, 'queues', {sort: up}), 'queues'),
		['support', 'vip', 'billing'],
		'a queue without a longest wait stays last',
	);
});

test('rows - who is signed out is shown when asked for', (t) => {
	t.deepEqual(ids({...heard(), showsSignedOut: true}, 'agents'), [
		'alice',
		'bob',
		'claire',
		'omar',
		'zoe',
	]);
});

test('rows - the mark stays with its row, and in its place when the row goes', (t) => {
	const marked = withPane(heard(), 'agents', {selected: 'claire', index: 2});
	const {claire, ...others} = floor.agents;
	t.truthy(claire);
	const gone = settled({...marked, view: {...floor, agents: others}}, noon);
	t.is(gone.panes.agents.selected, 'omar');
	const more = byId([agentRow('aaron', 'Aaron'), ...Object.values(floor.agents)]);
	const shifted = settled({...marked, view: {...floor, agents: more}}, noon);
	t.is(shifted.panes.agents.selected, 'claire');
	t.is(shifted.panes.agents.index, 3);
	t.is(moved({...shifted, pane: 'agents'}, noon, -100).panes.agents.selected, 'aaron');
	t.is(settled({...marked, view: {...floor, agents: {}}}, noon).panes.agents.selected, undefined);
});

test('figures - one word for presence and activity together', (t) => {
	const of = (id: string) => agentState(floor.agents[id] ?? agentRow('x', 'x')).state;
	t.deepEqual(['alice', 'bob', 'claire', 'omar', 'zoe'].map(of), [
		'talking',
		'not-ready',
		'ready',
		'wrap-up',
		'logged-out',
	]);
	const gone = agentRow('x', 'x', {ready: false, phoneRegistered: false});
	t.is(agentState(gone).state, 'available', 'without a phone nobody is ready');
});

test('figures - the floor’s shares are weighted by calls', (t) => {
	const view = {
		...floor,
		queues: byId([
			queueRow('big', 'Big', {offered: 90, answeredInTime: 90, abandoned: 0}),
			queueRow('small', 'Small', {
				offered: 12,
				answeredInTime: 0,
				abandoned: 10,
				shortAbandoned: 2,
			}),
		]),
	};
	const figures = floorFigures(view);
	t.is(figures.serviceLevel, 0.9);
	t.is(figures.abandoned, 10 / 102);
	t.is(floorFigures({...floor, queues: {}}).serviceLevel, undefined);
});

test('figures - one sample a minute, the last one heard in it', (t) => {
	const first = sampled([], floor, noon);
	t.is(sampled(first, floor, noon + 1000), first);
	const worse = {...floor, queues: byId([queueRow('x', 'X', {answeredInTime: 50})])};
	t.is(sampled(first, worse, noon + 1000).length, 1);
	t.is(sampled(first, worse, noon + 1000)[0]?.share, 0.5);
	t.is(sampled(first, floor, noon + 60_000).length, 2);
});

test('targets - the monitoring keys are about the marked agent in a call', (t) => {
	const model = {...heard(), pane: 'agents'} as const;
	t.is(monitorTarget(model), 'alice');
	t.is(monitorBlock('listen')(model), undefined);
	const onBob = withPane(model, 'agents', {selected: 'bob', index: 1});
	t.is(monitorBlock('listen')(onBob), 'nobody-talks');
	t.is(monitorTarget({...model, pane: 'calls'}), 'alice');
	t.is(monitorTarget({...model, pane: 'queues'}), undefined);
	t.is(monitorBlock('listen')({...model, pane: 'queues'}), 'no-agent');
	t.is(raiseBlock({...model, pane: 'calls'}), 'no-waiting-call');
	const waiting = withPane({...model, pane: 'calls'}, 'calls', {selected: 'c-2', index: 2});
	t.is(raiseBlock(waiting), undefined);
});

test('targets - while one listens, keys go to that agent unless another in a call is marked', (t) => {
	const monitor = {
		id: 'm',
		personId: 'sam',
		agentId: 'alice',
		callId: 'c-1',
		mode: 'listen',
		state: 'active',
		since: noon,
	} as const;
	const me = {login: 'sam', name: 'Sam', signedIn: false, phones: {}, reasons: {}, monitor};
	const model = {...heard(), me, pane: 'agents'} as const;
	const onBob = withPane(model, 'agents', {selected: 'bob', index: 1});
	t.is(monitorTarget(onBob), 'alice');
	t.is(monitorBlock('whisper')(onBob), undefined);
	t.is(monitorBlock('listen')(onBob), 'that-already');
	const view = {
		...floor,
		agents: {
			...floor.agents,
			bob: agentRow('bob', 'Bob Stone', {activity: 'talking', callId: 'c-7'}),
		},
		calls: {...floor.calls, 'c-7': callRow('c-7', {state: 'talking', agentId: 'bob'})},
	};
	t.is(monitorBlock('whisper')({...onBob, view}), 'listening-elsewhere');
});

test('act - g d goes to one’s own desk and stops listening first; without a desk it says so', (t) => {
	const monitor = {
		id: 'm',
		personId: 'sam',
		agentId: 'alice',
		callId: 'c-1',
		mode: 'listen',
		state: 'active',
		since: noon,
	} as const;
	const me = {login: 'sam', name: 'Sam', signedIn: false, phones: {}, reasons: {}, monitor};
	const model = {...heard(), me: {...me, agentId: 'sam'}};
	t.is(deskBlock({...model, me}), 'no-desk');
	t.is(deskBlock(model), undefined);
	t.deepEqual(actBoard(model, {id: 'open-desk'}, context).requests, [
		{type: 'command', name: 'stop-monitor', args: {}},
		{type: 'open', screen: 'desk'},
	]);
});

test('hear - alerts that are over are remembered until they come back', (t) => {
	const model = heard();
	const quiet = hearBoard(
		model,
		{type: 'view', view: 'board', scope: undefined, data: {...floor, alerts: {}}},
		context,
	).model;
	t.deepEqual(Object.keys(quiet.over).toSorted(), Object.keys(floor.alerts).toSorted());
	const back = hearBoard(
		quiet,
		{type: 'view', view: 'board', scope: undefined, data: floor},
		context,
	).model;
	t.deepEqual(back.over, {});
});

test('call life - moments in order with who, how long and why', (t) => {
	const moments = momentsOf(callOne, 'en');
	t.deepEqual(
		moments.map(({what}) => what),
		[
			'came in',
			'entered the queue',
			'offered',
			'rang out',
			'offered',
			'phone answered',
			'connected',
			'supervisor hears',
		],
	);
	t.is(moments[2]?.detail, 'Bob Stone, idle 0:05, one ready');
	t.is(moments[3]?.detail, 'Bob Stone, after 0:15');
	t.is(moments[3]?.kind, 'bad');
	t.is(moments[6]?.detail, 'Alice Martin, waited 0:42');
	t.is(moments[7]?.detail, 'whispering');
	t.is(partsText(callOne, noon, 'fr').at(-1), 'conversation 3:27 Alice Martin');
});

test('call life - a moment of a newer daemon is shown by its code', (t) => {
	const life = {'1': {seq: 1, at: noon, type: 'call-teleported', reason: 'beam'}};
	t.like(momentsOf({...callOne, life}, 'fr')[0], {what: 'call-teleported', detail: 'beam'});
});
