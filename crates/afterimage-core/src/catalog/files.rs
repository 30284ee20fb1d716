//! Files: the places where photos live.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};

use super::pending::identity;
use super::{CatalogError, FileIdentity, ModelRow, PendingFile, StoredPath, Unread};

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
}

const COLUMNS: &str = "SELECT files.id, folders.path, files.path, files.size
    FROM files JOIN folders ON folders.id = files.folder";

impl FileRow {
    /// Records that `file` holds `photo`.
    pub fn record_photo(connection: &Connection, file: &PendingFile, photo: i64) -> Result<(), CatalogError> {
        Self::record(connection, file, Some(photo), None)
    }

    /// Records that `file` could not be read, and why.
    pub fn record_failure(connection: &Connection, file: &PendingFile, why: &Unread) -> Result<(), CatalogError> {
        Self::record(connection, file, None, Some(why))
    }

    fn record(
        connection: &Connection,
        file: &PendingFile,
        photo: Option<i64>,
        failure: Option<&Unread>,
    ) -> Result<(), CatalogError> {
        // Its directory may have gone while its file was being read, or its folder have been removed from the library: then
        // there is nothing to record.
        connection
            .prepare_cached(
                "INSERT INTO files (folder, directory, path, size, modified_ns, device, inode, photo, failure, failure_kind)
                 SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
                 WHERE EXISTS (SELECT 1 FROM directories WHERE id = ?2 AND folder = ?1)
                 ON CONFLICT (folder, path) DO UPDATE SET directory = excluded.directory, size = excluded.size,
                     modified_ns = excluded.modified_ns, device = excluded.device, inode = excluded.inode,
                     photo = excluded.photo, failure = excluded.failure, failure_kind = excluded.failure_kind",
            )?
            .execute(params![
                file.folder,
                file.directory,
                StoredPath(file.path.clone()),
                file.size,
                file.modified_ns,
                file.identity.map(|identity| identity.device),
                file.identity.map(|identity| identity.inode),
                photo,
                failure.map(|failure| &failure.reason),
                failure.map(|failure| failure.kind.name()),
            ])?;
        Ok(())
    }

    /// Forgets files. Their photos stay, with their embeddings.
    pub fn remove(connection: &Connection, files: &[i64]) -> Result<(), CatalogError> {
        let mut statement = connection.prepare_cached("DELETE FROM files WHERE id = ?1")?;
        files.iter().try_for_each(|file| statement.execute([file]).map(drop))?;
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
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What a scan compares a file with that it meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFile {
    /// Its id.
    pub id: i64,
    /// Path relative to the folder.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// Nanoseconds from 1970, UTC.
    pub modified_ns: i64,
    /// Which file it is.
    pub identity: Option<FileIdentity>,
    /// Whether its photo is embedded, or it is known that it can't be read.
    pub settled: bool,
}

impl KnownFile {
    /// The files directly in a directory, as `model` knows them.
    pub fn in_directory(connection: &Connection, directory: i64, model: &ModelRow) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!(
            "{KNOWN}, photo IS NULL OR EXISTS (SELECT 1 FROM embeddings WHERE model = ?2 AND embeddings.photo = files.photo AND part = 0)
             FROM files WHERE directory = ?1"
        ))?;
        let rows = statement.query_map([directory, model.id], Self::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Some files of a folder, spread over it, at most `limit`: to tell whether what lies there is still it.
    pub fn sample(connection: &Connection, folder: i64, limit: usize) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!(
            "{KNOWN}, 1 FROM (SELECT *, row_number() OVER (ORDER BY id) AS nth, count(*) OVER () AS total
                 FROM files WHERE folder = ?1) WHERE nth * ?2 / total <> (nth - 1) * ?2 / total"
        ))?;
        let rows = statement.query_map([folder, i64::try_from(limit).unwrap_or(i64::MAX)], Self::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Notes which file it is, where that was not known or has other numbers now.
    pub fn identify(connection: &Connection, id: i64, identity: FileIdentity) -> Result<(), CatalogError> {
        connection.prepare_cached("UPDATE files SET device = ?2, inode = ?3 WHERE id = ?1")?.execute([
            id,
            identity.device,
            identity.inode,
        ])?;
        Ok(())
    }

    fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            path: row.get::<_, StoredPath>(1)?.0,
            size: row.get(2)?,
            modified_ns: row.get(3)?,
            identity: identity(row.get(4)?, row.get(5)?),
            settled: row.get(6)?,
        })
    }
}

const KNOWN: &str = "SELECT id, path, size, modified_ns, device, inode";
