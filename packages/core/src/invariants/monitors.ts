/** Laws of monitoring: only a live talk is listened to, from one's own phone or a number outside (I13). */

import {customerChannel} from '../call/call.ts';
import type {Floor} from '../floor.ts';
import type {AgentId} from '../ids.ts';
import {numberOf} from './calls.ts';
import type {Must} from './must.ts';

export function checkMonitors(floor: Floor, must: Must): void {
	const persons = new Set<string>();
	for (const monitor of floor.monitors.values()) {
		const {id, personId, phoneId, agentId, callId} = monitor;
		must(!persons.has(personId), () => `${personId} listens once, not also by ${id} (I13)`);
		persons.add(personId);
		const call = floor.calls.get(callId);
		must(
			call?.state === 'talking' && call.agentId === agentId,
			() => `monitor ${id} is on ${agentId} talking in ${callId} (I13)`,
		);
		must(
			phoneId === undefined || floor.phones.get(phoneId)?.holder === personId,
			() => `monitor ${id} is on phone ${phoneId}, which ${personId} holds`,
		);
		must(
			call !== undefined && customerChannel(call)?.switchId === monitor.switchId,
			() => `monitor ${id} is at the switch of its talk`,
		);
		must(
			monitor.state !== 'asking' || monitor.partyId !== undefined,
			() => `monitor ${id} asks for a key at a desk phone`,
		);
		must(
			monitor.partyId === undefined || floor.config.listening !== undefined,
			() => `monitor ${id} is at a number outside, on a floor that has none of it`,
		);
		must(
			!floor.monitorNotices.has(personId),
			() => `${personId} listens, and is told of the last time still`,
		);
		const helped = floor.agents.get(agentId);
		must(
			monitor.state !== 'active' ||
				monitor.mode === 'listen' ||
				helped?.state !== 'signed-in' ||
				helped.handSince === undefined ||
				helped.handSince >= monitor.since,
			() => `${agentId} is spoken to by ${personId}, and their hand is down`,
		);
		must(numberOf(id) < floor.counters.monitor, () => `monitor ${id} was counted`);
		const own = floor.agents.get(personId as AgentId);
		must(
			own?.state !== 'signed-in' ||
				own.activity.state === 'idle' ||
				own.activity.state === 'outside',
			() => `${personId} does not work and listen on one phone at a time`,
		);
	}
}
