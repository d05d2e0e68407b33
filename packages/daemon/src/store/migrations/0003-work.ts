/**
 * Work that is not a call. `matter` is what it is about and for whom, the only place of such words;
 * `work_item` is a projection of the journal.
 */
export const workMigration = /* sql */ `
CREATE TABLE matter (
	matter_id TEXT PRIMARY KEY,
	matter_number INTEGER NOT NULL UNIQUE,
	subject TEXT NOT NULL,
	contact TEXT,
	noted_at INTEGER NOT NULL,
	noted_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE work_item (
	work_id TEXT PRIMARY KEY,
	kind_id TEXT NOT NULL,
	queue_id TEXT NOT NULL,
	matter_id TEXT NOT NULL,
	added_at INTEGER NOT NULL,
	added_by TEXT NOT NULL,
	offers INTEGER NOT NULL DEFAULT 0,
	started_at INTEGER,
	agent_id TEXT,
	ended_at INTEGER,
	outcome TEXT,
	worked_ms INTEGER,
	disposition_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX work_item_by_arrival ON work_item (added_at);
CREATE INDEX work_item_in_hand ON work_item (agent_id) WHERE agent_id IS NOT NULL AND ended_at IS NULL;
`;
