/** Headsets as a resync finds them: waiting, or in a call that is there still. */

import {type HeadsetId, id, type OfferId, type PhoneId} from '@plateau/core';
import {contexts, variables} from '../asterisk/contract.ts';
import {setConsultPart} from './control-resync.ts';
import {type Leg, plays} from './leg.ts';
import type {Row} from './resync.ts';

/** What the variables of a headset's leg say that the events would have said. */
export function setHeadset(
	row: Row,
	rows: readonly Row[],
	phones: ReadonlyMap<string, PhoneId>,
): void {
	const {leg, carried, application} = row;
	const headsetId = carried.get(variables.headset) ?? '';
	if (headsetId === '') return;
	leg.headset = {headsetId: id<HeadsetId>(headsetId), isConnected: leg.state === 'up', move: 0};
	// It calls a number by hand, or talks with it.
	if (leg.part.role !== 'headset') return;
	if (isAsked(row, rows)) {
		setConsultPart(row, rows);
		return;
	}
	const offer = carried.get(variables.offer) ?? '';
	const customerId = carried.get(variables.customer) ?? '';
	const customer = rows.find((row) => row.leg.uniqueId === customerId)?.leg;
	const phoneId = phones.get(leg.endpoint ?? '');
	if (customer?.context === contexts.lent && phoneId !== undefined) {
		leg.part = {role: 'far', phoneId, wantsAnswer: false, toId: customerId};
		return;
	}
	if (offer === '' || !plays(customer, 'customer') || customer.part.isOver) return;
	// The queue's name may be being said.
	const isReady = leg.context !== contexts.headset || application !== 'Playback';
	leg.part = {
		...{role: 'agent', customerId, offerId: id<OfferId>(offer)},
		...{hasAnswered: true, wantsAnswer: false},
		group: {isTold: true, isReady, wasLetGo: false},
	};
}

/**
 * Called by a colleague, it has the customer's part: joined by their leg or with it, or on hold. Of an earlier
 * such call its variables may be known still.
 */
export function setColleague(
	{leg, carried, bridgeId}: Row,
	rows: readonly Row[],
	{phones, isOver}: {phones: ReadonlyMap<string, PhoneId>; isOver: boolean},
): void {
	const callId = carried.get(variables.offer) ?? '';
	const phoneId = phones.get(leg.endpoint ?? '');
	const isInternal = carried.get(variables.internal) === '1' && callId.startsWith('c-');
	if (!plays(leg, 'headset') || !isInternal || phoneId === undefined) return;
	const caller = rows.find((row) => row.leg.name === carried.get(variables.peer));
	const isWith = bridgeId !== '' && caller?.bridgeId === bridgeId;
	const isCalled =
		leg.context === contexts.headset && isWith && caller?.leg.context === contexts.dial;
	if (!isCalled && leg.context !== contexts.hold && leg.context !== contexts.join) return;
	(leg as Leg).part = {
		...{role: 'customer', offerId: id<OfferId>(callId), wasLeft: false},
		...{isOver, phoneId},
	};
}

/** By a colleague: it hears them or the customer, or waits between. What it was asked before may be known still. */
function isAsked({leg, carried, bridgeId}: Row, rows: readonly Row[]): boolean {
	if ((carried.get(variables.consult) ?? '') === '') return false;
	const holder = rows.find((row) => row.leg.name === carried.get(variables.holder));
	const customer = rows.find((row) => row.leg.uniqueId === carried.get(variables.customer));
	if (leg.context === contexts.guest) return customer !== undefined;
	const isWith = (row: Row | undefined) => bridgeId !== '' && row?.bridgeId === bridgeId;
	return leg.context === contexts.headset && isWith(holder) && holder?.application === 'Bridge';
}
