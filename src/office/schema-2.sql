-- What the entries come to: visits, evenings, persons. All of it follows from the logs, and can be
-- made again from them.

-- When the newest bundle of a kiosk was made, by its clock, in seconds since 1970 UTC: up to then
-- everything is here.
ALTER TABLE kiosk ADD COLUMN complete_to INTEGER;

-- Where a kiosk stood: from this entry of its epoch on.
CREATE TABLE place (
    kiosk BLOB NOT NULL REFERENCES kiosk (id),
    epoch BLOB NOT NULL CHECK (length(epoch) = 16),
    first INTEGER NOT NULL,
    site  TEXT NOT NULL,
    zone  TEXT NOT NULL,
    PRIMARY KEY (kiosk, epoch, first)
) STRICT, WITHOUT ROWID;

-- Entries that a bundle said must be here, and that are not.
CREATE TABLE missing (
    kiosk   BLOB NOT NULL REFERENCES kiosk (id),
    epoch   BLOB NOT NULL CHECK (length(epoch) = 16),
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    -- The bundle that said so, and when it was made.
    number  INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (kiosk, epoch, first)
) STRICT, WITHOUT ROWID;

-- One sign-in, as it stands after all corrections.
CREATE TABLE visit (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    kiosk      BLOB NOT NULL,
    epoch      BLOB NOT NULL,
    seq        INTEGER NOT NULL,
    site       TEXT NOT NULL,
    session    TEXT,
    -- The pseudonym as it was written, and the one it stands for after all merges.
    person     BLOB,
    root       BLOB,
    kind       TEXT NOT NULL,
    method     TEXT NOT NULL,
    at         INTEGER NOT NULL,        -- seconds since 1970 UTC
    written    INTEGER NOT NULL,        -- the wall clock of its entry, in milliseconds
    "offset"   INTEGER NOT NULL,        -- seconds east of UTC
    clock      TEXT NOT NULL,
    by         TEXT NOT NULL,
    signed_out INTEGER,
    stayed     INTEGER,
    voided     TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_of_evening ON visit (site, session);
CREATE INDEX visit_of_person ON visit (person) WHERE person IS NOT NULL;
CREATE INDEX visit_of_root ON visit (root) WHERE root IS NOT NULL;
CREATE INDEX visit_in_tray ON visit (at) WHERE session IS NULL;
CREATE INDEX entry_unknown ON entry (wall) WHERE known = 0;

-- An evening, as one kiosk has it. Two in one building may have the same.
CREATE TABLE opening (
    site            TEXT NOT NULL,
    session         TEXT NOT NULL,
    kiosk           BLOB NOT NULL,
    zone            TEXT NOT NULL,
    series          TEXT,
    mode            TEXT NOT NULL,
    start           INTEGER NOT NULL,
    ends            INTEGER NOT NULL,
    opened          INTEGER NOT NULL,
    opened_by       TEXT NOT NULL,
    closed          INTEGER,
    did_not_sign_in INTEGER,
    interrupted     INTEGER NOT NULL,
    PRIMARY KEY (site, session, kiosk)
) STRICT, WITHOUT ROWID;

-- An evening as it is reported, with its figures.
CREATE TABLE evening (
    site            TEXT NOT NULL,
    session         TEXT NOT NULL,
    zone            TEXT NOT NULL,
    date            TEXT NOT NULL,      -- 2026-11-24, local
    month           TEXT NOT NULL,      -- 2026-11
    series          TEXT,
    mode            TEXT NOT NULL,
    start           INTEGER NOT NULL,
    ends            INTEGER NOT NULL,
    opened          INTEGER NOT NULL,
    opened_by       TEXT NOT NULL,
    closed          INTEGER,
    did_not_sign_in INTEGER,
    interrupted     INTEGER NOT NULL,
    signed_in       INTEGER NOT NULL,
    without_name    INTEGER NOT NULL,
    newcomers       INTEGER NOT NULL,
    guests          INTEGER NOT NULL,
    family          INTEGER NOT NULL,
    minors          INTEGER NOT NULL,
    PRIMARY KEY (site, session)
) STRICT, WITHOUT ROWID;
CREATE INDEX evening_of_date ON evening (date);

-- How often a person came in a month, each evening once.
CREATE TABLE person_month (
    month  TEXT NOT NULL,
    site   TEXT NOT NULL,
    person BLOB NOT NULL,
    visits INTEGER NOT NULL,
    -- The dates of the first and of the last of them.
    first  TEXT NOT NULL,
    last   TEXT NOT NULL,
    PRIMARY KEY (month, site, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_month_of_person ON person_month (person);

-- A pseudonym that is the same person as another, as a kiosk has it.
CREATE TABLE alias (
    kiosk  BLOB NOT NULL,
    person BLOB NOT NULL,
    into_  BLOB NOT NULL,
    PRIMARY KEY (kiosk, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_of_person ON alias (person);
CREATE INDEX alias_into ON alias (into_);

-- Pseudonyms that stand for another one, after all merges of all kiosks.
CREATE TABLE canonical (
    person BLOB PRIMARY KEY,
    root   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX canonical_root ON canonical (root);

-- Who asked to be taken off, at any kiosk: no name of theirs is kept from any.
CREATE TABLE erased (
    person BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What was answered to a milestone, without who: it would give a date away.
CREATE TABLE milestone (
    kiosk  BLOB NOT NULL,
    site   TEXT NOT NULL,
    date   TEXT NOT NULL,
    answer TEXT NOT NULL,
    times  INTEGER NOT NULL,
    PRIMARY KEY (kiosk, site, date, answer)
) STRICT, WITHOUT ROWID;

-- How many sign-ins were written by a clock that was not right.
CREATE TABLE doubt (
    kiosk BLOB NOT NULL,
    site  TEXT NOT NULL,
    date  TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (kiosk, site, date)
) STRICT, WITHOUT ROWID;

-- What the office chose.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
