/** Calls between colleagues: `internal`, with whom was called. Another rule for a column is another column. */
export const internalCallsMigration = /* sql */ `
ALTER TABLE interaction RENAME COLUMN direction TO way;
ALTER TABLE interaction ADD COLUMN direction TEXT NOT NULL DEFAULT 'in'
	CHECK (direction IN ('in', 'out', 'internal'));
UPDATE interaction SET direction = way WHERE way <> 'in';
ALTER TABLE interaction DROP COLUMN way;
ALTER TABLE interaction ADD COLUMN called_agent_id TEXT;
ALTER TABLE interaction ADD COLUMN called_phone_id TEXT;
`;
