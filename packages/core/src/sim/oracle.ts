/**
 * Routing said again, slowly and without indexes: looks at each offer as it is made and says what is
 * wrong with it. Shares nothing with `routing/` but the documented order of waiting.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Call} from '../call/call.ts';
import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {QueueId, SwitchId} from '../ids.ts';
import {compareEntries} from '../queue/entry.ts';
import type {StrategyBooks} from './strategy-books.ts';

/** What is wrong with this offer on the floor as it is just before it; empty when nothing is. */
export function judgeOffer(
	floor: Floor,
	offer: Extract<Event, {type: 'offer-made'}>,
	books: StrategyBooks,
): string[] {
	const wrong: string[] = [];
	const call = floor.calls.get(offer.callId);
	const agent = floor.agents.get(offer.agentId);
	if (call?.state !== 'waiting') return [`${offer.offerId}: call ${offer.callId} does not wait`];
	if (agent?.state !== 'signed-in') return [`${offer.offerId}: ${offer.agentId} is not signed in`];
	const switchId = switchOf(call);
	const candidates = couldServe(floor, call.entry.queueId, switchId);
	if (!candidates.includes(agent)) {
		wrong.push(`${offer.offerId}: ${agent.id} was not ready for ${call.id} (I4)`);
	}
	const queue = floor.config.queues.find(({id}) => id === call.entry.queueId);
	const preferred = queue && books.preferred(floor, queue, candidates, offer);
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
		if (other.state !== 'waiting' || compareEntries(other.entry, call.entry) >= 0) continue;
		if (couldServe(floor, other.entry.queueId, switchOf(other)).length > 0) {
			wrong.push(`${offer.offerId}: ${other.id} came before ${call.id} (I5)`);
		}
	}
	return wrong;
}

/** The signed-in agents who could take a call of this queue at this switch now. */
function couldServe(floor: Floor, queueId: QueueId, switchId: SwitchId | undefined): SignedIn[] {
	const queue = floor.config.queues.find(({id}) => id === queueId);
	if (queue === undefined || switchId === undefined) return [];
	if (floor.switches.get(switchId)?.state !== 'up') return [];
	const able: SignedIn[] = [];
	for (const config of floor.config.agents) {
		const agent = floor.agents.get(config.id);
		if (agent?.state !== 'signed-in' || !config.queues.includes(queueId)) continue;
		const lacks = queue.requires.some(
			({skillId, minLevel}) => (config.skills[skillId] ?? Number.NEGATIVE_INFINITY) < minLevel,
		);
		if (!lacks && isFree(floor, agent, switchId)) able.push(agent);
	}
	return able;
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
		!listens &&
		declared?.switchId === switchId &&
		phone?.registered === true &&
		phone.outside.length === 0
	);
}

function switchOf(call: Call): SwitchId | undefined {
	return call.legs.find(({role}) => role === 'customer')?.channel.switchId;
}
