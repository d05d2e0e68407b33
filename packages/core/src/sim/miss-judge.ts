/**
 * What a ring that came to nothing leads to, said again without `decide/`: how long the agent is left
 * alone, when they are set not-ready, and that a wish of theirs which waits is never overruled.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {QueueConfig} from '../floor-config.ts';
import type {AgentId, QueueId} from '../ids.ts';
import type {Millis} from '../time.ts';

type Ended = Extract<Event, {type: 'offer-ended' | 'work-offer-ended' | 'consult-passed'}>;

interface Whose {
	readonly agentId: AgentId;
	readonly queueId: QueueId;
}

export class MissJudge {
	/** Rings missed in a row. */
	readonly #missed = new Map<AgentId, number>();
	/** Who must be set not-ready by the very next event. */
	#awayNext: AgentId | undefined;

	/** What is wrong with an event, on the floor as it is just before it; empty when nothing is. */
	take(floor: Floor, event: Event): string[] {
		const wrong: string[] = [];
		const due = this.#awayNext;
		this.#awayNext = undefined;
		const isDone = event.type === 'presence-changed' && event.agentId === due;
		if (due !== undefined && !isDone)
			wrong.push(`${due} missed enough rings, and is still available`);
		switch (event.type) {
			case 'offer-ended': {
				const offer = floor.offers.get(event.offerId);
				if (offer !== undefined) wrong.push(...this.#judge(floor, event, offer));
				break;
			}
			case 'work-offer-ended': {
				const queueId = floor.work.get(event.workId)?.entry.queueId;
				if (queueId === undefined) break;
				wrong.push(...this.#judge(floor, event, {agentId: event.agentId, queueId}));
				break;
			}
			case 'consult-passed':
				wrong.push(
					...this.#judge(floor, event, {agentId: event.toAgentId, queueId: event.queueId}),
				);
				break;
			case 'consult-answered': {
				const call = floor.calls.get(event.callId);
				const third = call?.state === 'talking' ? call.consult : undefined;
				if (third?.to.kind === 'agent' && third.asked !== undefined)
					this.#missed.delete(third.to.agentId);
				break;
			}
			case 'presence-changed':
				if (event.by === 'floor') wrong.push(...this.#judgePresence(floor, event, due));
				this.#missed.delete(event.agentId);
				break;
			case 'call-connected':
			case 'work-started':
			case 'agent-signed-in':
				this.#missed.delete(event.agentId);
				break;
			default:
		}
		return wrong;
	}

	#judge(floor: Floor, event: Ended, {agentId, queueId}: Whose): string[] {
		const agent = floor.agents.get(agentId);
		if (agent?.state !== 'signed-in') return [];
		const queue = floor.config.queues.find(({id}) => id === queueId);
		const isFree = agent.presence.state === 'available' && agent.pendingPresence === undefined;
		if (event.state === 'rang-out') {
			if (agent.headset !== undefined && event.type === 'offer-ended')
				return [`${event.offerId}: ${agent.id} is nailed up, and missed what never rang`];
			const missed = (this.#missed.get(agent.id) ?? 0) + 1;
			this.#missed.set(agent.id, missed);
			const isAway = queue?.rangOutReasonId !== undefined && missed >= (queue.rangOutLimit ?? 1);
			if (isFree && isAway) this.#awayNext = agent.id;
		}
		const restMs = isFree && this.#awayNext === undefined ? restOf(event, queue) : 0;
		const wanted = restMs > 0 ? event.at + restMs : undefined;
		return event.restEndsAt === wanted
			? []
			: [`${event.type}: ${agent.id} rests until ${event.restEndsAt}, should until ${wanted}`];
	}

	/** The floor changes a presence for missed rings, lost desks and headsets that are gone, and to what the agent asked for. */
	#judgePresence(
		floor: Floor,
		{agentId, presence}: Extract<Event, {type: 'presence-changed'}>,
		due: AgentId | undefined,
	): string[] {
		const agent = floor.agents.get(agentId);
		if (agent?.state !== 'signed-in') return [];
		const wrong: string[] = [];
		if (!isWished(agent, presence)) {
			wrong.push(`${agentId} had asked for something else, and was overruled by the floor`);
		}
		const isLost =
			agent.link.state === 'lost' ||
			agent.headset?.state === 'gone' ||
			agent.pendingPresence !== undefined;
		if (due !== agentId && !isLost) wrong.push(`${agentId} was set not-ready without a reason`);
		return wrong;
	}
}

function isWished({pendingPresence}: SignedIn, presence: SignedIn['presence'] | object): boolean {
	if (pendingPresence === undefined) return true;
	const reasonOf = (wish: object) => ('reasonId' in wish ? wish.reasonId : undefined);
	return reasonOf(pendingPresence) === reasonOf(presence);
}

/** How long the agent is left alone after such an end. */
function restOf(event: Ended, queue: QueueConfig | undefined): Millis {
	// Nobody knows what the agent did.
	if (event.state === 'withdrawn' || event.reason === 'lost-in-gap') return 0;
	const rest = queue?.rest;
	const usualMs = 5000;
	if (event.state === 'declined') return rest?.declinedMs ?? usualMs;
	if (event.state === 'rang-out') return rest?.noAnswerMs ?? usualMs;
	return (event.reason === 'busy' ? rest?.busyMs : rest?.unregisteredMs) ?? usualMs;
}
