-- What schema-8.sql changes, on a PostgreSQL server: also of tables that were made before it.

-- The logs: one of each epoch of each kiosk. An entry names its log by a number, which is shorter in
-- it and in its key than two ids of sixteen bytes each.
CREATE TABLE log (
    number BIGINT PRIMARY KEY,
    kiosk  BYTEA NOT NULL,
    epoch  BYTEA NOT NULL
);
CREATE UNIQUE INDEX log_of_kiosk ON log (kiosk, epoch);
-- Everything is gone through here, and no index is faster at that.
SET LOCAL enable_seqscan = on;
INSERT INTO log (number, kiosk, epoch)
SELECT row_number() OVER (ORDER BY kiosk, epoch), kiosk, epoch
FROM (SELECT DISTINCT kiosk, epoch FROM entry) e;

-- What is looked for, and what is as long in each, stands first: an index is made of rows that need
-- not be taken apart for it.
CREATE TABLE entry_again (
    log     BIGINT NOT NULL,
    seq     BIGINT NOT NULL,
    wall    BIGINT NOT NULL,            -- milliseconds since 1970 UTC
    -- Whether the program that took it in knew what it means.
    known   BIGINT NOT NULL,
    schema  BIGINT NOT NULL,
    "offset" BIGINT NOT NULL,           -- seconds east of UTC
    boot    BIGINT NOT NULL,
    boot_ms BIGINT NOT NULL,

    -- Of a sign-in, and of nothing else: the time in seconds since 1970 UTC and who it was as its
    -- payload says, and where its kiosk stood. This and what corrects it follows from the log.
    at      BIGINT,
    attendee TEXT COLLATE "C",
    site    TEXT COLLATE "C",
    -- Of a sign-in, for which session and for whom it counts after all corrections.
    session TEXT COLLATE "C",
    person  BYTEA,
    method  TEXT COLLATE "C",

    kind    TEXT COLLATE "C" NOT NULL,
    id      BYTEA NOT NULL,
    clock   TEXT COLLATE "C" NOT NULL,
    by      TEXT COLLATE "C" NOT NULL,
    payload TEXT COLLATE "C" NOT NULL,
    hash    BYTEA NOT NULL,

    -- What else corrections say of a sign-in. Where one was moved: that it was, and from which
    -- session and whom, as its kiosk had written.
    signed_out BIGINT,
    stayed  BIGINT,
    voided  TEXT COLLATE "C",
    moved   BIGINT,
    session_written TEXT COLLATE "C",
    person_written BYTEA
) PARTITION BY RANGE (wall);

DROP VIEW visit;
-- Month by month, each into a table of its own that takes the name of the one before. What corrects
-- sign-ins is followed again when all are in.
DO $$
DECLARE
    part RECORD;
BEGIN
    FOR part IN
        SELECT c.relname, pg_get_expr(c.relpartbound, c.oid) AS bounds
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'entry'::regclass ORDER BY c.relname
    LOOP
        EXECUTE format('CREATE TABLE again (LIKE entry_again);
            INSERT INTO again
            SELECT l.number, e.seq, e.wall, e.known, e.schema, e."offset", e.boot, e.boot_ms, e.at,
                   e.attendee, e.site, e.session, e.person, e.method, e.kind, e.id, e.clock, e.by,
                   e.payload, e.hash, NULL, NULL, NULL, NULL, NULL, NULL
            FROM %1$I e JOIN log l ON l.kiosk = e.kiosk AND l.epoch = e.epoch;
            DROP TABLE %1$I;
            ALTER TABLE again RENAME TO %1$I;
            ALTER TABLE entry_again ATTACH PARTITION %1$I %2$s', part.relname, part.bounds);
    END LOOP;
END $$;
DROP TABLE entry;
ALTER TABLE entry_again RENAME TO entry;
-- A key of a partitioned table names what it is partitioned by.
ALTER TABLE entry ADD PRIMARY KEY (log, seq, wall);

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OF log, seq, wall, known, schema, "offset", boot,
    boot_ms, kind, id, clock, by, payload, hash ON entry
FOR EACH ROW EXECUTE FUNCTION entry_is_never_changed();
CREATE TRIGGER entry_keeps_what_was_written
BEFORE UPDATE OF session, person, moved, session_written, person_written ON entry
FOR EACH ROW WHEN (
    CASE WHEN NEW.moved = 1 THEN NEW.session_written ELSE NEW.session END
    IS DISTINCT FROM CASE WHEN OLD.moved = 1 THEN OLD.session_written ELSE OLD.session END
    OR CASE WHEN NEW.moved = 1 THEN NEW.person_written ELSE NEW.person END
    IS DISTINCT FROM CASE WHEN OLD.moved = 1 THEN OLD.person_written ELSE OLD.person END)
EXECUTE FUNCTION entry_is_never_changed();

-- The sign-ins, each as it stands after all corrections.
CREATE VIEW visit AS
SELECT id, (SELECT l.kiosk FROM log l WHERE l.number = entry.log) AS kiosk,
       (SELECT l.epoch FROM log l WHERE l.number = entry.log) AS epoch, seq, site,
       session, person, attendee AS kind, method, at, wall AS written,
       "offset", clock, by, signed_out, stayed, voided
FROM entry WHERE at IS NOT NULL;
CREATE INDEX visit_of_evening ON entry (site, session) WHERE at IS NOT NULL;
CREATE INDEX visit_of_person ON entry (person) WHERE at IS NOT NULL;
CREATE INDEX visit_of_newcomer ON entry (site, session) WHERE attendee = 'newcomer';
-- Sign-ins without a session, and what is not understood: there is little of both.
CREATE INDEX entry_apart ON entry (known, wall)
    WHERE known = 0 OR (at IS NOT NULL AND session IS NULL);
SET LOCAL enable_seqscan = off;
