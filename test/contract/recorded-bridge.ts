/**
 * The real bridge on a contract switch, with somebody in the loop's place who writes down what it tells
 * and orders what a test wants.
 */

import {join} from 'node:path';
import {
	type Effect,
	id,
	type MonitorMode,
	type OfferId,
	type PhoneId,
	type SwitchId,
} from '@plateau/core';
import {createBridge} from '@plateau/daemon/bridge/bridge';
import {modelOf, type PhoneModel} from '@plateau/daemon/floor-file/phone-models';
import {silentLog} from '@plateau/daemon/log';
import type {BareSignal, Caller, SwitchPort} from '@plateau/daemon/switch-port';
import {type ContractSwitch, type Extension, endpointOf, extensions} from './driver.ts';
import {type Link, openLink} from './link.ts';
import {until} from './wait.ts';

type SignalOf<T extends BareSignal['type']> = Extract<BareSignal, {type: T}>;
type Channel = SignalOf<'call-arrived'>['channel'];

/** An effect before it has an id. */
type Order = Effect extends infer E ? (E extends Effect ? Omit<E, 'id'> : never) : never;

export interface RingWish {
	readonly ringMs?: number;
	readonly answerOnEntry?: boolean;
	readonly way?: 'direct' | 'group';
	readonly whisper?: true;
	readonly autoAnswer?: true;
	/** The caller hides the number. */
	readonly isWithheld?: true;
}

export interface RecordedBridge {
	/** Everything told so far, in order. */
	readonly signals: readonly BareSignal[];
	/** Who rang, as the bridge gave it to `partyOf`. */
	readonly callers: readonly Caller[];
	/** What the bridge logged at warn or above. */
	readonly warned: readonly string[];
	readonly link: Link;
	/** What each desk phone is; `generic` unless told. */
	readonly models: Map<string, PhoneModel>;
	/** The first signal of this type from index `from` on, that also `fits`. */
	signal<T extends BareSignal['type']>(
		type: T,
		wish?: {
			readonly from?: number;
			readonly timeoutMs?: number;
			fits?(signal: SignalOf<T>): boolean;
		},
	): Promise<SignalOf<T>>;
	/** How many signals were told: where to look from, for what comes next. */
	mark(): number;
	order(order: Order): void;
	/** Sends an arrived call into the waiting loop and waits until it is there. */
	admit(channel: Channel, answerOnEntry?: boolean, notice?: string): Promise<void>;
	/** The file that a recording is written to. */
	fileOf(recordingId: string): string;
	/** Orders a ring; gives the offer. */
	ring(channel: Channel, extension: Extension, wish?: RingWish): OfferId;
	/** Rings, and waits until the phone does. */
	ringUp(
		channel: Channel,
		extension: Extension,
		wish?: RingWish,
	): Promise<SignalOf<'offer-ringing'>>;
	withdraw(channel: Channel, offerId: OfferId, way?: 'direct' | 'group'): void;
	/** Joins a customer with the leg of a group's ring that answered. */
	connect(channel: Channel, answered: SignalOf<'offer-answered'>, answerOnEntry?: boolean): void;
	listen(agentChannel: Channel, extension: Extension, mode: MonitorMode, monitorId: string): void;
	/** The daemon dies: nothing is told, no heartbeat beats. */
	die(): Promise<void>;
	/** A daemon comes up; gives what it finds. */
	comeUp(): Promise<SignalOf<'switch-resynced'>['truth']>;
	stop(): Promise<void>;
}

export const switchId = id<SwitchId>('main');
const queueLabel = 'Aide générale';
export const shownName = queueLabel;
export const shownNumber = '0612345678';

/** Opens a bridge on a switch; what it found at first is its first signal. */
export async function recordedBridge(on: ContractSwitch): Promise<RecordedBridge> {
	const signals: BareSignal[] = [];
	const callers: Caller[] = [];
	const warned: string[] = [];
	const link = await openLink(on.address);
	const models = new Map<string, PhoneModel>();
	let bridge: SwitchPort | undefined;
	let count = 0;

	const signal: RecordedBridge['signal'] = async (type, wish = {}) => {
		const {from = 0, timeoutMs = 30_000, fits = () => true} = wish;
		const isIt = (one: BareSignal): one is SignalOf<typeof type> => one.type === type;
		const describe = () =>
			`told: ${signals
				.slice(from)
				.map((one) => ('reason' in one ? `${one.type} (${one.reason})` : one.type))
				.join(', ')}; warned: ${warned.join(', ')}`;
		return await until(
			`the signal ${type}`,
			() => signals.slice(from).find((one): one is SignalOf<typeof type> => isIt(one) && fits(one)),
			{timeoutMs, describe},
		);
	};

	const order: RecordedBridge['order'] = (wanted) => {
		count += 1;
		bridge?.perform({...wanted, id: `order-${count}`} as Effect);
	};

	const ring: RecordedBridge['ring'] = (channel, extension, wish = {}) => {
		const {ringMs = 10_000, answerOnEntry = true, way = 'direct', isWithheld, ...more} = wish;
		const offerId = id<OfferId>(`o-${count + 1}`);
		order({
			type: 'ring-agent',
			way,
			...more,
			offerId,
			callId: id('c-1'),
			channel,
			agentId: id('agent'),
			phoneId: id<PhoneId>(extension),
			queueId: id('support'),
			partyId: id(isWithheld === true ? 'withheld' : shownNumber),
			language: 'fr',
			answerOnEntry,
			ringMs,
		});
		return offerId;
	};

	const fileOf = (recordingId: string) => join(on.spoolDir, `${recordingId}.raw`);

	const comeUp: RecordedBridge['comeUp'] = async () => {
		const from = signals.length;
		bridge = createBridge({
			switchId,
			settings: {
				address: {host: '127.0.0.1', port: link.port},
				control: on.control,
				system: on.system,
				systemName: on.systemName,
				ownerId: 'contract',
			},
			reporter: {
				signal: (one) => void signals.push(one),
				partyOf(caller) {
					callers.push(caller);
					return id(caller.number ?? 'withheld');
				},
			},
			directory: {
				phone: (phoneId) => ({
					endpoint: endpointOf(phoneId),
					remoteAnswer: true,
					autoAnswer: (models.get(phoneId) ?? modelOf({})).autoAnswer,
				}),
				phones: () =>
					extensions.map((one) => ({phoneId: id<PhoneId>(one), endpoint: endpointOf(one)})),
				nationalNumberOf: (partyId) => (partyId === 'withheld' ? undefined : partyId),
				agentName: (agentId) => agentId,
				queueLabel: () => queueLabel,
			},
			log: {
				...silentLog,
				warn: (event) => void warned.push(event),
				error: (event) => void warned.push(event),
			},
			recordings: {fileOf, hasRoom: () => true},
			now: Date.now,
			onOwned: (error) => void warned.push(error.code),
		});
		bridge.start();
		return (await signal('switch-resynced', {from})).truth;
	};

	const die: RecordedBridge['die'] = async () => {
		await bridge?.stop();
		bridge = undefined;
	};

	await comeUp();
	return {
		signals,
		models,
		callers,
		warned,
		link,
		signal,
		order,
		ring,
		die,
		comeUp,
		fileOf,
		mark: () => signals.length,
		async admit(channel, answerOnEntry = true, notice) {
			const from = signals.length;
			order({
				type: 'admit',
				callId: id('c-1'),
				channel,
				queueId: id('support'),
				numberId: id('1'),
				language: 'fr',
				answerOnEntry,
				...(notice === undefined ? {} : {notice}),
			});
			await signal('caller-waiting', {from, fits: (one) => isSame(one.channel, channel)});
		},
		async ringUp(channel, extension, wish) {
			const from = signals.length;
			const offerId = ring(channel, extension, wish);
			return await signal('offer-ringing', {from, fits: (one) => one.offerId === offerId});
		},
		withdraw(channel, offerId, way = 'direct') {
			const language = 'fr';
			const callId = id<never>('c-1');
			order({
				type: 'withdraw-ring',
				way,
				offerId,
				callId,
				channel,
				language,
				answerOnEntry: true,
			});
		},
		connect(channel, {offerId, channel: agentChannel}, answerOnEntry = true) {
			order({
				type: 'connect',
				offerId,
				callId: id('c-1'),
				channel,
				agentChannel,
				queueId: id('support'),
				language: 'fr',
				answerOnEntry,
			});
		},
		listen(agentChannel, extension, mode, monitorId) {
			const phoneId = id<PhoneId>(extension);
			order({type: 'start-monitor', monitorId: id(monitorId), phoneId, agentChannel, mode});
		},
		async stop() {
			await die();
			await link.close();
		},
	};
}

export function isSame(one: Channel, other: Channel): boolean {
	return one.switchId === other.switchId && one.channelId === other.channelId;
}
