/** Supervisors' legs at numbers outside: called by the trunk, asked for a key, joined to an agent's leg, ended. */

import type {Effect} from '../effects.ts';
import type {ChannelId, MonitorId, SwitchId} from '../ids.ts';
import type {MonitorMode, SwitchTruth} from '../inputs.ts';
import type {Millis} from '../time.ts';
import type {SwitchHost} from './switch-parts.ts';

/** One such leg. */
export interface SimEar {
	readonly channelId: ChannelId;
	readonly monitorId: MonitorId;
	mode: MonitorMode;
	/** The leg that is listened to. */
	spiedId: ChannelId;
	hears: boolean;
	/** The world's time since when it is so. */
	since: Millis;
}

export class SimEars {
	readonly ears = new Map<ChannelId, SimEar>();
	readonly #switchId: SwitchId;
	readonly #host: SwitchHost;
	readonly #random: SwitchHost['random'];
	readonly #newChannel: () => ChannelId;
	readonly #hasLeg: (channelId: ChannelId) => boolean;

	constructor(
		switchId: SwitchId,
		host: SwitchHost,
		parts: {newChannel(): ChannelId; hasLeg(channelId: ChannelId): boolean},
	) {
		this.#switchId = switchId;
		this.#host = host;
		this.#random = host.random.fork('ears');
		this.#newChannel = () => parts.newChannel();
		this.#hasLeg = (channelId) => parts.hasLeg(channelId);
	}

	listen(effect: Extract<Effect, {type: 'listen-outside'}>): void {
		const {monitorId, agentChannel, mode} = effect;
		const {schedule} = this.#host;
		const random = this.#random;
		if (!this.#hasLeg(agentChannel.channelId)) {
			this.#host.report({type: 'monitor-ended', monitorId, reason: 'call-ended'});
			return;
		}
		const channelId = this.#newChannel();
		const spiedId = agentChannel.channelId;
		const ear = {channelId, monitorId, mode, spiedId, hears: false, since: schedule.now};
		this.ears.set(channelId, ear);
		this.#later(ear, random.int(300, 12_000), () => {
			if (random.chance(0.15)) this.#end(ear, random.pick(['busy', 'no-answer', 'declined']));
			else this.#answered(ear);
		});
	}

	change({
		monitorId,
		channel,
		agentChannel,
		mode,
	}: Extract<Effect, {type: 'change-monitor'}>): void {
		const ear = this.ears.get(channel.channelId);
		if (ear?.monitorId !== monitorId || !ear.hears) return;
		ear.mode = mode;
		ear.spiedId = agentChannel.channelId;
		this.#tellActive(ear);
	}

	stop(monitorId: MonitorId): void {
		for (const ear of this.ears.values()) if (ear.monitorId === monitorId) this.#end(ear, 'left');
	}

	/** The leg that is listened to is gone. */
	legGone(channelId: ChannelId): void {
		for (const ear of this.ears.values())
			if (ear.hears && ear.spiedId === channelId) this.#end(ear, 'call-ended');
	}

	/** As a resync finds them: those who hear. */
	found(): SwitchTruth['monitors'] {
		return [...this.ears.values()].flatMap(({monitorId, channelId, mode, hears}) =>
			hears ? [{monitorId, channelId, mode}] : [],
		);
	}

	clear(): void {
		this.ears.clear();
	}

	#answered(ear: SimEar): void {
		const random = this.#random;
		const {monitorId, channelId} = ear;
		const channel = {switchId: this.#switchId, channelId};
		this.#host.report({type: 'monitor-answered', monitorId, channel});
		// A machine, or somebody else, presses nothing.
		const isKeyed = random.chance(0.75);
		this.#later(ear, isKeyed ? random.int(300, 9000) : 22_000, () => {
			if (!isKeyed) this.#end(ear, 'no-key');
			else if (!this.#hasLeg(ear.spiedId)) this.#end(ear, 'hung-up');
			else this.#opened(ear);
		});
	}

	#opened(ear: SimEar): void {
		ear.hears = true;
		ear.since = this.#host.schedule.now;
		this.#tellActive(ear);
		if (this.#random.chance(0.3))
			this.#later(ear, this.#random.int(500, 60_000), () => this.#end(ear, 'hung-up'));
	}

	#tellActive({monitorId, channelId, mode}: SimEar): void {
		const channel = {switchId: this.#switchId, channelId};
		this.#host.report({type: 'monitor-active', monitorId, channel, mode});
	}

	#end({channelId, monitorId}: SimEar, reason: string): void {
		if (this.ears.delete(channelId)) this.#host.report({type: 'monitor-ended', monitorId, reason});
	}

	#later(ear: SimEar, delayMs: Millis, act: () => void): void {
		this.#host.schedule.after(delayMs, () => {
			if (this.ears.get(ear.channelId) === ear) act();
		});
	}
}
