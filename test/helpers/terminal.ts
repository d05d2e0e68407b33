/**
 * A person's terminal for tests: fake streams around an emulator. `openTerminal` is the terminal
 * alone; `showElement` puts a React element on it through the real screen, output and keys.
 */
import {EventEmitter} from 'node:events';
import type {Environment, Size} from '@plateau/tui/terminal/environment';
import type {KeyPress} from '@plateau/tui/terminal/key-press';
import {openScreen, type Screen, type ScreenOptions} from '@plateau/tui/terminal/screen.tsx';
import type {ReactElement} from 'react';
import {createEmulator, type Emulator} from './emulator.ts';
import {keyBytes} from './key-bytes.ts';

/** Terminal emulator, its two streams, and everything that was written to it. */
export interface FakeTerminal extends Emulator {
	readonly stdin: FakeInput;
	readonly stdout: FakeOutput;
	/** Each write, in order. */
	readonly writes: string[];
}

/** Keys come from `send`. */
export class FakeInput extends EventEmitter {
	readonly isTTY = true;
	isRaw = false;
	isFlowing = false;

	setRawMode(isRaw: boolean): void {
		this.isRaw = isRaw;
	}

	resume(): void {
		this.isFlowing = true;
	}

	pause(): void {
		this.isFlowing = false;
	}

	ref(): void {}

	unref(): void {}

	/** As if the terminal had sent these bytes. Nothing arrives while the stream is paused. */
	send(data: string | Uint8Array): void {
		if (this.isFlowing) this.emit('data', typeof data === 'string' ? Buffer.from(data) : data);
	}
}

/** Frames go to the emulator. `isSlow` makes it a terminal that has stopped reading. */
class FakeOutput extends EventEmitter {
	readonly isTTY = true;
	columns: number;
	rows: number;
	isSlow = false;
	readonly #take: (data: string) => void;

	constructor(size: Size, take: (data: string) => void) {
		super();
		this.columns = size.columns;
		this.rows = size.rows;
		this.#take = take;
	}

	write(data: string): boolean {
		this.#take(data);
		return !this.isSlow;
	}

	/** The terminal reads on. */
	drain(): void {
		this.isSlow = false;
		this.emit('drain');
	}
}

/** Opens a terminal of this size (80x24 without one). */
export function openTerminal(size: Size = {columns: 80, rows: 24}): FakeTerminal {
	const emulator = createEmulator(size.columns, size.rows);
	const writes: string[] = [];
	const stdin = new FakeInput();
	const stdout = new FakeOutput(size, (data) => {
		writes.push(data);
		emulator.write(data);
	});
	return {
		...emulator,
		stdin,
		stdout,
		writes,
		resize(columns, rows) {
			emulator.resize(columns, rows);
			stdout.columns = columns;
			stdout.rows = rows;
			stdout.emit('resize');
		},
	};
}

/** An element on a terminal. */
export interface Shown extends FakeTerminal {
	readonly screen: Screen;
	/** Every key press the screen handed over. */
	readonly keys: KeyPress[];
	/** Errors that components threw while they drew. */
	readonly errors: unknown[];
	/** Draws another element and waits until the terminal shows it. */
	draw(element: ReactElement): Promise<void>;
	/** Presses keys by name (`F2`, `Enter`, `Alt+R`, `text`), and waits until each was understood. */
	press(...keys: string[]): Promise<void>;
	/** Waits until the terminal shows the newest frame. */
	settled(): Promise<void>;
	/** Waits until the terminal has understood what was written, drawn or not. */
	terminalSettled(): Promise<void>;
	close(): void;
}

/** How the element is shown. `onKey` and `onResize` may draw again. */
export interface ShowOptions {
	readonly size?: Size;
	readonly env?: Environment;
	readonly screen?: Partial<Omit<ScreenOptions, 'stdin' | 'stdout' | 'env'>>;
}

/** Shows an element and waits for its first frame. */
export async function showElement(
	element: ReactElement,
	options: ShowOptions = {},
): Promise<Shown> {
	const terminal = openTerminal(options.size);
	const keys: KeyPress[] = [];
	const errors: unknown[] = [];
	const screen = openScreen({
		onError: (error) => errors.push(error),
		...options.screen,
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		env: options.env ?? {TERM: 'xterm-256color'},
		onKey(key) {
			keys.push(key);
			options.screen?.onKey?.(key);
		},
	});
	async function settled(): Promise<void> {
		await screen.idle();
		await terminal.settled();
	}
	screen.draw(element);
	await settled();
	return {
		...terminal,
		screen,
		keys,
		errors,
		settled,
		terminalSettled: terminal.settled,
		async draw(next) {
			screen.draw(next);
			await settled();
		},
		async press(...names) {
			for (const name of names) {
				const before = keys.length;
				terminal.stdin.send(keyBytes(name));
				await until(() => keys.length > before, `the press of ${name} to be understood`);
			}
			await settled();
		},
		close() {
			screen.close();
			terminal.dispose();
		},
	};
}

/** Waits until `condition` holds; fails after `deadlineMs` (5 s) naming `what`. */
export async function until(
	condition: () => boolean,
	what: string,
	deadlineMs = 5000,
): Promise<void> {
	const start = performance.now();
	while (!condition()) {
		if (performance.now() - start > deadlineMs) throw new Error(`waited in vain for ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
}
