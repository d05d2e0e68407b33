/** Sound that a command has opened, into a person's own player: a program that takes a WAV from its standard input. */

import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Writable} from 'node:stream';
import type {CommandResult, RefusalBody} from '@plateau/core/protocol';

/** What was opened to be heard. */
export type Opened = CommandResult<'play-recording'>;
/** A chunk by its number, or why there is none. */
export type ReadChunk = (
	ticket: string,
	chunk: number,
) => Promise<
	{readonly ok: true; readonly bytes: Buffer} | {readonly ok: false; readonly refusal: RefusalBody}
>;

/** One sound at a time: another takes its place. */
export class Player {
	readonly #program: string;
	#child: ChildProcess | undefined;

	constructor(program: string) {
		this.#program = program;
	}

	/** Resolves when it was heard, or is stopped; with what went wrong otherwise. */
	async play({ticket, chunks}: Opened, read: ReadChunk): Promise<RefusalBody | undefined> {
		this.stop();
		const child = spawn(this.#program, {shell: true, stdio: ['pipe', 'ignore', 'ignore']});
		this.#child = child;
		const ended = once(child, 'close');
		let isGone = false;
		// A player that is closed early takes no more; that is no fault.
		child.stdin.on('error', () => {
			isGone = true;
		});
		child.on('close', () => {
			isGone = true;
		});
		for (let chunk = 0; chunk < chunks && !isGone; chunk += 1) {
			const answer = await read(ticket, chunk);
			if (!answer.ok) {
				child.kill();
				return answer.refusal;
			}
			if (!isGone && !child.stdin.write(answer.bytes))
				await Promise.race([takenOrLost(child.stdin), ended]);
		}
		child.stdin.end();
		const [code] = (await ended) as [number | null];
		// Stopped by us, it has no code.
		if (code === 0 || code === null) return undefined;
		return {code: 'player-failed', params: {player: this.#program, code: String(code)}};
	}

	stop(): void {
		this.#child?.kill();
		this.#child = undefined;
	}
}

/** Waits until what was written is taken, or never will be: a player that ends in a write is no fault. */
export async function takenOrLost(stdin: Writable): Promise<void> {
	await once(stdin, 'drain').catch(() => undefined);
}
