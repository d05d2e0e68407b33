/**
 * Whether what happens is news: what is so already is not told again. For what no table of transitions
 * has, as it changes no state of theirs.
 */

import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {AgentId} from '../ids.ts';

/** What is wrong with an event, on the floor as it is just before it; empty when nothing is. */
export function judgeNews(floor: Floor, event: Event): readonly string[] {
	return isNews(floor, event) ? [] : [`${event.type} is no news: ${JSON.stringify(event)}`];
}

function isNews(floor: Floor, event: Event): boolean {
	switch (event.type) {
		case 'phone-registered':
			return floor.phones.get(event.phoneId)?.registered === false;
		case 'phone-unregistered':
			return floor.phones.get(event.phoneId)?.registered === true;
		case 'outside-started':
			return floor.phones.get(event.phoneId)?.outside.includes(event.channelId) === false;
		case 'outside-ended':
			return floor.phones.get(event.phoneId)?.outside.includes(event.channelId) === true;
		case 'hand-raised':
			return handOf(floor, event.agentId) === undefined;
		case 'hand-lowered':
			return handOf(floor, event.agentId) !== undefined;
		case 'call-muted': {
			const call = floor.calls.get(event.callId);
			return call?.state === 'talking' && (call.muted === true) !== event.muted;
		}
		case 'consult-swapped': {
			const call = floor.calls.get(event.callId);
			if (call?.state !== 'talking') return false;
			return call.line === 'conference' || call.consult?.hears !== event.hears;
		}
		case 'control-failed': {
			// A microphone and digits are true, or gone, as soon as they are ordered.
			if (event.order === 'mute' || event.order === 'send-digits') return true;
			const call = floor.calls.get(event.callId);
			if (call?.state !== 'talking') return false;
			// The request that the customer was to be held for ended a moment before, and the order with it.
			const isOfRequest = event.order === 'hold' && call.notice?.at === event.at;
			return call.pending?.order === event.order || isOfRequest;
		}
		case 'call-fallback-answered': {
			const call = floor.calls.get(event.callId);
			return call?.state === 'fallback' && !call.answered;
		}
		case 'call-sent-out-answered': {
			const call = floor.calls.get(event.callId);
			return call?.state === 'leaving' && call.sent?.answered === false;
		}
		case 'call-came-back':
		case 'call-recalled': {
			const call = floor.calls.get(event.callId);
			const isOnTheWay = call?.state === 'waiting' || call?.state === 'parked';
			return isOnTheWay && call.entry.comesBackBy !== undefined;
		}
		default:
			return true;
	}
}

function handOf(floor: Floor, agentId: AgentId): number | undefined {
	const agent = floor.agents.get(agentId);
	return agent?.state === 'signed-in' ? agent.handSince : undefined;
}
