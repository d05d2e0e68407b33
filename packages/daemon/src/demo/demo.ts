/**
 * The demo: a daemon on the practice switch with simulated callers and colleagues, in a folder of its own.
 * People take a seat with a token from `seats.json`. When the last screen has gone it ends and
 * takes its folder with it.
 */

import {randomBytes} from 'node:crypto';
import {chmodSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {AgentId, SwitchId} from '@plateau/core';
import {practiceFor, reachPractice} from '../cli/reach.ts';
import {type Daemon, startDaemon} from '../daemon.ts';
import {exportFloorFile} from '../floor-file/export.ts';
import {parseFloorFile} from '../floor-file/parse.ts';
import {sampleFloorFile} from '../floor-file/sample.ts';
import type {FloorFile} from '../floor-file/types.ts';
import {openLog} from '../log.ts';
import type {PracticeSwitch} from '../practice/practice-switch.ts';
import type {Settings} from '../settings/settings.ts';
import {Crew} from './crew.ts';
import {claimFolder, isAwaited, isOurs, leaveFolder} from './folder.ts';
import {type Seat, seatsOf, supervisorLogin} from './seats.ts';

/** A floor that is busy but not lost. */
const callers = {perHour: 200, patienceMs: 90_000, talkMs: 60_000, firstAfterMs: 500, people: 40};

/** The first number of the file rings most, the last least. */
function weighted(file: FloorFile) {
	return file.numbers.map(({id, language}, index) => ({
		number: id,
		weight: Math.max(1, 5 - 2 * index),
		...(language === undefined ? {} : {language}),
	}));
}

/** What the demo's client finds in `seats.json`. Readable by its owner alone. */
export interface SeatsFile {
	readonly socket: string;
	readonly people: readonly {
		readonly login: string;
		readonly phoneId: string;
		readonly token: string;
		/** Somebody has this desk open. */
		readonly taken: boolean;
	}[];
	readonly supervisor: {readonly login: string; readonly phoneId: string; readonly token: string};
}

/** Where the demo tells its clients how to come in. */
export function seatsPath(dir: string): string {
	return join(dir, 'seats.json');
}

/** How long it waits for a first screen, and for another one after the last has gone. */
const firstClientMs = 90_000;
const lastClientMs = 3000;
/** How often it looks. */
const lookMs = 500;

/** Runs the demo in `dir` until the last screen has gone, or `ended` resolves. */
export async function runDemo(dir: string, ended: Promise<unknown>): Promise<void> {
	const file = demoFloor();
	const {people, colleagues, supervisorPhoneId} = seatsOf(file);
	const seed = Number(process.env['PLATEAU_DEMO_SEED'] ?? randomBytes(4).readUInt32LE());
	if (!claimFolder(dir)) return;
	const settings = settingsIn(dir);
	const log = openLog({level: 'info', to: join(dir, 'plateaud.log')});
	const busy = new Set<string>(colleagues.map(({phoneId}) => phoneId));
	const practice = await practiceFor(file, {
		country: settings.country,
		seed,
		callers: {...callers, numbers: weighted(file)},
		// Colleagues lift the handset after one to four seconds, the supervisor's headset at once.
		answersAfterMs(phoneId) {
			if (phoneId === supervisorPhoneId) return () => 300;
			return busy.has(phoneId) ? () => 1000 + Math.random() * 3000 : undefined;
		},
	});
	let fail: (error: unknown) => void = () => {};
	const failed = new Promise<never>((_resolve, reject) => {
		fail = reject;
	});
	failed.catch(() => {});
	const daemon = await startDaemon({
		settings,
		log,
		reach: () => reachPractice(practice),
		onFatal: (error) => fail(error),
		onDesk(agentId) {
			// A demo that ends meanwhile takes nothing more.
			takeSeat(agentId).catch((error: unknown) => log.warn('seat-not-taken', {agentId, error}));
		},
	}).catch(async (error: unknown) => {
		await practice.stop();
		leaveFolder(dir);
		throw error;
	});
	const crew = new Crew({
		floor: daemon.floor,
		colleagues,
		seed,
		submit: (command) => daemon.submit(command),
	});
	try {
		await daemon.floorFiles.apply(exportFloorFile(file), {dryRun: false, by: 'demo'});
		const tokens = await makeAccounts(daemon, people);
		const told = new ToldSeats(dir, settings, {daemon, people, supervisorPhoneId, tokens});
		daemon.onEvents((events) => {
			crew.happened(events);
			if (
				events.some(
					({type}) =>
						type === 'link-came-up' || type === 'link-was-lost' || type === 'agent-signed-out',
				)
			) {
				told.change();
			}
		});
		await crew.signIn();
		await Promise.race([untilNobodyComes(daemon, dir, told), ended, failed]);
	} finally {
		crew.stop();
		await daemon.stop();
		await practice.stop();
		leaveFolder(dir);
	}

	/** A desk opens: its agent comes to work, and callers ring until one rings there. */
	async function takeSeat(agentId: AgentId): Promise<void> {
		const seat = people.find((one) => one.agentId === agentId);
		if (seat === undefined || daemon.floor.agents.get(agentId)?.state === 'signed-in') return;
		await daemon.submit({
			type: 'sign-in',
			by: agentId,
			agentId,
			phoneId: seat.phoneId,
			takeover: true,
			presence: {state: 'available'},
		});
		await ringUntilRung(daemon, practice, agentId);
	}
}

/** Calls now and then again, so that nobody has to wait for the first one. */
async function ringUntilRung(
	daemon: Daemon,
	practice: PracticeSwitch,
	agentId: AgentId,
): Promise<void> {
	for (let calls = 0; calls < 12; calls += 1) {
		const agent = daemon.floor.agents.get(agentId);
		if (agent?.state !== 'signed-in' || agent.activity.state !== 'idle') return;
		practice.callers?.ringNow();
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}

async function makeAccounts(daemon: Daemon, people: readonly Seat[]): Promise<Map<string, string>> {
	const tokens = new Map<string, string>();
	for (const login of [...people.map(({agentId}) => String(agentId)), supervisorLogin]) {
		const role = login === supervisorLogin ? 'supervisor' : 'agent';
		const password = randomBytes(18).toString('base64url');
		await daemon.accounts.add({login, role, password});
		tokens.set(login, daemon.accounts.issueToken(login));
	}
	return tokens;
}

interface SeatsParts {
	readonly daemon: Daemon;
	readonly people: readonly Seat[];
	readonly supervisorPhoneId: string | undefined;
	readonly tokens: ReadonlyMap<string, string>;
}

/** The seats as clients are told of them; while nothing is told, nobody new finds the demo. */
class ToldSeats {
	readonly #path: string;
	readonly #settings: Settings;
	readonly #parts: SeatsParts;
	#isOpen = false;

	constructor(dir: string, settings: Settings, parts: SeatsParts) {
		this.#path = seatsPath(dir);
		this.#settings = settings;
		this.#parts = parts;
	}

	open(): void {
		this.#isOpen = true;
		this.#write();
	}

	close(): void {
		this.#isOpen = false;
		rmSync(this.#path, {force: true});
	}

	/** Somebody came or went. */
	change(): void {
		if (this.#isOpen) this.#write();
	}

	/** Whole, so that a client never reads half of it. */
	#write(): void {
		const {daemon, people, supervisorPhoneId, tokens} = this.#parts;
		const seats: SeatsFile = {
			socket: this.#settings.socket,
			people: people.map(({agentId, phoneId}) => {
				const agent = daemon.floor.agents.get(agentId);
				const taken = agent?.state === 'signed-in' && agent.link.state === 'up';
				return {login: agentId, phoneId, token: tokens.get(agentId) ?? '', taken};
			}),
			supervisor: {
				login: supervisorLogin,
				phoneId: supervisorPhoneId ?? '',
				token: tokens.get(supervisorLogin) ?? '',
			},
		};
		const part = `${this.#path}.part`;
		writeFileSync(part, `${JSON.stringify(seats)}\n`, {mode: 0o600});
		chmodSync(part, 0o600);
		renameSync(part, this.#path);
	}
}

/**
 * Resolves when the last screen has gone and no other can come. A screen writes its claim and then looks
 * whether the seats still stand there; we take them away and then look for claims: one of us sees the other.
 */
async function untilNobodyComes(daemon: Daemon, dir: string, told: ToldSeats): Promise<void> {
	do {
		told.open();
		await lastClientGone(daemon, dir);
		if (!isOurs(dir)) return;
		told.close();
	} while (daemon.server.clients > 0 || isAwaited(dir));
}

function lastClientGone(daemon: Daemon, dir: string): Promise<void> {
	return new Promise((resolve) => {
		const startedAt = performance.now();
		let seenAt = startedAt;
		const timer = setInterval(() => {
			const now = performance.now();
			// Another demo lives in our folder: whoever comes comes to that one.
			const isLost = !isOurs(dir);
			if (daemon.server.clients > 0 || isAwaited(dir)) seenAt = now;
			// Counted, not seen: one may have come and gone between two looks, or before the first.
			const patienceMs = daemon.server.served > 0 ? lastClientMs : firstClientMs;
			if (!isLost && now - seenAt < patienceMs) return;
			clearInterval(timer);
			resolve();
		}, lookMs);
	});
}

/** The sample floor, open day and night, and with a queue whose calls may be recorded. */
export function demoFloor(): FloorFile {
	const parsed = parseFloorFile(sampleFloorFile);
	if (!parsed.ok)
		throw new Error(`the sample floor file is wrong: ${JSON.stringify(parsed.errors)}`);
	const {floor} = parsed;
	const queues = floor.queues.map((queue) =>
		queue.id === 'support' ? {...queue, recording: demoRecording} : queue,
	);
	return {...floor, queues, numbers: floor.numbers.map(({hours: _always, ...number}) => number)};
}

/** By the agent's key: callers of a demo are told nothing, for they are none. */
const demoRecording = {
	mode: 'on-demand',
	purpose: 'training',
	keepMs: 24 * 60 * 60_000,
	notice: 'none',
} as const;

function settingsIn(dir: string): Settings {
	return {
		dataDir: dir,
		database: join(dir, 'plateau.db'),
		socket: join(dir, 's'),
		socketMode: 0o600,
		country: 'FR',
		locale: 'en',
		logLevel: 'info',
		snapshotEvery: 5000,
		sessionLifeMs: 24 * 60 * 60_000,
		fallbackWaitMs: 60_000,
		recording: {
			spool: join(dir, 'recording-spool'),
			folder: join(dir, 'recordings'),
			keyFile: join(dir, 'demo-keys', 'recording-keys.json'),
			minFreeMegabytes: 50,
		},
		asterisk: {sipAddress: '127.0.0.1', sipPort: 5060, rtpFrom: 10_000, rtpTo: 20_000},
		switches: [{id: 'practice' as SwitchId, practice: true}],
	};
}
