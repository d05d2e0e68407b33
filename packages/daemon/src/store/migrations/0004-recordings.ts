/**
 * Recordings: what the journal says of each, where its sealed file is, and for each that was deleted a row that
 * proves it, which is never changed.
 */
export const recordingsMigration = /* sql */ `
CREATE TABLE recording (
	recording_id TEXT PRIMARY KEY,
	call_id TEXT NOT NULL REFERENCES interaction (call_id),
	agent_id TEXT NOT NULL,
	queue_id TEXT NOT NULL,
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
CREATE INDEX recording_by_call ON recording (call_id);
CREATE INDEX recording_by_ask ON recording (asked_at);
CREATE INDEX recording_open ON recording (asked_at) WHERE deleted_at IS NULL;

CREATE TABLE recording_deletion (
	recording_deletion_id INTEGER PRIMARY KEY,
	recording_id TEXT NOT NULL,
	deleted_at INTEGER NOT NULL,
	reason TEXT NOT NULL,
	deleted_by TEXT NOT NULL,
	bytes INTEGER,
	sha256 TEXT
) STRICT;
CREATE INDEX recording_deletion_by_recording ON recording_deletion (recording_id);
CREATE TRIGGER recording_deletion_is_never_changed BEFORE UPDATE ON recording_deletion
BEGIN SELECT raise(ABORT, 'the proof of a deletion is append-only'); END;
CREATE TRIGGER recording_deletion_is_never_shortened BEFORE DELETE ON recording_deletion
BEGIN SELECT raise(ABORT, 'the proof of a deletion is append-only'); END;
`;
