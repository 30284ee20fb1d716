//! What people called photos: names of files, keywords, descriptions; found by any part of them (FTS5, trigrams).

use std::path::Path;

use roaring::RoaringTreemap;
use rusqlite::{Connection, OptionalExtension, params};

use super::selecting::ids;
use super::{CatalogError, StoredPath};

/// So many letters are the least that are found without reading every name.
const TRIGRAM: usize = 3;

/// A photo by what people called it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPhoto {
    /// Its id.
    pub photo: i64,
    /// The names of its files and what people wrote about it, a line each.
    pub text: String,
}

impl NamedPhoto {
    /// At most `limit` photos with all of `text` in a name of their files, in a keyword or in their description. Case and
    /// accents make no difference.
    pub fn containing(connection: &Connection, text: &str, limit: usize) -> Result<Vec<Self>, CatalogError> {
        let sql = match is_indexed(text) {
            true => "SELECT rowid, files, words FROM names WHERE names MATCH ?1 LIMIT ?2",
            false => {
                "SELECT rowid, files, words FROM names WHERE files LIKE ?1 ESCAPE '\\' OR words LIKE ?1 ESCAPE '\\' LIMIT ?2"
            }
        };
        let mut statement = connection.prepare_cached(sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![pattern(text), limit], |row| {
            let (files, words): (String, String) = (row.get(1)?, row.get(2)?);
            Ok(Self { photo: row.get(0)?, text: format!("{files}\n{words}") })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The photos with all of `text` in the name of a file.
    pub fn with_file_named(connection: &Connection, text: &str) -> Result<RoaringTreemap, CatalogError> {
        let (sql, pattern) = match is_indexed(text) {
            true => ("SELECT rowid FROM names WHERE names MATCH ?1", format!("{{files}} : {}", pattern(text))),
            false => ("SELECT rowid FROM names WHERE files LIKE ?1 ESCAPE '\\'", pattern(text)),
        };
        ids(connection, sql, [pattern])
    }

    /// Makes the rows of names anew that are out of date. Called at the end of every transaction.
    pub(super) fn refresh(connection: &Connection) -> Result<(), CatalogError> {
        if !Self::any_out_of_date(connection)? {
            return Ok(());
        }
        connection.prepare_cached("DELETE FROM names WHERE rowid IN (SELECT photo FROM unnamed)")?.execute([])?;
        let mut photos = connection.prepare_cached("SELECT photo FROM unnamed ORDER BY photo")?;
        let mut files = connection.prepare_cached("SELECT path FROM files WHERE photo = ?1 ORDER BY id")?;
        let mut description = connection.prepare_cached("SELECT description FROM photos WHERE id = ?1")?;
        let mut keywords = connection.prepare_cached("SELECT keyword FROM keywords WHERE photo = ?1 ORDER BY id")?;
        let mut add = connection.prepare_cached("INSERT INTO names (rowid, files, words) VALUES (?1, ?2, ?3)")?;
        let mut rows = photos.query([])?;
        while let Some(row) = rows.next()? {
            let photo: i64 = row.get(0)?;
            let names = files.query_map([photo], |row| Ok(file_name(row.get::<_, StoredPath>(0)?.as_path())))?;
            let names: Vec<String> = names.collect::<Result<_, _>>()?;
            if names.is_empty() {
                continue;
            }
            let mut words: Vec<String> = keywords.query_map([photo], |row| row.get(0))?.collect::<Result<_, _>>()?;
            let description: Option<Option<String>> = description.query_row([photo], |row| row.get(0)).optional()?;
            words.extend(description.flatten());
            add.execute(params![photo, names.join("\n"), words.join("\n")])?;
        }
        connection.prepare_cached("DELETE FROM unnamed")?.execute([])?;
        Ok(())
    }

    /// Whether there are rows of names to be made anew.
    pub(super) fn any_out_of_date(connection: &Connection) -> Result<bool, CatalogError> {
        Ok(connection.prepare_cached("SELECT 1 FROM unnamed")?.exists([])?)
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn is_indexed(text: &str) -> bool {
    text.chars().count() >= TRIGRAM
}

/// `text` as FTS5 or LIKE takes it, to be found as it is.
fn pattern(text: &str) -> String {
    match is_indexed(text) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, FolderRow};

    fn catalog(directory: &Path) -> Catalog {
        let catalog = Catalog::open(&directory.join("catalog.sqlite")).unwrap();
        catalog
            .write(|connection| {
                FolderRow::add(connection, Path::new("/photos"))?;
                connection.execute_batch(
                    "INSERT INTO photos (id, content_hash, format, width, height, taken_at)
                         SELECT value, randomblob(32), 'JPEG', 3, 2, 0 FROM json_each('[1, 2, 3]');
                     INSERT INTO files (folder, path, size, modified_ns, photo) VALUES
                         (1, '2019/IMG_2041.jpg', 1, 2, 1), (1, 'Größe 100%.png', 1, 2, 2), (1, '海边的日落.heic', 1, 2, 3);
                     INSERT INTO keywords (photo, keyword) VALUES (1, 'Zürich'), (1, 'lake');
                     UPDATE photos SET description = 'Two dogs' WHERE id = 2",
                )?;
                Ok(())
            })
            .unwrap();
        catalog
    }

    fn found(catalog: &Catalog, text: &str) -> Vec<i64> {
        let found = catalog.read(|connection| NamedPhoto::containing(connection, text, 9)).unwrap();
        found.into_iter().map(|photo| photo.photo).collect()
    }

    #[test]
    fn photos_are_found_by_any_part_of_what_they_are_called() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = catalog(directory.path());
        for (text, photos) in [
            ("img_20", vec![1]),
            ("041", vec![1]),
            ("zurich", vec![1]),
            ("DOGS", vec![2]),
            ("größe", vec![2]),
            ("0%", vec![2]),
            ("日落", vec![3]),
            ("海边的", vec![3]),
            ("2019/", vec![]),
            ("nothing", vec![]),
            ("_", vec![1]),
            ("\"", vec![]),
            ("a\" OR \"b", vec![]),
        ] {
            assert_eq!(found(&catalog, text), photos, "{text}");
        }
        let named = |text: &str| catalog.read(|connection| NamedPhoto::with_file_named(connection, text)).unwrap();
        assert_eq!(named("2041").iter().collect::<Vec<_>>(), [1]);
        assert_eq!(named("lake").len() + named("dogs").len(), 0, "that is no name of a file");
        assert_eq!(named("jp").iter().collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn names_follow_every_change() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = catalog(directory.path());
        let change = |sql: &str| catalog.write(|connection| Ok(connection.execute_batch(sql)?)).unwrap();
        change("UPDATE files SET path = '2019/harbour.jpg' WHERE photo = 1");
        assert_eq!((found(&catalog, "harbour"), found(&catalog, "2041")), (vec![1], vec![]));
        change("DELETE FROM keywords WHERE keyword = 'lake'; UPDATE photos SET description = 'Cats' WHERE id = 2");
        assert_eq!(
            (found(&catalog, "lake"), found(&catalog, "cats"), found(&catalog, "dogs")),
            (vec![], vec![2], vec![])
        );
        change("UPDATE files SET photo = 3 WHERE photo = 2");
        assert_eq!((found(&catalog, "100%"), found(&catalog, "cats")), (vec![3], vec![]), "no file holds photo 2 now");
        change("DELETE FROM folders");
        assert!(found(&catalog, "harbour").is_empty());
        change("DELETE FROM photos");
        let rows: i64 = catalog
            .read(|connection| Ok(connection.query_row("SELECT count(*) FROM names", [], |row| row.get(0))?))
            .unwrap();
        assert_eq!(rows, 0);
    }
}
