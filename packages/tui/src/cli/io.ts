/** The process as values, so that commands can be run in tests and inside one another. */

import type {TerminalInput, TerminalOutput} from '../terminal/streams.ts';

export interface CliInput extends TerminalInput, AsyncIterable<unknown> {}

export interface CliIo {
	/** The words after the program's name. */
	readonly argv: readonly string[];
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly stdin: CliInput;
	readonly stdout: TerminalOutput;
	readonly stderr: TerminalOutput;
	readonly version: string;
	/** Aborted when the person has had enough: Ctrl+C, or the end of the session. */
	readonly signal: AbortSignal;
}
