/** The WebSocket itself: opens it over a unix socket, TCP or TLS, and notices when it has gone dead. */

import {connect as connectTcp} from 'node:net';
import {connect as connectTls} from 'node:tls';
import {WebSocket} from 'ws';
import {type Endpoint, endpointText} from './endpoint.ts';
import {LinkError} from './errors.ts';

/** Who hears what comes. The last one who listens hears. */
export interface WireListener {
	frame(frame: string): void;
	/** Once, whoever ended it. */
	closed(): void;
}

export interface Wire {
	/** For people. */
	readonly where: string;
	listen(listener: WireListener): void;
	send(frame: string): void;
	/** Says goodbye, and cuts after a moment. Resolves when it is closed. */
	close(): Promise<void>;
}

export interface WireOptions {
	/** How long connecting may take; 5 s when absent. */
	readonly connectMs?: number;
	/** The daemon pings every 15 s; silent for so long, it is gone. 45 s when absent. */
	readonly silenceMs?: number;
}

/** More than any view, less than what would hurt. */
const maxFrameBytes = 64 * 1024 * 1024;
const goodbyeMs = 500;

/** Opens the WebSocket. Throws `LinkError` with what is wrong and how to mend it. */
export async function openWire(endpoint: Endpoint, options: WireOptions = {}): Promise<Wire> {
	const where = endpointText(endpoint);
	const socket = new WebSocket('ws://localhost/', {
		createConnection: () => connect(endpoint),
		perMessageDeflate: false,
		maxPayload: maxFrameBytes,
	});
	// An error is always followed by close, which is what we act on; several may come.
	socket.on('error', () => {});
	const connectMs = options.connectMs ?? 5000;
	// Our own timer: the library's does not see a connection that we made.
	let timer: NodeJS.Timeout | undefined;
	await new Promise<void>((resolve, reject) => {
		timer = setTimeout(() => {
			reject(new LinkError('unreachable', {where, reason: 'ETIMEDOUT'}));
			socket.terminate();
		}, connectMs);
		socket.once('open', resolve);
		socket.once('error', (error) => reject(explain(error, where)));
		socket.once('unexpected-response', (request) => {
			request.destroy();
			reject(new LinkError('not-a-daemon', {where}));
		});
	}).finally(() => clearTimeout(timer));
	return wireOf(socket, where, options.silenceMs ?? 45_000);
}

function wireOf(socket: WebSocket, where: string, silenceMs: number): Wire {
	let listener: WireListener | undefined;
	/** What came before anybody listened. */
	let early: string[] = [];
	let isClosed = false;
	let heardAt = performance.now();
	const watch = setInterval(() => {
		if (performance.now() - heardAt > silenceMs) socket.terminate();
	}, silenceMs / 3);
	const closed = new Promise<void>((resolve) => {
		socket.once('close', () => {
			isClosed = true;
			clearInterval(watch);
			listener?.closed();
			resolve();
		});
	});
	socket.on('ping', () => {
		heardAt = performance.now();
	});
	socket.on('message', (data) => {
		heardAt = performance.now();
		const frame = String(data);
		if (listener === undefined) early.push(frame);
		else listener.frame(frame);
	});
	return {
		where,
		listen(next) {
			listener = next;
			for (const frame of early) next.frame(frame);
			early = [];
			if (isClosed) next.closed();
		},
		send(frame) {
			if (socket.readyState === socket.OPEN) socket.send(frame, () => {});
		},
		async close() {
			socket.close(1000);
			const cut = setTimeout(() => socket.terminate(), goodbyeMs);
			await closed;
			clearTimeout(cut);
		},
	};
}

function connect(endpoint: Endpoint) {
	if (endpoint.kind === 'unix') return connectTcp(endpoint.path);
	const {host, port} = endpoint;
	if (endpoint.kind === 'tcp') return connectTcp({host, port, noDelay: true});
	return connectTls({
		host,
		port,
		servername: host,
		minVersion: 'TLSv1.2',
		...(endpoint.ca === undefined ? {} : {ca: endpoint.ca}),
	});
}

const certificateCodes =
	/^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_SSL_|HOSTNAME_MISMATCH)/;

function explain(error: Error, where: string): LinkError {
	const {code = '', message} = error as NodeJS.ErrnoException;
	if (code === 'ENOENT' || code === 'ECONNREFUSED')
		return new LinkError('no-daemon', {where}, error);
	if (code === 'EACCES' || code === 'EPERM') return new LinkError('socket-denied', {where}, error);
	if (certificateCodes.test(code)) {
		return new LinkError('tls-failed', {where, reason: message}, error);
	}
	if (code === '' || code.startsWith('WS_ERR') || code.startsWith('HPE_')) {
		return new LinkError('not-a-daemon', {where}, error);
	}
	return new LinkError('unreachable', {where, reason: message}, error);
}
