/** Parked calls in views: where, by whom, and whose desks show them. Pure. */

import type {AgentId, Call, Floor, QueueId} from '@plateau/core';
import type {CallRow, ParkedRow} from '@plateau/core/protocol';
import type {Names} from './control.ts';
import type {Rows} from './row-cache.ts';
import {compact} from './share.ts';

type Parked = Call & {readonly state: 'parked'};

/** Who parked it may have it back; else whoever serves its queue, at whatever step. */
export function mayPickUp(floor: Floor, call: Parked, agentId: AgentId): boolean {
	return call.agentId === agentId || serves(floor, agentId, call.entry.queueId);
}

/** Whether an agent serves a queue, at whatever step, lent or their own. */
export function serves({index}: Floor, agentId: AgentId, queueId: QueueId): boolean {
	return index.memberships.get(agentId)?.some((own) => own.queueId === queueId) ?? false;
}

/** The field of a call's row. */
export function parkedOf(call: Call, names: Names): CallRow['parked'] {
	if (call.state !== 'parked') return undefined;
	const {place, agentId, endsAt} = call;
	return {place, agentId, name: names.agent(agentId), endsAt};
}

/** What a desk may pick up, by the call's id; undefined: nothing. */
export function parkedFor(
	floor: Floor,
	rows: Rows,
	agentId: AgentId,
): Record<string, ParkedRow> | undefined {
	let found: Record<string, ParkedRow> | undefined;
	for (const call of floor.calls.values()) {
		if (call.state !== 'parked' || !mayPickUp(floor, call, agentId)) continue;
		const row = rows.calls[call.id];
		if (row?.parked === undefined) continue;
		found ??= {};
		found[call.id] = compact<ParkedRow>({
			...{callId: call.id, queueId: call.entry.queueId, since: row.since},
			...{callerNumber: row.callerNumber, callerName: row.callerName, ...row.parked},
		});
	}
	return found;
}
