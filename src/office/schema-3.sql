-- A kiosk that is gone for good: nothing waits for it any more.
ALTER TABLE kiosk ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;

-- Months of a site are counted as a whole, and no longer person by person.
CREATE INDEX evening_of_month ON evening (site, month);
DROP INDEX person_month_of_person;

-- Visits lie in the order in which they came in, so that those of one evening lie together: their
-- ids are random, and a table in the order of ids is read and written all over the disk.
CREATE TABLE visit_again (
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
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
) STRICT;
INSERT INTO visit_again SELECT * FROM visit ORDER BY site, session, written;
DROP TABLE visit;
ALTER TABLE visit_again RENAME TO visit;
CREATE INDEX visit_of_evening ON visit (site, session);
CREATE INDEX visit_of_newcomer ON visit (site, session) WHERE kind = 'newcomer';
CREATE INDEX visit_of_person ON visit (person) WHERE person IS NOT NULL;
CREATE INDEX visit_taken_back ON visit (site, session) WHERE voided IS NOT NULL;
CREATE INDEX visit_in_tray ON visit (at) WHERE session IS NULL;

CREATE INDEX milestone_of_date ON milestone (date);
CREATE INDEX doubt_of_date ON doubt (date);
