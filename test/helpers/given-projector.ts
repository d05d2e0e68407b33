/** The projections on a database in memory, with nothing between the test and the tables. */

import {type Db, openDatabase} from '@plateau/daemon/store/database';
import {Parties} from '@plateau/daemon/store/parties';
import {Projector} from '@plateau/daemon/store/projector';
import type {ExecutionContext} from 'ava';
import {eventStory} from './event-story.ts';
import {customers} from './given-store.ts';

export interface GivenProjector {
	readonly db: Db;
	projector(): Projector;
	/** Forgets all but the tables. */
	restart(): void;
	/** Writes the story's events, going on from the last. */
	tell(story: string): void;
	/** Rows as text: `a b c`, NULL as `-`. */
	rows(sql: string): string[];
}

/** A projector that the test's end closes. */
export function givenProjector(t: ExecutionContext): GivenProjector {
	const {db, close} = openDatabase(':memory:');
	t.teardown(close);
	const parties = new Parties(db, 'FR');
	for (const number of customers) parties.of({number});
	parties.write();
	let projector = new Projector(db, parties);
	return {
		db,
		projector: () => projector,
		restart: () => {
			projector = new Projector(db, parties);
		},
		tell(story) {
			for (const event of eventStory(story, projector.journal.lastSeq + 1)) projector.write(event);
			projector.catchUp();
		},
		rows: (sql) =>
			(db.prepare(sql).raw().all() as unknown[][]).map((row) =>
				row.map((value) => value ?? '-').join(' '),
			),
	};
}
