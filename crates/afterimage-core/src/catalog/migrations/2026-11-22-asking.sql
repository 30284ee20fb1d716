-- What the conditions of queries ask for, so that none of them has to read the photos themselves.
CREATE INDEX photos_by_camera ON photos (camera) WHERE camera IS NOT NULL;
CREATE INDEX photos_by_lens ON photos (lens) WHERE lens IS NOT NULL;
CREATE INDEX photos_by_format ON photos (format);
CREATE INDEX photos_by_rating ON photos (rating) WHERE rating IS NOT NULL;
CREATE INDEX photos_that_last ON photos (id) WHERE duration_ms IS NOT NULL;
CREATE INDEX photos_with_position ON photos (id) WHERE latitude IS NOT NULL;
DROP INDEX files_by_directory;
CREATE INDEX files_by_directory ON files (directory, photo);

-- What people called photos, a row for each that is shown, under its id: the names of its files, and its keywords and
-- description. Three letters at a time, so that a part of a name is found, and names in scripts without spaces.
CREATE VIRTUAL TABLE names USING fts5 (files, words, tokenize = 'trigram remove_diacritics 1');

-- Photos whose row of names is out of date. It is made anew before the transaction ends.
CREATE TABLE unnamed (photo INTEGER PRIMARY KEY) STRICT;
INSERT INTO unnamed SELECT DISTINCT photo FROM files WHERE photo IS NOT NULL;

-- Not INSERT OR IGNORE: what the statement does on a conflict that sets off a trigger would take its place.
CREATE TRIGGER names_of_new_file AFTER INSERT ON files WHEN new.photo IS NOT NULL BEGIN
    INSERT INTO unnamed SELECT new.photo WHERE NOT EXISTS (SELECT 1 FROM unnamed WHERE photo = new.photo);
END;
CREATE TRIGGER names_of_changed_file AFTER UPDATE OF path, photo ON files
WHEN old.path IS NOT new.path OR old.photo IS NOT new.photo BEGIN
    INSERT INTO unnamed SELECT old.photo
        WHERE old.photo IS NOT NULL AND NOT EXISTS (SELECT 1 FROM unnamed WHERE photo = old.photo);
    INSERT INTO unnamed SELECT new.photo
        WHERE new.photo IS NOT NULL AND NOT EXISTS (SELECT 1 FROM unnamed WHERE photo = new.photo);
END;
CREATE TRIGGER names_of_gone_file AFTER DELETE ON files WHEN old.photo IS NOT NULL BEGIN
    INSERT INTO unnamed SELECT old.photo WHERE NOT EXISTS (SELECT 1 FROM unnamed WHERE photo = old.photo);
END;
CREATE TRIGGER names_of_described_photo AFTER UPDATE OF description ON photos
WHEN old.description IS NOT new.description BEGIN
    INSERT INTO unnamed SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM unnamed WHERE photo = new.id);
END;
CREATE TRIGGER names_with_new_keyword AFTER INSERT ON keywords BEGIN
    INSERT INTO unnamed SELECT new.photo WHERE NOT EXISTS (SELECT 1 FROM unnamed WHERE photo = new.photo);
END;
CREATE TRIGGER names_with_gone_keyword AFTER DELETE ON keywords BEGIN
    INSERT INTO unnamed SELECT old.photo WHERE NOT EXISTS (SELECT 1 FROM unnamed WHERE photo = old.photo);
END;
