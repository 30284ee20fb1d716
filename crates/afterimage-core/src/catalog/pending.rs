//! What a scan found that has to be read.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};

use super::{CatalogError, ModelRow, StoredPath};

/// Which file it is, whatever it is called. `None` where the file system does not keep these numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileIdentity {
    /// The device it is on, as the system numbers it now.
    pub device: i64,
    /// Its number there.
    pub inode: i64,
}

/// A file that is new, changed, or not embedded yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// The folder it is in.
    pub folder: i64,
    /// Path relative to the folder.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// Nanoseconds from 1970, UTC.
    pub modified_ns: i64,
    /// Which file it is.
    pub identity: Option<FileIdentity>,
    /// Whether nobody has been writing it lately.
    pub quiet: bool,
}

/// A file that has to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingFile {
    /// Orders the pending files.
    pub scan_id: i64,
    /// The folder it is in.
    pub folder: i64,
    /// The folder's absolute path.
    pub folder_path: PathBuf,
    /// The directory it is in.
    pub directory: i64,
    /// Path relative to the folder.
    pub path: PathBuf,
    /// Bytes, when scanned.
    pub size: u64,
    /// Nanoseconds from 1970, UTC, when scanned.
    pub modified_ns: i64,
    /// Which file it is.
    pub identity: Option<FileIdentity>,
}

impl FoundFile {
    /// Notes that the file has to be read. Its directory [has been met](super::DirectoryRow::meet).
    pub fn add(&self, connection: &Connection) -> Result<(), CatalogError> {
        connection
            .prepare_cached(
                "INSERT INTO pending (folder, directory, path, size, modified_ns, device, inode, quiet)
                 SELECT ?1, id, ?3, ?4, ?5, ?6, ?7, ?8 FROM directories WHERE folder = ?1 AND path = ?2
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![
                self.folder,
                StoredPath(self.path.parent().unwrap_or(Path::new("")).to_owned()),
                StoredPath(self.path.clone()),
                self.size,
                self.modified_ns,
                self.identity.map(|identity| identity.device),
                self.identity.map(|identity| identity.inode),
                self.quiet
            ])?;
        Ok(())
    }
}

impl PendingFile {
    /// Forgets what an earlier scan found.
    pub fn clear(connection: &Connection) -> Result<(), CatalogError> {
        connection.execute("DELETE FROM pending", [])?;
        Ok(())
    }

    /// Records the files that are known under another name and embedded by `model`: nothing of them has to be read.
    /// Returns how many there were, and the files they were known as.
    pub fn recognise(connection: &Connection, model: &ModelRow) -> Result<(u64, HashSet<i64>), CatalogError> {
        connection.execute(
            "UPDATE pending SET (source, photo) = (
                 SELECT files.id, files.photo FROM files
                 WHERE files.inode = pending.inode AND files.device = pending.device AND files.size = pending.size
                     AND files.modified_ns = pending.modified_ns
                     AND EXISTS (SELECT 1 FROM embeddings WHERE model = ?1 AND embeddings.photo = files.photo AND part = 0)
                 LIMIT 1)
             WHERE inode IS NOT NULL",
            [model.id],
        )?;
        let known = connection.execute(
            "INSERT INTO files (folder, directory, path, size, modified_ns, device, inode, photo)
             SELECT folder, directory, path, size, modified_ns, device, inode, photo FROM pending WHERE photo IS NOT NULL
             ON CONFLICT (folder, path) DO UPDATE SET directory = excluded.directory, size = excluded.size,
                 modified_ns = excluded.modified_ns, device = excluded.device, inode = excluded.inode,
                 photo = excluded.photo, failure = NULL",
            [],
        )?;
        let mut sources = connection.prepare_cached("SELECT source FROM pending WHERE photo IS NOT NULL")?;
        let sources = sources.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        connection.execute("DELETE FROM pending WHERE photo IS NOT NULL", [])?;
        Ok((known as u64, sources))
    }

    /// Sets aside the files that somebody is still writing. Returns how many there were, and their directories with the
    /// folders' paths; those are not known until they have been listed again.
    pub fn set_busy_aside(connection: &Connection) -> Result<(u64, Vec<PathBuf>), CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT DISTINCT folders.path, directories.path FROM pending
             JOIN directories ON directories.id = pending.directory JOIN folders ON folders.id = pending.folder
             WHERE NOT quiet",
        )?;
        let directories = statement
            .query_map([], |row| Ok(row.get::<_, StoredPath>(0)?.0.join(row.get::<_, StoredPath>(1)?.as_path())))?
            .collect::<Result<_, _>>()?;
        connection.execute(
            "UPDATE directories SET met_ns = NULL WHERE id IN (SELECT directory FROM pending WHERE NOT quiet)",
            [],
        )?;
        Ok((connection.execute("DELETE FROM pending WHERE NOT quiet", [])? as u64, directories))
    }

    /// How many files have to be read.
    pub fn count(connection: &Connection) -> Result<u64, CatalogError> {
        Ok(connection.query_row("SELECT count(*) FROM pending", [], |row| row.get(0))?)
    }

    /// The next `limit` files to read after `scan_id`, in the order they were scanned.
    pub fn after(connection: &Connection, scan_id: i64, limit: u32) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT pending.id, folder, folders.path, directory, pending.path, size, modified_ns, device, pending.inode
             FROM pending JOIN folders ON folders.id = folder WHERE pending.id > ?1 ORDER BY pending.id LIMIT ?2",
        )?;
        let rows = statement.query_map(params![scan_id, limit], |row| {
            Ok(Self {
                scan_id: row.get(0)?,
                folder: row.get(1)?,
                folder_path: row.get::<_, StoredPath>(2)?.0,
                directory: row.get(3)?,
                path: row.get::<_, StoredPath>(4)?.0,
                size: row.get(5)?,
                modified_ns: row.get(6)?,
                identity: identity(row.get(7)?, row.get(8)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The file has been dealt with.
    pub fn done(&self, connection: &Connection) -> Result<(), CatalogError> {
        connection.prepare_cached("DELETE FROM pending WHERE id = ?1")?.execute([self.scan_id])?;
        Ok(())
    }

    /// The absolute path.
    pub fn absolute(&self) -> PathBuf {
        self.folder_path.join(&self.path)
    }
}

/// The identity in two columns.
pub(super) fn identity(device: Option<i64>, inode: Option<i64>) -> Option<FileIdentity> {
    Some(FileIdentity { device: device?, inode: inode? })
}
