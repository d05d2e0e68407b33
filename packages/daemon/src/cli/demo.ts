/** `plateaud demo`: the practice floor that `npm run demo` starts; it ends with its last screen. */

import {runDemo} from '../demo/demo.ts';
import {exitCodes} from './exit-codes.ts';

export async function demoVerb(dir: string, ended: Promise<unknown>): Promise<number> {
	// Whoever started us listens only until we are up.
	process.stderr.on('error', () => {});
	await runDemo(dir, ended);
	return exitCodes.ok;
}
