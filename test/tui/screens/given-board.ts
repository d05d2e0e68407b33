/** A floor as the board is shown it, and a board open on an emulated terminal. */
import type {
	Account,
	AgentRow,
	AlertRow,
	BoardView,
	CallRow,
	CallView,
	MeView,
	QueueRow,
} from '@plateau/core/protocol';
import type {Locale} from '@plateau/core/text';
import {type BoardOptions, openBoard} from '@plateau/tui/screens/board.tsx';
import type {ExecutionContext} from 'ava';
import {keyBytes} from '../../helpers/key-bytes.ts';
import {openTerminal, until} from '../../helpers/terminal.ts';
import {type FakeLink, fakeLink} from './fake-link.ts';

/** 12 November 2026, 14:03:27 in Paris. */
export const noon = Date.UTC(2026, 10, 12, 13, 3, 27);
/** Who watches. */
export const sam: Account = {login: 'sam', role: 'supervisor'};

const ago = (seconds: number): number => noon - seconds * 1000;

/** A queue's row, quiet unless `more` says otherwise. */
export function queueRow(id: string, name: string, more: Partial<QueueRow> = {}): QueueRow {
	return {
		id,
		label: {en: name, fr: `${name} (fr)`},
		waiting: 0,
		ready: 2,
		talking: 0,
		wrapUp: 0,
		signedIn: 4,
		offered: 100,
		answered: 96,
		answeredInTime: 82,
		abandoned: 4,
		shortAbandoned: 0,
		timedOut: 0,
		leftEmpty: 0,
		serviceLevel: 0.82,
		speedOfAnswerMs: 14_000,
		thresholdMs: 20_000,
		...more,
	};
}

/** An agent's row: ready for 41 s unless `more` says otherwise. */
export function agentRow(id: string, name: string, more: Partial<AgentRow> = {}): AgentRow {
	return {
		id,
		name,
		phoneId: '1001',
		phoneRegistered: true,
		presence: {state: 'available', since: ago(3600)},
		activity: 'idle',
		activitySince: ago(41),
		ready: true,
		linkLost: false,
		handled: 31,
		handleTimeMs: 252_000,
		...more,
	};
}

/** A call's row: waiting for 42 s unless `more` says otherwise. */
export function callRow(id: string, more: Partial<CallRow> = {}): CallRow {
	return {
		id,
		state: 'waiting',
		since: ago(42),
		arrivedAt: ago(60),
		queueId: 'support',
		enteredAt: ago(42),
		callerNumber: '+33612345678',
		dialledNumber: '+33140506070',
		offers: 0,
		...more,
	};
}

/** Rows by their ids, as a view has them. */
export function byId<Row extends {readonly id: string}>(rows: readonly Row[]): Record<string, Row> {
	return Object.fromEntries(rows.map((row) => [row.id, row]));
}

const notReady = {ready: false} as const;

/** A small floor with something of everything. */
export const floor: BoardView = {
	queues: byId([
		queueRow('support', 'Support', {waiting: 3, oldestEnteredAt: ago(42), talking: 11}),
		queueRow('billing', 'Billing', {
			offered: 40,
			answeredInTime: 38,
			serviceLevel: 0.95,
			abandoned: 0,
		}),
		queueRow('vip', 'VIP', {
			waiting: 1,
			oldestEnteredAt: ago(91),
			ready: 0,
			serviceLevel: 0.71,
			offered: 14,
			answeredInTime: 10,
		}),
	]),
	agents: byId([
		agentRow('alice', 'Alice Martin', {
			...notReady,
			activity: 'talking',
			activitySince: ago(207),
			queueId: 'support',
			callId: 'c-1',
			pendingPresence: {state: 'not-ready', reasonId: 'lunch'},
		}),
		agentRow('bob', 'Bob Stone', {
			...notReady,
			presence: {state: 'not-ready', reasonId: 'lunch', since: ago(722)},
			activitySince: ago(900),
			handled: 18,
		}),
		agentRow('claire', 'Claire Roux'),
		agentRow('omar', 'Omar Haddad', {
			...notReady,
			activity: 'wrap-up',
			activitySince: ago(250),
			queueId: 'vip',
			callId: 'c-9',
		}),
		agentRow('zoe', 'Zoé Petit', {
			...notReady,
			presence: {state: 'logged-out', since: ago(9000)},
		}),
	]),
	calls: byId([
		callRow('c-1', {
			state: 'talking',
			since: ago(207),
			arrivedAt: ago(260),
			agentId: 'alice',
			waitMs: 42_000,
			offers: 2,
		}),
		callRow('c-2', {callerName: 'Amélie Fournier'}),
		callRow('c-3', {queueId: 'vip', enteredAt: ago(91), arrivedAt: ago(95), since: ago(91)}),
	]),
	alerts: byId<AlertRow>([
		{
			id: 'longest-wait/vip',
			level: 'alarm',
			on: 'longest-wait',
			queueId: 'vip',
			limit: 60_000,
			since: ago(91),
		},
		{
			id: 'service-level/vip',
			level: 'warn',
			on: 'service-level',
			queueId: 'vip',
			limit: 0.8,
			value: 0.71,
		},
		{
			id: 'wrap-up/omar',
			level: 'warn',
			on: 'wrap-up',
			agentId: 'omar',
			limit: 180_000,
			since: ago(250),
		},
	]),
	monitors: {},
	switches: {main: {id: 'main', state: 'up', since: ago(9000)}},
	reasons: {
		lunch: {en: 'lunch', fr: 'repas'},
		training: {en: 'training', fr: 'formation'},
		'rang-out': {en: 'rang out', fr: 'sans réponse'},
	},
	dispositions: {resolved: {en: 'resolved', fr: 'résolu'}},
	dayStartedAt: ago(50_000),
};

/** Sam, without a phone. */
export const me: MeView = {
	login: 'sam',
	name: 'Sam Lee',
	signedIn: false,
	lastPhoneId: '1008',
	phones: {
		'1001': {
			id: '1001',
			registered: true,
			outside: false,
			heldBy: 'alice',
			heldByName: 'Alice Martin',
		},
		'1007': {id: '1007', registered: false, outside: false},
		'1008': {id: '1008', registered: true, outside: false},
		'1009': {id: '1009', registered: true, outside: false},
	},
	reasons: floor.reasons,
};

/** The life of c-1: Bob did not answer, Alice did. */
export const callOne: CallView = {
	call: floor.calls['c-1'],
	life: Object.fromEntries(
		(
			[
				{type: 'call-arrived', at: ago(260)},
				{type: 'call-queued', at: ago(249), queueId: 'support', ms: 0},
				{
					type: 'offer-made',
					at: ago(243),
					agentId: 'bob',
					queueId: 'support',
					candidates: 1,
					ms: 5000,
				},
				{type: 'offer-rang-out', at: ago(228), agentId: 'bob', ms: 15_000},
				{
					type: 'offer-made',
					at: ago(211),
					agentId: 'alice',
					queueId: 'support',
					candidates: 3,
					ms: 72_000,
				},
				{type: 'offer-accepted', at: ago(207), agentId: 'alice'},
				{type: 'call-connected', at: ago(207), agentId: 'alice', queueId: 'support', ms: 42_000},
				{type: 'monitor-started', at: ago(14), reason: 'whisper'},
			] as const
		).map((moment, index) => [String(index + 1), {seq: index + 1, ...moment}]),
	),
	segments: [
		{kind: 'entry', startedAt: ago(260), endedAt: ago(249)},
		{kind: 'wait', startedAt: ago(249), endedAt: ago(243)},
		{kind: 'ring', startedAt: ago(211), endedAt: ago(207), agentId: 'alice'},
		{kind: 'talk', startedAt: ago(207), agentId: 'alice'},
	],
	note: 'asks for delivery before Friday',
	dispositionId: 'resolved',
	agents: {alice: 'Alice Martin', bob: 'Bob Stone'},
	queues: {support: {en: 'Support', fr: 'Assistance'}},
	monitors: {},
};

/** A board open on a terminal. */
export interface GivenBoard {
	readonly link: FakeLink;
	rows(): string[];
	text(): string;
	writes(): readonly string[];
	/** Looks of a cell. */
	cell: ReturnType<typeof openTerminal>['cell'];
	/** Presses keys by name, without waiting. */
	press(...keys: string[]): void;
	send(data: string): void;
	/** Waits until the screen shows it. */
	shows(what: string | RegExp): Promise<void>;
	/** Waits until it is gone. */
	hides(what: string | RegExp): Promise<void>;
	/** Waits until a command was sent and gives its arguments. */
	sends(name: string): Promise<Readonly<Record<string, unknown>>>;
	settled(): Promise<void>;
	/** Leaves with q and gives the exit code. */
	readonly exit: Promise<number>;
}

/** How the board is opened. */
export interface GivenBoardOptions
	extends Partial<Pick<BoardOptions, 'kiosk' | 'phoneId' | 'lines' | 'ascii' | 'moment'>> {
	readonly locale?: Locale;
	readonly columns?: number;
	readonly rows?: number;
	readonly env?: Readonly<Record<string, string>>;
	readonly view?: BoardView;
	readonly me?: MeView;
}

/** Opens a board and waits for its first frame with data; the test's end closes it. */
export async function givenBoard(
	t: ExecutionContext,
	options: GivenBoardOptions = {},
): Promise<GivenBoard> {
	const {locale = 'en', columns = 80, rows = 24, env = {TERM: 'xterm-256color'}} = options;
	const terminal = openTerminal({columns, rows});
	const link = fakeLink({at: noon, account: sam});
	const exit = openBoard({
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		env,
		locale,
		link,
		kiosk: options.kiosk,
		phoneId: options.phoneId,
		lines: options.lines,
		ascii: options.ascii,
		moment: options.moment,
	});
	t.teardown(async () => {
		terminal.stdin.send('\u0003\u0003');
		await exit;
		terminal.dispose();
	});
	const has = (what: string | RegExp) => {
		const text = terminal.text();
		return typeof what === 'string' ? text.includes(what) : what.test(text);
	};
	async function waitFor(condition: () => boolean, what: string): Promise<void> {
		try {
			await until(condition, what);
		} catch (error) {
			throw new Error(`${(error as Error).message}; the screen:\n${terminal.text()}`);
		}
	}
	link.show('me', options.me ?? me);
	link.show('board', options.view ?? floor);
	const board: GivenBoard = {
		link,
		rows: terminal.rows,
		text: terminal.text,
		writes: () => terminal.writes,
		cell: terminal.cell,
		press(...keys) {
			for (const key of keys) terminal.stdin.send(keyBytes(key));
		},
		send: (data) => terminal.stdin.send(data),
		shows: (what) => waitFor(() => has(what), `the screen to show ${what}`),
		hides: (what) => waitFor(() => !has(what), `the screen to stop showing ${what}`),
		async sends(name) {
			const found = () => link.sent.findLast((one) => one.name === name);
			await waitFor(() => found() !== undefined, `the command ${name}`);
			return found()?.args ?? {};
		},
		settled: terminal.settled,
		exit,
	};
	return board;
}
