/** What people write beside the journal: notes, customers' names, whose customers they are. */

import {type AgentId, type CallId, id, type PartyId} from '@plateau/core';
import {type CustomerRecord, mayAct} from '@plateau/core/protocol';
import type {Outcome, ServerDeps} from '../deps.ts';
import type {Actions, Asker} from './action.ts';

const usualCallbacks = 200;

export const recordActions: Actions<
	'save-note' | 'name-customer' | 'find-customer' | 'set-customer' | 'list-callbacks'
> = {
	async 'save-note'(deps, asker, args) {
		const callId = id<CallId>(args.callId);
		if (!(await mayNote(deps, asker, callId))) {
			return {ok: false, refusal: {code: 'not-your-call'}};
		}
		const at = deps.now();
		const saved = await deps.records.saveNote({
			callId,
			text: args.text,
			by: asker.account.login,
			at,
		});
		if (!saved.ok) return saved;
		deps.views.recordsChanged({callId});
		return {ok: true, result: {savedAt: at}};
	},

	async 'name-customer'(deps, asker, args) {
		const partyId = id<PartyId>(args.partyId);
		if (!mayAct(asker.account.role, 'supervisor')) {
			// An agent names the caller in front of them, not any customer there ever was.
			if (deps.floor.callAt(asker.account.login)?.partyId !== partyId) {
				return {ok: false, refusal: {code: 'not-your-call'}};
			}
		}
		const named = await deps.records.nameParty({
			partyId,
			name: args.name.trim(),
			by: asker.account.login,
			at: deps.now(),
		});
		if (named.ok) deps.views.recordsChanged({partyId});
		return named;
	},

	async 'list-callbacks'(deps, _asker, {limit = usualCallbacks}) {
		return {ok: true, result: {rows: [...deps.records.callbacks(limit)]}};
	},

	async 'find-customer'(deps, _asker, {partyId, number, add = false}) {
		if ((partyId === undefined) === (number === undefined)) {
			const detail = 'one of partyId and number';
			return {ok: false, refusal: {code: 'bad-arguments', params: {detail}}};
		}
		const found = number === undefined ? partyId : deps.records.partyOfNumber(number, add);
		return customerOf(deps, found);
	},

	async 'set-customer'(deps, _asker, {partyId, ownerId, priorityMs}) {
		if (ownerId !== undefined && ownerId !== '' && !deps.floor.hasAgent(ownerId)) {
			return {ok: false, refusal: {code: 'unknown-agent', params: {agentId: ownerId}}};
		}
		const set = await deps.records.setCustomer({
			partyId: id(partyId),
			...(ownerId === undefined ? {} : {ownerId: ownerId || null}),
			...(priorityMs === undefined ? {} : {priorityMs: priorityMs || null}),
		});
		return set.ok ? customerOf(deps, partyId) : set;
	},
};

function customerOf(deps: ServerDeps, partyId: string | undefined): Outcome<CustomerRecord> {
	const customer = partyId === undefined ? undefined : deps.records.customer(id(partyId));
	return customer === undefined
		? {ok: false, refusal: {code: 'unknown-party'}}
		: {ok: true, result: customer};
}

async function mayNote(deps: ServerDeps, asker: Asker, callId: CallId): Promise<boolean> {
	const {login, role} = asker.account;
	if (mayAct(role, 'supervisor')) return true;
	if (deps.floor.callAt(login)?.callId === callId) return true;
	return deps.records.hadCall(id<AgentId>(login), callId);
}
