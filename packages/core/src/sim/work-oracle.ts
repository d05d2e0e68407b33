/**
 * Routing of work besides calls said again, slowly: who has room for it, what holds up what, and the
 * one order over all kinds. Shares with `work/` and `routing/` only the documented order of waiting.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, KindId} from '../ids.ts';
import {compareEntries, type QueueEntry} from '../queue/entry.ts';
import type {WorkItem} from '../work/item.ts';
import {comesBefore, couldServe, isWithinReach, mayBeOffered, tierOf} from './oracle.ts';
import type {StrategyBooks} from './strategy-books.ts';

/** What is wrong with an offer on a desk, on the floor as it is just before it. */
export function judgeWorkOffer(
	floor: Floor,
	offer: Extract<Event, {type: 'work-offered'}>,
	books: StrategyBooks,
): string[] {
	const wrong: string[] = [];
	const {offerId, workId, agentId} = offer;
	const item = floor.work.get(workId);
	if (item?.state !== 'waiting') return [`${offerId}: work ${workId} cannot be offered`];
	const able = couldWork(floor, item);
	const agent = able.find(({id}) => id === agentId);
	if (agent === undefined) wrong.push(`${offerId}: ${agentId} had no room for ${workId} (I4)`);
	if (able.length !== offer.candidates) {
		wrong.push(`${offerId}: ${able.length} had room, not ${offer.candidates}`);
	}
	const queue = floor.config.queues.find(({id}) => id === item.entry.queueId);
	if (queue === undefined) return [...wrong, `${offerId}: of no queue`];
	const tiers = able.map(({id}) => tierOf(floor, queue, id));
	const first = able.filter((_, place) => tiers[place] === Math.min(...tiers));
	const preferred = books.preferred(floor, queue, first, item, {offerId, itemId: workId});
	if (preferred !== undefined && preferred.id !== agentId) {
		wrong.push(`${offerId}: by ${queue.strategy ?? 'longest-idle'} ${preferred.id} comes before`);
	}
	if (!ruleOf(floor, item.kindId).interruptible) {
		for (const earlier of earlierWork(floor, item.entry)) {
			wrong.push(`${offerId}: ${earlier} came before ${workId} (I5)`);
		}
		return [...wrong, ...earlierCalls(floor, item.entry, offerId, workId)];
	}
	// What would interrupt it goes first, however late it came.
	for (const other of floor.work.values()) {
		if (other.state !== 'waiting' || other.id === workId) continue;
		const isYielding = ruleOf(floor, other.kindId).interruptible;
		if (isYielding && compareEntries(other.entry, item.entry) > 0) continue;
		if (couldWork(floor, other).length > 0) {
			wrong.push(`${offerId}: ${other.id} came before ${workId} (I5)`);
		}
	}
	return [...wrong, ...earlierCalls(floor, undefined, offerId, workId)];
}

/** Calls that somebody could take and that come before; all of them, where no entry says which. */
function earlierCalls(
	floor: Floor,
	entry: QueueEntry | undefined,
	offerId: string,
	workId: string,
): string[] {
	return [...floor.calls.values()].flatMap((call) => {
		if (!mayBeOffered(floor, call)) return [];
		if (entry !== undefined && !comesBefore(call.entry, entry)) return [];
		const isServable = couldServe(floor, call).length > 0;
		return isServable ? [`${offerId}: ${call.id} came before ${workId} (I5)`] : [];
	});
}

/** Work that is not interruptible, comes before this entry, and that somebody could take. */
export function earlierWork(floor: Floor, entry: QueueEntry): string[] {
	return [...floor.work.values()].flatMap((item) => {
		if (item.state !== 'waiting' || ruleOf(floor, item.kindId).interruptible) return [];
		if (!comesBefore(item.entry, entry)) return [];
		return couldWork(floor, item).length > 0 ? [item.id] : [];
	});
}

/** What is wrong, between two steps, with what rings on desks and with what is worked on or set aside. */
export function wrongDesks(floor: Floor): string[] {
	return [...floor.work.values()].flatMap((item) => {
		if (item.state === 'waiting') return [];
		const {id, agentId, kindId, state} = item;
		const agent = floor.agents.get(agentId);
		if (agent?.state !== 'signed-in') return [`work ${id} is ${state} with ${agentId}, who is out`];
		const isFree = agent.presence.state === 'available' && agent.activity.state === 'idle';
		if (state === 'offered') {
			const listens = [...floor.monitors.values()].some(({personId}) => personId === agentId);
			const isSeen = agent.link.state !== 'lost' && !listens;
			return isFree && isSeen ? [] : [`work ${id} rings for ${agentId}, who cannot take it (I4)`];
		}
		const isHeldUp =
			ruleOf(floor, kindId).interruptible &&
			piecesOf(floor, agentId).some(
				(own) =>
					own.state !== 'offered' &&
					own.kindId !== kindId &&
					!ruleOf(floor, own.kindId).interruptible,
			);
		const isWorkedOn = isFree && !isHeldUp;
		return isWorkedOn === (state === 'in-hand')
			? []
			: [`work ${id} of ${agentId} is ${state} (I16)`];
	});
}

/** True while the agent has anything, in hand or on the desk, that no call may interrupt. */
export function holdsUpCalls(floor: Floor, agentId: AgentId): boolean {
	return piecesOf(floor, agentId).some(({kindId}) => !ruleOf(floor, kindId).interruptible);
}

/** The agents who could be offered this piece now. */
function couldWork(floor: Floor, item: WorkItem): SignedIn[] {
	const queue = floor.config.queues.find(({id}) => id === item.entry.queueId);
	if (queue === undefined) return [];
	return floor.config.agents.flatMap((config) => {
		const agent = floor.agents.get(config.id);
		if (agent?.state !== 'signed-in' || !hasRoom(floor, agent, item.kindId)) return [];
		return isWithinReach(floor, queue, config, item.entry) ? [agent] : [];
	});
}

function hasRoom(floor: Floor, agent: SignedIn, kindId: KindId): boolean {
	const listens = [...floor.monitors.values()].some(({personId}) => personId === agent.id);
	if (agent.presence.state !== 'available' || agent.activity.state !== 'idle') return false;
	if (agent.link.state === 'lost' || agent.restEndsAt !== undefined || listens) return false;
	const pieces = piecesOf(floor, agent.id);
	const {interruptible, capacity} = ruleOf(floor, kindId);
	const ringing = pieces.find(({state}) => state === 'offered');
	if (ringing !== undefined && (interruptible || !ruleOf(floor, ringing.kindId).interruptible)) {
		return false;
	}
	const hand = pieces.filter(({state}) => state !== 'offered');
	const isHeldUp = hand.some(
		(own) => own.kindId !== kindId && !ruleOf(floor, own.kindId).interruptible,
	);
	const declared = floor.config.agents.find(({id}) => id === agent.id)?.capacity?.[kindId];
	return !isHeldUp && hand.filter((own) => own.kindId === kindId).length < (declared ?? capacity);
}

function piecesOf(floor: Floor, agentId: AgentId): WorkItem[] {
	return [...floor.work.values()].filter(
		(item) => item.state !== 'waiting' && item.agentId === agentId,
	);
}

/** As the floor file has it; a task has a rule of its own where it says nothing. */
function ruleOf(
	{config}: Floor,
	kindId: KindId,
): {readonly interruptible: boolean; readonly capacity: number} {
	return config.kinds?.find(({id}) => id === kindId) ?? {interruptible: true, capacity: 1};
}
