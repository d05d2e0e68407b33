/**
 * The first shape of the database. The journal is the truth and never changes; everything from
 * `interaction` to `outside_call` is a projection of it; the rest are records of their own.
 * `*_at` is epoch ms, `*_ms` a duration in ms. Personal data lives in `party`, in notes and in
 * `floor_file` alone.
 */
export const floorMigration = /* sql */ `
CREATE TABLE journal (
	seq INTEGER PRIMARY KEY,
	happened_at INTEGER NOT NULL,
	version INTEGER NOT NULL,
	type TEXT NOT NULL,
	call_id TEXT,
	agent_id TEXT,
	body TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_call ON journal (call_id, seq) WHERE call_id IS NOT NULL;
CREATE INDEX journal_by_agent ON journal (agent_id, seq) WHERE agent_id IS NOT NULL;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;

CREATE TABLE snapshot (
	seq INTEGER PRIMARY KEY,
	saved_at INTEGER NOT NULL,
	digest TEXT NOT NULL,
	floor TEXT NOT NULL
) STRICT;

CREATE TABLE party (
	party_id TEXT PRIMARY KEY,
	party_number INTEGER NOT NULL UNIQUE,
	caller_number TEXT UNIQUE,
	caller_name TEXT,
	contact_name TEXT,
	contact_named_at INTEGER,
	contact_named_by TEXT,
	first_seen_at INTEGER,
	last_seen_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE interaction (
	call_id TEXT PRIMARY KEY,
	party_id TEXT NOT NULL REFERENCES party (party_id),
	number_id TEXT NOT NULL,
	switch_id TEXT NOT NULL,
	arrived_at INTEGER NOT NULL,
	queue_id TEXT,
	entered_at INTEGER,
	offers INTEGER NOT NULL DEFAULT 0,
	connected_at INTEGER,
	agent_id TEXT,
	phone_id TEXT,
	dismissed_at INTEGER,
	dismissed_reason TEXT,
	fell_back_at INTEGER,
	fallback_answered_at INTEGER,
	ended_at INTEGER,
	outcome TEXT,
	ended_by TEXT,
	cause INTEGER,
	last_seen_at INTEGER,
	wait_ms INTEGER,
	talk_ms INTEGER,
	hold_ms INTEGER,
	wrap_up_started_at INTEGER,
	wrap_up_ended_at INTEGER,
	wrap_up_ms INTEGER,
	disposition_id TEXT,
	disposition_set_at INTEGER,
	note TEXT,
	note_saved_at INTEGER,
	note_saved_by TEXT
) STRICT;
CREATE INDEX interaction_by_party ON interaction (party_id, arrived_at);
CREATE INDEX interaction_by_agent ON interaction (agent_id, connected_at) WHERE agent_id IS NOT NULL;
CREATE INDEX interaction_by_arrival ON interaction (arrived_at);
CREATE INDEX interaction_live ON interaction (agent_id) WHERE ended_at IS NULL;
CREATE INDEX interaction_in_wrap_up ON interaction (agent_id)
	WHERE wrap_up_started_at IS NOT NULL AND wrap_up_ended_at IS NULL;

CREATE TABLE segment (
	call_id TEXT NOT NULL REFERENCES interaction (call_id),
	position INTEGER NOT NULL,
	kind TEXT NOT NULL,
	started_at INTEGER NOT NULL,
	ended_at INTEGER,
	agent_id TEXT,
	queue_id TEXT,
	PRIMARY KEY (call_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE offer (
	offer_id TEXT PRIMARY KEY,
	round_id TEXT NOT NULL,
	call_id TEXT NOT NULL REFERENCES interaction (call_id),
	agent_id TEXT NOT NULL,
	phone_id TEXT NOT NULL,
	queue_id TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	ring_ends_at INTEGER NOT NULL,
	ringing_at INTEGER,
	ended_at INTEGER,
	state TEXT NOT NULL,
	reason TEXT,
	candidates INTEGER NOT NULL,
	idle_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_by_call ON offer (call_id, made_at);
CREATE INDEX offer_by_agent ON offer (agent_id, made_at);
CREATE UNIQUE INDEX offer_one_live_for_an_agent ON offer (agent_id) WHERE ended_at IS NULL;

CREATE TABLE monitoring (
	monitor_id TEXT PRIMARY KEY,
	person_id TEXT NOT NULL,
	phone_id TEXT NOT NULL,
	agent_id TEXT NOT NULL,
	call_id TEXT NOT NULL REFERENCES interaction (call_id),
	mode TEXT NOT NULL,
	asked_at INTEGER NOT NULL,
	started_at INTEGER,
	ended_at INTEGER,
	reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX monitoring_by_call ON monitoring (call_id);

CREATE TABLE agent_interval (
	agent_interval_id INTEGER PRIMARY KEY,
	agent_id TEXT NOT NULL,
	started_at INTEGER NOT NULL,
	ended_at INTEGER,
	phone_id TEXT NOT NULL,
	presence TEXT NOT NULL,
	reason_id TEXT,
	activity TEXT NOT NULL,
	call_id TEXT,
	queue_id TEXT
) STRICT;
CREATE INDEX agent_interval_by_agent ON agent_interval (agent_id, started_at);
CREATE INDEX agent_interval_by_start ON agent_interval (started_at);
CREATE UNIQUE INDEX agent_interval_one_open ON agent_interval (agent_id) WHERE ended_at IS NULL;

CREATE TABLE last_phone (
	person_id TEXT PRIMARY KEY,
	phone_id TEXT NOT NULL,
	taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outside_call (
	outside_call_id INTEGER PRIMARY KEY,
	phone_id TEXT NOT NULL,
	channel_id TEXT NOT NULL,
	agent_id TEXT,
	started_at INTEGER NOT NULL,
	ended_at INTEGER
) STRICT;
CREATE INDEX outside_call_open ON outside_call (phone_id, channel_id) WHERE ended_at IS NULL;

CREATE TABLE audit (
	audit_id INTEGER PRIMARY KEY,
	happened_at INTEGER NOT NULL,
	login TEXT NOT NULL,
	action TEXT NOT NULL,
	target TEXT,
	outcome TEXT NOT NULL,
	detail TEXT
) STRICT;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;

CREATE TABLE account (
	login TEXT PRIMARY KEY,
	role TEXT NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin')),
	password_hash TEXT NOT NULL,
	created_at INTEGER NOT NULL,
	password_set_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
	token_hash TEXT PRIMARY KEY,
	login TEXT NOT NULL REFERENCES account (login) ON DELETE CASCADE,
	created_at INTEGER NOT NULL,
	used_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_login ON session (login);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE floor_file (
	floor_file_id INTEGER PRIMARY KEY,
	applied_at INTEGER NOT NULL,
	applied_by TEXT NOT NULL,
	seq INTEGER NOT NULL,
	declared TEXT NOT NULL
) STRICT;
`;
