// Runs one program inside the Debian root, in namespaces of its own. It dies with
// this process however this process dies, and its mounts die with it: none is ever seen outside.
// The host's temporary folder is the same folder inside, so paths under it mean the same on both
// sides; the network is the host's. What the programs are is not known here.

import {type ChildProcess, spawn} from 'node:child_process';
import {closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {Rig} from './root.ts';
import {waitUntil} from './wait.ts';

/** How a program ended: one of the two is set. */
export type ProgramEnd = {readonly code: number | null; readonly signal: NodeJS.Signals | null};

/** A program that runs, or ran, inside the root. */
export type Program = {
	/** Settles when the program and everything it started are gone. */
	readonly ended: Promise<ProgramEnd>;
	/** `undefined` while it runs. */
	readonly end: () => ProgramEnd | undefined;
	/** All it printed so far, both streams, kept after its folder is removed. */
	readonly output: () => string;
	/** The program's process id on the host; throws when it has ended. */
	readonly pid: () => number;
	/** Sends a signal to the program; nothing happens when it has ended. */
	readonly signal: (name: NodeJS.Signals) => void;
	/** Kills the program with all it started, and waits until they are gone. */
	readonly kill: () => Promise<void>;
};

const enter = `
root=$1 shared=$2; shift 2
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root$shared"
mount --bind "$shared" "$root$shared"
hostname plateau-rig
exec chroot "$root" "$@"
`;

/** What each program that runs printed last. */
const running = new Map<ChildProcess, () => string>();

/** The last lines of every program that runs, for who must understand a failure. */
export function lastWords(): string {
	return [...running.values()].map((words) => words()).join('\n');
}

const cleanEnvironment = {
	PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
	HOME: '/root',
	LANG: 'C.UTF-8',
	TERM: 'dumb',
};

/**
 * Starts `commandLine` inside the root with its output written to `outputPath`.
 * The promise settles once the program's process exists, not when it is ready for anything.
 * With `ownPids` false it shares the host's process numbers: for a program that starts no others
 * and takes its number for unique.
 */
export async function startProgram(
	rig: Rig,
	commandLine: readonly string[],
	outputPath: string,
	{ownPids = true}: {readonly ownPids?: boolean} = {},
): Promise<Program> {
	const log = openSync(outputPath, 'a');
	const child = spawn(
		'setpriv',
		[
			...['--pdeathsig', 'KILL', 'unshare', '--mount', '--uts', '--fork', '--kill-child'],
			...(ownPids ? ['--pid'] : []),
			...['sh', '-euc', enter, 'sh', rig.root, tmpdir(), ...commandLine],
		],
		{stdio: ['ignore', log, log], env: cleanEnvironment},
	);
	closeSync(log);

	let end: ProgramEnd | undefined;
	let lastOutput = '';
	const output = () => {
		try {
			lastOutput = readFileSync(outputPath, 'utf8');
		} catch {
			// The folder was removed after the end: what was read then still stands.
		}

		return lastOutput;
	};

	const name = `${commandLine[0]} in ${path.basename(path.dirname(outputPath))}`;
	running.set(child, () => `== ${name}\n${output().trimEnd().split('\n').slice(-60).join('\n')}`);

	const ended = new Promise<ProgramEnd>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			end = {code, signal};
			output();
			running.delete(child);
			resolve(end);
		});
	});

	await waitUntil(`${commandLine[0]} starts`, () => end !== undefined || firstChild(child) > 0);

	const signal = (name: NodeJS.Signals) => {
		const pid = end === undefined ? firstChild(child) : 0;
		if (pid === 0) return;
		try {
			process.kill(pid, name);
		} catch (error) {
			// It ended in this very moment: what was asked for is so.
			if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		}
	};

	return {
		ended,
		end: () => end,
		output,
		pid() {
			const pid = end === undefined ? firstChild(child) : 0;
			if (pid === 0) {
				throw new Error(`${commandLine[0]} has ended; it printed:\n${output()}`);
			}

			return pid;
		},
		signal,
		async kill() {
			// Killing the namespace's first process, not `unshare`, makes the exit of `unshare` mean
			// that the namespace is empty and its ports are free again.
			signal('SIGKILL');
			await ended;
		},
	};
}

/** `unshare` has one child, which is the namespace's first process. 0: not there (yet). */
function firstChild(parent: ChildProcess): number {
	try {
		const children = readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8');
		return Number(children.trim().split(' ')[0]);
	} catch {
		return 0;
	}
}

const folderPrefix = 'plateau-rig-';

/**
 * Makes a fresh folder in the host's temporary folder, which programs inside the root see too.
 * Folders left by test processes that were killed are removed on the way.
 */
export function makeWorkDir(label: string): string {
	for (const name of readdirSync(tmpdir())) {
		const pid = name.startsWith(folderPrefix) ? Number(name.split('-')[2]) : undefined;
		if (pid !== undefined && !isAlive(pid)) {
			rmSync(path.join(tmpdir(), name), {recursive: true, force: true});
		}
	}

	return mkdtempSync(path.join(tmpdir(), `${folderPrefix}${process.pid}-${label}-`));
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
