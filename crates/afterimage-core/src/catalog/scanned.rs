//! What a scan saw, compared with what is known.

use std::path::PathBuf;

use rusqlite::{Connection, params};

use super::{CatalogError, ModelRow, StoredPath};

/// A file that a scan met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScannedFile {
    /// The folder it is in.
    pub folder: i64,
    /// Path relative to the folder.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// Nanoseconds from 1970, UTC.
    pub modified_ns: i64,
}

/// A scanned file that has to be read: new, changed, or not embedded by the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingFile {
    /// Orders the pending files.
    pub scan_id: i64,
    /// The folder it is in.
    pub folder: i64,
    /// The folder's absolute path.
    pub folder_path: PathBuf,
    /// Path relative to the folder.
    pub path: PathBuf,
    /// Bytes, when scanned.
    pub size: u64,
    /// Nanoseconds from 1970, UTC, when scanned.
    pub modified_ns: i64,
}

/// New, changed, or its photo not embedded by model `?1`. What failed is tried again when the file changes.
const PENDING: &str = "FROM scanned JOIN folders ON folders.id = scanned.folder
    LEFT JOIN files ON files.folder = scanned.folder AND files.path = scanned.path
    WHERE scanned.id > ?2 AND (files.id IS NULL OR files.size <> scanned.size
        OR files.modified_ns <> scanned.modified_ns
        OR (files.photo IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM embeddings WHERE model = ?1 AND embeddings.photo = files.photo)))";

impl ScannedFile {
    /// Forgets the last scan.
    pub fn clear(connection: &Connection) -> Result<(), CatalogError> {
        connection.execute("DELETE FROM scanned", [])?;
        Ok(())
    }

    /// Remembers that the scan met this file.
    pub fn add(&self, connection: &Connection) -> Result<(), CatalogError> {
        connection
            .prepare_cached(
                "INSERT INTO scanned (folder, path, size, modified_ns) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![self.folder, StoredPath(self.path.clone()), self.size, self.modified_ns])?;
        Ok(())
    }

    /// Forgets the files of a folder that its complete scan did not meet. Their photos stay, with their embeddings.
    /// Returns how many there were.
    pub fn remove_gone(connection: &Connection, folder: i64) -> Result<usize, CatalogError> {
        Ok(connection.execute(
            "DELETE FROM files WHERE folder = ?1 AND NOT EXISTS (
                 SELECT 1 FROM scanned WHERE scanned.folder = files.folder AND scanned.path = files.path)",
            [folder],
        )?)
    }
}

impl PendingFile {
    /// How many files have to be read.
    pub fn count(connection: &Connection, model: &ModelRow) -> Result<u64, CatalogError> {
        Ok(connection.query_row(&format!("SELECT count(*) {PENDING}"), [model.id, 0], |row| row.get(0))?)
    }

    /// The next `limit` files to read after `scan_id`, in the order they were scanned.
    pub fn after(
        connection: &Connection,
        model: &ModelRow,
        scan_id: i64,
        limit: u32,
    ) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT scanned.id, scanned.folder, folders.path, scanned.path, scanned.size, scanned.modified_ns {PENDING}
             ORDER BY scanned.id LIMIT ?3"
        ))?;
        let rows = statement.query_map(params![model.id, scan_id, limit], |row| {
            Ok(Self {
                scan_id: row.get(0)?,
                folder: row.get(1)?,
                folder_path: row.get::<_, StoredPath>(2)?.0,
                path: row.get::<_, StoredPath>(3)?.0,
                size: row.get(4)?,
                modified_ns: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The absolute path.
    pub fn absolute(&self) -> PathBuf {
        self.folder_path.join(&self.path)
    }
}
