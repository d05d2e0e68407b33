/**
 * Stands between a daemon and a switch's manager port and spoils what passes, by a seed: cuts, delays,
 * repeats, swaps and loses messages, tears them in pieces, forges some, and stops reading. The same
 * seed spoils the n-th message alike; which message that is depends on the race it is there to disturb.
 */

import {createServer, connect as dial, type Server, type Socket} from 'node:net';
import {createRandom, type Random} from '@plateau/core/sim';

/** What can happen to a message, or to the connection while it passes. */
export const faults = [
	'cut-before',
	'cut-inside',
	'cut-after',
	'delay',
	'repeat',
	'swap',
	'lose',
	'pieces',
	'forge',
	'stall',
] as const;
export type Fault = (typeof faults)[number];

export interface ProxyOptions {
	readonly target: {readonly host: string; readonly port: number};
	readonly seed: number;
	/** Chance of each fault for each message from the switch; those left out never happen. */
	readonly chances: Readonly<Partial<Record<Fault, number>>>;
	/** The longest delay and stall, ms; half of it on the average. */
	readonly longestMs?: number;
}

export interface AmiProxy {
	readonly port: number;
	/** How often each fault happened. */
	readonly happened: ReadonlyMap<Fault, number>;
	/** From now on everything passes as it is; what is held back still comes. */
	calm(): void;
	/** Spoils again. */
	spoil(): void;
	/** Cuts every connection now. */
	cut(): void;
	/** Neither side hears the other until `resume`, yet nobody hangs up. */
	pause(): void;
	resume(): void;
	/** Calls so for each whole message from the daemon, before it is passed on. */
	onAction(listener: (action: string) => void): void;
	stop(): Promise<void>;
}

/** Opens it on a free port of the loopback. */
export async function startAmiProxy(options: ProxyOptions): Promise<AmiProxy> {
	const proxy = new ChaosProxy(options);
	await proxy.open();
	return proxy;
}

const end = '\r\n\r\n';

class ChaosProxy implements AmiProxy {
	readonly happened = new Map<Fault, number>();
	readonly #options: ProxyOptions;
	readonly #random: Random;
	readonly #server: Server;
	readonly #connections = new Set<Connection>();
	readonly #listeners: ((action: string) => void)[] = [];
	#isCalm = false;
	#isPaused = false;

	constructor(options: ProxyOptions) {
		this.#options = options;
		this.#random = createRandom(options.seed).fork('chaos');
		this.#server = createServer((daemon) => this.#take(daemon));
	}

	get port(): number {
		const address = this.#server.address();
		return typeof address === 'object' && address !== null ? address.port : 0;
	}

	open(): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#server.once('error', reject);
			this.#server.listen(0, '127.0.0.1', resolve);
		});
	}

	calm(): void {
		this.#isCalm = true;
	}

	spoil(): void {
		this.#isCalm = false;
	}

	cut(): void {
		for (const connection of this.#connections) connection.cut();
	}

	pause(): void {
		this.#isPaused = true;
		for (const connection of this.#connections) connection.pause(true);
	}

	resume(): void {
		this.#isPaused = false;
		for (const connection of this.#connections) connection.pause(false);
	}

	onAction(listener: (action: string) => void): void {
		this.#listeners.push(listener);
	}

	async stop(): Promise<void> {
		this.cut();
		await new Promise<void>((resolve) => this.#server.close(() => resolve()));
	}

	#take(daemon: Socket): void {
		const {target, longestMs = 400} = this.#options;
		const connection = new Connection(daemon, dial(target), {
			fault: () => this.#fault(),
			waitMs: () => this.#random.int(1, longestMs),
			cutAt: (length) => this.#random.int(1, Math.max(1, length - 1)),
			acted: (action) => {
				for (const listener of this.#listeners) listener(action);
			},
			closed: () => this.#connections.delete(connection),
		});
		this.#connections.add(connection);
		if (this.#isPaused) connection.pause(true);
	}

	#fault(): Fault | undefined {
		if (this.#isCalm) return undefined;
		let draw = this.#random.next();
		for (const fault of faults) {
			draw -= this.#options.chances[fault] ?? 0;
			if (draw >= 0) continue;
			this.happened.set(fault, (this.happened.get(fault) ?? 0) + 1);
			return fault;
		}
		return undefined;
	}
}

interface ConnectionParts {
	fault(): Fault | undefined;
	waitMs(): number;
	cutAt(length: number): number;
	acted(action: string): void;
	closed(): void;
}

/** One connection of the daemon, and ours to the switch in its name. */
class Connection {
	readonly #daemon: Socket;
	readonly #switch: Socket;
	readonly #parts: ConnectionParts;
	#fromSwitch = '';
	#fromDaemon = '';
	/** A message that waits to come after the next. */
	#swapped: string | undefined;
	#lastUniqueid = '';
	/** What happens one after the other: a delay holds up what follows, as a slow network does. */
	#queue: Promise<void> = Promise.resolve();
	#isCut = false;

	constructor(daemon: Socket, target: Socket, parts: ConnectionParts) {
		this.#daemon = daemon;
		this.#switch = target;
		this.#parts = parts;
		for (const socket of [daemon, target]) {
			socket.setNoDelay(true);
			socket.on('error', () => {});
			socket.once('close', () => this.cut());
		}
		daemon.on('data', (bytes: Buffer) => {
			target.write(bytes);
			this.#watch(bytes.toString('latin1'));
		});
		target.on('data', (bytes: Buffer) => this.#read(bytes.toString('latin1')));
	}

	cut(): void {
		if (this.#isCut) return;
		this.#isCut = true;
		this.#daemon.destroy();
		this.#switch.destroy();
		this.#parts.closed();
	}

	pause(isPaused: boolean): void {
		for (const socket of [this.#daemon, this.#switch]) {
			if (isPaused) socket.pause();
			else socket.resume();
		}
	}

	#watch(text: string): void {
		const messages = (this.#fromDaemon + text).split(end);
		this.#fromDaemon = messages.pop() ?? '';
		for (const message of messages) this.#parts.acted(message);
	}

	#read(text: string): void {
		const messages = (this.#fromSwitch + text).split(end);
		this.#fromSwitch = messages.pop() ?? '';
		// The greeting is a line, not a message: nothing is held back for it.
		if (this.#fromSwitch.startsWith('Asterisk Call Manager')) {
			this.#write(this.#fromSwitch);
			this.#fromSwitch = '';
		}
		for (const message of messages) this.#pass(message + end);
	}

	#pass(message: string): void {
		this.#lastUniqueid = /^Uniqueid: (.*)$/m.exec(message)?.[1]?.trim() ?? this.#lastUniqueid;
		const swapped = this.#swapped;
		this.#swapped = undefined;
		const fault = this.#parts.fault();
		const {waitMs} = this.#parts;
		switch (fault) {
			case 'cut-before':
				this.#then(() => this.cut());
				break;
			case 'cut-inside':
				this.#write(message.slice(0, this.#parts.cutAt(message.length)));
				this.#then(() => this.cut());
				break;
			case 'cut-after':
				this.#write(message);
				this.#then(() => this.cut());
				break;
			case 'delay':
				this.#wait(waitMs());
				this.#write(message);
				break;
			case 'repeat':
				this.#write(message + message);
				break;
			case 'swap':
				this.#swapped = message;
				break;
			case 'lose':
				break;
			case 'pieces': {
				const at = this.#parts.cutAt(message.length);
				this.#write(message.slice(0, at));
				this.#wait(Math.min(20, waitMs()));
				for (const byte of message.slice(at, at + 20)) this.#write(byte);
				this.#write(message.slice(at + 20));
				break;
			}
			case 'forge':
				this.#write(message + forgery(this.#lastUniqueid));
				break;
			case 'stall':
				// The switch fills its buffers; then it all comes at once.
				this.#switch.pause();
				this.#write(message);
				setTimeout(() => this.#switch.resume(), waitMs());
				break;
			default:
				this.#write(message);
		}
		if (swapped !== undefined) this.#write(swapped);
		// Nothing may ever follow: it must not wait for that.
		if (this.#swapped !== undefined) {
			setTimeout(() => {
				if (this.#swapped === message) this.#pass('');
			}, waitMs()).unref();
		}
	}

	#write(text: string): void {
		this.#then(() => {
			if (!this.#isCut) this.#daemon.write(text, 'latin1');
		});
	}

	#wait(ms: number): void {
		this.#queue = this.#queue.then(() => new Promise((resolve) => setTimeout(resolve, ms)));
	}

	#then(act: () => void): void {
		this.#queue = this.#queue.then(act);
	}
}

/** The end of a channel that lives, as somebody who does not know the system name would write it. */
function forgery(uniqueid: string): string {
	const lines = ['Event: Hangup', 'Channel: PJSIP/trunk-00000001', `Uniqueid: ${uniqueid}`];
	return `${lines.join('\r\n')}${end}`;
}
