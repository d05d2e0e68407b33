/** The keys of a colleague who is called or consulted about another's call. */

import type {Refusal} from '../errors.ts';
import type {AgentId} from '../ids.ts';
import {ringingLeg} from '../ties/reach.ts';
import type {Turn} from '../turn.ts';
import {sendAway} from './consult.ts';
import {idOf} from './control-orders.ts';
import {findSignedIn} from './find.ts';
import {orderHangUp} from './orders.ts';
import {partsOf, type Talk} from './talk.ts';

/** The talk that this agent is called or consulted for, and has not got. */
export function thirdPartyTalk(turn: Turn, agentId: AgentId): Talk | undefined {
	const {agent} = findSignedIn(turn.floor, agentId);
	const activity = agent?.activity;
	const isThird =
		activity !== undefined &&
		'callId' in activity &&
		(activity.state === 'ringing' || activity.state === 'consulting');
	const call = isThird ? turn.floor.calls.get(activity.callId) : undefined;
	return call?.state === 'talking' && call.agentId !== agentId ? call : undefined;
}

/** Who is called or consulted wants no more of it. */
export function leaveAsThird(turn: Turn, call: Talk): Refusal | undefined {
	const {channel: customer, consultChannel} = partsOf(call) ?? {};
	if (call.consult?.state === 'answered' && consultChannel !== undefined)
		orderHangUp(turn, consultChannel, customer === undefined ? {} : {customer});
	else sendAway(turn, call, 'declined');
	return undefined;
}

/** The phone that rings by a consultation is asked to answer by itself. */
export function answerAsThird(turn: Turn, call: Talk): Refusal | undefined {
	const {consult: third} = call;
	const channel = partsOf(call)?.consultChannel;
	if (third?.to.kind !== 'agent' || third.state !== 'ringing' || channel === undefined)
		return {code: 'nothing-ringing'};
	const phone = turn.floor.index.phones.get(third.to.phoneId);
	if (phone?.remoteAnswer !== true) return {code: 'phone-cannot-answer'};
	if (turn.floor.switches.get(phone.switchId)?.state !== 'up') return {code: 'switch-down'};
	const id = `${idOf(turn, 'answer-consult', call)}:${turn.at}`;
	const leg = ringingLeg(turn.floor, third.to.phoneId, channel);
	turn.order({id, type: 'answer-consult', consultId: third.id, channel: leg});
	return undefined;
}
