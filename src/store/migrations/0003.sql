-- What sealed bundles for the office need. None of it follows from the log.

-- What this kiosk signs its bundles with.
CREATE TABLE signing_key (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    seed BLOB NOT NULL CHECK (length(seed) = 32)
) STRICT;

-- A number is taken before the bundle is written and never again, whatever becomes of it.
CREATE TABLE bundle (
    epoch  BLOB NOT NULL CHECK (length(epoch) = 16),
    number INTEGER NOT NULL CHECK (number >= 1),
    made   INTEGER NOT NULL,
    -- Of the sealed file, and the last row of the log in it; none until it is safely on a stick.
    sha256 BLOB CHECK (length(sha256) = 32),
    last_n INTEGER,
    PRIMARY KEY (epoch, number)
) STRICT, WITHOUT ROWID;

-- The office's newest word.
CREATE TABLE receipt (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL,
    body   TEXT NOT NULL                  -- JSON of domain::carried::Receipt
) STRICT;

-- Epochs of which the office has more than is here: what stands there and what stands here may be
-- different things under the same numbers.
CREATE TABLE contested (
    epoch BLOB PRIMARY KEY CHECK (length(epoch) = 16)
) STRICT, WITHOUT ROWID;
