/**
 * One TCP or TLS connection: bytes out, bytes in, closed once. Knows nothing of the protocol.
 */
import {connect as connectTcp, type Socket} from 'node:net';
import {connect as connectTls} from 'node:tls';
import {AmiBusyError, AmiClosedError, AmiTimeoutError} from './errors.ts';

/** TLS settings. The certificate is always verified: give `ca` for a private one. */
export interface AmiTls {
	/** PEM text of the authority that signed Asterisk's certificate; the system's when left out. */
	readonly ca?: string;
	/** The name in the certificate; `host` when left out. */
	readonly serverName?: string;
}

export interface AmiAddress {
	readonly host: string;
	readonly port: number;
	readonly tls?: AmiTls;
	/** Until the connection stands, TLS included; 5 s unless told. */
	readonly connectMs?: number;
	/** Bytes that may wait for Asterisk to read them; 1 MiB unless told. */
	readonly maxUnsentBytes?: number;
}

/** Who is told. `closed` comes exactly once, last. */
export interface TransportEvents {
	readonly open: () => void;
	readonly data: (bytes: Buffer) => void;
	/** `cause` is undefined when the other side closed in good order. */
	readonly closed: (cause: Error | undefined) => void;
}

/** `host:port`, as messages name a connection. */
export function whereOf(address: AmiAddress): string {
	return `${address.host}:${address.port}`;
}

export class AmiTransport {
	readonly #address: AmiAddress;
	readonly #events: TransportEvents;
	readonly #socket: Socket;
	readonly #connectTimer: NodeJS.Timeout;
	#cause: Error | undefined;
	#isClosed = false;
	#isGathering = false;

	constructor(address: AmiAddress, events: TransportEvents) {
		this.#address = address;
		this.#events = events;
		const {connectMs = 5000} = address;
		this.#connectTimer = setTimeout(() => {
			this.destroy(new AmiTimeoutError(`connecting to ${whereOf(address)}`, connectMs));
		}, connectMs);
		this.#socket = openSocket(address);
		// Actions are small and wanted now; a dead peer is noticed even between pings.
		this.#socket.setNoDelay(true);
		this.#socket.setKeepAlive(true, 10_000);
		this.#socket.once(address.tls === undefined ? 'connect' : 'secureConnect', () => {
			clearTimeout(this.#connectTimer);
			events.open();
		});
		this.#socket.on('data', (bytes: Buffer) => events.data(bytes));
		this.#socket.on('error', (error) => {
			this.#cause ??= error;
		});
		this.#socket.once('close', () => this.#close());
	}

	/**
	 * Sends `text` as UTF-8. Throws `AmiClosedError` when there is no connection, `AmiBusyError`
	 * when the other side does not read; then nothing of it was sent.
	 */
	write(text: string): void {
		if (this.#isClosed || !this.#socket.writable) {
			throw new AmiClosedError(whereOf(this.#address), this.#cause);
		}
		const unsentBytes = this.#socket.writableLength + Buffer.byteLength(text);
		if (unsentBytes > (this.#address.maxUnsentBytes ?? 1024 * 1024)) {
			throw new AmiBusyError(whereOf(this.#address), unsentBytes);
		}
		this.#gather();
		this.#socket.write(text);
	}

	/** Stops reading: the kernel's buffer fills, then Asterisk's. */
	pause(): void {
		this.#socket.pause();
	}

	resume(): void {
		this.#socket.resume();
	}

	/** Sends what waits, then closes. */
	end(): void {
		this.#socket.end();
	}

	/** Closes now. `cause` is what `closed` will be told. */
	destroy(cause?: Error): void {
		this.#cause ??= cause;
		this.#socket.destroy();
	}

	/** What is written in one breath leaves in one packet: a ring is ten actions, and a packet each is slow. */
	#gather(): void {
		if (this.#isGathering) return;
		this.#isGathering = true;
		this.#socket.cork();
		process.nextTick(() => {
			this.#isGathering = false;
			this.#socket.uncork();
		});
	}

	#close(): void {
		if (this.#isClosed) return;
		this.#isClosed = true;
		clearTimeout(this.#connectTimer);
		this.#events.closed(this.#cause);
	}
}

function openSocket(address: AmiAddress): Socket {
	const {host, port, tls} = address;
	if (tls === undefined) return connectTcp({host, port});
	return connectTls({
		host,
		port,
		...(tls.ca === undefined ? {} : {ca: tls.ca}),
		...(tls.serverName === undefined ? {} : {servername: tls.serverName}),
	});
}
