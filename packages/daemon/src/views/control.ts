/** Call control in the rows of calls and on desks: who hears whom, who is called besides. Pure. */

import {
	type AgentId,
	type Call,
	type Consult,
	type Destination,
	type Floor,
	type PartyId,
	ringingOffer,
	type SignedIn,
} from '@plateau/core';
import type {CallRow, ConsultRow, DeskCall, Label} from '@plateau/core/protocol';
import type {PartyRecord} from './look-ups.ts';
import type {Rows} from './row-cache.ts';
import {compact} from './share.ts';

/** Names of whom a call is about. */
export interface Names {
	agent(agentId: string): string;
	party(partyId: PartyId): PartyRecord | undefined;
	queue(queueId: string): Label;
}

type Control = Pick<
	CallRow,
	'line' | 'lineSince' | 'heldSince' | 'muted' | 'phoneHeld' | 'consult' | 'pending' | 'sentTo'
>;

/** The fields of a call's row that call control changes. */
export function controlOf(call: Call, names: Names): Control {
	if (call.state === 'leaving' && call.sent?.to !== undefined)
		return {sentTo: nameOf(call.sent.to, names)};
	if (call.state === 'waiting' && call.entry.stick?.sentBy !== undefined)
		return {sentTo: names.agent(call.entry.stick.agentId)};
	if (call.state !== 'talking') return {};
	const {line, lineSince, heldSince, muted, phoneHeld, consult, pending} = call;
	return compact<Control>({
		...{line, lineSince, heldSince, muted, phoneHeld},
		consult: consult && consultRow(consult, names),
		// A late one is not waited for.
		pending: pending?.endsAt === undefined ? undefined : pending.order,
	});
}

function consultRow({id, to, asked, state, since, hears}: Consult, names: Names): ConsultRow {
	const party = to.kind === 'outside' ? names.party(to.partyId) : undefined;
	return compact<ConsultRow>({
		...{id, state, since, hears, name: nameOf(to, names)},
		agentId: to.kind === 'agent' ? to.agentId : undefined,
		phoneId: 'phoneId' in to ? to.phoneId : undefined,
		number: party?.callerNumber,
		queue: asked && {
			...{id: asked.queueId, label: names.queue(asked.queueId), since: asked.since},
		},
	});
}

/** What people call a third party. */
function nameOf(to: Destination, names: Names): string {
	if (to.kind === 'agent') return names.agent(to.agentId);
	if (to.kind === 'phone') return to.phoneId;
	if (to.kind === 'queue') return to.queueId;
	const party = names.party(to.partyId);
	return party?.contactName ?? party?.callerNumber ?? '?';
}

/** Those of a call's third parties and destinations that are parties of the store. */
export function partiesOf(call: Call): readonly PartyId[] {
	const to =
		call.state === 'talking'
			? [call.consult?.to, call.notice?.to]
			: call.state === 'leaving'
				? [call.sent?.to]
				: [];
	return to.flatMap((one) => (one?.kind === 'outside' ? [one.partyId] : []));
}

type DeskControl = Pick<
	DeskCall,
	| 'line'
	| 'lineSince'
	| 'heldSince'
	| 'muted'
	| 'phoneHeld'
	| 'consult'
	| 'pending'
	| 'notice'
	| 'consultedBy'
	| 'sentBy'
	| 'goesOnWith'
>;

/** The same on the desk of the agent whose call it is, or who is asked about it. */
export function deskControl(floor: Floor, rows: Rows, agent: SignedIn, names: Names): DeskControl {
	const {activity} = agent;
	const person = (agentId: AgentId) => ({agentId, name: names.agent(agentId)});
	const sentBy = sentByOf(floor, agent);
	if (sentBy !== undefined) return {sentBy: person(sentBy)};
	const call = 'callId' in activity ? floor.calls.get(activity.callId) : undefined;
	const row = call && rows.calls[call.id];
	if (call?.state !== 'talking') return {};
	if (activity.state === 'wrap-up')
		return call.agentId === agent.id ? {} : {goesOnWith: person(call.agentId)};
	if (call.agentId !== agent.id) {
		return compact<DeskControl>({
			...{line: row?.line, lineSince: row?.lineSince, consult: row?.consult},
			consultedBy: {agentId: call.agentId, name: names.agent(call.agentId)},
		});
	}
	const {notice} = call;
	return compact<DeskControl>({
		line: row?.line,
		lineSince: row?.lineSince,
		heldSince: row?.heldSince,
		muted: row?.muted,
		phoneHeld: row?.phoneHeld,
		consult: row?.consult,
		pending: row?.pending,
		notice:
			notice &&
			compact<NonNullable<DeskCall['notice']>>({
				...{code: notice.code, reason: notice.reason, at: notice.at, order: notice.order},
				name: notice.to && nameOf(notice.to, names),
				queue: notice.to?.kind === 'queue' ? names.queue(notice.to.queueId) : undefined,
			}),
	});
}

/** Who sent the call that rings to this agent; undefined: nobody, or a colleague consults. */
function sentByOf(floor: Floor, agent: SignedIn): AgentId | undefined {
	const offer = ringingOffer(floor, agent);
	const call = offer && floor.calls.get(offer.callId);
	return call?.state === 'ringing' ? call.entry.stick?.sentBy : undefined;
}
