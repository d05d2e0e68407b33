/** The words of a story about headsets. An agent's name stands for the headset that they have now. */

import {
	type AgentId,
	type Channel,
	type ChannelId,
	type Floor,
	type HeadsetId,
	type Input,
	id,
	type RingFailure,
	type SwitchTruth,
} from '@plateau/core';

type BareInput = Input extends infer I ? (I extends Input ? Omit<I, 'at'> : never) : never;
type Word = (args: readonly string[], floor: Floor) => BareInput;

const channel = (name = '', at = 'main'): Channel => ({switchId: id(at), channelId: id(name)});

function headsetOf({agents}: Floor, name: string): HeadsetId {
	const agent = agents.get(id<AgentId>(name));
	return (agent?.state === 'signed-in' && agent.headset?.id) || id<HeadsetId>(name);
}

export const headsetWords: Readonly<Record<string, Word>> = {
	/** agent, phone, whether nailed up. */
	nail: ([agent = '', phone = '', nailedUp = 'yes']) => ({
		...{type: 'sign-in', by: agent, agentId: id(agent), phoneId: id(phone), takeover: false},
		...{presence: {state: 'available'}, nailedUp: nailedUp === 'yes'},
	}),
	/** whose, channel, its switch. */
	'headset-up': ([name = '', leg, at], floor) => ({
		...{type: 'headset-connected', headsetId: headsetOf(floor, name), channel: channel(leg, at)},
	}),
	'headset-down': ([name = '', reason = 'hung-up'], floor) => ({
		...{type: 'headset-ended', headsetId: headsetOf(floor, name)},
		reason: reason as RingFailure | 'hung-up',
	}),
	/** The headset's channel, whose call it was. */
	'headset-leaves': ([leg, customer]) => ({
		...{type: 'agent-left', channel: channel(leg), cause: 16, customer: channel(customer)},
	}),
};

/** `headset:a1:k9`, `headset:a1:k9:rings`, `headset:a1:k9:held`, `headset:a1:k9:free`: what a resync found of a headset. */
export function foundHeadset(
	words: readonly string[],
	floor: Floor,
): NonNullable<SwitchTruth['headsets']>[number] {
	const [name = '', leg = '', state] = words;
	const headsetId = headsetOf(floor, name);
	return {
		...{headsetId, channelId: id<ChannelId>(leg), connected: state !== 'rings'},
		...(state === 'held' || state === 'free' ? {held: state === 'held'} : {}),
	};
}
