/** The shape of one command's work, and the answers that several of them give. */

import {type AgentId, id} from '@plateau/core';
import type {Account, CommandName, CommandResult, ParsedArgs} from '@plateau/core/protocol';
import type {BareCommand, Outcome, ServerDeps} from '../deps.ts';

/** Who asks. */
export interface Asker {
	readonly account: Account;
	readonly token: string;
	/** Where the client is: `local` on the unix socket, else its IP address. */
	readonly address: string;
	/** Aborted when the client is gone: nobody waits for the answer. */
	readonly gone?: AbortSignal;
}

/** What one command does, once its arguments and the asker's role were found right. */
export type Action<N extends CommandName> = (
	deps: ServerDeps,
	asker: Asker,
	args: ParsedArgs<N>,
) => Promise<Outcome<CommandResult<N>>>;

export type Actions<N extends CommandName> = {readonly [K in N]: Action<K>};

export const done: Outcome = {ok: true, result: null};

/** Hands a command to the loop. */
export async function submit(deps: ServerDeps, command: BareCommand): Promise<Outcome> {
	const outcome = await deps.submit(command);
	return outcome.ok ? done : outcome;
}

/** The agent a command is about: the one named, or the asker. */
export function agentOf(asker: Asker, args: {readonly agentId?: string | undefined}): AgentId {
	return id(args.agentId ?? asker.account.login);
}
