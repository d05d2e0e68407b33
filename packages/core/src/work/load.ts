/**
 * What the work that an agent has means for the next piece, across kinds: free capacity, what holds up
 * what, and what is set aside meanwhile. A call counts from its ring to the end of the wrap-up.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import type {KindId, WorkId} from '../ids.ts';
import type {WorkItem} from './item.ts';
import {callKind, capacityOf} from './kinds.ts';

/** Why an agent's own work keeps a piece from them. */
export type HeldUp = 'ringing' | 'working' | 'at-capacity';

/**
 * Why the work that they have keeps a piece of this kind from an agent, who is in no call; undefined
 * when nothing does. What is interruptible holds up nothing but its own kind, by the capacity; of what
 * rings on the desk there is one at a time, and what may interrupt it takes its place.
 */
export function heldUpBy(floor: Floor, agent: SignedIn, kindId: KindId): HeldUp | undefined {
	const {work, id: agentId} = agent;
	if (work === undefined && kindId === callKind.id) return undefined;
	const {kinds} = floor.index;
	const isInterrupting = kinds.get(kindId)?.interruptible === false;
	if (work?.offered !== undefined) {
		const isYielding = isInterrupting && isInterruptible(floor, work.offered);
		if (!isYielding) return 'ringing';
	}
	let own = 0;
	for (const workId of work?.hand ?? []) {
		const other = floor.work.get(workId)?.kindId;
		if (other === kindId) own += 1;
		else if (other !== undefined && kinds.get(other)?.interruptible === false) return 'working';
	}
	return own >= capacityOf(floor.index, agentId, kindId) ? 'at-capacity' : undefined;
}

/** How many pieces of a kind they have in hand. */
export function inHand(floor: Floor, agent: SignedIn, kindId: KindId): number {
	const hand = agent.work?.hand ?? [];
	return hand.filter((workId) => floor.work.get(workId)?.kindId === kindId).length;
}

/** What keeps the desk of an agent from ringing on: they must be there, free, and see it. */
export function whyDeskSilent(
	floor: Floor,
	agent: SignedIn,
): 'interrupted' | 'not-ready' | 'desk-lost' | undefined {
	if (agent.activity.state !== 'idle') return 'interrupted';
	if (agent.presence.state !== 'available') return 'not-ready';
	if (agent.link.state === 'lost') return 'desk-lost';
	return floor.index.monitorByPerson.has(agent.id) ? 'interrupted' : undefined;
}

/** Why a piece in hand is not worked on now; undefined when it is. */
export function whyAside(
	floor: Floor,
	agent: SignedIn,
	item: WorkItem,
): 'call' | 'outside' | 'pause' | 'other-work' | undefined {
	if (agent.activity.state === 'outside') return 'outside';
	if (agent.activity.state !== 'idle') return 'call';
	if (agent.presence.state !== 'available') return 'pause';
	if (floor.index.kinds.get(item.kindId)?.interruptible === false) return undefined;
	const isHeldUp = (agent.work?.hand ?? []).some((workId) => {
		const other = floor.work.get(workId);
		return other !== undefined && other.kindId !== item.kindId && !isInterruptible(floor, workId);
	});
	return isHeldUp ? 'other-work' : undefined;
}

function isInterruptible(floor: Floor, workId: WorkId): boolean {
	const kindId = floor.work.get(workId)?.kindId;
	return kindId !== undefined && floor.index.kinds.get(kindId)?.interruptible !== false;
}

/** True when what they have is not as their state asks: see `decide/work-settle.ts`. */
export function isUnsettled(floor: Floor, agent: SignedIn): boolean {
	const {work} = agent;
	if (work === undefined) return false;
	if (work.offered !== undefined && whyDeskSilent(floor, agent) !== undefined) return true;
	return work.hand.some((workId) => {
		const item = floor.work.get(workId);
		return (
			item !== undefined &&
			(whyAside(floor, agent, item) !== undefined) !== (item.state === 'aside')
		);
	});
}
