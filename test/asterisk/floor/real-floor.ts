/**
 * A whole floor on the real thing: an Asterisk from the files that `plateaud asterisk-config` writes,
 * a `plateaud` of its own process, desk phones and callers from the trunk, and people at the wire.
 */

import {type ChildProcess, execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {connect as connectTo} from 'node:net';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import type {BoardView, CommandArgs, CommandName, DeskView} from '@plateau/core/protocol';
import {Client} from '@plateau/tui/link/client';
import {DaemonClock} from '@plateau/tui/link/clock';
import {openWire} from '@plateau/tui/link/wire';
import type {ExecutionContext} from 'ava';
import {type RunningAsterisk, startAsterisk} from '../rig/asterisk.ts';
import {makeWorkDir} from '../rig/chamber.ts';
import {type Phone, type PhoneOptions, startPhone} from '../rig/phone.ts';
import {freePort} from '../rig/ports.ts';
import type {Rig} from '../rig/root.ts';
import {type Sipp, startSippPhone} from '../rig/sipp.ts';
import {waitUntil} from '../rig/wait.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const plateaud = ['--import=tsx', '--conditions=source', join(root, 'packages/daemon/src/main.ts')];
const trunkAddress = '127.0.0.2';

/** What each party says. */
export const tones = {agent: 600, second: 770, caller: 1000, other: 1230, supervisor: 1500};
export const everyTone = Object.values(tones);

/** One person at the wire. */
export interface Person {
	command<N extends CommandName>(name: N, args: CommandArgs<N>): Promise<unknown>;
	/** Waits until the board looks so; rejects with the board as it is. */
	board(looks: (board: BoardView) => boolean, what: string): Promise<BoardView>;
	desk(agentId: string, looks: (desk: DeskView) => boolean, what: string): Promise<DeskView>;
}

/** Who takes back what was opened: a test, or a program of its own. */
export type Teardowns = Pick<ExecutionContext, 'teardown'>;

export interface RealFloorOptions {
	/** Ports of sound at Asterisk; 10, enough for a few calls, unless told. */
	readonly soundPorts?: readonly [from: number, to: number];
	/** Where somebody outside is called by the trunk. Absent: nobody is. */
	readonly trunkPort?: number;
	/** What is changed in the files that asterisk-config wrote, before Asterisk reads them. */
	edit?(configDir: string): void;
	/** Something between the daemon and Asterisk's manager port: gives its own port. */
	amiThrough?(amiPort: number): Promise<number>;
	/** See `AsteriskOptions`. */
	readonly verbosity?: number;
	/** A second Asterisk, `annex`, with ties between the two. */
	readonly hasAnnex?: boolean;
	/** Further lines at the top of plateau.toml. */
	readonly settings?: string;
	/**
	 * As on a server: the daemon as it was built (from source tsx names functions as they are made) with the priority
	 * of docs/examples/plateaud.service, Asterisk with that of Debian's package.
	 */
	readonly isInstalled?: boolean;
}

export interface RealFloor {
	readonly asterisk: RunningAsterisk;
	/** The second Asterisk, and where its SIP is reached. Throws when there is none. */
	readonly annex: RunningAsterisk & {readonly registrar: PhoneOptions['registrar']};
	/** Everything lives here. */
	readonly dir: string;
	readonly sipPort: number;
	readonly amiPort: number;
	/** The phones' passwords, by extension. */
	readonly phoneSecrets: Readonly<Record<string, string>>;
	/** The daemon's process; throws when it does not run. */
	daemonPid(): number;
	/** Logged in as admin. */
	readonly admin: Person;
	/** A desk phone of the floor file, registered. */
	deskPhone(extension: string, options?: Partial<PhoneOptions>): Promise<Phone>;
	/** Somebody with a telephone, beyond the trunk. */
	caller(number: string, options?: Partial<PhoneOptions>): Promise<Phone>;
	/** A desk phone played by SIPp, registered. */
	scenarioPhone(extension: string, scenario: string, at?: PhoneOptions['registrar']): Promise<Sipp>;
	/** Waits until a line of the daemon's log fits. */
	event(line: RegExp): Promise<void>;
	/** Kills the daemon as a crash does. */
	killDaemon(): Promise<void>;
	startDaemon(): Promise<void>;
	/** The daemon's log so far. */
	log(): string;
	/** What a verb of `plateaud` prints, however it ends. */
	verb(words: readonly string[]): Promise<string>;
	noChannelLeft(): Promise<void>;
}

/** Opens it; everything ends with the test. */
export async function realFloor(
	t: Teardowns,
	rig: Rig,
	floorYaml: string,
	options: RealFloorOptions = {},
): Promise<RealFloor> {
	const dir = makeWorkDir('floor');
	t.teardown(() => rmSync(dir, {recursive: true, force: true}));
	const [sipPort, amiPort, rtpPort] = [await freePort(), await freePort(), await freePort()];
	const data = join(dir, 'data');
	const socket = join(dir, 's');
	const configDir = join(dir, 'asterisk');
	mkdirSync(configDir);
	const {hasAnnex = false, trunkPort} = options;
	// What comes from a tie's address is believed to be the other Asterisk: no phone may be there.
	const sipHost = hasAnnex ? '127.0.0.3' : '127.0.0.1';
	const annexHost = '127.0.0.4';
	const annexPort = hasAnnex ? await freePort() : 0;
	writeFileSync(join(dir, 'floor.yaml'), floorYaml);
	const [rtpFrom, rtpTo] = options.soundPorts ?? [rtpPort, rtpPort + 9];
	const annexSettings = `tieAddress = "${sipHost}"
[[switches]]
id = "annex"
port = ${annexPort}
sipAddress = "${annexHost}"
tieAddress = "${annexHost}"
`;
	const writeSettings = (port: number) =>
		writeFileSync(
			join(dir, 'plateau.toml'),
			`dataDir = "${data}"
socket = "${socket}"
locale = "en"
${options.settings ?? ''}
[asterisk]
sipAddress = "${sipHost}"
sipPort = ${sipPort}
rtpFrom = ${rtpFrom}
rtpTo = ${rtpTo}
[trunk]
host = "${trunkAddress}"
${trunkPort === undefined ? '' : `port = ${trunkPort}`}
qualify = ${trunkPort === undefined}
[fallback]
wait = "10s"
[[switches]]
id = "main"
port = ${port}
${hasAnnex ? annexSettings : ''}`,
		);
	writeSettings(amiPort);
	const config = ['--config', join(dir, 'plateau.toml')];
	const run = async (words: string[], input?: string) => {
		const child = promisify(execFile)(process.execPath, [...plateaud, ...words, ...config]);
		if (input !== undefined) child.child.stdin?.end(input);
		return (await child).stdout;
	};
	await run(['init', '--login', 'admin', '--password-stdin'], 'admin-secret\n');
	await run(['asterisk-config', '--out', configDir, '--floor', join(dir, 'floor.yaml')]);
	options.edit?.(configDir);
	const {verbosity, isInstalled = false} = options;
	const asterisk = await startAsterisk({
		rig,
		configDir,
		isRealTime: isInstalled,
		...(verbosity === undefined ? {} : {verbosity}),
	});
	t.teardown(asterisk.stop);
	const annexDir = join(dir, 'annex');
	const annex = hasAnnex ? await startAnnex() : undefined;
	async function startAnnex(): Promise<RunningAsterisk> {
		mkdirSync(annexDir);
		const words = ['--for', 'annex', '--floor', join(dir, 'floor.yaml')];
		await run(['asterisk-config', '--out', annexDir, ...words]);
		const started = await startAsterisk({rig, configDir: annexDir});
		t.teardown(started.stop);
		return started;
	}
	if (options.amiThrough !== undefined) writeSettings(await options.amiThrough(amiPort));

	let daemon: ChildProcess | undefined;
	let output = '';
	async function startDaemon(): Promise<void> {
		const [command = '', ...words] = [
			...(isInstalled ? installedPlateaud() : [process.execPath, ...plateaud]),
			...['serve', '--floor', join(dir, 'floor.yaml'), ...config],
		];
		const child = spawn(command, words, {stdio: ['ignore', 'pipe', 'pipe']});
		daemon = child;
		const take = (chunk: Buffer) => {
			output += chunk.toString();
		};
		child.stdout.on('data', take);
		child.stderr.on('data', take);
		// The socket's file is there a moment before anybody listens at it.
		await waitUntil('the daemon serves', () => hasEnded(child) || isAnswered(socket), {
			timeoutMs: 40_000,
			describe: () => output,
		});
		if (hasEnded(child)) throw new Error(`the daemon ended: ${output}`);
	}
	async function killDaemon(): Promise<void> {
		const child = daemon;
		if (child === undefined || hasEnded(child)) return;
		child.kill('SIGKILL');
		await once(child, 'exit');
		rmSync(socket, {force: true});
	}
	t.teardown(killDaemon);
	await startDaemon();

	const secrets = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as {
		phones: Record<string, string>;
	};
	const registrar = {host: sipHost, port: sipPort};
	async function phone(options: Omit<PhoneOptions, 'rig' | 'registrar'>): Promise<Phone> {
		const started = await startPhone({rig, registrar, ...options});
		t.teardown(started.stop);
		return started;
	}

	async function connect(): Promise<Client> {
		const clock = new DaemonClock();
		const wire = await openWire({kind: 'unix', path: socket}).catch((error: unknown) => {
			throw new Error(`the daemon’s socket; its log: ${output}`, {cause: error});
		});
		const client = await Client.greet(wire, {clock});
		const logIn = await client.logIn('admin', 'admin-secret');
		if (!logIn.ok) throw new Error(`admin could not log in: ${logIn.code}`);
		return client;
	}
	let client: Client | undefined;
	t.teardown(() => client?.close());
	async function connected(): Promise<Client> {
		client ??= await connect();
		const now = client;
		void now.closed.then(() => {
			if (client === now) client = undefined;
		});
		return now;
	}
	const admin: Person = {
		async command(name, args) {
			const answer = await (await connected()).command(name, args);
			if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.refusal)}`);
			return answer.result;
		},
		board: async (looks, what) => watch(await connected(), 'board', undefined, looks, what),
		desk: async (agentId, looks, what) => watch(await connected(), 'desk', agentId, looks, what),
	};

	return {
		asterisk,
		get annex() {
			if (annex === undefined) throw new Error('there is one Asterisk alone');
			return {...annex, registrar: {host: annexHost, port: sipPort}};
		},
		dir,
		sipPort,
		amiPort,
		phoneSecrets: secrets.phones,
		daemonPid() {
			if (daemon?.pid === undefined || hasEnded(daemon)) throw new Error('no daemon runs');
			return daemon.pid;
		},
		admin,
		async deskPhone(extension, options) {
			const secret = secrets.phones[extension] ?? '';
			const desk = await phone({user: extension, secret, toneHz: tones.agent, ...options});
			await desk.registered();
			return desk;
		},
		async scenarioPhone(extension, scenario, at = registrar) {
			const secret = secrets.phones[extension] ?? '';
			const sipp = await startSippPhone({rig, registrar: at, user: extension, secret, scenario});
			t.teardown(sipp.stop);
			return sipp;
		},
		async event(line) {
			await waitUntil(`the log says ${line}`, async () => line.test(output), {
				describe: () => output.slice(-2000),
			});
		},
		async caller(number, options) {
			const caller = await phone({
				user: '0639980001',
				displayName: 'Jeanne Martin',
				address: trunkAddress,
				toneHz: tones.caller,
				...options,
			});
			await caller.dial(number);
			return caller;
		},
		startDaemon,
		killDaemon,
		log: () => output,
		verb: (words) =>
			run([...words]).catch((error: unknown) => (error as {readonly stdout: string}).stdout),
		async noChannelLeft() {
			const isEmpty = async (one: RunningAsterisk) =>
				(await one.cli('core show channels count')).startsWith('0 active channels');
			await waitUntil(
				'no channel is left',
				async () => (await isEmpty(asterisk)) && (annex === undefined || (await isEmpty(annex))),
				{timeoutMs: 5000},
			);
		},
	};
}

/** An agent signed in and ready at a real phone. */
export async function readyAt(
	floor: RealFloor,
	agentId: string,
	extension: string,
	options?: Partial<PhoneOptions>,
): Promise<Phone> {
	const desk = await floor.deskPhone(extension, options);
	await floor.admin.board(({switches}) => switches['main']?.state === 'up', 'the switch is up');
	await floor.admin.command('sign-in', {
		agentId,
		phoneId: extension,
		presence: {state: 'available'},
	});
	await floor.admin.board(({agents}) => agents[agentId]?.ready === true, `${agentId} is ready`);
	return desk;
}

/** Waits until each of these hears exactly these tones, all of them at once. */
export async function hearTones(
	t: ExecutionContext,
	what: string,
	...wanted: readonly (readonly [phone: Phone, tonesHz: readonly number[]])[]
): Promise<void> {
	const sorted = (tonesHz: readonly number[]) => tonesHz.toSorted((one, other) => one - other);
	const expected = wanted.map(([, tonesHz]) => sorted(tonesHz));
	let heard: readonly (readonly number[])[] = [];
	await waitUntil(
		what,
		async () => {
			const all = wanted.map(([phone]) => phone.listen(everyTone, {forMs: 800}));
			heard = (await Promise.all(all)).map(({tonesHz}) => sorted(tonesHz));
			return JSON.stringify(heard) === JSON.stringify(expected);
		},
		{describe: () => `wanted ${JSON.stringify(expected)}, heard ${JSON.stringify(heard)}`},
	);
	t.deepEqual(heard, expected, what);
}

/** What starts the daemon as its unit does. */
function installedPlateaud(): string[] {
	const unit = readFileSync(join(root, 'docs/examples/plateaud.service'), 'utf8');
	const nice = /^Nice=(-?\d+)$/m.exec(unit)?.[1] ?? '0';
	return ['nice', '-n', nice, process.execPath, join(root, 'packages/daemon/bin/plateaud.js')];
}

function hasEnded({exitCode, signalCode}: ChildProcess): boolean {
	return exitCode !== null || signalCode !== null;
}

/** Whether somebody lets us in there. */
function isAnswered(path: string): Promise<boolean> {
	return new Promise((resolve) => {
		const knock = connectTo(path);
		knock.once('connect', () => {
			knock.destroy();
			resolve(true);
		});
		knock.once('error', () => resolve(false));
	});
}

function watch<V extends 'board' | 'desk'>(
	client: Client,
	view: V,
	scope: string | undefined,
	looks: (view: V extends 'board' ? BoardView : DeskView) => boolean,
	what: string,
): Promise<V extends 'board' ? BoardView : DeskView> {
	type Shown = V extends 'board' ? BoardView : DeskView;
	return new Promise((resolve, reject) => {
		let last: unknown;
		const timer = setTimeout(() => {
			stop();
			reject(new Error(`${what}: not seen in time; last ${JSON.stringify(last, null, 1)}`));
		}, 40_000);
		const stop = client.subscribe(view, scope, {
			view(shown) {
				last = shown;
				if (!looks(shown as unknown as Shown)) return;
				clearTimeout(timer);
				queueMicrotask(() => stop());
				resolve(shown as unknown as Shown);
			},
			ended(refusal) {
				clearTimeout(timer);
				reject(new Error(`${what}: ${JSON.stringify(refusal)}`));
			},
		});
	});
}
