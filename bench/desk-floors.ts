/** The two floors on which the desk is measured, each the built daemon in a folder of its own. */
import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {connect} from 'node:net';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {sampleFloorFile} from '@plateau/daemon/floor-file/sample';
import {cpuMsOf, pause} from './process-figures.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const plateaud = join(root, 'packages/daemon/bin/plateaud.js');

/** The built client. */
export const plateau = join(root, 'packages/tui/bin/plateau.js');

/** A daemon that serves. */
export interface Floor {
	readonly pid: number;
	/** From the start of the process until its socket answers. */
	readonly upMs: number;
	readonly upCpuMs: number;
	/** What a desk needs around it to open as this agent; without a phone it opens on the sign-in page. */
	seat(index: number, phone?: 'no-phone'): Record<string, string>;
	stop(): Promise<void>;
}

/** The demo: callers, colleagues, and a phone that rings soon after a desk opens. */
export async function busyFloor(folder: string): Promise<Floor> {
	const dir = join(folder, 'demo');
	const env = environment(folder, {PLATEAU_DEMO_SEED: '4711'});
	const daemon = spawn(process.execPath, [plateaud, 'demo', '--dir', dir], {
		env,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const path = join(dir, 'seats.json');
	const up = await answers(daemon, () => (existsSync(path) ? seats().socket : undefined));
	function seats(): {
		socket: string;
		people: {login: string; token: string; phoneId: string}[];
	} {
		return JSON.parse(readFileSync(path, 'utf8'));
	}
	return {
		...up,
		seat(index) {
			const {socket, people} = seats();
			const {login = '', token = '', phoneId = ''} = people[index] ?? {};
			const who = {PLATEAU_LOGIN: login, PLATEAU_TOKEN: token, PLATEAU_PHONE: phoneId};
			return {...env, PLATEAU_SOCKET: socket, ...who};
		},
		stop: () => stop(daemon),
	};
}

const quietLogins = ['claire', 'marc'];
const quietPhones = ['1001', '1002'];

/** `plateaud serve --practice` with the sample floor: nobody calls. Started twice, so that no log-in is in it. */
export async function quietFloor(folder: string): Promise<Floor> {
	const socket = join(folder, 's');
	const env = environment(folder, {PLATEAU_SOCKET: socket});
	const dataDir = ['--data-dir', join(folder, 'data')];
	const floorPath = join(folder, 'floor.yaml');
	const password = 'a bench of eight';
	writeFileSync(floorPath, sampleFloorFile);
	const run = (program: string, ...words: string[]) =>
		execFileSync(process.execPath, [program, ...words], {env, input: `${password}\n`});
	const serve = async () => {
		const words = ['serve', ...dataDir, '--practice', '--floor', floorPath];
		const daemon = spawn(process.execPath, [plateaud, ...words], {
			env,
			stdio: ['ignore', 'ignore', 'inherit'],
		});
		return {daemon, ...(await answers(daemon, () => socket))};
	};

	run(plateaud, 'init', ...dataDir, '--password-stdin');
	const first = await serve();
	run(plateau, 'login', 'admin', '--password-stdin');
	for (const login of quietLogins) {
		run(plateau, 'account', 'add', login, '--role', 'agent', '--password-stdin', '--as', 'admin');
		run(plateau, 'login', login, '--password-stdin');
	}
	await stop(first.daemon);
	const {daemon, ...up} = await serve();
	return {
		...up,
		seat(index, phone) {
			const whose = {...env, PLATEAU_LOGIN: quietLogins[index] ?? ''};
			return phone === 'no-phone' ? whose : {...whose, PLATEAU_PHONE: quietPhones[index] ?? ''};
		},
		stop: () => stop(daemon),
	};
}

/** Nothing of the person who runs the bench. */
function environment(folder: string, more: Record<string, string>): Record<string, string> {
	return {
		PATH: process.env['PATH'] ?? '',
		HOME: folder,
		XDG_DATA_HOME: folder,
		XDG_RUNTIME_DIR: folder,
		TERM: 'xterm-256color',
		LANG: 'en_US.UTF-8',
		...more,
	};
}

async function answers(daemon: ChildProcess, socketOf: () => string | undefined) {
	const startedAt = performance.now();
	while (performance.now() - startedAt < 30_000) {
		if (daemon.exitCode !== null) break;
		const socket = socketOf();
		if (socket !== undefined && (await isAnswered(socket))) {
			const pid = daemon.pid ?? 0;
			return {pid, upMs: performance.now() - startedAt, upCpuMs: cpuMsOf(pid)};
		}
		await pause(5);
	}
	throw new Error('the daemon did not start: is everything built? (npm run build)');
}

function isAnswered(socket: string): Promise<boolean> {
	return new Promise((resolve) => {
		const connection = connect(socket, () => {
			connection.destroy();
			resolve(true);
		});
		connection.on('error', () => resolve(false));
	});
}

async function stop(daemon: ChildProcess): Promise<void> {
	if (daemon.exitCode !== null) return;
	const gone = new Promise((resolve) => daemon.once('exit', resolve));
	daemon.kill('SIGTERM');
	await gone;
}
