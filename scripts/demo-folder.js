// Where the demo lives: a folder of this user's own, short enough for a socket's path.
import {accessSync, constants, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** Bytes of a unix socket's path that every system takes. */
const longestSocketPath = 103;

/**
 * Under XDG_RUNTIME_DIR where that can be used. After `su` it is often another user's, and some set it
 * to a folder that is gone or very deep: then the system's folder for temporary files.
 */
export function demoFolder(env, user) {
	const name = `plateau-demo-${user}`;
	const {XDG_RUNTIME_DIR: runtime} = env;
	if (runtime) {
		const folder = join(runtime, name);
		if (isWritable(runtime) && Buffer.byteLength(join(folder, 's')) <= longestSocketPath)
			return folder;
	}
	return join(tmpdir(), name);
}

function isWritable(path) {
	try {
		accessSync(path, constants.W_OK | constants.X_OK);
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}
