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
