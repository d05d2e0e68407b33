/**
 * The two halves of a terminal as values: process.stdin and process.stdout fit, and so does an SSH
 * channel or a test. Nothing in the terminal layer reaches for `process`.
 */

// As Node's own emitters declare it; each event says what it brings.
// biome-ignore lint/suspicious/noExplicitAny: nothing narrower accepts both process.stdin and an SSH channel
type Listener = (...values: any[]) => void;

interface Emitter {
	on(event: string, listener: Listener): unknown;
	off(event: string, listener: Listener): unknown;
}

/** Where keys come from. Raw mode and references are missing on streams that have none. */
export interface TerminalInput extends Emitter {
	readonly isTTY?: boolean;
	resume(): unknown;
	pause(): unknown;
	setRawMode?(isRaw: boolean): unknown;
	ref?(): unknown;
	unref?(): unknown;
}

/** Where frames go. `write` is false when the reader is behind, until `drain`. */
export interface TerminalOutput extends Emitter {
	readonly isTTY?: boolean;
	readonly columns?: number;
	readonly rows?: number;
	/** Bytes as they are: a file in a pipe. */
	write(text: string | Uint8Array): boolean;
}

/** A person's terminal: both halves and the environment that describes it. */
export interface Terminal {
	readonly stdin: TerminalInput;
	readonly stdout: TerminalOutput;
	readonly env: Readonly<Record<string, string | undefined>>;
}
