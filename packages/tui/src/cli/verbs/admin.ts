/** What keeps the place running: the floor file, accounts, the audit, a backup. */

import {roles} from '@plateau/core/protocol';
import {cliText, headingText} from '@plateau/core/text';
import {clockSeconds, dayOf} from '../../format/clock.ts';
import {usageEnd} from '../ends.ts';
import {formatOptions} from '../options.ts';
import {formatOf, json, printRows} from '../output.ts';
import type {Verb} from '../verb.ts';
import {sayDone} from './agent.ts';

const minuteMs = 60_000;

export const adminVerbs: readonly Verb[] = [
	{
		path: ['floor', 'apply'],
		text: 'floor apply',
		options: ['file', 'dry-run', 'json'],
		run: async (context, args) => (await import('../floor-file.ts')).applyFloor(context, args),
	},
	{
		path: ['floor', 'export'],
		text: 'floor export',
		options: ['output'],
		run: async (context, args) => (await import('../floor-file.ts')).exportFloor(context, args),
	},
	{
		path: ['account', 'add'],
		text: 'account add',
		positionals: [{name: 'LOGIN'}],
		options: ['role', 'password-stdin', 'json'],
		async run(context, args) {
			const {readNewPassword} = await import('../log-in.ts');
			const role = args.text('role');
			await context.connect();
			await context.ask('add-account', {
				login: args.need('LOGIN'),
				role: role === 'supervisor' || role === 'admin' ? role : 'agent',
				password: await readNewPassword(context, args),
			});
			sayDone(context, args);
		},
	},
	{
		path: ['account', 'list'],
		text: 'account list',
		options: formatOptions,
		async run(context, args) {
			const {accounts} = await context.ask('list-accounts', {});
			printRows(
				context,
				formatOf(context, args),
				[
					{id: 'login', heading: headingText.login, raw: ({login}) => login},
					{id: 'role', heading: headingText.role, raw: ({role}) => role},
				],
				accounts,
			);
		},
	},
	{
		path: ['account', 'set-role'],
		text: 'account set-role',
		positionals: [{name: 'LOGIN'}],
		options: ['role', 'json'],
		async run(context, args) {
			const role = roles.find((one) => one === args.text('role'));
			if (role === undefined) throw usageEnd(context.say(cliText.whichRole));
			await context.ask('set-role', {login: args.need('LOGIN'), role});
			sayDone(context, args);
		},
	},
	{
		path: ['account', 'remove'],
		text: 'account remove',
		positionals: [{name: 'LOGIN'}],
		options: ['json'],
		async run(context, args) {
			await context.ask('remove-account', {login: args.need('LOGIN')});
			sayDone(context, args);
		},
	},
	{
		path: ['account', 'password'],
		text: 'account password',
		positionals: [{name: 'LOGIN', isOptional: true}],
		options: ['password-stdin', 'json'],
		run: async (context, args) => (await import('../password.ts')).changePassword(context, args),
	},
	{
		path: ['backup'],
		text: 'backup',
		positionals: [{name: 'NAME', isOptional: true}],
		options: ['json'],
		async run(context, args) {
			const name = args.text('NAME');
			// A large database takes its time, and the floor goes on meanwhile.
			const result = await context.ask('backup', name === undefined ? {} : {name}, 30 * minuteMs);
			if (args.has('json')) context.outRaw(`${json(result)}\n`);
			else context.out(context.say(cliText.backedUp, result));
		},
	},
	{
		path: ['audit'],
		text: 'audit',
		options: ['limit', ...formatOptions],
		async run(context, args) {
			const limit = args.number('limit');
			const {rows} = await context.ask('audit', limit === undefined ? {} : {limit});
			const {facts} = await context.connect();
			printRows(
				context,
				formatOf(context, args),
				[
					{
						id: 'at',
						heading: headingText.at,
						raw: ({at}) => new Date(at).toISOString(),
						show: ({at}) => `${dayOf(at, facts?.timeZone)} ${clockSeconds(at, facts?.timeZone)}`,
					},
					{id: 'login', heading: headingText.login, raw: ({login}) => login},
					{id: 'action', heading: headingText.action, raw: ({action}) => action},
					{id: 'target', heading: headingText.target, raw: ({target}) => target},
					{id: 'outcome', heading: headingText.outcome, raw: ({outcome}) => outcome},
					{id: 'detail', heading: headingText.detail, raw: ({detail}) => detail},
				],
				rows,
			);
		},
	},
];
