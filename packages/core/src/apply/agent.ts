/** Folds what happens to agents: sign-in, presence, desk link, wrap-up. */

import {copyOf} from '../agent/agent.ts';
import type {EventBody} from '../events.ts';
import type {Floor} from '../floor.ts';
import {countSignedIn} from '../floor-index/memberships.ts';
import {dateQueue} from '../floor-index/waiting.ts';
import {refileAgent} from '../floor-index.ts';
import type {AgentId} from '../ids.ts';
import {workOf} from '../routing/memory.ts';
import {accrue, finish, queueDay} from '../stats/day.ts';
import type {Instant} from '../time.ts';
import {withWrapUp} from '../wait/work.ts';
import {changeAgent, setActivity, signedIn} from './change-agent.ts';
import {changed} from './changed.ts';

type AgentEvent = {at: Instant} & Extract<
	EventBody,
	{
		type:
			| 'agent-signed-in'
			| 'agent-signed-out'
			| 'presence-changed'
			| 'presence-pended'
			| 'pending-presence-cancelled'
			| 'hand-raised'
			| 'hand-lowered'
			| 'presence-requested'
			| 'presence-request-ended'
			| 'link-came-up'
			| 'link-was-lost'
			| 'wrap-up-wanted'
			| 'wrap-up-started'
			| 'wrap-up-extended'
			| 'disposition-set'
			| 'wrap-up-ended'
			| 'rest-ended';
	}
>;

export function applyAgent(floor: Floor, event: AgentEvent): void {
	const {at} = event;
	switch (event.type) {
		case 'agent-signed-in': {
			const isOutside = (floor.phones.get(event.phoneId)?.outside.length ?? 0) > 0;
			floor.agents.set(event.agentId, {
				id: event.agentId,
				state: 'signed-in',
				since: at,
				phoneId: event.phoneId,
				presence: {...event.presence, since: at},
				activity: {state: isOutside ? 'outside' : 'idle', since: at},
				link: {state: 'none'},
				idleSince: at,
			});
			countSignedIn(floor, event.agentId, 1);
			refileAgent(floor, event.agentId);
			dateQueues(floor, event.agentId);
			break;
		}
		case 'agent-signed-out': {
			accrue(floor.day, signedIn(floor, event.agentId), at);
			finish(floor.day, event.agentId);
			countSignedIn(floor, event.agentId, -1);
			// An agent taken out of the floor file leaves with the sign-out.
			if (floor.index.agents.has(event.agentId)) {
				floor.agents.set(event.agentId, {id: event.agentId, state: 'signed-out', since: at});
			} else {
				floor.agents.delete(event.agentId);
			}
			refileAgent(floor, event.agentId);
			dateQueues(floor, event.agentId);
			break;
		}
		case 'presence-changed': {
			const agent = copyOf(signedIn(floor, event.agentId));
			const becomesAvailable =
				event.presence.state === 'available' && agent.presence.state !== 'available';
			agent.presence = {...event.presence, since: at};
			if (becomesAvailable) agent.idleSince = at;
			agent.pendingPresence = undefined;
			agent.pendingBy = undefined;
			agent.missedRings = undefined;
			agent.phoneRefusedAt = undefined;
			changeAgent(floor, at, agent);
			break;
		}
		case 'presence-pended': {
			const agent = copyOf(signedIn(floor, event.agentId));
			agent.pendingPresence = event.presence;
			agent.pendingBy = event.by;
			changeAgent(floor, at, agent);
			break;
		}
		case 'pending-presence-cancelled': {
			const agent = copyOf(signedIn(floor, event.agentId));
			agent.pendingPresence = undefined;
			agent.pendingBy = undefined;
			changeAgent(floor, at, agent);
			break;
		}
		case 'hand-raised':
			changeAgent(floor, at, changed(signedIn(floor, event.agentId), {handSince: at}));
			break;
		case 'hand-lowered': {
			const {handSince: _down, ...agent} = signedIn(floor, event.agentId);
			changeAgent(floor, at, agent);
			break;
		}
		case 'presence-requested': {
			const agent = copyOf(signedIn(floor, event.agentId));
			agent.request = {presence: event.presence, since: at};
			changeAgent(floor, at, agent);
			break;
		}
		case 'presence-request-ended': {
			const agent = copyOf(signedIn(floor, event.agentId));
			agent.request = undefined;
			changeAgent(floor, at, agent);
			break;
		}
		case 'link-came-up': {
			const agent = copyOf(signedIn(floor, event.agentId));
			agent.link = {state: 'up'};
			changeAgent(floor, at, agent);
			break;
		}
		case 'link-was-lost': {
			const agent = copyOf(signedIn(floor, event.agentId));
			agent.link = {state: 'lost', since: at, graceEndsAt: event.graceEndsAt};
			changeAgent(floor, at, agent);
			break;
		}
		case 'wrap-up-started':
			setActivity(floor, at, event.agentId, {
				state: 'wrap-up',
				since: at,
				callId: event.callId,
				queueId: event.queueId,
				...(event.endsAt === undefined ? {} : {endsAt: event.endsAt}),
				...(event.dialled === undefined ? {} : {dialled: true}),
				dispositionSet: event.dispositionSet === true,
			});
			break;
		case 'wrap-up-wanted': {
			const agent = copyOf(signedIn(floor, event.agentId));
			const {activity: during} = agent;
			if (!('dispositionSet' in during) || during.state === 'wrap-up') break;
			const {wrapUpWanted: _before, ...talking} = during;
			agent.activity = event.wanted ? {...talking, wrapUpWanted: true} : talking;
			changeAgent(floor, at, agent);
			break;
		}
		case 'wrap-up-extended': {
			const agent = copyOf(signedIn(floor, event.agentId));
			const {activity} = agent;
			if (activity.state !== 'wrap-up') break;
			const extensions = (activity.extensions ?? 0) + 1;
			agent.activity = changed(activity, {endsAt: event.endsAt, extensions});
			changeAgent(floor, at, agent);
			break;
		}
		case 'disposition-set': {
			const agent = copyOf(signedIn(floor, event.agentId));
			const {activity} = agent;
			if (!('dispositionSet' in activity) || activity.callId !== event.callId) break;
			agent.activity = changed(activity, {dispositionSet: true});
			changeAgent(floor, at, agent);
			break;
		}
		case 'wrap-up-ended': {
			const {activity} = signedIn(floor, event.agentId);
			if (activity.state === 'wrap-up' && activity.dialled !== true) {
				const ms = at - Math.max(activity.since, floor.day.startedAt);
				queueDay(floor.day, activity.queueId).wrapUpMs += ms;
				const work = workOf(floor.memory, activity.queueId);
				floor.memory.work.set(activity.queueId, withWrapUp(work, at - activity.since, at));
			}
			setActivity(floor, at, event.agentId, {state: 'idle', since: at});
			break;
		}
		case 'rest-ended': {
			const agent = copyOf(signedIn(floor, event.agentId));
			agent.restEndsAt = undefined;
			changeAgent(floor, at, agent);
			break;
		}
		default:
			event satisfies never;
	}
}

/** Somebody came or went: the steps that wait for nobody are dated anew. */
function dateQueues(floor: Floor, agentId: AgentId): void {
	for (const {queueId} of floor.index.memberships.get(agentId) ?? []) dateQueue(floor, queueId);
}
