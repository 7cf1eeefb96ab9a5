-- What schema-5.sql adds, on a PostgreSQL server: also to tables that were made before it.

-- The way back: what goes to the kiosks of a site.

-- What each kiosk told those of its site last: signed by it, sealed for them. Nobody here reads it.
CREATE TABLE told (
    kiosk BYTEA PRIMARY KEY REFERENCES kiosk (id),
    site  TEXT COLLATE "C" NOT NULL,
    time  BIGINT NOT NULL,
    note  TEXT COLLATE "C" NOT NULL
);

-- What the office has said to a site, each with its moment; said again with every package.
CREATE TABLE said (
    site TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    id   TEXT COLLATE "C" NOT NULL,
    time BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (site, kind, id)
);

-- Under which pseudonym a row of a site's list goes, by a hash of its number or its name.
CREATE TABLE listed (
    site   TEXT COLLATE "C" NOT NULL,
    line   TEXT COLLATE "C" NOT NULL,
    person BYTEA NOT NULL CHECK (length(person) = 16),
    PRIMARY KEY (site, line)
);

-- The number and the moment of the last package for a site.
CREATE TABLE package (
    site   TEXT COLLATE "C" PRIMARY KEY,
    number BIGINT NOT NULL,
    time   BIGINT NOT NULL
);
