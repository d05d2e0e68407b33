/** The server as a whole: listeners, sessions, the heartbeat that finds dead ones, a graceful stop. */

import type {RawData, WebSocket} from 'ws';
import type {ServerDeps} from './deps.ts';
import {LinkBook} from './links.ts';
import {defaultOutboxLimits} from './outbox.ts';
import {endListening} from './revoked.ts';
import {Session, type SessionLimits, type SessionSocket} from './session.ts';
import {type ListenAt, type Listener, listen} from './socket.ts';

export interface ServerOptions {
	/** At least one. */
	readonly at: readonly ListenAt[];
	/** A client that has been silent for two of these is cut. */
	readonly heartbeatMs?: number;
	/** How long a client may take to say goodbye. */
	readonly closeMs?: number;
	/** More connections than this are turned away. */
	readonly maxClients?: number;
	readonly limits?: Partial<SessionLimits>;
}

export interface Server {
	readonly listeners: readonly Listener[];
	/** How many clients are connected. */
	readonly clients: number;
	/** How many have connected since the start. */
	readonly served: number;
	/** True when no command runs and every outbox is empty. */
	readonly idle: boolean;
	/** Says goodbye to everybody and closes. No link counts as lost. Safe to call twice. */
	stop(): Promise<void>;
}

export const defaultLimits: SessionLimits = {
	rate: {burst: 100, perSecond: 30},
	flood: 500,
	subscriptions: 20,
	commandsInFlight: 32,
	outbox: defaultOutboxLimits,
};

interface Client {
	readonly session: Session;
	readonly socket: WebSocket;
	/** Pings sent since the client was last heard of. */
	unanswered: number;
	beats: number;
}

/** Opens every listener, or none: the first that fails closes the others. Throws `ServerError`. */
export async function openServer(options: ServerOptions, deps: ServerDeps): Promise<Server> {
	const clients = new Set<Client>();
	const links = new LinkBook({
		up: (agentId) => deps.linkUp(agentId),
		lost: (agentId) => deps.linkLost(agentId),
	});
	const limits = {...defaultLimits, ...options.limits};
	const closeMs = options.closeMs ?? 2000;
	let serial = 0;
	let stopping: Promise<void> | undefined;

	const listeners: Listener[] = [];
	try {
		for (const at of options.at) listeners.push(await listen(at, connected));
	} catch (error) {
		await Promise.all(listeners.map((listener) => listener.close()));
		throw error;
	}
	const stopListening = deps.accounts.onChange((login) => {
		for (const {session} of clients) if (session.login === login) recheck(session);
		endListening(deps, login).catch((error: unknown) =>
			deps.log.error('recheck-failed', {login, error}),
		);
	});
	const heartbeat = setInterval(beat, options.heartbeatMs ?? 15_000);

	return {
		listeners,
		get clients() {
			return clients.size;
		},
		get served() {
			return serial;
		},
		get idle() {
			return [...clients].every(({session}) => session.idle);
		},
		stop() {
			stopping ??= stop();
			return stopping;
		},
	};

	async function stop(): Promise<void> {
		links.close();
		clearInterval(heartbeat);
		stopListening();
		const gone = [...clients].map(({socket}) => closed(socket));
		for (const {session} of clients) session.bye('stopping');
		await Promise.all(gone);
		await Promise.all(listeners.map((listener) => listener.close()));
	}

	function connected(socket: WebSocket, address: string): void {
		serial += 1;
		const log = deps.log.child({client: serial});
		if (clients.size >= (options.maxClients ?? 2000)) {
			log.warn('client-turned-away', {address, clients: clients.size});
			socket.close(1013, 'too many clients');
			return;
		}
		const session = new Session(sinkOf(socket, closeMs), {deps, links, limits, address, log});
		const client: Client = {session, socket, unanswered: 0, beats: 0};
		clients.add(client);
		log.debug('client-connected', {address});
		socket.on('message', (data: RawData, isBinary: boolean) => {
			client.unanswered = 0;
			// A binary frame is none of ours; as text it is no message, and is dismissed as such.
			session.frame(isBinary ? '' : String(data));
		});
		socket.on('pong', () => {
			client.unanswered = 0;
		});
		socket.on('error', (error) => log.warn('client-error', {error: error.message}));
		socket.on('close', (code) => {
			clients.delete(client);
			session.closed();
			log.debug('client-gone', {code});
		});
	}

	/** A peer that vanished without closing answers no ping: its half of the connection is cut. */
	function beat(): void {
		for (const client of clients) {
			if (client.unanswered >= 2) {
				deps.log.info('client-silent', {login: client.session.login});
				client.socket.terminate();
				continue;
			}
			if (client.beats > 1 && !client.session.greeted) {
				client.session.bye('silent');
				continue;
			}
			client.unanswered += 1;
			client.beats += 1;
			client.socket.ping();
		}
	}

	function recheck(session: Session): void {
		session.recheck().catch((error: unknown) => {
			// Not knowing is no reason to let somebody go on.
			deps.log.error('recheck-failed', {login: session.login, error});
			session.bye('revoked');
		});
	}
}

function sinkOf(socket: WebSocket, closeMs: number): SessionSocket {
	return {
		get bufferedAmount() {
			return socket.bufferedAmount;
		},
		send: (frame, sent) => socket.send(frame, sent),
		close(code, reason) {
			socket.close(code, reason);
			const cut = setTimeout(() => socket.terminate(), closeMs);
			socket.once('close', () => clearTimeout(cut));
		},
	};
}

function closed(socket: WebSocket): Promise<void> {
	return new Promise((resolve) => {
		if (socket.readyState === socket.CLOSED) resolve();
		else socket.once('close', () => resolve());
	});
}
