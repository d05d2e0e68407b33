/**
 * Who is at work for each queue, from which steps, and with how many of them it shares each other
 * queue: so what a queue has in agents is told without looking at each of them.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {FiledAgent, FloorIndex} from '../floor.ts';
import type {QueueId} from '../ids.ts';
import {type QueueRoll, rollOf} from '../queue/roll.ts';
import type {Membership} from '../routing/membership.ts';

/** The agents who are at work for one queue. */
export interface Crew {
	readonly queueId: QueueId;
	count: number;
	/** How many of them serve from each pair of steps, of widening and of tiers. */
	readonly steps: Map<string, Steps>;
	/** How many of them are in each other crew as well; none is there with nobody. */
	readonly shares: Share[];
	/** The callers of the queue. */
	readonly roll: QueueRoll;
}

/** Those whom a crew shares with another. */
interface Share {
	readonly other: Crew;
	count: number;
}

interface Steps {
	readonly from: number;
	readonly tierStep: number;
	count: number;
}

/** Available, whatever they do now, with a desk that is there. */
function isAtWork(agent: SignedIn): boolean {
	return agent.presence.state === 'available' && agent.link.state !== 'lost';
}

/** Counts the agent as at work or not; undefined for one who is not signed in. O(queues served ²). */
export function countAtWork(
	index: FloorIndex,
	filed: FiledAgent,
	agent: SignedIn | undefined,
): void {
	const isNow = agent !== undefined && isAtWork(agent);
	if (isNow === filed.isAtWork) return;
	filed.isAtWork = isNow;
	change(index, filed.memberships, isNow ? 1 : -1);
}

function change(index: FloorIndex, own: readonly Membership[], by: 1 | -1): void {
	const crews = own.map(({queueId}) => crewOf(index, queueId));
	for (const [place, {from, tierStep}] of own.entries()) {
		const crew = crews[place] as Crew;
		crew.count += by;
		const key = `${from}.${tierStep}`;
		const steps = crew.steps.get(key);
		if (steps === undefined) crew.steps.set(key, {from, tierStep, count: by});
		else steps.count += by;
		for (const other of crews) {
			if (other === crew) continue;
			share(crew.shares, other, by);
		}
	}
}

function share(shares: Share[], other: Crew, by: 1 | -1): void {
	const place = shares.findIndex((own) => own.other === other);
	const own = shares[place];
	if (own === undefined) shares.push({other, count: by});
	else if (own.count + by === 0) shares.splice(place, 1);
	else own.count += by;
}

function crewOf({crews, rolls}: FloorIndex, queueId: QueueId): Crew {
	let crew = crews.get(queueId);
	if (crew === undefined) {
		const roll = rollOf(rolls, queueId);
		crew = {queueId, count: 0, steps: new Map(), shares: [], roll};
		crews.set(queueId, crew);
	}
	return crew;
}

/** Of the crew, how many may serve a caller who has come so far; where nobody may yet, all of them. */
export function countFor(
	crew: Crew,
	{widened, tiersOpen}: {readonly widened: number; readonly tiersOpen: number},
): number {
	let count = 0;
	for (const steps of crew.steps.values()) {
		if (steps.from <= widened && steps.tierStep <= tiersOpen) count += steps.count;
	}
	return count > 0 ? count : crew.count;
}
