/** Recordings: of the call in front of an agent, and those that are kept. */

import {mayAct} from '@plateau/core/protocol';
import type {BareCommand} from '../deps.ts';
import {type Action, type Actions, agentOf, submit} from './action.ts';

type Plain = 'pause-recording' | 'resume-recording' | 'stop-recording';

/** A command about the asker's own call, or for an agent. */
function plain<N extends Plain>(type: N): Action<N> {
	return (deps, asker, args) => {
		const agentId = agentOf(asker, args as {readonly agentId?: string});
		return submit(deps, {type, by: asker.account.login, agentId} as BareCommand) as never;
	};
}

export const recordingActions: Actions<
	| Plain
	| 'start-recording'
	| 'opt-out-recording'
	| 'list-recordings'
	| 'show-recording'
	| 'play-recording'
	| 'play-message'
	| 'export-recording'
	| 'read-recording'
	| 'delete-recording'
	| 'hold-recording'
> = {
	'pause-recording': plain('pause-recording'),
	'resume-recording': plain('resume-recording'),
	'stop-recording': plain('stop-recording'),

	'start-recording': (deps, asker, args) =>
		submit(deps, {
			type: 'start-recording',
			by: asker.account.login,
			agentId: agentOf(asker, args),
			told: args.told ?? false,
		}),

	'opt-out-recording': (deps, asker, args) =>
		submit(deps, {
			type: 'opt-out-recording',
			by: asker.account.login,
			agentId: agentOf(asker, args),
			reason: args.reason,
		}),

	'list-recordings': async (deps, _asker, args) => ({
		ok: true,
		result: {recordings: await deps.recordings.list(args)},
	}),

	'show-recording': (deps, _asker, {recordingId}) => deps.recordings.show(recordingId),

	'play-recording': (deps, {account}, {recordingId}) =>
		deps.recordings.open(recordingId, account.login),

	async 'play-message'(deps, {account}, {workId}) {
		const work = deps.floor.workItem(workId);
		if (work === undefined) return {ok: false, refusal: {code: 'unknown-work', params: {workId}}};
		const isTheirs = work.agentId === account.login;
		if (!isTheirs && !mayAct(account.role, 'supervisor'))
			return {ok: false, refusal: {code: 'not-your-work'}};
		const recordingId = deps.records.messageOf(work.matterId);
		if (recordingId === undefined) return {ok: false, refusal: {code: 'no-message'}};
		return deps.recordings.open(recordingId, account.login);
	},

	'export-recording': (deps, {account}, {recordingId}) =>
		deps.recordings.open(recordingId, account.login),

	'read-recording': (deps, {account}, {ticket, chunk}) =>
		deps.recordings.read(ticket, chunk, account.login),

	'delete-recording': (deps, {account}, {recordingId, reason}) =>
		deps.recordings.remove({recordingId, reason, by: account.login}),

	'hold-recording': (deps, {account}, args) => deps.recordings.hold({...args, by: account.login}),
};
