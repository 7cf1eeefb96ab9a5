-- What kiosks told of a month before it came: how many of which chip to have ready. One row for a
-- kiosk and month; of two, which an epoch that was lost may have left, the later one counts.
CREATE TABLE chips (
    kiosk BLOB NOT NULL,
    month TEXT NOT NULL,
    site  TEXT NOT NULL,
    date  TEXT NOT NULL,                -- when it was told, by the kiosk's wall
    at    INTEGER NOT NULL,             -- the same in milliseconds since 1970 UTC
    -- JSON of what to have ready; none where too few people keep a date for it to be told.
    ready TEXT,
    PRIMARY KEY (kiosk, month)
) STRICT, WITHOUT ROWID;
CREATE INDEX chips_of_month ON chips (month);

-- Those that an earlier program took in are understood now.
DROP TRIGGER entry_is_never_changed;
UPDATE entry SET known = 1 WHERE kind = 'chips_due' AND known = 0;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OF log, seq, wall, known, schema, "offset", boot,
    boot_ms, kind, id, clock, by, payload, hash ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
