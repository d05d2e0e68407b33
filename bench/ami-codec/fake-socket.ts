/**
 * A socket without a network, put in the place of node:net's: the libraries open their own, and the
 * measurement pushes bytes into it. A real stream underneath, so encodings and pipes are real too.
 */
import net from 'node:net';
import {Duplex} from 'node:stream';
import {inherits} from 'node:util';

/** The sockets that libraries have opened, newest last. */
const opened: Duplex[] = [];

/** Called with and without `new`: yana inherits from net.Socket the old way. */
function FakeSocket(this: Duplex): Duplex {
	// biome-ignore lint/complexity/noUselessThisAlias: a function that may be called without `new`.
	const socket = this;
	Reflect.apply(Duplex as never, socket, [
		{read() {}, write: (_: unknown, _encoding: unknown, done: () => void) => done()},
	]);
	opened.push(socket);
	return socket;
}
inherits(FakeSocket as never, Duplex as never);

Object.assign(FakeSocket.prototype, {
	setKeepAlive() {},
	setNoDelay() {},
	ref() {},
	unref() {},
	connect(this: Duplex, ...args: unknown[]) {
		const connected = args.find((arg) => typeof arg === 'function') as (() => void) | undefined;
		if (connected !== undefined) this.once('connect', connected);
		process.nextTick(() => this.emit('connect'));
		return this;
	},
});
Object.defineProperty(FakeSocket.prototype, 'readyState', {get: () => 'open'});

function open(...args: unknown[]): Duplex {
	const socket = Reflect.construct(FakeSocket, []) as Duplex & {connect(...a: unknown[]): Duplex};
	return socket.connect(...args);
}

/** Makes node:net hand out fake sockets in this process. */
export function replaceNet(): void {
	Object.assign(net, {Socket: FakeSocket, connect: open, createConnection: open});
}

/** A fake socket of our own. */
export const fakeSocket = (): Duplex => open();

/** The socket that was opened last. */
export function lastSocket(): Duplex {
	const socket = opened.at(-1);
	if (socket === undefined) throw new Error('the library has opened no socket');
	return socket;
}
