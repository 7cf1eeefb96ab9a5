-- What schema-4.sql adds, on a PostgreSQL server: also to tables that were made before it.

-- A name that the office mended. It stands in the place of the chosen one for as long as a kiosk may
-- name its person, and goes with them when they ask to be taken off.
CREATE TABLE mended (
    person BYTEA PRIMARY KEY CHECK (length(person) = 16),
    name   TEXT COLLATE "C" NOT NULL
);
