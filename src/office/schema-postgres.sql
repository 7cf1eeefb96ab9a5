-- The office's database on a PostgreSQL server: what schema-1.sql to schema-3.sql come to, with the
-- same tables and the same columns in the same order. Texts are compared byte by byte, as SQLite
-- does.

-- Whose word counts, by which key.
CREATE TABLE kiosk (
    id      BYTEA PRIMARY KEY CHECK (length(id) = 16),
    key     BYTEA NOT NULL CHECK (length(key) = 32),
    -- The epoch of the newest bundle, and its site.
    epoch   BYTEA,
    site    TEXT COLLATE "C",
    zone    TEXT COLLATE "C",
    -- The number of the last receipt.
    receipt BIGINT NOT NULL DEFAULT 0,
    -- When the newest bundle of a kiosk was made, by its clock, in seconds since 1970 UTC: up to
    -- then everything is here.
    complete_to BIGINT,
    -- Whether it is gone for good: nothing waits for it any more.
    gone    BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE bundle (
    kiosk    BYTEA NOT NULL REFERENCES kiosk (id),
    epoch    BYTEA NOT NULL CHECK (length(epoch) = 16),
    number   BIGINT NOT NULL,
    sha256   BYTEA NOT NULL CHECK (length(sha256) = 32),
    manifest BYTEA NOT NULL CHECK (length(manifest) = 32),  -- its SHA-256
    PRIMARY KEY (kiosk, epoch, number)
);

-- The logs, as they were written. Nothing here is ever changed. That their kiosk is known is asked
-- once a bundle, not once a row.
CREATE TABLE entry (
    kiosk   BYTEA NOT NULL,
    epoch   BYTEA NOT NULL CHECK (length(epoch) = 16),
    seq     BIGINT NOT NULL CHECK (seq >= 1),
    id      BYTEA NOT NULL CHECK (length(id) = 16),
    schema  BIGINT NOT NULL,
    kind    TEXT COLLATE "C" NOT NULL,
    session TEXT COLLATE "C",
    person  BYTEA CHECK (length(person) = 16),
    wall    BIGINT NOT NULL,           -- milliseconds since 1970 UTC
    "offset" BIGINT NOT NULL,           -- seconds east of UTC
    boot    BIGINT NOT NULL,
    boot_ms BIGINT NOT NULL,
    clock   TEXT COLLATE "C" NOT NULL,
    by      TEXT COLLATE "C" NOT NULL,
    payload TEXT COLLATE "C" NOT NULL,
    hash    BYTEA NOT NULL CHECK (length(hash) = 32),
    -- Whether the program that took it in knew what it means.
    known   BIGINT NOT NULL CHECK (known IN (0, 1)),
    -- A key of a partitioned table names what it is partitioned by.
    PRIMARY KEY (kiosk, epoch, seq, wall)
) PARTITION BY RANGE (wall);
-- Written by clocks that were not set.
CREATE TABLE entry_of_no_month PARTITION OF entry DEFAULT;

CREATE FUNCTION entry_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'entries are never changed'; END $$;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
FOR EACH ROW EXECUTE FUNCTION entry_is_never_changed();

-- What each kiosk's newest bundle may say of people; replaced with each, so that what is no longer
-- consented to is gone.
CREATE TABLE person (
    kiosk        BYTEA NOT NULL REFERENCES kiosk (id),
    person       BYTEA NOT NULL CHECK (length(person) = 16),
    display_name TEXT COLLATE "C",
    legal_name   TEXT COLLATE "C",
    external_id  TEXT COLLATE "C",
    PRIMARY KEY (kiosk, person)
);

CREATE TABLE series (
    kiosk       BYTEA NOT NULL REFERENCES kiosk (id),
    series      TEXT COLLATE "C" NOT NULL,
    title       TEXT COLLATE "C" NOT NULL,
    series_type TEXT COLLATE "C" NOT NULL,
    room        TEXT COLLATE "C" NOT NULL,
    mode        TEXT COLLATE "C" NOT NULL,
    retired     BIGINT NOT NULL,
    PRIMARY KEY (kiosk, series)
);

-- What lies in the office's own backup, too.
CREATE TABLE backed_up (
    kiosk BYTEA NOT NULL REFERENCES kiosk (id),
    epoch BYTEA NOT NULL CHECK (length(epoch) = 16),
    last  BIGINT NOT NULL,
    PRIMARY KEY (kiosk, epoch)
);

-- What the entries come to. All of it follows from the logs, and can be made again from them.

-- Where a kiosk stood: from this entry of its epoch on.
CREATE TABLE place (
    kiosk BYTEA NOT NULL REFERENCES kiosk (id),
    epoch BYTEA NOT NULL CHECK (length(epoch) = 16),
    first BIGINT NOT NULL,
    site  TEXT COLLATE "C" NOT NULL,
    zone  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (kiosk, epoch, first)
);

-- Entries that a bundle said must be here, and that are not.
CREATE TABLE missing (
    kiosk   BYTEA NOT NULL REFERENCES kiosk (id),
    epoch   BYTEA NOT NULL CHECK (length(epoch) = 16),
    first   BIGINT NOT NULL,
    last    BIGINT NOT NULL,
    -- The bundle that said so, and when it was made.
    number  BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (kiosk, epoch, first)
);

-- One sign-in, as it stands after all corrections.
CREATE TABLE visit (
    id         BYTEA PRIMARY KEY CHECK (length(id) = 16),
    kiosk      BYTEA NOT NULL,
    epoch      BYTEA NOT NULL,
    seq        BIGINT NOT NULL,
    site       TEXT COLLATE "C" NOT NULL,
    session    TEXT COLLATE "C",
    -- The pseudonym as it was written, and the one it stands for after all merges.
    person     BYTEA,
    root       BYTEA,
    kind       TEXT COLLATE "C" NOT NULL,
    method     TEXT COLLATE "C" NOT NULL,
    at         BIGINT NOT NULL,        -- seconds since 1970 UTC
    written    BIGINT NOT NULL,        -- the wall clock of its entry, in milliseconds
    "offset"   BIGINT NOT NULL,        -- seconds east of UTC
    clock      TEXT COLLATE "C" NOT NULL,
    by         TEXT COLLATE "C" NOT NULL,
    signed_out BIGINT,
    stayed     BIGINT,
    voided     TEXT COLLATE "C"
);
CREATE INDEX visit_of_evening ON visit (site, session);
CREATE INDEX visit_of_person ON visit (person) WHERE person IS NOT NULL;
CREATE INDEX visit_of_newcomer ON visit (site, session) WHERE kind = 'newcomer';
CREATE INDEX visit_taken_back ON visit (site, session) WHERE voided IS NOT NULL;
CREATE INDEX visit_in_tray ON visit (at) WHERE session IS NULL;
CREATE INDEX entry_unknown ON entry (wall) WHERE known = 0;

-- An evening, as one kiosk has it. Two in one building may have the same.
CREATE TABLE opening (
    site            TEXT COLLATE "C" NOT NULL,
    session         TEXT COLLATE "C" NOT NULL,
    kiosk           BYTEA NOT NULL,
    zone            TEXT COLLATE "C" NOT NULL,
    series          TEXT COLLATE "C",
    mode            TEXT COLLATE "C" NOT NULL,
    start           BIGINT NOT NULL,
    ends            BIGINT NOT NULL,
    opened          BIGINT NOT NULL,
    opened_by       TEXT COLLATE "C" NOT NULL,
    closed          BIGINT,
    did_not_sign_in BIGINT,
    interrupted     BIGINT NOT NULL,
    PRIMARY KEY (site, session, kiosk)
);

-- An evening as it is reported, with its figures.
CREATE TABLE evening (
    site            TEXT COLLATE "C" NOT NULL,
    session         TEXT COLLATE "C" NOT NULL,
    zone            TEXT COLLATE "C" NOT NULL,
    date            TEXT COLLATE "C" NOT NULL,      -- 2026-11-24, local
    month           TEXT COLLATE "C" NOT NULL,      -- 2026-11
    series          TEXT COLLATE "C",
    mode            TEXT COLLATE "C" NOT NULL,
    start           BIGINT NOT NULL,
    ends            BIGINT NOT NULL,
    opened          BIGINT NOT NULL,
    opened_by       TEXT COLLATE "C" NOT NULL,
    closed          BIGINT,
    did_not_sign_in BIGINT,
    interrupted     BIGINT NOT NULL,
    signed_in       BIGINT NOT NULL,
    without_name    BIGINT NOT NULL,
    newcomers       BIGINT NOT NULL,
    guests          BIGINT NOT NULL,
    family          BIGINT NOT NULL,
    minors          BIGINT NOT NULL,
    PRIMARY KEY (site, session)
);
CREATE INDEX evening_of_date ON evening (date);
CREATE INDEX evening_of_month ON evening (site, month);

-- How often a person came in a month, each evening once.
CREATE TABLE person_month (
    month  TEXT COLLATE "C" NOT NULL,
    site   TEXT COLLATE "C" NOT NULL,
    person BYTEA NOT NULL,
    visits BIGINT NOT NULL,
    -- The dates of the first and of the last of them.
    first  TEXT COLLATE "C" NOT NULL,
    last   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (month, site, person)
);

-- A pseudonym that is the same person as another, as a kiosk has it.
CREATE TABLE alias (
    kiosk  BYTEA NOT NULL,
    person BYTEA NOT NULL,
    into_  BYTEA NOT NULL,
    PRIMARY KEY (kiosk, person)
);
CREATE INDEX alias_of_person ON alias (person);
CREATE INDEX alias_into ON alias (into_);

-- Pseudonyms that stand for another one, after all merges of all kiosks.
CREATE TABLE canonical (
    person BYTEA PRIMARY KEY,
    root   BYTEA NOT NULL
);
CREATE INDEX canonical_root ON canonical (root);

-- Who asked to be taken off, at any kiosk: no name of theirs is kept from any.
CREATE TABLE erased (
    person BYTEA PRIMARY KEY
);

-- What was answered to a milestone, without who: it would give a date away.
CREATE TABLE milestone (
    kiosk  BYTEA NOT NULL,
    site   TEXT COLLATE "C" NOT NULL,
    date   TEXT COLLATE "C" NOT NULL,
    answer TEXT COLLATE "C" NOT NULL,
    times  BIGINT NOT NULL,
    PRIMARY KEY (kiosk, site, date, answer)
);
CREATE INDEX milestone_of_date ON milestone (date);

-- How many sign-ins were written by a clock that was not right.
CREATE TABLE doubt (
    kiosk BYTEA NOT NULL,
    site  TEXT COLLATE "C" NOT NULL,
    date  TEXT COLLATE "C" NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (kiosk, site, date)
);
CREATE INDEX doubt_of_date ON doubt (date);

-- What the office chose.
CREATE TABLE setting (
    name  TEXT COLLATE "C" PRIMARY KEY,
    value BIGINT NOT NULL
);
