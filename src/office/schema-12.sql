-- Bundles that were refused because two machines write as one kiosk: it was copied, or an old copy
-- of its disk was put back. What such a bundle says from an entry on is not here. One row for a
-- bundle, however often it comes.
CREATE TABLE forked (
    kiosk   BLOB NOT NULL REFERENCES kiosk (id),
    epoch   BLOB NOT NULL CHECK (length(epoch) = 16),
    -- The first entry of the epoch that says something else than what is here.
    first   INTEGER NOT NULL,
    -- The bundle, and when it was made.
    number  INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    -- Whether staff have seen to it. It stays, so that the same stick alarms nobody again.
    settled INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kiosk, epoch, number, made_at)
) STRICT, WITHOUT ROWID;

-- What is looked at apart, of which there is little: sign-ins without a session, and entries that
-- this program does not understand. Three numbers each, where an index had to be asked of every
-- entry that comes.
CREATE TABLE apart (
    log  INTEGER NOT NULL,
    seq  INTEGER NOT NULL,
    wall INTEGER NOT NULL,
    PRIMARY KEY (log, seq)
) STRICT, WITHOUT ROWID;
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
