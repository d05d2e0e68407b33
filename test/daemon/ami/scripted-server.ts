/**
 * A manager interface that does what a test tells it, line by line: no Asterisk, no dialplan. Each
 * connection hands over the actions it reads and writes what it is given.
 */
import {once} from 'node:events';
import {type AddressInfo, createServer, type Server, type Socket} from 'node:net';
import {createServer as createTlsServer} from 'node:tls';
import {AmiDecoder} from '@plateau/daemon/ami/decoder';
import {type AmiFields, encodeMessage} from '@plateau/daemon/ami/encoder';
import {md5Key} from '@plateau/daemon/ami/login';
import type {AmiMessage} from '@plateau/daemon/ami/message';

export const greeting = 'Asterisk Call Manager/11.0.0\r\n';

/** Hands values to whoever waits for them, in order. */
class Inbox<T> {
	readonly #values: T[] = [];
	readonly #takers: ((value: T) => void)[] = [];

	put(value: T): void {
		const taker = this.#takers.shift();
		if (taker === undefined) this.#values.push(value);
		else taker(value);
	}

	take(): Promise<T> {
		const [value] = this.#values.splice(0, 1);
		if (value !== undefined) return Promise.resolve(value);
		return new Promise((resolve) => this.#takers.push(resolve));
	}
}

/** The server's end of one connection. */
export class Peer {
	readonly socket: Socket;
	readonly closed: Promise<unknown>;
	readonly #actions = new Inbox<AmiMessage>();

	constructor(socket: Socket) {
		this.socket = socket;
		this.closed = once(socket, 'close');
		socket.on('error', () => {});
		const decoder = new AmiDecoder(
			{message: (action) => this.#actions.put(action)},
			{unescape: false},
		);
		socket.on('data', (bytes: Buffer) => decoder.push(bytes));
	}

	send(text: string): void {
		this.socket.write(text);
	}

	/** The next action, which must be called `name`. */
	async action(name: string): Promise<AmiMessage> {
		const action = await this.#actions.take();
		if (action.get('Action') === name) return action;
		throw new Error(`expected ${name}, got ${action.get('Action')}`);
	}

	answer(action: AmiMessage, response: string, fields: AmiFields = {}): void {
		this.send(answerTo(action, response, fields));
	}

	/** Greets, and takes the login of `user` with the secret `secret`, by challenge. */
	async logIn(behind = ''): Promise<AmiMessage> {
		this.send(greeting);
		this.answer(await this.action('Challenge'), 'Success', {Challenge: '421'});
		const login = await this.action('Login');
		const isRight =
			login.get('Username') === 'user' && login.get('Key') === md5Key('421', 'secret');
		if (!isRight) throw new Error('the login is wrong');
		this.send(answerTo(login, 'Success', {Message: 'Authentication accepted'}) + behind);
		return login;
	}

	async refuse(): Promise<void> {
		this.send(greeting);
		this.answer(await this.action('Challenge'), 'Success', {Challenge: '421'});
		this.answer(await this.action('Login'), 'Error', {Message: 'Authentication failed'});
		this.socket.end();
	}
}

/** The text of an answer that bears the action's id. */
export function answerTo(action: AmiMessage, response: string, fields: AmiFields = {}): string {
	const actionId = action.get('ActionID') ?? '';
	return encodeMessage([
		['Response', response],
		['ActionID', actionId],
		...(Array.isArray(fields) ? fields : Object.entries(fields)),
	]);
}

/** A whole list in answer to `action`: items by event name, more lines inside one if given. */
export function listFor(action: AmiMessage, items: readonly string[], counted = items.length) {
	const actionId = action.get('ActionID') ?? '';
	return [
		answerTo(action, 'Success', {EventList: 'start', Message: 'will follow'}),
		...items.map((item) => `Event: ${item}\r\nActionID: ${actionId}\r\n\r\n`),
		`Event: ListComplete\r\nActionID: ${actionId}\r\nEventList: Complete\r\nListItems: ${counted}\r\n\r\n`,
	].join('');
}

/** A server on a free port of the loopback. */
export class ScriptedServer {
	readonly #server: Server;
	readonly #peers = new Inbox<Peer>();
	readonly #sockets = new Set<Socket>();
	port = 0;
	/** Connections taken so far. */
	count = 0;

	constructor(tls?: {key: string; cert: string}) {
		this.#server =
			tls === undefined
				? createServer((socket) => this.#take(socket))
				: createTlsServer(tls, (socket) => this.#take(socket));
	}

	async start(port = 0): Promise<this> {
		this.#server.listen(port, '127.0.0.1');
		await once(this.#server, 'listening');
		this.port = (this.#server.address() as AddressInfo).port;
		return this;
	}

	/** The next connection. */
	peer(): Promise<Peer> {
		return this.#peers.take();
	}

	async stop(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		if (!this.#server.listening) return;
		this.#server.close();
		await once(this.#server, 'close');
	}

	#take(socket: Socket): void {
		this.count += 1;
		this.#sockets.add(socket);
		this.#peers.put(new Peer(socket));
	}
}
