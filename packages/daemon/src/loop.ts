/**
 * The loop owns the floor: it takes a batch of queued inputs, steps them, awaits the store, and only
 * then releases effects; answers and broadcasts wait for the disk, too. What arrives meanwhile is the
 * next batch. It sleeps until the next deadline. The only caller of `step`.
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
import {Settling} from './settling.ts';
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
	/** Called before an input is taken; may bring inputs of its own, which then come first. */
	awake?(): void;
	/** Resolves once the events outlive this process; rejects when nothing of them was stored. */
	append(events: readonly Event[]): Promise<void>;
	/** Resolves once all that was appended outlives the machine; rejects when nobody can know. */
	settle(): Promise<void>;
	/** Carries out one order. Must not throw. */
	perform(effect: Effect): void;
	/** The floor has changed by these events, which are stored. */
	broadcast(events: readonly Event[]): void;
	/** The store refused a batch; it is tried again until it takes it, or patience ends. */
	storeFailed(error: unknown, tries: number): void;
	/** After such failures it took the batch. */
	storeWorks?(): void;
	/** Our own mistake, or a store that took nothing for too long: the floor is ahead of the journal and the daemon must stop. */
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
/** How long a start or a stop waits for a store that takes nothing. */
const shortPatienceMs = 5000;
/** Node's timers cannot sleep longer. */
const longestSleepMs = 2 ** 31 - 1;

export class Loop {
	readonly #parts: LoopParts;
	readonly #settling: Settling;
	#inbox: Queued[] = [];
	#running: Promise<void> | undefined;
	#timer: NodeJS.Timeout | undefined;
	#stopped = false;
	/** How long a failing store is tried again; no end while people work. */
	#patienceMs = Number.POSITIVE_INFINITY;

	constructor(parts: LoopParts) {
		this.#parts = parts;
		this.#settling = new Settling({
			settle: () => parts.settle(),
			broken: (error) => this.#break(error),
		});
	}

	/** Stores and carries out what a start brings. Gives up, as `broken`, on a store that takes nothing. */
	async start(patienceMs = shortPatienceMs): Promise<void> {
		this.#patienceMs = patienceMs;
		await this.idle();
		this.#patienceMs = Number.POSITIVE_INFINITY;
	}

	/** Queues a report; it takes its instant now. */
	signal(signal: BareSignal): void {
		if (this.#stopped) return;
		this.#parts.awake?.();
		this.#inbox.push({kind: 'signal', signal, at: this.#parts.now()});
		this.#wake();
	}

	/** Queues a wish and answers when what it brought about is stored. Rejects when the loop has stopped. */
	submit(command: BareCommand): Promise<CommandAnswer> {
		if (this.#stopped) return Promise.reject(new Error('the loop has stopped'));
		this.#parts.awake?.();
		return new Promise((answer, fail) => {
			this.#inbox.push({kind: 'command', command, at: this.#parts.now(), answer, fail});
			this.#wake();
		});
	}

	/** Resolves when every input queued so far is stored, its effects are released and all is told. */
	async idle(): Promise<void> {
		do {
			while (this.#running !== undefined) await this.#running;
			await this.#settling.idle();
		} while (this.#running !== undefined);
	}

	/** Takes nothing more, finishes what was queued; a store that still takes nothing is given up, as `broken`. */
	async stop(patienceMs = shortPatienceMs): Promise<void> {
		this.#stopped = true;
		this.#patienceMs = patienceMs;
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
			this.#break(error);
		}
	}

	#break(error: unknown): void {
		this.#stopped = true;
		failAll(this.#inbox.splice(0), error);
		this.#parts.broken(error);
	}

	async #batch(): Promise<void> {
		const inputs = this.#inbox.splice(0, batchLimit);
		try {
			await this.#carryOut(inputs);
		} catch (error) {
			// Failing what was answered already does nothing.
			failAll(inputs, error);
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
		// An order needs no more than that a killed daemon finds it in the journal: a machine that loses its
		// power is asked about by the resync. People and screens are told what the disk has.
		for (const effect of effects) this.#parts.perform(effect);
		this.#settling.keep({
			needsDisk: events.length > 0,
			tell: () => {
				for (const answer of answers) answer();
				if (events.length > 0) this.#parts.broadcast(events);
			},
			fail: (error) => failAll(inputs, error),
		});
	}

	#step(queued: Queued) {
		const {floor} = this.#parts;
		return queued.kind === 'signal'
			? step(floor, {...queued.signal, at: queued.at} as Signal)
			: step(floor, {...queued.command, at: queued.at} as Command);
	}

	/** Nothing is acknowledged that is not stored: a full or locked disk holds the floor, not the calls. */
	async #store(events: readonly Event[]): Promise<void> {
		const since = performance.now();
		for (let tries = 1; ; tries += 1) {
			try {
				await this.#parts.append(events);
				if (tries > 1) this.#parts.storeWorks?.();
				return;
			} catch (error) {
				this.#parts.storeFailed(error, tries);
				if (performance.now() - since >= this.#patienceMs) throw error;
				const ms = Math.min(firstRetryMs * 2 ** (tries - 1), longestRetryMs);
				await new Promise((resume) => setTimeout(resume, ms));
			}
		}
	}
}

function failAll(inputs: readonly Queued[], error: unknown): void {
	for (const queued of inputs) if (queued.kind === 'command') queued.fail(error);
}
