import test from 'ava';
import {agentRow, byId, callOne, callRow, floor, givenBoard, noon} from './given-board.ts';

const ago = (seconds: number): number => noon - seconds * 1000;
const consult = {
	id: 'k-1',
	state: 'answered',
	since: ago(12),
	agentId: 'bob',
	name: 'Bob Stone',
	hears: 'consult',
} as const;

const busy = {ready: false, queueId: 'support'} as const;
const controlled = {
	...floor,
	agents: byId([
		agentRow('alice', 'Alice Martin', {
			...busy,
			activity: 'consulting',
			activitySince: ago(12),
			callId: 'c-1',
		}),
		agentRow('bob', 'Bob Stone', {
			...busy,
			activity: 'consulting',
			activitySince: ago(12),
			callId: 'c-1',
		}),
		agentRow('claire', 'Claire Roux', {
			...busy,
			activity: 'holding',
			activitySince: ago(19),
			callId: 'c-2',
		}),
	]),
	calls: byId([
		callRow('c-1', {
			state: 'talking',
			since: ago(207),
			agentId: 'alice',
			line: 'consulting',
			lineSince: ago(31),
			consult,
		}),
		callRow('c-2', {
			state: 'talking',
			since: ago(90),
			agentId: 'claire',
			line: 'held',
			lineSince: ago(19),
			muted: true,
			callerNumber: '+33699999999',
		}),
		callRow('c-4', {state: 'leaving', since: ago(3), sentTo: 'Billing desk'}),
	]),
};

test('board - who holds and who consults whom, in words, at 80x24', async (t) => {
	const board = await givenBoard(t, {view: controlled});
	await board.shows('Claire Roux');
	const text = board.text();
	t.regex(text, / Alice Martin +● consulting +0:12 Support +31 +4:12 ● with Bob Sto…/);
	t.regex(text, / Bob Stone +● consulting +0:12 Support +31 +4:12 06 12 34 56 78/);
	t.regex(text, / Claire Roux +‖ on hold +0:19 Support +31 +4:12 ✗ muted/);
	t.regex(text, / 06 12 34 56 78 +● consulting +0:31 Support +Alice Martin/);
	t.regex(text, / 06 99 99 99 99 +‖ on hold +0:19 Support +Claire Roux/);
	t.regex(text, / 06 12 34 56 78 +→ sent on +0:03 Support +Billing desk/);
});

test('board - after a swap the caller talks, as their agent does, and the third party is told beside it', async (t) => {
	const call = callRow('c-1', {
		...{state: 'talking', since: ago(207), agentId: 'alice', line: 'consulting', lineSince: ago(5)},
		consult: {...consult, hears: 'customer'},
	});
	const board = await givenBoard(t, {view: {...controlled, calls: byId([call])}});
	await board.shows('Alice Martin');
	t.regex(board.text(), / 06 12 34 56 78 +● talking +3:27 Support +Alice Martin/);
});

test('board - who is on hold at the phone, in words', async (t) => {
	const call = callRow('c-2', {
		...{state: 'talking', since: ago(90), agentId: 'claire', line: 'joined', lineSince: ago(8)},
		phoneHeld: true,
	});
	const board = await givenBoard(t, {view: {...controlled, calls: byId([call])}});
	await board.shows('Claire Roux');
	const text = board.text();
	t.regex(text, / Claire Roux +‖ on hold +0:19 Support +31 +4:12 ‖ at the phone/);
	t.regex(text, /‖ on hold +0:08 Support +Claire Roux/);
});

test('board - who asks a queue, and which', async (t) => {
	const label = {en: 'Billing', fr: 'Facturation'};
	const asks = {
		...{id: 'k-1', state: 'waiting', since: ago(4), name: 'billing', hears: 'consult'},
		queue: {id: 'billing', label, since: ago(31)},
	} as const;
	const calls = {...controlled.calls, 'c-1': {...controlled.calls['c-1'], consult: asks}};
	const view = {...controlled, calls} as typeof controlled;
	const board = await givenBoard(t, {view, columns: 160, rows: 40});
	await board.shows('‖ asks queue Billing 0:31');
	const french = await givenBoard(t, {view, locale: 'fr', columns: 160, rows: 40});
	await french.shows('‖ demande la file Facturation 0:31');
	t.pass();
});

test('board - the same in French, where there is room', async (t) => {
	const board = await givenBoard(t, {view: controlled, locale: 'fr', columns: 160, rows: 40});
	await board.shows('Claire Roux');
	t.regex(board.text(), / Alice Martin +● consulte .*● avec Bob Stone 0:12/);
	t.regex(board.text(), / Claire Roux +‖ en attente .*✗ micro coupé/);
});

test('call page - its life has hold, consultation and hand-over in words, its parts their times', async (t) => {
	const board = await givenBoard(t);
	await board.shows('Alice Martin');
	board.press('3', 'Enter');
	const moment = (seq: number, seconds: number, type: string, more: object = {}) => ({
		seq,
		at: ago(seconds),
		type,
		...more,
	});
	board.link.show('call', {
		...callOne,
		segments: [
			{kind: 'talk', startedAt: ago(120), endedAt: ago(90), agentId: 'alice'},
			{kind: 'hold', startedAt: ago(90), endedAt: ago(60), agentId: 'alice'},
			{kind: 'consult', startedAt: ago(60), endedAt: ago(50), agentId: 'alice'},
			{kind: 'consult', startedAt: ago(50), endedAt: ago(40), agentId: 'alice'},
			{kind: 'talk', startedAt: ago(40), agentId: 'bob'},
		],
		life: Object.fromEntries(
			[
				moment(1, 90, 'call-held', {agentId: 'alice'}),
				moment(2, 60, 'consult-asked', {agentId: 'alice'}),
				moment(3, 50, 'consult-answered'),
				moment(4, 40, 'call-handed-over', {agentId: 'bob'}),
			].map((one) => [one.seq, one]),
		),
	} as typeof callOne);
	await board.shows('handed over');
	t.regex(
		board.text(),
		/talk 0:30 Alice Martin · hold 0:30 Alice Martin · consultation\s+0:20 Alice Martin/,
	);
	t.regex(board.text(), /on hold +Alice Martin/);
	t.regex(board.text(), /calls a third party +Alice Martin/);
	t.regex(board.text(), /handed over +Bob Stone/);
});
