// baresip's control connection: JSON in netstrings ("12:{…},"), requests and answers by token.

import {connect, type Socket} from 'node:net';

/** What baresip reports by itself; more fields come with some kinds. */
export type PhoneEvent = {
	/** For instance `REGISTER_OK`, `CALL_INCOMING`, `CALL_ESTABLISHED`, `CALL_CLOSED`. */
	readonly type: string;
	/** The call's id; the same for all of one call's events. */
	readonly id?: string;
	/** What the kind of event adds: a reason, an address. */
	readonly param?: string;
	readonly peeruri?: string;
	readonly peerdisplayname?: string;
	readonly direction?: 'incoming' | 'outgoing';
};

/** A connection over which a phone is driven. */
export type ControlConnection = {
	/** Gives what the command prints; rejects with it when the phone says that it failed. */
	readonly command: (name: string, params?: string) => Promise<string>;
	readonly close: () => void;
};

/** Commands are answered at once, whatever they set going. */
const answerMs = 5000;

type Answer = {readonly response: true; ok: boolean; data?: string; token?: string};

/** Connects to baresip's `ctrl_tcp`; each event goes to `onEvent` in the order of arrival. */
export function connectControl(
	address: string,
	port: number,
	onEvent: (event: PhoneEvent) => void,
): Promise<ControlConnection> {
	const waiting = new Map<string, {name: string; settle: (answer: Answer | Error) => void}>();
	let counter = 0;

	const onMessage = (message: unknown) => {
		const answer = message as Answer | (PhoneEvent & {response?: undefined});
		if (answer.response) {
			waiting.get(answer.token ?? '')?.settle(answer);
		} else {
			onEvent(answer);
		}
	};

	return new Promise((resolve, reject) => {
		const socket = connect(port, address);
		socket.on('data', splitNetstrings(onMessage));
		// Also after the connection stood: a phone that is killed resets it.
		socket.on('error', reject);
		socket.once('close', () => {
			reject(new Error('the phone closed the connection'));
			for (const {name, settle} of waiting.values()) {
				settle(new Error(`the phone ended before it answered "${name}"`));
			}
		});
		socket.once('connect', () => {
			// Where nobody listens yet, a connection from this very port meets itself.
			if (socket.localPort === port && socket.localAddress === address) {
				socket.destroy();
				return;
			}
			resolve({
				command: (name, params = '') => send(socket, name, params),
				close: () => socket.destroy(),
			});
		});
	});

	function send(socket: Socket, name: string, params: string): Promise<string> {
		const token = String(++counter);
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				settle(new Error(`the phone did not answer "${name}" in ${answerMs} ms`));
			}, answerMs);
			const settle = (answer: Answer | Error) => {
				clearTimeout(timer);
				waiting.delete(token);
				if (answer instanceof Error) {
					reject(answer);
				} else if (answer.ok) {
					resolve((answer.data ?? '').trim());
				} else {
					reject(new Error(`the phone refused "${name} ${params}": ${answer.data?.trim()}`));
				}
			};

			if (socket.destroyed) {
				settle(new Error(`the phone has ended: it cannot do "${name}"`));
				return;
			}

			waiting.set(token, {name, settle});
			const payload = Buffer.from(JSON.stringify({command: name, params, token}));
			socket.write(Buffer.concat([Buffer.from(`${payload.length}:`), payload, Buffer.from(',')]));
		});
	}
}

/** Cuts a stream of bytes into the JSON values that its netstrings hold. */
export function splitNetstrings(onValue: (value: unknown) => void): (chunk: Buffer) => void {
	let pending = Buffer.alloc(0);
	return (chunk) => {
		pending = Buffer.concat([pending, chunk]);
		for (;;) {
			const colon = pending.indexOf(':');
			const length = Number(pending.toString('latin1', 0, Math.max(colon, 0)));
			if (colon < 1 || pending.length < colon + 1 + length + 1) {
				return;
			}

			const value: unknown = JSON.parse(pending.toString('utf8', colon + 1, colon + 1 + length));
			pending = pending.subarray(colon + 1 + length + 1);
			onValue(value);
		}
	};
}
