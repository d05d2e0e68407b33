/** A queue was asked, and its agent who was rung did not take it: the request waits on for another. */

import type {ConsultEnd} from '../call/control-events.ts';
import {type OfferEnd, offerEndOf} from '../events.ts';
import {type AgentId, type ConsultId, id} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {awayAfterMiss, missOf} from './misses.ts';
import type {Talk} from './talk.ts';

/**
 * The request waits on; for the agent it is as after an offer of the queue. Undefined, and nothing is done,
 * where no queue was asked, and where they answered.
 */
export function passRequestOn(
	turn: Turn,
	{id: callId, consult}: Talk,
	end: OfferEnd,
): AgentId | undefined {
	if (consult?.asked === undefined || consult.to.kind !== 'agent') return undefined;
	if (consult.state === 'answered') return undefined;
	const {agentId} = consult.to;
	const {queueId} = consult.asked;
	// Nobody knows what they did, or it was not theirs to take.
	const isTheirs = end.state !== 'withdrawn' && end.reason !== 'lost-in-gap';
	const miss = isTheirs ? missOf(turn, agentId, queueId, end) : {};
	const {reasonId, ...rest} = miss;
	const nextId = id<ConsultId>(`k-${turn.floor.counters.consult}`);
	turn.emit({
		...{type: 'consult-passed', consultId: consult.id, callId, queueId, toAgentId: agentId},
		...{nextId, ...rest, ...end},
	});
	awayAfterMiss(turn, agentId, reasonId);
	return agentId;
}

/** As the end of an offer; undefined where the consultation itself is over. */
export function passedBy(
	reason: ConsultEnd,
	declined: 'on-phone' | 'by-key',
): OfferEnd | undefined {
	switch (reason) {
		case 'called-off':
		case 'call-ended':
		case 'nobody':
			return undefined;
		case 'ring-limit':
			return {state: 'rang-out', reason};
		case 'lost-in-gap':
			return {state: 'failed', reason};
		case 'hung-up':
		case 'declined':
			return {state: 'declined', reason: declined};
		default:
			return offerEndOf[reason];
	}
}
