/** Folds supervisors' monitoring. */

import {agentChannel} from '../call/call.ts';
import {invariant} from '../errors.ts';
import type {EventBody} from '../events.ts';
import type {Floor} from '../floor.ts';
import {refileMonitor} from '../floor-index.ts';
import {type Ear, monitorNoticeOf} from '../monitor/monitor.ts';
import type {Instant} from '../time.ts';
import {bump} from './counters.ts';

type MonitorEvent = {at: Instant} & Extract<EventBody, {type: `monitor-${string}`}>;

export function applyMonitor(floor: Floor, event: MonitorEvent): void {
	if (event.type === 'monitor-asked') {
		const {monitorId, personId, agentId, callId, mode} = event;
		const ear = earOf(event);
		const call = floor.calls.get(callId);
		// Who listens has their leg where the agent's is, wherever their phone is.
		const switchId =
			(call && agentChannel(call)?.switchId) ??
			(ear.phoneId === undefined ? undefined : floor.index.phones.get(ear.phoneId)?.switchId);
		invariant(switchId !== undefined, `phone ${ear.phoneId} is on the floor`);
		bump(floor, 'monitor', monitorId);
		floor.monitorNotices.delete(personId);
		floor.monitors.set(monitorId, {
			id: monitorId,
			state: 'calling',
			personId,
			...ear,
			switchId,
			agentId,
			callId,
			wantedMode: mode,
			since: event.at,
		});
		refileMonitor(floor, personId, monitorId);
		return;
	}
	const monitor = floor.monitors.get(event.monitorId);
	invariant(monitor !== undefined, `monitor ${event.monitorId} is live`);
	switch (event.type) {
		case 'monitor-answered':
			floor.monitors.set(monitor.id, {...monitor, state: 'asking', since: event.at});
			break;
		case 'monitor-mode-asked':
			floor.monitors.set(monitor.id, {...monitor, wantedMode: event.mode});
			break;
		case 'monitor-started':
			floor.monitors.set(monitor.id, {
				...monitor,
				state: 'active',
				channelId: event.channelId,
				mode: event.mode,
				since: event.at,
			});
			break;
		case 'monitor-ended': {
			floor.monitors.delete(monitor.id);
			refileMonitor(floor, monitor.personId);
			const notice = monitorNoticeOf(monitor, event.reason, event.at);
			if (notice !== undefined) floor.monitorNotices.set(monitor.personId, notice);
			break;
		}
		default:
			event satisfies never;
	}
}

function earOf({phoneId, partyId}: Extract<MonitorEvent, {type: 'monitor-asked'}>): Ear {
	if (partyId !== undefined) return {partyId};
	invariant(phoneId !== undefined, 'who listens has an ear');
	return {phoneId};
}
