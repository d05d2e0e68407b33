/** The projections on a database in memory, with nothing between the test and the tables. */

import {openDatabase} from '@plateau/daemon/store/database';
import {Parties} from '@plateau/daemon/store/parties';
import {Projector} from '@plateau/daemon/store/projector';
import type {ExecutionContext} from 'ava';
import {eventStory} from './event-story.ts';
import {customers} from './given-store.ts';

/** Tells stories to a projector that the test's end closes. `restart` forgets all but the tables. */
export function givenProjector(t: ExecutionContext) {
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
		tell(story: string) {
			for (const event of eventStory(story, projector.journal.lastSeq + 1)) projector.write(event);
		},
		/** Rows as text: `a b c`, NULL as `-`. */
		rows: (sql: string) =>
			(db.prepare(sql).raw().all() as unknown[][]).map((row) =>
				row.map((value) => value ?? '-').join(' '),
			),
	};
}
