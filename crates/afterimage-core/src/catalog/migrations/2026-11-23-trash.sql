-- Files that a person moved to the system's trash, to have them back from there. What a file was known as is kept with it, so that
-- it needs not be read again.
CREATE TABLE trashed (
    id          INTEGER PRIMARY KEY,
    removal     INTEGER NOT NULL,           -- the same for all that was moved together
    moved_at    INTEGER NOT NULL,           -- Unix seconds
    path        ANY NOT NULL,               -- where it was, absolute
    item        ANY,                        -- where it lies in the trash; NULL where the system does not tell
    photo       INTEGER,                    -- NULL: a file that says more of a photo
    folder      INTEGER,                    -- these as in `files`
    directory   INTEGER,
    inner_path  ANY,
    size        INTEGER,
    modified_ns INTEGER,
    device      INTEGER,
    inode       INTEGER
) STRICT;
CREATE INDEX trashed_by_removal ON trashed (removal);
