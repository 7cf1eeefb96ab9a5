-- What the last list of people that was taken over added and changed, so that it can be taken back.
-- Gone with the person, when their name changes, and with the next list.
CREATE TABLE list_row (
    person       BLOB PRIMARY KEY CHECK (length(person) = 16),
    -- Whether the list added them.
    added        INTEGER NOT NULL,
    -- As they were.
    was_name     TEXT,
    was_kind     TEXT NOT NULL,
    was_legal    TEXT,
    was_number   TEXT,
    -- As the list made them.
    name         TEXT,
    kind         TEXT NOT NULL,
    legal        TEXT,
    number       TEXT
) STRICT, WITHOUT ROWID;

-- The kiosks of the office's other sites, and what their cards are known by: a card that one of them
-- made is the same person here.
CREATE TABLE house (
    kiosk   BLOB PRIMARY KEY CHECK (length(kiosk) = 16),
    key     TEXT NOT NULL,
    org_key BLOB CHECK (length(org_key) = 32)
) STRICT, WITHOUT ROWID;
