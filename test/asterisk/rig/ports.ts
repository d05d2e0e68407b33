// Free ports on the loopback, for configurations written by tests.

import {createSocket} from 'node:dgram';
import {createServer} from 'node:net';

// Below the range from which the kernel takes ports for outgoing connections, above well-known ones.
const lowest = 20_000;
const span = 12_000;
const step = 10;

/** Each process begins elsewhere, so that parallel runs do not race for the same ports. */
let next = lowest + ((process.pid * 97) % (span / step)) * step;

/**
 * Gives a port that is free for UDP and TCP on `address`, and so are the nine after it: a phone
 * takes SIP, TLS and sound from one such block. A process gets ports ten apart, none of them twice.
 */
export async function freePort(address = '127.0.0.1'): Promise<number> {
	for (let tries = 0; tries < span / step; tries++) {
		const candidate = next;
		next = next + step < lowest + span ? next + step : lowest;
		const block = Array.from({length: step}, (_, offset) => isFree(candidate + offset, address));
		if ((await Promise.all(block)).every(Boolean)) {
			return candidate;
		}
	}

	throw new Error(`no free port between ${lowest} and ${lowest + span} on ${address}`);
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
