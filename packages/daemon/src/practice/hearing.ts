/** Who hears whom, from what the channels are doing: the switch has no sound, and needs none to tell. */

import {contexts} from '../asterisk/contract.ts';
import type {Channel} from './channel.ts';
import type {Exchange} from './exchange.ts';

/**
 * What is heard on a channel: the voices of others by name, or `music`, `ringing`, `greeting`,
 * `message closed` (any message by its name). Nothing: silence.
 */
export function heardOn(exchange: Exchange, channel: Channel): readonly string[] {
	const {bridge, spied} = channel;
	if (spied !== undefined) {
		const others = partnersOf(spied.channel).map(({far}) => far.voice);
		return [spied.channel.far.voice, ...others];
	}
	if (bridge !== undefined && !bridge.isHolding) {
		const partners = partnersOf(channel);
		const whispers = [...exchange.channels.values()].filter(
			(one) =>
				(one.spied?.mode !== 'listen' && one.spied?.channel === channel) ||
				(one.spied?.mode === 'barge' && partners.includes(one.spied.channel)),
		);
		return [...partners, ...whispers].map(({far}) => far.voice);
	}
	const played = channel.played ?? (channel.isToldToRing && !channel.isUp ? 'ringing' : undefined);
	return played === undefined ? [] : [named(channel, played)];
}

function partnersOf(channel: Channel): readonly Channel[] {
	return channel.bridge?.channels.filter((one) => one !== channel) ?? [];
}

/** A sound file by what it is there for. */
function named({application, location}: Channel, played: string): string {
	if (application !== 'Playback') return played;
	if (location.context === contexts.admit) return 'greeting';
	if (location.context === contexts.farewell) return `message ${location.extension}`;
	return played;
}
