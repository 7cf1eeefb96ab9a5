-- What schema-6.sql adds, on a PostgreSQL server: also to tables that were made before it.

-- What the office decided about people, and what kiosks heard and said of that.

-- Pairs of pseudonyms that the office parted again, in the direction in which they were merged, or
-- that somebody looked at and left as two. Where they were parted, a kiosk that merges them counts
-- only if it had taken a newer package before: until then it repeats what the office said once.
CREATE TABLE parted (
    person BYTEA NOT NULL CHECK (length(person) = 16),
    other  BYTEA NOT NULL CHECK (length(other) = 16),
    -- The number of the newest package then; none where they never were one.
    after  BIGINT,
    PRIMARY KEY (person, other)
);
CREATE INDEX parted_of_other ON parted (other);

-- The newest package that each kiosk says it has taken over.
CREATE TABLE taken (
    kiosk  BYTEA PRIMARY KEY,
    number BIGINT NOT NULL
);
INSERT INTO taken (kiosk, number)
SELECT kiosk, max(CAST(CAST(payload AS JSON) ->> 'number' AS BIGINT)) FROM entry
WHERE kind = 'package_taken' AND known = 1 GROUP BY kiosk;

-- Whether a person's name may be kept and said, as they last told each kiosk.
CREATE TABLE consent (
    kiosk   BYTEA NOT NULL,
    person  BYTEA NOT NULL,
    purpose TEXT COLLATE "C" NOT NULL,
    given   BIGINT NOT NULL,
    at      BIGINT NOT NULL,            -- the wall clock of its entry, in milliseconds
    PRIMARY KEY (person, purpose, kiosk)
);
CREATE INDEX consent_of_kiosk ON consent (kiosk);
CREATE INDEX consent_taken_back ON consent (person) WHERE given = 0;
INSERT INTO consent (kiosk, person, purpose, given, at)
SELECT kiosk, person, purpose, given, wall FROM (
    SELECT kiosk, person, wall, CAST(payload AS JSON) ->> 'purpose' AS purpose,
           CASE WHEN CAST(payload AS JSON) ->> 'given' = 'true' THEN 1 ELSE 0 END AS given,
           row_number() OVER (
               PARTITION BY kiosk, person, CAST(payload AS JSON) ->> 'purpose'
               ORDER BY wall DESC, seq DESC) AS nth
    FROM entry WHERE kind = 'consent_changed' AND known = 1 AND person IS NOT NULL) last
WHERE nth = 1 AND purpose IN ('keep_name', 'name_in_exports');

-- What each kiosk told all kiosks of the office of its cards last: signed by it, sealed for them.
CREATE TABLE cards (
    kiosk BYTEA PRIMARY KEY REFERENCES kiosk (id),
    site  TEXT COLLATE "C" NOT NULL,
    time  BIGINT NOT NULL,
    note  TEXT COLLATE "C" NOT NULL
);

CREATE INDEX person_of_person ON person (person);

-- Whoever is one with somebody who was taken off is named no more, either; and no row of a list
-- says any more who it was.
INSERT INTO erased (person)
SELECT f.person FROM (
    SELECT person, root FROM canonical UNION SELECT root, root FROM canonical) f
WHERE f.root IN (
    SELECT coalesce(c.root, e.person) FROM erased e LEFT JOIN canonical c ON c.person = e.person)
ON CONFLICT DO NOTHING;
DELETE FROM person WHERE person IN (SELECT person FROM erased);
DELETE FROM mended WHERE person IN (SELECT person FROM erased);
DELETE FROM said WHERE kind = 'roster' AND id IN (SELECT encode(person, 'hex') FROM erased);
UPDATE listed SET person = decode(repeat('00', 16), 'hex')
WHERE person IN (SELECT person FROM erased);
