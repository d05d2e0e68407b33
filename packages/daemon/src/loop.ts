/**
 * The loop owns the floor: it takes a batch of queued inputs, steps them, awaits the store, and only
 * then releases effects, answers and broadcasts. What arrives meanwhile is the next batch. It sleeps
 * until the next deadline. The only caller of `step`.
 */

import {
	type Command,
	type Effect,
	type Event,
	type Floor,
	type Instant,
	nextDueAt,
	type Refusal,
	type Signal,
	step,
} from '@plateau/core';
import type {BareSignal} from './switch-port.ts';

/** A command before the loop gives it its instant. */
export type BareCommand = Command extends infer C
	? C extends Command
		? Omit<C, 'at'>
		: never
	: never;

/** A command's answer, given once its events are stored. */
export type CommandAnswer = {readonly ok: true} | {readonly ok: false; readonly refusal: Refusal};

/** What the loop works with. */
export interface LoopParts {
	readonly floor: Floor;
	now(): Instant;
	/** Resolves once the events are durable; rejects when nothing of them was stored. */
	append(events: readonly Event[]): Promise<void>;
	/** Carries out one order. Must not throw. */
	perform(effect: Effect): void;
	/** The floor has changed by these events, which are stored. */
	broadcast(events: readonly Event[]): void;
	/** The store refused a batch; it is tried again until it takes it. */
	storeFailed(error: unknown, tries: number): void;
	/** Our own mistake: the floor can no longer be trusted and the daemon must stop. */
	broken(error: unknown): void;
}

type Queued =
	| {readonly kind: 'signal'; readonly signal: BareSignal; readonly at: Instant}
	| {
			readonly kind: 'command';
			readonly command: BareCommand;
			readonly at: Instant;
			answer(answer: CommandAnswer): void;
			fail(error: unknown): void;
	  };

/** At most this many inputs share one transaction, so that an answer never waits long. */
const batchLimit = 500;
const firstRetryMs = 50;
const longestRetryMs = 2000;
/** Node's timers cannot sleep longer. */
const longestSleepMs = 2 ** 31 - 1;

export class Loop {
	readonly #parts: LoopParts;
	#inbox: Queued[] = [];
	#running: Promise<void> | undefined;
	#timer: NodeJS.Timeout | undefined;
	#stopped = false;

	constructor(parts: LoopParts) {
		this.#parts = parts;
	}

	/** Queues a report; it takes its instant now. */
	signal(signal: BareSignal): void {
		if (this.#stopped) return;
		this.#inbox.push({kind: 'signal', signal, at: this.#parts.now()});
		this.#wake();
	}

	/** Queues a wish and answers when what it brought about is stored. Rejects when the loop has stopped. */
	submit(command: BareCommand): Promise<CommandAnswer> {
		if (this.#stopped) return Promise.reject(new Error('the loop has stopped'));
		return new Promise((answer, fail) => {
			this.#inbox.push({kind: 'command', command, at: this.#parts.now(), answer, fail});
			this.#wake();
		});
	}

	/** Resolves when every input queued so far is stored and its effects are released. */
	async idle(): Promise<void> {
		while (this.#running !== undefined) await this.#running;
	}

	/** Takes nothing more, finishes what was queued. */
	async stop(): Promise<void> {
		this.#stopped = true;
		clearTimeout(this.#timer);
		await this.idle();
	}

	/** Sets the alarm for the next deadline; called after every batch, and once at the start. */
	sleep(): void {
		clearTimeout(this.#timer);
		const dueAt = nextDueAt(this.#parts.floor);
		if (dueAt === undefined || this.#stopped) return;
		const ms = Math.min(Math.max(0, dueAt - this.#parts.now()), longestSleepMs);
		this.#timer = setTimeout(() => this.signal({type: 'deadline-reached'}), ms);
	}

	#wake(): void {
		this.#running ??= this.#run().finally(() => {
			this.#running = undefined;
			if (this.#inbox.length > 0) this.#wake();
		});
	}

	async #run(): Promise<void> {
		// Inputs that come in the same turn of the event loop share a transaction.
		await Promise.resolve();
		try {
			while (this.#inbox.length > 0) await this.#batch();
			this.sleep();
		} catch (error) {
			this.#stopped = true;
			for (const queued of this.#inbox.splice(0)) if (queued.kind === 'command') queued.fail(error);
			this.#parts.broken(error);
		}
	}

	async #batch(): Promise<void> {
		const inputs = this.#inbox.splice(0, batchLimit);
		try {
			await this.#carryOut(inputs);
		} catch (error) {
			// Failing what was answered already does nothing.
			for (const queued of inputs) if (queued.kind === 'command') queued.fail(error);
			throw error;
		}
	}

	async #carryOut(inputs: readonly Queued[]): Promise<void> {
		const events: Event[] = [];
		const effects: Effect[] = [];
		const answers: (() => void)[] = [];
		for (const queued of inputs) {
			const result = this.#step(queued);
			if (result.ok) {
				events.push(...result.events);
				effects.push(...result.effects);
			}
			if (queued.kind === 'command') {
				const answer: CommandAnswer = result.ok ? {ok: true} : result;
				answers.push(() => queued.answer(answer));
			}
		}
		if (events.length > 0) await this.#store(events);
		for (const effect of effects) this.#parts.perform(effect);
		for (const answer of answers) answer();
		if (events.length > 0) this.#parts.broadcast(events);
	}

	#step(queued: Queued) {
		const {floor} = this.#parts;
		return queued.kind === 'signal'
			? step(floor, {...queued.signal, at: queued.at} as Signal)
			: step(floor, {...queued.command, at: queued.at} as Command);
	}

	/** Nothing is acknowledged that is not stored: a full or locked disk holds the floor, not the calls. */
	async #store(events: readonly Event[]): Promise<void> {
		for (let tries = 1; ; tries += 1) {
			try {
				await this.#parts.append(events);
				return;
			} catch (error) {
				this.#parts.storeFailed(error, tries);
				const ms = Math.min(firstRetryMs * 2 ** (tries - 1), longestRetryMs);
				await new Promise((resume) => setTimeout(resume, ms));
			}
		}
	}
}
