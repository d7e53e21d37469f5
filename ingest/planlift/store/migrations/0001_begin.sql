-- One row for each time that documents were converted into this folder.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    began TEXT NOT NULL,          -- UTC, ISO 8601
    ended TEXT,                   -- NULL where it was ended from outside
    planlift TEXT NOT NULL,       -- version
    stopped INTEGER               -- 1 by Ctrl-C
);

-- What came of reading some content under some name, on some terms: read once, used again.
CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,         -- of the file; of a container for all that is in it
    file TEXT NOT NULL,           -- its name without folder, which is evidence for its plan
    inside TEXT NOT NULL,         -- numbers of the members that lead to it in a container, or ''
    terms TEXT NOT NULL,          -- digest of the reader, the limits and the mapping files
    seconds REAL NOT NULL,
    told BLOB NOT NULL,           -- all but the plan, as compressed JSON
    plan BLOB,                    -- as the reader gave it, compressed; NULL where there is none
    UNIQUE (sha256, file, inside, terms)
);

-- One row for each line of the account: a document, or (page > 0) a page of a joined folder.
CREATE TABLE documents (
    key TEXT NOT NULL,            -- of its outputs, below plans/
    page INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (id),
    name TEXT NOT NULL,           -- the document's path as people know it
    shown TEXT NOT NULL,          -- the line's own, for pages
    path BLOB NOT NULL,           -- where the file stands, as the system writes it
    inside TEXT NOT NULL,
    sha256 TEXT NOT NULL,         -- '' where it could not be read
    bytes INTEGER,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    remedy TEXT NOT NULL,
    code TEXT NOT NULL,
    trace TEXT NOT NULL,
    format TEXT NOT NULL,
    reader TEXT NOT NULL,
    seconds REAL,                 -- that it took to read, when it was
    actions INTEGER NOT NULL,
    to_review INTEGER NOT NULL,
    plan TEXT NOT NULL,           -- its plan's file, from the output folder, or ''
    reading INTEGER REFERENCES readings (id),
    organisation TEXT NOT NULL,
    ods_code TEXT NOT NULL,
    frameworks TEXT NOT NULL,     -- parted by a space
    period TEXT NOT NULL,
    PRIMARY KEY (key, page)
);
CREATE INDEX documents_in_order ON documents (run, name, key, page);
CREATE INDEX documents_by_reading ON documents (reading);

CREATE TABLE findings (
    key TEXT NOT NULL,
    number INTEGER NOT NULL,      -- in the plan, from 1
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,
    hint TEXT NOT NULL,
    place TEXT NOT NULL,          -- JSON, as in the plan
    PRIMARY KEY (key, number)
) WITHOUT ROWID;

-- What people decided about a document; nothing here is ever deleted.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    sha256 TEXT NOT NULL,         -- of the content that they saw
    made TEXT NOT NULL,           -- UTC, ISO 8601
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,           -- JSON
    undone TEXT                   -- when it was taken back, else NULL
);
CREATE INDEX decisions_of_document ON decisions (key, id);
