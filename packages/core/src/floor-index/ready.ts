/** Files agents among the ready, and counts those who ring, in the pools of the queues they serve. */

import type {SignedIn} from '../agent/agent.ts';
import type {FiledAgent, Floor} from '../floor.ts';
import type {Membership} from '../routing/membership.ts';
import {agentLineKey, type Pool, poolOf, type ReadyRow, warm} from '../routing/pool.ts';
import {rankOf} from '../routing/strategy.ts';
import {dateLine} from './waiting.ts';

/** `agent`: undefined when they are not signed in. `isReady`: nothing keeps them from being rung. */
export function refileReady(
	floor: Floor,
	filed: FiledAgent,
	agent: SignedIn | undefined,
	isReady: boolean,
): void {
	takeOut(floor, filed);
	const isRinging = agent?.activity.state === 'ringing';
	if (agent === undefined || !(isReady || isRinging)) return;
	const switchId = floor.index.phones.get(agent.phoneId)?.switchId;
	if (switchId === undefined) return;
	if (filed.switchId !== switchId) {
		filed.switchId = switchId;
		filed.pools = filed.memberships.map(({queueId}) => poolOf(floor.index, queueId, switchId));
	}
	if (isRinging) countRinging(floor, filed, 1);
	else file(floor, agent, filed);
}

function file(floor: Floor, agent: SignedIn, filed: FiledAgent): void {
	const {id: agentId, idleSince} = agent;
	const {memberships, pools} = filed;
	const rows: ReadyRow[] = [];
	filed.state = 'ready';
	filed.rows = rows;
	for (let place = 0; place < pools.length; place += 1) {
		const pool = pools[place] as Pool;
		const {from, tierStep, weight} = memberships[place] as Membership;
		const row = {agentId, idleSince, tierStep, rank: rankOf(floor, agentId, pool.queue), weight};
		rows.push(row);
		pool.ready[from]?.add(row);
		touch(floor, pool);
	}
	warmOwn(floor, filed);
}

function takeOut(floor: Floor, filed: FiledAgent): void {
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
	warmOwn(floor, filed);
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
function warmOwn({index}: Floor, {agentId, switchId}: FiledAgent): void {
	if (switchId === undefined || !index.stuckTo.has(agentId)) return;
	const line = index.lines.get(agentLineKey(agentId, switchId));
	if (line !== undefined) warm(index, line);
}

/** The lines of a pool whose agents changed. */
function touch(floor: Floor, pool: Pool): void {
	for (const line of pool.lines) {
		if (line.waiting.size === 0) continue;
		warm(floor.index, line);
		dateLine(floor, line);
	}
}
