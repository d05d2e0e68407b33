/**
 * One row for each agent who has talked in a call: transferred and handed over, it has had several, and
 * each of them had it. Calls of before had one.
 */
export const talksMigration = /* sql */ `
CREATE TABLE talk (
	agent_id TEXT NOT NULL,
	call_id TEXT NOT NULL REFERENCES interaction (call_id),
	-- When this agent last came into the call.
	since INTEGER NOT NULL,
	PRIMARY KEY (agent_id, call_id)
) STRICT, WITHOUT ROWID;
INSERT INTO talk (agent_id, call_id, since)
	SELECT agent_id, call_id, connected_at FROM interaction
	WHERE agent_id IS NOT NULL AND connected_at IS NOT NULL;
CREATE INDEX talk_by_time ON talk (agent_id, since);
`;
