/** Who acts out a story: sends actions, waits for events, uses phones and callers. */

import type {AmiClient} from '@plateau/daemon/ami/client';
import type {AmiMessage} from '@plateau/daemon/ami/message';
import type {ContractCaller, ContractPhone, ContractSwitch, Extension} from './driver.ts';
import {endpointOf, extensions, numbers} from './driver.ts';
import {until} from './wait.ts';

/** Somebody who acts out a story by hand: no bridge, only actions. */
export interface Actor {
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
	/** Calls that phone by itself, for a channel's caller who goes on waiting. */
	ringAlone(
		channel: string,
		extension: Extension | '104',
		name: string,
		wish?: {readonly timeoutMs?: number; readonly variables?: readonly string[]},
	): Promise<void>;
	/** Sends a caller to the leg of that name. */
	join(channel: string, leg: string): Promise<void>;
	/** The next event that fits, not told before. */
	next(event: string, fields?: Readonly<Record<string, string>>): Promise<AmiMessage>;
	/** Waits until the phone rings, talks or is idle, and the switch has said so. */
	stands(phone: ContractPhone, state: 'ringing' | 'talking' | 'idle'): Promise<void>;
	/** Waits until the channel is inside that application. */
	blocksIn(channel: string, application: string): Promise<void>;
	/** Waits until every channel is gone. */
	empty(): Promise<void>;
}

const deviceWords = {
	ringing: ['RINGING'],
	talking: ['INUSE'],
	idle: ['NOT_INUSE', 'UNAVAILABLE'],
};

/** An answer, or an item of a list, and what was asked. */
export interface Answer {
	readonly to: string;
	readonly message: AmiMessage;
}

/** An actor on a switch, and the beat that keeps its dialplan from the fallback. */
export function actorOn(
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
			const fields = [
				'o-1',
				endpointOf(extension),
				secs,
				'0612345678',
				'Aide',
				'fr',
				answer,
				'',
				'',
			];
			await set(channel, 'PLATEAU_RING', fields.join('|'));
			await actor.redirect(channel, 'plateau-ring');
		},
		ringAlone: (channel, extension, name, {timeoutMs = 9000, variables = []} = {}) =>
			send('Originate', {
				Channel: `PJSIP/${endpointOf(extension)}`,
				ChannelId: `plateau-${name}`,
				Context: 'plateau-group-leg',
				Exten: 's',
				Priority: '1',
				Async: 'true',
				Timeout: String(timeoutMs),
				CallerID: '"Aide" <0612345678>',
				Variable: [
					'PLATEAU_ROLE=agent',
					'PLATEAU_WAY=group',
					`PLATEAU_OFFER=o-${name}`,
					`PLATEAU_CUSTOMER=${channel}`,
					...variables,
				],
			}),
		async join(channel, leg) {
			await set(channel, 'PLATEAU_ANSWER', '1');
			await set(channel, '__PLATEAU_OFFER', 'o-one');
			await set(channel, 'PLATEAU_PEER', leg);
			await actor.redirect(channel, 'plateau-join');
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
				timeoutMs: 40_000,
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
