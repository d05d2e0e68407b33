/**
 * What lies between a fake switch and the daemon: a connection that delays, and with faults loses,
 * repeats and reorders. After each connection comes the truth, then signals in order.
 */

import type {Effect} from '../effects.ts';
import type {Random} from './random.ts';
import type {Schedule} from './schedule.ts';
import type {SimSwitch} from './switch.ts';
import type {BareSignal} from './switch-parts.ts';

/** How often, for each signal or effect, something goes wrong; 0 to 1. */
export interface WireFaults {
	readonly lost: number;
	readonly repeated: number;
	/** Late by up to 5 s, and so out of order. */
	readonly late: number;
}

export const noWireFaults: WireFaults = {lost: 0, repeated: 0, late: 0};

export interface WireOptions {
	readonly schedule: Schedule;
	readonly random: Random;
	readonly faults: () => WireFaults;
	/** Where signals go: to the daemon that lives now, if any. */
	readonly deliver: (signal: BareSignal) => void;
}

export class Wire {
	readonly #options: WireOptions;
	readonly #switch: () => SimSwitch;
	#isUp = false;
	/** Counts connections: what was under way on an earlier one never arrives. */
	#epoch = 0;
	#upSince = 0;
	#lastAt = 0;
	#lastEffectAt = 0;
	/** When the last report on its way arrives. */
	#lastReportAt = -1;

	constructor(simSwitch: () => SimSwitch, options: WireOptions) {
		this.#switch = simSwitch;
		this.#options = options;
	}

	/** How long the connection has been up, 0 while it is not. */
	get upForMs(): number {
		return this.#isUp ? this.#options.schedule.now - this.#upSince : 0;
	}

	get isUp(): boolean {
		return this.#isUp;
	}

	/** True while an order is on its way, or arrives in this very millisecond. */
	get isOrdering(): boolean {
		return this.#lastEffectAt >= this.#options.schedule.now;
	}

	/** True while a report is on its way, or arrives in this very millisecond. */
	get isTelling(): boolean {
		return this.#lastReportAt >= this.#options.schedule.now;
	}

	/** Connects (anew): the switch tells all it knows. Nothing is lost that happens from now on. */
	connect(): void {
		const simSwitch = this.#switch();
		this.#epoch += 1;
		this.#isUp = true;
		this.#upSince = this.#options.schedule.now;
		simSwitch.heard();
		this.#send({type: 'switch-resynced', switchId: simSwitch.id, truth: simSwitch.truth()});
	}

	/** The connection breaks. The daemon hears of it by itself, later. */
	cut(): void {
		if (!this.#isUp) return;
		this.#isUp = false;
		this.#epoch += 1;
		this.#switch().silence();
	}

	/** A signal from the switch. */
	report(signal: BareSignal): void {
		if (!this.#isUp) return;
		const {random} = this.#options;
		const {lost, repeated, late} = this.#options.faults();
		if (random.chance(lost)) return;
		if (random.chance(late)) this.#sendLate(signal);
		else this.#send(signal);
		if (random.chance(repeated)) this.#sendLate(signal);
	}

	/** An order to the switch, lost when the connection breaks first. */
	order(effect: Effect): void {
		if (!this.#isUp) return;
		const {random, schedule} = this.#options;
		const {lost, repeated} = this.#options.faults();
		if (random.chance(lost)) return;
		const epoch = this.#epoch;
		const times = random.chance(repeated) ? 2 : 1;
		this.#lastEffectAt = Math.max(this.#lastEffectAt, schedule.now + random.int(0, 5));
		for (let time = 0; time < times; time++) {
			schedule.after(this.#lastEffectAt - schedule.now, () => {
				if (this.#epoch === epoch) this.#switch().perform(effect);
			});
		}
	}

	#send(signal: BareSignal): void {
		const {random, schedule} = this.#options;
		// One stream: what was said first arrives first.
		this.#lastAt = Math.max(this.#lastAt, schedule.now + random.int(0, 4));
		this.#arrive(signal, this.#lastAt - schedule.now);
	}

	#sendLate(signal: BareSignal): void {
		this.#arrive(signal, this.#options.random.int(0, 5000));
	}

	#arrive(signal: BareSignal, afterMs: number): void {
		const epoch = this.#epoch;
		const {schedule} = this.#options;
		this.#lastReportAt = Math.max(this.#lastReportAt, schedule.now + afterMs);
		schedule.after(afterMs, () => {
			if (this.#epoch === epoch) this.#options.deliver(signal);
		});
	}
}
