/** Agents as people: they answer or not, take breaks, wrap up, come and go, and sometimes do nonsense. */

import type {SignedIn} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import {type AgentId, type DispositionId, id, type PhoneId, type ReasonId} from '../ids.ts';
import type {PresenceWish} from '../inputs.ts';
import type {Millis} from '../time.ts';
import {deskWork} from './back-office.ts';
import {isHeldAt} from './phone-holds.ts';
import type {Reaction} from './phones.ts';
import type {Random} from './random.ts';
import type {BareInput} from './shell.ts';
import {controlActs} from './staff-control.ts';
import {colleagueActs, dialActs} from './staff-dials.ts';
import type {SimSwitch} from './switch.ts';

/** How the staff behave. Shares are of the times they could. */
export interface StaffHabits {
	readonly answerShare: number;
	readonly declineShare: number;
	readonly answerMs: Millis;
	/** How long somebody takes to look at their desk and do the next thing. */
	readonly paceMs: Millis;
	/** 0: everybody works all the time; 1: as restless as people are. */
	readonly restlessness: number;
}

export const usualHabits: StaffHabits = {
	answerShare: 0.88,
	declineShare: 0.05,
	answerMs: 3000,
	paceMs: 8000,
	restlessness: 1,
};

/** Everybody is there, ready, and answers. */
export const diligentHabits: StaffHabits = {
	answerShare: 1,
	declineShare: 0,
	answerMs: 1500,
	paceMs: 2000,
	restlessness: 0,
};

export interface StaffHost {
	readonly random: Random;
	/** For habits that came later: what `random` gives a kept seed stays what it was. */
	readonly more: Random;
	/** For what is done amid a call. */
	readonly control: Random;
	/** For what they do about recordings. */
	readonly recorder: Random;
	/** For numbers that they dial. */
	readonly dialler: Random;
	/** Present where they call each other. */
	readonly colleagues: Random | undefined;
	/** And those who are nailed up, too. */
	readonly callsHeadsets: boolean;
	/** For work besides calls. */
	readonly work: Random;
	/** For headsets: who wears one for the shift, and who puts it down. */
	readonly headsets: Random;
	/** For what they press on the phone itself; absent: they do all from the desk. */
	readonly phoneKeys: Random | undefined;
	readonly habits: () => StaffHabits;
	readonly send: (input: BareInput) => void;
	readonly switches: () => readonly SimSwitch[];
}

/** What the person at this phone does about its ringing. */
export function reactionOf(random: Random, habits: StaffHabits): Reaction {
	const {answerShare, declineShare, answerMs} = habits;
	const afterMs = random.exponential(answerMs);
	const draw = random.next();
	if (draw < answerShare) return {afterMs, does: 'answer'};
	return {afterMs, does: draw < answerShare + declineShare ? 'decline' : 'nothing'};
}

/** One glance of an agent at their desk: whatever fits what they see there. */
export function agentActs(host: StaffHost, floor: Floor, agentId: AgentId): void {
	const agent = floor.agents.get(agentId);
	if (agent === undefined) return;
	if (agent.state === 'signed-out') signIn(host, floor, agentId);
	else desk(host, floor, agent);
}

function signIn({random, headsets, habits, send}: StaffHost, floor: Floor, agentId: AgentId): void {
	const {restlessness} = habits();
	if (random.chance(0.5 * restlessness)) return;
	const phones = [...floor.index.phones.keys()];
	const free = phones.filter((phoneId) => {
		const holder = floor.phones.get(phoneId)?.holder;
		return holder === undefined || holder === agentId;
	});
	const takeover = random.chance(0.2);
	const choice = takeover || free.length === 0 ? phones : free;
	if (choice.length === 0) return;
	send({
		type: 'sign-in',
		by: agentId,
		agentId,
		phoneId: random.pick(choice),
		takeover,
		presence: random.chance(0.2 * restlessness) ? notReady(random) : {state: 'available'},
		// Where headsets are worn at all, some choose otherwise than the floor file says.
		...(floor.config.agents.some(({nailedUp}) => nailedUp) && headsets.chance(0.1 * restlessness)
			? {nailedUp: headsets.chance(0.5)}
			: {}),
	});
	if (random.chance(0.8)) send({type: 'link-up', agentId});
}

function desk(host: StaffHost, floor: Floor, agent: SignedIn): void {
	const {random, more, habits, send} = host;
	const agentId = agent.id;
	const {restlessness} = habits();
	const may = (share: number) => random.chance(share * restlessness);
	if (agent.link.state === 'up' && may(0.03)) send({type: 'link-lost', agentId});
	else if (agent.link.state !== 'up' && random.chance(0.4)) send({type: 'link-up', agentId});
	if (agent.headset?.state === 'connected' && host.headsets.chance(0.04 * restlessness))
		putHeadsetDown(host, agent.phoneId);
	pressHold(host, agent);
	controlActs({random: host.control, restlessness, send}, floor, agent);
	dialActs({random: host.dialler, restlessness, send}, floor, agent);
	if (host.colleagues !== undefined)
		colleagueActs({...host, random: host.colleagues, restlessness}, floor, agent);
	deskWork(host, floor, agent);
	switch (agent.activity.state) {
		case 'idle':
		case 'outside':
			free(host, agent);
			break;
		case 'ringing':
			if (may(0.08)) send({type: 'decline', by: agentId, agentId});
			else if (random.chance(0.5)) send({type: 'answer', by: agentId, agentId});
			else if (may(0.05)) send({type: 'sign-out', by: agentId, agentId});
			else if (may(0.1)) wish(host, agent);
			else if (may(0.12)) dialOut(host, agent.phoneId);
			break;
		case 'talking':
			record(host, agentId);
			if (may(0.04)) dialOut(host, agent.phoneId);
			if (may(0.1)) send({type: 'hang-up', by: agentId, agentId});
			if (may(0.1)) wish(host, agent);
			if (may(0.2)) dispose(host, floor, agentId, agent.activity.callId);
			if (more.chance(0.3)) send({type: 'want-wrap-up', by: agentId, agentId, wanted: true});
			else if (more.chance(0.1)) send({type: 'want-wrap-up', by: agentId, agentId, wanted: false});
			if (more.chance(0.06 * restlessness)) send({type: 'raise-hand', by: agentId, agentId});
			break;
		case 'holding':
		case 'consulting':
			if (host.control.chance(0.06 * restlessness)) dialOut(host, agent.phoneId);
			break;
		case 'dialling':
			if (host.dialler.chance(0.25 * restlessness)) dialOut(host, agent.phoneId, 4000);
			break;
		case 'wrap-up':
			if (agent.handSince !== undefined && more.chance(0.5)) {
				send({type: 'lower-hand', by: agentId, agentId});
			}
			if (more.chance(0.3 * restlessness)) send({type: 'extend-wrap-up', by: agentId, agentId});
			if (may(0.1)) wish(host, agent);
			if (random.chance(0.9)) dispose(host, floor, agentId, agent.activity.callId);
			if (random.chance(0.7)) send({type: 'finish-wrap-up', by: agentId, agentId});
			break;
		default:
			break;
	}
}

function free(host: StaffHost, agent: SignedIn): void {
	const {random, habits, send} = host;
	const agentId = agent.id;
	const {restlessness} = habits();
	const may = (share: number) => random.chance(share * restlessness);
	if (agent.request !== undefined && host.more.chance(0.1 * restlessness)) {
		send({type: 'cancel-pending-presence', by: agentId, agentId});
	} else if (agent.presence.state === 'not-ready' && random.chance(restlessness > 0 ? 0.4 : 1)) {
		send({type: 'set-presence', by: agentId, agentId, presence: {state: 'available'}});
	} else if (may(0.06)) {
		send({type: 'set-presence', by: agentId, agentId, presence: notReady(random)});
	} else if (may(0.03)) {
		send({type: 'sign-out', by: agentId, agentId});
	} else if (may(0.04)) {
		dialOut(host, agent.phoneId);
	}
}

/** Where phones have the key, some hold a call there rather than at the desk, and most remember that they did. */
function pressHold({phoneKeys, habits, switches}: StaffHost, {phoneId}: SignedIn): void {
	const {restlessness} = habits();
	if (phoneKeys === undefined) return;
	for (const simSwitch of switches()) {
		const share = isHeldAt(simSwitch.phones, phoneId) ? 0.5 : 0.06 * restlessness;
		if (phoneKeys.chance(share)) simSwitch.pressHold(phoneId);
	}
}

/** Amid whatever it is in. */
function putHeadsetDown({switches}: StaffHost, phoneId: PhoneId): void {
	for (const simSwitch of switches()) simSwitch.putHeadsetDown(phoneId);
}

/** Somebody picks up the handset and dials. */
function dialOut({random, switches}: StaffHost, phoneId: PhoneId, lastsMs = 30_000): void {
	for (const simSwitch of switches()) {
		if (simSwitch.phones.ids.includes(phoneId))
			simSwitch.outsideCall(phoneId, random.exponential(lastsMs));
	}
}

/** A wish during work, or a change of mind. */
function wish({random, send}: StaffHost, agent: SignedIn): void {
	const agentId = agent.id;
	if (agent.pendingPresence !== undefined && random.chance(0.4)) {
		send({type: 'cancel-pending-presence', by: agentId, agentId});
	} else if (random.chance(0.3)) {
		send({type: 'sign-out', by: agentId, agentId});
	} else {
		const presence: PresenceWish = random.chance(0.3) ? {state: 'available'} : notReady(random);
		send({type: 'set-presence', by: agentId, agentId, presence});
	}
}

/** Asks for a recording, silences it, or finds that this call is nobody's business. */
function record(host: StaffHost, agentId: AgentId): void {
	const {recorder, habits, send} = host;
	if (!recorder.chance(0.6 * habits().restlessness)) return;
	// Some press one key after the other.
	if (recorder.chance(0.4)) record(host, agentId);
	const about = {by: agentId, agentId};
	switch (recorder.int(0, 7)) {
		case 0:
		case 1:
			send({type: 'start-recording', ...about, told: recorder.chance(0.5)});
			break;
		case 2:
		case 3:
		case 4:
			send({type: 'pause-recording', ...about});
			break;
		case 5:
			send({type: 'resume-recording', ...about});
			break;
		case 6:
			send({type: 'stop-recording', ...about});
			break;
		default: {
			const reason = recorder.chance(0.5) ? 'private' : 'opted-out';
			send({type: 'opt-out-recording', ...about, reason});
		}
	}
}

function dispose(
	{random, send}: StaffHost,
	floor: Floor,
	agentId: AgentId,
	callId: Extract<SignedIn['activity'], {state: 'wrap-up'}>['callId'],
): void {
	const dispositionId =
		floor.config.dispositions.length > 0
			? random.pick(floor.config.dispositions).id
			: id<DispositionId>('none');
	send({type: 'set-disposition', by: agentId, agentId, callId, dispositionId});
}

function notReady(random: Random): PresenceWish {
	return {state: 'not-ready', reasonId: id<ReasonId>(random.pick(['lunch', 'training']))};
}
