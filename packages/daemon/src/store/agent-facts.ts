/** What is so of a signed-in agent, folded from events, and the activity that follows from it. */

import type {Event} from '@plateau/core';
import type {InCall} from './who-talks.ts';

/** A call an agent has something to do with. */
export interface Work {
	readonly callId: string;
	/** Absent: of a call between colleagues. */
	readonly queueId?: string | undefined;
}

/** Everything an interval of an agent's shift depends on. */
export interface AgentFacts {
	readonly phoneId: string;
	readonly presence: string;
	readonly reasonId?: string | undefined;
	readonly offer?: (Work & {readonly offerId: string}) | undefined;
	/** Their part in a live call, a colleague's consultation that rings included. */
	readonly inCall?: (Work & {readonly activity: InCall}) | undefined;
	readonly wrapUp?: Work | undefined;
	/** Channels of calls on the phone that the floor did not give. */
	readonly outside: readonly string[];
	/** Work besides calls that they have in hand. */
	readonly hand: readonly string[];
}

/** What an interval says. */
export interface Doing {
	readonly phoneId: string;
	readonly presence: string;
	readonly reasonId: string | null;
	readonly activity: string;
	readonly callId: string | null;
	readonly queueId: string | null;
}

/** The facts after `event`, which concerns this agent. The same object when nothing changed. */
export function factsAfter(facts: AgentFacts, event: Event): AgentFacts {
	switch (event.type) {
		case 'presence-changed':
			return {...facts, ...presenceOf(event.presence)};
		case 'offer-made': {
			const {offerId, callId, queueId} = event;
			return {...facts, offer: {offerId, callId, queueId}};
		}
		case 'offer-accepted':
		case 'offer-ended':
			return facts.offer?.offerId === event.offerId ? {...facts, offer: undefined} : facts;
		case 'wrap-up-started':
			return {...facts, wrapUp: {callId: event.callId, queueId: event.queueId}};
		case 'wrap-up-ended':
			return {...facts, wrapUp: undefined};
		case 'outside-started':
			return {...facts, outside: [...facts.outside, event.channelId]};
		case 'outside-ended':
			return {...facts, outside: facts.outside.filter((channel) => channel !== event.channelId)};
		case 'work-started':
			return {...facts, hand: [...facts.hand, event.workId]};
		case 'work-given-back':
		case 'work-finished':
		case 'work-taken-back':
			return {...facts, hand: facts.hand.filter((workId) => workId !== event.workId)};
		default:
			return facts;
	}
}

/** Presence as two columns. */
export function presenceOf(wish: {
	readonly state: string;
	readonly reasonId?: string;
}): Pick<AgentFacts, 'presence' | 'reasonId'> {
	return {presence: wish.state, reasonId: wish.reasonId};
}

/** What the agent does: work of the floor goes before a call on the side. */
export function doingOf(facts: AgentFacts): Doing {
	const [activity, work] = activityOf(facts);
	return {
		phoneId: facts.phoneId,
		presence: facts.presence,
		reasonId: facts.reasonId ?? null,
		activity,
		callId: work?.callId ?? null,
		queueId: work?.queueId ?? null,
	};
}

function activityOf({inCall, wrapUp, offer, outside, hand, presence}: AgentFacts): [string, Work?] {
	if (inCall !== undefined) return [inCall.activity, inCall];
	if (wrapUp !== undefined) return ['wrap-up', wrapUp];
	if (offer !== undefined) return ['ringing', offer];
	if (outside.length > 0) return ['outside'];
	// In a pause it is set aside.
	return hand.length > 0 && presence === 'available' ? ['working'] : ['idle'];
}
