/** Opens a screen: checks the terminal, connects while the screen's code loads, hands over. */

import {cliText, type Locale} from '@plateau/core/text';
import type {Link} from '../link/reconnect.ts';
import type {TerminalInput, TerminalOutput} from '../terminal/streams.ts';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {usageEnd} from './ends.ts';

/** What a screen is given. It closes nothing of it. */
export interface ScreenOptions {
	readonly stdin: TerminalInput;
	readonly stdout: TerminalOutput;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly locale: Locale;
	/** Up, or on its way back; perhaps nobody is logged in yet. */
	readonly link: Link;
	/** One line a change, for screen readers. */
	readonly lines: boolean;
	readonly ascii: boolean;
	readonly mouse: boolean;
}

export interface DeskOptions extends ScreenOptions {
	/** The phone to sign in with: `--phone`, else `PLATEAU_PHONE`. */
	readonly phoneId: string | undefined;
}

export interface BoardOptions extends ScreenOptions {
	readonly kiosk: boolean;
}

export async function openScreen(
	context: Context,
	args: Args,
	name: 'desk' | 'board',
): Promise<void> {
	const {stdin, stdout, env} = context.io;
	if (stdin.isTTY !== true || stdout.isTTY !== true) {
		throw usageEnd(context.say(cliText.needsTerminal));
	}
	const link = context.openLink(false);
	try {
		const [screens] = await Promise.all([load(name), context.firstUp(link)]);
		const options: DeskOptions & BoardOptions = {
			stdin,
			stdout,
			env,
			locale: context.locale,
			link,
			lines: args.has('lines'),
			ascii: args.has('ascii'),
			mouse: !args.has('no-mouse'),
			phoneId: args.text('phone') ?? (env['PLATEAU_PHONE'] || undefined),
			kiosk: args.has('kiosk'),
		};
		context.exitCode = await screens(options);
	} finally {
		await link.close();
	}
}

async function load(
	name: 'desk' | 'board',
): Promise<(options: DeskOptions & BoardOptions) => Promise<number>> {
	if (name === 'desk') return (await import('../screens/desk.tsx')).openDesk;
	return (await import('../screens/board.tsx')).openBoard;
}
