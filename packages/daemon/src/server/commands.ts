/**
 * From a command on the wire to its answer: arguments by schema, role, whose desk, the audit, then
 * the work in `actions/`. Every command ends here in exactly one outcome; nothing is thrown.
 */

import {type CommandName, commandSchemas, type Json, readArgs} from '@plateau/core/protocol';
import type {Asker} from './actions/action.ts';
import {adminActions} from './actions/admin-actions.ts';
import {agentActions} from './actions/agent-actions.ts';
import {callActions} from './actions/call-actions.ts';
import {officeActions} from './actions/office-actions.ts';
import {recordActions} from './actions/record-actions.ts';
import {recordingActions} from './actions/recording-actions.ts';
import {replayActions} from './actions/replay-actions.ts';
import {reportActions} from './actions/report-actions.ts';
import {supervisorActions} from './actions/supervisor-actions.ts';
import {whatIfActions} from './actions/what-if-actions.ts';
import {auditDetail, auditTarget} from './audit.ts';
import type {Outcome, ServerDeps} from './deps.ts';
import {refusalOfCommand} from './rights.ts';

export type {Asker} from './actions/action.ts';

const actions: {
	readonly [N in CommandName]: (
		deps: ServerDeps,
		asker: Asker,
		args: never,
	) => Promise<Outcome<unknown>>;
} = {
	...agentActions,
	...callActions,
	...supervisorActions,
	...recordActions,
	...recordingActions,
	...officeActions,
	...replayActions,
	...whatIfActions,
	...reportActions,
	...adminActions,
};

/** Runs `name` for `asker`. `args` is as it came off the wire. */
export async function runCommand(
	deps: ServerDeps,
	asker: Asker,
	name: CommandName,
	args: unknown,
): Promise<Outcome<unknown>> {
	try {
		return await checkAndRun(deps, asker, name, args);
	} catch (error) {
		deps.log.error('command-failed', {name, login: asker.account.login, error});
		return {ok: false, refusal: {code: 'internal'}};
	}
}

async function checkAndRun(
	deps: ServerDeps,
	asker: Asker,
	name: CommandName,
	rawArgs: unknown,
): Promise<Outcome<unknown>> {
	const spec = commandSchemas[name];
	const read = readArgs(name, rawArgs);
	if (!read.ok) {
		return {ok: false, refusal: {code: 'bad-arguments', params: {detail: read.detail}}};
	}
	const args: ArgsRecord = read.args;
	const write = (outcome: string) =>
		spec.audited ? audit(deps, asker, name, args, outcome) : Promise.resolve();

	const denied = refusalOfCommand(asker.account, name, args['agentId']);
	if (denied !== undefined) {
		await write(denied.refusal.code);
		return denied;
	}
	// Who listens to whom must be on record before anything is heard: no record, no listening.
	if (heardAfter.has(name)) await write('asked');

	let outcome: Outcome<unknown>;
	try {
		outcome = await actions[name](deps, asker, args as never);
	} catch (error) {
		await write('internal').catch(() => undefined);
		throw error;
	}
	try {
		await write(outcome.ok ? 'done' : outcome.refusal.code);
	} catch (error) {
		// It was done: saying otherwise would make the person do it twice.
		deps.log.error('audit-failed', {name, login: asker.account.login, error});
	}
	return outcome;
}

const heardAfter: ReadonlySet<CommandName> = new Set([
	'start-monitor',
	'change-monitor',
	'play-recording',
	'play-message',
	'export-recording',
]);

type ArgsRecord = Readonly<Record<string, Json | undefined>>;

async function audit(
	deps: ServerDeps,
	asker: Asker,
	name: CommandName,
	args: ArgsRecord,
	outcome: string,
): Promise<void> {
	const {login} = asker.account;
	const target = auditTarget(name, login, args);
	const detail = auditDetail(name, args, deps.floor);
	deps.log.info('command', {name, login, target, outcome, detail});
	await deps.audit.record({
		at: deps.now(),
		login,
		action: name,
		outcome,
		...(target === undefined ? {} : {target}),
		...(detail === undefined ? {} : {detail}),
	});
}
