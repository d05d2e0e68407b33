/** Which call each channel is a leg of. By switch and then by channel: no text is made to look one up. */

import {type CallId, type Channel, type ChannelId, channelKey, type SwitchId} from './ids.ts';

export class ChannelCalls {
	readonly #bySwitch = new Map<SwitchId, Map<ChannelId, CallId>>();

	get({switchId, channelId}: Channel): CallId | undefined {
		return this.#bySwitch.get(switchId)?.get(channelId);
	}

	set({switchId, channelId}: Channel, callId: CallId): void {
		let calls = this.#bySwitch.get(switchId);
		if (calls === undefined) {
			calls = new Map();
			this.#bySwitch.set(switchId, calls);
		}
		calls.set(channelId, callId);
	}

	delete({switchId, channelId}: Channel): void {
		this.#bySwitch.get(switchId)?.delete(channelId);
	}

	/** By `switch/channel`, for comparison. */
	entries(): ReadonlyMap<string, CallId> {
		const all = new Map<string, CallId>();
		for (const [switchId, calls] of this.#bySwitch)
			for (const [channelId, callId] of calls) all.set(channelKey({switchId, channelId}), callId);
		return all;
	}
}
