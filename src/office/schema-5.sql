-- The way back: what goes to the kiosks of a site.

-- What each kiosk told those of its site last: signed by it, sealed for them. Nobody here reads it.
CREATE TABLE told (
    kiosk BLOB PRIMARY KEY REFERENCES kiosk (id),
    site  TEXT NOT NULL,
    time  INTEGER NOT NULL,
    note  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the office has said to a site, each with its moment; said again with every package.
CREATE TABLE said (
    site TEXT NOT NULL,
    kind TEXT NOT NULL,
    id   TEXT NOT NULL,
    time INTEGER NOT NULL,
    body TEXT NOT NULL,                 -- JSON of domain::package::Say
    PRIMARY KEY (site, kind, id)
) STRICT, WITHOUT ROWID;

-- Under which pseudonym a row of a site's list goes, by a hash of its number or its name.
CREATE TABLE listed (
    site   TEXT NOT NULL,
    line   TEXT NOT NULL,
    person BLOB NOT NULL CHECK (length(person) = 16),
    PRIMARY KEY (site, line)
) STRICT, WITHOUT ROWID;

-- The number and the moment of the last package for a site.
CREATE TABLE package (
    site   TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    time   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
