/** Work that is not a call: who brings it, who does it, who takes it back. */

import {id, type KindId, type MatterId, taskKind} from '@plateau/core';
import {mayAct} from '@plateau/core/protocol';
import {type Actions, agentOf, submit} from './action.ts';

export const officeActions: Actions<
	'add-work' | 'take-back-work' | 'finish-work' | 'give-back-work' | 'why-work'
> = {
	async 'add-work'(deps, {account}, {queueId, kindId, subject, contact, creditMs = 0}) {
		// An agent brings a follow-up; whose turn it is goes beyond their own desk.
		if (creditMs > 0 && !mayAct(account.role, 'supervisor')) {
			return {ok: false, refusal: {code: 'not-allowed', params: {role: 'supervisor'}}};
		}
		const matterId: MatterId = deps.records.noteMatter({
			subject: subject.normalize('NFC'),
			...(contact === undefined ? {} : {contact: contact.normalize('NFC')}),
			by: account.login,
			at: deps.now(),
		});
		const outcome = await submit(deps, {
			...{type: 'add-work', by: account.login, queueId: id(queueId), matterId, creditMs},
			kindId: kindId === undefined ? taskKind.id : id<KindId>(kindId),
		});
		if (!outcome.ok) {
			deps.records.dropMatter(matterId);
			return outcome;
		}
		return {ok: true, result: {workId: deps.floor.workOf(matterId) ?? ''}};
	},

	'take-back-work': (deps, {account}, {workId}) =>
		submit(deps, {type: 'take-back-work', by: account.login, workId: id(workId)}),

	'finish-work': (deps, asker, {dispositionId, workId, ...args}) =>
		submit(deps, {
			type: 'finish-work',
			by: asker.account.login,
			agentId: agentOf(asker, args),
			workId: id(workId),
			...(dispositionId === undefined ? {} : {dispositionId: id(dispositionId)}),
		}),

	'give-back-work': (deps, asker, {workId, ...args}) =>
		submit(deps, {
			type: 'give-back-work',
			by: asker.account.login,
			agentId: agentOf(asker, args),
			workId: id(workId),
		}),

	async 'why-work'(deps, _asker, {workId}) {
		const why = deps.floor.whyWork(workId);
		if (why === undefined) return {ok: false, refusal: {code: 'unknown-work'}};
		return {ok: true, result: {workId, ...why}};
	},
};
