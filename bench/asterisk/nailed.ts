/**
 * Agents who are nailed up, calls that wait: a caller hangs up → the next caller is joined with the same
 * headset. Timed by Asterisk's own clock, from its manager events: the BYE, and the headset's entering a
 * bridge with somebody.
 */

import {appendFileSync, mkdirSync, writeFileSync} from 'node:fs';
import {connect} from 'node:net';
import {join} from 'node:path';
import {type RealFloor, realFloor, type Teardowns} from '../../test/asterisk/floor/real-floor.ts';
import type {Rig} from '../../test/asterisk/rig/root.ts';
import {answeringPhones, speakingCaller} from '../../test/asterisk/rig/scenarios.ts';
import {startSipp} from '../../test/asterisk/rig/sipp.ts';

/** One round. */
export interface NailedRound {
	readonly agents: number;
	/** From the BYE to the headset's next bridge, each time that somebody waited, ms. */
	readonly nextMs: readonly number[];
	/** SIPp's own count of calls that did not go as they should. */
	readonly failed: number;
}

export const callerAddress = '127.0.0.2';
const agents = 4;
/** Everybody talks, or waits, for as long: who hangs up next is who has talked the longest. */
const staysMs = 4000;
/** What is lived through before it is measured, as in `lab.ts`. */
const warmUp = {calls: 600, staysMs: 400};
const watcher = {name: 'watcher', secret: 'watcher-secret'};

/** Opens a floor of its own and has so many calls. */
export async function measureNailed(
	teardowns: Teardowns,
	rig: Rig,
	calls: number,
): Promise<NailedRound> {
	const floor = await nailedFloor(teardowns, rig, agents);
	const events = watch(teardowns, floor.amiPort);
	const soundFile = join(floor.dir, 'voice.al');
	// A beep ends with the first sound behind it: who says nothing would leave its legs in Asterisk.
	writeFileSync(soundFile, Buffer.alloc(8000, Buffer.from([0xd5, 0x8a, 0xd5, 0x0a])));
	let made = 0;
	const callIn = async (load: {readonly calls: number; readonly staysMs: number}) => {
		const first = made;
		made += load.calls;
		const callers = await startSipp({
			rig,
			scenario: speakingCaller({
				from: `<sip:[field0]@${callerAddress}>`,
				stayMs: load.staysMs,
				soundFile,
			}),
			rows: Array.from({length: load.calls}, (_, index) => [numberOf(first + index)]),
			remote: {host: '127.0.0.1', port: floor.sipPort},
			address: callerAddress,
			service: '0184880001',
			calls: load.calls,
			// Three callers for each agent at any time.
			ratePerSecond: (3 * agents * 1000) / load.staysMs,
			atOnce: load.calls,
			quiet: true,
			soundPorts: 4000,
		});
		teardowns.teardown(callers.stop);
		const {failed} = await callers.done;
		await callers.stop();
		return failed;
	};
	await callIn(warmUp);
	const from = events.length;
	const failed = await callIn({calls, staysMs});
	return {agents, nextMs: nextTimes(events.slice(from)), failed};
}

function numberOf(index: number): string {
	return `0612${String(index).padStart(6, '0')}`;
}

/** A floor of its own, where so many agents are nailed up. */
export async function nailedFloor(
	teardowns: Teardowns,
	rig: Rig,
	count: number,
): Promise<RealFloor> {
	const extensions = Array.from({length: count}, (_, index) => String(1001 + index));
	const floor = await realFloor(teardowns, rig, floorOf(extensions), {
		soundPorts: [10_000, 17_999],
		verbosity: 0,
		isInstalled: true,
		settings: 'logLevel = "warn"',
		edit: (configDir) =>
			appendFileSync(
				join(configDir, 'manager.conf'),
				`\n[${watcher.name}]\nsecret = ${watcher.secret}\nread = call,user\n`,
			),
	});
	mkdirSync(join(floor.asterisk.logDir, 'cdr-custom'), {recursive: true});
	for (const extension of extensions) {
		await floor.scenarioPhone(extension, answeringPhones());
		const presence = {state: 'available'} as const;
		const signIn = {agentId: `a${extension}`, phoneId: extension, presence, nailedUp: true};
		await floor.admin.command('sign-in', signIn);
	}
	await floor.admin.board(
		({agents: shown}) => Object.values(shown).filter(({ready}) => ready).length === count,
		'every headset is connected',
	);
	return floor;
}

export interface Seen {
	readonly type: string;
	readonly atMs: number;
	readonly channel: string;
	readonly bridge: string;
	readonly isTalk: boolean;
}

/** What happens to channels and bridges from now on. */
export function watch(teardowns: Teardowns, port: number): Seen[] {
	const seen: Seen[] = [];
	const socket = connect(port, '127.0.0.1');
	teardowns.teardown(() => void socket.destroy());
	socket.write(
		`Action: Login\r\nUsername: ${watcher.name}\r\nSecret: ${watcher.secret}\r\nEvents: on\r\n\r\n`,
	);
	let rest = '';
	socket.on('data', (chunk) => {
		const parts = (rest + chunk.toString()).split('\r\n\r\n');
		rest = parts.pop() ?? '';
		for (const part of parts) {
			const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? '';
			seen.push({
				type: field('UserEvent') || field('Event'),
				atMs: Number(field('Timestamp')) * 1000,
				channel: field('Channel'),
				bridge: field('BridgeUniqueid'),
				isTalk: field('BridgeTechnology') !== 'holding_bridge',
			});
		}
	});
	return seen;
}

function nextTimes(events: readonly Seen[]): number[] {
	const isHeadset = (channel: string) => /^PJSIP\/100\d-/.test(channel);
	const bridgeOf = new Map<string, string>();
	const here = new Set<string>();
	const times: number[] = [];
	/** Headsets whose caller has hung up, and when; only while somebody waits. */
	const since = new Map<string, number>();
	for (const {type, atMs, channel, bridge, isTalk} of events) {
		if (type === 'BridgeEnter') {
			if (!isHeadset(channel)) here.add(channel);
			if (isTalk) bridgeOf.set(channel, bridge);
			const freeAt = since.get(channel);
			if (!isHeadset(channel) || !isTalk || freeAt === undefined) continue;
			times.push(atMs - freeAt);
			since.delete(channel);
		} else if (type === 'PlateauWaiting') {
			if (!isHeadset(channel)) here.add(channel);
		} else if (type === 'HangupRequest' && here.delete(channel)) {
			const own = bridgeOf.get(channel);
			const headset = [...bridgeOf].find(([one, at]) => isHeadset(one) && at === own)?.[0];
			if (headset !== undefined && here.size >= agents) since.set(headset, atMs);
		}
	}
	return times;
}

function floorOf(extensions: readonly string[]): string {
	return `
timeZone: Europe/Paris
country: FR
queues:
  support: {label: Support, ring: 20s, wrapUp: none, nobody: 5m}
numbers:
  "01 84 88 00 01": {queue: support, language: fr}
phones:
${extensions.map((user) => `  "${user}": {model: sipp}`).join('\n')}
agents:
${extensions.map((user) => `  a${user}: {name: Agent ${user}, queues: [support]}`).join('\n')}
`;
}
