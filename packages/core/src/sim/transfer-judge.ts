/**
 * Whether a call that an agent sent on goes where it should: to whom it was sent, else back to who sent
 * it, else before everybody else; and nobody has two agents. Worked out by looking at everybody.
 */

import type {Call} from '../call/call.ts';
import type {Event, EventOf} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, CallId} from '../ids.ts';
import {canReach} from './oracle.ts';

interface Sent {
	readonly byId: AgentId;
	readonly toId: AgentId | undefined;
	/** The way back was tried. */
	isBack: boolean;
}

export class TransferJudge {
	/** Calls on their way, from the transfer until an agent or somebody outside has them. */
	readonly #sent = new Map<CallId, Sent>();

	/** What is wrong with an event, on the floor as it is just before it; empty when nothing is. */
	take(floor: Floor, event: Event): readonly string[] {
		switch (event.type) {
			case 'call-transferred':
				return this.#transferred(floor, event);
			case 'call-parked':
				this.#sent.set(event.callId, {byId: event.agentId, toId: undefined, isBack: false});
				return [];
			case 'call-picked-up': {
				// Who parked it is tried already, should they not take it.
				const sent = this.#sent.get(event.callId);
				if (sent !== undefined) sent.isBack = sent.byId === event.agentId;
				return [];
			}
			case 'call-returned':
				return this.#returned(floor, event);
			case 'offer-made':
				return this.#offered(floor, event);
			case 'call-connected':
				return this.#connected(floor, event);
			case 'call-moved':
			case 'call-ended':
				this.#sent.delete(event.callId);
				return [];
			case 'call-handed-over':
				// Somebody of no agent's desk has it: whom a gap loses comes back as from a transfer.
				if (event.toAgentId === undefined)
					this.#sent.set(event.callId, {byId: event.agentId, toId: undefined, isBack: false});
				return handedOver(floor, event);
			case 'call-taken-over':
				return takenOver(floor, event);
			default:
				return [];
		}
	}

	#transferred(floor: Floor, event: EventOf<'call-transferred'>): readonly string[] {
		const {callId, agentId, toAgentId, stick} = event;
		const call = floor.calls.get(callId);
		const wrong: string[] = [];
		if (call?.state !== 'talking' || call.agentId !== agentId)
			wrong.push(`${callId} was sent on by ${agentId}, who had not got it`);
		if (toAgentId === agentId) wrong.push(`${agentId} sent ${callId} to themselves`);
		if (stick?.agentId !== toAgentId)
			wrong.push(`${callId} waits for ${stick?.agentId}, not for ${toAgentId}`);
		if (event.toQueueId === undefined)
			this.#sent.set(callId, {byId: agentId, toId: toAgentId, isBack: false});
		return wrong;
	}

	/** Once to who sent it, if they are on the floor still, there, and free or will be; then in front. */
	#returned(floor: Floor, event: EventOf<'call-returned'>): readonly string[] {
		const {callId, stick, creditMs, reason} = event;
		const call = floor.calls.get(callId);
		const sent = this.#sent.get(callId);
		if (call === undefined) return [`${callId} came back from nowhere`];
		if (reason === 'agent-lost') {
			this.#sent.delete(callId);
			return stick === undefined ? inFront(floor, call, creditMs) : [`${callId} waits for one`];
		}
		if (sent === undefined) return [`${callId} came back, and nobody had sent it`];
		const wanted = sent.isBack || !isBackFor(floor, call, sent.byId) ? undefined : sent.byId;
		if (stick?.agentId !== wanted)
			return [`${callId} came back for ${stick?.agentId}, should for ${wanted}`];
		sent.isBack = true;
		return wanted === undefined ? inFront(floor, call, creditMs) : [];
	}

	/** While it is for one agent, nobody else is rung. */
	#offered(floor: Floor, event: EventOf<'offer-made'>): readonly string[] {
		const call = floor.calls.get(event.callId);
		const stick = call?.state === 'waiting' ? call.entry.stick : undefined;
		if (stick?.sentBy === undefined || stick.agentId === event.agentId) return [];
		return [`${event.callId} was for ${stick.agentId}, and offered to ${event.agentId}`];
	}

	#connected(floor: Floor, event: EventOf<'call-connected'>): readonly string[] {
		this.#sent.delete(event.callId);
		return isBusyElsewhere(floor, event.agentId, event.callId)
			? [`${event.agentId} has two calls, ${event.callId} the second`]
			: [];
	}
}

function handedOver(floor: Floor, event: EventOf<'call-handed-over'>): readonly string[] {
	const {callId, toAgentId, agentId} = event;
	const call = floor.calls.get(callId);
	const third = call?.state === 'talking' ? call.consult : undefined;
	const wrong: string[] = [];
	if (third?.id !== event.consultId || call?.state !== 'talking' || call.agentId !== agentId)
		wrong.push(`${callId} was handed over to nobody who was there`);
	if (toAgentId !== undefined && isBusyElsewhere(floor, toAgentId, callId))
		wrong.push(`${toAgentId} has two calls, ${callId} the second`);
	return wrong;
}

function takenOver(floor: Floor, event: EventOf<'call-taken-over'>): readonly string[] {
	const {callId, agentId, toAgentId} = event;
	const call = floor.calls.get(callId);
	const wrong: string[] = [];
	if (call?.state !== 'talking' || call.agentId !== agentId || call.consult !== undefined)
		wrong.push(`${callId} was taken over from ${agentId}, who had not got it alone`);
	if (isBusyElsewhere(floor, toAgentId, callId))
		wrong.push(`${toAgentId} has two calls, ${callId} the second`);
	const listens = [...floor.monitors.values()].some(({personId}) => personId === toAgentId);
	return listens ? [...wrong, `${toAgentId} has ${callId} and listens still`] : wrong;
}

function isBusyElsewhere(floor: Floor, agentId: AgentId, callId: CallId): boolean {
	return [...floor.calls.values()].some(
		(call) => call.id !== callId && call.state === 'talking' && call.agentId === agentId,
	);
}

function isBackFor(floor: Floor, call: Call, agentId: AgentId): boolean {
	const agent = floor.agents.get(agentId);
	if (agent?.state !== 'signed-in') return false;
	if (floor.config.agents.every(({id}) => id !== agentId)) return false;
	const {presence, activity, link, phoneId} = agent;
	const phone = floor.config.phones.find(({id}) => id === phoneId);
	const customer = call.legs.find(({role}) => role === 'customer');
	const isFree = activity.state === 'idle' || activity.state === 'wrap-up';
	const isHere =
		phone !== undefined &&
		customer !== undefined &&
		canReach(floor, customer.channel.switchId, phone.switchId);
	const isDeclared = floor.config.agents.some(({id}) => id === agentId);
	return isDeclared && presence.state === 'available' && isFree && link.state !== 'lost' && isHere;
}

/** With the head start it is before every other of its queue. */
function inFront(floor: Floor, call: Call, creditMs: number): readonly string[] {
	const entry =
		call.state === 'leaving' ? call.sent?.entry : 'entry' in call ? call.entry : undefined;
	if (entry === undefined) return [`${call.id} has no place to come back to`];
	const rank = entry.enteredAt - entry.creditMs - creditMs;
	const earlier = [...floor.calls.values()].find(
		(other) =>
			other.id !== call.id &&
			(other.state === 'waiting' || other.state === 'ringing') &&
			other.entry.queueId === entry.queueId &&
			other.entry.enteredAt - other.entry.creditMs <= rank,
	);
	return earlier === undefined ? [] : [`${call.id} came back behind ${earlier.id}`];
}
