/**
 * Whether a queue that an agent asks is asked as documented: only of those who serve it, whom its strategy
 * prefers, first asked first, before its callers, and never while the customer hears the agent. Worked out by
 * looking at everybody.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Call} from '../call/call.ts';
import type {Event, EventOf} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {QueueConfig} from '../floor-config.ts';
import type {AgentId} from '../ids.ts';
import {matches} from '../skills/match.ts';
import {couldServe, isTheirs, tierOf} from './oracle.ts';
import type {StrategyBooks} from './strategy-books.ts';

type Talk = Call & {readonly state: 'talking'};

/** What is wrong with an event, on the floor as it is just before it; empty when nothing is. */
export function judgeAsked(floor: Floor, event: Event, books: StrategyBooks): readonly string[] {
	switch (event.type) {
		case 'consult-queued':
			return queued(floor, event);
		case 'consult-offered':
			return offered(floor, event, books);
		case 'consult-ended': {
			const call = floor.calls.get(event.callId);
			if (event.reason !== 'nobody' || call?.state !== 'talking') return [];
			const queue = queueOf(floor, call);
			return queue !== undefined && queue.absence === undefined && isAnybody(floor, queue, call)
				? [`${event.callId} asks ${queue.id} no more, and somebody is there`]
				: [];
		}
		case 'offer-made': {
			const call = floor.calls.get(event.callId);
			// Taken out of its order, or picked up.
			if (call?.state === 'waiting' && call.entry.stick?.takenBy !== undefined) return [];
			const passed = requests(floor).find((asks) => servers(floor, asks).includes(event.agentId));
			return passed === undefined
				? []
				: [`${event.offerId} is for ${event.agentId}, whom ${passed.id} asks for (I5)`];
		}
		default:
			return [];
	}
}

/** Requests that wait between two steps although somebody is ready for them, or nobody is left. */
export function wrongRequests(floor: Floor): readonly string[] {
	return requests(floor).flatMap((call) => {
		const queue = queueOf(floor, call);
		if (queue === undefined || !isAnybody(floor, queue, call))
			return [`${call.id} asks a queue where nobody is left`];
		const [agentId] = servers(floor, call);
		return agentId === undefined ? [] : [`${call.id} asks while ${agentId} is ready (I7)`];
	});
}

function queued(floor: Floor, event: EventOf<'consult-queued'>): readonly string[] {
	const {callId, agentId, queueId} = event;
	const call = floor.calls.get(callId);
	const queue = floor.config.queues.find(({id}) => id === queueId);
	if (call?.state !== 'talking' || call.agentId !== agentId || call.consult !== undefined)
		return [`${agentId} asks ${queueId} about ${callId}, which is not theirs alone`];
	return queue !== undefined && isAnybody(floor, queue, call)
		? []
		: [`${callId} asks ${queueId}, where nobody is`];
}

function offered(
	floor: Floor,
	event: EventOf<'consult-offered'>,
	books: StrategyBooks,
): readonly string[] {
	const {callId, toAgentId} = event;
	const call = floor.calls.get(callId);
	if (call?.state !== 'talking' || call.consult?.state !== 'waiting')
		return [`${callId} has ${toAgentId} called, and does not ask`];
	const wrong: string[] = [];
	if (call.line !== 'consulting') wrong.push(`${callId} has somebody called before it is held`);
	if (!servers(floor, call).includes(toAgentId))
		wrong.push(`${callId} has ${toAgentId} called, who is not ready for ${event.queueId} (I4)`);
	const since = call.consult.asked?.since ?? 0;
	for (const other of requests(floor)) {
		const isEarlier = (other.consult?.asked?.since ?? 0) < since;
		if (isEarlier && servers(floor, other).length > 0)
			wrong.push(`${other.id} asked before ${callId} (I5)`);
	}
	const preferred = preferredOf(floor, call, books);
	if (preferred !== undefined && preferred !== toAgentId)
		wrong.push(`${callId}: ${preferred} comes before ${toAgentId} for ${event.queueId}`);
	return wrong;
}

/** Of the earliest tier, whom the strategy prefers. */
function preferredOf(floor: Floor, call: Talk, books: StrategyBooks): AgentId | undefined {
	const queue = queueOf(floor, call);
	if (queue === undefined) return undefined;
	const candidates = servers(floor, call).flatMap((agentId) => {
		const agent = floor.agents.get(agentId);
		return agent?.state === 'signed-in' ? [agent] : [];
	});
	const tier = ({id}: SignedIn) => tierOf(floor, queue, id);
	const earliest = Math.min(...candidates.map(tier));
	const first = candidates.filter((agent) => tier(agent) === earliest);
	const drawn = {offerId: `o-${floor.counters.offer}`, itemId: call.id};
	return books.preferred(floor, queue, first, asCaller(call, queue), drawn)?.id;
}

/** Talks whose customer is held for a queue that has nobody yet, at switches that are there. */
function requests(floor: Floor): readonly Talk[] {
	return [...floor.calls.values()].filter(
		(call): call is Talk =>
			call.state === 'talking' &&
			call.consult?.state === 'waiting' &&
			call.line === 'consulting' &&
			floor.switches.get(switchOf(call) ?? ('' as never))?.state === 'up',
	);
}

/** Who is ready for the request, as for a caller who has waited through every step. */
function servers(floor: Floor, call: Talk): readonly AgentId[] {
	const queue = queueOf(floor, call);
	// Whose phone is on hold speaks to nobody.
	return queue === undefined || call.phoneHeld === true
		? []
		: couldServe(floor, asCaller(call, queue)).map(({id: agentId}) => agentId);
}

function asCaller(call: Talk, {id: queueId, widen = [], tiers = []}: QueueConfig) {
	const {stick: _none, ...entry} = call.entry;
	const open = {queueId, widened: widen.length, tiersOpen: tiers.length};
	return {...call, state: 'waiting', entry: {...entry, ...open}} as const;
}

/** Somebody but the asker who serves the queue is signed in, at this switch or across a tie. */
function isAnybody(floor: Floor, queue: QueueConfig, call: Talk): boolean {
	const {requires, widen = []} = queue;
	const enough = [requires, ...widen.map((step) => step.requires)];
	return floor.config.agents.some((config) => {
		const agent = floor.agents.get(config.id);
		if (agent?.state !== 'signed-in' || config.id === call.agentId) return false;
		const home = floor.config.phones.find(({id}) => id === agent.phoneId)?.switchId;
		const from = switchOf(call);
		if (home === undefined || from === undefined) return false;
		const isTied = floor.switches.get(from)?.ties?.includes(home);
		return (
			(home === from || isTied === true) &&
			isTheirs(floor, queue, config) &&
			enough.some((one) => matches(one, config.skills))
		);
	});
}

function queueOf({config}: Floor, {consult}: Talk): QueueConfig | undefined {
	return config.queues.find(({id}) => id === consult?.asked?.queueId);
}

function switchOf({legs}: Talk) {
	return legs.find(({role}) => role === 'customer')?.channel.switchId;
}
