/** Who hears whom, from what the channels are doing: the switch has no sound, and needs none to tell. */

import {contexts} from '../asterisk/contract.ts';
import type {Channel} from './channel.ts';
import type {Exchange} from './exchange.ts';

/**
 * What is heard on a channel: the voices of others by name, or `music`, `ringing`, `greeting`,
 * `message closed` (any message by its name). Nothing: silence.
 */
export function heardOn(exchange: Exchange, channel: Channel): readonly string[] {
	// The phone plays nothing of what comes.
	if (channel.isHeld) return [];
	const {whispered} = channel;
	const heard = heardWithout(exchange, channel);
	return whispered === undefined ? heard : [...heard, whispered];
}

function heardWithout(exchange: Exchange, channel: Channel): readonly string[] {
	const {bridge, spied} = channel;
	if (spied !== undefined) {
		return voicesOf([spied.channel, ...partnersOf(spied.channel)]);
	}
	if (bridge !== undefined && !bridge.isHolding) {
		// Nobody stopped it: it goes on through the talk.
		if (channel.hasMusic) return ['music'];
		// A beep as they are joined.
		if (channel.played !== undefined) return [channel.played];
		const partners = partnersOf(channel);
		const [only, ...others] = partners;
		// A bridge of two is told of a hold, and plays music; into another one it is not carried.
		if (only?.heldIn === bridge && others.length === 0) return ['music'];
		const whispers = [...exchange.channels.values()].filter(
			(one) =>
				(one.spied?.mode !== 'listen' && one.spied?.channel === channel) ||
				// Of three it has no other side to speak to (measured).
				(one.spied?.mode === 'barge' && one.spied.channel === only && others.length === 0),
		);
		return voicesOf([...partners, ...whispers]);
	}
	const isRung = channel.isToldToRing && !channel.isUp;
	const played = channel.played ?? (channel.hasMusic ? 'music' : isRung ? 'ringing' : undefined);
	return played === undefined ? [] : [named(channel, played)];
}

function partnersOf(channel: Channel): readonly Channel[] {
	return channel.bridge?.channels.filter((one) => one !== channel) ?? [];
}

/** A muted one has no voice, nor has one on hold, not even for who spies on it (measured). */
function voicesOf(channels: readonly Channel[]): readonly string[] {
	return channels.filter(({isMuted, isHeld}) => !isMuted && !isHeld).map(({far}) => far.voice);
}

/** A sound file by what it is there for. */
function named({application, location}: Channel, played: string): string {
	if (application !== 'Playback') return played;
	if (location.context === contexts.admit) return 'greeting';
	if (location.context === contexts.farewell) return `message ${location.extension}`;
	return played;
}
