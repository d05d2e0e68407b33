/** Opens `npm run demo`'s screens in a pseudo-terminal, each story with a demo of its own. */

import {execFile} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import type {ExecutionContext} from 'ava';
import {type PtyProgram, runInPty} from '../helpers/pty.ts';
import {until} from './until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A demo that nobody else takes part in. */
export interface Demo {
	/** `words` as after `npm run demo --`. */
	open(words?: readonly string[], size?: {columns: number; rows: number}): PtyProgram;
	/** What the demo left behind: folders of its own that are still there. */
	leftovers(): string[];
	/** Resolves once the demo has ended and left nothing; else says what is there, and its last words. */
	ends(): Promise<void>;
	/** Ends the demo's daemon as a crash does. */
	killDaemon(): Promise<void>;
	/** Runs a `plateau` command as one of the demo's people; gives what it printed. */
	command(login: string, ...words: string[]): Promise<string>;
}

export function demo(t: ExecutionContext): Demo {
	const runtime = mkdtempSync(join(tmpdir(), 'pd-'));
	// Tools that build keep things at home; only the demo's own folder is counted.
	const home = mkdtempSync(join(tmpdir(), 'ph-'));
	const programs: PtyProgram[] = [];
	t.teardown(async () => {
		for (const program of programs) program.stop();
		const until = Date.now() + 10_000;
		while (readdirSync(runtime).length > 0 && Date.now() < until) {
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		rmSync(runtime, {recursive: true, force: true});
		rmSync(home, {recursive: true, force: true});
	});
	const env: Record<string, string> = {
		PATH: process.env['PATH'] ?? '',
		HOME: home,
		LANG: 'en_US.UTF-8',
		TERM: 'xterm-256color',
		XDG_RUNTIME_DIR: runtime,
		PLATEAU_DEMO_SEED: '4711',
	};
	return {
		open(words = [], size = {columns: 80, rows: 24}) {
			const program = runInPty(process.execPath, [join(root, 'scripts/demo.js'), ...words], {
				...size,
				env,
				deadlineMs: 45_000,
			});
			programs.push(program);
			return program;
		},
		leftovers: () => (existsSync(runtime) ? readdirSync(runtime) : []),
		async ends() {
			const all = () => readdirSync(runtime, {recursive: true}).map(String);
			await until(() => all().length === 0, 'the demo to end').catch((error: Error) => {
				const logs = all().filter((name) => name.endsWith('.log'));
				const tails = logs.map((name) => readFileSync(join(runtime, name), 'utf8').slice(-600));
				const seats = all()
					.filter((name) => name.includes('seat-'))
					.map((name) => `${name}: ${readFileSync(join(runtime, name), 'utf8')}`);
				throw new Error([error.message, all().join(' '), ...seats, ...tails].join('\n'));
			});
		},
		async killDaemon() {
			const [name = ''] = readdirSync(runtime);
			process.kill(Number(readFileSync(join(runtime, name, 'pid'), 'utf8')), 'SIGKILL');
			rmSync(join(runtime, name), {recursive: true, force: true});
		},
		async command(login, ...words) {
			const [name = ''] = readdirSync(runtime);
			const seats = JSON.parse(readFileSync(join(runtime, name, 'seats.json'), 'utf8')) as {
				socket: string;
				people: {login: string; token: string}[];
				supervisor: {login: string; token: string};
			};
			const seat = [...seats.people, seats.supervisor].find((one) => one.login === login);
			const {stdout} = await promisify(execFile)(
				process.execPath,
				[join(root, 'packages/tui/bin/plateau.js'), ...words],
				{
					env: {
						...env,
						PLATEAU_SOCKET: seats.socket,
						PLATEAU_LOGIN: login,
						PLATEAU_TOKEN: seat?.token ?? '',
					},
				},
			);
			return stdout;
		},
	};
}
