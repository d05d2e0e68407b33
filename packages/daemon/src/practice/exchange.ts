/**
 * The practice switch's own state: channels, bridges, endpoints, global variables; each change told as
 * the events that Asterisk makes. Decides nothing about calls: the dialplan and its applications do.
 */

import type {Random} from '@plateau/core/sim';
import {Bridge, type BridgeParts} from './bridge.ts';
import {Channel, type ChannelParts, type ChannelState, type Identity} from './channel.ts';
import type {PracticeClock} from './clock.ts';
import {deviceStateOf} from './devices.ts';
import type {Dialplan, Location} from './dialplan/read.ts';
import type {Application} from './dialplan/thread.ts';
import {causeFields, channelFields} from './event-fields.ts';
import type {FarEnd} from './far-end.ts';
import {PracticeRecordings} from './recordings.ts';
import type {Tell} from './tell.ts';

/** The endpoint of the provider. */
export {trunkEndpoint as trunkName} from '../asterisk/input.ts';

/** A PJSIP endpoint: a desk phone or the trunk. */
export interface Endpoint {
	readonly name: string;
	/** What its calls show, unless the dialplan says otherwise. */
	readonly caller: Identity;
	/** Where its calls begin. */
	readonly context: string;
	/** Rings for the fallback queue: a desk phone. */
	readonly isMember: boolean;
	/** Whether it can be called. */
	isReachable(): boolean;
	/** Who answers when it is called. `dialled` is what stands before the `@`. */
	farEnd(dialled: string): FarEnd;
}

export interface ExchangeParts {
	readonly clock: PracticeClock;
	readonly dialplan: Dialplan;
	/** What the dialplan can do, by name. */
	readonly applications: ReadonlyMap<string, Application>;
	readonly systemName: string;
	readonly language: string;
	readonly random: Random;
	readonly tell: Tell;
	/** How long a sound lasts. */
	soundMs(name: string): number;
}

/** What a new channel needs besides what the exchange gives it. */
export type NewChannel = Omit<
	ChannelParts,
	'name' | 'uniqueId' | 'linkedId' | 'language' | 'createdAt'
> & {
	readonly uniqueId?: string;
	readonly linkedId?: string;
};

export class Exchange {
	readonly clock: PracticeClock;
	readonly dialplan: Dialplan;
	readonly applications: ReadonlyMap<string, Application>;
	readonly systemName: string;
	readonly tell: Tell;
	readonly soundMs: ExchangeParts['soundMs'];
	/** By unique id, oldest first. */
	readonly channels = new Map<string, Channel>();
	readonly bridges = new Map<string, Bridge>();
	readonly endpoints = new Map<string, Endpoint>();
	readonly globals: Map<string, string>;
	readonly startedAt: number;
	readonly recordings: PracticeRecordings;
	/** Calls since the start. */
	processedCalls = 0;
	readonly #language: string;
	readonly #random: Random;
	readonly #deviceStates = new Map<string, string>();
	readonly #timers = new Set<() => void>();
	#isStopped = false;
	readonly #endings = new Map<Channel, Set<() => void>>();
	readonly #lines = new Map<string, Channel[]>();
	#names = 0;
	#ids = 0;

	constructor(parts: ExchangeParts) {
		this.clock = {
			now: () => parts.clock.now(),
			after: (ms, run) => this.#after(parts.clock, ms, run),
		};
		this.dialplan = parts.dialplan;
		this.applications = parts.applications;
		this.systemName = parts.systemName;
		this.tell = parts.tell;
		this.soundMs = parts.soundMs;
		this.globals = new Map(parts.dialplan.globals);
		this.startedAt = parts.clock.now();
		this.recordings = new PracticeRecordings(this.clock);
		this.#language = parts.language;
		this.#random = parts.random;
	}

	addEndpoint(endpoint: Endpoint): void {
		this.endpoints.set(endpoint.name, endpoint);
		this.#deviceStates.set(endpoint.name, this.deviceState(endpoint.name));
	}

	/** A channel by its whole name, or by unique id. */
	channel(nameOrId: string): Channel | undefined {
		const byId = this.channels.get(nameOrId);
		if (byId !== undefined) return byId;
		for (const channel of this.channels.values()) if (channel.name === nameOrId) return channel;
		return undefined;
	}

	makeChannel(parts: NewChannel): Channel {
		const createdAt = this.clock.now();
		const number = this.#names.toString(16).padStart(8, '0');
		this.#names += 1;
		const uniqueId =
			parts.uniqueId ?? `${this.systemName}-${Math.floor(createdAt / 1000)}.${this.#ids++}`;
		const channel = new Channel({
			...parts,
			name: `PJSIP/${parts.endpoint}-${number}`,
			uniqueId,
			linkedId: parts.linkedId ?? uniqueId,
			language: this.#language,
			createdAt,
		});
		this.channels.set(uniqueId, channel);
		this.tell('Newchannel', 'call', channelFields(channel));
		// A moment later, as in Asterisk: a call that is over by then was never told.
		this.clock.after(0, () => this.#noticeDevice(channel.endpoint));
		return channel;
	}

	setState(channel: Channel, state: ChannelState): void {
		if (channel.state === state || channel.isGone) return;
		channel.state = state;
		this.tell('Newstate', 'call', channelFields(channel));
		this.#noticeDevice(channel.endpoint);
	}

	/** The dialplan answers a channel; nothing when it is up already. */
	answer(channel: Channel): void {
		if (channel.isUp || channel.isGone) return;
		this.setState(channel, 'Up');
	}

	/** The very end of a channel. */
	end(channel: Channel): void {
		if (channel.isGone) return;
		this.recordings.stop(channel);
		channel.bridge?.leave(channel);
		channel.isGone = true;
		if (!channel.isUp) channel.techCause ??= sipOfCause.get(channel.hangupCause);
		this.channels.delete(channel.uniqueId);
		this.tell('Hangup', 'call', [...channelFields(channel), ...causeFields(channel)]);
		this.#noticeDevice(channel.endpoint);
		for (const ended of this.#endings.get(channel) ?? []) ended();
		this.#endings.delete(channel);
		channel.far.ended(channel);
	}

	/** Calls `ended` when the channel ends; gives the end of it. */
	onEnd(channel: Channel, ended: () => void): () => void {
		const endings = this.#endings.get(channel) ?? new Set();
		this.#endings.set(channel, endings.add(ended));
		return () => endings.delete(ended);
	}

	/** Who waits in a queue, in order; the queue application's own. */
	queueLine(name: string): Channel[] {
		const line = this.#lines.get(name) ?? [];
		this.#lines.set(name, line);
		return line;
	}

	/** The desk phones that a queue rings. */
	queueMembers(): readonly Endpoint[] {
		return [...this.endpoints.values()].filter(({isMember}) => isMember);
	}

	/** Ends a leg a moment later: what its caller does next comes first. */
	endSoon(channel: Channel): void {
		this.clock.after(0, () => this.end(channel));
	}

	makeBridge(parts: Omit<BridgeParts, 'id'>): Bridge {
		const bridge = new Bridge({...parts, id: this.#bridgeId()}, this.tell, (gone) => {
			this.bridges.delete(gone.id);
		});
		this.bridges.set(bridge.id, bridge);
		return bridge;
	}

	/** The holding bridge of that name, made when there is none. */
	holdingBridge(name: string): Bridge {
		for (const bridge of this.bridges.values()) {
			if (bridge.isHolding && bridge.name === name) return bridge;
		}
		return this.makeBridge({technology: 'holding_bridge', creator: 'BridgeWait', name});
	}

	/** As Asterisk names it: `NOT_INUSE`, `INUSE`, `RINGING`, `RINGINUSE`, `UNAVAILABLE`. */
	deviceState(endpoint: string): string {
		const channels = [...this.channels.values()].filter((one) => one.endpoint === endpoint);
		return deviceStateOf(channels, this.endpoints.get(endpoint)?.isReachable() ?? false);
	}

	/** An endpoint has registered, or is gone. */
	reachabilityChanged(endpoint: string): void {
		this.#noticeDevice(endpoint);
	}

	/** Nothing happens any more: timers are cancelled and channels forgotten without a word. */
	stop(): void {
		this.#isStopped = true;
		this.recordings.stopAll();
		for (const cancel of this.#timers) cancel();
		this.#timers.clear();
		this.channels.clear();
	}

	#noticeDevice(endpoint: string): void {
		const state = this.deviceState(endpoint);
		if (this.#deviceStates.get(endpoint) === state) return;
		this.#deviceStates.set(endpoint, state);
		this.tell('DeviceStateChange', 'call', [
			['Device', `PJSIP/${endpoint}`],
			['State', state],
		]);
	}

	/** Timers of this switch, so that all of them end with it. */
	#after(clock: PracticeClock, ms: number, run: () => void): () => void {
		if (this.#isStopped) return () => {};
		const cancel = clock.after(ms, () => {
			this.#timers.delete(end);
			run();
		});
		const end = () => {
			cancel();
			this.#timers.delete(end);
		};
		this.#timers.add(end);
		return end;
	}

	#bridgeId(): string {
		const hex = (digits: number) =>
			Array.from({length: digits}, () => this.#random.int(0, 15).toString(16)).join('');
		return [hex(8), hex(4), `4${hex(3)}`, `a${hex(3)}`, hex(12)].join('-');
	}
}

/** Where a leg that is called stands before anything runs on it. */
export function calledLocation(context: string, extension = 's'): Location {
	return {context, extension, priority: 1};
}

/** What an unanswered channel is refused with, and so what it says of its own end. */
export const sipOfCause: ReadonlyMap<number, number> = new Map([
	[1, 404],
	[3, 404],
	[17, 486],
	[18, 480],
	[19, 480],
	[21, 403],
	[34, 503],
]);
