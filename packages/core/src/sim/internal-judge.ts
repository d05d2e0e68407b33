/**
 * Whether calls between colleagues keep their word: only who is free is called, nothing of a queue ever
 * touches such a call, and both of its people are back once it is over.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, CallId, PhoneId} from '../ids.ts';

interface Pair {
	readonly agentId: AgentId;
	readonly handled: number;
}

/** All that may happen to one; anything else is a queue's, a recording's or a third party's. */
const itsOwn: ReadonlySet<Event['type']> = new Set<Event['type']>([
	...(['dial-asked', 'dial-phone-rang', 'dial-begun', 'dial-rang', 'dial-answered'] as const),
	...(['control-asked', 'control-failed', 'call-held', 'call-resumed', 'call-muted'] as const),
	...(['call-phone-held', 'call-phone-resumed', 'digits-sent', 'call-ended'] as const),
]);

export class InternalJudge {
	readonly #pairs = new Map<CallId, Pair>();

	/** Each event, on the floor as it is just before it. */
	before(floor: Floor, event: Event): readonly string[] {
		if (event.type === 'dial-asked' && event.toPhoneId !== undefined) {
			const {callId, agentId, toPhoneId, toAgentId} = event;
			this.#pairs.set(callId, {agentId, handled: handledBy(floor, agentId)});
			return whyNotCalled(floor, agentId, toPhoneId, toAgentId).map(
				(why) => `${callId} is for ${toAgentId ?? toPhoneId}, ${why}`,
			);
		}
		const callId = 'callId' in event ? event.callId : undefined;
		if (callId === undefined || !this.#pairs.has(callId)) return [];
		return itsOwn.has(event.type) ? [] : [`${event.type} happens to ${callId}, which is internal`];
	}

	/** The same, just after it. */
	after(floor: Floor, event: Event): readonly string[] {
		if (event.type === 'day-started') this.#pairs.clear();
		if (event.type !== 'call-ended') return [];
		const pair = this.#pairs.get(event.callId);
		this.#pairs.delete(event.callId);
		const agent = pair && floor.agents.get(pair.agentId);
		if (pair === undefined || agent?.state !== 'signed-in') return [];
		const {activity} = agent;
		return [
			...(activity.state === 'idle' || activity.state === 'outside'
				? []
				: [`${agent.id} is ${activity.state} after ${event.callId}, which was internal`]),
			...(handledBy(floor, agent.id) === pair.handled
				? []
				: [`${event.callId} counts as handled by ${agent.id}, and is internal`]),
		];
	}
}

function handledBy(floor: Floor, agentId: AgentId): number {
	return floor.day.agents.get(agentId)?.handled ?? 0;
}

function whyNotCalled(
	floor: Floor,
	callerId: AgentId,
	phoneId: PhoneId,
	agentId: AgentId | undefined,
): readonly string[] {
	const phone = floor.phones.get(phoneId);
	const agent = agentId === undefined ? undefined : floor.agents.get(agentId);
	const isTaken = (phone?.outside.length ?? 0) + (phone?.farLegs?.length ?? 0) > 0;
	return [
		...(agentId === callerId ? ['who calls themselves'] : []),
		...(phone?.registered === true ? [] : ['whose phone is not registered']),
		...(isTaken ? ['whose phone is in a call'] : []),
		...(agentId === undefined || agent?.state === 'signed-in' ? [] : ['who is not there']),
		...(agent?.state === 'signed-in' && agent.activity.state !== 'idle'
			? [`who is ${agent.activity.state}`]
			: []),
		...(agent?.state === 'signed-in' ? whyNotByHeadset(agent) : []),
	];
}

/** Of who is nailed up it is there, and hears somebody. */
function whyNotByHeadset({headset}: SignedIn): readonly string[] {
	if (headset === undefined) return [];
	return [
		...(headset.state === 'connected' ? [] : [`whose headset is ${headset.state}`]),
		...(headset.state === 'connected' && headset.held === true ? ['whose headset is on hold'] : []),
	];
}
