/** What a supervisor does to the live floor: monitoring and its phone, calls raised, pauses, loans. */

import {type AgentId, id, type Millis, plainNumber} from '@plateau/core';
import {type Actions, submit} from './action.ts';

/** The head start that raising a call gives when nobody says how much. */
export const raiseCreditMs: Millis = 5 * 60_000;

export const supervisorActions: Actions<
	| 'take-phone'
	| 'release-phone'
	| 'raise-call'
	| 'start-monitor'
	| 'change-monitor'
	| 'stop-monitor'
	| 'take-over'
	| 'approve-presence'
	| 'refuse-presence'
	| 'lend-agent'
	| 'end-loan'
> = {
	async 'take-phone'(deps, {account}, args) {
		const phoneId = args.phoneId ?? (await deps.records.lastPhoneOf(account.login));
		if (phoneId === undefined) return {ok: false, refusal: {code: 'phone-needed'}};
		const outcome = await submit(deps, {
			type: 'take-phone',
			by: account.login,
			personId: account.login,
			phoneId: id(phoneId),
		});
		return outcome.ok ? {ok: true, result: {phoneId}} : outcome;
	},

	'release-phone': (deps, {account}) =>
		submit(deps, {type: 'release-phone', by: account.login, personId: account.login}),

	'raise-call': (deps, {account}, args) =>
		submit(deps, {
			type: 'raise-call',
			by: account.login,
			callId: id(args.callId),
			creditMs: args.creditMs ?? raiseCreditMs,
		}),

	async 'start-monitor'(deps, {account}, args) {
		const {number: text} = args;
		const command = {
			...{type: 'start-monitor' as const, by: account.login, personId: account.login},
			...{agentId: id<AgentId>(args.agentId), mode: args.mode},
		};
		if (text === undefined) return submit(deps, command);
		const verdict = deps.floor.verdictOnEar(text);
		if (!verdict.may) return {ok: false, refusal: {code: verdict.code}};
		if (!deps.hasTrunk()) return {ok: false, refusal: {code: 'no-trunk'}};
		const number = plainNumber(text);
		// A party for the digits, which go no further than the order to the switch.
		const partyId = number === undefined ? undefined : deps.records.outsideParty(number);
		if (number === undefined || partyId === undefined)
			return {ok: false, refusal: {code: 'number-bad'}};
		return submit(deps, {...command, outside: {number, partyId}});
	},

	'change-monitor': (deps, {account}, args) =>
		submit(deps, {
			type: 'change-monitor',
			by: account.login,
			personId: account.login,
			mode: args.mode,
		}),

	'stop-monitor': (deps, {account}) =>
		submit(deps, {type: 'stop-monitor', by: account.login, personId: account.login}),

	'take-over': (deps, {account}) =>
		submit(deps, {type: 'take-over', by: account.login, personId: account.login}),

	'approve-presence': (deps, {account}, args) =>
		submit(deps, {type: 'approve-presence', by: account.login, agentId: id(args.agentId)}),

	'refuse-presence': (deps, {account}, args) =>
		submit(deps, {type: 'refuse-presence', by: account.login, agentId: id(args.agentId)}),

	'lend-agent': (deps, {account}, args) =>
		submit(deps, {
			type: 'lend-agent',
			by: account.login,
			agentId: id(args.agentId),
			queueId: id(args.queueId),
			only: args.only ?? false,
			forMs: args.forMs,
		}),

	'end-loan': (deps, {account}, args) =>
		submit(deps, {
			type: 'end-loan',
			by: account.login,
			agentId: id(args.agentId),
			queueId: id(args.queueId),
		}),
};
