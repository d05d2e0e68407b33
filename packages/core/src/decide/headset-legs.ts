/** The legs of headsets that are nailed up, as orders name them. */

import {connectedHeadset, type Headset} from '../headset/headset.ts';
import type {AgentId, Channel, HeadsetId, PhoneId, SwitchId} from '../ids.ts';
import type {Millis} from '../time.ts';
import type {Turn} from '../turn.ts';

/** How long the switch has to say what came of an order to a headset. */
export const wordMs: Millis = 5000;

export interface HeadsetLeg {
	readonly headsetId: HeadsetId;
	readonly channel: Channel;
}

export function legOf(
	{id: headsetId, channelId}: Headset & {readonly state: 'connected'},
	switchId: SwitchId,
): HeadsetLeg {
	return {headsetId, channel: {switchId, channelId}};
}

/** That of a colleague who is nailed up: nothing rings there. Undefined of a phone, and of a number outside. */
export function headsetOf(
	{floor}: Turn,
	to:
		| {readonly kind: 'agent'; readonly agentId: AgentId; readonly phoneId: PhoneId}
		| {readonly kind: 'phone' | 'outside'},
): HeadsetLeg | undefined {
	if (to.kind !== 'agent') return undefined;
	const agent = floor.agents.get(to.agentId);
	const headset = agent?.state === 'signed-in' ? connectedHeadset(agent) : undefined;
	const switchId = floor.index.phones.get(to.phoneId)?.switchId;
	return headset && switchId && legOf(headset, switchId);
}
