/** A talk, and the orders of call control on it, for the contract's cases. */

import {type CallId, type ConsultId, id, type PhoneId} from '@plateau/core';
import type {BareSignal} from '@plateau/daemon/switch-port';
import {talk} from './calls.ts';
import type {ContractCaller, ContractPhone, Extension} from './driver.ts';
import type {Given} from './given.ts';
import {groupTalk} from './grouped.ts';
import {isSame, shownNumber} from './recorded-bridge.ts';

type SignalOf<T extends BareSignal['type']> = Extract<BareSignal, {type: T}>;
type Channel = SignalOf<'call-arrived'>['channel'];
type Target = {readonly phoneId: PhoneId} | {readonly number: string};

/** Customer and agent talk; every order is given, and waited for where it has an outcome. */
export interface Talk {
	readonly caller: ContractCaller;
	readonly phone: ContractPhone;
	readonly channel: Channel;
	readonly agent: Channel;
	hold(): Promise<void>;
	resume(): Promise<void>;
	mute(muted: boolean): void;
	digits(digits: string, far?: Channel): void;
	/** Orders it only; gives the consultation's id. */
	call(
		to: Target,
		wish?: {readonly ringMs?: number; readonly autoAnswer?: true; readonly callerId?: string},
	): string;
	/** Consults a colleague who answers; gives their channel. */
	consult(colleague: ContractPhone, extension: Extension): Promise<Consultation>;
	requeue(): Promise<void>;
	/** To a desk phone, or to a number outside, where the call shows this number. */
	sendOn(number: string, to: {readonly phoneId: Extension} | {readonly callerId: string}): void;
}

export interface Consultation {
	readonly channel: Channel;
	readonly consultId: string;
	swap(to: 'customer' | 'consult'): Promise<void>;
	joinAll(): Promise<void>;
	end(): Promise<void>;
	handOver(): Promise<void>;
}

const common = {callId: id<CallId>('c-1'), language: 'fr'} as const;

/** A caller who talks with the phone at 101, which was rung in this way. */
export async function controlledTalk(floor: Given, way: 'direct' | 'group'): Promise<Talk> {
	const {caller, phone, channel, agent} =
		way === 'direct' ? await talk(floor) : await groupTalk(floor);
	return {caller, phone, ...controlsOf(floor, {channel, agent})};
}

/** Orders on the talk of these two legs. */
export function controlsOf(
	{bridge}: Given,
	{channel, agent}: Pick<Talk, 'channel' | 'agent'>,
): Omit<Talk, 'caller' | 'phone'> {
	const both = {...common, channel, agentChannel: agent};
	let count = 0;

	const call: Talk['call'] = (to, {ringMs = 10_000, ...more} = {}) => {
		count += 1;
		const consultId = `consult-${count}`;
		bridge.order({
			...both,
			...{type: 'consult', consultId: id(consultId), to, ringMs, ...more},
			...{agentId: id('agent'), fromPhoneId: id('101'), partyId: id(shownNumber)},
			numberId: id('1'),
		});
		return consultId;
	};

	const consultation = (consultId: string, third: Channel): Consultation => {
		const three = {...both, consultId: id<ConsultId>(consultId), consultChannel: third};
		return {
			consultId,
			channel: third,
			async swap(to) {
				const from = bridge.mark();
				bridge.order({...three, type: 'swap', with: to});
				const far = to === 'customer' ? channel : third;
				const fits = (one: SignalOf<'legs-joined'>) =>
					isSame(one.channel, far) && isSame(one.agentChannel, agent);
				await bridge.signal('legs-joined', {from, fits});
			},
			async joinAll() {
				const from = bridge.mark();
				bridge.order({...three, type: 'join-all'});
				await bridge.signal('all-joined', {from, fits: (one) => isSame(one.channel, channel)});
			},
			async end() {
				const from = bridge.mark();
				bridge.order({...three, type: 'end-consult'});
				const {reason} = await bridge.signal('consult-ended', {from});
				if (reason !== 'hung-up') throw new Error(`the consultation ended with ${reason}`);
			},
			async handOver() {
				const from = bridge.mark();
				bridge.order({...three, type: 'hand-over'});
				const fits = (one: SignalOf<'legs-joined'>) =>
					isSame(one.channel, channel) && isSame(one.agentChannel, third);
				await bridge.signal('legs-joined', {from, fits});
			},
		};
	};

	return {
		channel,
		agent,
		call,
		async hold() {
			const from = bridge.mark();
			bridge.order({...both, type: 'hold'});
			await bridge.signal('customer-held', {from, fits: (one) => isSame(one.channel, channel)});
		},
		async resume() {
			const from = bridge.mark();
			bridge.order({...both, type: 'resume'});
			await bridge.signal('legs-joined', {from, fits: (one) => isSame(one.channel, channel)});
		},
		mute: (muted) => bridge.order({...both, type: 'mute', muted}),
		digits: (digits, far = channel) =>
			bridge.order({...common, type: 'send-digits', channel: far, digits}),
		async consult(colleague, extension) {
			const from = bridge.mark();
			const consultId = call({phoneId: id(extension)});
			await bridge.signal('consult-ringing', {from});
			await colleague.until('ringing');
			await colleague.answer();
			const answered = await bridge.signal('consult-answered', {from});
			return consultation(consultId, answered.channel);
		},
		async requeue() {
			const from = bridge.mark();
			bridge.order({
				...both,
				...{type: 'requeue', queueId: id('support'), numberId: id('1'), answerOnEntry: true},
			});
			await bridge.signal('caller-waiting', {from, fits: (one) => isSame(one.channel, channel)});
		},
		sendOn(number, to) {
			bridge.order({
				...common,
				...{type: 'send-out', channel, number, numberId: id('1')},
				transfer: {
					...{agentChannel: agent, partyId: id('0612345678'), queueId: id('support'), ringMs: 3000},
					...('phoneId' in to ? {phoneId: id<PhoneId>(to.phoneId)} : to),
				},
			});
		},
	};
}
