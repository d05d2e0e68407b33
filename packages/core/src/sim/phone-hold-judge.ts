/**
 * Whether holds at the phone are known for what they are, and respected: nobody is joined with a phone that is
 * on hold, nobody is rung for one, and a quiet floor holds what its switch has on hold.
 */

import {agentChannel} from '../call/call.ts';
import type {Effect} from '../effects.ts';
import type {Floor} from '../floor.ts';
import type {Millis} from '../time.ts';
import type {SimSwitch} from './switch.ts';

/** Orders after which somebody would hear a phone that nobody is heard from. */
const joining: ReadonlySet<Effect['type']> = new Set([
	...(['resume', 'consult', 'swap', 'join-all'] as const),
]);

/** What is wrong with these orders, on the floor after the step that gave them. */
export function judgePhoneHolds(floor: Floor, effects: readonly Effect[]): readonly string[] {
	const wrong: string[] = [];
	for (const effect of effects) {
		if (effect.type === 'ring-agent' && effect.headset !== undefined) {
			const agent = floor.agents.get(effect.agentId);
			const headset = agent?.state === 'signed-in' ? agent.headset : undefined;
			if (headset?.state === 'connected' && headset.held === true)
				wrong.push(`${effect.offerId} is given to a headset that is on hold`);
		}
		if (!joining.has(effect.type) || !('callId' in effect)) continue;
		const call = floor.calls.get(effect.callId);
		if (call?.state === 'talking' && call.phoneHeld === true)
			wrong.push(`${effect.type} of ${call.id}, whose agent's phone is on hold`);
	}
	return wrong;
}

/** How long a hold must have been as it is before the floor must know. */
const settledMs: Millis = 10_000;

/** Of talks that both sides have: where one of them has the phone on hold, and the other has not. */
export function wrongHolds(simSwitch: SimSwitch, floor: Floor, now: Millis): readonly string[] {
	return [...simSwitch.customers.values()].flatMap(({channelId, leg, movedAt}) => {
		if (leg?.role !== 'agent' || now - Math.max(movedAt, leg.heldSince ?? 0) < settledMs) return [];
		const callId = floor.index.callByChannel.get({switchId: simSwitch.id, channelId});
		const call = callId === undefined ? undefined : floor.calls.get(callId);
		if (call?.state !== 'talking' || agentChannel(call)?.channelId !== leg.channelId) return [];
		const isHeld = leg.isHeld === true;
		return isHeld === (call.phoneHeld === true)
			? []
			: [`${call.id} is ${isHeld ? '' : 'not '}on hold at its agent's phone, unknown here`];
	});
}
