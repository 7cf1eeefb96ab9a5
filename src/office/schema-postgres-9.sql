-- What schema-9.sql adds, on a PostgreSQL server: also to tables that were made before it.

-- What staff decided counts from when they decided it, not from the package that says it first.

-- A name that the office mended: it stands in the place of what kiosks call a pseudonym, for as
-- long as they call it that. Whoever chooses another name, or none, is called that.
CREATE TABLE mended_again (
    person BYTEA NOT NULL CHECK (length(person) = 16),
    chosen TEXT COLLATE "C" NOT NULL,               -- the name that was mended
    name   TEXT COLLATE "C" NOT NULL,
    time   BIGINT NOT NULL,            -- as of domain::package::Stamp
    PRIMARY KEY (person, chosen)
);
INSERT INTO mended_again (person, chosen, name, time)
SELECT p.person, p.display_name, min(m.name), coalesce(
    (SELECT max(s.time) FROM said s WHERE s.kind = 'named' AND s.id = encode(p.person, 'hex')),
    (SELECT 1 + max(t.time) FROM (
        SELECT time FROM told UNION ALL SELECT time FROM package UNION ALL SELECT 0) t))
FROM mended m LEFT JOIN canonical c ON c.person = m.person
CROSS JOIN person p LEFT JOIN canonical a ON a.person = p.person
WHERE coalesce(a.root, p.person) = coalesce(c.root, m.person) AND p.display_name <> m.name
GROUP BY p.person, p.display_name;
DROP TABLE mended;
ALTER TABLE mended_again RENAME TO mended;
DELETE FROM said WHERE kind = 'named' AND id NOT IN (SELECT encode(person, 'hex') FROM mended);

-- When the office last merged a pseudonym into another one, or parted it again.
CREATE TABLE decided (
    person BYTEA PRIMARY KEY CHECK (length(person) = 16),
    time   BIGINT NOT NULL             -- as of domain::package::Stamp
);
