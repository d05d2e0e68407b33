/** The practice switch's manager interface: listens on loopback and passes events on to the sessions. */

import {createServer, type Server, type Socket} from 'node:net';
import {asSwitch, encodeMessage} from '../ami/encoder.ts';
import type {Exchange} from './exchange.ts';
import type {ManagerUser} from './rights.ts';
import {harmless, Session} from './session.ts';
import type {EventClass, EventField} from './tell.ts';

export interface AmiServerParts {
	readonly exchange: Exchange;
	readonly users: readonly ManagerUser[];
	challenge(): string;
}

export class AmiServer {
	readonly #server: Server;
	readonly #sessions = new Map<Socket, Session>();

	constructor({exchange, users, challenge}: AmiServerParts) {
		this.#server = createServer((socket) => {
			this.#sessions.set(socket, new Session({socket, exchange, users, challenge}));
			socket.once('close', () => this.#sessions.delete(socket));
		});
	}

	/** Listens; gives the port. Rejects when the port is taken. */
	async listen(host: string, port: number): Promise<number> {
		await new Promise<void>((resolve, reject) => {
			this.#server.once('error', reject);
			this.#server.listen({host, port}, () => {
				this.#server.off('error', reject);
				resolve();
			});
		});
		const address = this.#server.address();
		return typeof address === 'object' && address !== null ? address.port : port;
	}

	/** An event of the switch, for everybody who may hear it. */
	tell(
		systemName: string,
		now: number,
		event: string,
		eventClass: EventClass,
		fields: readonly EventField[],
	): void {
		if (this.#sessions.size === 0) return;
		const text = encodeMessage(
			[
				['Event', event],
				['Privilege', `${eventClass},all`],
				['Timestamp', (now / 1000).toFixed(6)],
				['SystemName', systemName],
				...fields.map(harmless),
			],
			asSwitch,
		);
		for (const session of this.#sessions.values()) session.hear(event, eventClass, text);
	}

	/** Writes bytes as they are to every session, as a switch does whose fields a caller could write. */
	forge(text: string): void {
		for (const session of this.#sessions.values()) session.write(text);
	}

	/** Drops every connection; new ones are welcome. */
	drop(): void {
		for (const socket of this.#sessions.keys()) socket.destroy();
	}

	async close(): Promise<void> {
		this.drop();
		await new Promise<void>((resolve) => this.#server.close(() => resolve()));
	}
}
