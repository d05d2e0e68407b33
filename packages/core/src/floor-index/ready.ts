/** Files agents among the ready, and counts those who ring, in the pools of the queues they serve. */

import type {SignedIn} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, SwitchId} from '../ids.ts';
import {agentLineKey, type Pool, poolOf, warm} from '../routing/pool.ts';
import {whyNotReady} from '../routing/ready.ts';
import {rankOf} from '../routing/strategy.ts';
import {dateLine} from './waiting.ts';

/** `agent`: undefined when they are not signed in. */
export function refileReady(floor: Floor, agentId: AgentId, agent: SignedIn | undefined): void {
	takeOut(floor, agentId);
	const switchId = agent && floor.index.phones.get(agent.phoneId)?.switchId;
	if (agent === undefined || switchId === undefined) return;
	// A desk that rings with what calls do not interrupt is a ring, too.
	const cause = agent.activity.state === 'ringing' ? 'ringing' : whyNotReady(floor, agent);
	if (cause === 'ringing') countRinging(floor, agentId, switchId);
	else if (cause === undefined) file(floor, agent, switchId);
}

function file(floor: Floor, agent: SignedIn, switchId: SwitchId): void {
	const {index} = floor;
	const {id: agentId, idleSince, work} = agent;
	const hand = work?.hand.length ?? 0;
	const rows = (index.memberships.get(agentId) ?? []).map(({queueId, from, tierStep, weight}) => {
		const pool = poolAt(floor, queueId, switchId);
		const rank = rankOf(floor, agentId, queueId);
		return {pool, from, row: {agentId, idleSince, tierStep, rank, weight, hand}};
	});
	index.readyRows.set(agentId, {switchId, rows});
	for (const {pool, from, row} of rows) {
		pool.ready[from]?.add(row);
		touch(floor, pool);
	}
	warmOwn(floor, agentId, switchId);
}

function countRinging(floor: Floor, agentId: AgentId, switchId: SwitchId): void {
	const rung = (floor.index.memberships.get(agentId) ?? [])
		// Only widening looks at who rings.
		.filter(({queueId}) => floor.index.queues.get(queueId)?.widen !== undefined)
		.map(({queueId, from}) => ({pool: poolAt(floor, queueId, switchId), from}));
	if (rung.length === 0) return;
	floor.index.ringingAt.set(agentId, rung);
	for (const {pool, from} of rung) {
		pool.ringing[from] = (pool.ringing[from] ?? 0) + 1;
		touch(floor, pool);
	}
}

function takeOut(floor: Floor, agentId: AgentId): void {
	const {index} = floor;
	const filed = index.readyRows.get(agentId);
	if (filed !== undefined) {
		index.readyRows.delete(agentId);
		for (const {pool, from, row} of filed.rows) {
			pool.ready[from]?.remove(row);
			touch(floor, pool);
		}
		warmOwn(floor, agentId, filed.switchId);
	}
	const rung = index.ringingAt.get(agentId);
	if (rung === undefined) return;
	index.ringingAt.delete(agentId);
	for (const {pool, from} of rung) {
		pool.ringing[from] = (pool.ringing[from] ?? 0) - 1;
		touch(floor, pool);
	}
}

/** Those who wait for this agent alone. */
function warmOwn({index}: Floor, agentId: AgentId, switchId: SwitchId): void {
	const line = index.lines.get(agentLineKey(agentId, switchId));
	if (line !== undefined) warm(index, line);
}

/** The lines of a pool whose agents changed. */
export function touch(floor: Floor, pool: Pool): void {
	for (const line of pool.lines.values()) {
		if (line.waiting.size === 0) continue;
		warm(floor.index, line);
		dateLine(floor, line);
	}
}

/** The pool of a queue at a switch, or at the desk of a kind. */
export function poolAt(floor: Floor, queueId: Pool['queueId'], switchId: SwitchId): Pool {
	const steps = floor.index.queues.get(queueId)?.widen?.length ?? 0;
	return poolOf(floor.index, queueId, switchId, steps);
}
