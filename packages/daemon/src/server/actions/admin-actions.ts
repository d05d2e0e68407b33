/** What keeps the place running: the floor file, accounts, the audit, a backup. */

import {gunzipSync} from 'node:zlib';
import {maxFloorFileBytes, mayAct, type ParsedArgs} from '@plateau/core/protocol';
import type {Outcome} from '../deps.ts';
import {type Actions, done} from './action.ts';

export const adminActions: Actions<
	| 'apply-floor'
	| 'export-floor'
	| 'backup'
	| 'add-account'
	| 'set-password'
	| 'list-accounts'
	| 'remove-account'
	| 'sign-off'
	| 'audit'
> = {
	async 'apply-floor'(deps, {account}, args) {
		const text = floorText(args);
		if (!text.ok) return text;
		return deps.floorFile.apply(text.result, {dryRun: args.dryRun ?? false, by: account.login});
	},

	'export-floor': async (deps) => ({
		ok: true,
		result: {floorYaml: await deps.floorFile.export()},
	}),

	backup: (deps, _asker, args) => deps.backup(args.name),

	'add-account': (deps, _asker, args) => deps.accounts.add(args),

	async 'set-password'(deps, asker, args) {
		const {login: asking, role} = asker.account;
		const login = args.login ?? asking;
		if (login !== asking && !mayAct(role, 'admin')) {
			return {ok: false, refusal: {code: 'not-allowed', params: {role: 'admin'}}};
		}
		// One's own takes the old one, an admin's too: an open terminal must not be enough to keep.
		if (login === asking && args.oldPassword === undefined) {
			return {ok: false, refusal: {code: 'log-in-wrong'}};
		}
		return deps.accounts.setPassword({
			login,
			password: args.password,
			address: asker.address,
			...(login === asking ? {oldPassword: args.oldPassword ?? '', keepToken: asker.token} : {}),
		});
	},

	'list-accounts': async (deps) => ({
		ok: true,
		result: {accounts: [...(await deps.accounts.list())]},
	}),

	'remove-account': (deps, _asker, args) => deps.accounts.remove(args.login),

	async 'sign-off'(deps, asker) {
		await deps.accounts.endToken(asker.token);
		return done;
	},

	audit: async (deps, _asker, args) => ({
		ok: true,
		result: {rows: [...(await deps.audit.list(args.limit ?? 100))]},
	}),
};

function floorText(args: ParsedArgs<'apply-floor'>): Outcome<string> {
	if (args.floorYaml !== undefined && args.floorGzip === undefined) {
		return {ok: true, result: args.floorYaml};
	}
	if (args.floorGzip === undefined || args.floorYaml !== undefined) {
		return bad('one of floorYaml and floorGzip');
	}
	try {
		// The cap keeps a small frame from unfolding into all of the memory.
		const bytes = gunzipSync(Buffer.from(args.floorGzip, 'base64'), {
			maxOutputLength: maxFloorFileBytes,
		});
		return {ok: true, result: new TextDecoder('utf-8', {fatal: true}).decode(bytes)};
	} catch {
		return bad(`floorGzip: not gzip of UTF-8 text, or over ${maxFloorFileBytes} bytes`);
	}
}

function bad(detail: string): Outcome<string> {
	return {ok: false, refusal: {code: 'bad-arguments', params: {detail}}};
}
