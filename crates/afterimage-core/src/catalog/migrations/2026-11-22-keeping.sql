-- What a person said of photos, and the albums they made. By content, not by row: this can't be found out again, so it stays
-- when a photo's last file goes, when the photo itself is let go of, and when its row is lost to damage.
CREATE TABLE marks (
    id           INTEGER PRIMARY KEY,
    content_hash BLOB NOT NULL UNIQUE CHECK (length(content_hash) = 32),    -- of the photo
    favourite    INTEGER NOT NULL DEFAULT 0 CHECK (favourite IN (0, 1)),
    rating       INTEGER CHECK (rating BETWEEN 0 AND 5)     -- NULL: what the photo's file says counts
) STRICT;

CREATE TABLE albums (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    name    TEXT NOT NULL,
    query   TEXT,                           -- of a saved search; NULL: its photos were picked by hand
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))    -- kept for a while, so that it can be had back
) STRICT;

-- In the order of their positions; what shares one is in the order of the ids.
CREATE TABLE album_photos (
    id           INTEGER PRIMARY KEY,
    album        INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
    content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
    position     INTEGER NOT NULL,
    UNIQUE (album, content_hash)
) STRICT;
CREATE INDEX album_photos_by_position ON album_photos (album, position);
CREATE INDEX album_photos_by_content ON album_photos (content_hash);
