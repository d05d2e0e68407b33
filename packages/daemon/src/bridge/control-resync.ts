/** Call control as a resync finds it: places of customers on hold, and third parties. */

import {type ConsultId, type FoundConsult, type FoundCustomer, id} from '@plateau/core';
import {contexts, variables} from '../asterisk/contract.ts';
import type {Leg, LegAs} from './leg.ts';
import {plays} from './leg.ts';
import type {Row} from './resync.ts';

/** A customer's place and third party, where call control has put them; undefined where it has not. */
export function foundControl(
	customer: Row,
	agent: LegAs<'agent'> | undefined,
	rows: readonly Row[],
): Pick<FoundCustomer, 'consult'> & {readonly place?: FoundCustomer['place']} {
	const agentRow = rows.find(({leg}) => leg === agent);
	const guestRow = rows.find(
		({leg}) => plays(leg, 'consult') && leg.part.customerId === customer.leg.uniqueId,
	);
	const isHeld = customer.carried.get(variables.place) === 'held';
	const consult = foundConsult(agentRow, guestRow, isHeld);
	if (consult === undefined) return isHeld ? {place: 'held'} : {};
	if (isHeld) return {place: agent === undefined ? 'held' : 'consulting', consult};
	const {bridgeId} = customer;
	// Also without an agent: the two others go on.
	if (bridgeId !== '' && guestRow?.bridgeId === bridgeId) return {place: 'conference', consult};
	const isTalking = customer.leg.context === contexts.join && agent !== undefined;
	return isTalking ? {place: 'consulting', consult} : {consult};
}

function foundConsult(
	agent: Row | undefined,
	guest: Row | undefined,
	isHeld: boolean,
): FoundConsult | undefined {
	if (guest !== undefined && plays(guest.leg, 'consult')) {
		const {part, channelId} = guest.leg;
		return {
			...{consultId: part.consultId, channelId, answered: part.hasAnswered},
			hears: isHeld ? 'consult' : 'customer',
		};
	}
	const consultId = agent?.carried.get(variables.consult) ?? '';
	// Called, and its leg is not there yet.
	const isCalling = agent?.leg.context === contexts.consult && agent.application === 'Dial';
	if (!isCalling || consultId === '') return undefined;
	return {consultId: id<ConsultId>(consultId), answered: false, hears: 'consult'};
}

/** What the variables of a third party's leg, and of its agent's, say that the events would have said. */
export function setConsultPart({leg, carried, bridgeId}: Row, rows: readonly Row[]): void {
	const consultId = id<ConsultId>(carried.get(variables.consult) ?? '');
	const holder = carried.get(variables.holder) ?? '';
	const customerId = carried.get(variables.customer) ?? '';
	const agent = rows.find((row) => row.leg.name === holder)?.leg;
	const customer = rows.find((row) => row.leg.uniqueId === customerId);
	leg.part = {
		...{role: 'consult', consultId, agentId: agent?.uniqueId ?? '', customerId},
		...{hasAnswered: leg.state === 'up', wantsAnswer: false},
		isInAll: bridgeId !== '' && customer?.bridgeId === bridgeId,
	};
}

/** The agent's leg knows the consultation it is in; the variable alone may speak of an earlier one. */
export function setConsultOf({leg, carried, application}: Row, legs: readonly Leg[]): void {
	if (!plays(leg, 'agent')) return;
	const consultId = id<ConsultId>(carried.get(variables.consult) ?? '');
	const isLive =
		(leg.context === contexts.consult && application === 'Dial') ||
		legs.some((one) => plays(one, 'consult') && one.part.agentId === leg.uniqueId);
	if (isLive) leg.part.consult = {consultId, isEnding: false};
}
