-- Where a folder is on its volume, so that it is known again under another mount point.
ALTER TABLE folders ADD COLUMN volume TEXT;           -- 'uuid:…', 'share:…', 'fsid:…'
ALTER TABLE folders ADD COLUMN volume_path ANY;       -- path within the volume
ALTER TABLE folders ADD COLUMN inode INTEGER;         -- of the folder itself, u64 stored as i64
-- Why it could not be reached when it was last looked for; NULL when it could.
ALTER TABLE folders ADD COLUMN away TEXT CHECK (away IN ('missing', 'emptied', 'other_disk'));

-- A directory in a folder, the folder itself included, with what a scan needs to pass it by.
CREATE TABLE directories (
    id          INTEGER PRIMARY KEY,
    folder      INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
    parent      INTEGER REFERENCES directories (id) ON DELETE CASCADE,
    path        ANY NOT NULL,               -- relative to the folder; '' is the folder itself
    device      INTEGER,                    -- where it was met, u64 stored as i64
    modified_ns INTEGER,                    -- its own time of change when all in it was known; NULL: it has to be listed
    met_ns      INTEGER,                    -- what modified_ns becomes if the run under way gets through
    UNIQUE (folder, path)
) STRICT;
CREATE INDEX directories_by_parent ON directories (parent);
CREATE INDEX directories_met ON directories (id) WHERE met_ns IS NOT NULL;

ALTER TABLE files ADD COLUMN directory INTEGER REFERENCES directories (id) ON DELETE CASCADE;
-- Which file it is, whatever it is called: only where the file system keeps these numbers. u64 stored as i64.
ALTER TABLE files ADD COLUMN device INTEGER;
ALTER TABLE files ADD COLUMN inode INTEGER;
CREATE INDEX files_by_directory ON files (directory);
CREATE INDEX files_failed ON files (folder) WHERE failure IS NOT NULL;
CREATE INDEX files_by_inode ON files (inode, device) WHERE inode IS NOT NULL;

-- What the run under way has to read. On disk, so that a large library does not have to fit in memory.
DROP TABLE scanned;
CREATE TABLE pending (
    id          INTEGER PRIMARY KEY,
    folder      INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
    directory   INTEGER NOT NULL REFERENCES directories (id) ON DELETE CASCADE,
    path        ANY NOT NULL,
    size        INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    device      INTEGER,
    inode       INTEGER,
    quiet       INTEGER NOT NULL,           -- 0: it was being written when it was met
    source      INTEGER,                    -- the known file that it is, under another name
    photo       INTEGER,                    -- the photo of that file
    UNIQUE (folder, path)
) STRICT;
CREATE INDEX pending_by_directory ON pending (directory);
