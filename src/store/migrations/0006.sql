-- What the office and the other kiosks of a site say, and what this one tells them: each thing has
-- the moment of its newest statement, by a clock that only goes forward.

-- `kind` is person, card, merge, erased, series, roster, scheme or readings; `id` a pseudonym, the
-- hash of a card, or the name of a series, a scheme or a pack of readings. Only of a merge the statement
-- itself stands here: the digits of whom it leads to, or nothing.
CREATE TABLE stamp (
    kind   TEXT NOT NULL,
    id     BLOB NOT NULL,
    time   INTEGER NOT NULL,                -- milliseconds, or one more than what was heard before
    base   INTEGER NOT NULL,                -- of what it was laid over, or 0
    writer BLOB NOT NULL CHECK (length(writer) = 16),
    body   TEXT,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- The newest moment that was given or heard.
CREATE TABLE stamp_clock (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    time INTEGER NOT NULL
) STRICT;
INSERT INTO stamp_clock (one, time) VALUES (1, 1);

-- The kiosks of this site, as the newest package names them, and what their cards are known by.
CREATE TABLE sister (
    kiosk   BLOB PRIMARY KEY CHECK (length(kiosk) = 16),
    key     TEXT NOT NULL,
    org_key BLOB CHECK (length(org_key) = 32)
) STRICT, WITHOUT ROWID;

-- What was here before has no moment of its own: people and cards have the one at which they were
-- made or changed, the rest comes before everything.
INSERT INTO stamp (kind, id, time, base, writer)
SELECT 'person', p.id, p.created * 1000, 0, k.id FROM person p CROSS JOIN kiosk k;
INSERT INTO stamp (kind, id, time, base, writer)
SELECT 'card', b.hash, b.changed * 1000, 0, k.id FROM badge b CROSS JOIN kiosk k
WHERE b.state <> 'revoked' OR b.person IS NOT NULL;
INSERT INTO stamp (kind, id, time, base, writer, body)
SELECT 'merge', a.person, 1, 0, k.id, lower(hex(a.into_)) FROM alias a CROSS JOIN kiosk k;
INSERT INTO stamp (kind, id, time, base, writer)
SELECT 'series', CAST(s.id AS BLOB), 1, 0, k.id FROM series s CROSS JOIN kiosk k;
INSERT OR IGNORE INTO stamp (kind, id, time, base, writer)
SELECT 'erased', l.person, 1, 0, k.id FROM log l CROSS JOIN kiosk k
WHERE l.kind = 'erased' AND l.person IS NOT NULL;
