/** Files agents among the ready, and counts those who ring, in the pools of the queues they serve. */

import type {SignedIn} from '../agent/agent.ts';
import type {FiledAgent, Floor} from '../floor.ts';
import type {SwitchId} from '../ids.ts';
import type {Membership} from '../routing/membership.ts';
import type {PassedOverCode} from '../routing/passed-over.ts';
import {
	agentLineKey,
	type Pool,
	poolOf,
	type ReadyRow,
	takenLineKey,
	warm,
} from '../routing/pool.ts';
import {rankOf} from '../routing/strategy.ts';
import {reachOf} from '../ties/reach.ts';
import {dateLine} from './waiting.ts';

/** `agent`: undefined when they are not signed in. `aside`: what keeps them from being rung; undefined: nothing. */
export function refileReady(
	floor: Floor,
	filed: FiledAgent,
	agent: SignedIn | undefined,
	aside: PassedOverCode | undefined,
): void {
	takeOut(floor, filed);
	// A desk that rings with what calls do not interrupt is a ring, too.
	const isRinging = agent?.activity.state === 'ringing' || aside === 'ringing';
	if (agent === undefined || !(aside === undefined || isRinging)) return;
	const reach = reachOf(floor, agent);
	if (filed.reach !== reach) goTo(floor, filed, reach);
	if (isRinging) countRinging(floor, filed, 1);
	else file(floor, filed, agent);
}

/** A pool and a row for each membership, at each switch whose calls they can be rung for. */
function goTo({index}: Floor, filed: FiledAgent, reach: readonly SwitchId[]): void {
	const {agentId, memberships} = filed;
	filed.reach = reach;
	filed.pools = reach.flatMap((switchId) =>
		memberships.map(({queueId}) => poolOf(index, queueId, switchId)),
	);
	filed.rows = reach.flatMap(() =>
		memberships.map(({tierStep, weight}) => {
			return {agentId, idleSince: 0, tierStep, rank: [], weight, hand: 0};
		}),
	);
}

/** The step from which they serve the callers of their pool at this place. */
function fromAt({memberships}: FiledAgent, place: number): number {
	return (memberships[place % memberships.length] as Membership).from;
}

function file(floor: Floor, filed: FiledAgent, {idleSince, work}: SignedIn): void {
	const {agentId, pools, rows} = filed;
	const hand = work?.hand.length ?? 0;
	filed.state = 'ready';
	for (let place = 0; place < pools.length; place += 1) {
		const pool = pools[place] as Pool;
		const row = rows[place] as ReadyRow;
		row.idleSince = idleSince;
		row.rank = rankOf(floor, agentId, pool.queue);
		row.hand = hand;
		pool.ready[fromAt(filed, place)]?.add(row);
		touch(floor, pool);
	}
	warmOwn(floor, filed);
}

function takeOut(floor: Floor, filed: FiledAgent): void {
	const {state, pools, rows} = filed;
	if (state === 'ringing') countRinging(floor, filed, -1);
	filed.state = 'neither';
	if (state !== 'ready') return;
	for (let place = 0; place < pools.length; place += 1) {
		const pool = pools[place] as Pool;
		pool.ready[fromAt(filed, place)]?.remove(rows[place] as ReadyRow);
		touch(floor, pool);
	}
	warmOwn(floor, filed);
}

function countRinging(floor: Floor, filed: FiledAgent, by: 1 | -1): void {
	const {pools} = filed;
	if (by === 1) filed.state = 'ringing';
	for (let place = 0; place < pools.length; place += 1) {
		const pool = pools[place] as Pool;
		// Only widening looks at who rings.
		if (pool.queue?.widen === undefined) continue;
		const from = fromAt(filed, place);
		pool.ringing[from] = (pool.ringing[from] ?? 0) + by;
		touch(floor, pool);
	}
}

/** Those who wait for this agent alone. */
function warmOwn({index}: Floor, {agentId, reach}: FiledAgent): void {
	if (!index.stuckTo.has(agentId)) return;
	for (const switchId of reach) {
		for (const key of [agentLineKey(agentId, switchId), takenLineKey(agentId, switchId)]) {
			const line = index.lines.get(key);
			if (line !== undefined) warm(index, line);
		}
	}
}

/** The lines of a pool whose agents changed. */
export function touch(floor: Floor, pool: Pool): void {
	for (const line of pool.lines) {
		if (line.waiting.size === 0) continue;
		warm(floor.index, line);
		dateLine(floor, line);
	}
}
