/**
 * The frames of the wire, both ways. JSON text over a WebSocket, at most 64 KB from a client.
 * A client says `hello`, then `log-in` (or brings a token); everything else needs a session.
 */

import * as v from 'valibot';
import {accountSchema, type CommandName, commandSchemas} from './commands.ts';
import type {Json, JsonObject, Patch} from './patch.ts';
import {type ViewName, viewSchemas} from './views.ts';

/** Grows when an old client could misread a frame. */
export const protocolVersion = 1;
/** The largest frame a client may send, in bytes. */
export const maxClientFrameBytes = 65_536;

const requestId = v.pipe(v.number(), v.integer(), v.minValue(0));
const json = v.custom<Json>((value) => value !== undefined);
const jsonObject = v.custom<JsonObject>(
	(value) => typeof value === 'object' && value !== null && !Array.isArray(value),
	'not an object',
);
const names = <T extends string>(record: Record<T, unknown>) => Object.keys(record) as T[];

export const clientMessageSchema = v.variant('type', [
	v.object({
		type: v.literal('hello'),
		version: v.number(),
		token: v.optional(v.pipe(v.string(), v.maxLength(200))),
		/** What is calling, for the log: `plateau 0.1.0 desk`. */
		client: v.optional(v.pipe(v.string(), v.maxLength(100))),
	}),
	/** Throttled per account and per address. */
	v.object({
		type: v.literal('log-in'),
		login: v.pipe(v.string(), v.maxLength(64)),
		password: v.pipe(v.string(), v.maxLength(200)),
	}),
	v.object({
		type: v.literal('subscribe'),
		/** Chosen by the client; names this subscription until `unsubscribe`. */
		sub: requestId,
		view: v.picklist(names(viewSchemas) as [ViewName, ...ViewName[]]),
		/** An agent's or a call's id, where the view has a scope. */
		scope: v.optional(v.pipe(v.string(), v.maxLength(100))),
		/** Looks and goes: an agent's own desk watched so is no desk whose loss would matter. */
		glance: v.optional(v.boolean()),
	}),
	v.object({type: v.literal('unsubscribe'), sub: requestId}),
	v.object({
		type: v.literal('command'),
		id: requestId,
		name: v.picklist(names(commandSchemas) as [CommandName, ...CommandName[]]),
		args: jsonObject,
	}),
	v.object({type: v.literal('ping')}),
]);

const refusal = v.object({
	code: v.string(),
	/** Values for the sentence of the code. */
	params: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
	/** For `floor-file-bad`: each error with its line. */
	details: v.optional(
		v.array(
			v.object({
				line: v.optional(v.number()),
				/** From 1, where the error is about a part of the line; then the excerpt shows it. */
				column: v.optional(v.number()),
				excerpt: v.optional(v.object({text: v.string(), at: v.number(), length: v.number()})),
				code: v.string(),
				params: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
			}),
		),
	),
});

const patch = v.custom<Patch>(
	(value) =>
		Array.isArray(value) &&
		value.every(
			(entry) =>
				Array.isArray(entry) &&
				(entry.length === 1 || entry.length === 2) &&
				Array.isArray(entry[0]) &&
				entry[0].every((key) => typeof key === 'string'),
		),
	'not a patch',
);

/** Why the daemon closes a link. A client comes back after the first three, by itself. */
export const byeCodes = [
	'stopping',
	'too-slow',
	'silent',
	'bad-frame',
	'flood',
	'revoked',
	'version',
] as const;
export type ByeCode = (typeof byeCodes)[number];

export const serverMessageSchema = v.variant('type', [
	/** The answer to `hello`. `account` is absent when the token is missing or no longer good. */
	v.object({
		type: v.literal('welcome'),
		version: v.number(),
		/** The daemon's clock, for timers. */
		at: v.number(),
		timeZone: v.string(),
		country: v.string(),
		/** True on the practice switch. */
		practice: v.boolean(),
		account: v.optional(accountSchema),
	}),
	/** The answer to `log-in`; then the client keeps `token` in a file of its own (0600). */
	v.object({
		type: v.literal('logged-in'),
		token: v.string(),
		account: accountSchema,
	}),
	v.object({type: v.literal('log-in-refused'), code: v.string(), retryMs: v.optional(v.number())}),
	/** The whole view. `n` numbers what follows it, from 0. */
	v.object({
		type: v.literal('snapshot'),
		sub: requestId,
		n: v.number(),
		at: v.number(),
		data: jsonObject,
	}),
	/** `n` is one more than the last; a gap means: ask again. */
	v.object({type: v.literal('delta'), sub: requestId, n: v.number(), at: v.number(), patch}),
	/** A subscription that cannot be had, or can no longer. */
	v.object({type: v.literal('subscription-ended'), sub: requestId, refusal}),
	v.object({type: v.literal('answer'), id: requestId, ok: v.literal(true), result: json}),
	v.object({type: v.literal('refused'), id: requestId, ok: v.literal(false), refusal}),
	v.object({type: v.literal('pong'), at: v.number()}),
	/** The daemon closes the link; `code` is one of `byeCodes`. */
	v.object({type: v.literal('bye'), code: v.string()}),
]);

export type ClientMessage = v.InferOutput<typeof clientMessageSchema>;
export type ServerMessage = v.InferOutput<typeof serverMessageSchema>;
export type RefusalBody = v.InferOutput<typeof refusal>;
