/**
 * A quiet floor and its switch agree: who waits there waits here, who talks there talks here, and
 * nothing is up that the floor does not know. Only what has lasted a while is compared.
 */

import {agentChannel, type Call} from '../call/call.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, ChannelId, HeadsetId, OfferId, PhoneId, SwitchId} from '../ids.ts';
import {isReady} from '../routing/ready.ts';
import type {Instant, Millis} from '../time.ts';
import {wrongHolds} from './phone-hold-judge.ts';
import type {PhoneLeg} from './phones.ts';
import type {SimSwitch} from './switch.ts';
import type {SimCustomer} from './switch-parts.ts';

/** How long a thing must have been as it is before both sides must know. */
const settledMs = 10_000;

/** How long an order may be on its way. */
const underWayMs = 2000;

/**
 * Where switch and floor differ. `now` is the world's time, `at` the floor's; the connection must
 * have been up for long.
 */
export function disagreements(
	simSwitch: SimSwitch,
	floor: Floor,
	now: Millis,
	at: Instant,
): string[] {
	const wrong: string[] = [];
	const callOf = (channelId: ChannelId) => callAt(floor, simSwitch.id, channelId);
	// Called by hand, given up by the floor and answered in a gap: they talk on, and the phone is busy with it.
	const apart = new Set(
		[...simSwitch.customers.values()].flatMap(({channelId, dialId, leg}) =>
			dialId !== undefined && callOf(channelId) === undefined && isOutside(floor, leg)
				? [channelId, leg?.channelId]
				: [],
		),
	);
	for (const customer of simSwitch.customers.values()) {
		if (now - customer.movedAt < settledMs || apart.has(customer.channelId)) continue;
		const call = callOf(customer.channelId);
		const since = call?.state === 'talking' ? call.lineSince : call?.since;
		if (since !== undefined && at - since < underWayMs) continue;
		if (call === undefined || !fits(simSwitch, customer, call)) {
			const {channelId, place} = customer;
			wrong.push(`caller ${channelId} is ${place} at the switch, here ${call?.state ?? 'unknown'}`);
		}
	}
	const served = new Set(
		[...simSwitch.customers.values()].flatMap(({leg, third, channelId}) =>
			callOf(channelId) === undefined ? [] : [leg, third?.leg],
		),
	);
	for (const leg of simSwitch.phones.legs.values()) {
		const {channelId, phoneId, role, monitorId, isUp, since} = leg;
		if (!isUp || now - since < settledMs) continue;
		const isKnown =
			role === 'headset' || (role === 'far' && leg.headsetId !== undefined)
				? isSomebodys(floor, leg.headsetId) || isDroppedNow(floor, at)
				: role === 'supervisor'
					? monitorId !== undefined && floor.monitors.has(monitorId)
					: (role !== 'agent' && role !== 'consult') ||
						served.has(leg) ||
						apart.has(channelId) ||
						isDialled(floor, phoneId);
		// Of a phone at another switch, that one's far leg tells: it may be gone, and this end not know yet.
		const isAtPhone = role === 'agent' || role === 'colleague';
		const hasTalk = role === 'far' || (isAtPhone && simSwitch.phones.ids.includes(phoneId));
		if (hasTalk && isHolderReady(floor, phoneId)) {
			wrong.push(`the phone ${phoneId} talks, and who has it counts as ready`);
		}
		if (role === 'headset' && isOutside(floor, leg))
			wrong.push(`the headset at ${phoneId} waits, and counts as in a colleague's call`);
		if (!isKnown) wrong.push(`the ${role}'s channel ${channelId} is up for nobody here (I15)`);
	}
	wrong.push(...wrongHolds(simSwitch, floor, now));
	for (const {channelId, monitorId, hears, since} of simSwitch.ears.values()) {
		if (hears && now - since >= settledMs && !floor.monitors.has(monitorId))
			wrong.push(`${channelId} hears from outside for nobody here (I15)`);
	}
	for (const {id, channelId, since, isPaused} of simSwitch.tapes) {
		if (now - since < settledMs) continue;
		const callId = floor.index.callByChannel.get({switchId: simSwitch.id, channelId});
		const take = callId === undefined ? undefined : floor.recordings.get(callId)?.take;
		if (take?.id !== id) wrong.push(`${id} goes on at the switch and is unknown here (I10)`);
		else if (take.state === 'paused' && !isPaused) wrong.push(`${id} is not paused (I10)`);
	}
	return wrong;
}

function isOutside({phones}: Floor, leg: PhoneLeg | undefined): boolean {
	return leg !== undefined && (phones.get(leg.phoneId)?.outside.includes(leg.channelId) ?? false);
}

/** Somebody dials on it. */
function isDialled({calls}: Floor, phoneId: PhoneId): boolean {
	return [...calls.values()].some((call) => call.state === 'dialling' && call.phoneId === phoneId);
}

/** Of who is signed in with it. */
export function isSomebodys(floor: Floor, headsetId: HeadsetId | undefined): boolean {
	return [...floor.agents.values()].some(
		(agent) =>
			agent.state === 'signed-in' &&
			agent.headset?.id === headsetId &&
			agent.headset?.state !== 'gone',
	);
}

/** Somebody has left, or given a headset up, and the order to drop it is on its way. */
function isDroppedNow(floor: Floor, at: Instant): boolean {
	return [...floor.agents.values()].some((agent) => {
		const since = agent.state === 'signed-in' ? agent.headset?.since : agent.since;
		return since !== undefined && at - since < underWayMs;
	});
}

function isHolderReady(floor: Floor, phoneId: PhoneId): boolean {
	const holder = floor.phones.get(phoneId)?.holder as AgentId | undefined;
	const agent = holder && floor.agents.get(holder);
	return agent?.state === 'signed-in' && isReady(floor, agent);
}

/** The offers that ring for a caller who waits. */
function ringsBy(simSwitch: SimSwitch, customerId: ChannelId): ReadonlySet<OfferId> {
	const offerIds = [...simSwitch.phones.legs.values()].flatMap(({group, offerId}) =>
		group?.customerId === customerId && offerId !== undefined ? [offerId] : [],
	);
	return new Set(offerIds);
}

function fits(simSwitch: SimSwitch, customer: SimCustomer, call: Call): boolean {
	const {place, leg, third, offerId} = customer;
	switch (place) {
		case 'waiting':
			if (call.state === 'ringing') {
				const rings = ringsBy(simSwitch, customer.channelId);
				return call.offerIds.some((one) => rings.has(one));
			}
			return call.state === 'waiting' || call.state === 'parked';
		case 'ringing':
			return call.state === 'ringing' && offerId !== undefined && call.offerIds.includes(offerId);
		case 'talking':
			// A farewell that was lost with the connection lets a late answer stand: see `goOnLeaving`.
			if (leg?.role === 'agent')
				return call.state === 'talking'
					? call.line === 'joined' && agentChannel(call)?.channelId === leg.channelId
					: call.state === 'fallback' || call.state === 'leaving';
			return call.state === 'fallback' || call.state === 'leaving';
		case 'fallback':
			return call.state === 'fallback';
		case 'mailbox':
			return call.state === 'leaving' || (call.state === 'fallback' && call.inMailbox === true);
		case 'held':
			// Called back to its queue, and on the way.
			if (call.state === 'waiting' || call.state === 'parked')
				return call.entry.comesBackBy !== undefined;
			if (call.state !== 'talking') return false;
			return call.line === 'held' || call.consult?.state === 'waiting';
		case 'consulting':
			return (
				call.state === 'talking' &&
				call.line === 'consulting' &&
				call.consult?.id === third?.consultId &&
				(third?.isUp !== true || call.consult?.hears === third.hears)
			);
		case 'conference':
			return call.state === 'talking' && call.line === 'conference';
		case 'message':
		case 'sent-out':
			return call.state === 'leaving' || call.state === 'fallback';
		case 'entering':
			return false;
	}
}

function callAt(floor: Floor, switchId: SwitchId, channelId: ChannelId): Call | undefined {
	const callId = floor.index.callByChannel.get({switchId, channelId});
	return callId === undefined ? undefined : floor.calls.get(callId);
}
