/** Reads a password without showing it, or from a pipe. Never from the command line, which others can read. */

import type {ReadStream} from 'node:tty';

/** The terminal it is asked on. */
export interface PasswordStreams {
	readonly stdin: NodeJS.ReadableStream;
	readonly stderr: NodeJS.WritableStream;
}

/** The first line of standard input, without its end. */
export async function readLineFrom(stdin: NodeJS.ReadableStream): Promise<string> {
	let text = '';
	for await (const chunk of stdin) {
		text += String(chunk);
		if (text.includes('\n')) break;
	}
	return text.split('\n', 1)[0]?.replace(/\r$/, '') ?? '';
}

/** Asks on the terminal, echoing nothing. Undefined when it is given up with Ctrl+C or Ctrl+D, or the terminal goes. */
export function askPassword(
	{stdin, stderr}: PasswordStreams,
	question: string,
): Promise<string | undefined> {
	const tty = stdin as ReadStream;
	stderr.write(question);
	tty.setRawMode?.(true);
	tty.setEncoding('utf8');
	return new Promise((resolve) => {
		let text = '';
		const done = (answer: string | undefined) => {
			tty.off('data', read);
			tty.off('end', gone);
			tty.setRawMode?.(false);
			tty.pause();
			stderr.write('\n');
			resolve(answer);
		};
		const gone = () => done(undefined);
		const read = (chunk: string) => {
			for (const character of chunk) {
				if (character === '\r' || character === '\n') return done(text);
				if (character === '\u0003' || character === '\u0004') return done(undefined);
				if (character === '\u007f' || character === '\b') text = [...text].slice(0, -1).join('');
				else if (character >= ' ') text += character;
			}
		};
		tty.on('data', read);
		tty.on('end', gone);
		tty.resume();
	});
}
