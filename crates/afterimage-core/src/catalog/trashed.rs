//! Files that a person moved to the system's trash, noted so that they can be had back.

use std::path::PathBuf;

use rusqlite::{Connection, Row, params};

use super::pending::identity;
use super::{CatalogError, FileIdentity, StoredPath};

/// A file as the catalog knew it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// Its id while it was in its folder.
    pub file: i64,
    /// Where it is, absolute.
    pub path: PathBuf,
    photo: i64,
    folder: i64,
    directory: Option<i64>,
    inner_path: StoredPath,
    size: u64,
    modified_ns: i64,
    identity: Option<FileIdentity>,
}

/// A file that lies in the trash, or did when it was last looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrashedFile {
    /// Its id in the list of what was moved.
    pub id: i64,
    /// What it was moved with.
    pub removal: i64,
    /// When, in seconds from 1970, UTC.
    pub moved_at: i64,
    /// Where it was, absolute.
    pub path: PathBuf,
    /// Where it lies in the trash, if the system tells.
    pub item: Option<PathBuf>,
    /// The photo it holds; none where it only says more of one.
    pub photo: Option<i64>,
}

impl KeptFile {
    /// The files in which a photo lives.
    pub fn of_photo(connection: &Connection, photo: i64) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT files.id, folders.path, files.path, files.folder, files.directory, files.size, files.modified_ns, files.device,
                 files.inode
             FROM files JOIN folders ON folders.id = files.folder WHERE files.photo = ?1 ORDER BY files.id",
        )?;
        let rows = statement.query_map([photo], |row| {
            let inner_path: StoredPath = row.get(2)?;
            Ok(Self {
                file: row.get(0)?,
                path: row.get::<_, StoredPath>(1)?.0.join(inner_path.as_path()),
                photo,
                folder: row.get(3)?,
                directory: row.get(4)?,
                inner_path,
                size: row.get(5)?,
                modified_ns: row.get(6)?,
                identity: identity(row.get(7)?, row.get(8)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl TrashedFile {
    /// A number for what is moved together from now on.
    pub fn next_removal(connection: &Connection) -> Result<i64, CatalogError> {
        Ok(connection.query_row("SELECT coalesce(max(removal), 0) + 1 FROM trashed", [], |row| row.get(0))?)
    }

    /// Notes that a file was moved, from `path` to `item`, at `moved_at`. What `known` it was as is not in its folder any more; of a
    /// file that only says more of a photo, nothing was.
    pub fn note(
        connection: &Connection,
        (removal, moved_at): (i64, i64),
        path: PathBuf,
        item: Option<PathBuf>,
        known: Option<&KeptFile>,
    ) -> Result<(), CatalogError> {
        connection
            .prepare_cached(
                "INSERT INTO trashed (removal, moved_at, path, item, photo, folder, directory, inner_path, size, modified_ns,
                     device, inode) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                removal,
                moved_at,
                StoredPath(path),
                item.map(StoredPath),
                known.map(|known| known.photo),
                known.map(|known| known.folder),
                known.and_then(|known| known.directory),
                known.map(|known| &known.inner_path),
                known.map(|known| known.size),
                known.map(|known| known.modified_ns),
                known.and_then(|known| known.identity).map(|identity| identity.device),
                known.and_then(|known| known.identity).map(|identity| identity.inode),
            ])?;
        if let Some(known) = known {
            connection.prepare_cached("DELETE FROM files WHERE id = ?1")?.execute([known.file])?;
        }
        Ok(())
    }

    /// All that was moved, what was moved last first, each removal in the order it was moved.
    pub fn all(connection: &Connection) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection
            .prepare_cached("SELECT id, removal, moved_at, path, item, photo FROM trashed ORDER BY removal DESC, id")?;
        let rows = statement.query_map([], Self::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What was moved together.
    pub fn of_removal(connection: &Connection, removal: i64) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT id, removal, moved_at, path, item, photo FROM trashed WHERE removal = ?1 ORDER BY id",
        )?;
        let rows = statement.query_map([removal], Self::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The file is in its folder again: what is known of it holds again, unless it was found meanwhile, or its folder or its photo
    /// was let go of. Then it is found like any other.
    pub fn put_back(&self, connection: &Connection) -> Result<(), CatalogError> {
        connection
            .prepare_cached(
                "INSERT INTO files (folder, directory, path, size, modified_ns, device, inode, photo)
                 SELECT folders.id, (SELECT id FROM directories WHERE id = trashed.directory), trashed.inner_path,
                     trashed.size, trashed.modified_ns, trashed.device, trashed.inode, photos.id
                 FROM trashed JOIN folders ON folders.id = trashed.folder JOIN photos ON photos.id = trashed.photo
                 WHERE trashed.id = ?1
                 ON CONFLICT DO NOTHING",
            )?
            .execute([self.id])?;
        self.forget(connection)
    }

    /// Forgets that it was moved.
    pub fn forget(&self, connection: &Connection) -> Result<(), CatalogError> {
        connection.prepare_cached("DELETE FROM trashed WHERE id = ?1")?.execute([self.id])?;
        Ok(())
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            removal: row.get(1)?,
            moved_at: row.get(2)?,
            path: row.get::<_, StoredPath>(3)?.0,
            item: row.get::<_, Option<StoredPath>>(4)?.map(|item| item.0),
            photo: row.get(5)?,
        })
    }
}
