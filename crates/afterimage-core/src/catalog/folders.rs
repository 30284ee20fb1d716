//! The folders the person chose.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};

use super::{CatalogError, StoredPath};

/// A folder of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderRow {
    /// Its id.
    pub id: i64,
    /// Absolute path.
    pub path: PathBuf,
    /// Files known in it.
    pub files: u64,
    /// Files of it that could not be read.
    pub failures: u64,
}

const COLUMNS: &str = "SELECT id, path, (SELECT count(*) FROM files WHERE folder = folders.id),
    (SELECT count(*) FROM files WHERE folder = folders.id AND failure IS NOT NULL) FROM folders";

impl FolderRow {
    /// Adds a folder, or finds it if it is there already; its id.
    pub fn add(connection: &Connection, path: &Path) -> Result<i64, CatalogError> {
        let path = StoredPath(path.to_owned());
        connection
            .prepare_cached("INSERT INTO folders (path, added_at) VALUES (?1, unixepoch()) ON CONFLICT DO NOTHING")?
            .execute([&path])?;
        Ok(connection.query_row("SELECT id FROM folders WHERE path = ?1", [&path], |row| row.get(0))?)
    }

    /// Takes a folder and its files out of the library; the photos' embeddings stay.
    pub fn remove(connection: &Connection, id: i64) -> Result<(), CatalogError> {
        match connection.execute("DELETE FROM folders WHERE id = ?1", params![id])? {
            0 => Err(CatalogError::NotFound { what: "folder", id }),
            _ => Ok(()),
        }
    }

    /// Moves the files of a folder that lies inside folder `into` over to it, and takes the inner one out. Nothing has to
    /// be read again.
    pub fn absorb(connection: &Connection, into: i64, into_path: &Path, inner: &Self) -> Result<(), CatalogError> {
        let prefix = inner.path.strip_prefix(into_path).unwrap_or(Path::new(""));
        let mut files = connection.prepare_cached("SELECT id, path FROM files WHERE folder = ?1")?;
        let files: Vec<(i64, StoredPath)> =
            files.query_map([inner.id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let mut update = connection.prepare_cached("UPDATE files SET folder = ?1, path = ?2 WHERE id = ?3")?;
        for (id, path) in files {
            update.execute(params![into, StoredPath(prefix.join(path.as_path())), id])?;
        }
        Self::remove(connection, inner.id)
    }

    /// All folders, in the order of their paths.
    pub fn all(connection: &Connection) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!("{COLUMNS} ORDER BY path"))?;
        let rows = statement.query_map([], Self::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One folder.
    pub fn get(connection: &Connection, id: i64) -> Result<Self, CatalogError> {
        let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?;
        statement.query_row([id], Self::from_row).optional()?.ok_or(CatalogError::NotFound { what: "folder", id })
    }

    fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: row.get(0)?, path: row.get::<_, StoredPath>(1)?.0, files: row.get(2)?, failures: row.get(3)? })
    }
}
