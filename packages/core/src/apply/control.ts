/** Folds call control: who hears whom in a talk, the third party in it, and orders on their way. */

import type {SignedIn} from '../agent/agent.ts';
import {
	activityOf,
	type Consult,
	type Destination,
	hearsMusic,
	type Line,
	type TalkControl,
	type ThirdParty,
} from '../call/control.ts';
import type {Target} from '../call/control-events.ts';
import {invariant} from '../errors.ts';
import type {EventBody} from '../events.ts';
import type {Floor} from '../floor.ts';
import {refileCall} from '../floor-index.ts';
import type {AgentId, CallId, ChannelId, QueueId} from '../ids.ts';
import type {Instant} from '../time.ts';
import {forgetMisses, setActivity, signedIn} from './change-agent.ts';
import {bump} from './counters.ts';
import {countLine, type Talk} from './talk-end.ts';

export type ControlEvent = {at: Instant; seq: number} & Extract<
	EventBody,
	{
		type:
			| 'control-asked'
			| 'control-failed'
			| 'call-held'
			| 'call-resumed'
			| 'call-phone-held'
			| 'call-phone-resumed'
			| 'call-muted'
			| 'digits-sent'
			| 'consult-asked'
			| 'consult-ringing'
			| 'consult-answered'
			| 'consult-swapped'
			| 'call-conferenced'
			| 'consult-ended';
	}
>;

export function applyControl(floor: Floor, event: ControlEvent): void {
	const {at} = event;
	const call = floor.calls.get(event.callId);
	invariant(call?.state === 'talking', `call ${event.callId} talks`);
	switch (event.type) {
		case 'control-asked': {
			const {order, endsAt} = event;
			const to = destinationOf(event);
			const pending = {order, endsAt, ...(to === undefined ? {} : {to})};
			put(floor, {...without(call, 'notice'), pending});
			break;
		}
		case 'control-failed': {
			const {order, reason} = event;
			const isLate = reason === 'no-word' || reason === 'lost-in-gap';
			const notice = {code: 'control-failed', order, reason, at} as const;
			const {pending} = call;
			if (pending === undefined || pending.order !== order) put(floor, {...call, notice});
			// A late word still counts, and of a transfer it does not say whom it was to.
			else if (isLate && (pending.to !== undefined || order === 'park')) {
				const {endsAt: _over, ...kept} = pending;
				put(floor, {...call, notice, pending: kept});
			} else put(floor, {...without(call, 'pending'), notice});
			break;
		}
		case 'call-held':
			// Of a take-over, that they are held is half of the way.
			changeLine(
				floor,
				call.pending?.order === 'take-over' ? call : done(call),
				at,
				call.consult === undefined ? 'held' : 'consulting',
			);
			break;
		case 'call-resumed':
			changeLine(floor, done(call), at, 'joined');
			break;
		case 'call-phone-held':
			changeLine(floor, {...call, phoneHeld: true}, at, call.line);
			break;
		case 'call-phone-resumed':
			changeLine(floor, without(call, 'phoneHeld'), at, call.line);
			break;
		case 'call-muted':
			put(floor, event.muted ? {...call, muted: true} : without(call, 'muted'));
			break;
		case 'digits-sent':
			break;
		case 'consult-asked':
			askConsult(floor, call, event);
			break;
		case 'consult-ringing': {
			const consult = consultOf(call, {state: 'ringing', since: at, channelId: event.channelId});
			put(floor, withLeg({...call, consult}, consult, event.channelId, at));
			floor.index.callByChannel.set(channelOf(call, event.channelId), call.id);
			break;
		}
		case 'consult-answered':
			answerConsult(floor, call, event.channelId, at);
			break;
		case 'consult-swapped': {
			const consult = consultOf(call, {hears: event.hears});
			changeLine(floor, {...done(call), consult}, at, 'consulting');
			break;
		}
		case 'call-conferenced': {
			const consult = consultOf(call, {hears: 'customer'});
			changeLine(floor, {...done(call), consult}, at, 'conference');
			break;
		}
		case 'consult-ended':
			endConsult(floor, call, event);
			break;
		default:
			event satisfies never;
	}
}

function askConsult(
	floor: Floor,
	call: Talk,
	event: ControlEvent & {readonly type: 'consult-asked'},
): void {
	const {at, consultId, ringEndsAt} = event;
	const to = thirdPartyOf(event);
	invariant(to !== undefined, `consultation ${consultId} is with somebody`);
	bump(floor, 'consult', consultId);
	const consult: Consult = {
		...{id: consultId, to, state: 'calling', since: at, ringEndsAt, hears: 'consult'},
	};
	floor.index.callByConsult.set(consultId, call.id);
	const asked = {...without(call, 'notice'), consult};
	// Who is not held yet is so when the switch says it.
	if (call.line === 'held') changeLine(floor, asked, at, 'consulting');
	else put(floor, asked);
	if (to.kind !== 'agent') return;
	const {idleSince} = signedIn(floor, to.agentId);
	const {queueId} = call.entry;
	const ringing = {state: 'ringing', since: at, callId: call.id, queueId} as const;
	setActivity(floor, at, to.agentId, ringing, idleSince);
}

function answerConsult(floor: Floor, call: Talk, channelId: ChannelId, at: Instant): void {
	const {ringEndsAt: _over, ...consult} = consultOf(call, {
		...{state: 'answered', since: at, channelId, hears: 'consult'},
	});
	floor.index.callByChannel.set(channelOf(call, channelId), call.id);
	changeLine(floor, withLeg({...call, consult}, consult, channelId, at), at, 'consulting');
	const {to, asked} = consult;
	if (to.kind !== 'agent') return;
	setActivity(floor, at, to.agentId, inConsult(at, call));
	// Of a queue's ring that is answered, as of any of its offers.
	if (asked !== undefined) forgetMisses(floor, at, to.agentId);
}

/** A third party's own activity. */
function inConsult(at: Instant, {id: callId, entry}: Talk) {
	const {queueId} = entry;
	return {state: 'consulting', since: at, callId, queueId, dispositionSet: false} as const;
}

function endConsult(
	floor: Floor,
	call: Talk,
	event: ControlEvent & {readonly type: 'consult-ended'},
): void {
	const {at, reason} = event;
	const {consult} = call;
	invariant(consult?.id === event.consultId, `call ${call.id} consults ${event.consultId}`);
	const line = lineWithout(call);
	const notice = {code: 'consult-ended', reason, to: consult.to, at} as const;
	const isWanted = reason === 'called-off' || reason === 'call-ended';
	const alone = withoutConsult(floor, done(call));
	changeLine(floor, isWanted ? alone : {...alone, notice}, at, line);
	const {to} = consult;
	if (to.kind === 'agent') freeThirdParty(floor, at, to.agentId, call.id, consult.state);
}

/** What is left of the line when the third party goes. */
function lineWithout({line, consult}: TalkControl): Line {
	if (line === 'joined' || line === 'conference') return 'joined';
	return consult?.state === 'answered' && consult.hears === 'customer' ? 'joined' : 'held';
}

function freeThirdParty(
	floor: Floor,
	at: Instant,
	agentId: AgentId,
	callId: CallId,
	state: Consult['state'],
): void {
	const agent = floor.agents.get(agentId);
	if (agent?.state !== 'signed-in' || !isThirdParty(agent, callId)) return;
	// A ring that was not theirs to take leaves their place among the idle.
	const idleSince = state === 'answered' ? at : agent.idleSince;
	setActivity(floor, at, agentId, {state: 'idle', since: at}, idleSince);
}

function isThirdParty({activity}: SignedIn, callId: CallId): boolean {
	return 'callId' in activity && activity.callId === callId && activity.state !== 'wrap-up';
}

/** The call without its third party: off its legs and out of the indexes. */
export function withoutConsult(floor: Floor, call: Talk): Talk {
	const {consult, ...rest} = call;
	if (consult === undefined) return call;
	floor.index.callByConsult.delete(consult.id);
	for (const {role, channel} of call.legs) {
		if (role === 'consult') floor.index.callByChannel.delete(channel);
	}
	return {...rest, legs: call.legs.filter(({role}) => role !== 'consult')};
}

/** Puts the changed talk in place: the line's time is counted, its agent is seen to do what it says. */
export function changeLine(floor: Floor, call: Talk, at: Instant, line: Line): void {
	const before = floor.calls.get(call.id);
	// As it was up to now, whatever has changed in it.
	countLine(floor, before?.state === 'talking' ? before : call, at);
	const {heldSince = at, ...rest} = call;
	const changed: Talk = {...rest, line, lineSince: at};
	const next: Talk = hearsMusic(changed) ? {...changed, heldSince} : changed;
	put(floor, next);
	showActivity(floor, at, next);
}

/** The agent's activity follows the line; what they chose during the call stays. */
function showActivity(floor: Floor, at: Instant, call: Talk): void {
	const {activity} = signedIn(floor, call.agentId);
	const state = activityOf(call);
	if (activity.state === state) return;
	if (
		activity.state !== 'talking' &&
		activity.state !== 'holding' &&
		activity.state !== 'consulting'
	)
		return;
	setActivity(floor, at, call.agentId, {...activity, state, since: at});
}

/** What the agent was told before is over with their next order. */
export function withoutNotice(call: Talk): Talk {
	return without(call, 'notice');
}

/** The call as it was, with no order on its way. */
function done(call: Talk): Talk {
	return without(call, 'pending');
}

function without<K extends 'pending' | 'notice' | 'muted' | 'phoneHeld'>(
	call: Talk,
	field: K,
): Talk {
	const {[field]: _gone, ...rest} = call;
	return rest as Talk;
}

/** Puts the changed talk in place. */
export function put(floor: Floor, call: Talk): void {
	floor.calls.set(call.id, call);
	refileCall(floor, call.id);
}

function consultOf({id, consult}: Talk, change: Partial<Consult>): Consult {
	invariant(consult !== undefined, `call ${id} has a third party`);
	return {...consult, ...change};
}

function withLeg(call: Talk, {to}: Consult, channelId: ChannelId, since: Instant): Talk {
	const others = call.legs.filter(({role}) => role !== 'consult');
	const channel = channelOf(call, channelId);
	const phone = 'phoneId' in to ? {phoneId: to.phoneId} : {};
	return {...call, legs: [...others, {role: 'consult', channel, ...phone, since}]};
}

function channelOf(call: Talk, channelId: ChannelId) {
	const customer = call.legs.find(({role}) => role === 'customer');
	invariant(customer !== undefined, `call ${call.id} has a customer`);
	return {switchId: customer.channel.switchId, channelId};
}

/** Whom an event names; undefined where it names nobody. */
export function thirdPartyOf({toAgentId, toPhoneId, toPartyId}: Target): ThirdParty | undefined {
	if (toPartyId !== undefined) return {kind: 'outside', partyId: toPartyId};
	if (toPhoneId === undefined) return undefined;
	if (toAgentId === undefined) return {kind: 'phone', phoneId: toPhoneId};
	return {kind: 'agent', agentId: toAgentId, phoneId: toPhoneId};
}

function destinationOf(event: Target & {readonly toQueueId?: QueueId}): Destination | undefined {
	if (event.toQueueId !== undefined) return {kind: 'queue', queueId: event.toQueueId};
	return thirdPartyOf(event);
}
