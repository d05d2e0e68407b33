/**
 * A floor of a story's own: the built `plateaud` in a folder of its own, on a practice switch that the
 * story holds, so that calls outlive the daemon as they do on an Asterisk.
 */

import {type ChildProcess, spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {listeningOf, numbersOf} from '@plateau/daemon/cli/asterisk-input';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {
	type PracticeSwitch,
	type PracticeSwitchOptions,
	startPracticeSwitch,
} from '@plateau/daemon/practice/practice-switch';
import type {ExecutionContext} from 'ava';
import {type PtyOptions, type PtyProgram, runInPty} from '../helpers/pty.ts';
import {until} from './until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const plateaud = join(root, 'packages/daemon/bin/plateaud.js');
const plateau = join(root, 'packages/tui/bin/plateau.js');

/** How a command ended and what it said. */
export interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** A daemon that serves. */
export interface Served {
	readonly pid: number;
	/** Ends it as `systemctl stop` does; resolves when it has gone. */
	stop(): Promise<Ended>;
}

/** A folder with a floor file, its programs and its switch. */
export interface OwnFloor {
	readonly dir: string;
	readonly env: Readonly<Record<string, string>>;
	readonly practice: PracticeSwitch;
	/** Starts `plateaud serve`; resolves when it serves. */
	serve(): Promise<Served>;
	/** Runs a command of `plateaud` to its end. */
	plateaud(words: readonly string[], input?: string): Promise<Ended>;
	/** Runs a command of `plateau` to its end. */
	plateau(words: readonly string[], input?: string): Promise<Ended>;
	/** The same as somebody whose log-in was kept, read as JSON. Throws when it is refused. */
	json<T>(login: string, ...words: string[]): Promise<T>;
	/** Opens `plateau` in a terminal. */
	open(words: readonly string[], options?: PtyOptions): PtyProgram;
	/** Makes an account and logs it in. */
	account(login: string, role: 'agent' | 'supervisor'): Promise<void>;
}

/** The password of every account here. */
export const password = 'correct horse 42';

/** Two agents, three phones, one queue; `extra` is added to the queue. */
export function floorText(extra = ''): string {
	return `timeZone: Europe/Paris
country: FR
linkGrace: 5m
queues:
  support:
    label: {en: Support, fr: Assistance}
    threshold: 20s
    ring: 2m
    wrapUp: {mode: timed, limit: 5m}
    maxWait: 10m
${extra}numbers:
  "01 84 88 00 01":
    label: {en: Customer service, fr: Service client}
    queue: support
    language: fr
phones:
  "1001": {model: yealink-t46, remoteAnswer: true}
  "1002": {model: yealink-t46, remoteAnswer: true}
  "1003": {model: yealink-t46, remoteAnswer: true}
agents:
  claire:
    name: Claire Roux
    queues: [support]
  marc:
    name: Marc Petit
    queues: [support]
reasons:
  lunch: {label: {en: Lunch, fr: Déjeuner}}
dispositions:
  resolved: {label: {en: Resolved, fr: Résolu}}
`;
}

/** The number of that floor, as the switch knows it. */
export const customerService = '+33184880001';

/** Makes the folder, the switch and the first admin, who is logged in once `serve` has been called. */
export async function ownFloor(
	t: ExecutionContext,
	text = floorText(),
	/** Of the switch, by the folder that everything lives in. */
	more: (dir: string) => Partial<PracticeSwitchOptions> = () => ({}),
): Promise<OwnFloor> {
	const dir = mkdtempSync(join(tmpdir(), 'pf-'));
	const parsed = parseFloorFile(text);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
	const practice = await startPracticeSwitch({
		seed: 4711,
		numbers: numbersOf(parsed.floor, 'fr'),
		phones: parsed.floor.phones.map(({id}) => ({endpoint: id, extension: id})),
		soundMs: () => 200,
		...listeningOf(parsed.floor),
		...more(dir),
	});
	const programs: PtyProgram[] = [];
	const daemons = new Set<ChildProcess>();
	t.teardown(async () => {
		for (const program of programs) program.stop();
		for (const daemon of daemons) daemon.kill('SIGKILL');
		await practice.stop();
		rmSync(dir, {recursive: true, force: true});
	});
	mkdirSync(join(dir, 'run'), {mode: 0o700});
	writeFileSync(join(dir, 'floor.yaml'), text);
	writeFileSync(join(dir, 'plateau.toml'), settingsFor(dir, practice), {mode: 0o600});
	const env = {
		PATH: process.env['PATH'] ?? '',
		HOME: dir,
		LANG: 'en_US.UTF-8',
		TERM: 'xterm-256color',
		XDG_RUNTIME_DIR: join(dir, 'run'),
		XDG_STATE_HOME: join(dir, 'state'),
		PLATEAU_SOCKET: join(dir, 's'),
	};

	function start(program: string, words: readonly string[]): ChildProcess {
		return spawn(process.execPath, [program, ...words], {cwd: dir, env});
	}

	function ended(child: ChildProcess, input = ''): Promise<Ended> {
		let stdout = '';
		let stderr = '';
		child.stdout?.on('data', (chunk) => {
			stdout += chunk;
		});
		child.stderr?.on('data', (chunk) => {
			stderr += chunk;
		});
		child.stdin?.on('error', () => {});
		child.stdin?.end(input);
		return new Promise((resolve, reject) => {
			child.on('error', reject);
			child.on('close', (code) => resolve({code, stdout, stderr}));
		});
	}

	const floor: OwnFloor = {
		dir,
		env,
		practice,
		async serve() {
			const child = start(plateaud, ['serve', '--floor', 'floor.yaml']);
			daemons.add(child);
			let said = '';
			for (const stream of [child.stdout, child.stderr]) {
				stream?.on('data', (chunk) => {
					said += chunk;
				});
			}
			const end = ended(child);
			await until(
				() => said.includes('plateaud serves on') || child.exitCode !== null,
				'plateaud to serve',
			);
			if (child.exitCode !== null) throw new Error(`plateaud ended: ${said}`);
			return {
				pid: child.pid ?? 0,
				stop() {
					child.kill('SIGTERM');
					return end;
				},
			};
		},
		plateaud: (words, input) => ended(start(plateaud, words), input),
		plateau: (words, input) => ended(start(plateau, words), input),
		async json<T>(login: string, ...words: string[]) {
			const {code, stdout, stderr} = await floor.plateau([...words, '--json', '--as', login]);
			if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr}`);
			return JSON.parse(stdout) as T;
		},
		open(words, options = {}) {
			const program = runInPty(process.execPath, [plateau, ...words], {
				cwd: dir,
				deadlineMs: 45_000,
				...options,
				env: {...env, ...options.env},
			});
			programs.push(program);
			return program;
		},
		async account(login, role) {
			const {code, stderr} = await floor.plateau(
				['account', 'add', login, '--role', role, '--password-stdin', '--as', 'admin'],
				`${password}\n`,
			);
			if (code !== 0) throw new Error(`account add ended with ${code}: ${stderr}`);
		},
	};
	const made = await floor.plateaud(['init', '--password-stdin'], `${password}\n`);
	if (made.code !== 0) throw new Error(`init ended with ${made.code}: ${made.stderr}`);
	return floor;
}

/** Logs people in by their command, so that later commands and screens find the log-in. */
export async function logIn(floor: OwnFloor, ...logins: string[]): Promise<void> {
	for (const login of logins) {
		const {code, stderr} = await floor.plateau(
			['login', login, '--password-stdin'],
			`${password}\n`,
		);
		if (code !== 0) throw new Error(`login ${login} ended with ${code}: ${stderr}`);
	}
}

function settingsFor(dir: string, {host, port, control, system, systemName}: PracticeSwitch) {
	return `dataDir = ${JSON.stringify(join(dir, 'data'))}
logFile = ${JSON.stringify(join(dir, 'plateaud.log'))}

[recording]
spool = ${JSON.stringify(join(dir, 'spool'))}
folder = ${JSON.stringify(join(dir, 'sealed'))}
keyFile = ${JSON.stringify(join(dir, 'keys', 'recording.json'))}

[[switches]]
id = "main"
host = "${host}"
port = ${port}
username = "${control.username}"
secret = "${control.secret}"
systemUsername = "${system?.username}"
systemSecret = "${system?.secret}"
systemName = "${systemName}"

[trunk]
host = "127.0.0.1"
`;
}
