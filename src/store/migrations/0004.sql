-- What the office keeps may be forgotten here: up to a row of the log, sign-ins tell no more who
-- came. The entries stay, with a pseudonym in them that is known nowhere else.

CREATE TABLE forgotten (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    upto INTEGER NOT NULL,                  -- the last row of the log
    -- Over the rows that were changed, as they are now: their own hashes are those of before.
    sum  BLOB NOT NULL CHECK (length(sum) = 32)
) STRICT;

DROP TRIGGER log_is_never_changed;
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
WHEN NOT (
    OLD.n <= ifnull((SELECT upto FROM forgotten), 0)
    AND OLD.kind IN ('signed_in', 'moved_to', 'assigned')
    AND OLD.person IS NOT NULL AND NEW.person IS NOT NULL
    AND NEW.n = OLD.n AND NEW.kiosk = OLD.kiosk AND NEW.epoch = OLD.epoch AND NEW.seq = OLD.seq
    AND NEW.id = OLD.id AND NEW.schema = OLD.schema AND NEW.kind = OLD.kind
    AND NEW.session IS OLD.session AND NEW.wall = OLD.wall AND NEW.offset = OLD.offset
    AND NEW.boot = OLD.boot AND NEW.boot_ms = OLD.boot_ms AND NEW.clock = OLD.clock
    AND NEW.by = OLD.by AND NEW.payload = OLD.payload
    AND NEW.prev = OLD.prev AND NEW.hash = OLD.hash
)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
