-- What reads the text in photos: a program, its languages, and how it is asked.
CREATE TABLE readers (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- The text that was read in a photo, a line a line; empty where there is none. A photo without a row was not read yet.
CREATE TABLE texts (
    photo  INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    reader INTEGER NOT NULL REFERENCES readers (id),   -- another one reads the photo again
    text   TEXT NOT NULL
) STRICT;
CREATE INDEX texts_by_reader ON texts (reader, photo);
CREATE INDEX texts_that_say_something ON texts (photo) WHERE text <> '';

-- Where which words are, under the photo's id: the texts as src/phrases.rs writes them, which are not kept a second time.
CREATE VIRTUAL TABLE read_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
);
CREATE TRIGGER words_of_gone_text AFTER DELETE ON texts BEGIN
    DELETE FROM read_words WHERE rowid = old.photo;
END;
