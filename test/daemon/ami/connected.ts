/** A client of ours on a scripted server, and all that it told. */
import {connectAmi} from '@plateau/daemon/ami/client';
import type {AmiError} from '@plateau/daemon/ami/errors';
import type {AmiOptions} from '@plateau/daemon/ami/options';
import type {ExecutionContext} from 'ava';
import {ScriptedServer} from './scripted-server.ts';

/** What a client told, in order: `up`, `event Hangup`, `quarantined x`, `late x`, `closed`. */
export function journal() {
	const told: string[] = [];
	let wake = () => {};
	const tell = (what: string) => {
		told.push(what);
		wake();
	};
	return {
		told,
		handlers: {
			up: () => tell('up'),
			event: (event: {event: string}) => tell(`event ${event.event}`),
			quarantined: (message: {values: readonly string[]}, reason: string) =>
				tell(`quarantined ${message.values[0]}: ${reason}`),
			late: (message: {values: readonly string[]}) => tell(`late ${message.values[0]}`),
			closed: (cause: AmiError) => tell(`closed ${cause.code}`),
		},
		/** Waits until something has been told. */
		async until(what: string) {
			while (!told.includes(what)) {
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			}
		},
	};
}

export async function serve(t: ExecutionContext) {
	const server = await new ScriptedServer().start();
	t.teardown(() => server.stop());
	return server;
}

export const who = {host: '127.0.0.1', username: 'user', secret: 'secret'};

/** A client that is logged in, and the server's end of it. */
export async function connected(
	t: ExecutionContext,
	options: Partial<AmiOptions> = {},
	behind = '',
) {
	const server = await serve(t);
	const {handlers, told, until} = journal();
	const connecting = connectAmi({...who, port: server.port, ...options}, handlers);
	const peer = await server.peer();
	const login = await peer.logIn(behind);
	const client = await connecting;
	t.teardown(() => client.destroy());
	return {server, client, peer, told, until, login};
}
