//! Files: the places where photos live, and the ones that could not be read.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};

use super::{CatalogError, PendingFile, StoredPath};

/// A file of the library with the folder it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// Its id.
    pub id: i64,
    /// Absolute path of the folder.
    pub folder: PathBuf,
    /// Path relative to the folder.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// Why it could not be read, if it could not.
    pub failure: Option<String>,
}

const COLUMNS: &str = "SELECT files.id, folders.path, files.path, files.size, files.failure
    FROM files JOIN folders ON folders.id = files.folder";

impl FileRow {
    /// Records that `file` holds `photo`.
    pub fn record_photo(connection: &Connection, file: &PendingFile, photo: i64) -> Result<(), CatalogError> {
        Self::record(connection, file, Some(photo), None)
    }

    /// Records that `file` could not be read, and why.
    pub fn record_failure(connection: &Connection, file: &PendingFile, reason: &str) -> Result<(), CatalogError> {
        Self::record(connection, file, None, Some(reason))
    }

    fn record(
        connection: &Connection,
        file: &PendingFile,
        photo: Option<i64>,
        failure: Option<&str>,
    ) -> Result<(), CatalogError> {
        // The folder may have been removed while its file was being read: then there is nothing to record.
        connection
            .prepare_cached(
                "INSERT INTO files (folder, path, size, modified_ns, photo, failure)
                 SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM folders WHERE id = ?1)
                 ON CONFLICT (folder, path) DO UPDATE SET size = excluded.size, modified_ns = excluded.modified_ns,
                     photo = excluded.photo, failure = excluded.failure",
            )?
            .execute(params![
                file.folder,
                StoredPath(file.path.clone()),
                file.size,
                file.modified_ns,
                photo,
                failure
            ])?;
        Ok(())
    }

    /// The files in which a photo lives.
    pub fn of_photo(connection: &Connection, photo: i64) -> Result<Vec<Self>, CatalogError> {
        Self::select(connection, "WHERE photo = ?1 ORDER BY files.id", [photo])
    }

    /// The photo that a file of a folder holds.
    pub fn photo_at(connection: &Connection, folder: i64, path: &Path) -> Result<Option<i64>, CatalogError> {
        let mut statement = connection.prepare_cached("SELECT photo FROM files WHERE folder = ?1 AND path = ?2")?;
        let photo = statement.query_row(params![folder, StoredPath(path.to_owned())], |row| row.get(0)).optional()?;
        Ok(photo.flatten())
    }

    /// Files that could not be read, at most `limit`.
    pub fn failed(connection: &Connection, limit: usize) -> Result<Vec<Self>, CatalogError> {
        let order = "WHERE failure IS NOT NULL ORDER BY folders.path, files.path LIMIT ?1";
        Self::select(connection, order, [i64::try_from(limit).unwrap_or(i64::MAX)])
    }

    /// How many files could not be read.
    pub fn count_failed(connection: &Connection) -> Result<u64, CatalogError> {
        Ok(connection.query_row("SELECT count(*) FROM files WHERE failure IS NOT NULL", [], |row| row.get(0))?)
    }

    /// Forgets that files could not be read, so that the next scan tries them again.
    pub fn forget_failures(connection: &Connection) -> Result<(), CatalogError> {
        connection.execute("DELETE FROM files WHERE failure IS NOT NULL", [])?;
        Ok(())
    }

    /// The absolute path.
    pub fn absolute(&self) -> PathBuf {
        self.folder.join(&self.path)
    }

    fn select(
        connection: &Connection,
        condition: &str,
        parameters: impl rusqlite::Params,
    ) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!("{COLUMNS} {condition}"))?;
        let rows = statement.query_map(parameters, |row| {
            Ok(Self {
                id: row.get(0)?,
                folder: row.get::<_, StoredPath>(1)?.0,
                path: row.get::<_, StoredPath>(2)?.0,
                size: row.get(3)?,
                failure: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
