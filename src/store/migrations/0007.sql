-- What people do for each other. Nothing of it is in the log, and nothing leaves with an export.

-- Who would like to talk tonight, and who is free to listen. Gone when the evening closes, and in no
-- copy. Of whoever asks there is a row and nothing else.
CREATE TABLE talk (
    one      INTEGER PRIMARY KEY,
    session  TEXT NOT NULL,
    -- The sign-in of somebody who is free to listen; none: somebody asks.
    listener INTEGER UNIQUE REFERENCES attendance (n),
    -- The facilitator may see the name they go by.
    named    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX talk_session ON talk (session);

-- Who lends a hand at an evening that may not be planned yet. Gone when that evening closes, and at
-- the latest the day after.
CREATE TABLE service (
    session TEXT NOT NULL,
    role    TEXT NOT NULL,
    date    TEXT NOT NULL,
    person  BLOB,                          -- by name; none: somebody
    PRIMARY KEY (session, role)
) STRICT, WITHOUT ROWID;

-- Evenings of people that were forgotten (`forgotten`): how many, and since when they come. Which
-- ones is gone. So an honour for coming never goes down.
CREATE TABLE came_before (
    person   BLOB PRIMARY KEY CHECK (length(person) = 16),
    evenings INTEGER NOT NULL,
    since    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
