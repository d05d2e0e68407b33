/**
 * Who hears whom in each call, followed the plain way from the journal: whether the customer hears the
 * agent, and whether somebody else is called. Held is who hears nobody while nobody else is there.
 */

import type {Event} from '../events.ts';
import type {AgentId, CallId} from '../ids.ts';

/** One talk as the events tell it. */
export interface PlainTalk {
	agentId: AgentId;
	isHeard: boolean;
	thirdId: AgentId | 'somebody' | undefined;
	/** All three hear each other. */
	areAll: boolean;
	/** The agent's phone is on hold: who heard the agent alone hears music. */
	isAway: boolean;
}

export class PlainTalks {
	readonly of = new Map<CallId, PlainTalk>();

	isHeld(callId: CallId): boolean {
		const talk = this.of.get(callId);
		if (talk === undefined) return false;
		if (talk.isHeard) return talk.isAway && !talk.areAll;
		return talk.thirdId === undefined;
	}

	take(event: Event): void {
		switch (event.type) {
			case 'dial-answered':
			case 'call-connected':
				this.#begin(event.callId, event.agentId);
				break;
			case 'call-held':
			case 'consult-answered':
				this.#change(event.callId, {isHeard: false});
				break;
			case 'call-resumed':
				this.#change(event.callId, {isHeard: true});
				break;
			case 'call-conferenced':
				this.#change(event.callId, {isHeard: true, areAll: true});
				break;
			case 'call-phone-held':
			case 'call-phone-resumed':
				this.#change(event.callId, {isAway: event.type === 'call-phone-held'});
				break;
			case 'consult-swapped':
				this.#change(event.callId, {isHeard: event.hears === 'customer', areAll: false});
				break;
			case 'consult-asked':
				this.#change(event.callId, {thirdId: event.toAgentId ?? 'somebody'});
				break;
			case 'consult-queued':
			case 'consult-passed':
				this.#change(event.callId, {thirdId: 'somebody'});
				break;
			case 'consult-offered':
				this.#change(event.callId, {thirdId: event.toAgentId});
				break;
			case 'consult-ended':
				this.#change(event.callId, {thirdId: undefined, areAll: false});
				break;
			case 'call-handed-over':
				if (event.toAgentId === undefined) this.of.delete(event.callId);
				else this.#begin(event.callId, event.toAgentId);
				break;
			case 'call-taken-over':
				this.#begin(event.callId, event.toAgentId);
				break;
			case 'call-parked':
			case 'call-transferred':
			case 'call-returned':
			case 'call-ended':
				this.of.delete(event.callId);
				break;
			default:
				break;
		}
	}

	#begin(callId: CallId, agentId: AgentId): void {
		const alone = {isHeard: true, thirdId: undefined, areAll: false, isAway: false};
		this.of.set(callId, {agentId, ...alone});
	}

	#change(callId: CallId, change: Partial<PlainTalk>): void {
		const talk = this.of.get(callId);
		if (talk !== undefined) Object.assign(talk, change);
	}
}
