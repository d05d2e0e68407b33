/**
 * Keeps recordings: takes what the switch wrote out of the spool once a recording is over, seals it or deletes
 * it, and deletes what was kept long enough. What a crash left half done is done again at the start.
 */

import {statfsSync} from 'node:fs';
import {readdir, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {Event, Instant, Millis, RecordingId} from '@plateau/core';
import type {RecordingSpool} from '../bridge/settings.ts';
import type {Log} from '../log.ts';
import type {RecordingRow, Recordings} from '../store/recordings.ts';
import type {MasterKeys} from './key-file.ts';
import {sealRaw} from './seal.ts';

export interface RecorderParts {
	readonly recordings: Recordings;
	/** Where the switch writes. */
	readonly spoolDir: string;
	/** Where sealed recordings are. */
	readonly folder: string;
	readonly keys: MasterKeys;
	/** Tells this daemon's files from those of others in one spool. */
	readonly ownerId: string;
	/** With less room than this nothing is recorded. */
	readonly minFreeBytes: number;
	now(): Instant;
	readonly log: Log;
	/** How long a file must not have grown before it counts as whole. */
	readonly settleMs?: Millis;
	readonly retryMs?: Millis;
	readonly sweepMs?: Millis;
}

const hourMs = 3_600_000;

export class Recorder implements RecordingSpool {
	readonly #parts: RecorderParts;
	readonly #prefix: string;
	/** The files are worked on one after the other. */
	#work: Promise<void> = Promise.resolve();
	readonly #open = new Set<Promise<void>>();
	#timer: NodeJS.Timeout | undefined;
	readonly #retries = new Set<NodeJS.Timeout>();
	#isStopped = false;

	constructor(parts: RecorderParts) {
		this.#parts = parts;
		this.#prefix = parts.ownerId.replaceAll(/[^0-9a-zA-Z]/g, '').slice(0, 12);
	}

	fileOf(recordingId: RecordingId | string): string {
		return join(this.#parts.spoolDir, `${this.#prefix}-${recordingId}.raw`);
	}

	hasRoom(): boolean {
		try {
			const {bavail, bsize} = statfsSync(this.#parts.spoolDir);
			return bavail * bsize >= this.#parts.minFreeBytes;
		} catch {
			return false;
		}
	}

	/** Does what was left undone, then looks every hour at what was kept long enough. */
	start(): void {
		const sweep = () => this.#begin(() => this.#then(() => this.#sweep()));
		sweep();
		this.#timer = setInterval(sweep, this.#parts.sweepMs ?? hourMs);
		this.#timer.unref();
	}

	/** These were stored. */
	stored(events: readonly Event[]): void {
		for (const event of events) {
			if (event.type !== 'recording-ended') continue;
			const {recordingId} = event;
			this.#begin(() => this.#takeUpWhole(recordingId));
		}
	}

	/** Deletes it now, whatever its time. Rejects with file errors; then it is tried again later. */
	async remove(recordingId: string, reason: string, by: string): Promise<void> {
		this.#parts.recordings.deleting(recordingId, reason, by);
		await this.#then(() => this.#finishDeletion(recordingId));
	}

	/** Works on files of its folder while nothing else does. Rejects as `act` does; not begun once it is stopped. */
	inTurn(act: () => Promise<void>): Promise<void> {
		return this.#then(act);
	}

	/** Resolves when nothing is under way. */
	async settled(): Promise<void> {
		while (this.#open.size > 0) await Promise.all(this.#open);
	}

	async stop(): Promise<void> {
		this.#isStopped = true;
		clearInterval(this.#timer);
		for (const timer of this.#retries) clearTimeout(timer);
		await this.settled();
		await this.#work;
	}

	/** Something that nobody waits for. */
	#begin(act: () => Promise<void>): void {
		const done = act()
			.catch((error: unknown) => this.#parts.log.error('recorder-failed', {error}))
			.finally(() => this.#open.delete(done));
		this.#open.add(done);
	}

	/** One thing after the other: two would meet at one file. */
	#then(act: () => Promise<void>): Promise<void> {
		const done = this.#work.then(async () => {
			if (!this.#isStopped) await act();
		});
		this.#work = done.catch(() => {});
		return done;
	}

	async #sweep(): Promise<void> {
		const {recordings, now} = this.#parts;
		const rows = recordings.kept();
		for (const row of rows) {
			if (row.deletingReason !== undefined) await this.#finishDeletion(row.recordingId);
			else if (row.endedAt !== undefined && row.sealedAt === undefined)
				this.#begin(() => this.#takeUpWhole(row.recordingId));
			else if (isOver(row, now()) && row.heldAt === undefined) {
				recordings.deleting(row.recordingId, 'time', 'floor');
				await this.#finishDeletion(row.recordingId);
			}
		}
		await this.#clearSpool();
	}

	/** Waits, beside all others, until the switch has let go of the file. */
	async #takeUpWhole(recordingId: string): Promise<void> {
		if (this.#parts.recordings.get(recordingId)?.discarded !== 1)
			await this.#isWhole(this.fileOf(recordingId));
		await this.#then(() => this.#takeUp(recordingId));
	}

	/** A recording that is over: sealed, or deleted where nothing of it is to be kept. */
	async #takeUp(recordingId: string): Promise<void> {
		const {recordings, folder, keys, now, log} = this.#parts;
		const row = recordings.get(recordingId);
		if (row === undefined || row.endedAt === undefined) return;
		if (row.sealedAt !== undefined || row.deletedAt !== undefined) return;
		const path = this.fileOf(recordingId);
		try {
			if (row.discarded === 1) {
				recordings.deleting(recordingId, row.endReason ?? 'opted-out', 'floor');
				await this.#finishDeletion(recordingId);
				return;
			}
			const {cutLastMs} = row;
			const sealed = await sealRaw(path, folder, {
				...{recordingId, master: keys.active},
				...(cutLastMs === undefined ? {} : {cutLastMs}),
			}).catch(unlessMissing);
			if (sealed === undefined) {
				recordings.deleting(recordingId, 'nothing-recorded', 'floor');
				await this.#finishDeletion(recordingId);
				return;
			}
			recordings.sealed(recordingId, now(), sealed);
			await rm(path, {force: true});
			const {bytes, durationMs} = sealed;
			log.info('recording-sealed', {recordingId, bytes, durationMs});
		} catch (error) {
			// The plaintext stays where it is until it can be sealed: losing it would be worse, for now.
			log.error('recording-unsealed', {recordingId, error});
			this.#later(() => this.#then(() => this.#takeUp(recordingId)));
		}
	}

	/** Resolves when the switch has stopped writing, or there is no file. */
	async #isWhole(path: string): Promise<void> {
		const {settleMs = 1500} = this.#parts;
		while (!this.#isStopped) {
			const file = await stat(path).catch(unlessMissing);
			// By the file's own clock, which is this machine's.
			const sinceMs = file === undefined ? settleMs : Date.now() - file.mtimeMs;
			if (sinceMs >= settleMs || sinceMs < 0) return;
			await new Promise((resolve) => setTimeout(resolve, settleMs - sinceMs));
		}
	}

	/** Its files go, then the proof is written. */
	async #finishDeletion(recordingId: string): Promise<void> {
		const {recordings, folder, now, log} = this.#parts;
		const row = recordings.get(recordingId);
		if (row?.deletingReason === undefined || row.deletedAt !== undefined) return;
		const raw = this.fileOf(recordingId);
		const spooled = await stat(raw).then(({size}) => size, unlessMissing);
		await rm(raw, {force: true});
		if (row.fileName !== undefined) await rm(join(folder, row.fileName), {force: true});
		const bytes = row.bytes ?? spooled;
		recordings.deleted({
			...{recordingId, deletedAt: now(), reason: row.deletingReason},
			deletedBy: row.deletingBy ?? 'floor',
			...(bytes === undefined ? {} : {bytes}),
			...(row.sha256 === undefined ? {} : {sha256: row.sha256}),
		});
		log.info('recording-deleted', {recordingId, reason: row.deletingReason});
	}

	/** Files of ours that no row knows any more: their words were nobody's to keep. */
	async #clearSpool(): Promise<void> {
		const {spoolDir, folder, recordings, now, log} = this.#parts;
		const names = (await readdir(spoolDir).catch(unlessMissing)) ?? [];
		for (const name of names) {
			const own = new RegExp(`^${this.#prefix}-(rec-\\d+)\\.raw$`).exec(name)?.[1];
			if (own === undefined) continue;
			// Asked for each anew: one that began since the sweep did is known by now.
			const row = recordings.get(own);
			if (row !== undefined && row.deletedAt === undefined) continue;
			const {size} = await stat(join(spoolDir, name));
			await rm(join(spoolDir, name), {force: true});
			recordings.deleted({
				...{recordingId: own, deletedAt: now(), reason: 'unknown'},
				...{deletedBy: 'floor', bytes: size},
			});
			log.warn('recording-orphan-deleted', {recordingId: own, bytes: size});
		}
		for (const name of (await readdir(folder).catch(unlessMissing)) ?? []) {
			if (name.endsWith('.part')) await rm(join(folder, name), {force: true});
		}
	}

	#later(act: () => Promise<void>): void {
		if (this.#isStopped) return;
		const timer = setTimeout(() => {
			this.#retries.delete(timer);
			this.#begin(act);
		}, this.#parts.retryMs ?? 30_000);
		timer.unref();
		this.#retries.add(timer);
	}
}

/** Kept as long as its purpose allows. */
function isOver({endedAt, sealedAt, keepMs}: RecordingRow, now: Instant): boolean {
	return sealedAt !== undefined && endedAt !== undefined && endedAt + keepMs <= now;
}

function unlessMissing(error: unknown): undefined {
	if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
	throw error;
}
