//! Files that could not be read.

use std::path::PathBuf;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

use super::{CatalogError, StoredPath};
use crate::view::{FailureFilter, FailureGroup, FailureKind, Retry};

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What kind of reason it is.
    pub kind: FailureKind,
    /// The reason, a sentence for people.
    pub reason: String,
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedFile {
    /// Its id.
    pub id: i64,
    /// Absolute path of the folder.
    pub folder: PathBuf,
    /// Path relative to the folder.
    pub path: PathBuf,
    /// Why it could not be read.
    pub unread: Unread,
    /// Whether it waits to be tried again.
    pub waiting: bool,
}

/// A time of change that no file has: a scan takes a file that is known with it for changed, and reads it again.
const TRY_AGAIN_NS: i64 = i64::MIN;

const COLUMNS: &str = "SELECT files.id, folders.path, files.path, failure_kind, failure, modified_ns
    FROM files CROSS JOIN folders ON folders.id = files.folder";

impl FailedFile {
    /// How many files could not be read.
    pub fn count(connection: &Connection) -> Result<u64, CatalogError> {
        Ok(connection.query_row("SELECT count(*) FROM files WHERE failure IS NOT NULL", [], |row| row.get(0))?)
    }

    /// How many there are of each kind, the most first; only those with `path_contains` in their path.
    pub fn groups(connection: &Connection, path_contains: &str) -> Result<Vec<FailureGroup>, CatalogError> {
        let filter = FailureFilter { kind: None, path_contains: path_contains.to_owned() };
        let (condition, values) = condition(&filter);
        let mut statement = connection.prepare_cached(&format!(
            "SELECT failure_kind, count(*), total(modified_ns = {TRY_AGAIN_NS}) FROM files WHERE {condition}
             GROUP BY failure_kind ORDER BY count(*) DESC, failure_kind"
        ))?;
        let rows = statement.query_map(params_from_iter(values), |row| {
            let waiting: f64 = row.get(2)?;
            Ok(FailureGroup { kind: kind(row, 0)?, files: row.get(1)?, waiting: waiting as u64 })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// At most `limit` of those that `filter` lets through, without the first `offset`, folder by folder and in the order of
    /// their paths.
    pub fn page(
        connection: &Connection,
        filter: &FailureFilter,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<Self>, CatalogError> {
        let (condition, mut values) = condition(filter);
        values.extend([limit, offset].map(|count| Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))));
        let mut statement = connection.prepare_cached(&format!(
            "{COLUMNS} WHERE {condition} ORDER BY files.folder, files.path LIMIT ? OFFSET ?"
        ))?;
        let rows = statement.query_map(params_from_iter(values), Self::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One of them.
    pub fn get(connection: &Connection, id: i64) -> Result<Self, CatalogError> {
        let mut statement =
            connection.prepare_cached(&format!("{COLUMNS} WHERE files.id = ?1 AND failure IS NOT NULL"))?;
        let file = statement.query_row([id], Self::from_row).optional()?;
        file.ok_or(CatalogError::NotFound { what: "unread file", id })
    }

    /// Notes that files are to be tried again; how many those are, and in which folders. Until then they stay what they are.
    pub fn retry(connection: &Connection, which: &Retry) -> Result<(u64, Vec<i64>), CatalogError> {
        let (condition, values) = match which {
            Retry::Files { filter } => condition(filter),
            Retry::File { file } => ("failure IS NOT NULL AND id = ?".to_owned(), vec![Value::Integer(*file)]),
        };
        let chosen = format!("FROM files WHERE {condition}");
        // Its directory is to be listed again, so that it is met.
        connection.execute(
            &format!("UPDATE directories SET modified_ns = NULL WHERE id IN (SELECT directory {chosen})"),
            params_from_iter(&values),
        )?;
        let mut folders = connection.prepare(&format!("SELECT DISTINCT folder {chosen}"))?;
        let folders =
            folders.query_map(params_from_iter(&values), |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        let files = connection.execute(
            &format!("UPDATE files SET modified_ns = {TRY_AGAIN_NS} WHERE {condition}"),
            params_from_iter(&values),
        )?;
        Ok((files as u64, folders))
    }

    /// The absolute path.
    pub fn absolute(&self) -> PathBuf {
        self.folder.join(&self.path)
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            folder: row.get::<_, StoredPath>(1)?.0,
            path: row.get::<_, StoredPath>(2)?.0,
            unread: Unread { kind: kind(row, 3)?, reason: row.get(4)? },
            waiting: row.get::<_, i64>(5)? == TRY_AGAIN_NS,
        })
    }
}

/// What a filter asks of the table `files`, and the values for it. A condition of its own for each: with one for all, SQLite
/// would not use the index.
fn condition(filter: &FailureFilter) -> (String, Vec<Value>) {
    let (mut condition, mut values) = ("failure IS NOT NULL".to_owned(), Vec::new());
    if let Some(kind) = filter.kind {
        condition += " AND failure_kind = ?";
        values.push(Value::Text(kind.name().to_owned()));
    }
    if !filter.path_contains.is_empty() {
        condition += " AND (SELECT path FROM folders WHERE id = files.folder) || '/' || files.path LIKE ? ESCAPE '\\'";
        let mut pattern = String::from("%");
        for character in filter.path_contains.chars() {
            if matches!(character, '%' | '_' | '\\') {
                pattern.push('\\');
            }
            pattern.push(character);
        }
        values.push(Value::Text(pattern + "%"));
    }
    (condition, values)
}

fn kind(row: &Row<'_>, column: usize) -> rusqlite::Result<FailureKind> {
    Ok(row.get::<_, Option<String>>(column)?.map_or(FailureKind::Other, |name| FailureKind::named(&name)))
}

impl FailureKind {
    const ALL: [(Self, &'static str); 11] = [
        (Self::Video, "video"),
        (Self::NoPermission, "no_permission"),
        (Self::Unreadable, "unreadable"),
        (Self::Empty, "empty"),
        (Self::NoPicture, "no_picture"),
        (Self::Unsupported, "unsupported"),
        (Self::NoPreview, "no_preview"),
        (Self::TooLarge, "too_large"),
        (Self::TooSlow, "too_slow"),
        (Self::Damaged, "damaged"),
        (Self::Other, "other"),
    ];

    /// What the catalog calls it.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("other", |(_, name)| name)
    }

    fn named(name: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == name).map_or(Self::Other, |(kind, _)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::params;

    use super::*;
    use crate::catalog::{Catalog, FolderRow};

    /// A catalog with a folder and files that could not be read, `files` of each kind in turn.
    fn catalog(files: u32, kinds: &[FailureKind]) -> (tempfile::TempDir, Catalog) {
        let directory = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&directory.path().join("catalog.sqlite")).unwrap();
        catalog
            .write(|connection| {
                let folder = FolderRow::add(connection, Path::new("/p"))?;
                connection
                    .execute("INSERT INTO directories (folder, path, modified_ns) VALUES (?1, '', 7)", [folder])?;
                let mut add = connection.prepare(
                    "INSERT INTO files (folder, directory, path, size, modified_ns, failure, failure_kind)
                     VALUES (?1, 1, ?2, 1, 2, 'why', ?3)",
                )?;
                for file in 0..files {
                    let kind = kinds[file as usize % kinds.len()];
                    add.execute(params![folder, format!("{file:06}.jpg"), kind.name()])?;
                }
                Ok(())
            })
            .unwrap();
        (directory, catalog)
    }

    fn names(catalog: &Catalog, filter: &FailureFilter, offset: usize, limit: usize) -> Vec<String> {
        let page = catalog.read(|connection| FailedFile::page(connection, filter, offset, limit)).unwrap();
        page.iter().map(|file| file.path.display().to_string()).collect()
    }

    #[test]
    fn every_kind_is_stored_under_its_name() {
        for (kind, name) in FailureKind::ALL {
            assert_eq!((kind.name(), FailureKind::named(name)), (name, kind));
        }
    }

    #[test]
    fn pages_follow_each_other_without_gap_or_overlap() {
        let (_directory, catalog) = catalog(10, &[FailureKind::Damaged, FailureKind::Video]);
        let damaged = FailureFilter::of(FailureKind::Damaged);
        assert_eq!(names(&catalog, &damaged, 0, 3), ["000000.jpg", "000002.jpg", "000004.jpg"]);
        assert_eq!(names(&catalog, &damaged, 3, 3), ["000006.jpg", "000008.jpg"]);
        assert_eq!(names(&catalog, &FailureFilter::default(), 9, usize::MAX), ["000009.jpg"]);
    }

    #[test]
    fn what_is_sought_is_taken_literally() {
        let (_directory, catalog) = catalog(3, &[FailureKind::Empty]);
        catalog
            .write(|connection| {
                connection.execute("UPDATE files SET path = 'Sommer 100%/a_b.jpg' WHERE path = '000001.jpg'", [])?;
                Ok(connection.execute("UPDATE files SET path = x'73ff2e6a7067' WHERE path = '000002.jpg'", [])?)
            })
            .unwrap();
        let found = |words: &str| {
            let filter = FailureFilter { kind: None, path_contains: words.to_owned() };
            let files = names(&catalog, &filter, 0, 10).len() as u64;
            let groups = catalog.read(|connection| FailedFile::groups(connection, words)).unwrap();
            assert_eq!(groups.iter().map(|group| group.files).sum::<u64>(), files);
            files
        };
        assert_eq!(["sommer", "100%", "a_b", "/p/Sommer", "0%0", "a%b", "\\"].map(found), [1, 1, 1, 1, 0, 0, 0]);
        assert_eq!(found(".jpg"), 3, "also where a name is not Unicode");
    }

    #[test]
    fn what_is_tried_again_waits_and_its_directory_is_listed() {
        let (_directory, catalog) = catalog(6, &[FailureKind::Damaged, FailureKind::Video]);
        let retry = |which: &Retry| catalog.write(|connection| FailedFile::retry(connection, which)).unwrap();
        let waiting = || {
            let groups = catalog.read(|connection| FailedFile::groups(connection, "")).unwrap();
            groups.iter().map(|group| (group.kind, group.files, group.waiting)).collect::<Vec<_>>()
        };
        let file = catalog.read(|connection| FailedFile::page(connection, &FailureFilter::default(), 1, 1)).unwrap();
        assert_eq!(retry(&Retry::File { file: file[0].id }), (1, vec![1]));
        assert_eq!(waiting(), [(FailureKind::Damaged, 3, 0), (FailureKind::Video, 3, 1)]);
        let trusted = || {
            let trusted = "SELECT count(*) FROM directories WHERE modified_ns IS NOT NULL";
            catalog.read(|connection| Ok(connection.query_row(trusted, [], |row| row.get::<_, u64>(0))?)).unwrap()
        };
        assert_eq!(trusted(), 0);
        let damaged = FailureFilter { kind: Some(FailureKind::Damaged), path_contains: "00004".to_owned() };
        assert_eq!(retry(&Retry::Files { filter: damaged }), (1, vec![1]));
        assert_eq!(retry(&Retry::all()).0, 6);
        assert_eq!(waiting(), [(FailureKind::Damaged, 3, 3), (FailureKind::Video, 3, 3)]);
        assert_eq!(retry(&Retry::File { file: 4711 }), (0, vec![]));
    }

    #[test]
    fn they_are_counted_and_paged_by_an_index() {
        let (_directory, catalog) = catalog(1, &[FailureKind::Damaged]);
        let plan = |sql: &str| {
            catalog
                .read(|connection| {
                    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                    let rows = statement.query_map([], |row| row.get::<_, String>(3))?;
                    Ok(rows.collect::<Result<Vec<_>, _>>()?.join("; "))
                })
                .unwrap()
        };
        let (by_kind, _) = condition(&FailureFilter::of(FailureKind::Damaged));
        let page =
            plan(&format!("{COLUMNS} WHERE {by_kind} ORDER BY files.folder, files.path").replace('?', "'damaged'"));
        assert!(page.contains("files_by_failure (failure_kind=?)") && !page.contains("TEMP B-TREE"), "{page}");
        let groups = plan(
            "SELECT failure_kind, count(*), total(modified_ns = 1) FROM files WHERE failure IS NOT NULL GROUP BY 1",
        );
        assert!(groups.contains("files_by_failure") && !groups.contains("TEMP B-TREE"), "{groups}");
    }
}
