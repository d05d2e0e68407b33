// Runs SIPp: load, and phones or callers that behave as no honest phone does. The scenarios that
// the tests share are scenarios.ts; any other may be given as text.

import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {makeWorkDir, startProgram} from './chamber.ts';
import {freePort} from './ports.ts';
import type {Rig} from './root.ts';
import {registration} from './scenarios.ts';
import {waitUntil} from './wait.ts';

/** A host and a port. */
export type Place = {readonly host: string; readonly port: number};

/** What SIPp is to do. */
export type SippOptions = {
	readonly rig: Rig;
	/** The scenario's XML. */
	readonly scenario: string;
	/** Whom it calls; without it, it waits to be called. */
	readonly remote?: Place;
	/** Its own address, `127.0.0.1` unless told. */
	readonly address?: string;
	/** Its SIP port, a free one unless told. */
	readonly port?: number;
	/** The user that it calls, `[service]` in the scenario. */
	readonly service?: string;
	/** How many calls it makes (1) or takes (any number), all in all. */
	readonly calls?: number;
	/** Calls begun a second (10). */
	readonly ratePerSecond?: number;
	/** Calls at once (no bound). */
	readonly atOnce?: number;
	/** A row for each call in turn, `[field0]`, `[field1]`, … in the scenario; begins anew at the end. */
	readonly rows?: ReadonlyArray<readonly string[]>;
	/** Load: writes no messages down, and makes way for what is under it. */
	readonly quiet?: boolean;
	/** The ports of sound that it names, from its own SIP port on (8). Many reach into those of another process (`ports.ts`). */
	readonly soundPorts?: number;
	/** Further command-line arguments. */
	readonly args?: readonly string[];
};

/** How a run ended. */
export type SippResult = {
	/** 0: every call went as the scenario says. 1: some did not. Others: see SIPp's manual. */
	readonly code: number | null;
	readonly successful: number;
	readonly failed: number;
	/** What went wrong, as SIPp tells it; empty when nothing did. */
	readonly errors: string;
};

/** A SIPp that runs; it ends by itself, with `stop`, or with the test process. */
export type Sipp = {
	readonly address: string;
	readonly port: number;
	/** Settles when it has ended by itself or was stopped. */
	readonly done: Promise<SippResult>;
	/** Every SIP message sent and received so far, as SIPp writes them down. */
	readonly messages: () => string;
	/** Ends it, within half a second with calls and all, and removes its folder; safe to call twice. */
	readonly stop: () => Promise<SippResult>;
};

/** Starts SIPp; it listens when this returns. Rejects with what it printed when it does not start. */
export async function startSipp(options: SippOptions): Promise<Sipp> {
	const {address = '127.0.0.1'} = options;
	const port = options.port ?? (await freePort(address));
	const workDir = makeWorkDir('sipp');
	const inWorkDir = (name: string) => path.join(workDir, name);
	const files = {
		messages: inWorkDir('messages.log'),
		errors: inWorkDir('errors.log'),
		figures: inWorkDir('figures.csv'),
	};
	const makesWay = options.quiet === true ? ['nice', '-n', '10'] : [];
	const commandLine = [
		...makesWay,
		'sipp',
		...argumentsOf(options, workDir, {host: address, port}, files),
	];
	// SIPp makes Call-IDs and branches of its process number; were it 1 each time, Asterisk would
	// take one run's messages for repetitions of another's.
	const program = await startProgram(options.rig, commandLine, inWorkDir('screen.log'), {
		ownPids: false,
	});
	await waitUntil('SIPp listens', () => program.end() !== undefined || existsSync(files.figures), {
		describe: program.output,
	});
	if ((program.end()?.code ?? 0) > 99) {
		rmSync(workDir, {recursive: true, force: true});
		throw new Error(`SIPp did not start:\n${program.output()}`);
	}

	let lastMessages = '';
	const messages = () => {
		lastMessages = existsSync(files.messages) ? readFileSync(files.messages, 'utf8') : lastMessages;
		return lastMessages;
	};

	const done = program.ended.then(({code}): SippResult => {
		messages();
		const errors = existsSync(files.errors) ? readFileSync(files.errors, 'utf8') : '';
		return {code, ...figuresIn(files.figures), errors};
	});

	return {
		address,
		port,
		done,
		messages,
		async stop() {
			// Politely first, so that its figures are whole: SIPp then waits for its calls to end.
			program.signal('SIGUSR1');
			await waitUntil('SIPp has ended', () => program.end() !== undefined, {
				timeoutMs: 500,
			}).catch(() => program.kill());
			const result = await done;
			rmSync(workDir, {recursive: true, force: true});
			return result;
		},
	};
}

function argumentsOf(
	options: SippOptions,
	workDir: string,
	own: Place,
	files: {messages: string; errors: string; figures: string},
): string[] {
	const scenarioFile = path.join(workDir, 'scenario.xml');
	writeFileSync(scenarioFile, options.scenario);
	const args = ['-sf', scenarioFile, '-i', own.host, '-mi', own.host, '-p', String(own.port)];
	const lastSoundPort = own.port + 1 + (options.soundPorts ?? 8);
	args.push('-min_rtp_port', String(own.port + 2), '-max_rtp_port', String(lastSoundPort));
	args.push('-nostdin', '-aa', '-default_behaviors', 'all');
	if (options.quiet !== true) args.push('-trace_msg', '-message_file', files.messages);
	args.push('-trace_err', '-error_file', files.errors);
	args.push('-trace_stat', '-stf', files.figures, '-fd', '1');
	if (options.rows !== undefined) {
		const rowsFile = path.join(workDir, 'rows.csv');
		const lines = options.rows.map((row) => `${row.join(';')}\n`);
		writeFileSync(rowsFile, `SEQUENTIAL\n${lines.join('')}`);
		args.push('-inf', rowsFile);
	}

	const calls = options.calls ?? (options.remote === undefined ? undefined : 1);
	if (calls !== undefined) {
		args.push('-m', String(calls));
	}

	if (options.remote !== undefined) {
		args.push('-r', String(options.ratePerSecond ?? 10), '-s', options.service ?? 'service');
		if (options.atOnce !== undefined) {
			args.push('-l', String(options.atOnce));
		}

		args.push(`${options.remote.host}:${options.remote.port}`);
	}

	return [...args, ...(options.args ?? [])];
}

function figuresIn(file: string): {successful: number; failed: number} {
	const [names = '', ...lines] = existsSync(file)
		? readFileSync(file, 'utf8').trim().split('\n')
		: [''];
	const values = lines.at(-1)?.split(';') ?? [];
	const figure = (name: string) => Number(values[names.split(';').indexOf(name)] ?? 0);
	return {successful: figure('SuccessfulCall(C)'), failed: figure('FailedCall(C)')};
}

/** A desk phone played by SIPp. */
export type SippPhoneOptions = {
	readonly rig: Rig;
	readonly user: string;
	readonly secret: string;
	readonly registrar: Place;
	/** What it does with a call: a scenario that begins by receiving an INVITE. */
	readonly scenario: string;
	readonly address?: string;
	readonly port?: number;
	/** Further command-line arguments. */
	readonly args?: readonly string[];
};

/** Registers a phone and starts it; `stop` takes the registration back too. */
export async function startSippPhone(options: SippPhoneOptions): Promise<Sipp> {
	const {rig, user, secret, registrar, scenario, address = '127.0.0.1', args = []} = options;
	const port = options.port ?? (await freePort(address));
	const register = async (expiresSeconds: number) => {
		const run = await startSipp({
			rig,
			scenario: registration({user, secret, expiresSeconds}),
			remote: registrar,
			address,
			port,
			args: ['-timeout', '5s', '-timeout_error'],
		});
		const {code, errors} = await run.done;
		const messages = run.messages();
		await run.stop();
		if (code !== 0) {
			throw new Error(`phone ${user} may not register:\n${errors}\n${messages}`);
		}
	};

	await register(3600);
	const phone = await startSipp({rig, scenario, address, port, args});
	let stopped: Promise<SippResult> | undefined;
	return {
		...phone,
		stop() {
			stopped ??= phone.stop().then(async (result) => {
				// An Asterisk that was stopped first has forgotten the phone anyway.
				await register(0).catch(() => undefined);
				return result;
			});
			return stopped;
		},
	};
}
