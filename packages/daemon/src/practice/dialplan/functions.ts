/** The dialplan functions that Plateau's dialplan and bridge use. A name that is not here has no value. */

import {writeFileSync} from 'node:fs';
import {DateTime} from 'luxon';
import type {Channel} from '../channel.ts';
import type {Exchange} from '../exchange.ts';
import {type Called, callerUri, headerOf, userOf} from '../sip-text.ts';
import {isTrue} from './expression.ts';
import {argumentsOf, type Values} from './substitute.ts';

interface Scope {
	readonly exchange: Exchange;
	/** Undefined for what the manager interface asks without a channel. */
	readonly channel: Channel | undefined;
}

interface DialplanFunction {
	read?(scope: Scope, args: readonly string[], whole: string): string;
	write?(channel: Channel, args: readonly string[], value: string): void;
}

const functions: ReadonlyMap<string, DialplanFunction> = new Map<string, DialplanFunction>([
	['LEN', {read: (_scope, _args, whole) => String(whole.length)}],
	[
		'IF',
		{
			read(_scope, _args, whole) {
				const [condition = '', ...rest] = whole.split('?');
				const [whenTrue = '', whenFalse = ''] = splitOnce(rest.join('?'), ':');
				return isTrue(condition) ? whenTrue : whenFalse;
			},
		},
	],
	['FILTER', {read: (_scope, [allowed = '', ...rest]) => filter(allowed, rest.join(','))}],
	[
		'CUT',
		{
			read(scope, [name = '', delimiter = '', field = '']) {
				const parts = (variable(scope, name) ?? '').split(delimiter);
				return parts[Number(field) - 1] ?? '';
			},
		},
	],
	[
		'FIELDQTY',
		{
			read(scope, [name = '', delimiter = '']) {
				const text = variable(scope, name) ?? '';
				return String(text === '' ? 0 : text.split(delimiter).length);
			},
		},
	],
	['TOLOWER', {read: (_scope, _args, whole) => whole.toLowerCase()}],
	[
		'REGEX',
		{
			read(_scope, _args, whole) {
				const [, pattern = '', text = ''] = /^"(.*?)" ?(.*)$/s.exec(whole) ?? [];
				return new RegExp(pattern).test(text) ? '1' : '0';
			},
		},
	],
	['URIENCODE', {read: (_scope, _args, whole) => uriEncode(whole)}],
	['STRFTIME', {read: ({exchange}, args) => formatTime(exchange.clock.now(), args)}],
	['GLOBAL', {read: ({exchange}, _args, whole) => exchange.globals.get(whole) ?? ''}],
	[
		'CHANNEL',
		{
			read({channel}, [item = '', what = '']) {
				if (channel === undefined) return '';
				if (item === 'rtp') return what === 'hold' ? String(Number(channel.isHeld)) : '';
				if (item === 'pjsip') return what === 'remote_uri' ? callerUri(channel.far as Called) : '';
				return channelItems[item]?.(channel) ?? '';
			},
			write(channel, [item = ''], value) {
				if (item === 'language') channel.language = value;
				if (item === 'hangup_handler_push') {
					const [context = '', extension = '', priority = '1'] = argumentsOf(value);
					channel.hangupHandlers.push({context, extension, priority: Number(priority)});
				}
			},
		},
	],
	[
		'CALLERID',
		{
			read({channel}, [item = '']) {
				return (item === 'num' ? channel?.caller.number : channel?.caller.name) ?? '';
			},
			write(channel, [item = ''], value) {
				if (item === 'num') channel.caller.number = value;
				if (item === 'name') channel.caller.name = value;
			},
		},
	],
	[
		'CONNECTEDLINE',
		{
			read: ({channel}, [item = '']) =>
				(item === 'num' ? channel?.connected.number : channel?.connected.name) ?? '',
			write(channel, [item = ''], value) {
				if (item === 'num') channel.connected.number = value;
				if (item === 'name') channel.connected.name = value;
			},
		},
	],
	[
		'PJSIP_HEADER',
		{
			read: ({channel}, [action = '', name = '']) =>
				channel === undefined || action !== 'read' ? '' : headerOf(channel.far as Called, name),
			write(channel, [action = '', name = ''], value) {
				if (action === 'add') channel.addedHeaders.set(name, value);
			},
		},
	],
	[
		'PJSIP_PARSE_URI_FROM',
		{
			read: ({channel}, [name = '', part = '']) =>
				part === 'user' ? userOf(channel?.variables.get(name) ?? '') : '',
		},
	],
	['HANGUPCAUSE_KEYS', {read: ({channel}) => [...(channel?.legCauses.keys() ?? [])].join(',')}],
	[
		'HANGUPCAUSE',
		{
			// Asked of two legs at once, the second is taken for the kind: Asterisk gives nothing.
			read({channel}, [leg = '', kind = '']) {
				const cause = channel?.legCauses.get(leg);
				if (cause === undefined) return '';
				return kind === 'tech' ? cause.tech : kind === 'ast' ? String(cause.cause) : '';
			},
		},
	],
	['CDR', {write() {}}],
	['FILE', {write: (_channel, args, value) => writeLine(args, value)}],
	[
		'QUEUE_MEMBER',
		{
			// `logged`: registered, whatever they do.
			read({exchange}) {
				const members = exchange.queueMembers();
				return String(members.filter((member) => member.isReachable()).length);
			},
		},
	],
	[
		'MUTEAUDIO',
		{
			write(channel, [direction = ''], value) {
				if (direction === 'in') channel.isMuted = value === 'on';
			},
		},
	],
	[
		'CHANNEL_EXISTS',
		{
			read: ({exchange}, _args, whole) =>
				whole !== '' && exchange.channel(whole) !== undefined ? '1' : '0',
		},
	],
]);

/** Names of functions that can be read or set. */
export const functionNames: ReadonlySet<string> = new Set(functions.keys());

const channelItems: Readonly<Record<string, (channel: Channel) => string>> = {
	language: ({language}) => language,
	uniqueid: ({uniqueId}) => uniqueId,
	linkedid: ({linkedId}) => linkedId,
	name: ({name}) => name,
	state: ({state}) => state,
};

/** Sets a variable, or a function when `name` has parentheses. Without a channel: a global one. */
export function setValue(
	exchange: Exchange,
	channel: Channel | undefined,
	name: string,
	value: string,
): void {
	const called = /^([A-Z_]+)\((.*)\)$/.exec(name);
	if (called !== null) {
		if (channel !== undefined) {
			functions.get(called[1] ?? '')?.write?.(channel, argumentsOf(called[2] ?? ''), value);
		}
	} else if (channel === undefined) {
		exchange.globals.set(name, value);
	} else {
		channel.variables.set(name, value);
	}
}

/** The value of `NAME` or `FUNCTION(…)`; undefined for a variable that was never set. */
export function getValue(
	exchange: Exchange,
	channel: Channel | undefined,
	name: string,
): string | undefined {
	const called = /^([A-Z_]+)\((.*)\)$/s.exec(name);
	if (called === null) return variable({exchange, channel}, name);
	return read({exchange, channel}, called[1] ?? '', called[2] ?? '');
}

/** What `${…}` gives on a channel. */
export function valuesOf(exchange: Exchange, channel: Channel): Values {
	const scope = {exchange, channel};
	return {
		variable: (name) => variable(scope, name) ?? '',
		read: (name, argument) => read(scope, name, argument),
	};
}

function read(scope: Scope, name: string, argument: string): string {
	return functions.get(name)?.read?.(scope, argumentsOf(argument), argument) ?? '';
}

function variable({exchange, channel}: Scope, name: string): string | undefined {
	if (name === 'EPOCH') return String(Math.floor(exchange.clock.now() / 1000));
	if (channel === undefined) return exchange.globals.get(name);
	const {location} = channel;
	switch (name) {
		case 'UNIQUEID':
			return channel.uniqueId;
		case 'CHANNEL':
			return channel.name;
		case 'EXTEN':
			return location.extension;
		case 'CONTEXT':
			return location.context;
		case 'PRIORITY':
			return String(location.priority);
		case 'HANGUPCAUSE':
			return String(channel.hangupCause);
		default:
			return channel.variables.get(name) ?? exchange.globals.get(name);
	}
}

function splitOnce(text: string, mark: string): readonly string[] {
	const at = text.indexOf(mark);
	return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** Keeps the characters of a list with ranges: `0-9+`. */
function filter(allowed: string, text: string): string {
	const kept = new Set<string>();
	for (let at = 0; at < allowed.length; at += 1) {
		const from = allowed.charCodeAt(at);
		const to =
			allowed[at + 1] === '-' && at + 2 < allowed.length ? allowed.charCodeAt(at + 2) : from;
		for (let code = from; code <= to; code += 1) kept.add(String.fromCharCode(code));
		if (to !== from) at += 2;
	}
	return [...text].filter((character) => kept.has(character)).join('');
}

/** As Asterisk's: letters, digits and a few marks stay, every other byte becomes `%XX`. */
function uriEncode(text: string): string {
	return [...Buffer.from(text)]
		.map((byte) => {
			const character = String.fromCharCode(byte);
			return /[A-Za-z0-9_.!~*'()-]/.test(character)
				? character
				: `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
		})
		.join('');
}

/** `name,,,options`: a line by itself, or with `a` behind what is there. As in Asterisk nobody is told of a failure. */
function writeLine([path = '', , , options = '']: readonly string[], value: string): void {
	try {
		const flag = options.includes('a') ? 'a' : 'w';
		writeFileSync(path, `${value}\n`, {flag, mode: 0o640});
	} catch {
		// The folder is not there, or not ours.
	}
}

/** `epoch,zone,format`. The switch lives in UTC. */
function formatTime(
	nowMs: number,
	[epoch = '', zone = '', format = '']: readonly string[],
): string {
	const ms = epoch === '' ? nowMs : Number(epoch) * 1000;
	const at = new Date(ms).toISOString();
	const parts: Readonly<Record<string, string>> = {
		'%s': String(Math.floor(ms / 1000)),
		'%3q': String(Math.floor(ms % 1000)).padStart(3, '0'),
		'%z': '+0000',
		'%F': at.slice(0, 10),
		'%T': at.slice(11, 19),
		...dateParts(ms, zone),
	};
	return format.replaceAll(/%\d?[a-zA-Z]/g, (part) => parts[part] ?? part);
}

function dateParts(ms: number, zone: string): Readonly<Record<string, string>> {
	const at = DateTime.fromMillis(ms, {zone: zone === '' ? 'utc' : zone});
	return {'%Y': at.toFormat('yyyy'), '%m': at.toFormat('MM'), '%d': at.toFormat('dd')};
}
