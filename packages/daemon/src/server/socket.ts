/**
 * Where clients knock: a unix socket of the owner alone, loopback TCP, or TLS for anywhere else.
 * Browsers are refused: a page must not reach a daemon on its reader's machine. Knows no session.
 */

import {chmodSync, lstatSync, mkdirSync, unlinkSync} from 'node:fs';
import {createServer as createHttpServer, type IncomingMessage, type Server} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import {connect, type Socket} from 'node:net';
import {dirname} from 'node:path';
import type {Duplex} from 'node:stream';
import {maxClientFrameBytes} from '@plateau/core/protocol';
import {type WebSocket, WebSocketServer} from 'ws';
import {ServerError} from './errors.ts';

/** One place to listen at. `port` 0 takes a free one. `tls` holds PEM text. */
export type ListenAt =
	| {
			readonly kind: 'unix';
			readonly path: string;
			/** 0600 when absent. 0660 lets a group in, where each agent has a system user. */
			readonly mode?: number;
	  }
	| {
			readonly kind: 'tcp';
			readonly host: string;
			readonly port: number;
			readonly tls?: {readonly cert: string; readonly key: string};
	  };

export interface Listener {
	/** Where it listens now, for people: a path, or `host:port` with the port taken. */
	readonly where: string;
	/** The port taken; undefined on a unix socket. */
	readonly port: number | undefined;
	/** Takes no more connections and cuts those that are left. */
	close(): Promise<void>;
}

/** Calls `connected` for each client that passed the door. Throws `ServerError`. */
export async function listen(
	at: ListenAt,
	connected: (socket: WebSocket, address: string) => void,
): Promise<Listener> {
	if (at.kind === 'tcp' && at.tls === undefined && !isLoopback(at.host)) {
		throw new ServerError('address-needs-tls', {host: at.host});
	}
	if (at.kind === 'unix') await clearPath(at.path);
	const server = makeServer(at);
	server.headersTimeout = 10_000;
	server.requestTimeout = 10_000;
	server.on('request', (_request, response) => {
		response.writeHead(426, {'content-type': 'text/plain', upgrade: 'websocket'});
		response.end('This is a Plateau daemon: it speaks WebSocket to the plateau command.\n');
	});
	const upgrades = new WebSocketServer({
		noServer: true,
		maxPayload: maxClientFrameBytes,
		perMessageDeflate: false,
	});
	server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		if (request.headers.origin !== undefined) {
			socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
			return;
		}
		const address = at.kind === 'unix' ? 'local' : (request.socket.remoteAddress ?? 'unknown');
		upgrades.handleUpgrade(request, socket, head, (client) => connected(client, address));
	});
	const connections = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		connections.add(socket);
		socket.once('close', () => connections.delete(socket));
	});
	await bind(server, at);
	const port = portOf(server);
	return {
		where: at.kind === 'unix' ? at.path : `${at.host}:${port}`,
		port,
		close: () => closeServer(server, connections),
	};
}

/** True for addresses that only this machine reaches. */
export function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function makeServer(at: ListenAt): Server {
	if (at.kind === 'unix' || at.tls === undefined) return createHttpServer();
	try {
		return createHttpsServer({cert: at.tls.cert, key: at.tls.key, minVersion: 'TLSv1.2'});
	} catch (error) {
		throw new ServerError('tls-files-bad', {reason: messageOf(error)}, error);
	}
}

/** Bytes of a unix socket's path that fit beside the closing NUL. Source: unix(7), sys/un.h. */
const pathLimit = process.platform === 'linux' ? 107 : 103;

/** Makes room for the socket: the folder is there, and a file left by a dead daemon is gone. */
async function clearPath(path: string): Promise<void> {
	const bytes = Buffer.byteLength(path);
	if (bytes > pathLimit) {
		throw new ServerError('socket-path-too-long', {path, bytes, limit: pathLimit});
	}
	try {
		mkdirSync(dirname(path), {recursive: true, mode: 0o700});
	} catch (error) {
		throw new ServerError('cannot-listen', {where: path, reason: messageOf(error)}, error);
	}
	const found = lstatSync(path, {throwIfNoEntry: false});
	if (found === undefined) return;
	if (!found.isSocket()) throw new ServerError('socket-path-taken', {path});
	if (await answers(path)) throw new ServerError('socket-in-use', {path});
	unlinkSync(path);
}

function answers(path: string): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = connect(path);
		const settle = (isAnswered: boolean) => {
			probe.destroy();
			resolve(isAnswered);
		};
		probe.once('connect', () => settle(true));
		// Only a refusal means that nobody listens; a full queue or a right we lack means somebody does.
		probe.once('error', (error: NodeJS.ErrnoException) => {
			settle(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT');
		});
	});
}

function bind(server: Server, at: ListenAt): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error) => reject(explain(error, at)));
		server.once('listening', () => resolve());
		if (at.kind === 'tcp') {
			server.listen(at.port, at.host === 'localhost' ? '127.0.0.1' : at.host);
			return;
		}
		const mode = at.mode ?? 0o600;
		// Bound within this call, so the file never exists with wider rights than it ends up with.
		const before = process.umask(0o777 & ~mode);
		try {
			server.listen(at.path);
			if (server.listening) chmodSync(at.path, mode);
		} catch (error) {
			reject(explain(error, at));
		} finally {
			process.umask(before);
		}
	});
}

function explain(error: unknown, at: ListenAt): ServerError {
	const code = (error as NodeJS.ErrnoException).code;
	if (code === 'EADDRINUSE') {
		return at.kind === 'unix'
			? new ServerError('socket-in-use', {path: at.path}, error)
			: new ServerError('port-taken', {host: at.host, port: at.port}, error);
	}
	const where = at.kind === 'unix' ? at.path : `${at.host}:${at.port}`;
	return new ServerError('cannot-listen', {where, reason: messageOf(error)}, error);
}

function portOf(server: Server): number | undefined {
	const address = server.address();
	return typeof address === 'object' && address !== null ? address.port : undefined;
}

function closeServer(server: Server, connections: Iterable<Socket>): Promise<void> {
	return new Promise((resolve) => {
		// Node takes the socket's file away with the server, and waits for whoever is still knocking.
		server.close(() => resolve());
		for (const socket of connections) socket.destroy();
	});
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
