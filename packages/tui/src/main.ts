/** `plateau`: the process around the command line, and the only file that touches `process`. */

import {createRequire} from 'node:module';
import {runPlateau} from './cli/run.ts';

/** Whoever read our output has gone (`plateau calls watch | head`): nothing is wrong. */
for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code === 'EPIPE') process.exit(0);
		throw error;
	});
}

const {version} = createRequire(import.meta.url)('../package.json') as {version: string};
const exitCode = await runPlateau({
	argv: process.argv.slice(2),
	env: process.env,
	stdin: process.stdin,
	stdout: process.stdout,
	stderr: process.stderr,
	version,
});
process.exitCode = exitCode;
// A terminal that was read from keeps the process alive.
process.stdin.unref?.();
