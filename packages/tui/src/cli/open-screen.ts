/** Opens a screen: checks the terminal, connects while the screen's code loads, hands over. */

import {cliText} from '@plateau/core/text';
import type {Moment} from '../model/board-types.ts';
import type {ScreenRun} from '../screens/shell.tsx';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {usageEnd} from './ends.ts';
import {readOwnKeys} from './own-keys.ts';

type ScreenName = 'desk' | 'board';

/**
 * Runs the screen until it is left, and those that are opened from it. With `moment`, the board begins
 * in the past.
 */
export async function openScreen(
	context: Context,
	args: Args,
	first: ScreenName,
	moment?: Moment,
): Promise<void> {
	const {stdin, stdout, env, signal} = context.io;
	if (stdin.isTTY !== true || stdout.isTTY !== true) {
		throw usageEnd(context.say(cliText.needsTerminal));
	}
	const keys = await readOwnKeys(context);
	const link = context.openLink(false, true);
	try {
		const [openFirst] = await Promise.all([load(first, moment), context.firstUp(link)]);
		const run: ScreenRun = {
			stdin,
			stdout,
			env,
			locale: context.locale,
			link,
			lines: args.has('lines'),
			ascii: args.has('ascii'),
			mouse: !args.has('no-mouse'),
			keys,
			signal,
			open: async (next) => (await load(next))(run, args),
		};
		context.exitCode = await openFirst(run, args);
	} finally {
		await link.close();
	}
}

/** Imports the screen when it is wanted: the board's code is nothing to a desk. */
async function load(
	name: ScreenName,
	moment?: Moment,
): Promise<(run: ScreenRun, args: Args) => Promise<number>> {
	if (name === 'desk') {
		const {openDesk} = await import('../screens/desk.tsx');
		return (run, args) =>
			openDesk({...run, phone: phoneOf(run, args), nailedUp: args.has('nailed-up')});
	}
	const {openBoard} = await import('../screens/board.tsx');
	return (run, args) =>
		openBoard({...run, kiosk: args.has('kiosk'), phoneId: phoneOf(run, args), moment});
}

/** `--phone`, else what the environment says of this terminal. */
function phoneOf({env}: ScreenRun, args: Args): string | undefined {
	return args.text('phone') ?? (env['PLATEAU_PHONE'] || undefined);
}
