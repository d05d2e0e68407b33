/** `plateau login`, `logout` and `whoami`. A password comes from a prompt or a pipe, never from the line. */

import {cliText, roleText} from '@plateau/core/text';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {CommandEnd, exitCodeOf, sentenceOf, usageEnd} from './ends.ts';
import {exitCodes} from './exit-codes.ts';
import {json} from './output.ts';
import {ask, readLine} from './prompt.ts';

export async function logIn(context: Context, args: Args): Promise<void> {
	const login = args.text('LOGIN') ?? (await askLogin(context));
	const password = await readPassword(context, args, context.say(cliText.askPassword));
	const link = await context.connect({anonymous: true});
	const answer = await link.logIn(login, password);
	if (!answer.ok) {
		const seconds = Math.ceil((answer.retryMs ?? 0) / 1000);
		const params = {seconds};
		const sentence = sentenceOf(answer.code, context.locale, params);
		const isTold = seconds === 0 || answer.code === 'log-in-throttled';
		const wait = isTold ? '' : ` ${context.say(cliText.retryIn, params)}`;
		throw new CommandEnd(exitCodeOf(answer.code), sentence + wait, {code: answer.code, params});
	}
	const {role} = answer.account;
	if (args.has('json')) context.outRaw(`${json({login: answer.account.login, role})}\n`);
	else {
		const params = {login: answer.account.login, role: context.say(roleText[role])};
		context.out(context.say(cliText.loggedIn, params));
	}
}

export async function logOut(context: Context, args: Args): Promise<void> {
	const link = await context.connect();
	const answer = await link.logOut();
	if (!answer.ok) {
		const {code, params} = answer.refusal;
		throw new CommandEnd(exitCodeOf(code), sentenceOf(code, context.locale, params), {code});
	}
	if (args.has('json')) context.outRaw('null\n');
	else context.out(context.say(cliText.loggedOut));
}

export async function whoAmI(context: Context, args: Args): Promise<void> {
	const link = await context.connect();
	const me = await context.glance('me');
	const role = link.account?.role ?? 'agent';
	if (args.has('json')) {
		const {login, name, agentId, phoneId, signedIn} = me;
		context.outRaw(`${json({login, role, name, agentId, phoneId, signedIn})}\n`);
		return;
	}
	const who = context.say(cliText.whoami, {login: me.login, role: context.say(roleText[role])});
	const phone =
		me.phoneId === undefined ? '' : ` ${context.say(cliText.atPhone, {phoneId: me.phoneId})}`;
	context.out(who + phone);
}

async function askLogin(context: Context): Promise<string> {
	if (context.io.stdin.isTTY !== true) throw usageEnd(context.say(cliText.loginNeeded));
	const login = await ask(context.io, context.say(cliText.askLogin), false);
	if (login === undefined || login.trim() === '') throw givenUp(context);
	return login.trim();
}

/** From standard input when asked so, else from the terminal without showing it. */
export async function readPassword(
	context: Context,
	args: Args,
	question: string,
): Promise<string> {
	if (args.has('password-stdin')) {
		const line = await readLine(context.io.stdin);
		if (line === '') throw usageEnd(context.say(cliText.passwordEmpty));
		return line;
	}
	if (context.io.stdin.isTTY !== true) {
		throw usageEnd(context.say(cliText.passwordNeedsTerminal));
	}
	const password = await ask(context.io, question, true);
	if (password === undefined) throw givenUp(context);
	if (password === '') throw usageEnd(context.say(cliText.passwordEmpty));
	return password;
}

/** A new password: asked twice at a terminal, once from a pipe. */
export async function readNewPassword(context: Context, args: Args): Promise<string> {
	const password = await readPassword(context, args, context.say(cliText.askNewPassword));
	if (args.has('password-stdin')) return password;
	const again = await readPassword(context, args, context.say(cliText.askAgain));
	if (again !== password) throw usageEnd(context.say(cliText.passwordsDiffer));
	return password;
}

function givenUp(context: Context): CommandEnd {
	return new CommandEnd(exitCodes.refused, context.say(cliText.givenUp), {code: 'given-up'});
}
