/**
 * A supervisor who listens from a number outside: who may, what is called, and that nothing is heard before
 * the key. What comes after it is as at a desk phone: `monitors.ts`.
 */

import type {Refusal} from '../errors.ts';
import {type Channel, channelKey, id, type MonitorId} from '../ids.ts';
import type {Command} from '../inputs.ts';
import type {OutsideNumber} from '../monitor/inputs.ts';
import {verdictOnEar} from '../monitor/policy.ts';
import type {Turn} from '../turn.ts';
import {dialledAs, shownFor} from './dial.ts';
import {findSignedIn} from './find.ts';
import {endMonitor, isAtWork, orderStop, talkFor} from './monitors.ts';

/** How long the number rings: most mobiles go on to a machine a little later. */
const ringMs = 30_000;

type Wish = Pick<Extract<Command, {type: 'start-monitor'}>, 'personId' | 'agentId' | 'mode'>;

export function listenOutside(
	turn: Turn,
	{personId, agentId, mode}: Wish,
	{number, partyId}: OutsideNumber,
): Refusal | undefined {
	const {floor} = turn;
	const {agent, refusal} = findSignedIn(floor, agentId);
	if (refusal) return refusal;
	const verdict = verdictOnEar(floor.config, number);
	if (!verdict.may) return {code: verdict.code};
	const heard = talkFor(turn, personId, agent);
	if ('code' in heard) return heard;
	const {call, channel} = heard;
	// By the trunk of the talk's own switch: the leg that listens must be where the agent's is.
	if (floor.switches.get(channel.switchId)?.state !== 'up') return {code: 'switch-down'};
	if (isAtWork(turn, personId)) return {code: 'agent-on-call'};
	const monitorId = id<MonitorId>(`m-${floor.counters.monitor}`);
	const callerId = shownFor(turn, call.entry.queueId, undefined);
	turn.emit({
		...{type: 'monitor-asked', monitorId, personId, partyId, agentId, callId: call.id, mode},
	});
	turn.order({
		...{id: `listen-outside:${monitorId}`, type: 'listen-outside', monitorId},
		...{agentChannel: channel, mode, number: dialledAs(number, verdict.number), ringMs},
		...(callerId === '' ? {} : {callerId}),
	});
	return undefined;
}

/** The number was answered, by whomever. */
export function monitorAnswered(turn: Turn, monitorId: MonitorId, channel: Channel): void {
	const monitor = turn.floor.monitors.get(monitorId);
	if (monitor === undefined) {
		turn.anomaly('monitor-unknown', `${monitorId} ${channelKey(channel)}`);
		orderStop(turn, monitorId, channel.switchId);
	} else if (monitor.state === 'calling' && monitor.partyId !== undefined) {
		turn.emit({type: 'monitor-answered', monitorId});
	}
}

/** The floor's list, or what may be dialled, is another: which numbers these are is not known here, so none of them goes on. */
export function endOutsideEars(turn: Turn): void {
	for (const monitor of [...turn.floor.monitors.values()]) {
		if (monitor.partyId !== undefined) endMonitor(turn, monitor, 'list-changed');
	}
}
