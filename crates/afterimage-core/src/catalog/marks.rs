//! What a person said of photos: which are favourites, and how many stars they have.
//!
//! Marks belong to content, by its hash: they need no row of the photo and outlast it.

use rusqlite::{Connection, OptionalExtension, params};

use super::albums::AlbumRow;
use super::photos::{ContentHash, SHOWN};
use super::{CatalogError, FileRow, PendingFile};
use crate::view::{Marks, Stars};

/// What a person said of a photo.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mark {
    /// Whether it is a favourite.
    pub favourite: bool,
    /// Its stars; `None`: what its file says counts.
    pub rating: Option<Stars>,
}

impl Mark {
    /// Whether a row of `photos` is a favourite, in SQL.
    pub const IS_FAVOURITE: &str =
        "EXISTS (SELECT 1 FROM marks WHERE marks.content_hash = photos.content_hash AND marks.favourite)";

    /// How a row of `photos` is rated, in SQL: what the person said, else what its file says; NULL where nobody said anything, 0
    /// where the person said that it has no stars, -1 where its file says that it was rejected.
    pub const RATING: &str =
        "coalesce((SELECT rating FROM marks WHERE marks.content_hash = photos.content_hash), photos.rating)";

    /// What was said of a photo.
    pub fn get(connection: &Connection, photo: i64) -> Result<Self, CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT favourite, marks.rating FROM marks JOIN photos USING (content_hash) WHERE photos.id = ?1",
        )?;
        let mark = statement.query_row([photo], |row| {
            Ok(Self { favourite: row.get(0)?, rating: row.get::<_, Option<u8>>(1)?.and_then(Stars::new) })
        });
        Ok(mark.optional()?.unwrap_or_default())
    }

    /// Makes photos favourites, or no longer.
    pub fn set_favourite(connection: &Connection, photos: &[i64], favourite: bool) -> Result<(), CatalogError> {
        let mut statement = connection.prepare_cached(
            "INSERT INTO marks (content_hash, favourite) SELECT content_hash, ?2 FROM photos WHERE id = ?1
             ON CONFLICT (content_hash) DO UPDATE SET favourite = excluded.favourite",
        )?;
        for &photo in photos {
            found(statement.execute(params![photo, favourite])?, photo)?;
        }
        Ok(())
    }

    /// Gives photos stars; with `None`, what their files say counts again.
    pub fn rate(connection: &Connection, photos: &[i64], rating: Option<Stars>) -> Result<(), CatalogError> {
        let mut statement = connection.prepare_cached(
            "INSERT INTO marks (content_hash, rating) SELECT content_hash, ?2 FROM photos WHERE id = ?1
             ON CONFLICT (content_hash) DO UPDATE SET rating = excluded.rating",
        )?;
        for &photo in photos {
            found(statement.execute(params![photo, rating.map(Stars::count)])?, photo)?;
        }
        Ok(())
    }

    /// Every shown photo that is a favourite or has stars, whoever said so.
    pub fn all_shown(connection: &Connection) -> Result<Marks, CatalogError> {
        let mut marks = Marks::default();
        let mut statement = connection.prepare_cached(&format!(
            "SELECT photos.id FROM marks CROSS JOIN photos USING (content_hash) WHERE favourite AND {SHOWN}"
        ))?;
        marks.favourites = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut statement = connection.prepare_cached(&format!(
            "SELECT id, rating FROM photos WHERE rating > 0 AND {SHOWN}
                 AND NOT EXISTS (SELECT 1 FROM marks WHERE marks.content_hash = photos.content_hash AND marks.rating NOT NULL)
             UNION ALL SELECT photos.id, marks.rating FROM marks CROSS JOIN photos USING (content_hash)
                 WHERE marks.rating > 0 AND {SHOWN}"
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            marks.rated.push(row.get(0)?);
            marks.stars.push(row.get(1)?);
        }
        Ok(marks)
    }

    /// Before `file` is noted to hold `photo`: what a person said of the photo that it held until now goes for this one too,
    /// unless they said something of this one. For a person, a picture that was edited is the picture it was. The former
    /// content keeps its marks, unseen, as it may come back.
    ///
    /// That is so where the content is new to the library (`is_new`) or, known from before, came into a file that can be
    /// told from others by its number, and no other file holds it: one that is known from another file was renamed or copied
    /// over this one, and is another photo. A still that came beside a RAW file stands for it from then on, and has its marks.
    pub fn follow(connection: &Connection, file: &PendingFile, photo: i64, is_new: bool) -> Result<(), CatalogError> {
        let Some(former) = FileRow::photo_at(connection, file.folder, &file.path)? else { return Ok(()) };
        if former == photo {
            return Ok(());
        }
        let mut others = FileRow::of_photo(connection, photo)?;
        others.retain(|other| other.path != file.path || other.folder != file.folder_path);
        let is_beside = |other: &FileRow| {
            other.folder == file.folder_path && other.path.with_extension("") == file.path.with_extension("")
        };
        let changed_in_place = others.is_empty() && (is_new || file.identity.is_some());
        if !changed_in_place && !others.iter().any(is_beside) {
            return Ok(());
        }
        let (former, now) = (hash_of(connection, former)?, hash_of(connection, photo)?);
        connection
            .prepare_cached(
                "INSERT INTO marks (content_hash, favourite, rating)
                 SELECT ?2, favourite, rating FROM marks WHERE content_hash = ?1 ON CONFLICT DO NOTHING",
            )?
            .execute([former.0, now.0])?;
        AlbumRow::follow(connection, former, now)
    }

    /// Forgets what was said of photos that no file holds; of how many.
    pub fn forget_gone(connection: &Connection) -> Result<u64, CatalogError> {
        let gone =
            format!("NOT EXISTS (SELECT 1 FROM photos WHERE photos.content_hash = kept.content_hash AND {SHOWN})");
        let count = format!(
            "SELECT count(*) FROM (SELECT content_hash FROM marks UNION SELECT content_hash FROM album_photos) AS kept
             WHERE {gone}"
        );
        let forgotten = connection.query_row(&count, [], |row| row.get(0))?;
        for table in ["marks", "album_photos"] {
            connection.execute(&format!("DELETE FROM {table} AS kept WHERE {gone}"), [])?;
        }
        Ok(forgotten)
    }
}

/// The content of a photo.
pub(super) fn hash_of(connection: &Connection, photo: i64) -> Result<ContentHash, CatalogError> {
    let mut statement = connection.prepare_cached("SELECT content_hash FROM photos WHERE id = ?1")?;
    let hash = statement.query_row([photo], |row| row.get(0)).optional()?;
    hash.map(ContentHash).ok_or(CatalogError::NotFound { what: "photo", id: photo })
}

fn found(changed: usize, photo: i64) -> Result<(), CatalogError> {
    match changed {
        0 => Err(CatalogError::NotFound { what: "photo", id: photo }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    /// Photos 1 to 3, whose files say two stars, rejected and nothing, each in a file.
    fn catalog() -> (tempfile::TempDir, Catalog) {
        let directory = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&directory.path().join("catalog.sqlite")).unwrap();
        let photos = "INSERT INTO photos (id, content_hash, format, width, height, taken_at, rating) VALUES
                (1, randomblob(32), 'JPEG', 3, 2, 5, 2), (2, randomblob(32), 'JPEG', 3, 2, 5, -1),
                (3, randomblob(32), 'JPEG', 3, 2, 5, NULL);
            INSERT INTO folders (id, path, added_at) VALUES (1, '/photos', 0);
            INSERT INTO files (folder, path, size, modified_ns, photo) VALUES (1, 'a', 1, 1, 1), (1, 'b', 1, 1, 2), (1, 'c', 1, 1, 3);";
        catalog.write(|connection| Ok(connection.execute_batch(photos)?)).unwrap();
        (directory, catalog)
    }

    fn stars(count: u8) -> Option<Stars> {
        Stars::new(count)
    }

    #[test]
    fn what_a_person_says_counts_more_than_what_files_say() {
        let (_directory, catalog) = catalog();
        let ratings = || -> Vec<Option<i8>> {
            let sql = format!("SELECT {} FROM photos ORDER BY id", Mark::RATING);
            let read = |connection: &Connection| {
                let mut statement = connection.prepare(&sql)?;
                Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
            };
            catalog.read(read).unwrap()
        };
        assert_eq!(ratings(), [Some(2), Some(-1), None]);
        assert_eq!(
            catalog.read(Mark::all_shown).unwrap(),
            Marks { favourites: vec![], rated: vec![1], stars: vec![2] }
        );
        catalog.write(|connection| Mark::rate(connection, &[1], stars(0))).unwrap();
        catalog.write(|connection| Mark::rate(connection, &[2, 3], stars(5))).unwrap();
        assert_eq!(ratings(), [Some(0), Some(5), Some(5)]);
        let marks = catalog.read(Mark::all_shown).unwrap();
        assert_eq!((marks.rated, marks.stars), (vec![2, 3], vec![5, 5]));
        catalog.write(|connection| Mark::rate(connection, &[1, 2], None)).unwrap();
        assert_eq!(ratings(), [Some(2), Some(-1), Some(5)]);
    }

    #[test]
    fn favourites_are_told_and_all_or_none_are_made() {
        let (_directory, catalog) = catalog();
        let unknown = catalog.write(|connection| Mark::set_favourite(connection, &[1, 99], true));
        assert!(matches!(unknown, Err(CatalogError::NotFound { what: "photo", id: 99 })));
        assert_eq!(catalog.read(Mark::all_shown).unwrap().favourites, Vec::<i64>::new());
        catalog.write(|connection| Mark::set_favourite(connection, &[3, 1], true)).unwrap();
        catalog.write(|connection| Mark::set_favourite(connection, &[1], false)).unwrap();
        assert!(catalog.read(|connection| Mark::get(connection, 3)).unwrap().favourite);
        let sql = format!("SELECT id FROM photos WHERE {}", Mark::IS_FAVOURITE);
        let found: i64 = catalog.read(|connection| Ok(connection.query_row(&sql, [], |row| row.get(0))?)).unwrap();
        assert_eq!((found, catalog.read(Mark::all_shown).unwrap().favourites), (3, vec![3]));
    }
}
