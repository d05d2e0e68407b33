/** A supervisor who listens takes the call over. True once the switch has joined their leg with the customer. */

import type {Refusal} from '../errors.ts';
import type {AgentId, Channel, PersonId} from '../ids.ts';
import type {Monitor} from '../monitor/monitor.ts';
import type {Turn} from '../turn.ts';
import {ask, idOf} from './control-orders.ts';
import {numberWays} from './orders.ts';
import {nameOf, partsOf, type Talk, whyPending} from './talk.ts';
import {leave} from './transfer.ts';

export function takeOver(turn: Turn, personId: PersonId): Refusal | undefined {
	const {floor} = turn;
	const monitorId = floor.index.monitorByPerson.get(personId);
	const monitor = monitorId === undefined ? undefined : floor.monitors.get(monitorId);
	if (monitor === undefined) return {code: 'not-monitoring'};
	if (monitor.state !== 'active') return {code: 'monitor-not-ready'};
	const call = floor.calls.get(monitor.callId);
	const parts = call?.state === 'talking' ? partsOf(call) : undefined;
	if (parts === undefined) return {code: 'agent-not-talking', params: {agentId: monitor.agentId}};
	if (!canHave(turn, monitor)) return {code: 'desk-needed'};
	const {consult} = parts.call;
	if (consult !== undefined)
		return {code: 'already-consulting', params: {target: nameOf(consult.to)}};
	const pending = whyPending(parts.call);
	if (pending !== undefined) return pending;
	const {switchId, channelId} = monitor;
	if (floor.switches.get(switchId)?.state !== 'up') return {code: 'switch-down'};
	const {channel, agentChannel} = parts;
	ask(turn, parts.call, 'take-over', personId);
	turn.order({
		id: idOf(turn, 'take-over', parts.call),
		...{type: 'take-over', callId: parts.call.id, monitorId: monitor.id},
		...{channel, agentChannel, takerChannel: {switchId, channelId}},
		language: numberWays(turn, parts.call.numberId).language,
	});
	return undefined;
}

/**
 * A call is an agent's: they are signed in at the phone that they listen with, and free but for listening.
 * A headset that stays connected has a leg of its own, which this one is not.
 */
function canHave({floor}: Turn, {personId, phoneId}: Monitor): boolean {
	const own = floor.agents.get(personId as AgentId);
	if (own?.state !== 'signed-in' || own.phoneId !== phoneId || own.headset !== undefined)
		return false;
	return own.activity.state === 'idle';
}

/** Whoever listens to this talk by that leg. */
export function takerOf({floor}: Turn, call: Talk, channel: Channel): Monitor | undefined {
	for (const monitor of floor.monitors.values()) {
		const isTheirs = monitor.state === 'active' && monitor.channelId === channel.channelId;
		if (isTheirs && monitor.switchId === channel.switchId && monitor.callId === call.id)
			return monitor;
	}
	return undefined;
}

/** The switch has joined customer and supervisor; the agent's leg is, or soon will be, gone. */
export function takenOver(turn: Turn, call: Talk, monitor: Monitor): void {
	const {phoneId} = monitor;
	if (monitor.state !== 'active' || phoneId === undefined || !canHave(turn, monitor)) {
		turn.anomaly('taken-over-by-nobody', monitor.id);
		return;
	}
	const {id: monitorId, personId, channelId} = monitor;
	// No order to end it: the leg is the agent's now.
	turn.emit({type: 'monitor-ended', monitorId, reason: 'took-over'});
	leave(turn, call, {
		...{type: 'call-taken-over', callId: call.id, agentId: call.agentId, monitorId},
		...{toAgentId: personId as AgentId, toPhoneId: phoneId, channelId},
	});
}
