/**
 * Takes what callers left while the daemon was away out of the spool: seals what they said, notes that they came,
 * and brings a piece of work for each message. A message that is still being recorded is let be. Each is made
 * once: its name gives the id, visit and message are one row each, and a message has one matter at most.
 */

import {createHash} from 'node:crypto';
import {constants} from 'node:fs';
import {open, readdir, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {Event, Instant, Millis, PartyId} from '@plateau/core';
import {messagePrefix} from '../asterisk/mailbox-dialplan.ts';
import {callerOf} from '../bridge/caller.ts';
import {longestMessageMs} from '../floor-file/parse-mailbox.ts';
import type {Log} from '../log.ts';
import type {MasterKeys} from '../recording/key-file.ts';
import type {Recorder} from '../recording/recorder.ts';
import {sealRaw} from '../recording/seal.ts';
import type {MailboxTable, MessageToDo, SealedMessage, Visit} from '../store/mailbox.ts';
import type {DeletionProof} from '../store/recordings.ts';
import type {Caller} from '../switch-port.ts';
import {mostNoteBytes, type Note, readNote} from './note.ts';

/** What it works with. */
export interface MailboxParts {
	readonly table: Pick<MailboxTable, 'isKnown' | 'callOf' | 'note' | 'toDo'>;
	readonly recorder: Pick<Recorder, 'inTurn'>;
	readonly keys: MasterKeys;
	readonly spoolDir: string;
	/** Of sealed recordings. */
	readonly folder: string;
	/** Whose files are ours. */
	readonly switchIds: readonly string[];
	/** For how long a message of this queue is kept. */
	keepMsOf(queueId: string | undefined): Millis;
	partyOf(caller: Caller): PartyId;
	/** Brings the work of a message. Resolves once it is stored, or with why there is none. */
	bringWork(message: MessageToDo): Promise<string | undefined>;
	/** The proof that something of ours was deleted. */
	deleted(proof: DeletionProof): void;
	now(): Instant;
	readonly log: Log;
	readonly lookMs?: Millis;
	/** After so long without a change a note without its end is taken for whole: the switch died. */
	readonly unendedMs?: Millis;
}

/** How soon after what was stored the spool is looked at. */
const soonMs = 200;
const isStopping = Symbol('stopping');

/** A hang-up, and what a switch leaves of ten seconds of silence, are no message. */
const leastMessageMs = 1500;
/** Where they were when they went, if they were not taken back to be served. */
const placesOfLeaving: ReadonlySet<string> = new Set(['mailbox', 'message', 'fallback']);

export class Mailbox {
	readonly #parts: MailboxParts;
	readonly #name: RegExp;
	#timer: NodeJS.Timeout | undefined;
	#soon: NodeJS.Timeout | undefined;
	#work: Promise<void> = Promise.resolve();
	#isAsked = false;
	#isStopped = false;
	#tellStopping: (why: typeof isStopping) => void = () => {};
	readonly #stopping = new Promise<typeof isStopping>((resolve) => {
		this.#tellStopping = resolve;
	});

	constructor(parts: MailboxParts) {
		this.#parts = parts;
		const ours = parts.switchIds.map((one) => one.replaceAll(/[.-]/g, '\\$&')).join('|');
		this.#name = new RegExp(`^(${messagePrefix}-(?:${ours})-[0-9]+\\.[0-9]+)\\.(txt|sln)$`);
	}

	start(): void {
		this.look();
		this.#timer = setInterval(() => this.look(), this.#parts.lookMs ?? 30_000);
		this.#timer.unref();
	}

	/** These were stored: somebody may have left a message, or a queue may be there for one now. */
	stored(events: readonly Event[]): void {
		const isNews = events.some(
			({type}) =>
				type === 'call-ended' || type === 'switch-resynced' || type === 'floor-configured',
		);
		// Calls end in bursts: one look serves them all.
		if (isNews && !this.#isStopped) this.#soon ??= setTimeout(() => this.look(), soonMs);
	}

	/** Looks soon, once however often it is asked. */
	look(): void {
		clearTimeout(this.#soon);
		this.#soon = undefined;
		if (this.#isAsked || this.#isStopped) return;
		this.#isAsked = true;
		this.#work = this.#work.then(async () => {
			this.#isAsked = false;
			if (this.#isStopped) return;
			try {
				for (const base of await this.#bases()) await this.#take(base);
				await this.#bringWork();
			} catch (error) {
				this.#parts.log.error('mailbox-failed', {error});
			}
		});
	}

	/** Resolves when nothing is under way. */
	async settled(): Promise<void> {
		await this.#work;
	}

	async stop(): Promise<void> {
		this.#isStopped = true;
		this.#tellStopping(isStopping);
		clearInterval(this.#timer);
		clearTimeout(this.#soon);
		await this.#work;
	}

	/** Names of ours in the spool, without their endings, oldest call first. */
	async #bases(): Promise<readonly string[]> {
		const names = (await readdir(this.#parts.spoolDir).catch(unlessMissing)) ?? [];
		const found = names.flatMap((name) => this.#name.exec(name)?.[1] ?? []);
		return [...new Set(found)].sort();
	}

	async #take(base: string): Promise<void> {
		const {spoolDir, table, log} = this.#parts;
		const [notePath, soundPath] = [join(spoolDir, `${base}.txt`), join(spoolDir, `${base}.sln`)];
		try {
			if (table.isKnown(base)) {
				// Stored, and then a crash.
				await this.#unlink(notePath, soundPath);
				return;
			}
			const text = await noteText(notePath);
			const note = text === undefined ? undefined : readNote(text);
			const changedAt = await lastChange(notePath, soundPath);
			const isStill =
				Date.now() - changedAt > (this.#parts.unendedMs ?? longestMessageMs + 300_000);
			if (note?.end === undefined && !isStill) return;
			// Of a name that says something else than its note nothing is believed.
			if (note === undefined || base !== `${messagePrefix}-${note.switchId}-${note.channelId}`) {
				await this.#discard(base, soundPath, notePath, 'unknown');
			} else if (note.end !== undefined && !placesOfLeaving.has(note.end.place)) {
				await this.#discard(base, soundPath, notePath, 'taken-back');
			} else if (await this.#keep(base, note, Math.round(changedAt))) {
				await this.#unlink(notePath, soundPath);
			}
		} catch (error) {
			// It stays where it is and is looked at again: losing it would be worse, for now.
			log.error('message-unsealed', {message: base, error});
		}
	}

	/** Seals what was said, and notes the visit; false: we are stopping, and nothing was done. */
	async #keep(base: string, note: Note, changedAt: number): Promise<boolean> {
		const {table, recorder, now, log} = this.#parts;
		const leftAt = Math.min(note.end?.at ?? changedAt, now());
		const arrivedAt = Math.min(note.arrivedAt, leftAt);
		const {switchId, channelId, numberId} = note;
		const call = table.callOf({switchId, channelId, arrivedAt: note.arrivedAt});
		const queueId = call?.queueId ?? note.queueId;
		let isKept = false;
		await recorder.inTurn(async () => {
			const message = await this.#seal(base, note, {leftAt, queueId});
			const visit: Visit = {
				...{visitId: base, switchId, numberId, arrivedAt, leftAt},
				...given('partyId', call?.partyId ?? this.#partyOf(note)),
				...given('callId', call?.callId),
				...given('queueId', queueId),
			};
			table.note(visit, message);
			isKept = true;
			const {recordingId, durationMs} = message ?? {};
			log.info('mailbox-visited', {visitId: base, callId: call?.callId, recordingId, durationMs});
		});
		return isKept;
	}

	async #seal(
		base: string,
		{askedAt}: Note,
		{leftAt, queueId}: {readonly leftAt: Instant; readonly queueId: string | undefined},
	): Promise<SealedMessage | undefined> {
		const {spoolDir, folder, keys, keepMsOf, now} = this.#parts;
		const path = join(spoolDir, `${base}.sln`);
		const size = await stat(path).then(({size: bytes}) => bytes, unlessMissing);
		if (size === undefined || size < leastMessageMs * bytesPerMs) return undefined;
		const digest = createHash('sha256').update(base).digest('hex');
		const recordingId = `msg-${digest.slice(0, 12)}`;
		const sealed = await sealRaw(path, folder, {
			...{recordingId, master: keys.active, sides: 1, mostMs: longestMessageMs},
			fileName: `${digest.slice(0, 32)}.plr`,
		});
		if (sealed === undefined) return undefined;
		return {
			...{recordingId, ...sealed, durationMs: Math.round(sealed.durationMs)},
			...{keepMs: keepMsOf(queueId), startedAt: Math.min(askedAt, leftAt), sealedAt: now()},
		};
	}

	/** Who hides the number cannot be told from others who do. */
	#partyOf({caller}: Note): PartyId | undefined {
		const from = callerOf(caller);
		return from.number === undefined ? undefined : this.#parts.partyOf(from);
	}

	/** Nobody waits for it any more, or nobody can know whose it is. */
	async #discard(base: string, soundPath: string, notePath: string, reason: string): Promise<void> {
		const {deleted, now, log} = this.#parts;
		const bytes = await stat(soundPath).then(({size}) => size, unlessMissing);
		await this.#unlink(notePath, soundPath);
		if (bytes !== undefined && bytes > 0)
			deleted({recordingId: base, deletedAt: now(), reason, deletedBy: 'floor', bytes});
		log.warn('message-discarded', {message: base, reason, bytes});
	}

	/** The note last: without it nobody knows whose the sound is. */
	async #unlink(notePath: string, soundPath: string): Promise<void> {
		await rm(soundPath, {force: true});
		await rm(notePath, {force: true});
	}

	/** One after the other, and none anew before the last is stored: so there is one for each. */
	async #bringWork(): Promise<void> {
		const {table, bringWork, log} = this.#parts;
		for (const message of table.toDo()) {
			if (this.#isStopped) return;
			// A store that takes nothing would hold the end up.
			const why = await Promise.race([bringWork(message), this.#stopping]);
			if (why === isStopping) return;
			const {recordingId, queueId} = message;
			if (why !== undefined) log.warn('message-without-work', {recordingId, queueId, why});
		}
	}
}

/** One side of two bytes, 8 kHz. */
const bytesPerMs = 16;

/** The text of a plain file that is not too long; undefined when it is none, or not there. */
async function noteText(path: string): Promise<string | undefined> {
	const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error) => {
		if (['ENOENT', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
		throw error;
	});
	if (file === undefined) return undefined;
	try {
		const about = await file.stat();
		if (!about.isFile() || about.size > mostNoteBytes) return undefined;
		return (await file.readFile()).toString('latin1');
	} finally {
		await file.close();
	}
}

/** When either was written to last, by this machine's clock. */
async function lastChange(...paths: readonly string[]): Promise<number> {
	const times = await Promise.all(
		paths.map((path) => stat(path).then(({mtimeMs}) => mtimeMs, unlessMissing)),
	);
	return Math.max(0, ...times.map((at) => at ?? 0));
}

function given<K extends string, T>(key: K, value: T | undefined): {readonly [P in K]?: T} {
	return value === undefined ? {} : ({[key]: value} as {readonly [P in K]?: T});
}

function unlessMissing(error: unknown): undefined {
	if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
	throw error;
}
