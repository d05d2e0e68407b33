/** A client without manners: sends any frame, keeps what comes. For what the real link never does. */

import {mkdtempSync} from 'node:fs';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type ClientMessage, readServerMessage, type ServerMessage} from '@plateau/core/protocol';
import {openServer, type Server, type ServerOptions} from '@plateau/daemon/server/server';
import {WebSocket} from 'ws';
import {fakeDeps} from './fake-deps.ts';

/** A path for a socket in a folder of its own, short enough for any system. */
export function socketPath(): string {
	return join(mkdtempSync(join(tmpdir(), 'plateau-')), 'd.sock');
}

export interface RawClient {
	readonly socket: WebSocket;
	readonly messages: ServerMessage[];
	/** Resolves with the close code. */
	readonly gone: Promise<number>;
	send(message: ClientMessage): void;
	frame(text: string): void;
	/** The next message of this type that was not waited for before. */
	next<T extends ServerMessage['type']>(type: T): Promise<Extract<ServerMessage, {type: T}>>;
}

export async function rawClient(path: string, headers = {}): Promise<RawClient> {
	const socket = new WebSocket('ws://localhost/', {
		createConnection: () => connect(path),
		perMessageDeflate: false,
		headers,
	});
	socket.setMaxListeners(50);
	const messages: ServerMessage[] = [];
	const waiting: (() => void)[] = [];
	let isGone = false;
	const gone = new Promise<number>((resolve) => {
		socket.on('close', (code) => {
			isGone = true;
			resolve(code);
			for (const wake of waiting.splice(0)) wake();
		});
	});
	socket.on('message', (data) => {
		const read = readServerMessage(String(data));
		if (!read.ok) throw new Error(`bad frame from the server: ${read.detail}`);
		messages.push(read.message);
		for (const wake of waiting.splice(0)) wake();
	});
	await new Promise<void>((resolve, reject) => {
		socket.once('open', () => resolve());
		socket.once('error', reject);
	});
	socket.on('error', () => undefined);
	const seen = new Set<ServerMessage>();
	return {
		socket,
		messages,
		gone,
		send: (message) => socket.send(JSON.stringify(message)),
		frame: (text) => socket.send(text),
		async next(type) {
			for (;;) {
				const found = messages.find((message) => message.type === type && !seen.has(message));
				if (found !== undefined) {
					seen.add(found);
					return found as never;
				}
				if (isGone)
					throw new Error(`closed while waiting for ${type}: ${JSON.stringify(messages)}`);
				await new Promise<void>((resolve) => waiting.push(resolve));
			}
		},
	};
}

/** A server on a socket of its own, with a fake daemon behind it. */
export async function served(options: Partial<ServerOptions> = {}) {
	const fake = fakeDeps();
	fake.account('alice', 'agent');
	fake.account('bob', 'agent');
	fake.account('sam', 'supervisor');
	fake.account('root', 'admin');
	const path = socketPath();
	const server: Server = await openServer(
		{at: [{kind: 'unix', path}], closeMs: 200, ...options},
		fake.deps,
	);
	/** Connected, greeted and, with a login, logged in by token. */
	async function client(login?: string): Promise<RawClient> {
		const raw = await rawClient(path);
		raw.send({
			type: 'hello',
			version: 1,
			...(login === undefined ? {} : {token: `token-of-${login}`}),
		});
		await raw.next('welcome');
		return raw;
	}
	let serial = 0;
	/** Sends a command and gives back its one answer. */
	async function ask(
		raw: RawClient,
		name: Extract<ClientMessage, {type: 'command'}>['name'],
		args: Extract<ClientMessage, {type: 'command'}>['args'] = {},
	) {
		serial += 1;
		const id = serial;
		raw.send({type: 'command', id, name, args});
		for (;;) {
			const answer = raw.messages.find(
				(message) => (message.type === 'answer' || message.type === 'refused') && message.id === id,
			);
			if (answer?.type === 'answer') return {ok: true as const, result: answer.result};
			if (answer?.type === 'refused') return {ok: false as const, refusal: answer.refusal};
			await new Promise((resolve) => raw.socket.once('message', resolve));
		}
	}
	return {fake, path, server, client, ask};
}

/** Waits until `condition` holds; the test's own time-out is the limit. */
export async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}
