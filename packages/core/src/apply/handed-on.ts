/** Folds how a call goes from its agent to somebody else, and how it comes back. */

import {type Call, type CallFacts, type CallState, inState} from '../call/call.ts';
import {invariant} from '../errors.ts';
import type {EventBody} from '../events.ts';
import type {Floor} from '../floor.ts';
import {refileCall} from '../floor-index.ts';
import type {AgentId, CallId, ChannelId, PhoneId} from '../ids.ts';
import type {QueueEntry} from '../queue/entry.ts';
import type {Instant} from '../time.ts';
import {setActivity} from './change-agent.ts';
import {thirdPartyOf, withoutConsult} from './control.ts';
import {countTalkEnd, type Talk} from './talk-end.ts';

type HandedOnEvent = {at: Instant; seq: number} & Extract<
	EventBody,
	{
		type:
			| 'call-parked'
			| 'call-picked-up'
			| 'call-taken-over'
			| 'call-handed-over'
			| 'call-transferred'
			| 'call-returned'
			| 'call-came-back'
			| 'call-recalled'
			| 'call-sent-out-answered';
	}
>;

export function applyHandedOn(floor: Floor, event: HandedOnEvent): void {
	const {at} = event;
	const call = floor.calls.get(event.callId);
	invariant(call !== undefined, `call ${event.callId} is on the floor`);
	switch (event.type) {
		case 'call-parked': {
			invariant(call.state === 'talking', `call ${call.id} talks`);
			const {agentId, place, endsAt, comesBackBy} = event;
			const {entry} = call;
			leaveAgent(floor, call, at);
			change(floor, call.id, {
				...{state: 'parked', since: at, place, agentId, endsAt},
				entry: comesBackBy === undefined ? entry : {...entry, comesBackBy},
			});
			break;
		}
		case 'call-picked-up': {
			invariant(call.state === 'parked', `call ${call.id} is parked`);
			const {comesBackBy} = call.entry;
			const back = {...backIn(call.entry, at), stick: event.stick};
			change(floor, call.id, {
				...{state: 'waiting', since: at},
				entry: comesBackBy === undefined ? back : {...back, comesBackBy},
			});
			break;
		}
		case 'call-taken-over': {
			invariant(call.state === 'talking', `call ${call.id} talks`);
			const {toAgentId: agentId, toPhoneId: phoneId, channelId} = event;
			leaveAgent(floor, call, at);
			giveTo(floor, call, {agentId, phoneId, channelId, at});
			break;
		}
		case 'call-handed-over':
			invariant(call.state === 'talking', `call ${call.id} talks`);
			handOver(floor, call, event);
			break;
		case 'call-transferred':
			invariant(call.state === 'talking', `call ${call.id} talks`);
			transfer(floor, call, event);
			break;
		case 'call-returned': {
			const entry =
				call.state === 'leaving' ? call.sent?.entry : 'entry' in call ? call.entry : undefined;
			invariant(entry !== undefined, `call ${call.id} has a place to come back to`);
			if (call.state === 'talking') leaveAgent(floor, call, at);
			const {creditMs, stick, comesBackBy} = event;
			const back = {...backIn(entry, at), creditMs: entry.creditMs + creditMs};
			change(floor, event.callId, {
				...{state: 'waiting', since: at},
				entry: {
					...back,
					...(stick === undefined ? {} : {stick}),
					...(comesBackBy === undefined ? {} : {comesBackBy}),
				},
			});
			break;
		}
		case 'call-came-back':
			changePlace(floor, call, ({comesBackBy: _here, ...entry}) => entry);
			break;
		case 'call-recalled': {
			const {comesBackBy} = event;
			changePlace(floor, call, (entry) => ({...entry, comesBackBy}));
			break;
		}
		case 'call-sent-out-answered': {
			invariant(call.state === 'leaving' && call.sent !== undefined, `call ${call.id} was sent`);
			floor.calls.set(call.id, {...call, sent: {...call.sent, answered: true}});
			break;
		}
		default:
			event satisfies never;
	}
}

/** The third party has the customer: as their agent, or somewhere that the floor does not see. */
function handOver(
	floor: Floor,
	call: Talk,
	event: {at: Instant} & Extract<EventBody, {type: 'call-handed-over'}>,
): void {
	const {at, channelId} = event;
	const to = thirdPartyOf(event);
	leaveAgent(floor, call, at);
	if (to?.kind !== 'agent') {
		const {entry, agentId} = call;
		const sent = {agentId, entry, answered: true, ...(to === undefined ? {} : {to})};
		const leaving = {state: 'leaving', since: at, outcome: 'answered', reason: 'transfer'} as const;
		change(floor, call.id, {...leaving, sent});
		return;
	}
	giveTo(floor, call, {...to, channelId, at});
}

/** The customer, alone by now, is with another agent. */
function giveTo(
	floor: Floor,
	call: Talk,
	to: {
		readonly agentId: AgentId;
		readonly phoneId: PhoneId;
		readonly channelId: ChannelId;
		readonly at: Instant;
	},
): void {
	const {agentId, phoneId, channelId, at} = to;
	const {queueId} = call.entry;
	const channel = {switchId: switchOf(call), channelId};
	const now = floor.calls.get(call.id);
	const legs = (now?.legs ?? []).filter(({role}) => role === 'customer');
	change(floor, call.id, {
		...{state: 'talking', since: at, entry: call.entry, agentId},
		...{line: 'joined', lineSince: at},
		legs: [...legs, {role: 'agent', channel, phoneId, since: at}],
	});
	floor.index.callByChannel.set(channel, call.id);
	setActivity(floor, at, agentId, {
		...{state: 'talking', since: at, callId: call.id, queueId, dispositionSet: false},
	});
}

function transfer(
	floor: Floor,
	call: Talk,
	event: {at: Instant} & Extract<EventBody, {type: 'call-transferred'}>,
): void {
	const {at, toQueueId, stick, comesBackBy} = event;
	const {entry, agentId} = call;
	const to = thirdPartyOf(event);
	leaveAgent(floor, call, at);
	if (toQueueId !== undefined) {
		change(floor, call.id, {state: 'entering', since: at});
	} else if (stick !== undefined) {
		const back = {...backIn(entry, at), stick};
		change(floor, call.id, {
			...{state: 'waiting', since: at},
			entry: comesBackBy === undefined ? back : {...back, comesBackBy},
		});
	} else {
		const sent = {agentId, entry, answered: false, ...(to === undefined ? {} : {to})};
		const leaving = {state: 'leaving', since: at, outcome: 'answered', reason: 'transfer'} as const;
		change(floor, call.id, {...leaving, sent});
	}
}

/** The agent is out of the call, and every leg but the customer's is off it. */
function leaveAgent(floor: Floor, call: Talk, at: Instant): void {
	countTalkEnd(floor, call, at);
	const alone = withoutConsult(floor, call);
	for (const {role, channel} of alone.legs) {
		if (role !== 'customer') floor.index.callByChannel.delete(channel);
	}
	const legs = alone.legs.filter(({role}) => role === 'customer');
	floor.calls.set(call.id, {...alone, legs});
	setActivity(floor, at, call.agentId, {state: 'idle', since: at});
}

/** The old place: its rank stays, the queue's own limits begin anew. */
function backIn(entry: QueueEntry, at: Instant): QueueEntry {
	const {stick: _over, comesBackBy: _before, looks: _done, expectedWaitMs: _old, ...kept} = entry;
	return {...kept, joinedAt: at};
}

/** Its way back to the waiting loop is another now. */
function changePlace(floor: Floor, call: Call, change: (entry: QueueEntry) => QueueEntry): void {
	const {id, state} = call;
	invariant(state === 'waiting' || state === 'parked', `call ${id} is on its way to the loop`);
	floor.calls.set(id, {...call, entry: change(call.entry)});
	refileCall(floor, id);
}

function change(floor: Floor, callId: CallId, state: CallState & Partial<CallFacts>): void {
	const call = floor.calls.get(callId);
	invariant(call !== undefined, `call ${callId} is on the floor`);
	floor.calls.set(callId, inState(call, state));
	refileCall(floor, callId);
}

function switchOf(call: Talk) {
	const customer = call.legs.find(({role}) => role === 'customer');
	invariant(customer !== undefined, `call ${call.id} has a customer`);
	return customer.channel.switchId;
}
