/** Folds what happens to agents: sign-in, presence, desk link, wrap-up. */

import type {SignedIn} from '../agent/agent.ts';
import type {EventBody} from '../events.ts';
import type {Floor} from '../floor.ts';
import {countSignedIn} from '../floor-index/memberships.ts';
import {dateQueue} from '../floor-index/waiting.ts';
import {refileAgent} from '../floor-index.ts';
import type {AgentId} from '../ids.ts';
import {noteWork} from '../routing/memory.ts';
import {accrue, queueDay} from '../stats/day.ts';
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
			const {
				pendingPresence: _done,
				pendingBy: _who,
				missedRings: _begunAnew,
				...agent
			} = signedIn(floor, event.agentId);
			const becomesAvailable =
				event.presence.state === 'available' && agent.presence.state !== 'available';
			changeAgent(
				floor,
				at,
				changed<SignedIn>(agent, {
					presence: {...event.presence, since: at},
					idleSince: becomesAvailable ? at : agent.idleSince,
				}),
			);
			break;
		}
		case 'presence-pended':
			changeAgent(
				floor,
				at,
				changed(signedIn(floor, event.agentId), {
					pendingPresence: event.presence,
					pendingBy: event.by,
				}),
			);
			break;
		case 'pending-presence-cancelled': {
			const {pendingPresence: _dropped, pendingBy: _who, ...agent} = signedIn(floor, event.agentId);
			changeAgent(floor, at, agent);
			break;
		}
		case 'presence-requested': {
			const request = {presence: event.presence, since: at};
			changeAgent(floor, at, changed(signedIn(floor, event.agentId), {request}));
			break;
		}
		case 'presence-request-ended': {
			const {request: _over, ...agent} = signedIn(floor, event.agentId);
			changeAgent(floor, at, agent);
			break;
		}
		case 'link-came-up':
			changeAgent(floor, at, changed(signedIn(floor, event.agentId), {link: {state: 'up'}}));
			break;
		case 'link-was-lost':
			changeAgent(
				floor,
				at,
				changed(signedIn(floor, event.agentId), {
					link: {state: 'lost', since: at, graceEndsAt: event.graceEndsAt},
				}),
			);
			break;
		case 'wrap-up-started':
			setActivity(floor, at, event.agentId, {
				state: 'wrap-up',
				since: at,
				callId: event.callId,
				queueId: event.queueId,
				...(event.endsAt === undefined ? {} : {endsAt: event.endsAt}),
				dispositionSet: event.dispositionSet === true,
			});
			break;
		case 'wrap-up-wanted': {
			const agent = signedIn(floor, event.agentId);
			const {activity: during} = agent;
			if (!('dispositionSet' in during) || during.state === 'wrap-up') break;
			const {wrapUpWanted: _before, ...talking} = during;
			const activity = event.wanted ? {...talking, wrapUpWanted: true as const} : talking;
			changeAgent(floor, at, changed(agent, {activity}));
			break;
		}
		case 'wrap-up-extended': {
			const agent = signedIn(floor, event.agentId);
			const {activity} = agent;
			if (activity.state !== 'wrap-up') break;
			const extensions = (activity.extensions ?? 0) + 1;
			const longer = changed(activity, {endsAt: event.endsAt, extensions});
			changeAgent(floor, at, changed(agent, {activity: longer}));
			break;
		}
		case 'disposition-set': {
			const agent = signedIn(floor, event.agentId);
			const {activity} = agent;
			if (!('dispositionSet' in activity) || activity.callId !== event.callId) break;
			changeAgent(floor, at, changed(agent, {activity: changed(activity, {dispositionSet: true})}));
			break;
		}
		case 'wrap-up-ended': {
			const {activity} = signedIn(floor, event.agentId);
			if (activity.state === 'wrap-up') {
				const ms = at - Math.max(activity.since, floor.day.startedAt);
				queueDay(floor.day, activity.queueId).wrapUpMs += ms;
				noteWork(floor.memory, activity.queueId, (work) =>
					withWrapUp(work, at - activity.since, at),
				);
			}
			setActivity(floor, at, event.agentId, {state: 'idle', since: at});
			break;
		}
		case 'rest-ended': {
			const {restEndsAt: _over, ...agent} = signedIn(floor, event.agentId);
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
