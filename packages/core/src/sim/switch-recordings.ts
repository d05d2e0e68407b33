/** Recordings at the fake switch: begun on a customer's channel, silenced, ended; and the keys callers press. */

import type {ChannelId, RecordingId, SwitchId} from '../ids.ts';
import type {RecordingEffect} from '../recording/effects.ts';
import type {FoundRecording} from '../recording/inputs.ts';
import type {Millis} from '../time.ts';
import type {Random} from './random.ts';
import type {SimCustomer, SwitchHost} from './switch-parts.ts';

/** A recording that goes on at the switch. */
interface Tape {
	readonly id: RecordingId;
	readonly channelId: ChannelId;
	/** The world's time. */
	readonly since: Millis;
	isPaused: boolean;
}

/** The keys that the simulated floors give a meaning, and one that has none. */
const keys = ['1', '1', '9', '5'];

export class SimRecordings {
	readonly #switchId: SwitchId;
	readonly #host: SwitchHost;
	/** Of its own, so that the rest of a kept seed's world is what it was. */
	readonly #random: Random;
	readonly #customer: (channelId: ChannelId) => SimCustomer | undefined;
	readonly #tapes = new Map<ChannelId, Tape>();

	constructor(
		switchId: SwitchId,
		host: SwitchHost,
		customer: (channelId: ChannelId) => SimCustomer | undefined,
	) {
		this.#switchId = switchId;
		this.#host = host;
		this.#random = host.random.fork('recordings');
		this.#customer = customer;
	}

	/** All that go on. A recording lasts as long as its channel. */
	get tapes(): readonly Tape[] {
		for (const channelId of [...this.#tapes.keys()]) {
			if (this.#customer(channelId) === undefined) this.#tapes.delete(channelId);
		}
		return [...this.#tapes.values()];
	}

	found(): readonly FoundRecording[] {
		return this.tapes.map(({id, channelId, isPaused}) => ({
			recordingId: id,
			channelId,
			paused: isPaused,
		}));
	}

	/** The notice is heard to its end by most; some press a key, then or later. */
	notice(customer: SimCustomer): void {
		const channel = {switchId: this.#switchId, channelId: customer.channelId};
		const digit = this.#random.pick(keys);
		const isPressed = this.#random.chance(0.6);
		const isEarly = this.#random.chance(0.3);
		if (isPressed && isEarly) this.#host.report({type: 'caller-pressed', channel, digit});
		if (this.#random.chance(0.9)) this.#host.report({type: 'notice-heard', channel});
		if (!isPressed || isEarly) return;
		const afterMs = this.#random.chance(0.5) ? 0 : this.#random.exponential(30_000);
		this.#host.schedule.after(afterMs, () => {
			if (this.#customer(customer.channelId) !== undefined)
				this.#host.report({type: 'caller-pressed', channel, digit});
		});
	}

	perform(effect: RecordingEffect): void {
		const {recordingId, channel} = effect;
		// Mostly at once; a busy switch takes its time, and then a pause comes too late.
		const delayMs = this.#random.int(0, this.#random.chance(0.3) ? 3000 : 30);
		// A Redirect is one thing, an order about sound another: they come in their own order.
		this.#host.schedule.after(delayMs, () => {
			const tape = this.#tapeOf(channel.channelId, recordingId);
			const isThere = this.#customer(channel.channelId) !== undefined;
			switch (effect.type) {
				case 'start-recording':
					if (isThere) this.#start(recordingId, channel.channelId);
					break;
				case 'pause-recording':
					// Now and then the switch says nothing, and nothing was done.
					if (tape === undefined || this.#random.chance(0.1)) break;
					tape.isPaused = true;
					this.#host.report({type: 'recording-paused', recordingId, channel});
					break;
				case 'resume-recording':
					if (tape === undefined) break;
					tape.isPaused = false;
					this.#host.report({type: 'recording-resumed', recordingId, channel});
					break;
				case 'stop-recording':
					if (tape !== undefined) this.#tapes.delete(channel.channelId);
					if (isThere) this.#host.report({type: 'recording-stopped', recordingId, channel});
					break;
			}
		});
	}

	/** Everything that was up is gone. */
	clear(): void {
		this.#tapes.clear();
	}

	#start(recordingId: RecordingId, channelId: ChannelId): void {
		const channel = {switchId: this.#switchId, channelId};
		if (this.#tapes.has(channelId) || this.#random.chance(0.05)) {
			const failure = 'refused' as const;
			this.#host.report({type: 'recording-stopped', recordingId, channel, failure});
			return;
		}
		const since = this.#host.schedule.now;
		this.#tapes.set(channelId, {id: recordingId, channelId, since, isPaused: false});
		this.#host.report({type: 'recording-started', recordingId, channel});
	}

	#tapeOf(channelId: ChannelId, recordingId: RecordingId): Tape | undefined {
		const tape = this.#tapes.get(channelId);
		return tape?.id === recordingId ? tape : undefined;
	}
}
