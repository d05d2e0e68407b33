/**
 * Messages of callers whom nobody answered while the daemon was away. One is a recording of the caller alone:
 * it has no agent, and its call may never have been known here. A visit is a caller who came to a mailbox,
 * whether they said something or not; a matter may be about a message, each message in one at most. A gap is a
 * time in which nobody saw a switch.
 */
export const mailboxMigration = /* sql */ `
CREATE TABLE recording_2 (
	recording_id TEXT PRIMARY KEY,
	call_id TEXT REFERENCES interaction (call_id),
	agent_id TEXT,
	queue_id TEXT,
	purpose TEXT NOT NULL,
	keep_ms INTEGER NOT NULL,
	asked_by TEXT NOT NULL,
	asked_at INTEGER NOT NULL,
	started_at INTEGER,
	ended_at INTEGER,
	end_reason TEXT,
	end_detail TEXT,
	discarded INTEGER NOT NULL DEFAULT 0,
	cut_last_ms INTEGER,
	file_name TEXT,
	key_id TEXT,
	sealed_at INTEGER,
	bytes INTEGER,
	duration_ms INTEGER,
	sha256 TEXT,
	held_at INTEGER,
	held_by TEXT,
	hold_reason TEXT,
	deleting_reason TEXT,
	deleting_by TEXT,
	deleted_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO recording_2 SELECT recording_id, call_id, agent_id, queue_id, purpose, keep_ms, asked_by, asked_at,
	started_at, ended_at, end_reason, end_detail, discarded, cut_last_ms, file_name, key_id, sealed_at, bytes,
	duration_ms, sha256, held_at, held_by, hold_reason, deleting_reason, deleting_by, deleted_at FROM recording;
DROP TABLE recording;
ALTER TABLE recording_2 RENAME TO recording;
CREATE INDEX recording_by_call ON recording (call_id);
CREATE INDEX recording_by_ask ON recording (asked_at);
CREATE INDEX recording_open ON recording (asked_at) WHERE deleted_at IS NULL;

CREATE TABLE mailbox_visit (
	visit_id TEXT PRIMARY KEY,
	party_id TEXT REFERENCES party (party_id),
	call_id TEXT REFERENCES interaction (call_id),
	switch_id TEXT NOT NULL,
	number_id TEXT NOT NULL,
	queue_id TEXT,
	arrived_at INTEGER NOT NULL,
	left_at INTEGER NOT NULL,
	recording_id TEXT REFERENCES recording (recording_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mailbox_visit_by_party ON mailbox_visit (party_id, arrived_at);
CREATE INDEX mailbox_visit_by_call ON mailbox_visit (call_id) WHERE call_id IS NOT NULL;

-- When nobody saw a switch. Those of before are in the journal.
CREATE TABLE gap (
	gap_id INTEGER PRIMARY KEY,
	switch_id TEXT NOT NULL,
	started_at INTEGER NOT NULL,
	ended_at INTEGER
) STRICT;
CREATE INDEX gap_by_start ON gap (started_at);
INSERT INTO gap (switch_id, started_at, ended_at)
	SELECT body ->> '$.switchId', coalesce(body ->> '$.lastSeenAt', happened_at),
		(SELECT min(back.happened_at) FROM journal AS back WHERE back.type = 'switch-resynced'
			AND back.seq > lost.seq AND back.body ->> '$.switchId' = lost.body ->> '$.switchId')
	FROM journal AS lost WHERE type = 'switch-lost';
CREATE INDEX interaction_ended_in_gap ON interaction (ended_at) WHERE ended_by = 'gap';

ALTER TABLE matter ADD COLUMN recording_id TEXT REFERENCES recording (recording_id);
CREATE UNIQUE INDEX matter_by_recording ON matter (recording_id) WHERE recording_id IS NOT NULL;
`;
