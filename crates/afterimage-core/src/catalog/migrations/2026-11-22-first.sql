-- A place the person chose. Its path is TEXT when it is Unicode, else the BLOB the system gave.
CREATE TABLE folders (
    id       INTEGER PRIMARY KEY,
    path     ANY NOT NULL UNIQUE,
    added_at INTEGER NOT NULL               -- Unix seconds
) STRICT;

-- A photo is content. It stays, with its embeddings, when its last file goes: the file may come back.
CREATE TABLE photos (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    content_hash    BLOB NOT NULL UNIQUE CHECK (length(content_hash) = 32),  -- BLAKE3
    format          TEXT NOT NULL,
    width           INTEGER NOT NULL CHECK (width > 0),    -- pixels as shown, orientation applied
    height          INTEGER NOT NULL CHECK (height > 0),
    taken_at        INTEGER NOT NULL,       -- seconds from 1970 on the camera's own clock, no zone
    taken_at_source TEXT NOT NULL CHECK (taken_at_source IN ('exif', 'file_modified')),
    camera          TEXT,
    latitude        REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude       REAL CHECK (longitude BETWEEN -180 AND 180)
) STRICT;
CREATE INDEX photos_by_date ON photos (taken_at DESC, id DESC);

-- A file is a place where a photo lives, or a place that could not be read.
CREATE TABLE files (
    id          INTEGER PRIMARY KEY,
    folder      INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
    path        ANY NOT NULL,               -- relative to the folder
    size        INTEGER NOT NULL,           -- bytes
    modified_ns INTEGER NOT NULL,           -- nanoseconds from 1970, UTC
    photo       INTEGER REFERENCES photos (id),
    failure     TEXT,                       -- why it could not be read
    UNIQUE (folder, path),
    CHECK ((photo IS NULL) <> (failure IS NULL))
) STRICT;
CREATE INDEX files_by_photo ON files (photo);

CREATE TABLE models (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,              -- name@revision
    dim  INTEGER NOT NULL CHECK (dim > 0)
) STRICT;

CREATE TABLE embeddings (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    photo  INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    model  INTEGER NOT NULL REFERENCES models (id),
    vector BLOB NOT NULL,                   -- dim little-endian f16, unit length
    UNIQUE (model, photo)
) STRICT;

-- What the scan under way has seen. On disk, so that a large library does not have to fit in memory.
CREATE TABLE scanned (
    id          INTEGER PRIMARY KEY,
    folder      INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
    path        ANY NOT NULL,
    size        INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    UNIQUE (folder, path)
) STRICT;
