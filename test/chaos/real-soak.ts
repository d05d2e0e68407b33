/**
 * Real calls with sound through a spoilt wire, for as long as asked: the daemon is killed, stopped and
 * started, Asterisk reloads its files, the wire hangs. At the end everything is quiet, and judged.
 */

import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {createRandom} from '@plateau/core/sim';
import {cpuMsOf, memoryOf} from '../../bench/process-figures.ts';
import {realFloor, type Teardowns} from '../asterisk/floor/real-floor.ts';
import {freePort} from '../asterisk/rig/ports.ts';
import type {Rig} from '../asterisk/rig/root.ts';
import {registration, ringingPhones, speakingCaller} from '../asterisk/rig/scenarios.ts';
import {startSipp} from '../asterisk/rig/sipp.ts';
import {waitUntil} from '../asterisk/rig/wait.ts';
import {type AmiProxy, type ProxyOptions, startAmiProxy} from './ami-proxy.ts';
import {type Judged, judge} from './judge.ts';
import {recordChannels, unseenCallers} from './unseen.ts';

export interface SoakOptions {
	readonly seed: number;
	readonly forMs: number;
	/** Mean time between two upsets of a whole process, ms. */
	readonly upsetEveryMs: number;
	readonly chances: ProxyOptions['chances'];
	readonly callsPerSecond?: number;
	told?(line: string): void;
}

export interface Soaked extends Judged {
	/** What the wire and the processes went through. */
	readonly happened: Readonly<Record<string, number>>;
	readonly callsMade: number;
	/** Callers in Asterisk's own records whom the floor never knew, and those of them whom no gap explains. */
	readonly unseen: {readonly callers: number; readonly outsideGaps: number};
	/** Before the first call and when all was quiet again. */
	readonly files: {
		readonly daemon: number;
		readonly daemonAtFirst: number;
		readonly asterisk: number;
		readonly asteriskAtFirst: number;
	};
	readonly memoryMb: {
		readonly daemon: number;
		readonly daemonWarm: number;
		readonly asterisk: number;
		readonly asteriskWarm: number;
	};
	/** CPU of the quiet daemon, share of a core. */
	readonly quietCpu: number;
}

const callerAddress = '127.0.0.2';
const phoneAddress = '127.0.0.3';
/** Enough for all calls at once, and few enough to stay among the ports that this process has to itself. */
const soundPorts = 400;
const extensions = Array.from({length: 12}, (_, index) => String(1001 + index));
/** How long three kinds of callers stay, and three kinds of phones talk. */
const staysMs = [900, 3500, 9000];

/** Opens a floor, upsets it for so long, and judges it. */
export async function soak(teardowns: Teardowns, rig: Rig, options: SoakOptions): Promise<Soaked> {
	const {seed, forMs, upsetEveryMs, callsPerSecond = 4, told = () => {}} = options;
	const random = createRandom(seed).fork('soak');
	let proxy: AmiProxy | undefined;
	const floor = await realFloor(teardowns, rig, floorFile, {
		soundPorts: [18_000, 19_999],
		verbosity: 0,
		edit: recordChannels,
		async amiThrough(port) {
			proxy = await startAmiProxy({
				target: {host: '127.0.0.1', port},
				seed,
				chances: options.chances,
			});
			teardowns.teardown(() => proxy?.stop());
			proxy.calm();
			return proxy.port;
		},
	});
	const {asterisk} = floor;
	const recordsDir = join(asterisk.logDir, 'cdr-custom');
	mkdirSync(recordsDir, {recursive: true});
	const wire = proxy as unknown as AmiProxy;
	const happened: Record<string, number> = {};
	await openPhones();
	await signIn();
	const first = {daemon: filesOf(floor.daemonPid()), asterisk: filesOf(asterisk.pid())};

	wire.spoil();
	const callers = await startCallers();
	const since = performance.now();
	let warm: {daemon: number; asterisk: number} | undefined;
	while (performance.now() - since < forMs) {
		await sleep(Math.min(random.exponential(upsetEveryMs), forMs / 4));
		await upset();
		await signIn();
		if (warm === undefined && performance.now() - since > forMs / 4) warm = memory();
	}
	told('quiet now');
	await Promise.all(callers.map((one) => one.done));
	wire.calm();
	await floor.noChannelLeft();
	const database = join(floor.dir, 'data', 'plateau.db');
	const leftNow = () => judge(database, {isOver: true}).problems;
	await waitUntil('the floor is at rest', () => leftNow().length === 0, {
		// What the wire lost is missed by the bridge's look at the whole, every half minute.
		timeoutMs: 70_000,
		everyMs: 500,
		describe: () => leftNow().join('; '),
	}).catch(() => {});
	const cpuBefore = cpuMsOf(floor.daemonPid());
	const quietSince = performance.now();
	await sleep(2000);
	const quietCpu = (cpuMsOf(floor.daemonPid()) - cpuBefore) / (performance.now() - quietSince);
	const board = await floor.admin.board(() => true, 'the board');
	const judged = judge(database, {isOver: true});
	const lost = [
		...Object.keys(board.calls).map((callId) => `${callId} is on the board`),
		...Object.values(board.agents).flatMap(({id, activity}) =>
			activity === undefined || activity === 'idle' ? [] : [`${id} is shown as ${activity}`],
		),
	];
	const callsMade = callers.reduce((sum, {calls}) => sum + calls, 0);
	if (judged.calls > callsMade) lost.push(`${judged.calls} calls are known of ${callsMade} made`);
	const {unseen, outsideGaps, callers: recorded} = unseenCallers(recordsDir, database);
	if (recorded !== callsMade) lost.push(`Asterisk recorded ${recorded} calls of ${callsMade} made`);
	const now = memory();
	for (const [fault, count] of wire.happened) happened[fault] = count;
	return {
		...judged,
		problems: [...judged.problems, ...lost],
		happened,
		callsMade,
		unseen: {callers: unseen, outsideGaps: outsideGaps.length},
		files: {
			daemon: filesOf(floor.daemonPid()),
			daemonAtFirst: first.daemon,
			asterisk: filesOf(asterisk.pid()),
			asteriskAtFirst: first.asterisk,
		},
		memoryMb: {
			daemon: now.daemon,
			daemonWarm: warm?.daemon ?? now.daemon,
			asterisk: now.asterisk,
			asteriskWarm: warm?.asterisk ?? now.asterisk,
		},
		quietCpu,
	};

	async function upset(): Promise<void> {
		const what = random.pick([
			'kill the daemon',
			'stop the daemon',
			'reload',
			'hang the wire',
			'cut',
		]);
		happened[what] = (happened[what] ?? 0) + 1;
		told(what);
		switch (what) {
			case 'kill the daemon':
				await floor.killDaemon();
				await sleep(random.int(0, 3000));
				await floor.startDaemon();
				break;
			case 'stop the daemon':
				process.kill(floor.daemonPid(), 'SIGSTOP');
				await sleep(random.int(500, 4000));
				process.kill(floor.daemonPid(), 'SIGCONT');
				break;
			case 'reload':
				await asterisk.cli('core reload');
				break;
			case 'hang the wire':
				wire.pause();
				await sleep(random.int(500, 4000));
				wire.resume();
				break;
			default:
				wire.cut();
		}
	}

	/** Whoever was taken out of the line by a ring that nobody answered comes back. */
	async function signIn(): Promise<void> {
		const board = await floor.admin
			.board(({switches}) => switches['main']?.state === 'up', 'up')
			.catch(() => undefined);
		for (const extension of extensions) {
			const agentId = `a${extension}`;
			const shown = board?.agents[agentId];
			const presence = {state: 'available'} as const;
			if (board === undefined || shown?.presence?.state === 'available') continue;
			const isIn = shown?.presence?.state === 'not-ready';
			await (isIn
				? floor.admin.command('set-presence', {agentId, presence})
				: floor.admin.command('sign-in', {agentId, phoneId: extension, presence})
			).catch((error: unknown) => told(String(error)));
		}
	}

	async function openPhones(): Promise<void> {
		for (const [index, talkMs] of staysMs.entries()) {
			const port = await freePort(phoneAddress);
			const users = extensions.filter((_, place) => place % staysMs.length === index);
			const run = await startSipp({
				rig,
				scenario: registration({user: '[field0]', secret: '[field1]', expiresSeconds: 7200}),
				rows: users.map((user) => [user, floor.phoneSecrets[user] ?? '']),
				calls: users.length,
				remote: {host: '127.0.0.1', port: floor.sipPort},
				address: phoneAddress,
				port,
				args: ['-timeout', '30s', '-timeout_error'],
			});
			const {code, errors} = await run.done;
			await run.stop();
			if (code !== 0) throw new Error(`the phones may not register: ${errors}`);
			const phones = await startSipp({
				rig,
				scenario: ringingPhones({ringMs: 150 + 100 * index, talkMs}),
				address: phoneAddress,
				port,
				quiet: true,
				soundPorts,
				args: ['-rtp_echo'],
			});
			teardowns.teardown(phones.stop);
		}
	}

	async function startCallers() {
		const soundFile = join(floor.dir, 'voice.al');
		writeFileSync(soundFile, Buffer.alloc(8000, Buffer.from([0x55, 0xd5, 0x95, 0x15])));
		return Promise.all(
			staysMs.map(async (stayMs, index) => {
				const calls = Math.max(1, Math.round((callsPerSecond * forMs) / 1000 / staysMs.length));
				const run = await startSipp({
					rig,
					scenario: speakingCaller({
						from: `<sip:06125[field0]@${callerAddress}>`,
						stayMs,
						soundFile,
					}),
					rows: Array.from({length: Math.min(calls, 30_000)}, (_, row) => [
						String(row * staysMs.length + index).padStart(5, '0'),
					]),
					remote: {host: '127.0.0.1', port: floor.sipPort},
					address: callerAddress,
					service: '0184880001',
					calls,
					ratePerSecond: callsPerSecond / staysMs.length,
					atOnce: 200,
					quiet: true,
					soundPorts,
				});
				teardowns.teardown(run.stop);
				return {done: run.done, calls};
			}),
		);
	}

	function memory() {
		return {
			daemon: memoryOf(floor.daemonPid()).residentMb,
			asterisk: memoryOf(asterisk.pid()).residentMb,
		};
	}
}

function filesOf(pid: number): number {
	return readdirSync(`/proc/${pid}/fd`).length;
}

const floorFile = `
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
${extensions.map((user) => `  "${user}": {model: sipp}`).join('\n')}
agents:
${extensions.map((user) => `  a${user}: {name: Agent ${user}, queues: [support]}`).join('\n')}
reasons: {}
dispositions: {}
alerts: []
`;
