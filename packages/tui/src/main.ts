/** `plateau`: the process around the command line, and the only file that touches `process`. */

import {createRequire} from 'node:module';
import {exitCodes} from './cli/exit-codes.ts';
import {runPlateau} from './cli/run.ts';

/** Whoever read our output has gone (`plateau calls watch | head`): nothing is wrong. */
for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code === 'EPIPE') process.exit(exitCodes.ok);
		throw error;
	});
}

const controller = new AbortController();
/** What does not end by itself is ended after this; a screen saves a note and restores the terminal. */
const graceMs = 3000;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	// Not `once`: Ink listens too, and its listener, found alone, kills the process before a note is saved.
	process.on(signal, () => {
		if (controller.signal.aborted) {
			// A closed terminal hangs up twice; only a second Ctrl+C is impatience.
			if (signal === 'SIGINT') process.exit(exitCodes.interrupted);
			return;
		}
		controller.abort();
		setTimeout(() => process.exit(exitCodes.interrupted), graceMs).unref();
	});
}

const {version} = createRequire(import.meta.url)('../package.json') as {version: string};
process.exitCode = await runPlateau({
	argv: process.argv.slice(2),
	env: process.env,
	stdin: process.stdin,
	stdout: process.stdout,
	stderr: process.stderr,
	version,
	signal: controller.signal,
});
// A terminal that was read from would keep the process alive.
process.stdin.unref?.();
