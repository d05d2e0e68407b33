/** Files agents among the ready, and counts those who ring, in the pools of the queues they serve. */

import type {SignedIn} from '../agent/agent.ts';
import type {FiledAgent, Floor} from '../floor.ts';
import type {AgentId, SwitchId} from '../ids.ts';
import type {Membership} from '../routing/membership.ts';
import type {PassedOverCode} from '../routing/passed-over.ts';
import {agentLineKey, type Pool, poolOf, type ReadyRow, warm} from '../routing/pool.ts';
import {rankOf} from '../routing/strategy.ts';
import {dateLine} from './waiting.ts';

/** `agent`: undefined when they are not signed in. `aside`: what keeps them from being rung; undefined: nothing. */
export function refileReady(
	floor: Floor,
	agentId: AgentId,
	agent: SignedIn | undefined,
	aside: PassedOverCode | undefined,
): void {
	const {filedAgents, phones} = floor.index;
	const before = filedAgents.get(agentId);
	if (before !== undefined) takeOut(floor, agentId, before);
	// A desk that rings with what calls do not interrupt is a ring, too.
	const isRinging = agent?.activity.state === 'ringing' || aside === 'ringing';
	if (agent === undefined || !(aside === undefined || isRinging)) return;
	const switchId = phones.get(agent.phoneId)?.switchId;
	if (switchId === undefined) return;
	let filed = before;
	if (filed?.switchId !== switchId) {
		filed = newlyFiled(floor, agentId, switchId);
		filedAgents.set(agentId, filed);
	}
	if (isRinging) countRinging(floor, filed, 1);
	else file(floor, agent, filed);
}

function newlyFiled({index}: Floor, agentId: AgentId, switchId: SwitchId): FiledAgent {
	const memberships = index.memberships.get(agentId) ?? [];
	const pools = memberships.map(({queueId}) => poolOf(index, queueId, switchId));
	return {switchId, memberships, pools, state: 'neither', rows: []};
}

function file(floor: Floor, agent: SignedIn, filed: FiledAgent): void {
	const {id: agentId, idleSince, work} = agent;
	const hand = work?.hand.length ?? 0;
	const {memberships, pools} = filed;
	const rows: ReadyRow[] = [];
	filed.state = 'ready';
	filed.rows = rows;
	for (let place = 0; place < pools.length; place += 1) {
		const pool = pools[place] as Pool;
		const {from, tierStep, weight} = memberships[place] as Membership;
		const rank = rankOf(floor, agentId, pool.queue);
		const row = {agentId, idleSince, tierStep, rank, weight, hand};
		rows.push(row);
		pool.ready[from]?.add(row);
		touch(floor, pool);
	}
	warmOwn(floor, agentId, filed.switchId);
}

function takeOut(floor: Floor, agentId: AgentId, filed: FiledAgent): void {
	const {state, memberships, pools, rows} = filed;
	filed.state = 'neither';
	if (state === 'ringing') countRinging(floor, filed, -1);
	if (state !== 'ready') return;
	filed.rows = noRows;
	for (let place = 0; place < pools.length; place += 1) {
		const pool = pools[place] as Pool;
		const {from} = memberships[place] as Membership;
		pool.ready[from]?.remove(rows[place] as ReadyRow);
		touch(floor, pool);
	}
	warmOwn(floor, agentId, filed.switchId);
}

const noRows: readonly ReadyRow[] = [];

function countRinging(floor: Floor, filed: FiledAgent, by: 1 | -1): void {
	const {memberships, pools} = filed;
	if (by === 1) filed.state = 'ringing';
	for (let place = 0; place < pools.length; place += 1) {
		const pool = pools[place] as Pool;
		// Only widening looks at who rings.
		if (pool.queue?.widen === undefined) continue;
		const {from} = memberships[place] as Membership;
		pool.ringing[from] = (pool.ringing[from] ?? 0) + by;
		touch(floor, pool);
	}
}

/** Those who wait for this agent alone. */
function warmOwn({index}: Floor, agentId: AgentId, switchId: SwitchId): void {
	if (!index.stuckTo.has(agentId)) return;
	const line = index.lines.get(agentLineKey(agentId, switchId));
	if (line !== undefined) warm(index, line);
}

/** The lines of a pool whose agents changed. */
export function touch(floor: Floor, pool: Pool): void {
	for (const line of pool.lines) {
		if (line.waiting.size === 0) continue;
		warm(floor.index, line);
		dateLine(floor, line);
	}
}
