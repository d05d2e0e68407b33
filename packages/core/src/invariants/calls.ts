/** Laws of calls and their offers. */

import {type Call, consultChannel} from '../call/call.ts';
import {activityOf, hearsMusic} from '../call/control.ts';
import type {Floor} from '../floor.ts';
import {type AgentId, channelKey} from '../ids.ts';
import type {Offer} from '../offer/offer.ts';
import type {QueueEntry} from '../queue/entry.ts';
import {isAcross} from '../ties/reach.ts';
import type {Must} from './must.ts';

export function checkCalls(floor: Floor, must: Must): void {
	// Calls and other work share one order: see `checkWork`.
	const places = new Set([...floor.work.values()].map(({entry}) => entry.seq));
	const channels = new Set<string>();
	for (const [callId, call] of floor.calls) {
		must(call.id === callId, () => `call ${callId} is filed under its own id`);
		must(call.since <= floor.at, () => `call ${callId} is in its state since the past`);
		must(numberOf(callId) < floor.counters.call, () => `call ${callId} was counted`);
		const customers = call.legs.filter(({role}) => role === 'customer');
		const wanted = call.state === 'dialling' ? 0 : 1;
		must(customers.length === wanted, () => `call ${callId} has ${wanted} customers`);
		for (const {channel} of call.legs) {
			const key = channelKey(channel);
			must(!channels.has(key), () => `channel ${key} is a leg of one call`);
			channels.add(key);
		}
		const entry = 'entry' in call ? call.entry : undefined;
		if (entry !== undefined) {
			checkEntry(floor, call, entry, must);
			must(!places.has(entry.seq), () => `call ${callId} shares its place with no other`);
			places.add(entry.seq);
		}
		checkState(floor, call, must);
	}
	for (const offer of floor.offers.values()) checkOffer(floor, offer, must);
}

function checkEntry(floor: Floor, call: Call, entry: QueueEntry, must: Must): void {
	must(
		floor.index.queues.has(entry.queueId),
		() => `call ${call.id} is in queue ${entry.queueId}, which is declared`,
	);
	must(
		!entry.passed.includes(entry.queueId),
		() => `call ${call.id} is not back in ${entry.queueId}, which it was moved out of`,
	);
	must(
		entry.enteredAt <= entry.joinedAt && entry.joinedAt <= floor.at && entry.seq <= floor.seq,
		() => `call ${call.id} entered in the past, and no later than it came into its queue`,
	);
}

/** The laws of one call's state and its offers; part of `checkCalls`. */
export function checkState(floor: Floor, call: Call, must: Must): void {
	const agentLegs = call.legs.filter(({role}) => role === 'agent');
	if (call.state === 'dialling') checkDial(floor, call, must);
	const wanted = call.state === 'talking' || (call.state === 'dialling' && hasLeg(call)) ? 1 : 0;
	must(
		agentLegs.length === wanted,
		() => `call ${call.id} is ${call.state} with ${agentLegs.length} agents' legs`,
	);
	if (call.state === 'talking') {
		const agent = floor.agents.get(call.agentId);
		const activity = agent?.state === 'signed-in' ? agent.activity : undefined;
		must(
			activity?.state === activityOf(call) &&
				'callId' in activity &&
				activity.callId === call.id &&
				'queueId' in activity &&
				activity.queueId === call.entry.queueId,
			() => `call ${call.id} talks with ${call.agentId}, who talks in it`,
		);
		must(
			agent?.state === 'signed-in' && agentLegs[0]?.phoneId === agent.phoneId,
			() => `call ${call.id} is on the phone of ${call.agentId}`,
		);
	}
	if (call.state === 'talking') checkControl(floor, call, must);
	if (call.direction === 'internal') checkInternal(floor, call, must);
	if (call.state !== 'ringing') return;
	must(call.offerIds.length > 0, () => `call ${call.id} rings somewhere (I2)`);
	must(
		new Set(call.offerIds).size === call.offerIds.length,
		() => `call ${call.id} has each offer once (I2)`,
	);
	for (const offerId of call.offerIds) {
		const offer = floor.offers.get(offerId);
		must(
			offer?.callId === call.id && offer.roundId === call.roundId,
			() => `offer ${offerId} of call ${call.id} is live, and of its round ${call.roundId} (I2)`,
		);
	}
}

/** Seen to ring, or picked up. */
function hasLeg({step, isRung}: Call & {state: 'dialling'}): boolean {
	return step !== 'phone' || isRung === true;
}

/** The laws of a call by hand that nobody has answered yet. */
function checkDial(floor: Floor, call: Call & {state: 'dialling'}, must: Must): void {
	const agent = floor.agents.get(call.agentId);
	const activity = agent?.state === 'signed-in' ? agent.activity : undefined;
	must(
		activity?.state === 'dialling' && activity.callId === call.id,
		() => `call ${call.id} is dialled by ${call.agentId}, who dials it`,
	);
	must(
		agent?.state === 'signed-in' && agent.phoneId === call.phoneId,
		() => `call ${call.id} is dialled on the phone of ${call.agentId}`,
	);
	must(
		call.entry.dialled === true && call.entry.answered === true && call.direction !== 'in',
		() => `call ${call.id} goes out, and waits in no queue`,
	);
}

/** Colleagues among themselves: in no line, with nobody else, never recorded, and no work of a queue. */
function checkInternal(floor: Floor, call: Call, must: Must): void {
	must(
		call.state === 'dialling' || call.state === 'talking',
		() => `call ${call.id} is internal and ${call.state}`,
	);
	if (call.state !== 'dialling' && call.state !== 'talking') return;
	const activity = activityOfAgent(floor, call.agentId);
	must(
		activity !== undefined && 'internal' in activity && activity.internal === true,
		() => `call ${call.id} is internal, and ${call.agentId} is known to be in such a call`,
	);
	must(
		call.entry.dialled === true,
		() => `call ${call.id} is internal, and its queue counts nothing`,
	);
	must(
		floor.recordings.get(call.id)?.take === undefined,
		() => `call ${call.id} is internal, and not recorded`,
	);
	if (call.state === 'dialling') {
		must(call.to !== undefined, () => `call ${call.id} is internal, and for somebody`);
		return;
	}
	const [customer] = call.legs.filter(({role}) => role === 'customer');
	must(
		customer?.phoneId !== undefined,
		() => `call ${call.id} is internal, with somebody at a phone`,
	);
	must(call.consult === undefined, () => `call ${call.id} is internal, and between two`);
}

function activityOfAgent(floor: Floor, agentId: AgentId) {
	const agent = floor.agents.get(agentId);
	return agent?.state === 'signed-in' ? agent.activity : undefined;
}

/** The laws of who hears whom, and of a third party. */
function checkControl(floor: Floor, call: Call & {state: 'talking'}, must: Must): void {
	const {id, line, consult, legs} = call;
	const thirds = legs.filter(({role}) => role === 'consult');
	must(call.lineSince <= floor.at, () => `call ${id} has its line since the past`);
	must(
		(call.heldSince !== undefined) === hearsMusic(call) && (call.heldSince ?? 0) <= call.lineSince,
		() => `call ${id} is held since ${call.heldSince}, its line ${line} since ${call.lineSince}`,
	);
	must(
		consult === undefined ? line === 'joined' || line === 'held' : line !== 'held',
		() => `call ${id} is ${line} with ${consult === undefined ? 'no third party' : consult.id}`,
	);
	must(
		consult?.state === 'answered' || line !== 'conference',
		() => `call ${id} is a conference with somebody who answered`,
	);
	must(
		thirds.length === (consult?.channelId === undefined ? 0 : 1),
		() => `call ${id} has ${thirds.length} third parties' legs`,
	);
	if (consult === undefined) return;
	must(numberOf(consult.id) < floor.counters.consult, () => `${consult.id} was counted`);
	if (consult.to.kind !== 'agent') return;
	checkHeadset(floor, call, must);
	const third = floor.agents.get(consult.to.agentId);
	const activity = third?.state === 'signed-in' ? third.activity : undefined;
	must(
		activity?.state === (consult.state === 'answered' ? 'consulting' : 'ringing') &&
			'callId' in activity &&
			activity.callId === id,
		() => `${consult.id} is with ${consult.to.kind}, who is ${activity?.state} (I3)`,
	);
}

/** Who is asked by their headset talks by it. */
function checkHeadset(floor: Floor, call: Call & {state: 'talking'}, must: Must): void {
	const {consult} = call;
	if (consult?.to.kind !== 'agent' || consult.state !== 'answered') return;
	const agent = floor.agents.get(consult.to.agentId);
	const headset = agent?.state === 'signed-in' ? agent.headset : undefined;
	const leg = consultChannel(call);
	// By a tie, the leg is the call's; it lasts a moment longer than the headset that is put down.
	if (leg !== undefined && isAcross(floor, consult.to.phoneId, leg)) return;
	must(
		headset === undefined ||
			(headset.state === 'connected' && headset.channelId === consult.channelId),
		() => `${consult.id} is with ${agent?.id}, who is nailed up, by their headset`,
	);
}

/** The laws of one live offer; part of `checkCalls`. */
export function checkOffer(floor: Floor, offer: Offer, must: Must): void {
	const call = floor.calls.get(offer.callId);
	must(
		call?.state === 'ringing' && call.offerIds.includes(offer.id),
		() => `offer ${offer.id} is one of the ringing call ${offer.callId} (I2)`,
	);
	must(
		call === undefined || !('entry' in call) || call.entry?.queueId === offer.queueId,
		() => `offer ${offer.id} is for the queue its call waits in`,
	);
	const agent = floor.agents.get(offer.agentId);
	must(
		agent?.state === 'signed-in' &&
			agent.activity.state === 'ringing' &&
			agent.activity.offerId === offer.id,
		() => `offer ${offer.id} rings for ${offer.agentId}, whom nothing else rings for (I3)`,
	);
	if (agent?.state !== 'signed-in') return;
	must(agent.phoneId === offer.phoneId, () => `offer ${offer.id} rings on its agent's phone`);
	must(
		agent.presence.state === 'available',
		() => `offer ${offer.id} rings for an available agent, not ${offer.agentId} (I4)`,
	);
	must(
		numberOf(offer.id) < floor.counters.offer && numberOf(offer.roundId) < floor.counters.round,
		() => `offer ${offer.id} and its round were counted`,
	);
}

/** The number at the end of an id that the floor made. */
export function numberOf(id: string): number {
	return Number(id.slice(id.lastIndexOf('-') + 1));
}
