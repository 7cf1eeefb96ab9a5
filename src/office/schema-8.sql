-- The logs: one of each epoch of each kiosk. An entry names its log by a number, which is shorter in
-- it and in its key than two ids of sixteen bytes each.
CREATE TABLE log (
    number INTEGER PRIMARY KEY,
    kiosk  BLOB NOT NULL,
    epoch  BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX log_of_kiosk ON log (kiosk, epoch);
INSERT INTO log (kiosk, epoch) SELECT DISTINCT kiosk, epoch FROM entry ORDER BY kiosk, epoch;

-- What is looked for, and what is as long in each, stands first.
CREATE TABLE entry_again (
    log     INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    wall    INTEGER NOT NULL,           -- milliseconds since 1970 UTC
    -- Whether the program that took it in knew what it means.
    known   INTEGER NOT NULL,
    schema  INTEGER NOT NULL,
    "offset" INTEGER NOT NULL,          -- seconds east of UTC
    boot    INTEGER NOT NULL,
    boot_ms INTEGER NOT NULL,

    -- Of a sign-in, and of nothing else: the time in seconds since 1970 UTC and who it was as its
    -- payload says, and where its kiosk stood. This and what corrects it follows from the log.
    at      INTEGER,
    attendee TEXT,
    site    TEXT,
    -- Of a sign-in, for which session and for whom it counts after all corrections.
    session TEXT,
    person  BLOB,
    method  TEXT,

    kind    TEXT NOT NULL,
    id      BLOB NOT NULL,
    clock   TEXT NOT NULL,
    by      TEXT NOT NULL,
    payload TEXT NOT NULL,
    hash    BLOB NOT NULL,

    -- What else corrections say of a sign-in. Where one was moved: that it was, and from which
    -- session and whom, as its kiosk had written.
    signed_out INTEGER,
    stayed  INTEGER,
    voided  TEXT,
    moved   INTEGER,
    session_written TEXT,
    person_written BLOB,
    PRIMARY KEY (log, seq)
) STRICT;
-- What corrects sign-ins is followed again when all are in.
INSERT INTO entry_again
SELECT l.number, e.seq, e.wall, e.known, e.schema, e."offset", e.boot, e.boot_ms, e.at,
       e.attendee, e.site, e.session, e.person, e.method, e.kind, e.id, e.clock, e.by,
       e.payload, e.hash, NULL, NULL, NULL, NULL, NULL, NULL
FROM log l CROSS JOIN entry e
WHERE e.kiosk = l.kiosk AND e.epoch = l.epoch ORDER BY l.number, e.seq;
DROP VIEW visit;
DROP TABLE entry;
ALTER TABLE entry_again RENAME TO entry;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OF log, seq, wall, known, schema, "offset", boot,
    boot_ms, kind, id, clock, by, payload, hash ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_keeps_what_was_written
BEFORE UPDATE OF session, person, moved, session_written, person_written ON entry
WHEN (CASE WHEN NEW.moved = 1 THEN NEW.session_written ELSE NEW.session END)
    IS DISTINCT FROM (CASE WHEN OLD.moved = 1 THEN OLD.session_written ELSE OLD.session END)
    OR (CASE WHEN NEW.moved = 1 THEN NEW.person_written ELSE NEW.person END)
    IS DISTINCT FROM (CASE WHEN OLD.moved = 1 THEN OLD.person_written ELSE OLD.person END)
BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;

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
