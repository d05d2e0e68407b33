/** What people did on a recorded day, as moves that a simulated day can repeat. */

import type {Event, Floor, Instant} from '@plateau/core';
import type {StaffMove} from '@plateau/core/day-sim';

/** Who is there when the day begins, with the presence they have and whatever they are in. */
export function staffAtStart(floor: Floor, at: Instant): StaffMove[] {
	const moves: StaffMove[] = [];
	for (const agent of floor.agents.values()) {
		if (agent.state !== 'signed-in') continue;
		const {id: agentId, phoneId, pendingPresence} = agent;
		const {since: _since, ...presence} = agent.presence;
		moves.push({at, type: 'sign-in', agentId, phoneId, presence});
		if (pendingPresence !== undefined) {
			moves.push({at, type: 'presence', agentId, presence: pendingPresence});
		}
		for (const channelId of floor.phones.get(phoneId)?.outside ?? []) {
			moves.push({at, type: 'outside-started', phoneId, channelId});
		}
	}
	for (const {agentId, queueId, only, endsAt} of floor.loans) {
		moves.push({at, type: 'lent', agentId, queueId, only, forMs: endsAt - at});
	}
	return moves;
}

/**
 * The moves of an event; `floor` as it was before it. A wish counts when it was made: what the end of
 * work brought about by then comes about by itself, at the end of other work.
 */
export function staffMovesOf(floor: Floor, event: Event): StaffMove[] {
	const {at} = event;
	switch (event.type) {
		case 'agent-signed-in': {
			const {agentId, phoneId, presence} = event;
			return [{at, type: 'sign-in', agentId, phoneId, presence}];
		}
		case 'agent-signed-out': {
			const {agentId} = event;
			if (isSettling(floor, agentId)) return [];
			return [{at, type: 'presence', agentId, presence: {state: 'logged-out'}}];
		}
		case 'presence-changed': {
			const {agentId, presence} = event;
			return isSettling(floor, agentId) ? [] : [{at, type: 'presence', agentId, presence}];
		}
		case 'presence-pended': {
			const {agentId, presence} = event;
			return [{at, type: 'presence', agentId, presence}];
		}
		case 'pending-presence-cancelled':
			return [{at, type: 'presence-cancelled', agentId: event.agentId}];
		case 'agent-lent': {
			const {agentId, queueId, only, endsAt} = event;
			return [{at, type: 'lent', agentId, queueId, only, forMs: endsAt - at}];
		}
		case 'loan-ended': {
			const {agentId, queueId, reason} = event;
			return reason === 'by-person' ? [{at, type: 'loan-ended', agentId, queueId}] : [];
		}
		case 'outside-started':
		case 'outside-ended': {
			const {type, phoneId, channelId} = event;
			return [{at, type, phoneId, channelId}];
		}
		default:
			return [];
	}
}

function isSettling(floor: Floor, agentId: string): boolean {
	const agent = floor.agents.get(agentId as never);
	return agent?.state === 'signed-in' && agent.pendingPresence !== undefined;
}
