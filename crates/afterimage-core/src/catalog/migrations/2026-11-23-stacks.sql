-- What a photo looks like in 128 bits (`stacks/outline.rs`), by which copies and near-copies of it are known. Made of its thumbnail.
CREATE TABLE outlines (
    photo   INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    outline BLOB NOT NULL CHECK (length(outline) = 16)
) STRICT;

-- Photos that are shown as one: all with the same number, that of the first of them. A photo that stands alone has no row.
CREATE TABLE stacks (
    photo INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    stack INTEGER NOT NULL
) STRICT;
CREATE INDEX stacks_by_number ON stacks (stack);
