/** Who may see what and do what. Denied unless a rule here says otherwise; asked at every use. */

import {
	type Account,
	type CommandName,
	commandSchemas,
	mayAct,
	type RefusalBody,
	type Role,
	type ViewName,
} from '@plateau/core/protocol';
import type {Outcome} from './deps.ts';

/** Whose or what's view is meant: one's own where nothing is said, '' where a view has no scope. */
export function scopeOf(view: ViewName, asked: string | undefined, account: Account): string {
	if (view === 'me') return account.login;
	if (isOnesOwn(view)) return asked ?? account.login;
	return view === 'call' ? (asked ?? '') : '';
}

/** An agent's: theirs, and a supervisor's to look at. */
function isOnesOwn(view: ViewName): boolean {
	return view === 'desk' || view === 'waiting';
}

/** Why `account` may not watch this, or undefined when they may. */
export function refusalOfView(
	account: Account,
	view: ViewName,
	scope: string,
): RefusalBody | undefined {
	const isOwn = isOnesOwn(view) && scope === account.login;
	const isAnybodys = view === 'me' || view === 'targets';
	return isOwn || isAnybodys || mayAct(account.role, 'supervisor')
		? undefined
		: needs('supervisor').refusal;
}

/** Why `account` may not do this, or undefined when they may. `agentId`: for whom, when it was said. */
export function refusalOfCommand(
	account: Account,
	name: CommandName,
	agentId: unknown,
): Extract<Outcome, {ok: false}> | undefined {
	const {role, self} = commandSchemas[name];
	if (!mayAct(account.role, role)) return needs(role);
	const isAnothers = self && agentId !== undefined && agentId !== account.login;
	return isAnothers && !mayAct(account.role, 'supervisor') ? needs('supervisor') : undefined;
}

function needs(role: Role): Extract<Outcome, {ok: false}> {
	return {ok: false, refusal: {code: 'not-allowed', params: {role}}};
}
