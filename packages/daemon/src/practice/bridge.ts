/** What joins channels: a holding bridge with music, or a plain one in which they hear each other. */

import type {Channel} from './channel.ts';
import {bridgeFields, channelFields} from './event-fields.ts';
import type {Tell} from './tell.ts';

export interface BridgeParts {
	readonly id: string;
	readonly technology: 'simple_bridge' | 'holding_bridge';
	readonly creator: string;
	readonly name: string;
}

const normalClearing = 16;

export class Bridge {
	readonly id: string;
	readonly technology: BridgeParts['technology'];
	readonly creator: string;
	readonly name: string;
	readonly channels: Channel[] = [];
	readonly #tell: Tell;
	readonly #gone: (bridge: Bridge) => void;
	readonly #watchers = new Set<() => void>();

	/** `gone` is called when the last channel has left. */
	constructor(parts: BridgeParts, tell: Tell, gone: (bridge: Bridge) => void) {
		this.id = parts.id;
		this.technology = parts.technology;
		this.creator = parts.creator;
		this.name = parts.name;
		this.#tell = tell;
		this.#gone = gone;
		tell('BridgeCreate', 'call', bridgeFields(this));
	}

	get isHolding(): boolean {
		return this.technology === 'holding_bridge';
	}

	enter(channel: Channel): void {
		this.channels.push(channel);
		channel.bridge = this;
		this.#tell('BridgeEnter', 'call', [...bridgeFields(this), ...channelFields(channel)]);
	}

	/** Nothing when it is not there (any more). A channel that is moved to another bridge has no cause. */
	leave(channel: Channel, isMove = false): void {
		const index = this.channels.indexOf(channel);
		if (index < 0) return;
		this.channels.splice(index, 1);
		channel.bridge = undefined;
		if (channel.hangupCause === 0 && !isMove) channel.hangupCause = normalClearing;
		this.#tell('BridgeLeave', 'call', [...bridgeFields(this), ...channelFields(channel)]);
		for (const watcher of [...this.#watchers]) watcher();
		if (this.channels.length > 0) return;
		this.#tell('BridgeDestroy', 'call', bridgeFields(this));
		this.#gone(this);
	}

	/** Calls `left` whenever a channel has left; gives the end of it. */
	watch(left: () => void): () => void {
		this.#watchers.add(left);
		return () => this.#watchers.delete(left);
	}
}
