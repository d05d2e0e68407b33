/**
 * One real Asterisk with a trunk and agents' phones, and two ways to give them calls: a whole `plateaud`
 * with agents signed in, and Asterisk's own app_queue with the same phones as its members.
 */

import {appendFileSync, mkdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {realFloor, type Teardowns} from '../../test/asterisk/floor/real-floor.ts';
import {makeWorkDir} from '../../test/asterisk/rig/chamber.ts';
import {startPacketCapture} from '../../test/asterisk/rig/pcap.ts';
import {freePort} from '../../test/asterisk/rig/ports.ts';
import type {Rig} from '../../test/asterisk/rig/root.ts';
import {answeringPhones, caller, registration} from '../../test/asterisk/rig/scenarios.ts';
import {type Sipp, startSipp} from '../../test/asterisk/rig/sipp.ts';
import {waitUntil} from '../../test/asterisk/rig/wait.ts';
import {cpuMsOf} from '../process-figures.ts';
import {callsIn, managerEventsIn, type WireCall} from './wire.ts';

/** Who distributes the calls. */
export type System = 'plateau' | 'app_queue';

/** Calls that are made in one round. */
export interface Load {
	readonly agents: number;
	readonly calls: number;
	readonly perSecond: number;
	/** Each talk's length lies between these; then the agent hangs up. */
	readonly talkMs: readonly [least: number, most: number];
	/** Also counts manager events, which takes the capture of a second stream. */
	readonly countsEvents?: boolean;
}

export interface Round {
	readonly calls: readonly WireCall[];
	/** SIPp's own count of calls that did not go as they should, on both sides. */
	readonly failed: number;
	/** From the first call to the last one's end, ms. */
	readonly tookMs: number;
	/** Share of one core; undefined: it did not run. */
	readonly daemonCpu: number | undefined;
	readonly asteriskCpu: number;
	readonly managerEvents: number | undefined;
}

const callerAddress = '127.0.0.2';
const agentAddress = '127.0.0.3';
const numbers = {plateau: '0184880001', app_queue: '0184889999'};
/** What a system lives through before it is measured: some minutes of a busy day, until its code is compiled. */
const warmUpLoad = {calls: 800, perSecond: 20};
const soundPorts = [10_000, 17_999] as const;

/** Opens it for so many agents; everything ends with `teardowns`. */
export async function openLab(
	teardowns: Teardowns,
	rig: Rig,
	agentCount: number,
	logLevel: 'warn' | 'info' = 'warn',
) {
	const extensions = Array.from({length: agentCount}, (_, index) => String(1001 + index));
	const floor = await realFloor(teardowns, rig, floorOf(extensions), {
		soundPorts,
		verbosity: 0,
		isInstalled: true,
		settings: `logLevel = "${logLevel}"`,
		edit: (configDir) => addQueue(configDir, extensions),
	});
	const {asterisk, sipPort, amiPort} = floor;
	// Asterisk's call records go into a folder that its package brings.
	mkdirSync(join(asterisk.logDir, 'cdr-custom'), {recursive: true});
	const registrar = {host: '127.0.0.1', port: sipPort};
	const agentPort = await freePort(agentAddress);
	await register(extensions);
	let serving: System = 'plateau';
	let signedIn = 0;
	let callCount = 0;

	async function register(users: readonly string[]): Promise<void> {
		const run = await startSipp({
			rig,
			scenario: registration({user: '[field0]', secret: '[field1]', expiresSeconds: 3600}),
			rows: users.map((user) => [user, floor.phoneSecrets[user] ?? '']),
			calls: users.length,
			remote: registrar,
			address: agentAddress,
			port: agentPort,
			args: ['-timeout', '30s', '-timeout_error'],
		});
		const {code, errors} = await run.done;
		await run.stop();
		if (code !== 0) throw new Error(`the phones may not register: ${errors}`);
	}

	/**
	 * The other one rests: agents sign in where they are to be rung, the daemon stops for app_queue. True when
	 * the system has only just begun.
	 */
	async function serve(system: System, agents: number): Promise<boolean> {
		const isNew = serving !== system;
		if (system === 'app_queue') {
			if (serving === 'plateau') await floor.killDaemon();
			for (const [index, user] of extensions.entries()) {
				const how = index < agents ? 'unpause' : 'pause';
				await asterisk.cli(`queue ${how} member PJSIP/${user} queue bench`);
			}
		} else {
			if (serving === 'app_queue') await floor.startDaemon();
			await floor.admin.board(({switches}) => switches['main']?.state === 'up', 'up');
			await signIn(agents);
		}
		serving = system;
		return isNew;
	}

	async function signIn(agents: number): Promise<void> {
		const nameOf = (index: number) => `a${extensions[index]}`;
		for (; signedIn < agents; signedIn += 1) {
			const phoneId = extensions[signedIn] ?? '';
			const presence = {state: 'available'} as const;
			await floor.admin.command('sign-in', {agentId: nameOf(signedIn), phoneId, presence});
		}
		for (; signedIn > agents; signedIn -= 1) {
			await floor.admin.command('sign-out', {agentId: nameOf(signedIn - 1)});
		}
		await floor.admin.board(
			({agents: shown}) => Object.values(shown).filter(({ready}) => ready).length === agents,
			`${agents} are ready`,
		);
	}

	async function round(system: System, load: Load): Promise<Round> {
		const workDir = makeWorkDir('bench');
		const phones = await startSipp({
			rig,
			scenario: answeringPhones(load.talkMs),
			address: agentAddress,
			port: agentPort,
			quiet: true,
			soundPorts: 4000,
		});
		// Asked whether they are there between two rounds, they did not answer.
		await allReachable();
		// The first calls of a fresh process are nobody's measure: a call centre's has run for days.
		if ((await serve(system, load.agents)) || callCount === 0) await warmUp(system);
		const capture = await startPacketCapture(rig, workDir, {
			name: 'round',
			filter: `udp port ${sipPort}${load.countsEvents === true ? ` or tcp src port ${amiPort}` : ''}`,
			bufferKb: 65_536,
		});
		const daemonPid = system === 'plateau' ? floor.daemonPid() : undefined;
		const before = cpus(daemonPid);
		const since = performance.now();
		const callers = await startCallers(system, load);
		const {failed} = await callers.done;
		const tookMs = performance.now() - since;
		const after = cpus(daemonPid);
		await waitUntil('the capture is whole', () => settled(capture.file), {everyMs: 100});
		await capture.stop();
		const {failed: failedAtPhones} = await phones.stop();
		await callers.stop();
		await floor.noChannelLeft();
		const calls = callsIn(capture.file, {caller: callerAddress, agents: agentAddress});
		const managerEvents =
			load.countsEvents === true ? managerEventsIn(capture.file, amiPort) : undefined;
		rmSync(workDir, {recursive: true, force: true});
		return {
			calls,
			failed: failed + failedAtPhones,
			tookMs,
			daemonCpu: daemonPid === undefined ? undefined : (after.daemon - before.daemon) / tookMs,
			asteriskCpu: (after.asterisk - before.asterisk) / tookMs,
			managerEvents,
		};
	}

	async function warmUp(system: System): Promise<void> {
		const callers = await startCallers(system, warmUpLoad);
		await callers.done;
		await callers.stop();
		await floor.noChannelLeft();
	}

	function startCallers(system: System, load: Pick<Load, 'calls' | 'perSecond'>): Promise<Sipp> {
		const first = callCount;
		callCount += load.calls;
		return startSipp({
			rig,
			scenario: caller({from: `<sip:[field0]@${callerAddress}>`}),
			rows: Array.from({length: load.calls}, (_, index) => [numberOf(first + index)]),
			remote: registrar,
			address: callerAddress,
			service: numbers[system],
			calls: load.calls,
			ratePerSecond: load.perSecond,
			// Its own bound would slow the callers down as soon as many wait.
			atOnce: load.calls,
			quiet: true,
			soundPorts: 4000,
		});
	}

	function cpus(daemonPid: number | undefined) {
		return {
			daemon: daemonPid === undefined ? 0 : cpuMsOf(daemonPid),
			asterisk: cpuMsOf(asterisk.pid()),
		};
	}

	async function allReachable(): Promise<void> {
		await waitUntil(
			'every phone answers',
			async () => {
				const contacts = await asterisk.cli('pjsip show contacts');
				const lost = extensions.filter((user) => !new RegExp(`${user}/.* Avail `).test(contacts));
				for (const user of lost) await asterisk.cli(`pjsip qualify ${user}`);
				return lost.length === 0;
			},
			{everyMs: 200},
		);
	}

	/** Calls that stay: so many talk, the others wait. */
	async function hold(agents: number, calls: number): Promise<void> {
		const phones = await startSipp({
			rig,
			scenario: answeringPhones(),
			address: agentAddress,
			port: agentPort,
			quiet: true,
			soundPorts: 4000,
		});
		teardowns.teardown(phones.stop);
		await allReachable();
		await serve('plateau', agents);
		const load = {agents, calls, perSecond: 40, talkMs: [0, 0] as const};
		const callers = await startCallers('plateau', load);
		teardowns.teardown(callers.stop);
	}

	return {floor, round, hold};
}

const sizes = new Map<string, number>();
/** Whether a file has stopped growing since the last look. */
function settled(file: string): boolean {
	const bytes = statSync(file).size;
	const isSettled = sizes.get(file) === bytes;
	sizes.set(file, bytes);
	return isSettled;
}

/** A French mobile number for each caller, ever the next. */
function numberOf(index: number): string {
	return `0612${String(index).padStart(6, '0')}`;
}

function floorOf(extensions: readonly string[]): string {
	return `
timeZone: Europe/Paris
country: FR
skills: {}
queues:
  support:
    label: {en: Support, fr: Assistance}
    ring: 20s
    wrapUp: {mode: none}
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
}

/** app_queue as its own manual would have it for this: who was idle the longest, no pauses, no wrap-up. */
function addQueue(configDir: string, extensions: readonly string[]): void {
	appendFileSync(
		join(configDir, 'queues.conf'),
		`
[bench]
strategy = leastrecent
timeout = 20
retry = 1
wrapuptime = 0
ringinuse = no
autofill = yes
joinempty = yes
leavewhenempty = no
musicclass = plateau
${extensions.map((user) => `member => PJSIP/${user},0,${user},PJSIP/${user}`).join('\n')}
`,
	);
	// The caller's number is set so that the phone's INVITE names the caller, as ours does.
	appendFileSync(
		join(configDir, 'extensions.conf'),
		`
[plateau-in](+)
exten => ${numbers.app_queue},1,Set(FROM=\${CHANNEL(pjsip,remote_uri)})
 same => n,Set(CALLERID(num)=\${FROM:5:10})
 same => n,Set(CHANNEL(musicclass)=plateau)
 same => n,Answer(,i)
 same => n,Queue(bench,,,,300)
 same => n,Hangup()
`,
	);
}
