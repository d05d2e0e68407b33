/** Call control as views tell it: who hears whom, the third party by name, where a call was sent on. Pure. */

import type {Call, PartyId, PersonId, ThirdParty} from '@plateau/core';
import type {CallRow, DeskCall} from '@plateau/core/protocol';
import type {PartyRecord} from './look-ups.ts';
import {compact} from './share.ts';

/** What people and numbers are called. */
export interface Names {
	agent(agentId: PersonId): string;
	party(partyId: PartyId): PartyRecord | undefined;
}

type Control = Pick<CallRow, 'line' | 'lineSince' | 'muted' | 'consult' | 'pending' | 'sentTo'>;

/** The part of a call's row that call control changes; empty for a call in no talk that was not sent on. */
export function controlRow(call: Call, names: Names): Control {
	const sentTo = call.state === 'leaving' ? call.sent?.to : undefined;
	if (sentTo !== undefined) return {sentTo: thirdPartyRow(sentTo, names).name};
	if (call.state !== 'talking') return {};
	const {line, lineSince, muted, consult, pending} = call;
	return compact<Control>({
		line,
		lineSince,
		muted,
		consult:
			consult === undefined
				? undefined
				: {
						id: consult.id,
						state: consult.state,
						since: consult.since,
						hears: consult.hears,
						...thirdPartyRow(consult.to, names),
					},
		pending: pending?.order,
	});
}

/** What only the desks of a talk are told: what came to nothing, and whose call it is. */
export function deskControl(
	call: Call | undefined,
	agentId: PersonId,
	names: Names,
): Pick<DeskCall, 'notice' | 'consultedBy'> {
	if (call?.state !== 'talking') return {};
	if (call.agentId !== agentId) {
		return {consultedBy: {agentId: call.agentId, name: names.agent(call.agentId)}};
	}
	const {notice} = call;
	if (notice === undefined) return {};
	const {to, ...told} = notice;
	const name = to === undefined ? undefined : thirdPartyRow(to, names).name;
	return {notice: compact<NonNullable<DeskCall['notice']>>({...told, name})};
}

/** The parties behind a call besides its customer, whose names are looked up with it. */
export function partiesOf(call: Call): readonly PartyId[] {
	const to =
		call.state === 'talking'
			? (call.consult?.to ?? call.notice?.to)
			: call.state === 'leaving'
				? call.sent?.to
				: undefined;
	return to?.kind === 'outside' ? [to.partyId] : [];
}

type Who = Pick<NonNullable<CallRow['consult']>, 'agentId' | 'phoneId' | 'number' | 'name'>;

function thirdPartyRow(to: ThirdParty, names: Names): Who {
	switch (to.kind) {
		case 'agent':
			return {agentId: to.agentId, phoneId: to.phoneId, name: names.agent(to.agentId)};
		case 'phone':
			return {phoneId: to.phoneId, name: to.phoneId};
		case 'outside': {
			const party = names.party(to.partyId);
			const number = party?.callerNumber;
			const name = party?.contactName ?? number ?? '';
			return number === undefined ? {name} : {number, name};
		}
	}
}
