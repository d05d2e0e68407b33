/** Runs `plateau` in this process against a daemon that is not there, and keeps what it printed. */

import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import {openServer} from '@plateau/daemon/server/server';
import type {CliInput, CliIo} from '@plateau/tui/cli/io';
import {runPlateau} from '@plateau/tui/cli/run';
import {openTokenFile, tokenPath} from '@plateau/tui/link/token-file';
import type {ExecutionContext} from 'ava';
import {FakeView, fakeDeps} from '../../daemon/server/fake-deps.ts';
import {socketPath} from '../../daemon/server/raw-client.ts';

export interface Ran {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

export interface RunOptions {
	/** What standard input holds; a list is typed key by key at a terminal. */
	readonly input?: string | readonly string[];
	/** Standard output is a terminal. */
	readonly isTTY?: boolean;
	readonly env?: Readonly<Record<string, string>>;
}

/** A floor's views, small and whole. */
export const board = {
	queues: {
		support: {
			id: 'support',
			label: {en: 'Support', fr: 'Assistance'},
			waiting: 2,
			oldestEnteredAt: 958_000,
			ready: 1,
			talking: 3,
			wrapUp: 0,
			signedIn: 5,
			offered: 12,
			answered: 10,
			answeredInTime: 9,
			abandoned: 2,
			shortAbandoned: 1,
			timedOut: 0,
			leftEmpty: 0,
			serviceLevel: 0.8182,
			speedOfAnswerMs: 12_345.6,
			expectedWaitMs: 75_000,
			thresholdMs: 20_000,
		},
	},
	agents: {
		alice: {
			id: 'alice',
			name: 'Alice Martin',
			phoneId: '1001',
			phoneRegistered: true,
			presence: {state: 'not-ready', reasonId: 'lunch', since: 940_000},
			activity: 'idle',
			activitySince: 900_000,
			ready: false,
			linkLost: false,
			handled: 4,
			handleTimeMs: 252_000,
		},
	},
	calls: {
		'c-1': {
			id: 'c-1',
			state: 'waiting',
			since: 958_000,
			arrivedAt: 955_000,
			queueId: 'support',
			enteredAt: 958_000,
			callerNumber: '+33612345678',
			callerName: '=HYPERLINK("http://evil")\u001b[2J',
			dialledNumber: '+33140506070',
			offers: 1,
		},
	},
	alerts: {
		'waiting/support': {
			id: 'waiting/support',
			level: 'warn',
			on: 'waiting',
			queueId: 'support',
			limit: 1,
			value: 2,
		},
	},
	monitors: {},
	switches: {main: {id: 'main', state: 'up', since: 900_000}},
	reasons: {lunch: {en: 'Lunch', fr: 'Repas'}},
	dispositions: {resolved: {en: 'Resolved', fr: 'Résolu'}},
	dayStartedAt: 0,
};

export const me = (login: string, more: object = {}) => ({
	login,
	name: login,
	signedIn: false,
	phones: {
		'1001': {id: '1001', registered: true, outside: false, heldBy: 'alice', heldByName: 'Alice'},
	},
	reasons: {},
	...more,
});

export const desk = (more: object = {}) => ({
	agent: board.agents.alice,
	queues: board.queues,
	reasons: board.reasons,
	dispositions: [{id: 'resolved', label: {en: 'Resolved', fr: 'Résolu'}}],
	today: {startedAt: 0, handled: 4, rangOut: 0, handlingMs: 60_000, idleMs: 60_000},
	recent: [],
	switches: board.switches,
	...more,
});

export const deskCall = {
	id: 'c-7',
	state: 'talking',
	since: 990_000,
	queueId: 'support',
	enteredAt: 980_000,
	dialledNumber: '+33140506070',
	customer: {partyId: 'p-3', callerNumber: '+33612345678', past: []},
	dispositionRequired: true,
};

/** A daemon, people who are logged in by token, and a way to run commands as one of them. */
export async function givenCli(t: ExecutionContext) {
	const fake = fakeDeps();
	fake.account('alice', 'agent');
	fake.account('sam', 'supervisor');
	fake.account('root', 'admin');
	fake.views.set('board:', new FakeView(board));
	fake.views.set('me:sam', new FakeView(me('sam')));
	fake.views.set('me:root', new FakeView(me('root')));
	fake.views.set('me:alice', new FakeView(me('alice', {agentId: 'alice', phoneId: '1001'})));
	fake.views.set('desk:alice', new FakeView(desk()));
	const path = socketPath();
	const server = await openServer({at: [{kind: 'unix', path}], closeMs: 50}, fake.deps);
	t.teardown(() => server.stop());
	const home = mkdtempSync(join(tmpdir(), 'plateau-home-'));
	const env = {HOME: home, PLATEAU_SOCKET: path, LANG: 'en_GB.UTF-8'};
	const endpoint = {kind: 'unix', path} as const;
	const tokens = openTokenFile(tokenPath(endpoint, env), endpoint);

	const controller = new AbortController();
	t.teardown(() => controller.abort());

	/** Runs a line as `login`, or as nobody. */
	async function run(
		login: string | undefined,
		argv: readonly string[],
		options: RunOptions = {},
	): Promise<Ran> {
		if (login !== undefined) tokens.keep({login, token: `token-of-${login}`});
		return start(login, argv, options).ran;
	}

	/** The same, without waiting for its end. */
	function start(login: string | undefined, argv: readonly string[], options: RunOptions = {}) {
		const printed = {stdout: '', stderr: ''};
		const io: CliIo = {
			argv,
			env: {...env, ...(login === undefined ? {} : {PLATEAU_LOGIN: login}), ...options.env},
			stdin: inputOf(options.input ?? ''),
			stdout: outputTo(options.isTTY === true, (text) => {
				printed.stdout += text;
			}),
			stderr: outputTo(options.isTTY === true, (text) => {
				printed.stderr += text;
			}),
			version: '0.0.0-test',
			signal: controller.signal,
		};
		return {printed, ran: runPlateau(io).then((code) => ({code, ...printed}))};
	}

	return {fake, server, run, start, tokens, path, home, env, interrupt: () => controller.abort()};
}

function outputTo(isTTY: boolean, write: (text: string) => void) {
	const stream = new PassThrough();
	return Object.assign(stream, {
		isTTY,
		columns: 100,
		write(text: string) {
			write(text);
			return true;
		},
	});
}

function inputOf(input: string | readonly string[]): CliInput {
	const stream = new PassThrough();
	if (typeof input === 'string') {
		stream.end(input);
		return Object.assign(stream, {isTTY: false}) as unknown as CliInput;
	}
	const keys = [...input];
	// A person types when asked: each time somebody listens anew.
	stream.on('newListener', (event) => {
		if (event !== 'data') return;
		const next = keys.shift();
		if (next !== undefined) setImmediate(() => stream.write(next));
	});
	return Object.assign(stream, {
		isTTY: true,
		setRawMode: () => stream,
		ref: () => stream,
		unref: () => stream,
	}) as unknown as CliInput;
}
