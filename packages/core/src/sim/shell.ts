/**
 * The daemon of the simulated world: steps one floor, keeps its journal, releases effects only once
 * the events are kept, wakes when something falls due; can die at any of these points and come back.
 */

import {apply} from '../apply.ts';
import type {Effect} from '../effects.ts';
import type {Event} from '../events.ts';
import {emptyFloor, type Floor, type FloorSnapshot, fromSnapshot, toSnapshot} from '../floor.ts';
import type {Input} from '../inputs.ts';
import {nextDueAt, type StepResult, step} from '../step.ts';
import type {Instant} from '../time.ts';
import type {Random} from './random.ts';
import type {Schedule} from './schedule.ts';

/** An input that the shell gives its instant to. */
export type BareInput = Input extends infer I ? (I extends Input ? Omit<I, 'at'> : never) : never;

/** Where the daemon dies in the turn of an input. */
export type DeathPoint = 'before-append' | 'before-effects' | 'amid-effects';

export interface ShellOptions {
	readonly schedule: Schedule;
	readonly random: Random;
	/** Wall time of the world's first instant. */
	readonly startsAt: Instant;
	/** Carries an order to its switch. */
	readonly perform: (effect: Effect) => void;
	/** Sees each input with what it brought, before the events are kept. */
	readonly inspect: (input: Input, result: StepResult, floor: Floor) => void;
	/** Sees each event once it is kept, in order. */
	readonly keep: (event: Event) => void;
	/** Sees the floor that a start made of the journal, before anything happens on it. */
	readonly rebuilt: (floor: Floor) => void;
	/** Asked in each turn that made events: whether to die, and where. */
	readonly deathPoint: () => DeathPoint | undefined;
	/** Told of each death. */
	readonly died: () => void;
	/** Milliseconds by which the wake-up for a deadline is late now. */
	readonly wakeLateMs: () => number;
}

export class Shell {
	readonly journal: Event[] = [];
	readonly #options: ShellOptions;
	readonly #done = new Set<string>();
	#floor: Floor | undefined;
	#snapshot: string | undefined;
	/** By how much this run's wall clock was wrong when it started. */
	#wallOffMs = 0;
	#wakeAt = Number.POSITIVE_INFINITY;
	#run = 0;

	constructor(options: ShellOptions) {
		this.#options = options;
	}

	/** The live floor; undefined while the daemon is dead. */
	get floor(): Floor | undefined {
		return this.#floor;
	}

	/** The floor's clock: the wall's at the start of this run, then monotonic. */
	now(): Instant {
		return this.#options.startsAt + this.#options.schedule.now + this.#wallOffMs;
	}

	/** Starts on the journal: from the last snapshot and what follows, or from the beginning. */
	start({wallOffMs = 0, fromStart = false} = {}): void {
		this.#run += 1;
		this.#wallOffMs = wallOffMs;
		this.#wakeAt = Number.POSITIVE_INFINITY;
		this.#done.clear();
		this.#floor = this.rebuild(fromStart);
		this.#options.rebuilt(this.#floor);
		this.take({type: 'daemon-started'});
	}

	/** The floor as the journal has it. */
	rebuild(fromStart: boolean): Floor {
		const floor =
			fromStart || this.#snapshot === undefined
				? emptyFloor()
				: fromSnapshot(JSON.parse(this.#snapshot) as FloorSnapshot);
		if (floor === undefined) throw new Error('a snapshot of our own version was refused');
		// A journal's n-th event has the number n.
		for (let at = floor.seq; at < this.journal.length; at += 1)
			apply(floor, this.journal[at] as Event);
		return floor;
	}

	saveSnapshot(): void {
		if (this.#floor !== undefined) this.#snapshot = JSON.stringify(toSnapshot(this.#floor));
	}

	die(): void {
		if (this.#floor === undefined) return;
		this.#floor = undefined;
		this.#options.died();
	}

	/** One input's turn. Undefined when nobody is there to take it. */
	take(input: BareInput): StepResult | undefined {
		const floor = this.#floor;
		if (floor === undefined) return undefined;
		const whole = {...input, at: this.now()} as Input;
		const result = step(floor, whole);
		this.#options.inspect(whole, result, floor);
		if (!result.ok) return result;
		const death = result.events.length > 0 ? this.#options.deathPoint() : undefined;
		if (death === 'before-append') {
			this.die();
			return result;
		}
		for (const event of result.events) {
			this.journal.push(event);
			this.#options.keep(event);
		}
		if (death !== 'before-effects') this.#release(result.effects, death === 'amid-effects');
		if (death !== undefined) this.die();
		else this.#sleep(floor);
		return result;
	}

	#release(effects: readonly Effect[], isCutShort: boolean): void {
		const count = isCutShort ? this.#options.random.int(0, effects.length) : effects.length;
		for (const effect of effects.slice(0, count)) {
			// What was done once in this run is not done again.
			if (this.#done.has(effect.id)) continue;
			this.#done.add(effect.id);
			this.#options.perform(effect);
		}
	}

	#sleep(floor: Floor): void {
		const dueAt = nextDueAt(floor);
		if (dueAt === undefined || dueAt >= this.#wakeAt) return;
		this.#wakeAt = dueAt;
		const run = this.#run;
		const inMs = Math.max(1, dueAt - this.now()) + this.#options.wakeLateMs();
		this.#options.schedule.after(inMs, () => {
			if (this.#run !== run || this.#floor === undefined) return;
			if (this.#wakeAt === dueAt) this.#wakeAt = Number.POSITIVE_INFINITY;
			this.take({type: 'deadline-reached'});
		});
	}
}
