// Asterisk's control socket, spoken directly: what `asterisk -rx` does, without starting a program.

import {connect} from 'node:net';

/** The longest path that fits a Unix socket's address. */
export const maxSocketPath = 107;

/**
 * Runs one command-line command of Asterisk and gives what it prints, without trailing white space.
 * Rejects when nobody listens on `socketPath`, or on no answer within `timeoutMs`. A command that
 * Asterisk does not know is an ordinary answer ("No such command …").
 */
export function runCommand(
	socketPath: string,
	command: string,
	timeoutMs = 30_000,
): Promise<string> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		const socket = connect(socketPath);
		socket.setTimeout(timeoutMs, () => {
			socket.destroy(new Error(`Asterisk did not answer "${command}" in ${timeoutMs} ms`));
		});
		// The prefix makes Asterisk hang up when the command is done; messages end with a NUL.
		socket.once('connect', () => socket.write(`cli quit after ${command}\0`));
		socket.on('data', (chunk) => chunks.push(chunk));
		socket.once('error', reject);
		socket.once('close', () => {
			const text = Buffer.concat(chunks).toString('utf8');
			// First comes a line with host, process and version; log lines, were there any, begin
			// with a byte of 0x7F or less than a space, and ends of replies with a NUL.
			resolve(
				text
					.slice(text.indexOf('\n') + 1)
					.replaceAll('\0', '')
					.trimEnd(),
			);
		});
	});
}
