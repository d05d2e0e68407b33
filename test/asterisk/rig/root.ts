// Provides the Debian root in which the tests run Asterisk, baresip and SIPp; nothing is installed
// on the host. On a fresh machine the first call fetches, from the machine's own apt sources: the
// package lists, `debootstrap`, then about 190 packages of Debian forky (Asterisk 22, sounds, music,
// baresip, SIPp, tcpdump: some 130 MB, about a minute). Later runs find it in the cache folder.
// Starting programs inside it is chamber.ts.

import {type SpawnOptions, spawn, spawnSync} from 'node:child_process';
import {closeSync, existsSync, mkdirSync, openSync, readFileSync} from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** A root that can be used: its folder, and what it holds, by Debian package name. */
export type Rig = {
	readonly root: string;
	/** For instance `22.10.1`. */
	readonly asteriskVersion: string;
	readonly versions: ReadonlyMap<string, string>;
};

/** Whether the real-Asterisk tests can run here; `why` is one sentence fit for a person. */
export type RigState =
	| {readonly available: true; readonly rig: Rig}
	| {readonly available: false; readonly why: string};

const suite = 'forky';
const wantedMajor = '22';
const packages = [
	'asterisk',
	'asterisk-modules',
	'asterisk-core-sounds-en',
	'asterisk-core-sounds-fr',
	'asterisk-moh-opsound-wav',
	'baresip-core',
	'sip-tester',
	'tcpdump',
];
/** Raise it when the recipe changes: the folder is named for it, so that old caches are not used. */
const recipe = 1;

let provided: Promise<RigState> | undefined;

/**
 * Gives the root, building it first if this machine has none yet; asked again, the same answer.
 * The cache folder is `PLATEAU_RIG_CACHE`, else `plateau-rig` in `XDG_CACHE_HOME` or `~/.cache`.
 * Never rejects: what is missing comes back as `why`.
 */
export function provideRoot(): Promise<RigState> {
	provided ??= provide();
	return provided;
}

async function provide(): Promise<RigState> {
	const root = path.join(cacheFolder(), `${suite}-${recipe}`);
	try {
		const missing = whatIsMissing(existsSync(root));
		if (missing !== undefined) {
			return {available: false, why: missing};
		}

		if (!existsSync(root)) {
			await build(root);
		}

		return describe(root);
	} catch (error) {
		return {available: false, why: error instanceof Error ? error.message : String(error)};
	}
}

function cacheFolder(): string {
	const base = process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache');
	return path.resolve(process.env['PLATEAU_RIG_CACHE'] || path.join(base, 'plateau-rig'));
}

function whatIsMissing(built: boolean): string | undefined {
	if (process.platform !== 'linux') {
		return `a real Asterisk needs Linux, and this is ${process.platform}`;
	}

	if (process.getuid?.() !== 0) {
		return 'a real Asterisk needs root here (it runs in a folder of its own by chroot)';
	}

	const needed = ['chroot', 'mount', 'setpriv', 'unshare'];
	if (!built) {
		needed.push('apt-get', 'apt-config', 'dpkg', 'flock');
	}

	const absent = needed.filter((name) => spawnSync('which', [name]).status !== 0);
	if (absent.length > 0) {
		return `this machine lacks ${absent.join(', ')}`;
	}

	const probe = spawnSync('unshare', ['--mount', '--pid', '--fork', 'true'], {encoding: 'utf8'});
	return probe.status === 0
		? undefined
		: `namespaces of our own are refused here (${probe.stderr.trim()}): run privileged`;
}

async function build(root: string): Promise<void> {
	const cache = path.dirname(root);
	mkdirSync(cache, {recursive: true});
	const logPath = path.join(cache, 'build.log');
	process.stderr.write(
		`\nBuilding the test Asterisk in ${root}: once, about a minute. Log: ${logPath}\n`,
	);
	const log = openSync(logPath, 'a');
	// Every program here replaces itself by the next, so that the death of this process reaches
	// the last one (pdeathsig), which takes its whole process namespace along (kill-child).
	const script = fileURLToPath(new URL('build-root.sh', import.meta.url));
	const code = await run(
		[
			...['setpriv', '--pdeathsig', 'KILL', 'flock', '--no-fork', path.join(cache, 'lock')],
			...['unshare', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'],
			...['sh', script, cache, root, suite, packages.join(',')],
		],
		{stdio: ['ignore', log, log], env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'}},
	);
	closeSync(log);
	if (code !== 0) {
		const tail = readFileSync(logPath, 'utf8').trimEnd().split('\n').slice(-5).join(' | ');
		throw new Error(`the Debian root could not be built (whole log in ${logPath}): ${tail}`);
	}
}

function run(commandLine: readonly string[], options: SpawnOptions): Promise<number | null> {
	const [command = '', ...args] = commandLine;
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, options);
		child.once('error', reject);
		child.once('exit', (code) => resolve(code));
	});
}

function describe(root: string): RigState {
	const versions = new Map<string, string>();
	for (const line of readFileSync(path.join(root, 'rig-versions'), 'utf8').trim().split('\n')) {
		const [name = '', version = ''] = line.split(' ');
		versions.set(name, version);
	}

	const packaged = versions.get('asterisk') ?? '';
	// Debian writes `1:22.10.1+dfsg+~cs6.17-1`.
	const asteriskVersion = /^(?:\d+:)?(\d+(?:\.\d+)*)/.exec(packaged)?.[1] ?? '';
	if (asteriskVersion.split('.')[0] !== wantedMajor) {
		const why = `${suite} now has Asterisk ${packaged}, and these tests are for ${wantedMajor}`;
		return {available: false, why};
	}

	return {available: true, rig: {root, asteriskVersion, versions}};
}
