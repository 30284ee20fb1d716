-- More of what a photo's file says. Where a date comes from has more answers; a column's CHECK can't be changed in place.
ALTER TABLE photos ADD COLUMN date_source TEXT NOT NULL DEFAULT 'file_modified'
    CHECK (date_source IN ('exif', 'xmp', 'iptc', 'file_name', 'file_modified'));
UPDATE photos SET date_source = taken_at_source;
ALTER TABLE photos DROP COLUMN taken_at_source;
ALTER TABLE photos RENAME COLUMN date_source TO taken_at_source;

ALTER TABLE photos ADD COLUMN taken_millis INTEGER NOT NULL DEFAULT 0 CHECK (taken_millis BETWEEN 0 AND 999);
ALTER TABLE photos ADD COLUMN utc_offset INTEGER;         -- minutes east of UTC of the clock in taken_at, where known
ALTER TABLE photos ADD COLUMN lens TEXT;
ALTER TABLE photos ADD COLUMN exposure_seconds REAL;
ALTER TABLE photos ADD COLUMN aperture REAL;              -- f-number
ALTER TABLE photos ADD COLUMN iso INTEGER;
ALTER TABLE photos ADD COLUMN focal_length REAL;          -- millimetres
ALTER TABLE photos ADD COLUMN focal_length_35mm REAL;
ALTER TABLE photos ADD COLUMN rating INTEGER CHECK (rating BETWEEN -1 AND 5 AND rating <> 0);
ALTER TABLE photos ADD COLUMN description TEXT;
-- The id GeoNames gives the town it was taken at; 0 where none is near, NULL until it is looked for.
ALTER TABLE photos ADD COLUMN place INTEGER;
-- What read the above; photos of an earlier version are read again by the next run.
ALTER TABLE photos ADD COLUMN metadata_version INTEGER NOT NULL DEFAULT 0;

DROP INDEX photos_by_date;
CREATE INDEX photos_by_date ON photos (taken_at DESC, taken_millis DESC, id DESC);
CREATE INDEX photos_by_place ON photos (place) WHERE place > 0;
CREATE INDEX photos_without_place ON photos (id) WHERE latitude IS NOT NULL AND place IS NULL;

-- In the order of their ids, as the photo has them.
CREATE TABLE keywords (
    id      INTEGER PRIMARY KEY,
    photo   INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    keyword TEXT NOT NULL
) STRICT;
CREATE INDEX keywords_by_photo ON keywords (photo);
CREATE INDEX keywords_by_name ON keywords (keyword, photo);

-- The file beside a photo's file whose words are part of what is known of the photo.
CREATE TABLE sidecars (
    file  INTEGER PRIMARY KEY REFERENCES files (id) ON DELETE CASCADE,
    photo INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    mark  TEXT NOT NULL                     -- bytes@nanoseconds: another mark, and it is read again
) STRICT;
CREATE INDEX sidecars_by_photo ON sidecars (photo);
