/** Supervisors on a call: asked for, confirmed by the switch, changed, ended. Rights were checked before. */

import type {SignedIn} from '../agent/agent.ts';
import {agentChannel} from '../call/call.ts';
import type {Refusal} from '../errors.ts';
import {
	type AgentId,
	type CallId,
	type Channel,
	channelKey,
	id,
	type MonitorId,
	type PersonId,
	type SwitchId,
} from '../ids.ts';
import type {MonitorMode} from '../inputs.ts';
import type {Monitor} from '../monitor/monitor.ts';
import {isInUse, reaches} from '../ties/reach.ts';
import type {Turn} from '../turn.ts';
import {findSignedIn, heldBy} from './find.ts';
import {helpComes} from './hands.ts';
import type {Talk} from './talk.ts';

export function startMonitor(
	turn: Turn,
	personId: PersonId,
	agentId: AgentId,
	mode: MonitorMode,
): Refusal | undefined {
	const {floor} = turn;
	const {agent, refusal} = findSignedIn(floor, agentId);
	if (refusal) return refusal;
	const phoneId = heldBy(floor, personId);
	const phone = phoneId && floor.phones.get(phoneId);
	const switchId = phone && floor.index.phones.get(phone.id)?.switchId;
	if (phone === undefined || switchId === undefined) return {code: 'phone-needed'};
	const heard = talkFor(turn, personId, agent);
	if ('code' in heard) return heard;
	const {call, channel} = heard;
	if (!reaches(floor, channel.switchId, phone.id))
		return {code: 'phone-at-other-switch', params: {phoneId: phone.id}};
	const isUp = [switchId, channel.switchId].every((one) => floor.switches.get(one)?.state === 'up');
	if (!isUp) return {code: 'switch-down'};
	if (isInUse(phone) || isAtWork(turn, personId)) {
		return {code: 'phone-in-use', params: {phoneId: phone.id}};
	}
	if (!phone.registered) return {code: 'phone-not-registered', params: {phoneId: phone.id}};
	const monitorId = id<MonitorId>(`m-${floor.counters.monitor}`);
	turn.emit({
		type: 'monitor-asked',
		monitorId,
		personId,
		phoneId: phone.id,
		agentId,
		callId: call.id,
		mode,
	});
	turn.order({
		id: `start-monitor:${monitorId}`,
		type: 'start-monitor',
		monitorId,
		phoneId: phone.id,
		agentChannel: channel,
		mode,
	});
	return undefined;
}

/** The talk of this agent, for somebody who wants to hear it; or why they do not. */
export function talkFor(
	turn: Turn,
	personId: PersonId,
	{id: agentId, activity}: SignedIn,
): {readonly call: Talk; readonly channel: Channel} | Refusal {
	const running = monitorOf(turn, personId);
	if (running !== undefined)
		return {code: 'already-monitoring', params: {agentId: running.agentId}};
	const call = 'callId' in activity ? turn.floor.calls.get(activity.callId) : undefined;
	const channel = call && agentChannel(call);
	// Who is consulted about a call is not listened to by their own name.
	if (call?.state !== 'talking' || call.agentId !== agentId || channel === undefined)
		return {code: 'agent-not-talking', params: {agentId}};
	// What colleagues say to each other is no work of any queue.
	if (call.direction === 'internal') return {code: 'internal-call'};
	return {call, channel};
}

/** Nobody works and listens at once. */
export function isAtWork({floor}: Turn, personId: PersonId): boolean {
	const own = floor.agents.get(personId as AgentId);
	return own?.state === 'signed-in' && own.activity.state !== 'idle';
}

export function changeMonitor(
	turn: Turn,
	personId: PersonId,
	mode: MonitorMode,
): Refusal | undefined {
	const monitor = monitorOf(turn, personId);
	if (monitor === undefined) return {code: 'not-monitoring'};
	if (monitor.state !== 'active') return {code: 'monitor-not-ready'};
	if (isTakingOver(turn, monitor)) return {code: 'order-pending'};
	if (turn.floor.switches.get(monitor.switchId)?.state !== 'up') return {code: 'switch-down'};
	if (monitor.mode === mode && monitor.wantedMode === mode) return undefined;
	turn.emit({type: 'monitor-mode-asked', monitorId: monitor.id, mode});
	orderMode(turn, monitor.id);
	return undefined;
}

/** Their leg is on its way to being the agent's. */
function isTakingOver({floor}: Turn, {callId}: Monitor): boolean {
	const call = floor.calls.get(callId);
	return call?.state === 'talking' && call.pending?.order === 'take-over';
}

/** Orders the mode that was asked for. Also when it is the one in force: another may be on its way. */
export function orderMode(turn: Turn, monitorId: MonitorId): void {
	const monitor = turn.floor.monitors.get(monitorId);
	const call = monitor && turn.floor.calls.get(monitor.callId);
	const agentLeg = call && agentChannel(call);
	if (monitor?.state !== 'active' || agentLeg === undefined) return;
	const {switchId, channelId, wantedMode} = monitor;
	turn.order({
		id: `change-monitor:${monitorId}:${turn.occasion}`,
		type: 'change-monitor',
		monitorId,
		channel: {switchId, channelId},
		agentChannel: agentLeg,
		mode: wantedMode,
	});
}

export function stopMonitor(turn: Turn, personId: PersonId, by: PersonId): Refusal | undefined {
	const monitor = monitorOf(turn, personId);
	if (monitor === undefined) return {code: 'not-monitoring'};
	// Whose right is gone hears no more, whatever is going on.
	if (by !== 'floor' && isTakingOver(turn, monitor)) return {code: 'order-pending'};
	stopListening(turn, personId, 'stopped');
	return undefined;
}

/** Ends whatever this person listens to. */
export function stopListening(turn: Turn, personId: PersonId, reason: string): void {
	const monitor = monitorOf(turn, personId);
	if (monitor !== undefined) endMonitor(turn, monitor, reason);
}

export function monitorActive(
	turn: Turn,
	monitorId: MonitorId,
	channel: Channel,
	mode: MonitorMode,
): void {
	const monitor = turn.floor.monitors.get(monitorId);
	if (monitor === undefined) {
		// Nobody may listen without a monitor on the floor.
		turn.anomaly('monitor-unknown', `${monitorId} ${channelKey(channel)}`);
		orderStop(turn, monitorId, channel.switchId);
	} else if (monitor.state !== 'active' || monitor.mode !== mode) {
		turn.emit({type: 'monitor-started', monitorId, channelId: channel.channelId, mode});
		helpComes(turn, monitor.agentId, {mode, personId: monitor.personId});
	}
}

export function monitorEnded(turn: Turn, monitorId: MonitorId, reason: string): void {
	if (turn.floor.monitors.has(monitorId)) turn.emit({type: 'monitor-ended', monitorId, reason});
}

/** The call is over, or its agent is out of it: so is all listening to it. */
export function endMonitorsOf(turn: Turn, callId: CallId, reason = 'call-ended'): void {
	const {monitors} = turn.floor;
	if (monitors.size === 0) return;
	for (const monitor of [...monitors.values()]) {
		if (monitor.callId === callId) endMonitor(turn, monitor, reason);
	}
}

/** Ends it here and at the switch. */
export function endMonitor(turn: Turn, monitor: Monitor, reason: string): void {
	turn.emit({type: 'monitor-ended', monitorId: monitor.id, reason});
	orderStop(turn, monitor.id, monitor.switchId);
}

/** Ends the supervisor's leg. Each order has an id of its own: one that was lost must not stop the next. */
export function orderStop(turn: Turn, monitorId: MonitorId, switchId: SwitchId): void {
	turn.order({
		id: `stop-monitor:${monitorId}:${turn.occasion}`,
		type: 'stop-monitor',
		monitorId,
		switchId,
	});
}

function monitorOf(turn: Turn, personId: PersonId): Monitor | undefined {
	const monitorId = turn.floor.index.monitorByPerson.get(personId);
	return monitorId === undefined ? undefined : turn.floor.monitors.get(monitorId);
}
