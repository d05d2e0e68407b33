/** Callers who wait, for an agent who may take one out of the order: which queues, who is first, how many. Pure. */

import {
	type Agent,
	type AgentId,
	type Call,
	type CallId,
	customerChannel,
	type Floor,
	id,
	type QueueId,
	reachesAgent,
} from '@plateau/core';
import {byPlace, type Label, type WaitingRow, type WaitingView} from '@plateau/core/protocol';
import {serves} from './parked.ts';
import type {RowCache, Rows} from './row-cache.ts';
import {headStartMs} from './rows.ts';
import {compact} from './share.ts';

/** How many callers one list has at most; who comes behind them is counted. */
export const mostWaiting = 50;

/** The first of a queue's callers, in its order, and how many wait behind them. */
export interface WaitingHead {
	readonly rows: readonly WaitingRow[];
	readonly left: number;
}

/** Whether an agent may take this queue's calls out of their order: it lets its agents, and they serve it. */
export function mayTakeFrom(floor: Floor, agentId: AgentId, queueId: QueueId): boolean {
	return floor.index.queues.get(queueId)?.agentsTake === true && serves(floor, agentId, queueId);
}

/** How many wait where this agent may take one; undefined: nowhere, or they are signed out. */
export function takeableFor(floor: Floor, agentId: AgentId): number | undefined {
	const queueIds = takesFrom(floor, agentId);
	if (queueIds.length === 0) return undefined;
	return queueIds.reduce((sum, queueId) => sum + countUnrung(floor, queueId), 0);
}

/** The list of one agent, or undefined when there is no such agent. */
export function waitingView(
	floor: Floor,
	agentId: AgentId,
	rows: Pick<RowCache, 'rows' | 'waitingHead'>,
): WaitingView | undefined {
	const agent = floor.agents.get(agentId);
	if (agent === undefined) return undefined;
	const queues: Record<string, Label> = {};
	const first: WaitingRow[] = [];
	let left = 0;
	for (const queueId of takesFrom(floor, agentId)) {
		const head = rows.waitingHead(queueId);
		const label = rows.rows().queues[queueId]?.label;
		if (label !== undefined) queues[queueId] = label;
		first.push(...head.rows);
		left += head.left;
	}
	const calls: Record<string, WaitingRow> = {};
	for (const row of first.toSorted(byPlace).slice(0, mostWaiting)) {
		calls[row.callId] = isWithinReach(floor, row, agent) ? row : {...row, unreachable: true};
	}
	return {calls, queues, more: left + Math.max(0, first.length - mostWaiting)};
}

/** The same for every agent: looked up once a queue, and no further than the list goes. */
export function waitingHead(
	floor: Floor,
	queueId: QueueId,
	{calls, nameOf}: {readonly calls: Rows['calls']; readonly nameOf: (agentId: string) => string},
): WaitingHead {
	const rows: WaitingRow[] = [];
	let seen = 0;
	for (const {callId} of floor.index.rolls.get(queueId)?.waiting ?? []) {
		if (rows.length === mostWaiting) break;
		const call = floor.calls.get(callId);
		// For the others a phone rings.
		if (call?.state !== 'waiting') continue;
		seen += 1;
		if (isFree(call)) rows.push(waitingRow(call, calls[callId], nameOf));
	}
	return {rows, left: countUnrung(floor, queueId) - seen};
}

type Waiting = Call & {readonly state: 'waiting'};

/** Neither somebody's next call already, nor on the way back to the waiting loop. */
function isFree({entry: {stick, comesBackBy}}: Waiting): boolean {
	return stick?.takenBy === undefined && comesBackBy === undefined;
}

function waitingRow(
	call: Waiting,
	row: Rows['calls'][string] | undefined,
	nameOf: (agentId: string) => string,
): WaitingRow {
	const {queueId, enteredAt, seq, stick} = call.entry;
	const person = (agentId: string | undefined) =>
		agentId === undefined ? undefined : {id: agentId, name: nameOf(agentId)};
	return compact<WaitingRow>({
		...{callId: call.id, queueId, enteredAt, seq},
		headStartMs: headStartMs(call),
		callerNumber: row?.callerNumber,
		callerName: row?.callerName,
		ownAgent: person(call.contact?.ownerId),
		waitsFor: person(stick?.agentId),
	});
}

/** Those of the agent's queues that let them take; none while they are signed out. */
function takesFrom(floor: Floor, agentId: AgentId): readonly QueueId[] {
	if (floor.agents.get(agentId)?.state !== 'signed-in') return [];
	const own = floor.index.memberships.get(agentId) ?? [];
	return own.flatMap(({queueId}) => (mayTakeFrom(floor, agentId, queueId) ? [queueId] : []));
}

function countUnrung({index}: Floor, queueId: QueueId): number {
	const roll = index.rolls.get(queueId);
	return roll === undefined ? 0 : roll.waiting.size - roll.ringing.size;
}

function isWithinReach(floor: Floor, {callId}: WaitingRow, agent: Agent): boolean {
	const call = floor.calls.get(id<CallId>(callId));
	const switchId = call && customerChannel(call)?.switchId;
	if (switchId === undefined || agent.state !== 'signed-in') return false;
	return floor.switches.get(switchId)?.state === 'up' && reachesAgent(floor, switchId, agent);
}
