// A private Asterisk: started from a folder of configuration files, with every other folder its own.
// The rig knows nothing of what the configuration says: ports, users and dialplan are the caller's.

import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {makeWorkDir, type Program, startProgram} from './chamber.ts';
import {maxSocketPath, runCommand} from './control-socket.ts';
import type {Rig} from './root.ts';
import {waitUntil} from './wait.ts';

/** What an Asterisk is started from. */
export type AsteriskOptions = {
	readonly rig: Rig;
	/**
	 * The folder of `.conf` files, under the temporary folder; Asterisk reads it in place, so that
	 * a change and a reload work. Its `asterisk.conf`, if any, is used but for `[directories]`.
	 */
	readonly configDir: string;
	/** How long it may take to boot fully; it takes about half a second. */
	readonly bootTimeoutMs?: number;
	/** How much it prints of what the dialplan does (4: each step); 0 under load. */
	readonly verbosity?: number;
	/** Before all others on the processor (`-p`), as Debian's package starts it. */
	readonly isRealTime?: boolean;
};

/** An Asterisk that was started; it ends with `stop`, or with the test process. */
export type RunningAsterisk = {
	readonly configDir: string;
	/** Recordings, voice messages and call files; gone after `stop`. */
	readonly spoolDir: string;
	/** What `logger.conf` and the call records write; gone after `stop`. */
	readonly logDir: string;
	/** The process id on the host, for signals of your own; throws when it does not run. */
	readonly pid: () => number;
	/** What the command prints. Rejects when Asterisk does not run. */
	readonly cli: (command: string) => Promise<string>;
	/** All that was printed since the first start, verbose messages included. */
	readonly log: () => string;
	/** Waits until it has printed this: what it prints comes a moment behind what it does. */
	readonly printed: (what: string | RegExp) => Promise<void>;
	/** Stops it gently if it runs, then starts it anew with the same folders; waits for the boot. */
	readonly restart: () => Promise<void>;
	/** Ends it at once, as a crash does; `restart` may follow. */
	readonly kill: () => Promise<void>;
	/** Ends it at once and removes its folders; safe to call twice, or after `kill`. */
	readonly stop: () => Promise<void>;
};

/**
 * Starts an Asterisk and waits until it has booted fully.
 * Rejects with the end of what it printed when it does not boot.
 */
export async function startAsterisk(options: AsteriskOptions): Promise<RunningAsterisk> {
	const {rig, bootTimeoutMs = 30_000, verbosity = 4, isRealTime = false} = options;
	const configDir = path.resolve(options.configDir);
	if (!configDir.startsWith(tmpdir() + path.sep)) {
		throw new Error(`configDir must lie in ${tmpdir()}, the only folder seen inside: ${configDir}`);
	}

	const workDir = makeWorkDir('asterisk');
	const folders = layOut(workDir, configDir);
	const outputPath = path.join(workDir, 'console.log');
	let program = await boot().catch((error: unknown) => {
		rmSync(workDir, {recursive: true, force: true});
		throw error;
	});
	let lastLog = '';

	async function boot(): Promise<Program> {
		// Left by a kill; a connection to it would be refused, which is no news while booting.
		rmSync(folders.socket, {force: true});
		const verbose = verbosity === 0 ? [] : [`-${'v'.repeat(verbosity)}`];
		const priority = isRealTime ? ['-p'] : [];
		const commandLine = [
			...['asterisk', '-f', '-n', ...priority, ...verbose],
			...['-C', folders.mainConfig],
		];
		const started = await startProgram(rig, commandLine, outputPath);
		await waitUntil(
			'Asterisk has booted',
			async () => {
				if (started.end() !== undefined) {
					throw new Error(`Asterisk ended while booting:\n${tail(started.output())}`);
				}

				const ask = (command: string) => runCommand(folders.socket, command).catch(() => '');
				// Some commands are only there a moment after the boot is called complete.
				return (
					(await ask('core waitfullybooted')).includes('fully booted') &&
					(await ask('core show version')).startsWith('Asterisk')
				);
			},
			{timeoutMs: bootTimeoutMs, describe: () => tail(started.output())},
		).catch(async (error: unknown) => {
			await started.kill();
			throw error;
		});
		return started;
	}

	async function end(): Promise<void> {
		if (program.end() === undefined) {
			await runCommand(folders.socket, 'core stop now').catch(() => '');
			await waitUntil('Asterisk has ended', () => program.end() !== undefined, {
				timeoutMs: 5000,
			}).catch(() => program.kill());
		}
	}

	const log = () => {
		lastLog = existsSync(outputPath) ? readFileSync(outputPath, 'utf8') : lastLog;
		return lastLog;
	};

	return {
		configDir,
		spoolDir: folders.spool,
		logDir: folders.log,
		pid: () => program.pid(),
		cli: (command) => runCommand(folders.socket, command),
		log,
		async printed(what) {
			const isThere = () => (typeof what === 'string' ? log().includes(what) : what.test(log()));
			await waitUntil(`Asterisk prints ${what}`, isThere, {describe: () => tail(log())});
		},
		async restart() {
			await end();
			program = await boot();
		},
		kill: () => program.kill(),
		async stop() {
			// At once: its folders go too, so there is nothing that a slow farewell would save.
			await program.kill();
			log();
			rmSync(workDir, {recursive: true, force: true});
		},
	};
}

function layOut(workDir: string, configDir: string) {
	const folders = {
		db: path.join(workDir, 'db'),
		spool: path.join(workDir, 'spool'),
		run: path.join(workDir, 'run'),
		log: path.join(workDir, 'log'),
	};
	for (const folder of Object.values(folders)) {
		mkdirSync(folder);
	}

	const socket = path.join(folders.run, 'asterisk.ctl');
	if (socket.length > maxSocketPath) {
		throw new Error(`TMPDIR is too long for Asterisk's control socket: ${socket}`);
	}

	// Folders not named here (modules, sounds, music) keep the package's own places.
	const directories = `[directories]
astetcdir => ${configDir}
astdbdir => ${folders.db}
astspooldir => ${folders.spool}
astrundir => ${folders.run}
astlogdir => ${folders.log}
`;
	const mainConfig = path.join(workDir, 'asterisk.conf');
	writeFileSync(mainConfig, `${directories}\n${withoutDirectories(configDir)}`);
	return {...folders, socket, mainConfig};
}

/** The given `asterisk.conf` (options such as `systemname`) without its `[directories]`. */
function withoutDirectories(configDir: string): string {
	const given = path.join(configDir, 'asterisk.conf');
	if (!existsSync(given)) {
		return '';
	}

	return readFileSync(given, 'utf8').replace(
		/^\[directories\][^\n]*\n(?:(?!\[)[^\n]*(?:\n|$))*/m,
		'',
	);
}

function tail(text: string): string {
	return text.trimEnd().split('\n').slice(-20).join('\n');
}
