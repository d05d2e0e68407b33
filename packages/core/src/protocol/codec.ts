/** Frames to messages and back, checked on both ends with the same schemas. */

import * as v from 'valibot';
import {type CommandName, commandSchemas, type ParsedArgs} from './commands.ts';
import {
	type ClientMessage,
	clientMessageSchema,
	type ServerMessage,
	serverMessageSchema,
} from './messages.ts';
import {type ViewName, viewSchemas} from './views.ts';

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
	return {ok: false, detail: detailOf(result.issues[0])};
}

const longestDetail = 300;

function detailOf(issue: v.BaseIssue<unknown>): string {
	const path = v.getDotPath(issue);
	const detail = path === null ? issue.message : `${path}: ${issue.message}`;
	// A message that lists every command there is says no more than its beginning.
	return detail.length > longestDetail ? `${detail.slice(0, longestDetail)}…` : detail;
}

/** What a client sent. */
export function readClientMessage(frame: string): Read<ClientMessage> {
	return read(clientMessageSchema, frame);
}

/** What the daemon sent. */
export function readServerMessage(frame: string): Read<ServerMessage> {
	return read(serverMessageSchema, frame);
}

/** A command's arguments off the wire; unknown ones are left out. */
export function readArgs<N extends CommandName>(
	name: N,
	value: unknown,
): {readonly ok: true; readonly args: ParsedArgs<N>} | BadFrame {
	const schema = commandSchemas[name].args as unknown as v.GenericSchema<unknown, ParsedArgs<N>>;
	const result = v.safeParse(schema, value, {abortEarly: true});
	if (result.success) return {ok: true, args: result.output};
	return {ok: false, detail: detailOf(result.issues[0])};
}

/** What is wrong with a command's answer, or undefined when it is as its schema says. */
export function faultOfResult(name: CommandName, value: unknown): string | undefined {
	return faultOf(commandSchemas[name].result, value);
}

/** What is wrong with a view's data, or undefined when it is as its schema says. */
export function faultOfView(view: ViewName, data: unknown): string | undefined {
	return faultOf(viewSchemas[view], data);
}

function faultOf(schema: v.GenericSchema, value: unknown): string | undefined {
	const result = v.safeParse(schema, value, {abortEarly: true});
	return result.success ? undefined : detailOf(result.issues[0]);
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
