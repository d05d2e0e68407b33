/** Supervisors' legs at the fake switch: rung, joined to an agent's leg, changed, ended. */

import type {Effect} from '../effects.ts';
import type {ChannelId, MonitorId, SwitchId} from '../ids.ts';
import type {MonitorMode} from '../inputs.ts';
import type {PhoneLeg, SimPhones} from './phones.ts';
import type {SwitchHost} from './switch-parts.ts';

/** How legs come and go at the switch. */
export interface LegKeeper {
	newChannel(): ChannelId;
	closeLeg(leg: PhoneLeg): void;
}

export class SimMonitors {
	readonly #switchId: SwitchId;
	readonly #phones: SimPhones;
	readonly #host: SwitchHost;
	readonly #keeper: LegKeeper;

	constructor(switchId: SwitchId, phones: SimPhones, host: SwitchHost, keeper: LegKeeper) {
		this.#switchId = switchId;
		this.#phones = phones;
		this.#host = host;
		this.#keeper = keeper;
	}

	start(effect: Extract<Effect, {type: 'start-monitor'}>): void {
		const {monitorId, phoneId, agentChannel, mode} = effect;
		const {random, schedule} = this.#host;
		const isThere = () => this.#phones.legs.has(agentChannel.channelId);
		if (!this.#phones.isFree(phoneId) || !isThere()) {
			this.#host.report({type: 'monitor-ended', monitorId, reason: 'not-started'});
			return;
		}
		const channelId = this.#keeper.newChannel();
		const leg = this.#phones.open({
			...{channelId, phoneId, monitorId, mode, role: 'supervisor', isUp: false},
			since: schedule.now,
			spiedId: agentChannel.channelId,
		});
		schedule.after(random.int(300, 3000), () => {
			if (!this.#phones.legs.has(channelId)) return;
			if (random.chance(0.1) || !isThere()) {
				this.#keeper.closeLeg(leg);
				return;
			}
			leg.isUp = true;
			leg.since = schedule.now;
			this.#report(monitorId, channelId, leg.mode ?? mode);
		});
	}

	change(effect: Extract<Effect, {type: 'change-monitor'}>): void {
		const leg = this.#phones.legs.get(effect.channel.channelId);
		if (leg?.monitorId !== effect.monitorId || !leg.isUp) return;
		leg.mode = effect.mode;
		leg.spiedId = effect.agentChannel.channelId;
		this.#report(effect.monitorId, leg.channelId, effect.mode);
	}

	stop(monitorId: MonitorId): void {
		for (const leg of [...this.#phones.legs.values()]) {
			if (leg.monitorId === monitorId) this.#keeper.closeLeg(leg);
		}
	}

	#report(monitorId: MonitorId, channelId: ChannelId, mode: MonitorMode): void {
		const channel = {switchId: this.#switchId, channelId};
		this.#host.report({type: 'monitor-active', monitorId, channel, mode});
	}
}
