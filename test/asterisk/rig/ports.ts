// Free ports on the loopback, for configurations written by tests.

import {createSocket} from 'node:dgram';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';

// Below the range from which the kernel takes ports for outgoing connections, above well-known ones.
const lowest = 20_000;
const span = 12_000;
const step = 10;
/** Each process has one to itself: what it was given is taken up only later, and another must not find it free. */
const lanes = 12;
const laneSpan = span / lanes;

let lane: number | undefined;
let next = 0;

/**
 * Gives a port that is free for UDP and TCP on `address`, and so are the nine after it: a phone
 * takes SIP, TLS and sound from one such block. A process gets ports ten apart, each again only after all others.
 */
export async function freePort(address = '127.0.0.1'): Promise<number> {
	lane ??= ownLane();
	const from = lowest + lane * laneSpan;
	for (let tries = 0; tries < laneSpan / step; tries++) {
		const candidate = from + next;
		next = (next + step) % laneSpan;
		const block = Array.from({length: step}, (_, offset) => isFree(candidate + offset, address));
		if ((await Promise.all(block)).every(Boolean)) {
			return candidate;
		}
	}

	throw new Error(`no free port between ${from} and ${from + laneSpan} on ${address}`);
}

/** Claims the first that no living process has, by a file that names the process. */
function ownLane(): number {
	for (let tries = 0; tries < lanes; tries++) {
		// Each begins elsewhere: those that start at once do not clear away the same dead claim.
		const index = (process.pid + tries) % lanes;
		const file = path.join(tmpdir(), `plateau-ports-${index}`);
		if (isClaimed(file)) continue;
		rmSync(file, {force: true});
		try {
			writeFileSync(file, String(process.pid), {flag: 'wx'});
		} catch {
			continue;
		}
		process.once('exit', () => rmSync(file, {force: true}));
		return index;
	}
	throw new Error(
		`${lanes} processes take ports for tests already: see ${tmpdir()}/plateau-ports-*`,
	);
}

function isClaimed(file: string): boolean {
	try {
		process.kill(Number(readFileSync(file, 'utf8')), 0);
		return true;
	} catch {
		return false;
	}
}

async function isFree(port: number, address: string): Promise<boolean> {
	return (await isFreeForTcp(port, address)) && (await isFreeForUdp(port, address));
}

function isFreeForTcp(port: number, address: string): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen({port, host: address, exclusive: true}, () => server.close(() => resolve(true)));
	});
}

function isFreeForUdp(port: number, address: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = createSocket('udp4');
		socket.once('error', () => {
			socket.close();
			resolve(false);
		});
		socket.bind({port, address, exclusive: true}, () => socket.close(() => resolve(true)));
	});
}
