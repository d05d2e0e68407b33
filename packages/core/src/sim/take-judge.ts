/**
 * Whether a call taken out of its order goes to whom it was taken for, next and once, over as many as was
 * said; and is anybody's again where they did not get it. Worked out by looking at everybody.
 */

import {customerChannel} from '../call/call.ts';
import type {Event, EventOf} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, CallId} from '../ids.ts';
import {compareEntries} from '../queue/entry.ts';

export class TakeJudge {
	/** Taken and not offered yet. */
	readonly #taken = new Map<CallId, {readonly agentId: AgentId; readonly endsAt: number}>();

	/** What is wrong with an event, on the floor as it is just before it; empty when nothing is. */
	take(floor: Floor, event: Event): readonly string[] {
		switch (event.type) {
			case 'call-taken':
				return this.#take(floor, event);
			case 'offer-made':
				return this.#offered(event);
			case 'call-unstuck':
			case 'call-returned':
			case 'call-ended':
			case 'call-dismissed':
			case 'call-sent-out':
			case 'call-moved':
			case 'call-connected':
				this.#taken.delete(event.callId);
				return [];
			default:
				return this.#late(event);
		}
	}

	#take(floor: Floor, event: EventOf<'call-taken'>): readonly string[] {
		const {callId, agentId, stick, over} = event;
		const call = floor.calls.get(callId);
		const agent = floor.agents.get(agentId);
		const wrong: string[] = [];
		if (call?.state !== 'waiting') return [`${callId} was taken and did not wait`];
		if (this.#taken.has(callId)) wrong.push(`${callId} was taken twice`);
		for (const [otherId, other] of this.#taken) {
			const first = floor.calls.get(otherId);
			const at = first && customerChannel(first)?.switchId;
			// The switch's own queue may have got it meanwhile; one that is away gives nobody anything.
			const isApart =
				first?.state === 'fallback' || (at !== undefined && floor.switches.get(at)?.state !== 'up');
			if (other.agentId === agentId && !isApart)
				wrong.push(`${agentId} has ${otherId} and took ${callId}`);
		}
		const isFree =
			agent?.state === 'signed-in' &&
			agent.presence.state === 'available' &&
			(agent.activity.state === 'idle' || agent.activity.state === 'wrap-up');
		if (!isFree) wrong.push(`${callId} was taken for ${agentId}, who can have no call next`);
		if (stick.agentId !== agentId || stick.takenBy !== event.by)
			wrong.push(`${callId} waits for ${stick.agentId}, not for ${agentId}`);
		const before = [...floor.calls.values()].filter(
			(other) =>
				other.state === 'waiting' &&
				other.entry.queueId === call.entry.queueId &&
				compareEntries(other.entry, call.entry) < 0,
		);
		if (before.length !== over) wrong.push(`${callId} went over ${before.length}, not ${over}`);
		this.#taken.set(callId, {agentId, endsAt: stick.endsAt});
		return wrong;
	}

	#offered(event: EventOf<'offer-made'>): readonly string[] {
		const {callId, agentId, taken} = event;
		const own = this.#taken.get(callId);
		this.#taken.delete(callId);
		if (own === undefined)
			return taken === undefined ? [] : [`${callId} counts as taken, and was not`];
		if (taken === undefined) return [`${callId} was taken, and its offer does not say so`];
		return own.agentId === agentId
			? []
			: [`${callId} was taken for ${own.agentId}, and offered to ${agentId}`];
	}

	/** Nobody waits for one agent for ever. */
	#late({at}: Event): readonly string[] {
		return [...this.#taken].flatMap(([callId, {agentId, endsAt}]) =>
			at > endsAt + patienceMs ? [`${callId} still waits for ${agentId}`] : [],
		);
	}
}

/** A switch that is away, or a way back that is not over, holds a deadline up. */
const patienceMs = 10 * 60_000;
