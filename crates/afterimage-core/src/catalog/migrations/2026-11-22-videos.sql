-- Several embeddings a photo: the best of its parts speaks for it. Part 0 stands for the whole; a video has one for each frame.
-- A table's UNIQUE can't be changed in place. In the order of the ids both tables are gone through from end to end.
CREATE TABLE embeddings_of_parts (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    photo   INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    model   INTEGER NOT NULL REFERENCES models (id),
    part    INTEGER NOT NULL DEFAULT 0 CHECK (part >= 0),
    hubness REAL,                           -- see 2026-11-22-hubness.sql
    vector  BLOB NOT NULL,                  -- dim little-endian f16, unit length
    UNIQUE (model, photo, part)
) STRICT;
INSERT INTO embeddings_of_parts (id, photo, model, hubness, vector)
    SELECT id, photo, model, hubness, vector FROM embeddings ORDER BY id;
DROP TABLE embeddings;
ALTER TABLE embeddings_of_parts RENAME TO embeddings;
CREATE INDEX embeddings_by_hubness ON embeddings (model, photo, part, hubness);
-- Photos' embeddings go with them.
CREATE INDEX embeddings_by_photo ON embeddings (photo);

ALTER TABLE photos ADD COLUMN duration_ms INTEGER;   -- of a video; NULL for pictures

-- The frames of a video that are embedded, by whatever model. All of them or none.
CREATE TABLE frames (
    id    INTEGER PRIMARY KEY,
    photo INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    part  INTEGER NOT NULL CHECK (part >= 0),
    at_ms INTEGER NOT NULL CHECK (at_ms >= 0),  -- milliseconds from the beginning
    UNIQUE (photo, part)
) STRICT;

-- What an earlier version said of every video. Those are tried again as soon as there is an ffmpeg.
UPDATE files SET failure = 'This is a video. To search videos, Afterimage needs ffmpeg, which was not found.'
    WHERE failure = 'This is a video; only photos are searched.';
