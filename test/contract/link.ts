/** A wire between the bridge and a switch that a test can cut, and mend later. */

import {connect, createServer, type Socket} from 'node:net';
import {until} from './wait.ts';

export interface Link {
	readonly port: number;
	/** Nothing passes, and nobody gets through, until it is mended. */
	cut(): void;
	mend(): void;
	/** Waits until nothing has passed for a while. */
	idle(): Promise<void>;
	close(): Promise<void>;
}

/** The heartbeat's answers come every second: quiet is what lies between two of them. */
const quietMs = 300;

/** Passes bytes from a port of its own on to `to`. */
export async function openLink(to: {readonly host: string; readonly port: number}): Promise<Link> {
	const sockets = new Set<Socket>();
	let isCut = false;
	let passedAt = performance.now();
	const keep = (socket: Socket) => {
		sockets.add(socket);
		socket.setNoDelay(true);
		socket.on('error', () => {});
		socket.once('close', () => sockets.delete(socket));
	};
	const server = createServer((near) => {
		if (isCut) {
			near.destroy();
			return;
		}
		const far = connect(to);
		keep(near);
		keep(far);
		far.on('data', () => {
			passedAt = performance.now();
		});
		near.pipe(far);
		far.pipe(near);
		near.once('close', () => far.destroy());
		far.once('close', () => near.destroy());
	});
	await new Promise<void>((resolve) => server.listen({host: '127.0.0.1', port: 0}, resolve));
	const address = server.address();
	const drop = () => {
		for (const socket of sockets) socket.destroy();
	};
	return {
		port: typeof address === 'object' && address !== null ? address.port : 0,
		cut() {
			isCut = true;
			drop();
		},
		mend() {
			isCut = false;
		},
		async idle() {
			await until('nothing passes', () => performance.now() - passedAt > quietMs);
		},
		async close() {
			drop();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
