/**
 * The floor file in force: applied as one input of the loop, kept beside it in the same transaction,
 * given back byte-stable. One at a time, so that two admins cannot cross.
 */

import type {Event, Instant, SwitchId} from '@plateau/core';
import {diffFloorFiles} from './floor-file/diff.ts';
import {exportFloorFile} from './floor-file/export.ts';
import {parseFloorFile} from './floor-file/parse.ts';
import {toFloorConfig} from './floor-file/to-config.ts';
import type {FloorFile} from './floor-file/types.ts';
import type {BareCommand, CommandAnswer} from './loop.ts';
import type {FloorFilePort} from './server/deps.ts';
import type {AppliedFloorFile} from './store/floor-files.ts';

/** A floor before any file was applied. */
export const emptyFloorFile: FloorFile = {
	skills: [],
	queues: [],
	numbers: [],
	phones: [],
	agents: [],
	reasons: [],
	dispositions: [],
	alerts: [],
};

export interface FloorFileParts {
	/** As stored, or undefined before the first. */
	readonly stored: AppliedFloorFile | undefined;
	readonly switchIds: readonly SwitchId[];
	/** Of numbers without a prefix where the file names no country. */
	readonly country: string;
	now(): Instant;
	submit(command: BareCommand): Promise<CommandAnswer>;
	/** Called after a file has come into force. */
	applied(): void;
}

export class FloorFiles implements FloorFilePort {
	readonly #parts: FloorFileParts;
	#current: FloorFile;
	/** What the next `floor-configured` event brings into force. */
	#waiting: {readonly file: FloorFile; readonly by: string} | undefined;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(parts: FloorFileParts) {
		this.#parts = parts;
		this.#current = (parts.stored?.declared as FloorFile | undefined) ?? emptyFloorFile;
	}

	/** The one in force. */
	get current(): FloorFile {
		return this.#current;
	}

	apply(text: string, options: {readonly dryRun: boolean; readonly by: string}) {
		const turn = this.#queue.then(() => this.#apply(text, options));
		this.#queue = turn.catch(() => {});
		return turn;
	}

	async export(): Promise<string> {
		return exportFloorFile(this.#current);
	}

	/** The file to store with these events, when one of them brings it into force. */
	fileFor(events: readonly Event[]): AppliedFloorFile | undefined {
		const event = events.find(({type}) => type === 'floor-configured');
		if (event === undefined || this.#waiting === undefined) return undefined;
		const {file, by} = this.#waiting;
		return {appliedAt: event.at, appliedBy: by, seq: event.seq, declared: file};
	}

	async #apply(
		text: string,
		{dryRun, by}: {readonly dryRun: boolean; readonly by: string},
	): ReturnType<FloorFilePort['apply']> {
		const {country, switchIds} = this.#parts;
		const parsed = parseFloorFile(text, {country, switchIds});
		if (!parsed.ok) {
			const refusal = {
				code: 'floor-file-bad',
				params: {count: parsed.errors.length},
				details: parsed.errors.map(({params, ...error}) => ({...error, params: {...params}})),
			} as const;
			return {ok: false, refusal};
		}
		const changes = [...diffFloorFiles(this.#current, parsed.floor)];
		if (dryRun || changes.length === 0) return {ok: true, result: {applied: false, changes}};
		const config = toFloorConfig({country, ...parsed.floor}, switchIds);
		this.#waiting = {file: parsed.floor, by};
		try {
			const answer = await this.#parts.submit({type: 'configure-floor', by, config});
			if (!answer.ok) return answer;
			this.#current = parsed.floor;
		} finally {
			this.#waiting = undefined;
		}
		this.#parts.applied();
		return {ok: true, result: {applied: true, changes}};
	}
}
