/**
 * Feeds the floor its calendar: midnights, openings and closings, named times of day, and steps of the
 * system's clock.
 */

import type {Instant, NumberId, WindowId} from '@plateau/core';
import {floorDayAt, openingAt} from './floor-file/calendar.ts';
import {type FloorFile, floorDefaults} from './floor-file/types.ts';
import type {BareSignal} from './switch-port.ts';

export interface CalendarParts {
	file(): FloorFile;
	now(): Instant;
	/** How far the system's clock jumped since the last call. */
	takeStep(): number | undefined;
	signal(signal: BareSignal): void;
}

/** Long sleeps are cut, so that a clock step or a machine that slept is noticed soon. */
const longestSleepMs = 10_000;

export class CalendarFeed {
	readonly #parts: CalendarParts;
	#timer: NodeJS.Timeout | undefined;
	#stopped = false;

	constructor(parts: CalendarParts) {
		this.#parts = parts;
	}

	/** Says what is so now and waits for the next edge. Call again when the floor file changes. */
	tell(): void {
		clearTimeout(this.#timer);
		if (this.#stopped) return;
		const byMs = this.#parts.takeStep();
		if (byMs !== undefined) this.#parts.signal({type: 'clock-stepped', byMs});
		const file = this.#parts.file();
		const zone = file.timeZone ?? floorDefaults.timeZone;
		const now = this.#parts.now();
		const day = floorDayAt(now, zone);
		this.#parts.signal({type: 'day-started', day: day.day, startsAt: day.startsAt});
		let nextAt = day.endsAt;
		for (const number of file.numbers) {
			const {open, until} = openingAt(number.hours, now, zone);
			this.#parts.signal({type: 'number-hours', numberId: number.id as NumberId, open});
			if (until !== undefined) nextAt = Math.min(nextAt, until);
		}
		for (const window of file.windows ?? []) {
			const {open, until} = openingAt(window.hours, now, zone);
			this.#parts.signal({type: 'window-hours', windowId: window.id as WindowId, open});
			if (until !== undefined) nextAt = Math.min(nextAt, until);
		}
		const ms = Math.min(Math.max(1, nextAt - now), longestSleepMs);
		this.#timer = setTimeout(() => this.tell(), ms);
	}

	stop(): void {
		this.#stopped = true;
		clearTimeout(this.#timer);
	}
}
