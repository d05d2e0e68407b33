/**
 * The demo's folder, which is also its lock: whose pid stands in it runs the demo. It comes and goes
 * whole, by a rename, so that nobody who starts or ends in the same moment sees half of it.
 */

import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

/**
 * Makes the folder ours. False: another demo lives there, or is just starting. It appears with its pid
 * in it, so that who starts at the same moment never takes it for a dead one's.
 */
export function claimFolder(dir: string, pid = process.pid): boolean {
	const draft = `${dir}.${pid}`;
	rmSync(draft, {recursive: true, force: true});
	mkdirSync(dirname(dir), {recursive: true});
	mkdirSync(draft, {mode: 0o700});
	writeFileSync(join(draft, 'pid'), String(pid));
	while (!moved(draft, dir)) {
		if (isAlive(join(dir, 'pid'))) {
			rmSync(draft, {recursive: true, force: true});
			return false;
		}
		removeDead(dir, `${draft}.dead`);
	}
	return true;
}

/** True while this process's demo has the folder. */
export function isOurs(dir: string, pid = process.pid): boolean {
	try {
		return readFileSync(join(dir, 'pid'), 'utf8') === String(pid);
	} catch {
		return false;
	}
}

/** Takes the folder away, unless another demo has it by now. */
export function leaveFolder(dir: string, pid = process.pid): void {
	const gone = `${dir}.${pid}.over`;
	if (!isOurs(dir, pid) || !moved(dir, gone)) return;
	rmSync(gone, {recursive: true, force: true, maxRetries: 3});
}

/** A screen that found us is still starting: its claim on a seat is there, with a process that lives. */
export function isAwaited(dir: string): boolean {
	try {
		return readdirSync(dir).some((name) => name.startsWith('seat-') && isAlive(join(dir, name)));
	} catch {
		// Somebody cleaned up under us: nobody can come in any more.
		return false;
	}
}

/**
 * Removes what a demo that was killed left behind. Two who start at once both find it dead: what one
 * moves away may be the other's new folder already, and goes back to its place.
 */
function removeDead(dir: string, aside: string): void {
	if (!moved(dir, aside)) return;
	if (isAlive(join(aside, 'pid')) && moved(aside, dir)) return;
	rmSync(aside, {recursive: true, force: true, maxRetries: 3});
}

/** False when there is nothing to move, or something is in the way. */
function moved(from: string, to: string): boolean {
	try {
		renameSync(from, to);
		return true;
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOENT') return false;
		throw error;
	}
}

/** True while the process runs whose number is in the file. */
function isAlive(pidPath: string): boolean {
	try {
		const pid = Number(readFileSync(pidPath, 'utf8'));
		// 0 would be everybody of our group, and is what an empty file says.
		if (!(pid > 0)) return false;
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
