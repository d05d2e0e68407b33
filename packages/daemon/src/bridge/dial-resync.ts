/** Calls by hand as a resync finds them: being dialled, or answered while nobody was here. */

import {type CallId, type FoundDial, id, type PhoneId} from '@plateau/core';
import {contexts, roles, variables} from '../asterisk/contract.ts';
import {becomeTalk} from './dial-signals.ts';
import {type Leg, plays} from './leg.ts';
import type {Row} from './resync.ts';

/** A talk whose agent's leg does not know yet whose it is. */
export interface AnsweredDial {
	readonly agent: Leg;
	readonly customer: Leg;
}

/** Parts of the legs of calls by hand; those that were answered. */
export function setDialParts(
	rows: readonly Row[],
	phoneByEndpoint: ReadonlyMap<string, PhoneId>,
): readonly AnsweredDial[] {
	const answered: AnsweredDial[] = [];
	for (const row of rows) {
		const {leg, carried} = row;
		if (!isDialling(row)) continue;
		const callId = id<CallId>(carried.get(variables.offer) ?? '');
		const customer = rows.find(
			(one) =>
				plays(one.leg, 'customer') &&
				one.carried.get(variables.peer) === leg.name &&
				one.carried.get(variables.offer) === callId,
		)?.leg;
		if (customer !== undefined) {
			becomeTalk(leg, customer, callId);
			answered.push({agent: leg, customer});
			continue;
		}
		const far = rows.find((one) => isCalledBy(one, leg));
		if (far !== undefined) {
			const phoneId = phoneByEndpoint.get(far.leg.endpoint ?? '');
			const agentId = leg.uniqueId;
			far.leg.part = {role: 'dialled', callId, agentId, phoneId, wantsAnswer: false};
		}
		leg.part = {
			...{role: 'dialling', callId, wantsAnswer: false},
			isInternal: [variables.endpoint, variables.colleague].some(
				(name) => (carried.get(name) ?? '') !== '',
			),
			step: leg.state !== 'up' ? 'phone' : far?.leg.state === 'ringing' ? 'ringing' : 'calling',
			...{isTold: true, isEnding: false, isOver: false},
		};
	}
	return answered;
}

/** A headset is what it is, wherever it is sent. */
function isDialling({leg, carried}: Row): boolean {
	const role = carried.get(variables.role);
	return role === roles.dialling || (role === roles.headset && leg.context === contexts.dial);
}

function isCalledBy({carried}: Row, agent: Leg): boolean {
	return (
		carried.get(variables.role) === roles.dialled && carried.get(variables.holder) === agent.name
	);
}

/** Those that go on. A leg whose number was not reached is about to go. */
export function foundDials(rows: readonly Row[]): readonly FoundDial[] {
	return rows.flatMap(({leg, application}) => {
		if (!plays(leg, 'dialling')) return [];
		const {callId, step} = leg.part;
		const isLeaving = leg.context === contexts.dial && application === 'Hangup';
		return isLeaving ? [] : [{callId, step, agentChannelId: leg.channelId}];
	});
}

/** The call that a customer was called by; undefined of one who called. */
export function dialIdOf({carried}: Row): CallId | undefined {
	const offer = carried.get(variables.offer) ?? '';
	return offer.startsWith('c-') ? id<CallId>(offer) : undefined;
}
