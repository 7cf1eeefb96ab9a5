-- What schema-7.sql changes, on a PostgreSQL server: also of tables that were made before it.

-- A sign-in is its entry, and no longer a second row beside it: what it comes to after all
-- corrections stands behind what its kiosk wrote.
ALTER TABLE entry
    -- What the program puts in has these lengths by its kind. Asked of each row, they took a fifth
    -- of the time.
    DROP CONSTRAINT entry_epoch_check,
    DROP CONSTRAINT entry_seq_check,
    DROP CONSTRAINT entry_id_check,
    DROP CONSTRAINT entry_person_check,
    DROP CONSTRAINT entry_hash_check,
    DROP CONSTRAINT entry_known_check,
    -- Of a sign-in: where its kiosk stood, and what its payload says; the time in seconds since
    -- 1970 UTC. All of this follows from the log.
    ADD COLUMN site TEXT COLLATE "C",
    ADD COLUMN attendee TEXT COLLATE "C",
    ADD COLUMN method TEXT COLLATE "C",
    ADD COLUMN at BIGINT,
    -- After all corrections: for which session and for whom it counts, and what else they say.
    ADD COLUMN session_now TEXT COLLATE "C",
    ADD COLUMN person_now BYTEA,
    ADD COLUMN signed_out BIGINT,
    ADD COLUMN stayed BIGINT,
    ADD COLUMN voided TEXT COLLATE "C";

DROP TRIGGER entry_is_never_changed ON entry;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OF kiosk, epoch, seq, id, schema, kind, session,
    person, wall, "offset", boot, boot_ms, clock, by, payload, hash, known ON entry
FOR EACH ROW EXECUTE FUNCTION entry_is_never_changed();

UPDATE entry SET
    site = coalesce((
        SELECT p.site FROM place p
        WHERE p.kiosk = entry.kiosk AND p.epoch = entry.epoch AND p.first <= entry.seq
        ORDER BY p.first DESC LIMIT 1), ''),
    attendee = payload::json ->> 'attendee',
    method = payload::json ->> 'method',
    at = coalesce(CAST(payload::json ->> 'at' AS BIGINT),
        CASE WHEN wall >= 0 THEN wall / 1000 ELSE (wall - 999) / 1000 END),
    session_now = session,
    person_now = person
WHERE known = 1 AND kind = 'signed_in';
DROP TABLE visit;

-- The sign-ins, each as it stands after all corrections.
CREATE VIEW visit AS
SELECT id, kiosk, epoch, seq, site, session_now AS session, person_now AS person, attendee AS kind,
       method, at, wall AS written, "offset", clock, by, signed_out, stayed, voided
FROM entry WHERE attendee IS NOT NULL;
CREATE INDEX visit_of_evening ON entry (site, session_now) WHERE attendee IS NOT NULL;
CREATE INDEX visit_of_person ON entry (person_now) WHERE attendee IS NOT NULL;
CREATE INDEX visit_of_newcomer ON entry (site, session_now) WHERE attendee = 'newcomer';
CREATE INDEX visit_in_tray ON entry (at) WHERE attendee IS NOT NULL AND session_now IS NULL;

-- How many of its sign-ins were taken back, and when the first and the last of all were written: in
-- which months to look for them.
ALTER TABLE evening
    ADD COLUMN taken_back BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN first_written BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN last_written BIGINT NOT NULL DEFAULT 0;

-- Evenings that people signed in to and that nobody opened, as far as is known here.
CREATE TABLE stray (
    site    TEXT COLLATE "C" NOT NULL,
    session TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (site, session)
);
