-- The first schema. Never edited once landed: what comes later is a file of its own.
--
-- `log` is the truth and is only ever added to. What stands under "projections" can be made again
-- from it, and `keytag verify` does so. What stands under "erasable" ties pseudonyms to people and
-- is not in the log, so that a person can be erased and the log still verifies.
-- Times are seconds since 1970 UTC unless a name says otherwise; ids are blobs of 16 bytes.

------------------------------------------------------------------------------------- this kiosk
CREATE TABLE kiosk (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    id         BLOB NOT NULL CHECK (length(id) = 16),
    epoch      BLOB NOT NULL CHECK (length(epoch) = 16),
    -- The organisation's key for badges and pseudonyms.
    org_key    BLOB NOT NULL CHECK (length(org_key) = 32),
    -- Keys the hashes that never leave this kiosk, such as those of names in `lockout`.
    local_key  BLOB NOT NULL CHECK (length(local_key) = 32),
    created    INTEGER NOT NULL
) STRICT;

-- What the first-start wizard and staff set by touch; values are JSON.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

----------------------------------------------------------------------------------------- the log
CREATE TABLE log (
    n         INTEGER PRIMARY KEY,          -- row of this file; seq starts anew with an epoch
    kiosk     BLOB    NOT NULL CHECK (length(kiosk) = 16),
    epoch     BLOB    NOT NULL CHECK (length(epoch) = 16),
    seq       INTEGER NOT NULL CHECK (seq >= 1),
    id        BLOB    NOT NULL CHECK (length(id) = 16),
    schema    INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    session   TEXT,
    person    BLOB CHECK (length(person) = 16),
    wall      INTEGER NOT NULL,             -- milliseconds since 1970 UTC
    offset    INTEGER NOT NULL,             -- seconds east of UTC
    boot      INTEGER NOT NULL,
    boot_ms   INTEGER NOT NULL,
    clock     TEXT    NOT NULL,
    by        TEXT    NOT NULL,             -- JSON of domain::entry::By
    payload   TEXT    NOT NULL,             -- JSON of domain::entry::Event without its kind
    prev      BLOB    NOT NULL CHECK (length(prev) = 32),
    hash      BLOB    NOT NULL CHECK (length(hash) = 32),
    UNIQUE (kiosk, epoch, seq),
    UNIQUE (id)
) STRICT;

-- What changes evenings and sign-ins that may have gone out on a stick already; sign-ins themselves
-- are found by their session.
CREATE INDEX log_correction ON log (n) WHERE kind IN (
    'session_opened', 'session_closed', 'session_cancelled', 'session_moved', 'signed_out', 'voided',
    'moved_to', 'assigned', 'stayed', 'aliased', 'unaliased', 'erased');

CREATE TRIGGER log_has_no_gaps BEFORE INSERT ON log
WHEN NEW.n <> 1 + ifnull((SELECT max(n) FROM log), 0)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_never_deleted BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

------------------------------------------------------------------------------------- projections
CREATE TABLE session (
    id              TEXT PRIMARY KEY,
    series          TEXT,
    title           TEXT NOT NULL,          -- erasable text, not in the log
    series_type     TEXT NOT NULL,
    room            TEXT NOT NULL,
    mode            TEXT NOT NULL,
    scheme          TEXT NOT NULL,
    start           INTEGER NOT NULL,
    end             INTEGER NOT NULL,
    opens           INTEGER NOT NULL,
    closes          INTEGER NOT NULL,
    local_date      TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('planned', 'open', 'closed', 'cancelled')),
    opened          INTEGER,
    opened_by       TEXT,
    closed          INTEGER,
    topic           TEXT,                   -- erasable text, not in the log
    did_not_sign_in INTEGER,
    interrupted     INTEGER NOT NULL DEFAULT 0,
    -- Something about it is in the log: a change of its series no longer changes it.
    touched         INTEGER NOT NULL DEFAULT 0,
    -- Catches doubles of a badge in headcount mode; dies when the session closes.
    double_key      BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX session_open ON session (start) WHERE state = 'open';
CREATE INDEX session_start ON session (start);
CREATE INDEX session_opens ON session (opens);
CREATE INDEX session_date ON session (local_date);

CREATE TABLE attendance (
    n           INTEGER PRIMARY KEY REFERENCES log (n),  -- the entry that began it
    id          BLOB NOT NULL,                           -- that entry's id, found through the log
    session     TEXT REFERENCES session (id),            -- none: in the tray
    person      BLOB,                                    -- as written in the log
    canonical   BLOB,                                    -- the person after merges
    kind        TEXT NOT NULL,
    method      TEXT NOT NULL,
    signed_in   INTEGER NOT NULL,
    signed_out  INTEGER,
    stayed      INTEGER,
    voided      TEXT,                                    -- reason
    -- A live row counts. One that a move or a merge laid onto another does not, but is kept.
    live        INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX attendance_once ON attendance (session, canonical)
    WHERE live = 1 AND session IS NOT NULL AND canonical IS NOT NULL;
CREATE INDEX attendance_session ON attendance (session);
CREATE INDEX attendance_person ON attendance (canonical, signed_in) WHERE canonical IS NOT NULL;

-- Pseudonyms that are the same person: a merge, or a card with a pseudonym of its own.
CREATE TABLE alias (
    person BLOB PRIMARY KEY,
    into_  BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_into ON alias (into_);

CREATE TABLE export (
    number   INTEGER PRIMARY KEY,
    made     INTEGER NOT NULL,
    first_n  INTEGER NOT NULL,
    last_n   INTEGER NOT NULL,
    months   TEXT NOT NULL                 -- JSON list of YYYY-MM
) STRICT;

---------------------------------------------------------------------------------------- erasable
CREATE TABLE person (
    id             BLOB PRIMARY KEY CHECK (length(id) = 16),
    name           TEXT,
    folded         TEXT,
    picture        TEXT,
    colour         TEXT,
    kind           TEXT NOT NULL DEFAULT 'member',
    listing        TEXT NOT NULL DEFAULT 'listed',
    language       TEXT,
    large_text     INTEGER NOT NULL DEFAULT 0,
    recovery       TEXT,                   -- JSON of domain::milestone::RecoveryDate
    leap_rule      TEXT,
    legal_name     TEXT,
    external_id    TEXT,
    roster_consent TEXT,                   -- local date, and by whom: JSON
    -- Consents: the local date since when, or nothing.
    keep_name        TEXT,
    remember_date    TEXT,
    tell_facilitator TEXT,
    name_in_exports  TEXT,
    created        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_folded ON person (folded) WHERE folded IS NOT NULL;

-- Cards: only a keyed hash of the number is kept (badge::TokenHash under the organisation's key), so
-- that an old one cannot be printed again.
CREATE TABLE badge (
    hash    BLOB PRIMARY KEY CHECK (length(hash) = 32),
    person  BLOB,                          -- none: blank
    state   TEXT NOT NULL CHECK (state IN ('blank', 'live', 'revoked')),
    made    INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX badge_person ON badge (person) WHERE person IS NOT NULL;

-- Whose a sign-in in the tray is, until it is filed.
CREATE TABLE tray (
    attendance INTEGER PRIMARY KEY REFERENCES attendance (n),
    person     BLOB
) STRICT;
CREATE INDEX tray_person ON tray (person) WHERE person IS NOT NULL;

-- Doubles of a badge in a headcount session; dies with the session's double_key.
CREATE TABLE headcount_double (
    session    TEXT NOT NULL REFERENCES session (id),
    hash       BLOB NOT NULL,
    attendance INTEGER NOT NULL REFERENCES attendance (n),
    PRIMARY KEY (session, hash)
) STRICT, WITHOUT ROWID;

-- What a person answered about a milestone: so that it is due until acknowledged.
CREATE TABLE milestone_answer (
    person     BLOB NOT NULL,
    milestone  TEXT NOT NULL,              -- JSON of domain::milestone::Milestone
    attendance INTEGER NOT NULL REFERENCES attendance (n),
    answer     TEXT NOT NULL,
    -- It is in the log, where it stands among the others of the evening and without the person.
    logged     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (person, milestone)
) STRICT, WITHOUT ROWID;
CREATE INDEX milestone_attendance ON milestone_answer (attendance);

-- Newcomers who asked to be shown around: the discreet dot, gone at close.
CREATE TABLE show_around (
    attendance INTEGER PRIMARY KEY REFERENCES attendance (n)
) STRICT;

------------------------------------------------------------------------------- series and keepers
CREATE TABLE series (
    id      TEXT PRIMARY KEY,
    body    TEXT NOT NULL,                 -- JSON of the series as staff may change it
    retired INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE keeper (
    id       BLOB PRIMARY KEY CHECK (length(id) = 16),
    label    TEXT NOT NULL,
    role     TEXT NOT NULL,
    pin      TEXT NOT NULL,                -- PHC string, argon2id
    badge    BLOB,                         -- keyed hash of their own card
    removed  INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Failures are counted on disk before an answer is computed. `what` is 'pin', 'recovery',
-- 'door' or a keyed hash of a folded name.
CREATE TABLE lockout (
    what     TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    boot     INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,             -- on the clock since this boot
    rest_ms  INTEGER NOT NULL              -- what is left, for after a restart
) STRICT, WITHOUT ROWID;
