/**
 * A practice switch with phones and callers that live fast, outside of any daemon, and a mortal daemon
 * that drives it in a process of its own. The callers know who ended their calls: nobody else may.
 */

import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {id, type SwitchId} from '@plateau/core';
import {createRandom} from '@plateau/core/sim';
import {connectAmi} from '@plateau/daemon/ami/client';
import {contexts, userEvents} from '@plateau/daemon/asterisk/contract';
import {type PracticeSwitch, startPracticeSwitch} from '@plateau/daemon/practice/practice-switch';
import {build} from 'esbuild';
import {type AmiProxy, type ProxyOptions, startAmiProxy} from './ami-proxy.ts';
import type {MortalPlan} from './mortal-plan.ts';

export interface PracticeLabOptions {
	readonly seed: number;
	readonly agents?: number;
	/** Mean time from one caller to the next, ms. */
	readonly everyMs?: number;
	/** Put between the daemon and the switch. */
	readonly chances?: ProxyOptions['chances'];
	readonly longestMs?: number;
}

export interface PracticeLab {
	readonly on: PracticeSwitch;
	readonly proxy: AmiProxy | undefined;
	readonly database: string;
	/** What went wrong at the switch so far: sentences. */
	readonly problems: readonly string[];
	/** Callers whom the switch's own fallback took. */
	readonly fellBack: number;
	/** How many rang, and how many of them talked. */
	readonly rang: number;
	readonly talked: number;
	/** Nobody rings any more; resolves when everybody has hung up. */
	empty(): Promise<void>;
	/** Starts the daemon; resolves when agents are signed in, or when it has died before. */
	startDaemon(death?: MortalPlan['death']): Promise<void>;
	/** Resolves when the daemon has died by itself; kills it after `patienceMs`, false then. */
	died(patienceMs: number): Promise<boolean>;
	signal(name: NodeJS.Signals): void;
	/** Asks it to stop. */
	stopDaemon(): Promise<void>;
	/** The daemon's process; 0 when none runs. */
	daemonPid(): number;
	log(): string;
	stop(): Promise<void>;
}

const number = '33184880001';
const agentsUsually = 4;

/** Opens it; the daemon is not started. */
export async function openPracticeLab(options: PracticeLabOptions): Promise<PracticeLab> {
	const {seed, agents = agentsUsually, everyMs = 150} = options;
	const dir = mkdtempSync(join(tmpdir(), 'pc-'));
	const program = await bundle();
	const random = createRandom(seed).fork('practice lab');
	const problems: string[] = [];
	const seats = Array.from({length: agents}, (_, index) => ({
		agentId: `a${index + 1}`,
		phoneId: String(1001 + index),
	}));
	const on = await startPracticeSwitch({
		seed,
		numbers: [{id: number, language: 'fr', answerOnEntry: true}],
		phones: seats.map(({phoneId}) => ({
			endpoint: phoneId,
			extension: phoneId,
			answersAfterMs: () => random.int(5, 250),
		})),
		soundMs: () => 20,
	});
	const {address, control, systemName} = {
		address: {host: on.host, port: on.port},
		control: on.control,
		systemName: on.systemName,
	};
	let fellBack = 0;
	const watcher = await watchOffers(address, control, systemName, problems, () => {
		fellBack += 1;
	});
	const proxy =
		options.chances === undefined
			? undefined
			: await startAmiProxy({
					target: address,
					seed,
					chances: options.chances,
					...(options.longestMs === undefined ? {} : {longestMs: options.longestMs}),
				});
	const callers = startCallers(on, random, everyMs, problems);

	const plan: MortalPlan = {
		settings: {
			dataDir: dir,
			database: join(dir, 'plateau.db'),
			socket: join(dir, 's'),
			socketMode: 0o600,
			country: 'FR',
			locale: 'en',
			logLevel: 'info',
			snapshotEvery: 200,
			sessionLifeMs: 60_000,
			fallbackWaitMs: 60_000,
			asterisk: {sipAddress: '127.0.0.1', sipPort: 5060, rtpFrom: 10_000, rtpTo: 20_000},
			switches: [{id: id<SwitchId>('main'), practice: true}],
		},
		reach: {
			address: {host: address.host, port: proxy?.port ?? address.port},
			control,
			...(on.system === undefined ? {} : {system: on.system}),
			systemName,
			// What the wire lost is missed within seconds, so that a test need not wait for half a minute.
			times: {auditMs: 1500, resyncRetryMs: 200},
		},
		floorFile: floorFileOf(seats),
		seats,
		logFile: join(dir, 'log'),
	};
	let child: ChildProcess | undefined;
	const isAlive = () => child !== undefined && child.exitCode === null && child.signalCode === null;
	let complaints = '';

	return {
		on,
		proxy,
		database: plan.settings.database,
		problems,
		get fellBack() {
			return fellBack;
		},
		get rang() {
			return callers.rang;
		},
		get talked() {
			return callers.talked;
		},
		empty: () => callers.empty(),
		async startDaemon(death) {
			const planFile = join(dir, 'plan.json');
			writeFileSync(planFile, JSON.stringify(death === undefined ? plan : {...plan, death}));
			const started = spawn(process.execPath, ['--enable-source-maps', program, planFile], {
				// Its end is the child's: a test process that is killed leaves nobody behind.
				stdio: ['pipe', 'pipe', 'pipe'],
			});
			child = started;
			started.stderr.on('data', (bytes: Buffer) => {
				complaints += bytes.toString();
			});
			const ended = once(started, 'exit');
			await Promise.race([once(started.stdout, 'data'), ended]);
			if (started.exitCode !== null) {
				throw new Error(`the daemon ended by itself: ${complaints}`);
			}
		},
		async died(patienceMs) {
			if (!isAlive()) return true;
			let timer: NodeJS.Timeout | undefined;
			const tooLong = new Promise<false>((resolve) => {
				timer = setTimeout(() => resolve(false), patienceMs);
			});
			const ended = once(child as ChildProcess, 'exit');
			const isDead = await Promise.race([ended.then(() => true as const), tooLong]);
			clearTimeout(timer);
			if (isDead) return true;
			child?.kill('SIGKILL');
			await ended;
			return false;
		},
		signal: (name) => void child?.kill(name),
		async stopDaemon() {
			if (!isAlive()) return;
			const ended = once(child as ChildProcess, 'exit');
			child?.kill('SIGTERM');
			await ended;
		},
		daemonPid: () => (isAlive() ? (child?.pid ?? 0) : 0),
		log: () => (existsSync(plan.logFile) ? readFileSync(plan.logFile, 'utf8') : '') + complaints,
		async stop() {
			callers.stop();
			if (isAlive()) {
				const ended = once(child as ChildProcess, 'exit');
				child?.kill('SIGKILL');
				await ended;
			}
			await watcher.close();
			await proxy?.stop();
			await on.stop();
			rmSync(program, {force: true});
			rmSync(dir, {recursive: true, force: true});
		},
	};
}

/** The child in one file: started often, it must start fast. It stands where the native module is found. */
async function bundle(): Promise<string> {
	const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
	const outfile = join(cache, `mortal-daemon-${process.pid}.mjs`);
	await build({
		entryPoints: [fileURLToPath(new URL('fixtures/mortal-daemon.ts', import.meta.url))],
		outfile,
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		conditions: ['source'],
		sourcemap: 'inline',
		// A native module finds its binary beside its own code; pino starts workers from its files.
		external: ['better-sqlite3', 'pino', 'bufferutil', 'utf-8-validate'],
		banner: {
			js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
		},
	});
	return outfile;
}

/** Callers who ring by chance, wait with patience, talk a moment; half the talks end at the phone. */
function startCallers(
	on: PracticeSwitch,
	random: ReturnType<typeof createRandom>,
	everyMs: number,
	problems: string[],
) {
	const live = new Set<Promise<unknown>>();
	let timer: NodeJS.Timeout | undefined;
	let rang = 0;
	let talked = 0;
	const ring = () => {
		rang += 1;
		const name = `caller ${rang}`;
		let isOurEnd = false;
		let isTalking = false;
		const end = (hangUp: () => unknown) => {
			isOurEnd = true;
			hangUp();
		};
		const patience = setTimeout(() => end(() => caller.hangUp()), random.int(1500, 9000));
		const caller = on.call(number, {
			from: `+336${String(12_000_000 + rang)}`,
			onTalk(partner) {
				clearTimeout(patience);
				if (isTalking) {
					problems.push(`${name} talked, was torn out of it and given to ${partner.endpoint}`);
					return;
				}
				isTalking = true;
				talked += 1;
				const phone = on.phones.get(partner.endpoint);
				const byPhone = random.chance(0.5);
				setTimeout(
					() => {
						// A phone that has another call puts the handset down on that one.
						const isItsOnly = phone?.callCount === 1 && phone.state === 'talking';
						end(() => (byPhone && isItsOnly ? phone.hangUp() : caller.hangUp()));
						setTimeout(() => {
							if (!caller.isOver) problems.push(`${name} was hung up and talks on`);
							caller.hangUp();
						}, 2000);
					},
					random.int(100, 900),
				);
			},
		});
		const over = caller.ended$.then((cause) => {
			clearTimeout(patience);
			if (!isOurEnd) problems.push(`${name} was hung up by somebody else, cause ${cause}`);
		});
		live.add(over);
		void over.finally(() => live.delete(over));
		timer = setTimeout(ring, random.exponential(everyMs));
	};
	timer = setTimeout(ring, everyMs);
	return {
		get rang() {
			return rang;
		},
		get talked() {
			return talked;
		},
		stop: () => clearTimeout(timer),
		async empty() {
			clearTimeout(timer);
			while (live.size > 0) await Promise.all(live);
		},
	};
}

/** Listens at the switch itself, whatever the daemon hears: one phone at a time for a caller, one caller for a phone. */
async function watchOffers(
	address: {readonly host: string; readonly port: number},
	login: {readonly username: string; readonly secret: string},
	systemName: string,
	problems: string[],
	fellBack: () => void,
) {
	const rings = new Map<string, {readonly customer: string; readonly phone: string}>();
	return connectAmi(
		{...address, ...login, systemName},
		{
			event(event) {
				const leg = event.get('DestUniqueid') ?? '';
				const customer = event.get('Uniqueid') ?? '';
				if (event.event === 'Hangup') rings.delete(customer);
				if (event.get('UserEvent') === userEvents.fallback) fellBack();
				// The switch's own fallback rings every phone.
				if (event.event !== 'DialBegin' || event.get('Context') !== contexts.ring) return;
				const phone = /^PJSIP\/(.*)-/.exec(event.get('DestChannel') ?? '')?.[1] ?? '';
				for (const other of rings.values()) {
					if (other.customer === customer) {
						problems.push(`${customer} rang at ${other.phone} and ${phone} at once`);
					}
					if (other.phone === phone) {
						problems.push(`${phone} rang for ${other.customer} and ${customer} at once`);
					}
				}
				rings.set(leg, {customer, phone});
			},
		},
	);
}

function floorFileOf(seats: MortalPlan['seats']): string {
	return `
timeZone: Europe/Paris
country: FR
skills: {}
queues:
  support:
    label: {en: Support, fr: Assistance}
    ring: 5s
    wrapUp: {mode: timed, limit: 1s}
    nobody: 5m
numbers:
  "01 84 88 00 01": {queue: support, language: fr}
phones:
${seats.map(({phoneId}) => `  "${phoneId}": {model: practice}`).join('\n')}
agents:
${seats.map(({agentId}) => `  ${agentId}: {name: Agent ${agentId}, queues: [support]}`).join('\n')}
reasons: {}
dispositions: {}
alerts: []
`;
}
