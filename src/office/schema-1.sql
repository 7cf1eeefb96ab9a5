-- The office's database. Ids are blobs of 16 bytes, hashes of 32. No time of arrival is in it, so
-- that the same bundles give the same rows, in whatever order kiosks come in.

-- Whose word counts, by which key.
CREATE TABLE kiosk (
    id      BLOB PRIMARY KEY CHECK (length(id) = 16),
    key     BLOB NOT NULL CHECK (length(key) = 32),
    -- The epoch of the newest bundle, and its site.
    epoch   BLOB,
    site    TEXT,
    zone    TEXT,
    -- The number of the last receipt.
    receipt INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE bundle (
    kiosk    BLOB NOT NULL REFERENCES kiosk (id),
    epoch    BLOB NOT NULL CHECK (length(epoch) = 16),
    number   INTEGER NOT NULL,
    sha256   BLOB NOT NULL CHECK (length(sha256) = 32),
    manifest BLOB NOT NULL CHECK (length(manifest) = 32),  -- its SHA-256
    PRIMARY KEY (kiosk, epoch, number)
) STRICT, WITHOUT ROWID;

-- The logs, as they were written. Nothing here is ever changed.
CREATE TABLE entry (
    kiosk   BLOB NOT NULL REFERENCES kiosk (id),
    epoch   BLOB NOT NULL CHECK (length(epoch) = 16),
    seq     INTEGER NOT NULL CHECK (seq >= 1),
    id      BLOB NOT NULL CHECK (length(id) = 16),
    schema  INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    session TEXT,
    person  BLOB CHECK (length(person) = 16),
    wall    INTEGER NOT NULL,           -- milliseconds since 1970 UTC
    offset  INTEGER NOT NULL,           -- seconds east of UTC
    boot    INTEGER NOT NULL,
    boot_ms INTEGER NOT NULL,
    clock   TEXT NOT NULL,
    by      TEXT NOT NULL,
    payload TEXT NOT NULL,
    hash    BLOB NOT NULL CHECK (length(hash) = 32),
    -- Whether the program that took it in knew what it means.
    known   INTEGER NOT NULL CHECK (known IN (0, 1)),
    PRIMARY KEY (kiosk, epoch, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;

-- What each kiosk's newest bundle may say of people; replaced with each, so that what is no longer
-- consented to is gone.
CREATE TABLE person (
    kiosk        BLOB NOT NULL REFERENCES kiosk (id),
    person       BLOB NOT NULL CHECK (length(person) = 16),
    display_name TEXT,
    legal_name   TEXT,
    external_id  TEXT,
    PRIMARY KEY (kiosk, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
    kiosk       BLOB NOT NULL REFERENCES kiosk (id),
    series      TEXT NOT NULL,
    title       TEXT NOT NULL,
    series_type TEXT NOT NULL,
    room        TEXT NOT NULL,
    mode        TEXT NOT NULL,
    retired     INTEGER NOT NULL,
    PRIMARY KEY (kiosk, series)
) STRICT, WITHOUT ROWID;

-- What lies in the office's own backup, too.
CREATE TABLE backed_up (
    kiosk BLOB NOT NULL REFERENCES kiosk (id),
    epoch BLOB NOT NULL CHECK (length(epoch) = 16),
    last  INTEGER NOT NULL,
    PRIMARY KEY (kiosk, epoch)
) STRICT, WITHOUT ROWID;
