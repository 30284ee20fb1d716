-- What kind of reason kept a file from being read, so that files can be grouped by it. What earlier versions wrote tells it.
ALTER TABLE files ADD COLUMN failure_kind TEXT;
UPDATE files SET failure_kind = CASE
    WHEN failure LIKE 'This is a video%' THEN 'video'
    WHEN failure LIKE 'The file can''t be read: Permission denied%' THEN 'no_permission'
    WHEN failure LIKE 'The file can''t be read%' OR failure LIKE 'This is not a regular file%' THEN 'unreadable'
    WHEN failure LIKE 'The file is empty%' THEN 'empty'
    WHEN failure LIKE 'The content is not a picture%' THEN 'no_picture'
    WHEN failure LIKE '%by this build of Afterimage%' THEN 'unsupported'
    WHEN failure LIKE 'The RAW file holds no%' THEN 'no_preview'
    WHEN failure LIKE 'The picture is too large%' THEN 'too_large'
    WHEN failure LIKE 'The picture was given up%' THEN 'too_slow'
    WHEN failure LIKE 'The picture is damaged%' THEN 'damaged'
    ELSE 'other'
END WHERE failure IS NOT NULL;
-- Holds all that counting them and finding a page of them takes, however many there are.
CREATE INDEX files_by_failure ON files (failure_kind, folder, path, modified_ns) WHERE failure IS NOT NULL;

-- When all of a folder was looked through last, in milliseconds from 1970, UTC.
ALTER TABLE folders ADD COLUMN looked_at INTEGER;
