/** `plateau account password`: one's own takes the old one, another's takes an admin. */

import {cliText} from '@plateau/core/text';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {readNewPassword, readPassword} from './log-in.ts';
import {sayDone} from './verbs/agent.ts';

/** With `--password-stdin`: one's own takes two lines, the old one and the new one. */
export async function changePassword(context: Context, args: Args): Promise<void> {
	const link = await context.connect();
	const own = link.account?.login;
	const login = args.text('LOGIN') ?? own;
	if (login !== own) {
		const password = await readNewPassword(context, args);
		await context.ask('set-password', {...(login === undefined ? {} : {login}), password});
	} else {
		const {oldPassword, password} = args.has('password-stdin')
			? await readBoth(context)
			: {
					oldPassword: await readPassword(context, args, context.say(cliText.askOldPassword)),
					password: await readNewPassword(context, args),
				};
		await context.ask('set-password', {oldPassword, password});
	}
	sayDone(context, args);
}

async function readBoth(context: Context): Promise<{oldPassword: string; password: string}> {
	const {readAll} = await import('./prompt.ts');
	const text = (await readAll(context.io.stdin, 2000))?.toString('utf8') ?? '';
	const [oldPassword = '', password = ''] = text.split(/\r?\n/);
	return {oldPassword, password};
}
