/**
 * What routing asks of the person who calls: their own agent, their head start, and who talked with
 * them last, which one step down the index tells at every arrival.
 */
export const contactsMigration = /* sql */ `
ALTER TABLE party ADD COLUMN owner_id TEXT;
ALTER TABLE party ADD COLUMN priority_ms INTEGER;
CREATE INDEX interaction_talked_by_party ON interaction (party_id, connected_at)
	WHERE agent_id IS NOT NULL;
`;
