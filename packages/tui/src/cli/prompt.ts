/** Asks a person at the terminal: a line as it is typed, or a password that nobody sees. */

import type {TerminalOutput} from '../terminal/streams.ts';
import type {CliInput} from './io.ts';

interface Streams {
	readonly stdin: CliInput;
	readonly stderr: TerminalOutput;
}

/** Everything on standard input, as UTF-8. */
export async function readAll(stdin: CliInput, maxBytes: number): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of stdin) {
		const buffer =
			typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk as Uint8Array);
		bytes += buffer.byteLength;
		if (bytes > maxBytes) return undefined;
		chunks.push(buffer);
	}
	return Buffer.concat(chunks);
}

/** The first line of standard input, without its end. */
export async function readLine(stdin: CliInput): Promise<string> {
	let text = '';
	for await (const chunk of stdin) {
		text += String(chunk);
		if (text.includes('\n') || text.length > 10_000) break;
	}
	return (text.split('\n', 1)[0] ?? '').replace(/\r$/, '');
}

/**
 * Asks on standard error, so that standard output stays clean. `isSecret`: nothing is shown, not
 * even how long it is. Undefined when it was given up with Ctrl+C or Ctrl+D.
 */
export function ask(
	{stdin, stderr}: Streams,
	question: string,
	isSecret: boolean,
): Promise<string | undefined> {
	stderr.write(question);
	stdin.setRawMode?.(true);
	stdin.resume();
	const decoder = new TextDecoder();
	return new Promise((resolve) => {
		let typed: string[] = [];
		const end = (answer: string | undefined) => {
			stdin.off('data', read);
			stdin.setRawMode?.(false);
			stdin.pause();
			stderr.write('\n');
			resolve(answer);
		};
		const read = (chunk: Uint8Array | string) => {
			const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, {stream: true});
			// Arrows and function keys would leave their letters behind.
			for (const character of text.replaceAll(/\u001b(?:\[[0-9;]*[ -/]*[@-~]|O.|.)?/g, '')) {
				if (character === '\r' || character === '\n') return end(typed.join(''));
				if (character === '\u0003' || (character === '\u0004' && typed.length === 0)) {
					return end(undefined);
				}
				if (character === '\u007f' || character === '\b') erase();
				else if (character === '\u0015') while (typed.length > 0) erase();
				else if (character >= ' ') {
					typed = [...typed, character];
					if (!isSecret) stderr.write(character);
				}
			}
		};
		const erase = () => {
			if (typed.length > 0 && !isSecret) stderr.write('\b \b');
			typed = typed.slice(0, -1);
		};
		stdin.on('data', read);
	});
}
