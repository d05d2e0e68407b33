/**
 * What a switch writes into its manager connection while things happen to calls, as lines that are the
 * same on every run: channels by the order of their appearance, no times, no secrets, each channel's and
 * each phone's events by themselves (between channels Asterisk's order differs from run to run).
 */

import {type AmiClient, connectAmi} from '@plateau/daemon/ami/client';
import type {AmiMessage} from '@plateau/daemon/ami/message';
import type {
	ContractCaller,
	ContractPhone,
	ContractSwitch,
	Extension,
	OpenSwitch,
} from './driver.ts';
import {endpointOf, extensions, numbers} from './driver.ts';
import {until} from './wait.ts';

/** Somebody who acts out a story by hand: no bridge, only actions. */
interface Actor {
	readonly on: ContractSwitch;
	phone(extension: Extension): Promise<ContractPhone>;
	/** Somebody who dials, and the name of the channel. */
	call(number?: string): Promise<{caller: ContractCaller; channel: string}>;
	send(action: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<void>;
	/** Asks for a list; its items are kept with the events' shapes. */
	list(action: string, fields?: Readonly<Record<string, string>>): Promise<void>;
	redirect(channel: string, context: string, extension?: string): Promise<void>;
	/** Sends a caller into a ring of that phone. */
	ring(channel: string, extension: Extension, secs?: number, answer?: '0' | '1'): Promise<void>;
	/** The next event that fits, not told before. */
	next(event: string, fields?: Readonly<Record<string, string>>): Promise<AmiMessage>;
	/** Waits until the phone rings, talks or is idle, and the switch has said so. */
	stands(phone: ContractPhone, state: 'ringing' | 'talking' | 'idle'): Promise<void>;
	/** Waits until the channel is inside that application. */
	blocksIn(channel: string, application: string): Promise<void>;
	/** Waits until every channel is gone. */
	empty(): Promise<void>;
}

type Story = (actor: Actor) => Promise<void>;

/** Every story by name; each begins and ends with no call. */
export const stories: Readonly<Record<string, Story>> = {
	async 'an agent answers and hangs up'(actor) {
		const phone = await actor.phone('101');
		const {channel} = await actor.call();
		await actor.redirect(channel, 'plateau-admit');
		await actor.next('BridgeEnter');
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		await phone.hangUp();
		await actor.empty();
	},
	async 'a caller hangs up a talk'(actor) {
		const phone = await actor.phone('101');
		const {channel, caller} = await actor.call();
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('BridgeEnter');
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		await caller.hangUp();
		await actor.empty();
	},
	async 'nobody answers, a phone is busy, declines, is not there'(actor) {
		await actor.phone('101');
		const {channel, caller} = await actor.call();
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('BridgeEnter');
		await actor.ring(channel, '101', 1);
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.on.phoneWith('102', 'busy');
		await actor.ring(channel, '102');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.on.phoneWith('103', 'declines');
		await actor.ring(channel, '103');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ring(channel, '104' as Extension);
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await caller.hangUp();
		await actor.empty();
	},
	async 'callers give up'(actor) {
		const phone = await actor.phone('101');
		const early = await actor.call();
		await actor.blocksIn(early.channel, 'Wait');
		await early.caller.hangUp();
		await actor.empty();
		const waiting = await actor.call();
		await actor.redirect(waiting.channel, 'plateau-wait');
		await actor.next('BridgeEnter');
		await waiting.caller.hangUp();
		await actor.empty();
		const ringing = await actor.call();
		await actor.redirect(ringing.channel, 'plateau-wait');
		await actor.next('BridgeEnter');
		await actor.ring(ringing.channel, '101');
		await actor.stands(phone, 'ringing');
		await ringing.caller.hangUp();
		await actor.empty();
	},
	async 'a ring is taken back, a talk is taken apart, a leg is hung up'(actor) {
		const phone = await actor.phone('101');
		const {channel} = await actor.call();
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('BridgeEnter');
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.stands(phone, 'idle');
		await actor.next('BridgeEnter');
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		await actor.redirect(channel, 'plateau-wait');
		await actor.stands(phone, 'idle');
		await actor.next('BridgeEnter');
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		const leg = await actor.next('DialBegin');
		await actor.send('Hangup', {Channel: leg.get('DestChannel') ?? '', Cause: '16'});
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.stands(phone, 'idle');
		await actor.next('BridgeEnter');
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		await actor.send('Hangup', {Channel: channel, Cause: '16'});
		await actor.empty();
	},
	async 'a number that only an agent answers, and a farewell before an answer'(actor) {
		const phone = await actor.phone('101');
		const {channel} = await actor.call(numbers.unanswered);
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ring(channel, '101', 9, '0');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		await phone.hangUp();
		await actor.empty();
		const late = await actor.call(numbers.unanswered);
		await actor.redirect(late.channel, 'plateau-farewell', 'unknown-number');
		await actor.empty();
	},
	async 'a supervisor listens, whispers, is refused, does not answer, is stopped'(actor) {
		const phone = await actor.phone('101');
		const supervisor = await actor.phone('103');
		const {channel} = await actor.call();
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('BridgeEnter');
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		const leg = await actor.next('DialBegin');
		await phone.answer();
		await actor.next('BridgeEnter', {Channel: channel});
		const originate = (name: string, extension: Extension | '104', timeoutMs = 9000) =>
			actor.send('Originate', {
				Channel: `PJSIP/${endpointOf(extension)}`,
				ChannelId: `plateau-${name}`,
				Context: 'plateau-monitor',
				Exten: 'listen',
				Priority: '1',
				Async: 'true',
				Timeout: String(timeoutMs),
				CallerID: '"Plateau" <0>',
				Variable: ['PLATEAU_ROLE=supervisor', `PLATEAU_SPIED=${leg.get('DestUniqueid')}`],
			});
		await originate('one', '103');
		await actor.stands(supervisor, 'ringing');
		await supervisor.answer();
		await actor.stands(supervisor, 'talking');
		const spying = await actor.next('ChanSpyStart');
		const name = spying.get('SpyerChannel') ?? '';
		await actor.redirect(name, 'plateau-monitor', 'whisper');
		await actor.next('ChanSpyStart');
		await actor.send('Hangup', {Channel: name, Cause: '16'});
		await actor.stands(supervisor, 'idle');
		await originate('two', '103', 1000);
		await actor.next('OriginateResponse');
		await actor.stands(supervisor, 'idle');
		await originate('three', '103');
		await actor.stands(supervisor, 'ringing');
		await actor.send('Hangup', {Channel: 'plateau-three', Cause: '16'});
		await actor.next('OriginateResponse');
		await actor.stands(supervisor, 'idle');
		await originate('four', '104');
		await actor.next('OriginateResponse');
		await actor.on.phoneWith('102', 'declines');
		await originate('five', '102');
		await actor.next('OriginateResponse');
		await originate('six', '103');
		await actor.stands(supervisor, 'ringing');
		await supervisor.answer();
		await actor.stands(supervisor, 'talking');
		await actor.next('ChanSpyStart');
		await phone.hangUp();
		await actor.empty();
	},
	async 'phones call each other, and one that is not there'(actor) {
		const one = await actor.phone('101');
		const other = await actor.phone('102');
		await one.dial('102');
		await actor.stands(other, 'ringing');
		await other.answer();
		await actor.stands(other, 'talking');
		await actor.next('BridgeEnter');
		await actor.next('BridgeEnter');
		await other.hangUp();
		await actor.empty();
		await one.dial('103');
		await actor.next('Hangup', {Cause: '3'});
		await actor.empty();
	},
	async 'lists and answers'(actor) {
		const phone = await actor.phone('101');
		const {channel} = await actor.call();
		await actor.list('BridgeList');
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('BridgeEnter');
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		const variables = 'PLATEAU_ROLE,PLATEAU_PLACE,PLATEAU_OFFER,PLATEAU_SPIED,CHANNEL(language)';
		await actor.list('Status', {Variables: variables});
		await actor.list('Status', {Channel: channel});
		await actor.list('CoreShowChannels');
		await actor.list('BridgeList');
		await actor.list('DeviceStateList');
		for (const action of ['Ping', 'CoreStatus', 'CoreSettings']) await actor.send(action, {});
		await actor.send('Getvar', {Variable: 'NOT_SET'});
		await actor.send('Getvar', {Channel: channel, Variable: 'PLATEAU_PLACE'});
		await actor.send('Events', {EventMask: 'call,user'});
		await phone.hangUp();
		await actor.empty();
	},
	async 'the fallback rings every phone'(actor) {
		const one = await actor.phone('101');
		const other = await actor.phone('102');
		const {channel, caller} = await actor.call();
		await actor.redirect(channel, 'plateau-fallback');
		await Promise.all([actor.stands(one, 'ringing'), actor.stands(other, 'ringing')]);
		await one.answer();
		await actor.next('BridgeEnter', {Channel: channel});
		await one.hangUp();
		await actor.empty();
		await actor.stands(other, 'idle');
		const again = await actor.call();
		await actor.redirect(again.channel, 'plateau-fallback');
		await Promise.all([actor.stands(one, 'ringing'), actor.stands(other, 'ringing')]);
		await actor.redirect(again.channel, 'plateau-wait');
		await Promise.all([actor.stands(one, 'idle'), actor.stands(other, 'idle')]);
		await actor.next('BridgeEnter', {BridgeName: 'plateau'});
		await again.caller.hangUp();
		await caller.until('idle');
		await actor.empty();
	},
};

/** Plays a story on a fresh switch; gives its lines. */
export async function play(open: OpenSwitch, story: Story): Promise<string> {
	const on = await open({fallbackSecs: 20});
	const events: AmiMessage[] = [];
	const answers: Answer[] = [];
	let client: AmiClient | undefined;
	let beat: NodeJS.Timeout | undefined;
	try {
		const event = (message: AmiMessage) => void events.push(message);
		client = await connectAmi({...on.address, ...on.watcher, systemName: on.systemName}, {event});
		const {actor, alive} = actorOn(on, client, events, answers);
		await alive();
		beat = setInterval(() => void alive().catch(() => {}), 1000);
		await story(actor);
	} finally {
		clearInterval(beat);
		await client?.close();
		await on.stop();
	}
	return linesOf(events, answers);
}

const deviceWords = {
	ringing: ['RINGING'],
	talking: ['INUSE'],
	idle: ['NOT_INUSE', 'UNAVAILABLE'],
};

/** An answer, or an item of a list, and what was asked. */
interface Answer {
	readonly to: string;
	readonly message: AmiMessage;
}

function actorOn(
	on: ContractSwitch,
	client: AmiClient,
	events: readonly AmiMessage[],
	answers: Answer[],
) {
	let told = 0;
	const next: Actor['next'] = (name, fields = {}) =>
		until(
			`${name} ${JSON.stringify(fields)}`,
			() => {
				const index = events.findIndex(
					(one, at) =>
						at >= told &&
						one.event === name &&
						Object.entries(fields).every(([field, value]) => one.get(field) === value),
				);
				if (index < 0) return undefined;
				told = index + 1;
				return events[index];
			},
			{
				describe: () =>
					`Events: ${events
						.slice(told)
						.map((one) => one.event)
						.join(', ')}.`,
			},
		);
	const send: Actor['send'] = async (name, fields) => {
		answers.push({to: name, message: await client.action(name, fields)});
	};
	const deviceState = (endpoint: string) =>
		events.findLast((one) => one.get('Device') === `PJSIP/${endpoint}`)?.get('State') ??
		'NOT_INUSE';
	const set = (channel: string, name: string, value: string) =>
		send('Setvar', {Channel: channel, Variable: name, Value: value});
	const actor: Actor = {
		on,
		next,
		send,
		phone: on.phone,
		async list(name, fields = {}) {
			const {response, items, complete} = await client.list(name, fields);
			for (const message of [response, ...items, ...(complete === undefined ? [] : [complete])]) {
				answers.push({to: name, message});
			}
		},
		async call(number = numbers.plain) {
			const caller = await on.caller();
			await caller.dial(number);
			const arrived = await next('UserEvent', {UserEvent: 'PlateauArrived'});
			return {caller, channel: arrived.get('Channel') ?? ''};
		},
		redirect: (channel, context, extension = 's') =>
			send('Redirect', {Channel: channel, Context: context, Exten: extension, Priority: '1'}),
		async ring(channel, extension, secs = 9, answer = '1') {
			await set(channel, 'PLATEAU_ANSWER', answer);
			await set(channel, '__PLATEAU_OFFER', 'o-1');
			await set(channel, 'PLATEAU_ENDPOINT', endpointOf(extension));
			await set(channel, 'PLATEAU_RING_SECS', String(secs));
			await set(channel, '_PLATEAU_SHOW_NUMBER', '0612345678');
			await set(channel, '_PLATEAU_SHOW_NAME', 'Aide');
			await actor.redirect(channel, 'plateau-ring');
		},
		async stands(phone, state) {
			await phone.until(state);
			await until(
				`${phone.endpoint} is told to be ${state}`,
				() => deviceWords[state].includes(deviceState(phone.endpoint)),
				{describe: () => `It is ${deviceState(phone.endpoint)}.`},
			);
		},
		async blocksIn(channel, application) {
			await until(`${channel} is in ${application}`, async () => {
				const {items} = await client.list('Status', {Channel: channel});
				return items[0]?.get('Application') === application;
			});
		},
		async empty() {
			await until('every channel is gone', async () => (await on.channelCount()) === 0, {
				timeoutMs: 20_000,
			});
			await until('the last event', () => {
				const gone = events.filter((one) => one.event === 'Hangup').length;
				return gone === events.filter((one) => one.event === 'Newchannel').length;
			});
			await until('every phone is idle', () =>
				extensions.every((one) => deviceWords.idle.includes(deviceState(endpointOf(one)))),
			);
		},
	};
	const alive = () =>
		send('Setvar', {Variable: 'PLATEAU_ALIVE', Value: String(Math.floor(Date.now() / 1000))});
	return {actor, alive};
}

/** Events that say nothing of a call's course, or that come in any number. */
const untold = new Set([
	'MusicOnHoldStart',
	'MusicOnHoldStop',
	'NewCallerid',
	'NewConnectedLine',
	'BridgeCreate',
	'BridgeDestroy',
]);

function linesOf(events: readonly AmiMessage[], answers: readonly Answer[]): string {
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
		add(partOf(event, label), inWords(event));
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
	'Name',
	'Withheld',
	'Offer',
	'Status',
	'Sip',
	'Place',
	'Message',
];

function inWords(event: AmiMessage): string {
	// Before the phone has said anything, where its leg stands depends on the moment.
	const isUnsure = event.get('ChannelStateDesc') === 'Down' && event.event !== 'Newchannel';
	const context =
		event.event === 'OriginateResponse' || isUnsure ? undefined : event.get('Context');
	const place =
		context === undefined ? '' : ` ${context},${event.get('Exten')},${event.get('Priority')}`;
	const fields = shown
		.filter((name) => event.get(name) !== undefined)
		.map((name) => ` ${name}=${event.get(name)}`);
	return `${event.event}${place}${fields.join('')}`;
}
