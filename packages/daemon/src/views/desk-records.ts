/** What the store has for one desk: the call in front of the agent, who is behind it, their last calls. */

import {
	type AgentId,
	type CallId,
	type Event,
	type Floor,
	id,
	type PartyId,
	ringingOffer,
	type SignedIn,
	segmentsOf,
	timeIn,
} from '@plateau/core';
import type {PastInteraction, RecentInteraction} from '@plateau/core/protocol';
import {
	type CallRecord,
	type Directory,
	type PartyRecord,
	personName,
	type Records,
} from './look-ups.ts';
import {compact} from './share.ts';

/** How many earlier interactions a desk shows: with this customer, and of this agent. */
const shownInteractions = 10;

/** What the store has for one desk. Kept by the hub until something in it changes. */
export interface DeskRecords {
	readonly callId: CallId | undefined;
	readonly partyId: PartyId | undefined;
	/** The call in front of the agent, as it is kept. */
	readonly interaction: CallRecord | undefined;
	/** What the agent had of the call that they wrap up: another may have it by now. */
	readonly own: {readonly talkMs: number; readonly holdMs: number} | undefined;
	readonly party: PartyRecord | undefined;
	readonly past: readonly PastInteraction[];
	readonly recent: readonly RecentInteraction[];
}

/** The call in front of an agent: it rings, is talked in, or is wrapped up. */
export function callInFront(floor: Floor, agent: SignedIn): CallId | undefined {
	const {activity} = agent;
	return ringingOffer(floor, agent)?.callId ?? ownCall(activity);
}

function ownCall(activity: SignedIn['activity']): CallId | undefined {
	return 'callId' in activity ? activity.callId : undefined;
}

/** Reads what a desk shows from the store. `directory` gives the names of those who talked. */
export function readDeskRecords(
	floor: Floor,
	agentId: AgentId,
	{records, directory}: {records: Records; directory: Directory},
): DeskRecords {
	const agent = floor.agents.get(agentId);
	const callId = agent?.state === 'signed-in' ? callInFront(floor, agent) : undefined;
	const interaction = callId === undefined ? undefined : records.interaction(callId);
	const call = callId === undefined ? undefined : floor.calls.get(callId);
	const partyId = call?.partyId ?? (interaction && id<PartyId>(interaction.partyId));
	return {
		callId,
		partyId,
		interaction,
		own:
			agent?.state === 'signed-in' && agent.activity.state === 'wrap-up'
				? timesOf(agentId, records.eventsOfCall(agent.activity.callId))
				: undefined,
		party: partyId === undefined ? undefined : records.party(partyId),
		past:
			partyId === undefined
				? []
				: records
						.pastInteractions(partyId, shownInteractions, callId)
						.map((past) => pastInteraction(past, directory)),
		recent: records
			.recentOfAgent(agentId, shownInteractions + 1)
			.filter((recent) => recent.callId !== callId)
			.slice(0, shownInteractions)
			.map((recent) =>
				recent.missed === true
					? missedCall(recent, directory)
					: recentCall(recent, {records, directory}),
			),
	};
}

function recentCall(
	recent: CallRecord,
	{records, directory}: {readonly records: Records; readonly directory: Directory},
): RecentInteraction {
	const party = records.party(id<PartyId>(recent.partyId));
	const {direction, calledAgentId, calledPhoneId} = recent;
	const isInternal = direction === 'internal';
	const callee = calledAgentId === undefined ? undefined : personName(directory, calledAgentId);
	return compact<RecentInteraction>({
		...pastInteraction(recent, directory),
		callerNumber: calledPhoneId ?? party?.callerNumber,
		callerName: isInternal ? callee : (party?.contactName ?? party?.callerName),
		isInternal: isInternal || undefined,
	});
}

/** From whom and when: the rest of it is who called's own. */
function missedCall(
	{callId, arrivedAt, outcome, agentId, phoneId}: CallRecord,
	directory: Directory,
): RecentInteraction {
	return compact<RecentInteraction>({
		...{callId, at: arrivedAt, outcome, callerNumber: phoneId},
		callerName: agentId === undefined ? undefined : personName(directory, agentId),
		...{isInternal: true, missed: true},
	});
}

function timesOf(agentId: AgentId, events: readonly Event[]): DeskRecords['own'] {
	const own = segmentsOf(events).filter((segment) => segment.agentId === agentId);
	return {talkMs: timeIn(own, 'talk') + timeIn(own, 'consult'), holdMs: timeIn(own, 'hold')};
}

function pastInteraction(record: CallRecord, directory: Directory): PastInteraction {
	return compact<PastInteraction>({
		callId: record.callId,
		at: record.arrivedAt,
		queueId: record.queueId,
		outcome: record.outcome,
		reason: record.dialReason,
		agentName: record.agentId === undefined ? undefined : personName(directory, record.agentId),
		dispositionId: record.dispositionId,
		note: record.note,
	});
}
