-- The journal: lines exactly as they stand in the log, and of each evening what the log does not
-- tell. Never edited once landed.
CREATE TABLE log (
    n         INTEGER PRIMARY KEY,
    kiosk     BLOB    NOT NULL,
    epoch     BLOB    NOT NULL,
    seq       INTEGER NOT NULL,
    id        BLOB    NOT NULL,
    schema    INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    session   TEXT,
    person    BLOB,
    wall      INTEGER NOT NULL,
    offset    INTEGER NOT NULL,
    boot      INTEGER NOT NULL,
    boot_ms   INTEGER NOT NULL,
    clock     TEXT    NOT NULL,
    by        TEXT    NOT NULL,
    payload   TEXT    NOT NULL,
    prev      BLOB    NOT NULL,
    hash      BLOB    NOT NULL
) STRICT;

CREATE TABLE evening (
    id          TEXT PRIMARY KEY,
    series      TEXT,
    title       TEXT NOT NULL,
    series_type TEXT NOT NULL,
    room        TEXT NOT NULL,
    mode        TEXT NOT NULL,
    scheme      TEXT NOT NULL,
    start       INTEGER NOT NULL,
    end         INTEGER NOT NULL,
    opens       INTEGER NOT NULL,
    closes      INTEGER NOT NULL,
    local_date  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
