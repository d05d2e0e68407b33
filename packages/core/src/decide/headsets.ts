/**
 * Headsets that are nailed up: connected when their agent signs in or wants to be ready again, dropped
 * when they leave. Without one, a nailed-up agent is offered nothing.
 */

import type {SignedIn} from '../agent/agent.ts';
import {customerChannel} from '../call/call.ts';
import {systemReasons} from '../floor-config.ts';
import type {HeadsetEnd} from '../headset/headset.ts';
import type {FoundHeadset} from '../headset/inputs.ts';
import {type AgentId, type Channel, type HeadsetId, id, type SwitchId} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {makeAway} from './away.ts';
import {agentLeft, customerLeft} from './call-ends.ts';
import {sendAway} from './consult.ts';
import {callOf} from './find.ts';
import {noteHeadsetHold} from './headset-holds.ts';
import {askedHeadsetGone} from './internal.ts';
import {takeBackOffer} from './offers.ts';
import {isSame} from './talk.ts';
import {thirdPartyTalk} from './third-party.ts';

/** How long the phone is called. */
const ringMs = 30_000;
/** How much later than the switch's own ring timer the floor gives up. */
const slackMs = 3000;

/** Has the agent's phone called, to stay connected. */
export function askHeadset(turn: Turn, agentId: AgentId): void {
	const agent = signedIn(turn, agentId);
	const phone = agent && turn.floor.index.phones.get(agent.phoneId);
	if (agent === undefined || phone === undefined) return;
	// Numbered by the event that begins it: a replay makes the same ones.
	const headsetId = id<HeadsetId>(`h-${turn.floor.seq + 1}`);
	const {phoneId} = agent;
	const endsAt = turn.at + ringMs + slackMs;
	turn.emit({type: 'headset-asked', headsetId, agentId, phoneId, endsAt});
	turn.order({
		id: `connect-headset:${headsetId}`,
		type: 'connect-headset',
		...{headsetId, agentId, phoneId, switchId: phone.switchId, ringMs},
		...(turn.floor.index.agents.get(agentId)?.autoAnswer === true ? {autoAnswer: true} : {}),
	});
}

/** Who wants to be ready, and whose headset is gone, has it called again. */
export function renewHeadset(turn: Turn, agentId: AgentId): void {
	const agent = signedIn(turn, agentId);
	const isWanted = agent?.presence.state === 'available' && agent.pendingPresence === undefined;
	if (isWanted && agent.headset?.state === 'gone') askHeadset(turn, agentId);
}

/** The agent leaves: nothing stays connected for nobody. */
export function dropHeadset(turn: Turn, {headset, phoneId}: SignedIn): void {
	const switchId = turn.floor.index.phones.get(phoneId)?.switchId;
	if (headset === undefined || headset.state === 'gone' || switchId === undefined) return;
	orderDrop(turn, headset.id, switchId);
}

export function headsetConnected(turn: Turn, headsetId: HeadsetId, channel: Channel): void {
	const agent = ownerOf(turn, headsetId);
	if (agent === undefined || agent.headset?.state === 'gone') {
		// Answered in the very moment that its agent left, or gave it up.
		orderDrop(turn, headsetId, channel.switchId);
	} else if (agent.headset?.state === 'connecting') {
		const {channelId} = channel;
		turn.emit({type: 'headset-connected', headsetId, agentId: agent.id, channelId});
	}
}

export function headsetEnded(turn: Turn, headsetId: HeadsetId, reason: HeadsetEnd): void {
	const agent = ownerOf(turn, headsetId);
	// Dropped by us, or told already: expected.
	if (agent === undefined || agent.headset === undefined || agent.headset.state === 'gone') return;
	const switchId = turn.floor.index.phones.get(agent.phoneId)?.switchId;
	if (agent.headset.state === 'connected' && switchId !== undefined) {
		// Its own word comes first, unless it was lost.
		const channel = {switchId, channelId: agent.headset.channelId};
		const call = callOf(turn.floor, channel);
		// Called by a colleague, it has the customer's part.
		if (call !== undefined && isSame(channel, customerChannel(call)))
			customerLeft(turn, channel, 16);
		else agentLeft(turn, channel, 16);
		// The end of the call may have been what their sign-out waited for.
		if (signedIn(turn, agent.id)?.headset?.id !== headsetId) return;
	}
	askedHeadsetGone(turn, agent.id, headsetId);
	turn.emit({type: 'headset-ended', headsetId, agentId: agent.id, reason});
	const asked = thirdPartyTalk(turn, agent.id);
	// Called by it, and it has not taken the call.
	if (asked !== undefined && asked.consult?.state !== 'answered')
		sendAway(turn, asked, 'unregistered');
	for (const offer of [...turn.floor.offers.values()]) {
		if (offer.agentId !== agent.id) continue;
		takeBackOffer(turn, offer.id, {state: 'withdrawn', reason: 'phone-lost'});
	}
	awayWithout(turn, agent.id);
}

/** The phone was called long enough, without a word from the switch. */
export function headsetOver(turn: Turn, agentId: AgentId): void {
	const agent = signedIn(turn, agentId);
	if (agent?.headset?.state !== 'connecting') return;
	const {headset} = agent;
	headsetEnded(turn, headset.id, 'no-answer');
	dropHeadset(turn, {...agent, headset});
}

/** What the switch found, against what the floor has. */
export function reconcileHeadsets(
	turn: Turn,
	switchId: SwitchId,
	found: readonly FoundHeadset[],
): void {
	const rows = new Map(found.map((row) => [row.headsetId, row]));
	for (const agent of [...turn.floor.agents.values()]) {
		if (agent.state !== 'signed-in' || agent.headset === undefined) continue;
		if (turn.floor.index.phones.get(agent.phoneId)?.switchId !== switchId) continue;
		const {headset} = agent;
		const row = rows.get(headset.id);
		if (headset.state === 'gone') continue;
		rows.delete(headset.id);
		if (row?.connected === true) {
			const channel = {switchId, channelId: row.channelId};
			headsetConnected(turn, headset.id, channel);
			if (row.held !== undefined) noteHeadsetHold(turn, channel, row.held);
		} else if (headset.state === 'connected') {
			headsetEnded(turn, headset.id, 'lost-in-gap');
		} else if (row === undefined) {
			// The order was lost, or its outcome.
			askHeadset(turn, agent.id);
		}
	}
	for (const headsetId of rows.keys()) orderDrop(turn, headsetId, switchId);
}

/** Not ready without a headset. */
export function awayWithout(turn: Turn, agentId: AgentId): void {
	const agent = signedIn(turn, agentId);
	if (agent?.headset?.state !== 'gone') return;
	makeAway(turn, agent, systemReasons.headsetGone);
}

function orderDrop(turn: Turn, headsetId: HeadsetId, switchId: SwitchId): void {
	// Answered late, or found again after a gap, it has to be dropped once more.
	const order = `drop-headset:${headsetId}:${turn.occasion}:${turn.at}`;
	turn.order({id: order, type: 'drop-headset', headsetId, switchId});
}

function ownerOf(turn: Turn, headsetId: HeadsetId): SignedIn | undefined {
	for (const agent of turn.floor.agents.values()) {
		if (agent.state === 'signed-in' && agent.headset?.id === headsetId) return agent;
	}
	return undefined;
}

function signedIn(turn: Turn, agentId: AgentId): SignedIn | undefined {
	const agent = turn.floor.agents.get(agentId);
	return agent?.state === 'signed-in' ? agent : undefined;
}
