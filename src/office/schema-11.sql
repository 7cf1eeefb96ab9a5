-- What a month of a site comes to, in one row: reports read it where there are hundreds of evenings
-- and thousands of visits (office::count::months).
CREATE TABLE site_month (
    month        TEXT NOT NULL,
    site         TEXT NOT NULL,
    sessions     INTEGER NOT NULL,
    signed_in    INTEGER NOT NULL,
    without_name INTEGER NOT NULL,
    newcomers    INTEGER NOT NULL,
    -- Evenings that took place and have nobody, that a power cut ended, and that nobody closed.
    empty        INTEGER NOT NULL,
    interrupted  INTEGER NOT NULL,
    open         INTEGER NOT NULL,
    taken_back   INTEGER NOT NULL,
    -- Who was there: of each the pseudonym after all merges, the days on which they came, and those
    -- of them on which they came as a newcomer.
    persons      BLOB NOT NULL,
    PRIMARY KEY (month, site)
) STRICT;
CREATE INDEX month_of_site ON site_month (site, month);

-- The day of its month on which an evening was: a bit, that of the first day the lowest.
ALTER TABLE evening ADD COLUMN day INTEGER NOT NULL DEFAULT 0;
