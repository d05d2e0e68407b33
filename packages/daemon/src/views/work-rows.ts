/** The rows of work that is not a call: one piece as everybody sees it, and as a desk does. Pure. */

import type {AgentId, Floor, MatterId, WorkId, WorkItem} from '@plateau/core';
import type {DeskWork, Label, QueueRow, WorkRow} from '@plateau/core/protocol';
import type {MatterRecord} from './look-ups.ts';
import {compact} from './share.ts';

/** What the store says a piece is about. */
export type MatterOf = (matterId: MatterId) => MatterRecord | undefined;

export function workRows(floor: Floor, matterOf: MatterOf): Record<string, WorkRow> {
	const rows: Record<string, WorkRow> = {};
	for (const item of floor.work.values()) rows[item.id] = workRow(floor, item, matterOf);
	return rows;
}

function workRow(floor: Floor, item: WorkItem, matterOf: MatterOf): WorkRow {
	const {id, kindId, matterId, entry, since, waitsSince, workedMs, addedBy} = item;
	const matter = matterOf(matterId);
	// The head start that people gave, without the one its queue gives everybody.
	const raisedMs = entry.creditMs - (floor.index.queues.get(entry.queueId)?.priorityMs ?? 0);
	return compact<WorkRow>({
		...{id, kindId, queueId: entry.queueId, state: item.state, since, waitsSince, workedMs},
		agentId: item.state === 'waiting' ? undefined : item.agentId,
		ringEndsAt: item.state === 'offered' ? item.ringEndsAt : undefined,
		subject: matter?.subject ?? '',
		contact: matter?.contact,
		addedBy,
		raisedMs: raisedMs > 0 ? raisedMs : undefined,
		messageMs: matter?.messageMs,
		message: matter?.message,
	});
}

/** What of it waits in each queue, a desk that rings included. */
export function tallyWork(floor: Floor): Map<string, NonNullable<QueueRow['work']>> {
	const tallies = new Map<string, NonNullable<QueueRow['work']>>();
	for (const {entry, state, waitsSince} of floor.work.values()) {
		if (state !== 'waiting' && state !== 'offered') continue;
		const {waiting, oldestAt} = tallies.get(entry.queueId) ?? {waiting: 0, oldestAt: waitsSince};
		const oldest = Math.min(oldestAt, waitsSince);
		tallies.set(entry.queueId, {waiting: waiting + 1, oldestAt: oldest});
	}
	return tallies;
}

/** What rings on an agent's desk, and what they have in hand. */
export function deskWork(
	floor: Floor,
	agentId: AgentId,
	rows: Readonly<Record<string, WorkRow>>,
	dispositionsFor: (queueId: string) => readonly {readonly id: string; readonly label: Label}[],
): {readonly offered: DeskWork | undefined; readonly inHand: DeskWork[]} {
	const agent = floor.agents.get(agentId);
	const {hand, offered} = (agent?.state === 'signed-in' && agent.work) || {
		hand: [],
		offered: undefined,
	};
	const rowOf = (workId: WorkId | undefined): DeskWork | undefined => {
		const item = workId === undefined ? undefined : floor.work.get(workId);
		const row = workId === undefined ? undefined : rows[workId];
		if (item === undefined || row === undefined) return undefined;
		const rule = floor.index.queues.get(item.entry.queueId)?.wrapUp;
		const dispositionRequired =
			rule !== undefined && rule.mode !== 'none' && rule.dispositionRequired;
		return {...row, dispositionRequired, dispositions: [...dispositionsFor(row.queueId)]};
	};
	return {
		offered: rowOf(offered),
		inHand: hand.flatMap((workId) => rowOf(workId) ?? []),
	};
}
