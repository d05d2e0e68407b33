/**
 * Routing said again, slowly and without indexes: looks at each offer as it is made and says what is
 * wrong with it. Shares nothing with `routing/` but the documented order of waiting and the meaning of
 * a requirement of skills.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Call} from '../call/call.ts';
import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {AgentConfig, QueueConfig} from '../floor-config.ts';
import type {AgentId, SwitchId} from '../ids.ts';
import {compareEntries, type QueueEntry} from '../queue/entry.ts';
import {matches} from '../skills/match.ts';
import type {StrategyBooks} from './strategy-books.ts';
import {earlierWork, holdsUpCalls} from './work-oracle.ts';

type Made = Extract<Event, {type: 'offer-made'}>;
type Offerable = Call & {state: 'waiting' | 'ringing'};

/** What is wrong with this offer on the floor as it is just before it; empty when nothing is. */
export function judgeOffer(floor: Floor, offer: Made, books: StrategyBooks): string[] {
	const wrong: string[] = [];
	const call = floor.calls.get(offer.callId);
	const agent = floor.agents.get(offer.agentId);
	if (call === undefined || !mayBeOffered(floor, call))
		return [`${offer.offerId}: call ${offer.callId} cannot be offered`];
	if (agent?.state !== 'signed-in') return [`${offer.offerId}: ${offer.agentId} is not signed in`];
	const candidates = couldServe(floor, call);
	if (!candidates.includes(agent)) {
		wrong.push(`${offer.offerId}: ${agent.id} was not ready for ${call.id} (I4)`);
	}
	const queue = floor.config.queues.find(({id}) => id === call.entry.queueId);
	const preferred = queue && preferredOf(floor, queue, call, candidates, offer, books);
	if (preferred !== undefined && preferred.id !== agent.id) {
		const strategy = queue?.strategy ?? 'longest-idle';
		wrong.push(`${offer.offerId}: by ${strategy} ${preferred.id} comes before ${agent.id}`);
	}
	if (queue?.strategy !== offer.strategy) {
		wrong.push(`${offer.offerId}: the queue's strategy is not ${offer.strategy}`);
	}
	if (candidates.length !== offer.candidates) {
		wrong.push(`${offer.offerId}: ${candidates.length} were ready, not ${offer.candidates}`);
	}
	for (const other of floor.calls.values()) {
		if (!mayBeOffered(floor, other) || !comesBefore(other.entry, call.entry)) continue;
		if (couldServe(floor, other).length > 0) {
			wrong.push(`${offer.offerId}: ${other.id} came before ${call.id} (I5)`);
		}
	}
	for (const earlier of earlierWork(floor, call.entry)) {
		wrong.push(`${offer.offerId}: ${earlier} came before ${call.id} (I5)`);
	}
	return wrong;
}

/** One that was taken out of its order comes before every other; else the order of waiting. */
export function comesBefore(a: QueueEntry, b: QueueEntry): boolean {
	const [takenA, takenB] = [a, b].map(({stick}) => stick?.takenBy !== undefined);
	return takenA === takenB ? compareEntries(a, b) < 0 : takenA === true;
}

/** It waits in the loop, or rings for a group that may grow, in a queue that rings groups still. */
export function mayBeOffered({config}: Floor, call: Call): call is Offerable {
	if (call.state === 'waiting') return call.entry.comesBackBy === undefined;
	if (call.state !== 'ringing' || call.way !== 'group' || call.growsAt !== undefined) return false;
	const strategy = config.queues.find(({id}) => id === call.entry.queueId)?.strategy;
	return strategy === 'ring-all' || strategy === 'ring-progressively';
}

/** Of the earliest tier alone, whom the strategy prefers. */
function preferredOf(
	floor: Floor,
	queue: QueueConfig,
	call: Offerable,
	candidates: readonly SignedIn[],
	offer: Made,
	books: StrategyBooks,
): SignedIn | undefined {
	if (call.entry.stick !== undefined) return candidates[0];
	const tiers = candidates.map(({id}) => tierOf(floor, queue, id));
	const earliest = Math.min(...tiers);
	const first = candidates.filter((_, place) => tiers[place] === earliest);
	return books.preferred(floor, queue, first, call, {...offer, itemId: offer.callId});
}

/** The signed-in agents who could take this call at its switch now. */
export function couldServe(floor: Floor, call: Offerable): SignedIn[] {
	const {entry} = call;
	const queue = floor.config.queues.find(({id}) => id === entry.queueId);
	const switchId = call.legs.find(({role}) => role === 'customer')?.channel.switchId;
	if (queue === undefined || switchId === undefined) return [];
	if (floor.switches.get(switchId)?.state !== 'up') return [];
	const able: SignedIn[] = [];
	for (const config of floor.config.agents) {
		const agent = floor.agents.get(config.id);
		if (agent?.state !== 'signed-in' || !isFree(floor, agent, switchId)) continue;
		if (isWithinReach(floor, queue, config, entry)) able.push(agent);
	}
	return able;
}

/** Assigned, lent or its owner; skilled enough for the steps the call has come; of an open tier. */
export function isWithinReach(
	floor: Floor,
	queue: QueueConfig,
	config: AgentConfig,
	entry: QueueEntry,
): boolean {
	if (entry.stick !== undefined) return entry.stick.agentId === config.id;
	if (!isTheirs(floor, queue, config)) return false;
	const {widen = [], tiers = []} = queue;
	const enough = [queue.requires, ...widen.map(({requires}) => requires)]
		.slice(0, entry.widened + 1)
		.some((requires) => matches(requires, config.skills));
	const openTier =
		entry.tiersOpen === 0 ? 1 : (tiers[Math.min(entry.tiersOpen, tiers.length) - 1]?.tier ?? 1);
	return enough && tierOf(floor, queue, config.id) <= openTier;
}

/** True when the queue is the agent's: by the floor file, as its owner, or by a loan. */
export function isTheirs(floor: Floor, queue: QueueConfig, config: AgentConfig): boolean {
	if (queue.ownerId !== undefined) return queue.ownerId === config.id;
	const loans = floor.loans.filter(({agentId}) => agentId === config.id);
	if (loans.some(({queueId}) => queueId === queue.id)) return true;
	return config.queues.includes(queue.id) && loans.every(({only}) => !only);
}

/** A tier that the queue does not declare counts as the next one that it does, or as its last. */
export function tierOf(floor: Floor, {id, tiers = []}: QueueConfig, agentId: AgentId): number {
	const tier = floor.config.agents.find((own) => own.id === agentId)?.tiers?.[id] ?? 1;
	if (tier <= 1) return 1;
	return tiers.find((own) => own.tier >= tier)?.tier ?? tiers.at(-1)?.tier ?? 1;
}

function isFree(floor: Floor, agent: SignedIn, switchId: SwitchId): boolean {
	const phone = floor.phones.get(agent.phoneId);
	const declared = floor.config.phones.find(({id}) => id === agent.phoneId);
	const listens = [...floor.monitors.values()].some(({personId}) => personId === agent.id);
	return (
		agent.presence.state === 'available' &&
		agent.activity.state === 'idle' &&
		agent.link.state !== 'lost' &&
		agent.restEndsAt === undefined &&
		(agent.headset === undefined ||
			(agent.headset.state === 'connected' && agent.headset.held !== true)) &&
		!holdsUpCalls(floor, agent.id) &&
		!listens &&
		declared !== undefined &&
		floor.switches.get(declared.switchId)?.state === 'up' &&
		canReach(floor, switchId, declared.switchId) &&
		phone?.registered === true &&
		phone.outside.length === 0 &&
		phone.farLegs === undefined
	);
}

/** Their phone is at the call's switch, or a tie leads there. */
export function canReach({switches}: Floor, from: SwitchId, home: SwitchId): boolean {
	return from === home || switches.get(from)?.ties?.includes(home) === true;
}
