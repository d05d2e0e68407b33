/** Laws of agents: what they do agrees with calls, offers and phones. */

import {isAtWork, isSamePresence, type SignedIn} from '../agent/agent.ts';
import {agentChannel, type Call} from '../call/call.ts';
import {activityOf} from '../call/control.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, CallId} from '../ids.ts';
import {isAcross} from '../ties/reach.ts';
import type {Must} from './must.ts';

export function checkAgents(floor: Floor, must: Must): void {
	for (const [agentId, agent] of floor.agents) {
		must(agent.id === agentId, () => `agent ${agentId} is filed under their own id`);
		must(agent.since <= floor.at, () => `agent ${agentId} is signed in or out since the past`);
		if (agent.state === 'signed-in') checkSignedIn(floor, agent, must);
	}
}

/** The laws of one agent at work; part of `checkAgents`. */
export function checkSignedIn(floor: Floor, agent: SignedIn, must: Must): void {
	const {id, activity, phoneId} = agent;
	const phone = floor.phones.get(phoneId);
	must(phone?.holder === id, () => `agent ${id} holds the phone ${phoneId} they work on`);
	must(
		agent.pendingPresence === undefined || isAtWork(agent),
		() => `agent ${id} has no wish waiting while there is no work to wait for`,
	);
	must(
		activity.since <= floor.at && agent.presence.since <= floor.at && agent.idleSince <= floor.at,
		() => `agent ${id} is in their states since the past`,
	);
	const {request, missedRings} = agent;
	must(
		request === undefined ||
			(request.since <= floor.at && !isSamePresence(request.presence, agent.presence)),
		() => `agent ${id} asks for another presence than they have, since the past`,
	);
	must(
		missedRings === undefined || (Number.isInteger(missedRings) && missedRings > 0),
		() => `agent ${id} missed a whole number of rings`,
	);
	must(
		agent.dialNotice === undefined || activity.state === 'idle' || activity.state === 'outside',
		() => `agent ${id} is told of a number that was not reached while nothing else goes on`,
	);
	checkHeadset(floor, agent, must);
	const hasOutside = (phone?.outside.length ?? 0) > 0;
	switch (activity.state) {
		case 'idle':
			must(!hasOutside, () => `agent ${id} is not idle with a call on ${phoneId}`);
			break;
		case 'outside':
			must(hasOutside, () => `agent ${id} is outside because of a call on ${phoneId}`);
			break;
		case 'ringing': {
			if (activity.offerId === undefined) {
				must(
					isThird(floor, id, activity.callId),
					() => `agent ${id} rings for a consultation about ${activity.callId}`,
				);
				break;
			}
			const offer = floor.offers.get(activity.offerId);
			must(
				offer?.agentId === id,
				() => `agent ${id} rings for the live offer ${activity.offerId} (I3)`,
			);
			break;
		}
		case 'talking':
		case 'holding':
		case 'consulting': {
			const call = floor.calls.get(activity.callId);
			const isOwn = call?.state === 'talking' && call.agentId === id;
			must(
				isOwn ? activity.state === activityOf(call) : isThird(floor, id, activity.callId),
				() => `agent ${id} talks in call ${activity.callId}, which talks with them`,
			);
			break;
		}
		case 'wrap-up':
			must(
				activity.extensions === undefined || activity.endsAt !== undefined,
				() => `agent ${id} extends a wrap-up that has an end`,
			);
			must(
				!isWith(floor.calls.get(activity.callId), id),
				() => `agent ${id} wraps up call ${activity.callId}, which they are out of`,
			);
			must(
				floor.index.queues.has(activity.queueId),
				() => `agent ${id} wraps up for queue ${activity.queueId}, which is declared`,
			);
			break;
		case 'dialling': {
			const call = floor.calls.get(activity.callId);
			must(
				call?.state === 'dialling' && call.agentId === id,
				() => `agent ${id} dials ${activity.callId}, which they dial`,
			);
			break;
		}
		default:
			activity satisfies never;
	}
}

/** Who is nailed up talks by their headset, and by nothing else. */
function checkHeadset(floor: Floor, agent: SignedIn, must: Must): void {
	const {id, headset, activity, presence, pendingPresence} = agent;
	if (headset === undefined) return;
	must(
		headset.state !== 'gone' || presence.state !== 'available' || pendingPresence !== undefined,
		() => `agent ${id} does not count as available while their headset is gone`,
	);
	must(headset.since <= floor.at, () => `agent ${id} has had their headset since the past`);
	const call = 'callId' in activity ? floor.calls.get(activity.callId) : undefined;
	const isOwn = call?.state === 'talking' && call.agentId === id;
	const leg = isOwn && activity.state !== 'wrap-up' ? agentChannel(call) : undefined;
	must(
		leg === undefined ||
			// By a tie, the leg is the call's; it lasts a moment longer than the headset that is put down.
			isAcross(floor, agent.phoneId, leg) ||
			(headset.state === 'connected' && headset.channelId === leg.channelId),
		() => `agent ${id}, who is nailed up, talks by their headset`,
	);
	must(
		activity.state !== 'ringing' || headset.state === 'connected',
		() => `agent ${id} is offered nothing without their headset`,
	);
}

/** Called or consulted about a call of another's. */
function isThird(floor: Floor, agentId: AgentId, callId: CallId): boolean {
	const call = floor.calls.get(callId);
	if (call?.state !== 'talking' || call.agentId === agentId) return false;
	const {consult} = call;
	return consult?.to.kind === 'agent' && consult.to.agentId === agentId;
}

function isWith(call: Call | undefined, agentId: AgentId): boolean {
	return call?.state === 'talking' && call.agentId === agentId;
}
