/** Pauses on the board: too long, or waiting for a word; and agents lent to queues. */

import type {BoardView} from '@plateau/core/protocol';
import {hearBoard} from '@plateau/tui/model/board-hear';
import {applyLoan} from '@plateau/tui/model/board-lend';
import {type BoardModel, firstBoard} from '@plateau/tui/model/board-types';
import {editOf} from '@plateau/tui/model/edit-text';
import test from 'ava';
import {agentRow, byId, floor, givenBoard, noon, sam} from './given-board.ts';

/** The floor with something changed about some agents. */
function withAgents(changes: Readonly<Record<string, object>>, more: object = {}): BoardView {
	const agents = Object.values(floor.agents).map((row) => ({...row, ...changes[row.id]}));
	return {...floor, agents: byId(agents), ...more};
}
const names = (board: {link: {sent: readonly {name: string}[]}}) =>
	board.link.sent.map(({name}) => name);

test('pause - one past its limit is marked by sign and word', async (t) => {
	const since = noon - 722_000;
	const over = {id: 'pause-limit/bob', level: 'warn', on: 'pause-limit', agentId: 'bob'} as const;
	const alerts = {...floor.alerts, [over.id]: {...over, limit: 600_000, since}};
	const board = await givenBoard(t, {columns: 170});
	board.link.show('board', withAgents({bob: {pauseEndsAt: noon - 122_000}}, {alerts}));
	await board.shows('! over by 2:02');
	t.regex(board.text(), /Bob Stone +○ not ready +12:02!/);
	await board.shows('Bob Stone 12:02 > 10:00');
	await board.shows('pause too long');
});

test('pause - who asks for one is shown, and gets a yes or a no by key', async (t) => {
	const since = noon - 12_000;
	const asks = {id: 'approval/claire', level: 'warn', on: 'approval', agentId: 'claire'} as const;
	const alerts = {...floor.alerts, [asks.id]: {...asks, limit: 0, since}};
	const view = withAgents({claire: {requested: {reasonId: 'lunch', since}}}, {alerts});
	const board = await givenBoard(t, {columns: 140});
	board.press('2', 'a');
	await board.shows('approve the pause: asks for no pause');
	board.link.show('board', view);
	await board.shows('? asks for lunch: a yes, r no');
	await board.shows('Claire Roux 0:12  asks for a pause');
	board.press('Down', 'Down', 'a');
	t.deepEqual(await board.sends('approve-presence'), {agentId: 'claire'});
	await board.shows('Claire Roux: pause approved.');
	board.press('r');
	t.deepEqual(await board.sends('refuse-presence'), {agentId: 'claire'});
	await board.shows('Claire Roux: pause refused.');
});

test('lend - a queue, then a time; and back again', async (t) => {
	const board = await givenBoard(t, {columns: 160});
	board.press('2', 'Down', '>');
	await board.shows('Lend Bob Stone to');
	await board.shows(/1 Support\s+.*\n.*2 Billing.*\n.*3 VIP/);
	board.press('2');
	await board.shows('For how long?');
	board.press('soon', 'Enter');
	await board.shows('"soon" is no time: write 30m, 2h or 1h30.');
	board.press('Ctrl+U', '2h only', 'Enter');
	const loan = {agentId: 'bob', queueId: 'billing'};
	t.deepEqual(await board.sends('lend-agent'), {...loan, forMs: 7_200_000, only: true});
	await board.shows('Bob Stone is lent to Billing for 2:00:00.');
	const loans = [{queueId: 'billing', endsAt: noon + 7_200_000, only: true}];
	board.link.show('board', withAgents({bob: {loans}}));
	await board.shows('lent Billing only 2:00:00');
	board.press('>');
	await board.shows('2 Billing  lent now: choose it to take back');
	board.press('2');
	t.deepEqual(await board.sends('end-loan'), loan);
	await board.shows('Bob Stone is back from Billing.');
	t.deepEqual(names(board), ['lend-agent', 'end-loan']);
});

test('lend - in line mode the queues are read once, and the time is asked for', async (t) => {
	const board = await givenBoard(t, {lines: true, locale: 'fr'});
	await board.shows('Omar Haddad');
	board.press('agents', 'Enter');
	await board.shows('Alice Martin');
	board.press('select bob', 'Enter');
	await board.shows('Bob Stone');
	board.press('lend', 'Enter');
	await board.shows('Prêter Bob Stone à 1 Support (fr); 2 Billing (fr)');
	board.press('1', 'Enter');
	await board.shows('Pour combien de temps ?');
	board.press('30m', 'Enter');
	t.like(await board.sends('lend-agent'), {agentId: 'bob', forMs: 1_800_000, only: false});
	await board.shows('Bob Stone est prêté à Support (fr) pour 30:00.');
});

test('lend - times are hours, minutes, or both', (t) => {
	const form = {kind: 'loan', edit: editOf(''), agentId: 'bob', queueId: 'vip'} as const;
	const start = firstBoard(sam, {isKiosk: false, phoneId: undefined});
	const model: BoardModel = {...start, view: floor, form};
	const asked = (text: string) => {
		const [request] = applyLoan(model, text).requests ?? [];
		return request?.type === 'command' ? request.args : undefined;
	};
	t.like(asked(''), {forMs: 3_600_000, only: false});
	t.like(asked('90'), {forMs: 5_400_000, only: false});
	t.like(asked('1h30'), {forMs: 5_400_000});
	t.like(asked(' 2H seule '), {forMs: 7_200_000, only: true});
	for (const wrong of ['only', '0m', '-1h', '1h only then', '5 years']) {
		t.is(asked(wrong), undefined, wrong);
	}
});

test('lend - a refusal is told', (t) => {
	const start = firstBoard(sam, {isKiosk: false, phoneId: undefined});
	const refusal = {code: 'bad-loan', params: {queueId: 'vip'}} as const;
	const step = hearBoard(
		{...start, view: {...floor, agents: byId([agentRow('x', 'X')])}},
		{type: 'answer', name: 'lend-agent', tag: 'x\nvip\n1:00', answer: {ok: false, refusal}},
		{} as never,
	);
	t.like(step.notice, {tone: 'error', params: {queueId: 'vip'}});
});
