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
