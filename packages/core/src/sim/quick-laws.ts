/**
 * The laws that cost nothing to look at after every step: those of whatever the step's events name,
 * and what is never so between steps. All laws are in `invariants.ts`.
 */

import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import {type AgentId, type CallId, isWorkId, type OfferId} from '../ids.ts';
import {checkSignedIn} from '../invariants/agents.ts';
import {checkOffer, checkState} from '../invariants/calls.ts';
import type {Must} from '../invariants/must.ts';
import {checkWorkItem} from '../invariants/work.ts';
import {nextAsked} from '../routing/asked.ts';
import {nextMatch} from '../routing/next-match.ts';

/**
 * Calls, agents and offers named by these events keep their laws, nothing is overdue (I6), and
 * nobody ready is idle while a call that they serve waits (I7), by the live indexes. Changes nothing.
 */
export function checkTouched(floor: Floor, events: readonly Event[], must: Must): void {
	for (const event of events) {
		if ('agentId' in event) checkAgent(floor, event.agentId, must);
		if ('callId' in event) checkCall(floor, event.callId, must);
		if ('offerId' in event) checkOfferOf(floor, event.offerId, must);
		if ('workId' in event) checkWorkItem(floor, event.workId, must);
	}
	const due = floor.index.deadlines.next();
	must(
		due === undefined || due.dueAt > floor.at,
		() =>
			`nothing is overdue, not ${due?.what} of ${due?.whom} by ${floor.at - (due?.dueAt ?? 0)} ms (I6)`,
	);
	const asked = nextAsked(floor);
	must(
		asked === undefined,
		() => `${asked?.call.id} asks a queue, and ${asked?.agentId ?? 'nobody'} is there (I7)`,
	);
	const idle = nextMatch(floor);
	must(
		idle === undefined,
		() =>
			`${idle?.agentId} is ready while ${idle && isWorkId(idle.callId) ? 'work' : 'call'} ${idle?.callId} waits for them (I7)`,
	);
}

function checkAgent(floor: Floor, agentId: AgentId, must: Must): void {
	const agent = floor.agents.get(agentId);
	if (agent?.state === 'signed-in') checkSignedIn(floor, agent, must);
}

function checkCall(floor: Floor, callId: CallId, must: Must): void {
	const call = floor.calls.get(callId);
	if (call !== undefined) checkState(floor, call, must);
}

function checkOfferOf(floor: Floor, offerId: OfferId, must: Must): void {
	const offer = floor.offers.get(offerId);
	if (offer === undefined) return;
	checkOffer(floor, offer, must);
	checkCall(floor, offer.callId, must);
	checkAgent(floor, offer.agentId, must);
}
