/** What people write beside the journal: notes and customers' names. */

import {type AgentId, type CallId, id, type PartyId} from '@plateau/core';
import {mayAct} from '@plateau/core/protocol';
import type {ServerDeps} from '../deps.ts';
import type {Actions, Asker} from './action.ts';

export const recordActions: Actions<'save-note' | 'name-customer'> = {
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
};

async function mayNote(deps: ServerDeps, asker: Asker, callId: CallId): Promise<boolean> {
	const {login, role} = asker.account;
	if (mayAct(role, 'supervisor')) return true;
	if (deps.floor.callAt(login)?.callId === callId) return true;
	return deps.records.hadCall(id<AgentId>(login), callId);
}
