/** The phone each person held last, to offer it again. A projection of the journal. */

import type {Event} from '@plateau/core';
import type {Db} from './database.ts';

export class LastPhones {
	readonly #take;
	readonly #of;

	constructor(db: Db) {
		this.#take = db.prepare(
			`INSERT INTO last_phone (person_id, phone_id, taken_at) VALUES (:personId, :phoneId, :at)
			ON CONFLICT (person_id) DO UPDATE SET phone_id = excluded.phone_id, taken_at = excluded.taken_at`,
		);
		this.#of = db
			.prepare<[string], string>('SELECT phone_id FROM last_phone WHERE person_id = ?')
			.pluck();
	}

	/** Follows the event. */
	apply(event: Event): void {
		if (event.type === 'phone-taken') this.#take.run(event);
	}

	/** Of an agent or a supervisor; undefined when they never held one. */
	of(personId: string): string | undefined {
		return this.#of.get(personId);
	}
}
