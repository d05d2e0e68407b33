/**
 * Calls of colleagues that an agent did not take, one row each; what no agent was called for is none. Of
 * calls of before only those that their phone is known to have had.
 */
export const missedCallsMigration = /* sql */ `
CREATE TABLE missed_call (
	agent_id TEXT NOT NULL,
	-- When it was asked for.
	since INTEGER NOT NULL,
	call_id TEXT NOT NULL REFERENCES interaction (call_id),
	PRIMARY KEY (agent_id, since, call_id)
) STRICT, WITHOUT ROWID;
-- When the agent's own phone was picked up, and the colleague was called.
ALTER TABLE interaction ADD COLUMN called_at INTEGER;
INSERT INTO missed_call (agent_id, since, call_id)
	SELECT called_agent_id, arrived_at, call_id FROM interaction
	WHERE called_agent_id IS NOT NULL AND outcome = 'not-reached'
		AND dial_reason IN ('busy', 'no-answer', 'refused', 'not-registered');
`;
