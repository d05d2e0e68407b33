/** Files calls in the lines they wait in, and sets when the next step of each line is due. */

import {type Call, customerChannel} from '../call/call.ts';
import type {FiledCall, Floor} from '../floor.ts';
import type {AgentId, CallId, SwitchId} from '../ids.ts';
import {rankAt} from '../queue/entry.ts';
import {type Line, lineOf, lineOfAgent, poolOf, warm} from '../routing/pool.ts';
import {isGroup} from '../routing/strategy.ts';
import {isAnybodyEnough, isAnybodyInTier} from './memberships.ts';

/** A call that can be offered now: it waits, or one more phone may ring for it. */
type Offerable = Call & {state: 'waiting' | 'ringing'};

export function refileWaiting(floor: Floor, callId: CallId, call: Call | undefined): void {
	takeOut(floor, callId);
	if (call === undefined || !isOfferable(floor, call)) return;
	const switchId = customerChannel(call)?.switchId;
	if (switchId === undefined || floor.switches.get(switchId)?.state !== 'up') return;
	file(floor, call, switchId);
}

/** A group goes on growing only while its queue rings groups: the floor file may have changed meanwhile. */
function isOfferable({index}: Floor, call: Call): call is Offerable {
	// Who comes back is not in the waiting loop yet.
	if (call.state === 'waiting') return call.entry.comesBackBy === undefined;
	if (call.state !== 'ringing' || call.way !== 'group' || call.growsAt !== undefined) return false;
	return isGroup(index.queues.get(call.entry.queueId)?.strategy);
}

function file(floor: Floor, call: Offerable, switchId: SwitchId): void {
	const {index} = floor;
	const {entry} = call;
	const line = lineFor(floor, call, switchId);
	const row = {callId: call.id, rankAt: rankAt(entry), seq: entry.seq};
	line.waiting.add(row);
	let filed: FiledCall = {line, row};
	if (call.state === 'waiting' && line.pool !== undefined && hasSteps(floor, line)) {
		const joined = {callId: call.id, joinedAt: entry.joinedAt, seq: entry.seq};
		line.joined.add(joined);
		filed = {...filed, joined};
	}
	if (line.agentId !== undefined) stuck(floor, line.agentId).add(call.id);
	index.waitingRows.set(call.id, filed);
	warm(index, line);
	dateLine(floor, line);
}

function takeOut(floor: Floor, callId: CallId): void {
	const {index} = floor;
	const filed = index.waitingRows.get(callId);
	if (filed === undefined) return;
	const {line, row, joined} = filed;
	index.waitingRows.delete(callId);
	line.waiting.remove(row);
	if (joined !== undefined) line.joined.remove(joined);
	if (line.agentId !== undefined) {
		const calls = stuck(floor, line.agentId);
		calls.delete(callId);
		if (calls.size === 0) index.stuckTo.delete(line.agentId);
	}
	warm(index, line);
	dateLine(floor, line);
}

function lineFor(floor: Floor, {entry}: Offerable, switchId: SwitchId): Line {
	const {index} = floor;
	if (entry.stick !== undefined) return lineOfAgent(index, entry.stick.agentId, switchId);
	const queue = index.queues.get(entry.queueId);
	const widen = queue?.widen?.length ?? 0;
	const pool = poolOf(index, entry.queueId, switchId, widen);
	// An edit of the floor file may have left fewer steps than the call has come.
	const widened = Math.min(entry.widened, widen);
	const tiersOpen = Math.min(entry.tiersOpen, queue?.tiers?.length ?? 0);
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

function hasSteps(floor: Floor, {pool, widened, tiersOpen}: Line): boolean {
	const queue = pool && floor.index.queues.get(pool.queueId);
	return queue?.widen?.[widened] !== undefined || queue?.tiers?.[tiersOpen] !== undefined;
}

/**
 * Sets when the first caller of a line takes the next step: of widening, unless somebody who is enough
 * is ready or rings; of tiers; and at once (`skip`) where the step they stand on has nobody signed in.
 */
export function dateLine(floor: Floor, line: Line): void {
	const {pool, key, widened, tiersOpen} = line;
	if (pool === undefined || !hasSteps(floor, line)) return;
	const {deadlines, queues} = floor.index;
	const {queueId} = pool;
	const queue = queues.get(queueId);
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

function isAnybodyFreeOrRinging({pool, widened}: Line): boolean {
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
