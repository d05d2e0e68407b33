/**
 * What a switch writes into its manager connection, as lines that are the same on every run: channels by
 * the order of their appearance, no times, no secrets, each channel's, dial's and phone's events by
 * themselves (between them Asterisk's order differs from run to run).
 */

import type {AmiMessage} from '@plateau/daemon/ami/message';
import type {Answer} from './actor.ts';

/** Events that say nothing of a call's course, or that come in any number. */
const untold = new Set([
	'MusicOnHoldStart',
	'MusicOnHoldStop',
	'NewCallerid',
	'NewConnectedLine',
	'BridgeCreate',
	'BridgeDestroy',
]);

/**
 * The lines of a story. `unsure`: fields and events that depend on which of two legs was faster, left out.
 */
export function linesOf(
	events: readonly AmiMessage[],
	answers: readonly Answer[],
	unsure: readonly string[] = [],
): string {
	const labels = new Map<string, string>();
	const counts = new Map<string, number>();
	const label = (name: string | undefined) => {
		const known = labels.get(name ?? '');
		if (known !== undefined || name === undefined) return known ?? '-';
		const endpoint = /^PJSIP\/(.*)-[0-9a-f]{8}$/.exec(name)?.[1] ?? name;
		const count = (counts.get(endpoint) ?? 0) + 1;
		counts.set(endpoint, count);
		const made = `${endpoint} ${count}`;
		labels.set(name, made);
		return made;
	};
	const parts = new Map<string, string[]>();
	const add = (part: string, line: string) => parts.set(part, [...(parts.get(part) ?? []), line]);
	/** The names of an event's or an answer's fields, each order of them once. */
	const addShape = (name: string, message: AmiMessage) => {
		if (untold.has(name)) return;
		const line = `${name}: ${message.names.slice(1).join(' ')}`;
		if (parts.get('fields')?.includes(line) !== true) add('fields', line);
	};
	for (const event of events) {
		if (untold.has(event.event)) continue;
		if (event.event === 'DeviceStateChange') {
			const device = event.get('Device') ?? '';
			const state = event.get('State') ?? '';
			const part = `device ${device.slice('PJSIP/'.length)}`;
			// How often a phone that does nothing is told to be there is chance.
			const isNews = state !== (parts.get(part)?.at(-1) ?? 'NOT_INUSE') && state !== 'UNAVAILABLE';
			if (/^PJSIP\/desk-/.test(device) && isNews) add(part, state);
			continue;
		}
		if (unsure.includes(event.event)) continue;
		add(partOf(event, label), inWords(event, unsure));
	}
	for (const message of events) addShape(message.event, message);
	for (const {to, message} of answers) {
		const isVariable = message.get('Variable')?.startsWith('PLATEAU_') === true;
		for (const value of isVariable ? message.getAll('Variable') : [])
			add(`variables in ${to}`, value);
		addShape(message.event === '' ? `answer to ${to}` : `${message.event} in ${to}`, message);
	}
	parts.get('fields')?.sort();
	return [...parts]
		.sort(([one], [other]) => one.localeCompare(other))
		.map(([part, lines]) => `${part}\n${lines.map((line) => `\t${line}`).join('\n')}\n`)
		.join('');
}

/** Whose event it is. Dials and originated calls run beside their channels: they have parts of their own. */
function partOf(event: AmiMessage, label: (name: string | undefined) => string): string {
	if (event.event === 'OriginateResponse') return `originate ${event.get('Uniqueid')}`;
	const called = event.get('DestChannel');
	if (called !== undefined) return `dial ${label(event.get('Channel'))} → ${label(called)}`;
	const spied = event.get('SpyeeChannel');
	if (spied !== undefined) return `spy ${label(event.get('SpyerChannel'))} → ${label(spied)}`;
	return label(event.get('Channel'));
}

/** Fields worth comparing, where an event has them. */
const shown = [
	'ChannelStateDesc',
	'SpyerExten',
	'BridgeTechnology',
	'BridgeNumChannels',
	'Cause',
	'Cause-txt',
	'TechCause',
	'DialString',
	'DialStatus',
	'Response',
	'Reason',
	'UserEvent',
	'Number',
	'Caller',
	'From',
	'Privacy',
	'Offer',
	'Status',
	'Sip',
	'Place',
	'Message',
];

function inWords(event: AmiMessage, unsure: readonly string[]): string {
	// Before the phone has said anything, where its leg stands depends on the moment.
	const isUnsure = event.get('ChannelStateDesc') === 'Down' && event.event !== 'Newchannel';
	const context =
		event.event === 'OriginateResponse' || isUnsure ? undefined : event.get('Context');
	const place =
		context === undefined ? '' : ` ${context},${event.get('Exten')},${event.get('Priority')}`;
	const fields = shown
		.filter((name) => event.get(name) !== undefined && !unsure.includes(name))
		// A caller's machine is another one on each switch.
		.map((name) => ` ${name}=${event.get(name)?.replaceAll(/127\.0\.0\.\d+/g, 'host')}`);
	return `${event.event}${place}${fields.join('')}`;
}
