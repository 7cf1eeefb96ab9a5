-- What kiosks told of a month before it came: how many of which chip to have ready. One row for a
-- kiosk and month; of two, which an epoch that was lost may have left, the later one counts.
CREATE TABLE chips (
    kiosk BYTEA NOT NULL,
    month TEXT COLLATE "C" NOT NULL,
    site  TEXT COLLATE "C" NOT NULL,
    date  TEXT COLLATE "C" NOT NULL,
    at    BIGINT NOT NULL,
    -- JSON of what to have ready; none where too few people keep a date for it to be told.
    ready TEXT COLLATE "C",
    PRIMARY KEY (kiosk, month)
);
CREATE INDEX chips_of_month ON chips (month);

-- Those that an earlier program took in are understood now.
ALTER TABLE entry DISABLE TRIGGER entry_is_never_changed;
UPDATE entry SET known = 1 WHERE kind = 'chips_due' AND known = 0;
ALTER TABLE entry ENABLE TRIGGER entry_is_never_changed;
