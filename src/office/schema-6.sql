-- What the office decided about people, and what kiosks heard and said of that.

-- Pairs of pseudonyms that the office parted again, in the direction in which they were merged, or
-- that somebody looked at and left as two. Where they were parted, a kiosk that merges them counts
-- only if it had taken a newer package before: until then it repeats what the office said once.
CREATE TABLE parted (
    person BLOB NOT NULL CHECK (length(person) = 16),
    other  BLOB NOT NULL CHECK (length(other) = 16),
    -- The number of the newest package then; none where they never were one.
    after  INTEGER,
    PRIMARY KEY (person, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX parted_of_other ON parted (other);

-- The newest package that each kiosk says it has taken over.
CREATE TABLE taken (
    kiosk  BLOB PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO taken (kiosk, number)
SELECT kiosk, max(json_extract(payload, '$.number')) FROM entry
WHERE kind = 'package_taken' AND known = 1 GROUP BY kiosk;

-- Whether a person's name may be kept and said, as they last told each kiosk.
CREATE TABLE consent (
    kiosk   BLOB NOT NULL,
    person  BLOB NOT NULL,
    purpose TEXT NOT NULL,
    given   INTEGER NOT NULL,
    at      INTEGER NOT NULL,           -- the wall clock of its entry, in milliseconds
    PRIMARY KEY (person, purpose, kiosk)
) STRICT, WITHOUT ROWID;
CREATE INDEX consent_of_kiosk ON consent (kiosk);
CREATE INDEX consent_taken_back ON consent (person) WHERE given = 0;
INSERT INTO consent (kiosk, person, purpose, given, at)
SELECT kiosk, person, purpose, given, wall FROM (
    SELECT kiosk, person, wall, json_extract(payload, '$.purpose') AS purpose,
           json_extract(payload, '$.given') AS given,
           row_number() OVER (
               PARTITION BY kiosk, person, json_extract(payload, '$.purpose')
               ORDER BY wall DESC, seq DESC) AS nth
    FROM entry WHERE kind = 'consent_changed' AND known = 1 AND person IS NOT NULL)
WHERE nth = 1 AND purpose IN ('keep_name', 'name_in_exports');

-- What each kiosk told all kiosks of the office of its cards last: signed by it, sealed for them.
CREATE TABLE cards (
    kiosk BLOB PRIMARY KEY REFERENCES kiosk (id),
    site  TEXT NOT NULL,
    time  INTEGER NOT NULL,
    note  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
DELETE FROM said WHERE kind = 'roster' AND id IN (SELECT lower(hex(person)) FROM erased);
UPDATE listed SET person = zeroblob(16) WHERE person IN (SELECT person FROM erased);
