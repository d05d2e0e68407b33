/**
 * How far the journal is projected: behind its end after a process was killed. Up to now an event and what
 * follows from it were one transaction. Indexes that no question uses cost every call their upkeep.
 */
export const projectedMigration = /* sql */ `
CREATE TABLE projected (
	only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
	seq INTEGER NOT NULL
) STRICT;
INSERT INTO projected SELECT 1, coalesce(max(seq), 0) FROM journal;
DROP INDEX journal_by_agent;
DROP INDEX interaction_live;
DROP INDEX interaction_in_wrap_up;
DROP INDEX interaction_by_agent;
DROP INDEX offer_by_agent;
DROP INDEX agent_interval_by_start;
`;
