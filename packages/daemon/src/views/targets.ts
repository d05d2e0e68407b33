/** Whom a call can be given to: colleagues, phones where nobody sits, queues. One for everybody. Pure. */

import {type AgentId, type Floor, id} from '@plateau/core';
import type {TargetAgent, TargetPhone, TargetQueue, TargetsView} from '@plateau/core/protocol';
import type {Rows} from './row-cache.ts';
import {compact} from './share.ts';

/** `outside`: numbers outside can be dialled. */
export function targetsView(floor: Floor, rows: Rows, outside: boolean): TargetsView {
	const agents: Record<string, TargetAgent> = {};
	for (const row of Object.values(rows.agents)) {
		// Taken out of the floor file, and not gone yet.
		const config = floor.index.agents.get(id<AgentId>(row.id));
		if (config === undefined) continue;
		agents[row.id] = compact<TargetAgent>({
			id: row.id,
			name: row.name,
			phoneId: row.phoneId,
			presence: row.presence,
			activity: row.activity,
			activitySince: row.activitySince,
			ready: row.ready,
			queueIds: [...config.queues],
		});
	}
	const phones: Record<string, TargetPhone> = {};
	for (const {id: phoneId, registered, outside: isBusy, heldBy} of Object.values(rows.phones)) {
		// Where an agent sits, the agent is called; a supervisor's listening phone is not.
		if (heldBy === undefined) phones[phoneId] = {id: phoneId, registered, outside: isBusy};
	}
	const queues: Record<string, TargetQueue> = {};
	for (const {id: queueId, label, ready, waiting, signedIn, oldestEnteredAt} of Object.values(
		rows.queues,
	)) {
		queues[queueId] = compact<TargetQueue>({
			id: queueId,
			label,
			ready,
			waiting,
			signedIn,
			oldestEnteredAt,
		});
	}
	return {agents, phones, queues, reasons: rows.reasons, outside};
}
