/**
 * How far the journal is projected: behind its end after a process was killed. Up to now an event and what
 * follows from it were one transaction.
 */
export const projectedMigration = /* sql */ `
CREATE TABLE projected (
	only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
	seq INTEGER NOT NULL
) STRICT;
INSERT INTO projected SELECT 1, coalesce(max(seq), 0) FROM journal;
`;
