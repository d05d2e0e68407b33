/** Frames to messages and back, checked on both ends with the same schemas. */

import * as v from 'valibot';
import {
	type ClientMessage,
	clientMessageSchema,
	type ServerMessage,
	serverMessageSchema,
} from './messages.ts';

/** A frame that is no message; `detail` says where, for the log. */
export interface BadFrame {
	readonly ok: false;
	readonly detail: string;
}

type Read<T> = {readonly ok: true; readonly message: T} | BadFrame;

function read<T>(schema: v.GenericSchema<unknown, T>, frame: string): Read<T> {
	let value: unknown;
	try {
		value = JSON.parse(frame);
	} catch {
		return {ok: false, detail: 'not JSON'};
	}
	const result = v.safeParse(schema, value, {abortEarly: true});
	if (result.success) return {ok: true, message: result.output};
	const issue = result.issues[0];
	return {ok: false, detail: `${v.getDotPath(issue) ?? 'message'}: ${issue.message}`};
}

/** What a client sent. */
export function readClientMessage(frame: string): Read<ClientMessage> {
	return read(clientMessageSchema, frame);
}

/** What the daemon sent. */
export function readServerMessage(frame: string): Read<ServerMessage> {
	return read(serverMessageSchema, frame);
}

/** One message as a frame. */
export function writeMessage(message: ClientMessage | ServerMessage): string {
	return JSON.stringify(message);
}

/** A delta whose patch is text already: one patch goes to many subscribers. */
export function writeDelta(sub: number, n: number, at: number, patchJson: string): string {
	return `{"type":"delta","sub":${sub},"n":${n},"at":${at},"patch":${patchJson}}`;
}

/** A snapshot whose data is text already. */
export function writeSnapshot(sub: number, n: number, at: number, dataJson: string): string {
	return `{"type":"snapshot","sub":${sub},"n":${n},"at":${at},"data":${dataJson}}`;
}
