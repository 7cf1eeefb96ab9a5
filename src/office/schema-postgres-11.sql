-- What schema-11.sql adds, on a PostgreSQL server: also to tables that were made before it.

-- What a month of a site comes to, in one row: reports read it where there are hundreds of evenings
-- and thousands of visits (office::count::months).
CREATE TABLE site_month (
    month        TEXT COLLATE "C" NOT NULL,
    site         TEXT COLLATE "C" NOT NULL,
    sessions     BIGINT NOT NULL,
    signed_in    BIGINT NOT NULL,
    without_name BIGINT NOT NULL,
    newcomers    BIGINT NOT NULL,
    -- Evenings that took place and have nobody, that a power cut ended, and that nobody closed.
    empty        BIGINT NOT NULL,
    interrupted  BIGINT NOT NULL,
    open         BIGINT NOT NULL,
    taken_back   BIGINT NOT NULL,
    -- Who was there: of each the pseudonym after all merges, the days on which they came, and those
    -- of them on which they came as a newcomer.
    persons      BYTEA NOT NULL,
    PRIMARY KEY (month, site)
);
CREATE INDEX month_of_site ON site_month (site, month);
-- Pseudonyms are random: nothing can be pressed out of them.
ALTER TABLE site_month ALTER persons SET STORAGE EXTERNAL;

-- The day of its month on which an evening was: a bit, that of the first day the lowest.
ALTER TABLE evening ADD COLUMN day BIGINT NOT NULL DEFAULT 0;
