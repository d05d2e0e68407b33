/**
 * Whom a queue has for an agent who asks it: of the requests that wait, first asked first. They go before the
 * queue's callers, since a customer is on hold for each; and are open to all who serve the queue, however
 * long a caller would have to wait for them: every step of widening and every tier, the earliest tier first.
 */

import {type Call, customerChannel} from '../call/call.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, QueueId, SwitchId} from '../ids.ts';
import {reachesAgent} from '../ties/reach.ts';
import {chooseReady} from './strategy.ts';

/** A request with whom it goes to; without, nobody is there any more. */
export interface Asked {
	readonly call: Call & {readonly state: 'talking'};
	readonly agentId: AgentId | undefined;
}

/** The next request that is to be dealt with now, or undefined when each must wait. */
export function nextAsked(floor: Floor): Asked | undefined {
	if (floor.index.asking.size === 0) return undefined;
	for (const call of requests(floor)) {
		const queueId = call.consult?.asked?.queueId;
		const switchId = customerChannel(call)?.switchId;
		// Nobody is rung before the customer is held.
		if (call.line !== 'consulting' || queueId === undefined || switchId === undefined) continue;
		if (!isAnybodyThere(floor, queueId, switchId, call.agentId)) return {call, agentId: undefined};
		// Nobody is rung to hear silence: their phone is on hold.
		if (call.phoneHeld === true) continue;
		const agentId = readyFor(floor, queueId, switchId, call);
		if (agentId !== undefined) return {call, agentId};
	}
	return undefined;
}

/** In the order of asking. */
function requests({calls, index}: Floor): readonly Asked['call'][] {
	const waiting = [...index.asking].flatMap((callId) => {
		const call = calls.get(callId);
		return call?.state === 'talking' ? [call] : [];
	});
	const since = ({consult}: Asked['call']) => consult?.asked?.since ?? 0;
	return waiting.sort((a, b) => since(a) - since(b) || (a.id < b.id ? -1 : 1));
}

/** Whom the queue's strategy prefers of those who are ready within reach of this switch. */
function readyFor(
	floor: Floor,
	queueId: QueueId,
	switchId: SwitchId,
	{id}: Asked['call'],
): AgentId | undefined {
	const pool = floor.index.pools.get(queueId, switchId);
	if (pool === undefined) return undefined;
	const {queue} = pool;
	const open = {widened: queue?.widen?.length ?? 0, tiersOpen: queue?.tiers?.length ?? 0};
	return chooseReady(floor, {pool, ...open}, id)?.agentId;
}

/** True while somebody besides `askerId` is there for the queue, by what it counts as absence, within reach of this switch. */
export function isAnybodyThere(
	floor: Floor,
	queueId: QueueId,
	switchId: SwitchId,
	askerId: AgentId,
): boolean {
	if ((floor.index.there.get(queueId) ?? 0) === 0) return false;
	for (const {agentId, thereFor} of floor.index.filedAgents.values()) {
		if (agentId === askerId || !thereFor.includes(queueId)) continue;
		const agent = floor.agents.get(agentId);
		if (agent?.state === 'signed-in' && reachesAgent(floor, switchId, agent)) return true;
	}
	return false;
}
