/**
 * The program that bench/board.ts measures: the real board screen, fed as a link feeds it (patches,
 * checked by the view's schema) from a floor of 200 agents. Argument: updates a second; 0 is a floor
 * after hours, where nothing happens.
 */
import {
	type AgentRow,
	type BoardView,
	diff,
	type JsonObject,
	type MeView,
	type QueueRow,
} from '@plateau/core/protocol';
import type {ViewHandlers} from '@plateau/tui/link/client';
import {Feed} from '@plateau/tui/link/feed';
import type {Link} from '@plateau/tui/link/reconnect';
import {openBoard} from '@plateau/tui/screens/board.tsx';

const hz = Number(process.argv[2] ?? 4);
const start = Date.now();
const queueIds = ['support', 'billing', 'vip', 'sales', 'returns'];
const activities = ['idle', 'talking', 'wrap-up', 'idle'] as const;

let seed = 7;
function chance(limit: number): number {
	seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
	return Math.floor((seed / 2_147_483_648) * limit);
}

function agent(index: number, at: number, handled: number): AgentRow {
	const activity = activities[chance(4)] ?? 'idle';
	const isBusy = activity !== 'idle';
	const isBreak = !isBusy && index % 7 === 0;
	return {
		id: `a${index}`,
		name: `Agent Number ${String(index).padStart(3, '0')}`,
		phoneId: String(1000 + index),
		phoneRegistered: true,
		presence:
			hz === 0
				? {state: 'logged-out', since: start}
				: isBreak
					? {state: 'not-ready', reasonId: 'lunch', since: at}
					: {state: 'available', since: start - 3_600_000},
		activity: hz === 0 ? 'idle' : activity,
		activitySince: at,
		ready: hz > 0 && !isBusy && !isBreak,
		linkLost: false,
		handled,
		handleTimeMs: 180_000 + index * 500,
		...(isBusy && hz > 0 ? {queueId: queueIds[index % 5] ?? 'support', callId: `c${index}`} : {}),
	};
}

function queue(id: string, waiting: number): QueueRow {
	return {
		id,
		label: {en: id, fr: id},
		waiting,
		...(waiting > 0 ? {oldestEnteredAt: Date.now() - 5000 * waiting} : {}),
		ready: chance(20),
		talking: 20,
		wrapUp: 4,
		signedIn: 40,
		offered: 500 + chance(50),
		answered: 480,
		answeredInTime: 410,
		abandoned: 12,
		shortAbandoned: 2,
		timedOut: 0,
		leftEmpty: 0,
		serviceLevel: 0.82,
		speedOfAnswerMs: 14_000,
		thresholdMs: 20_000,
	};
}

function callsOf(agents: BoardView['agents'], before: BoardView['calls']): BoardView['calls'] {
	const calls: Record<string, BoardView['calls'][string]> = {};
	for (const {id, callId, queueId, activity, activitySince} of Object.values(agents)) {
		if (activity !== 'talking' || callId === undefined) continue;
		const known = before[callId];
		calls[callId] =
			known?.since === activitySince
				? known
				: {
						id: callId,
						state: 'talking',
						since: activitySince,
						arrivedAt: activitySince - 30_000,
						queueId: queueId ?? 'support',
						agentId: id,
						callerNumber: `+336${String(10_000_000 + Number(id.slice(1)) * 7919)}`,
						dialledNumber: '+33140506070',
						waitMs: 21_000,
						offers: 1,
					};
	}
	return calls;
}

function firstFloor(): BoardView {
	const agents = Object.fromEntries(
		Array.from({length: 200}, (_, index) => [
			`a${index}`,
			agent(index, start - index * 1000, index % 40),
		]),
	);
	return {
		queues: Object.fromEntries(
			queueIds.map((id, index) => [id, queue(id, hz === 0 ? 0 : index % 3)]),
		),
		agents,
		calls: callsOf(agents, {}),
		alerts: {},
		monitors: {},
		switches: {main: {id: 'main', state: 'up', since: start}},
		reasons: {lunch: {en: 'lunch', fr: 'repas'}},
		dispositions: {},
		dayStartedAt: start - 3_600_000,
	};
}

let tick = 0;

/** Three agents change each second, a queue's figures each second. */
function nextFloor(floor: BoardView): BoardView {
	tick++;
	const perSecond = Math.max(1, Math.round(hz / 3));
	const agents = {...floor.agents};
	if (hz <= 3 || tick % perSecond === 0) {
		const index = chance(200);
		agents[`a${index}`] = agent(index, Date.now(), (agents[`a${index}`]?.handled ?? 0) + 1);
	}
	const queues = {...floor.queues};
	if (tick % hz === 0) {
		const id = queueIds[chance(5)] ?? 'support';
		queues[id] = queue(id, chance(4));
	}
	return {...floor, agents, queues, calls: callsOf(agents, floor.calls)};
}

const me: MeView = {
	login: 'sam',
	name: 'Sam Lee',
	signedIn: false,
	phones: {},
	reasons: {},
};

function run(): void {
	let floor = firstFloor();
	const board = new Feed('board');
	const link: Link = {
		where: 'bench',
		state: {state: 'up', since: start},
		account: {login: 'sam', role: 'supervisor'},
		facts: {timeZone: 'Europe/Paris', country: 'FR', practice: false},
		now: Date.now,
		onState: () => () => {},
		subscribe(view, _scope, handlers) {
			if (view === 'me') (handlers as unknown as ViewHandlers<'me'>).view(me);
			if (view === 'board') watch(handlers as unknown as ViewHandlers<'board'>);
			return () => {};
		},
		command: async () => ({ok: true, result: null as never}),
		logIn: async () => ({ok: false, code: 'log-in-wrong'}),
		logOut: async () => ({ok: true, result: null}),
		ready: async () => {},
		close: async () => {},
	};

	function watch(handlers: ViewHandlers<'board'>): void {
		let n = 0;
		const first = board.snapshot(n, floor as unknown as JsonObject);
		if (first.kind === 'view') handlers.view(first.view);
		if (hz === 0) return;
		setInterval(() => {
			const next = nextFloor(floor);
			const patch = diff(floor as unknown as JsonObject, next as unknown as JsonObject);
			floor = next;
			if (patch.length === 0) return;
			n++;
			const taken = board.delta(n, JSON.parse(JSON.stringify(patch)));
			if (taken.kind === 'view') handlers.view(taken.view);
		}, 1000 / hz);
	}

	const {stdin, stdout, env} = process;
	void openBoard({stdin, stdout, env, locale: 'en', link}).then((code) => process.exit(code));
}

run();
