/** Files calls in the lines they wait in, and sets when the next step of each line is due. */

import type {Queued} from '../call/call.ts';
import type {FiledCall, Floor} from '../floor.ts';
import type {AgentId, CallId, SwitchId} from '../ids.ts';
import {type Line, lineOf, lineOfAgent, poolOf, warm} from '../routing/pool.ts';
import {isGroup} from '../routing/strategy.ts';
import {callKind, kindAt} from '../work/kinds.ts';
import {isAnybodyEnough, isAnybodyInTier} from './memberships.ts';

/** Takes a caller out of the line they are in; `refileRoll` comes before they are filed again. */
export function leaveLine(floor: Floor, filed: FiledCall): void {
	const {line, row} = filed;
	if (line === undefined) return;
	line.waiting.remove(row);
	if (filed.isInSteps) line.joined.remove(row);
	filed.line = undefined;
	filed.isInSteps = false;
	if (line.agentId !== undefined) {
		const calls = stuck(floor, line.agentId);
		calls.delete(row.callId);
		if (calls.size === 0) floor.index.stuckTo.delete(line.agentId);
	}
	warm(floor.index, line);
	dateLine(floor, line);
}

/** Files a call that can be offered at its switch, which is there. */
export function joinLine(floor: Floor, call: Queued, filed: FiledCall, switchId: SwitchId): void {
	if (!isOfferable(floor, call)) return;
	const line = lineFor(floor, call, switchId);
	filed.line = line;
	line.waiting.add(filed.row);
	if (call.state === 'waiting' && hasSteps(line)) {
		filed.isInSteps = true;
		line.joined.add(filed.row);
	}
	if (line.agentId !== undefined) stuck(floor, line.agentId).add(call.id);
	warm(floor.index, line);
	dateLine(floor, line);
}

/** A group goes on growing only while its queue rings groups: the floor file may have changed meanwhile. */
function isOfferable({index}: Floor, call: Queued): boolean {
	// Who comes back is not in the waiting loop yet.
	if (call.state === 'waiting') return call.entry.comesBackBy === undefined;
	if (call.way !== 'group' || call.growsAt !== undefined) return false;
	return isGroup(index.queues.get(call.entry.queueId)?.strategy);
}

function lineFor(floor: Floor, {entry}: Queued, switchId: SwitchId): Line {
	const {index} = floor;
	if (entry.stick !== undefined) {
		const {agentId, takenBy} = entry.stick;
		return lineOfAgent(index, agentId, switchId, takenBy !== undefined);
	}
	const pool = poolOf(index, entry.queueId, switchId);
	// An edit of the floor file may have left fewer steps than the call has come.
	const widened = Math.min(entry.widened, pool.queue?.widen?.length ?? 0);
	const tiersOpen = Math.min(entry.tiersOpen, pool.queue?.tiers?.length ?? 0);
	return lineOf(index, pool, widened, tiersOpen);
}

function stuck({index}: Floor, agentId: AgentId): Set<CallId> {
	let calls = index.stuckTo.get(agentId);
	if (calls === undefined) {
		calls = new Set();
		index.stuckTo.set(agentId, calls);
	}
	return calls;
}

function hasSteps({pool, widened, tiersOpen}: Line): boolean {
	const queue = pool?.queue;
	return queue?.widen?.[widened] !== undefined || queue?.tiers?.[tiersOpen] !== undefined;
}

/**
 * Sets when the first caller of a line takes the next step: of widening, unless somebody who is enough
 * is ready or rings; of tiers; and at once (`skip`) where the step they stand on has nobody signed in.
 */
export function dateLine(floor: Floor, line: Line): void {
	const {pool, key, widened, tiersOpen} = line;
	if (pool === undefined || !hasSteps(line)) return;
	const {deadlines} = floor.index;
	const {queueId, queue} = pool;
	const first = line.joined.first();
	const widen = first && queue?.widen?.[widened];
	const tier = first && queue?.tiers?.[tiersOpen];
	const isHeld = widen !== undefined && isAnybodyFreeOrRinging(line);
	const widenAt = first && widen && !isHeld ? first.joinedAt + widen.afterMs : undefined;
	deadlines.set('widen', key, widenAt);
	deadlines.set('tier', key, first && tier && first.joinedAt + tier.afterMs);
	const isWidenIdle = widen !== undefined && !isAnybodyEnough(floor.index, queueId, widened);
	const isTierIdle =
		tier !== undefined && !isAnybodyInTier(floor.index, queueId, widened, tiersOpen);
	deadlines.set('skip', key, isWidenIdle || isTierIdle ? 0 : undefined);
}

/** At a desk nothing is held: who is free and enough is offered the work at once. */
function isAnybodyFreeOrRinging({pool, widened, switchId}: Line): boolean {
	if (kindAt(switchId) !== callKind.id) return false;
	for (let from = 0; from <= widened; from += 1) {
		if ((pool?.ready[from]?.size ?? 0) > 0 || (pool?.ringing[from] ?? 0) > 0) return true;
	}
	return false;
}

/** Dates the lines of a queue anew, after somebody came or went who serves it. */
export function dateQueue(floor: Floor, queueId: string): void {
	for (const line of floor.index.lines.values()) {
		if (line.pool?.queueId === queueId) dateLine(floor, line);
	}
}
