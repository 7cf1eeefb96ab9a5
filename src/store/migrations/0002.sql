-- A sign-in writes five pages of the database where it wrote seven, and splits fewer: each page is
-- encrypted and signed, and the person at the door waits for all of them.

-- The log without an index of its numbers. They follow one another, so where an epoch begins is all
-- that is to be known; the trigger sees that they do, which keeps (kiosk, epoch, seq) unique as
-- long as an epoch begins once.
CREATE TABLE log_2 (
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
    UNIQUE (id)
) STRICT;
INSERT INTO log_2 SELECT * FROM log ORDER BY n;
DROP TABLE log;
ALTER TABLE log_2 RENAME TO log;

CREATE UNIQUE INDEX log_epoch ON log (kiosk, epoch) WHERE seq = 1;

-- What changes evenings and sign-ins that may have gone out on a stick already; sign-ins themselves
-- are found by their session.
CREATE INDEX log_correction ON log (n) WHERE kind IN (
    'session_opened', 'session_closed', 'session_cancelled', 'session_moved', 'signed_out', 'voided',
    'moved_to', 'assigned', 'stayed', 'aliased', 'unaliased', 'erased');

CREATE TRIGGER log_has_no_gaps BEFORE INSERT ON log
WHEN NEW.n <> 1 + ifnull((SELECT max(n) FROM log), 0)
    OR NEW.seq <> 1 + ifnull((SELECT seq FROM log WHERE n = NEW.n - 1
                              AND kiosk = NEW.kiosk AND epoch = NEW.epoch), 0)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_never_deleted BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- One index finds the rows of a session and keeps a person from counting twice in it; to an index
-- that is unique, rows that count for nobody are all different.
ALTER TABLE attendance ADD COLUMN counts_for BLOB
    GENERATED ALWAYS AS (CASE WHEN live = 1 THEN canonical END) VIRTUAL;
DROP INDEX attendance_once;
DROP INDEX attendance_session;
CREATE UNIQUE INDEX attendance_once ON attendance (session, counts_for);
