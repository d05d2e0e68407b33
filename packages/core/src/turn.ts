/** One input's turn: events are folded as they are decided, effects are collected beside them. */

import {apply} from './apply.ts';
import type {Effect} from './effects.ts';
import type {Event, EventBody} from './events.ts';
import type {Floor} from './floor.ts';
import type {Instant} from './time.ts';

/** What every event has beside its body, while it is being made. */
interface Numbered {
	seq: number;
	at: Instant;
	v: 2;
}

/** What the deciders work with. */
export class Turn {
	readonly floor: Floor;
	readonly at: Instant;
	readonly events: Event[] = [];
	readonly effects: Effect[] = [];
	/** True while a switch tells everything anew: what was ordered of it before may be lost. */
	isReading = false;

	constructor(floor: Floor, at: Instant) {
		this.floor = floor;
		// Time never goes back, whatever the caller's clock says.
		this.at = Math.max(at, floor.at);
	}

	/** Makes something true: numbered, folded into the floor, kept for the journal. The body becomes the event. */
	emit(body: EventBody): void {
		// Not a copy: spreads are slow, and nobody else has the body.
		const event = body as Numbered & EventBody;
		event.seq = this.floor.seq + 1;
		event.at = this.at;
		event.v = 2;
		apply(this.floor, event);
		this.events.push(event);
	}

	/**
	 * What tells an order from the last one of its kind, in its id. After a reading it is another one even
	 * where nothing has happened since, or an order that was lost would stop the same one given again.
	 */
	get occasion(): string {
		return this.isReading ? `${this.floor.seq}:again` : `${this.floor.seq}`;
	}

	/** Orders something; carried out once the events are stored. */
	order(effect: Effect): void {
		this.effects.push(effect);
	}

	/** Notes a signal that fitted no state, so that nothing is swallowed. */
	anomaly(code: string, about: string): void {
		this.emit({type: 'anomaly-noted', code, about});
	}
}
