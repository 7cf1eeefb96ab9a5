-- What schema-12.sql adds, on a PostgreSQL server: also to tables that were made before it.

-- Bundles that were refused because two machines write as one kiosk: it was copied, or an old copy
-- of its disk was put back. What such a bundle says from an entry on is not here. One row for a
-- bundle, however often it comes.
CREATE TABLE forked (
    kiosk   BYTEA NOT NULL REFERENCES kiosk (id),
    epoch   BYTEA NOT NULL CHECK (length(epoch) = 16),
    -- The first entry of the epoch that says something else than what is here.
    first   BIGINT NOT NULL,
    -- The bundle, and when it was made.
    number  BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    -- Whether staff have seen to it. It stays, so that the same stick alarms nobody again.
    settled BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (kiosk, epoch, number, made_at)
);

-- What is looked at apart, of which there is little: sign-ins without a session, and entries that
-- this program does not understand. Three numbers each, where an index had to be asked of every
-- entry that comes.
CREATE TABLE apart (
    log  BIGINT NOT NULL,
    seq  BIGINT NOT NULL,
    wall BIGINT NOT NULL,
    PRIMARY KEY (log, seq)
);
INSERT INTO apart (log, seq, wall) SELECT log, seq, wall FROM entry
WHERE known = 0 OR (at IS NOT NULL AND session IS NULL);
DROP INDEX entry_apart;

-- No report asks for it any more: months say who was new (site_month).
DROP INDEX visit_of_newcomer;

-- Sessions differ where sites are the same: what differs stands first. Nearly all entries are
-- sign-ins: to ask each whether it is one costs more than to have the others in here, too.
DROP INDEX visit_of_evening;
DROP INDEX visit_of_person;
CREATE INDEX visit_of_evening ON entry (session, site);
CREATE INDEX visit_of_person ON entry (person);
