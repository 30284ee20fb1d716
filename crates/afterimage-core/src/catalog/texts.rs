//! The text that was read in photos, and where which words are.

use roaring::RoaringTreemap;
use rusqlite::{Connection, OptionalExtension, params};

use super::photos::SHOWN;
use super::selecting::ids;
use super::{CatalogError, PhotoRow};
use crate::phrases;

/// What was read of how many photos.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadPhotos {
    /// Shown photos that were read, by whatever reader.
    pub read: u64,
    /// Those of them with text.
    pub with_text: u64,
}

/// A place in the order in which photos are read: those first that no camera took, such as screenshots and what was scanned or
/// sent, and of those the newest rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingPlace {
    by_camera: bool,
    before: i64,
}

impl ReadingPlace {
    /// Where reading begins.
    pub const BEGINNING: Self = Self { by_camera: false, before: i64::MAX };
}

/// What reads, by its number in this catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReaderId(i64);

/// The text in a photo.
#[derive(Debug, Clone, Copy)]
pub struct TextRow;

/// A shown picture that reader `?1` has not read. Of videos nothing is read.
const UNREAD: &str = "duration_ms IS NULL AND EXISTS (SELECT 1 FROM files WHERE files.photo = photos.id)
    AND NOT EXISTS (SELECT 1 FROM texts WHERE texts.photo = photos.id AND texts.reader = ?1)";

impl TextRow {
    /// The reader of this name, noted if it is new.
    pub fn reader(connection: &Connection, name: &str) -> Result<ReaderId, CatalogError> {
        connection.execute("INSERT INTO readers (name) VALUES (?1) ON CONFLICT DO NOTHING", [name])?;
        Ok(ReaderId(connection.query_row("SELECT id FROM readers WHERE name = ?1", [name], |row| row.get(0))?))
    }

    /// The next photos after a place that a reader has not read, at most `limit`, and the place behind them; no photos at the end.
    pub fn unread(
        connection: &Connection,
        reader: ReaderId,
        after: ReadingPlace,
        limit: usize,
    ) -> Result<(Vec<i64>, ReadingPlace), CatalogError> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT id FROM photos WHERE id < ?2 AND (camera IS NOT NULL) = ?3 AND {UNREAD} ORDER BY id DESC LIMIT ?4"
        ))?;
        let mut place = after;
        loop {
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let rows =
                statement.query_map(params![reader.0, place.before, place.by_camera, limit], |row| row.get(0))?;
            let photos: Vec<i64> = rows.collect::<Result<_, _>>()?;
            match photos.last() {
                Some(&last) => return Ok((photos, ReadingPlace { before: last, ..place })),
                None if place.by_camera => return Ok((photos, place)),
                None => place = ReadingPlace { by_camera: true, before: i64::MAX },
            }
        }
    }

    /// How many photos a reader has not read.
    pub fn count_unread(connection: &Connection, reader: ReaderId) -> Result<u64, CatalogError> {
        let sql = format!("SELECT count(*) FROM photos WHERE {UNREAD}");
        Ok(connection.query_row(&sql, [reader.0], |row| row.get(0))?)
    }

    /// The reader of this name, if it has read anything here.
    pub fn known_reader(connection: &Connection, name: &str) -> Result<Option<ReaderId>, CatalogError> {
        let found = connection.query_row("SELECT id FROM readers WHERE name = ?1", [name], |row| row.get(0));
        Ok(found.optional()?.map(ReaderId))
    }

    /// How many photos there are to be read, and how many of them were.
    pub fn count_pictures(connection: &Connection) -> Result<u64, CatalogError> {
        let sql = format!("SELECT count(*) FROM photos WHERE duration_ms IS NULL AND {SHOWN}");
        Ok(connection.query_row(&sql, [], |row| row.get(0))?)
    }

    /// Notes what a reader read in a photo, in the place of what was read before. A photo that is gone by now is passed by.
    pub fn store(connection: &Connection, reader: ReaderId, photo: i64, text: &str) -> Result<(), CatalogError> {
        connection.prepare_cached("DELETE FROM texts WHERE photo = ?1")?.execute([photo])?;
        let stored = connection
            .prepare_cached("INSERT INTO texts (photo, reader, text) SELECT id, ?2, ?3 FROM photos WHERE id = ?1")?
            .execute(params![photo, reader.0, text])?;
        if stored > 0 { Self::index(connection, photo, text) } else { Ok(()) }
    }

    fn index(connection: &Connection, photo: i64, text: &str) -> Result<(), CatalogError> {
        let words = phrases::searchable(text);
        if !words.is_empty() {
            let mut add = connection.prepare_cached("INSERT INTO read_words (rowid, words) VALUES (?1, ?2)")?;
            add.execute(params![photo, words])?;
        }
        Ok(())
    }

    /// The text of a photo; empty where there is none, `None` where it was not read.
    pub fn of_photo(connection: &Connection, photo: i64) -> Result<Option<String>, CatalogError> {
        let mut statement = connection.prepare_cached("SELECT text FROM texts WHERE photo = ?1")?;
        Ok(statement.query_row([photo], |row| row.get(0)).optional()?)
    }

    /// Whether any photo has text.
    pub fn any(connection: &Connection) -> Result<bool, CatalogError> {
        Ok(connection.prepare_cached("SELECT 1 FROM texts WHERE text <> ''")?.exists([])?)
    }

    /// How many shown photos were read.
    pub fn count(connection: &Connection) -> Result<ReadPhotos, CatalogError> {
        let sql = "SELECT count(*), count(*) FILTER (WHERE text <> '') FROM texts
            WHERE EXISTS (SELECT 1 FROM files WHERE files.photo = texts.photo)";
        Ok(connection.query_row(sql, [], |row| Ok(ReadPhotos { read: row.get(0)?, with_text: row.get(1)? }))?)
    }

    /// Photos in whose text these words are, whole and one after the other, at most `limit`.
    pub fn with_words(connection: &Connection, words: &str, limit: usize) -> Result<RoaringTreemap, CatalogError> {
        find(connection, phrases::whole(words), limit)
    }

    /// Photos in whose text these letters are.
    pub fn with_part(connection: &Connection, letters: &str) -> Result<RoaringTreemap, CatalogError> {
        find(connection, phrases::part(letters), usize::MAX)
    }

    /// Forgets everything that was read, at most `limit` photos at once; how many those were.
    pub fn forget(connection: &Connection, limit: usize) -> Result<usize, CatalogError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let forget = "DELETE FROM texts WHERE photo IN (SELECT photo FROM texts LIMIT ?1)";
        Ok(connection.execute(forget, [limit])?)
    }

    /// Finds out anew where which words are: after what was saved of a damaged catalog.
    pub(super) fn index_all(connection: &Connection) -> Result<(), CatalogError> {
        connection.execute("INSERT INTO read_words (read_words) VALUES ('delete-all')", [])?;
        let mut statement = connection.prepare("SELECT photo, text FROM texts WHERE text <> ''")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            Self::index(connection, row.get(0)?, row.get_ref(1)?.as_str().unwrap_or_default())?;
        }
        Ok(())
    }
}

impl PhotoRow {
    /// Photos in which text was read.
    pub fn with_text(connection: &Connection) -> Result<RoaringTreemap, CatalogError> {
        ids(connection, "SELECT photo FROM texts WHERE text <> '' ORDER BY photo", [])
    }
}

fn find(connection: &Connection, wanted: Option<String>, limit: usize) -> Result<RoaringTreemap, CatalogError> {
    let Some(wanted) = wanted else { return Ok(RoaringTreemap::new()) };
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let sql = "SELECT rowid FROM read_words WHERE read_words MATCH ?1 LIMIT ?2";
    // Words have no quotes in them.
    ids(connection, sql, params![format!("\"{wanted}\""), limit])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::catalog::{Catalog, FolderRow};

    /// Photos 1 to 5; a camera took 2 and 4, 5 is a video, and no file holds 3.
    fn catalog(directory: &Path) -> Catalog {
        let catalog = Catalog::open(&directory.join("catalog.sqlite")).unwrap();
        catalog
            .write(|connection| {
                FolderRow::add(connection, Path::new("/photos"))?;
                connection.execute_batch(
                    "INSERT INTO photos (id, content_hash, format, width, height, taken_at)
                         SELECT value, randomblob(32), 'JPEG', 3, 2, 0 FROM json_each('[1, 2, 3, 4, 5]');
                     UPDATE photos SET camera = 'Camera' WHERE id IN (2, 4);
                     UPDATE photos SET duration_ms = 1 WHERE id = 5;
                     INSERT INTO files (folder, path, size, modified_ns, photo)
                         SELECT 1, id || '.jpg', 1, 2, id FROM photos WHERE id <> 3",
                )?;
                Ok(())
            })
            .unwrap();
        catalog
    }

    fn found(catalog: &Catalog, words: &str) -> Vec<u64> {
        catalog.read(|connection| TextRow::with_words(connection, words, 9)).unwrap().iter().collect()
    }

    #[test]
    fn photos_are_read_once_and_first_those_that_no_camera_took() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = catalog(directory.path());
        catalog
            .write(|connection| {
                let reader = TextRow::reader(connection, "one")?;
                assert_eq!(TextRow::count_unread(connection, reader)?, 3);
                let (first, place) = TextRow::unread(connection, reader, ReadingPlace::BEGINNING, 1)?;
                let (second, place) = TextRow::unread(connection, reader, place, 1)?;
                let (third, place) = TextRow::unread(connection, reader, place, 9)?;
                assert_eq!((first, second, third), (vec![1], vec![4], vec![2]));
                assert!(TextRow::unread(connection, reader, place, 9)?.0.is_empty());
                TextRow::store(connection, reader, 1, "")?;
                TextRow::store(connection, reader, 4, "Hardware store")?;
                TextRow::store(connection, reader, 77, "a photo that is gone")?;
                assert_eq!(TextRow::reader(connection, "one")?, reader);
                assert_eq!(TextRow::unread(connection, reader, ReadingPlace::BEGINNING, 9)?.0, [2]);
                assert_eq!(TextRow::count(connection)?, ReadPhotos { read: 2, with_text: 1 });
                let other = TextRow::reader(connection, "other")?;
                assert_eq!(TextRow::count_unread(connection, other)?, 3, "another reader may read more in them");
                Ok(())
            })
            .unwrap();
    }

    #[test]
    fn words_follow_their_texts() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = catalog(directory.path());
        let store = |photo: i64, text: &str| {
            catalog
                .write(|connection| TextRow::store(connection, TextRow::reader(connection, "one")?, photo, text))
                .unwrap();
        };
        store(1, "Wi-Fi password: \"kitchen\" 密码");
        store(2, "HARDWARE STORE");
        for (words, photos) in [
            ("wifi", vec![1]),
            ("password kitchen", vec![1]),
            ("密码", vec![1]),
            ("hardware store", vec![2]),
            ("hard", vec![]),
            ("store hardware", vec![]),
            ("\"", vec![]),
            ("\" OR \"a", vec![]),
        ] {
            assert_eq!(found(&catalog, words), photos, "{words}");
        }
        let part = catalog.read(|connection| TextRow::with_part(connection, "ARDW")).unwrap();
        assert_eq!(part.iter().collect::<Vec<_>>(), [2]);
        store(2, "Bakery");
        assert_eq!((found(&catalog, "hardware"), found(&catalog, "bakery")), (vec![], vec![2]));
        let gone = "DELETE FROM files WHERE photo = 2; DELETE FROM photos WHERE id = 2";
        catalog.write(|connection| Ok(connection.execute_batch(gone)?)).unwrap();
        assert!(found(&catalog, "bakery").is_empty());
        catalog.write(TextRow::index_all).unwrap();
        assert_eq!(found(&catalog, "kitchen"), [1]);
        assert_eq!(catalog.write(|connection| TextRow::forget(connection, 9)).unwrap(), 1);
        assert!(found(&catalog, "kitchen").is_empty());
        assert!(
            crate::catalog::health::integrity(&Connection::open(directory.path().join("catalog.sqlite")).unwrap())
                .is_empty()
        );
    }
}
