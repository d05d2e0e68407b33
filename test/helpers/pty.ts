/**
 * A program in a real pseudo-terminal, read through an emulator: `shows` waits for what a person
 * would see, with a deadline and the screen in the error.
 */
import {type IPty, spawn} from 'node-pty';
import {createEmulator, type Emulator} from './emulator.ts';
import {keyBytes} from './key-bytes.ts';

/** How a program is run. */
export interface PtyOptions {
	readonly columns?: number;
	readonly rows?: number;
	readonly cwd?: string;
	/** The whole environment (default: this process's, with TERM=xterm-256color and no CI). */
	readonly env?: Readonly<Record<string, string>>;
	/** How long `shows` and `exits` wait, ms (default 15,000). */
	readonly deadlineMs?: number;
}

/** A running program and its screen. */
export interface PtyProgram {
	readonly pid: number;
	/** The screen's rows, trailing spaces removed. */
	rows(): string[];
	text(): string;
	readonly screen: Emulator;
	/** Everything the program wrote, sequences included. */
	output(): string;
	/** Bytes written so far. */
	bytes(): number;
	/** Presses keys by name: `F2`, `Enter`, `Esc`, `Alt+R`, or text. */
	press(...keys: string[]): void;
	/** Resolves once the screen holds the text; throws at the deadline with the screen as it is. */
	shows(expected: string | RegExp): Promise<void>;
	/** Resolves once it does not. */
	hides(unexpected: string | RegExp): Promise<void>;
	/** Changes the window's size; without effect after the end. */
	resize(columns: number, rows: number): void;
	/** Resolves with the exit code (a signal's number as a negative) once it ended and all it wrote was read. */
	exits(): Promise<number>;
	/** Closes the terminal under it, as closing a window does. */
	hangUp(): void;
	/** Ends it if it still runs, and frees the emulator. */
	stop(signal?: string): void;
}

/** Starts a program in a pseudo-terminal of 80x24, or as asked. */
export function runInPty(
	command: string,
	args: readonly string[],
	options: PtyOptions = {},
): PtyProgram {
	const {columns = 80, rows = 24, deadlineMs = 40_000} = options;
	const screen = createEmulator(columns, rows);
	let written = '';
	let ended: number | undefined;
	const atEnd: Array<() => void> = [];
	const pty: IPty = spawn(command, [...args], {
		cols: columns,
		rows,
		cwd: options.cwd ?? process.cwd(),
		env: options.env ?? defaultEnvironment(),
		name: 'xterm-256color',
	});
	pty.onData((data) => {
		written += data;
		screen.write(data);
	});
	pty.onExit(({exitCode, signal}) => {
		ended = signal === undefined || signal === 0 ? exitCode : -signal;
		for (const wake of atEnd.splice(0)) wake();
	});

	function matches(expected: string | RegExp): boolean {
		const text = screen.text();
		return typeof expected === 'string' ? text.includes(expected) : expected.test(text);
	}

	function waitFor(condition: () => boolean, what: string): Promise<void> {
		if (condition()) return Promise.resolve();
		return new Promise((resolve, reject) => {
			const check = (): void => {
				if (condition()) finish(resolve);
			};
			const fail = (why: string): void => {
				const shown = screen.rows().join('\n');
				finish(() => reject(new Error(`${what}: ${why}. The screen:\n${shown}`)));
			};
			const timer = setTimeout(() => fail(`not within ${deadlineMs} ms`), deadlineMs);
			const stopListening = screen.onChange(check);
			// What it wrote last may still be on its way through the emulator.
			const onEnd = (): void => {
				void screen.settled().then(() => (condition() ? check() : fail(`it ended with ${ended}`)));
			};
			atEnd.push(onEnd);
			function finish(then: () => void): void {
				clearTimeout(timer);
				stopListening();
				const index = atEnd.indexOf(onEnd);
				if (index >= 0) atEnd.splice(index, 1);
				then();
			}
			if (ended !== undefined) onEnd();
		});
	}

	return {
		pid: pty.pid,
		rows: screen.rows,
		text: screen.text,
		screen,
		output: () => written,
		bytes: () => Buffer.byteLength(written),
		press(...keys) {
			for (const key of keys) if (ended === undefined) pty.write(keyBytes(key));
		},
		shows: (expected) => waitFor(() => matches(expected), `waited for ${String(expected)}`),
		hides: (unexpected) =>
			waitFor(() => !matches(unexpected), `waited for ${String(unexpected)} to go`),
		resize(newColumns, newRows) {
			// node-pty throws (EBADF) when the program has ended in the meantime.
			if (ended !== undefined) return;
			try {
				screen.resize(newColumns, newRows);
				pty.resize(newColumns, newRows);
			} catch (error) {
				if (!/EBADF|ENOTTY|already exited/.test(String(error))) throw error;
			}
		},
		async exits() {
			await new Promise<void>((resolve, reject) => {
				if (ended !== undefined) {
					resolve();
					return;
				}
				const timer = setTimeout(() => {
					reject(new Error(`it still runs after ${deadlineMs} ms. The screen:\n${screen.text()}`));
				}, deadlineMs);
				atEnd.push(() => {
					clearTimeout(timer);
					resolve();
				});
			});
			await screen.settled();
			return ended ?? 0;
		},
		hangUp() {
			// On every Unix terminal of node-pty, but not in its types.
			(pty as unknown as {destroy(): void}).destroy();
		},
		stop(signal = 'SIGKILL') {
			if (ended === undefined) pty.kill(signal);
			screen.dispose();
		},
	};
}

function defaultEnvironment(): Record<string, string> {
	const environment: Record<string, string> = {};
	for (const [name, value] of Object.entries(process.env)) {
		if (value !== undefined && name !== 'CI' && name !== 'NO_COLOR') environment[name] = value;
	}
	return {...environment, TERM: 'xterm-256color', LANG: 'C.UTF-8'};
}
