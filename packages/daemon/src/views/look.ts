/** The small questions that commands ask about the live floor. */

import {
	type AgentId,
	type CallId,
	type ColleagueTarget,
	type EarVerdict,
	entryOf,
	type Floor,
	id,
	type MatterId,
	type PartyId,
	type PhoneId,
	type Verdict,
	verdictOn,
	verdictOnEar,
	type WorkId,
} from '@plateau/core';
import type {Why} from '@plateau/core/protocol';
import {whyOfWork} from '../why/why-work.ts';
import {callInFront} from './desk-records.ts';
import type {Records} from './look-ups.ts';
import {mayPickUp} from './parked.ts';
import {mayTakeFrom} from './waiting.ts';

export interface FloorLook {
	hasAgent(agentId: string): boolean;
	/** What the policy says of a number to the outside. */
	verdictOn(number: string): Verdict;
	/** Whether may be listened from a number outside. */
	verdictOnEar(number: string): EarVerdict;
	/** The phone that a colleague sits at, or a phone by its extension; undefined: nobody is there, or there is none. */
	extensionOf(to: ColleagueTarget): PhoneId | undefined;
	/** The call that rings, talks or is wrapped up at the agent's desk. */
	callAt(agentId: string): {readonly callId: CallId; readonly partyId?: PartyId} | undefined;
	/** Whether an agent may take this call out of its order: it waits for a queue that lets its agents, and they serve it. */
	mayTake(callId: string, agentId: string): boolean;
	/** The call that is parked at this number. */
	parkedAt(place: number): CallId | undefined;
	/** Whether an agent may pick up this call: they parked it, or serve its queue. */
	mayPickUp(callId: string, agentId: string): boolean;
	/** The piece of work that has come with this matter. */
	workOf(matterId: MatterId): WorkId | undefined;
	/** A piece of work on the floor: whose desk or hand it is on, and what it is about. */
	workItem(
		workId: string,
	): {readonly matterId: MatterId; readonly agentId?: AgentId | undefined} | undefined;
	/** Who could be offered a piece of work now, and why the others not; undefined: it is not on the floor. */
	whyWork(workId: string): Why | undefined;
}

export function lookAt(floor: () => Floor, records: Pick<Records, 'interaction'>): FloorLook {
	return {
		verdictOn: (number) => verdictOn(floor().config, number),
		verdictOnEar: (number) => verdictOnEar(floor().config, number),
		extensionOf(to) {
			if (to.kind === 'phone') return floor().phones.has(to.phoneId) ? to.phoneId : undefined;
			const agent = floor().agents.get(to.agentId);
			return agent?.state === 'signed-in' ? agent.phoneId : undefined;
		},
		hasAgent: (agentId) => floor().agents.has(id<AgentId>(agentId)),
		mayTake(callId, agentId) {
			const call = floor().calls.get(id<CallId>(callId));
			// What has gone on meanwhile is refused with its own reason.
			const queueId = call && entryOf(call)?.queueId;
			return queueId === undefined || mayTakeFrom(floor(), id<AgentId>(agentId), queueId);
		},
		parkedAt(place) {
			const {calls} = floor();
			for (const call of calls.values()) {
				if (call.state === 'parked' && call.place === place) return call.id;
			}
			return undefined;
		},
		mayPickUp(callId, agentId) {
			const call = floor().calls.get(id<CallId>(callId));
			// What has gone on meanwhile is refused with its own reason.
			return call?.state !== 'parked' || mayPickUp(floor(), call, id<AgentId>(agentId));
		},
		workOf: (matterId) =>
			[...floor().work.values()].findLast((item) => item.matterId === matterId)?.id,
		workItem(workId) {
			const item = floor().work.get(id<WorkId>(workId));
			if (item === undefined) return undefined;
			return {
				matterId: item.matterId,
				agentId: item.state === 'waiting' ? undefined : item.agentId,
			};
		},
		whyWork: (workId) => whyOfWork(floor(), id<WorkId>(workId)),
		callAt(agentId) {
			const agent = floor().agents.get(id<AgentId>(agentId));
			const callId = agent?.state === 'signed-in' ? callInFront(floor(), agent) : undefined;
			if (callId === undefined) return undefined;
			// In wrap-up the call has left the floor; the store still knows who it was with.
			const partyId = floor().calls.get(callId)?.partyId ?? records.interaction(callId)?.partyId;
			return {callId, ...(partyId === undefined ? {} : {partyId: id<PartyId>(partyId)})};
		},
	};
}
