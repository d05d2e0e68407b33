/** What an agent does, or a supervisor for them: phone, presence, the call at the desk. */

import {id, type PresenceWish, systemReasons} from '@plateau/core';
import {type Actions, agentOf, submit} from './action.ts';

export const agentActions: Actions<
	| 'sign-in'
	| 'sign-out'
	| 'set-presence'
	| 'cancel-pending-presence'
	| 'answer'
	| 'decline'
	| 'hang-up'
	| 'set-disposition'
	| 'finish-wrap-up'
	| 'extend-wrap-up'
	| 'want-wrap-up'
	| 'raise-hand'
	| 'lower-hand'
> = {
	async 'sign-in'(deps, asker, args) {
		const agentId = agentOf(asker, args);
		const phoneId = args.phoneId ?? (await deps.records.lastPhoneOf(agentId));
		if (phoneId === undefined) return {ok: false, refusal: {code: 'phone-needed'}};
		const outcome = await submit(deps, {
			type: 'sign-in',
			by: asker.account.login,
			agentId,
			phoneId: id(phoneId),
			takeover: args.takeover ?? false,
			presence: wishOf(args.presence ?? {state: 'not-ready', reasonId: systemReasons.signedIn}),
			...(args.nailedUp === undefined ? {} : {nailedUp: args.nailedUp}),
		});
		return outcome.ok ? {ok: true, result: {phoneId}} : outcome;
	},

	'sign-out': (deps, asker, args) =>
		submit(deps, {type: 'sign-out', by: asker.account.login, agentId: agentOf(asker, args)}),

	'set-presence': (deps, asker, args) =>
		submit(deps, {
			type: 'set-presence',
			by: asker.account.login,
			agentId: agentOf(asker, args),
			presence: wishOf(args.presence),
		}),

	'cancel-pending-presence': (deps, asker, args) =>
		submit(deps, {
			type: 'cancel-pending-presence',
			by: asker.account.login,
			agentId: agentOf(asker, args),
		}),

	answer: (deps, asker, args) =>
		submit(deps, {type: 'answer', by: asker.account.login, agentId: agentOf(asker, args)}),

	decline: (deps, asker, args) =>
		submit(deps, {type: 'decline', by: asker.account.login, agentId: agentOf(asker, args)}),

	'hang-up': (deps, asker, args) =>
		submit(deps, {type: 'hang-up', by: asker.account.login, agentId: agentOf(asker, args)}),

	'set-disposition': (deps, asker, args) =>
		submit(deps, {
			type: 'set-disposition',
			by: asker.account.login,
			agentId: agentOf(asker, args),
			callId: id(args.callId),
			dispositionId: id(args.dispositionId),
		}),

	'finish-wrap-up': (deps, asker, args) =>
		submit(deps, {type: 'finish-wrap-up', by: asker.account.login, agentId: agentOf(asker, args)}),

	'extend-wrap-up': (deps, asker, args) =>
		submit(deps, {type: 'extend-wrap-up', by: asker.account.login, agentId: agentOf(asker, args)}),

	'raise-hand': (deps, asker, args) =>
		submit(deps, {type: 'raise-hand', by: asker.account.login, agentId: agentOf(asker, args)}),

	'lower-hand': (deps, asker, args) =>
		submit(deps, {type: 'lower-hand', by: asker.account.login, agentId: agentOf(asker, args)}),

	'want-wrap-up': (deps, asker, args) =>
		submit(deps, {
			type: 'want-wrap-up',
			by: asker.account.login,
			agentId: agentOf(asker, args),
			wanted: args.wanted ?? true,
		}),
};

function wishOf(wish: {state: 'available'} | {state: 'not-ready'; reasonId: string}): PresenceWish {
	return wish.state === 'available'
		? {state: 'available'}
		: {state: 'not-ready', reasonId: id(wish.reasonId)};
}
