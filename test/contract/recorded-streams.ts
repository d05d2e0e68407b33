/** The file of recorded streams: a heading for each story, then its lines. */

import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const file = fileURLToPath(new URL('streams.txt', import.meta.url));

/** What was recorded, by story. */
export function recorded(): Map<string, string> {
	if (!existsSync(file)) return new Map();
	const parts = readFileSync(file, 'utf8').split(/^# (.*)\n/m);
	const streams = new Map<string, string>();
	for (let at = 1; at < parts.length; at += 2) {
		streams.set(parts[at] ?? '', (parts[at + 1] ?? '').replace(/\n$/, ''));
	}
	return streams;
}

/** Writes one story anew. */
export function record(name: string, lines: string): void {
	const streams = recorded().set(name, lines);
	writeFileSync(file, [...streams].map(([story, text]) => `# ${story}\n${text}\n`).join(''));
}
