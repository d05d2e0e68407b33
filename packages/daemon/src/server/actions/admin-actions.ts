/** What keeps the place running: the floor file, accounts, the audit, a backup. */

import {mayAct} from '@plateau/core/protocol';
import {type Actions, done} from './action.ts';
import {sentText} from './sent-text.ts';

export const adminActions: Actions<
	| 'apply-floor'
	| 'export-floor'
	| 'backup'
	| 'add-account'
	| 'set-password'
	| 'list-accounts'
	| 'set-role'
	| 'remove-account'
	| 'sign-off'
	| 'audit'
> = {
	async 'apply-floor'(deps, {account}, args) {
		const text = sentText(args, 'floor');
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

	'set-role': (deps, _asker, args) => deps.accounts.setRole(args),

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
