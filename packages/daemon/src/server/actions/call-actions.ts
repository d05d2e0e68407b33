/** Call control, by an agent or a supervisor for them. */

import {
	type ColleagueTarget,
	id,
	plainNumber,
	type QueueId,
	type TransferTarget,
} from '@plateau/core';
import {mayAct, type ParsedArgs, type WireTransferTarget} from '@plateau/core/protocol';
import type {Outcome, ServerDeps} from '../deps.ts';
import {type Action, type Actions, type Asker, agentOf, submit} from './action.ts';

type Plain = 'hold' | 'resume' | 'swap' | 'join-all' | 'end-consult' | 'hand-over' | 'park';

const plain =
	<T extends Plain>(type: T): Action<T> =>
	(deps, asker, args) =>
		submit(deps, {type, by: asker.account.login, agentId: agentOf(asker, args)});

export const callActions: Actions<
	| Plain
	| 'mute'
	| 'send-digits'
	| 'transfer'
	| 'consult'
	| 'dial'
	| 'may-dial'
	| 'pick-up'
	| 'take-call'
> = {
	async dial(deps, asker, args) {
		const colleague = colleagueOf(deps, args);
		if (colleague !== undefined) return dialColleague(deps, asker, args, colleague);
		if (args.number === undefined || args.to !== undefined)
			return {ok: false, refusal: {code: 'bad-arguments'}};
		const number = plainNumber(args.number);
		// A party for the digits, which go no further than the order to the switch.
		const partyId = number === undefined ? undefined : deps.records.outsideParty(number);
		if (number === undefined || partyId === undefined)
			return {ok: false, refusal: {code: 'number-bad'}};
		if (!deps.hasTrunk()) return {ok: false, refusal: {code: 'no-trunk'}};
		return submit(deps, {
			...{type: 'dial', by: asker.account.login, agentId: agentOf(asker, args), number, partyId},
			...(args.queueId === undefined ? {} : {queueId: id<QueueId>(args.queueId)}),
		});
	},

	'may-dial': async (deps, _asker, args) => ({
		ok: true,
		result: deps.floor.verdictOn(args.number),
	}),

	hold: plain('hold'),
	resume: plain('resume'),
	swap: plain('swap'),
	'join-all': plain('join-all'),
	'end-consult': plain('end-consult'),
	'hand-over': plain('hand-over'),
	park: plain('park'),

	mute: (deps, asker, args) =>
		submit(deps, {
			type: 'mute',
			by: asker.account.login,
			agentId: agentOf(asker, args),
			muted: args.muted,
		}),

	'send-digits': (deps, asker, args) =>
		submit(deps, {
			type: 'send-digits',
			by: asker.account.login,
			agentId: agentOf(asker, args),
			digits: args.digits,
		}),

	async transfer(deps, asker, args) {
		const to = targetOf(deps, args.to);
		if (to === undefined) return {ok: false, refusal: {code: 'number-not-allowed'}};
		return submit(deps, {
			type: 'transfer',
			by: asker.account.login,
			agentId: agentOf(asker, args),
			to,
		});
	},

	async 'pick-up'(deps, asker, args) {
		const {login, role} = asker.account;
		const agentId = agentOf(asker, args);
		const callId = args.callId ?? deps.floor.parkedAt(args.place ?? 0);
		if (callId === undefined) return {ok: false, refusal: {code: 'not-parked'}};
		if (!mayAct(role, 'supervisor') && !deps.floor.mayPickUp(callId, agentId))
			return {ok: false, refusal: {code: 'pick-up-not-allowed'}};
		return submit(deps, {type: 'pick-up', by: login, agentId, callId: id(callId)});
	},

	async 'take-call'(deps, asker, args) {
		const {login, role} = asker.account;
		const agentId = agentOf(asker, args);
		if (!mayAct(role, 'supervisor') && !deps.floor.mayTake(args.callId, agentId))
			return {ok: false, refusal: {code: 'take-not-allowed'}};
		return submit(deps, {type: 'take-call', by: login, agentId, callId: id(args.callId)});
	},

	async consult(deps, asker, args) {
		const to = targetOf(deps, args.to);
		if (to === undefined) return {ok: false, refusal: {code: 'number-not-allowed'}};
		return submit(deps, {
			type: 'consult',
			by: asker.account.login,
			agentId: agentOf(asker, args),
			to,
		});
	},
};

type DialArgs = ParsedArgs<'dial'>;

/** An extension is a colleague's, however it was written; undefined: a number outside, or neither. */
function colleagueOf(deps: ServerDeps, {number, to}: DialArgs): ColleagueTarget | undefined {
	if (number === undefined && to !== undefined) {
		return to.kind === 'agent'
			? {kind: 'agent', agentId: id(to.agentId)}
			: {kind: 'phone', phoneId: id(to.phoneId)};
	}
	if (number === undefined || to !== undefined) return undefined;
	const isExtension = deps.floor.verdictOn(number).why === 'extension';
	return isExtension ? {kind: 'phone', phoneId: id(plainNumber(number) ?? '')} : undefined;
}

/** No queue has such a call, and no way to the outside is needed. */
async function dialColleague(
	deps: ServerDeps,
	asker: Asker,
	args: DialArgs,
	to: ColleagueTarget,
): Promise<Outcome> {
	if (args.queueId !== undefined) return {ok: false, refusal: {code: 'internal-call'}};
	const target = to.kind === 'agent' ? to.agentId : to.phoneId;
	const extension = deps.floor.extensionOf(to);
	// A party for the extension, as a desk phone that calls a queue is one.
	const partyId = extension === undefined ? undefined : deps.records.partyOfNumber(extension, true);
	if (partyId === undefined) {
		const code = deps.floor.hasAgent(target) ? 'target-not-ready' : 'no-such-target';
		return {ok: false, refusal: {code, params: {target}}};
	}
	const {login} = asker.account;
	return submit(deps, {
		type: 'dial-colleague',
		by: login,
		agentId: agentOf(asker, args),
		to,
		partyId,
	});
}

/** The target as the floor takes it; undefined for a number that is none. */
function targetOf(deps: ServerDeps, to: WireTransferTarget): TransferTarget | undefined {
	switch (to.kind) {
		case 'agent':
			return {kind: 'agent', agentId: id(to.agentId)};
		case 'phone':
			return {kind: 'phone', phoneId: id(to.phoneId)};
		case 'queue':
			return {kind: 'queue', queueId: id(to.queueId)};
		case 'outside': {
			// A party for the digits, which go no further than the order to the switch.
			const partyId = deps.records.outsideParty(to.number);
			return partyId === undefined ? undefined : {kind: 'outside', number: to.number, partyId};
		}
	}
}
