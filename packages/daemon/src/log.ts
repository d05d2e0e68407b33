/**
 * The daemon's log: JSON, one line an event at info, to stdout or a file. Secrets never reach it and
 * control characters of callers' data are neutralised. Says nothing about what is worth logging.
 */

import {safeText} from '@plateau/core';
import {type DestinationStream, destination as openDestination, pino} from 'pino';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What an event was about. Values may be anything; errors are written with their cause. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where events of the daemon's own life are told. `event` is a kebab-case name, constant per call site. */
export interface Log {
	debug(event: string, fields?: LogFields): void;
	info(event: string, fields?: LogFields): void;
	warn(event: string, fields?: LogFields): void;
	error(event: string, fields?: LogFields): void;
	/** A log whose every line carries `fields` too. */
	child(fields: LogFields): Log;
}

export interface LogOptions {
	readonly level?: LogLevel;
	/** A file's path, made if missing, appended to; stdout when absent. Or a stream, in tests. */
	readonly to?: string | DestinationStream;
	/** Values that must never be written, wherever they turn up: passwords of the settings. */
	readonly secrets?: readonly string[];
}

/** A log that writes nothing. */
export const silentLog: Log = {
	debug() {},
	info() {},
	warn() {},
	error() {},
	child: () => silentLog,
};

/** Opens the log. Writes are synchronous, so the line of a crash is on disk when the process ends. */
export function openLog(options: LogOptions = {}): Log {
	const to = options.to;
	const stream =
		typeof to === 'object'
			? to
			: openDestination({
					sync: true,
					...(to === undefined ? {dest: 1} : {dest: to, mkdir: true, mode: 0o600}),
				});
	const logger = pino(
		{
			level: options.level ?? 'info',
			base: {pid: process.pid},
			messageKey: 'event',
			formatters: {level: (label) => ({level: label})},
			timestamp: pino.stdTimeFunctions.isoTime,
		},
		stream,
	);
	return wrap(logger, secretsOf(options.secrets ?? []));
}

function wrap(logger: pino.Logger, secrets: readonly string[]): Log {
	const write =
		(level: 'debug' | 'info' | 'warn' | 'error') => (event: string, fields?: LogFields) => {
			if (!logger.isLevelEnabled(level)) return;
			if (fields === undefined) logger[level](event);
			else logger[level](cleanFields(fields, secrets), event);
		};
	return {
		debug: write('debug'),
		info: write('info'),
		warn: write('warn'),
		error: write('error'),
		child: (fields) => wrap(logger.child(cleanFields(fields, secrets)), secrets),
	};
}

const hidden = '[hidden]';
/** Names of fields that hold secrets, in any spelling: `password`, `amiSecret`, `session_token`. */
const secretName =
	/pass(word|wd|phrase)|secret|token|credential|authori[sz]ation|cookie|privatekey/i;
const maxDepth = 6;
const maxText = 4000;

/** Very short secrets would hide ordinary words, so they are hidden by their field's name alone. */
function secretsOf(secrets: readonly string[]): readonly string[] {
	return secrets.filter((secret) => secret.length >= 6).sort((a, b) => b.length - a.length);
}

/** Names that the line itself uses; a field of the same name would be written a second time. */
const ownNames = new Set(['level', 'time', 'pid', 'event']);

function cleanFields(fields: LogFields, secrets: readonly string[]): Record<string, unknown> {
	const result: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(fields)) {
		const cleaned = secretName.test(name) ? hidden : clean(value, secrets, 0);
		result[ownNames.has(name) ? `${name}_` : name] = cleaned;
	}
	return result;
}

function clean(value: unknown, secrets: readonly string[], depth: number): unknown {
	if (typeof value === 'string') return cleanText(value, secrets);
	if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
	if (typeof value === 'function') return '[function]';
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= maxDepth) return '[deeper]';
	if (value instanceof Error) return cleanError(value, secrets, depth);
	if (Array.isArray(value)) return value.map((item) => clean(item, secrets, depth + 1));
	if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
	const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
	return Object.fromEntries(
		entries.map(([name, item]) => [
			String(name),
			secretName.test(String(name)) ? hidden : clean(item, secrets, depth + 1),
		]),
	);
}

function cleanError(error: Error, secrets: readonly string[], depth: number): unknown {
	const {name, message, stack, cause, ...rest} = error;
	return {
		name,
		message: cleanText(message, secrets),
		...(clean(rest, secrets, depth + 1) as object),
		// A list of lines stays readable where one text would be neutralised into a single line.
		stack: stack
			?.split('\n')
			.slice(1, 12)
			.map((line) => cleanText(line.trim(), secrets)),
		...(cause === undefined ? {} : {cause: clean(cause, secrets, depth + 1)}),
	};
}

function cleanText(text: string, secrets: readonly string[]): string {
	let result = text;
	for (const secret of secrets) result = result.replaceAll(secret, hidden);
	return safeText(result.replace(/[\r\n\t]+/g, ' '), maxText);
}
