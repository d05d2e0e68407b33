/** Holds pressed at the phones of who is nailed up: of the headset between two calls, and of what it is lent to. */

import type {SignedIn} from '../agent/agent.ts';
import type {AgentId, Channel} from '../ids.ts';
import {isAcross} from '../ties/reach.ts';
import type {Turn} from '../turn.ts';

/** On hold at the phone, or not: nobody is offered anything by a headset that hears nobody. */
export function noteHeadsetHold(turn: Turn, channel: Channel, isHeld: boolean): void {
	for (const agent of turn.floor.agents.values()) {
		const headset = agent.state === 'signed-in' ? agent.headset : undefined;
		if (headset?.state !== 'connected' || headset.channelId !== channel.channelId) continue;
		if (agent.state !== 'signed-in' || isAcross(turn.floor, agent.phoneId, channel)) continue;
		if ((headset.held === true) === isHeld) return;
		const type = isHeld ? 'headset-held' : 'headset-resumed';
		turn.emit({type, headsetId: headset.id, agentId: agent.id});
		noteLent(turn, agent, isHeld);
		return;
	}
}

/** A call across a tie has a headset that was put on hold before: the call's switch was not told. */
export function noteHeldBefore(turn: Turn, agentId: AgentId, channel: Channel): void {
	const agent = turn.floor.agents.get(agentId);
	if (agent?.state !== 'signed-in' || agent.headset?.state !== 'connected') return;
	if (agent.headset.held === true && isAcross(turn.floor, agent.phoneId, channel))
		noteLent(turn, agent, true);
}

/** The talk that it is lent to, which has a leg of its own for it; or that it is in, which tells the same. */
function noteLent(turn: Turn, {id: agentId, activity}: SignedIn, isHeld: boolean): void {
	const call = 'callId' in activity ? turn.floor.calls.get(activity.callId) : undefined;
	if (call?.state !== 'talking' || call.agentId !== agentId || activity.state === 'wrap-up') return;
	if ((call.phoneHeld === true) === isHeld) return;
	const type = isHeld ? 'call-phone-held' : 'call-phone-resumed';
	turn.emit({type, callId: call.id, agentId});
}
