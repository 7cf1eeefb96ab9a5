-- The first form did not note where a kiosk stood.
INSERT INTO place (kiosk, epoch, first, site, zone)
SELECT e.kiosk, e.epoch, 1, k.site, k.zone FROM entry e
JOIN kiosk k ON k.id = e.kiosk
WHERE e.seq = 1 AND k.site IS NOT NULL AND k.zone IS NOT NULL
ON CONFLICT DO NOTHING;

-- A sign-in is its entry, and no longer a second row beside it: what it comes to after all
-- corrections stands behind what its kiosk wrote.
CREATE TABLE entry_again (
    kiosk   BLOB NOT NULL,
    epoch   BLOB NOT NULL,
    seq     INTEGER NOT NULL,
    id      BLOB NOT NULL,
    schema  INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    session TEXT,
    person  BLOB,
    wall    INTEGER NOT NULL,           -- milliseconds since 1970 UTC
    "offset" INTEGER NOT NULL,          -- seconds east of UTC
    boot    INTEGER NOT NULL,
    boot_ms INTEGER NOT NULL,
    clock   TEXT NOT NULL,
    by      TEXT NOT NULL,
    payload TEXT NOT NULL,
    hash    BLOB NOT NULL,
    -- Whether the program that took it in knew what it means.
    known   INTEGER NOT NULL,

    -- Of a sign-in: where its kiosk stood, and what its payload says; the time in seconds since
    -- 1970 UTC. All of this follows from the log.
    site    TEXT,
    attendee TEXT,
    method  TEXT,
    at      INTEGER,
    -- After all corrections: for which session and for whom it counts, and what else they say.
    session_now TEXT,
    person_now BLOB,
    signed_out INTEGER,
    stayed  INTEGER,
    voided  TEXT,
    PRIMARY KEY (kiosk, epoch, seq)
) STRICT;
INSERT INTO entry_again
SELECT e.*,
       CASE WHEN e.known = 1 AND e.kind = 'signed_in' THEN coalesce((
           SELECT p.site FROM place p
           WHERE p.kiosk = e.kiosk AND p.epoch = e.epoch AND p.first <= e.seq
           ORDER BY p.first DESC LIMIT 1), '') END,
       CASE WHEN e.known = 1 AND e.kind = 'signed_in' THEN e.payload ->> 'attendee' END,
       CASE WHEN e.known = 1 AND e.kind = 'signed_in' THEN e.payload ->> 'method' END,
       CASE WHEN e.known = 1 AND e.kind = 'signed_in' THEN coalesce(e.payload ->> 'at',
           CASE WHEN e.wall >= 0 THEN e.wall / 1000 ELSE (e.wall - 999) / 1000 END) END,
       CASE WHEN e.known = 1 AND e.kind = 'signed_in' THEN e.session END,
       CASE WHEN e.known = 1 AND e.kind = 'signed_in' THEN e.person END,
       NULL, NULL, NULL
FROM entry e ORDER BY e.kiosk, e.epoch, e.seq;
DROP TABLE visit;
DROP TABLE entry;
ALTER TABLE entry_again RENAME TO entry;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OF kiosk, epoch, seq, id, schema, kind, session,
    person, wall, "offset", boot, boot_ms, clock, by, payload, hash, known ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;

-- The sign-ins, each as it stands after all corrections.
CREATE VIEW visit AS
SELECT id, kiosk, epoch, seq, site, session_now AS session, person_now AS person, attendee AS kind,
       method, at, wall AS written, "offset", clock, by, signed_out, stayed, voided
FROM entry WHERE attendee IS NOT NULL;
CREATE INDEX visit_of_evening ON entry (site, session_now) WHERE attendee IS NOT NULL;
CREATE INDEX visit_of_person ON entry (person_now) WHERE attendee IS NOT NULL;
CREATE INDEX visit_of_newcomer ON entry (site, session_now) WHERE attendee = 'newcomer';
CREATE INDEX visit_in_tray ON entry (at) WHERE attendee IS NOT NULL AND session_now IS NULL;
CREATE INDEX entry_unknown ON entry (wall) WHERE known = 0;

-- How many of its sign-ins were taken back, and when the first and the last of all were written.
ALTER TABLE evening ADD COLUMN taken_back INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evening ADD COLUMN first_written INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evening ADD COLUMN last_written INTEGER NOT NULL DEFAULT 0;

-- Evenings that people signed in to and that nobody opened, as far as is known here.
CREATE TABLE stray (
    site    TEXT NOT NULL,
    session TEXT NOT NULL,
    PRIMARY KEY (site, session)
) STRICT, WITHOUT ROWID;
