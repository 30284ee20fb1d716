//! Thumbnails on disk: a cache beside the catalog that can be deleted at any time.
//!
//! They lie in a SQLite file of their own (one file instead of a million), by content hash, so that they still fit
//! after the catalog was made anew.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, params};

use crate::catalog::{Access, CatalogError, ContentHash, health, is_damage, open_reader};

const TABLE: &str = "CREATE TABLE IF NOT EXISTS thumbnails (
    id           INTEGER PRIMARY KEY,
    content_hash BLOB NOT NULL UNIQUE,
    jpeg         BLOB NOT NULL
) STRICT";

/// The store of thumbnails. Shared between threads.
#[derive(Debug)]
pub struct Thumbnails {
    path: PathBuf,
    access: Access,
    reader: Mutex<Connection>,
    writer: Mutex<Connection>,
}

impl Thumbnails {
    /// Opens the store, creating it if there is none. A damaged one is made anew, now or when that shows. Where nothing can be
    /// written and it can't be read either, none is kept.
    pub fn open(path: &Path, access: Access) -> Result<Self, CatalogError> {
        let (writer, reader) = match access {
            Access::Write => connect_or_make_anew(path)?,
            Access::ReadOnly | Access::DiskFull => {
                // `path` may not be there, or not be a store: nothing is lost by that.
                let reader = || match open_reader(path, access) {
                    Ok(reader) if reader.table_exists(None, "thumbnails").unwrap_or(false) => Ok(reader),
                    _ => empty(),
                };
                (reader()?, reader()?)
            }
        };
        Ok(Self { path: path.to_owned(), access, reader: Mutex::new(reader), writer: Mutex::new(writer) })
    }

    /// Deletes the store. What can't be deleted is found again, and said, when it is opened.
    pub fn delete(path: &Path) {
        for suffix in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(suffix);
            if let Err(error) = std::fs::remove_file(&name) {
                tracing::debug!(path = %path.display(), suffix, %error, "thumbnails are not deleted");
            }
        }
    }

    /// The thumbnail of a photo, a JPEG.
    pub fn get(&self, hash: ContentHash) -> Result<Option<Vec<u8>>, CatalogError> {
        self.mend(|| {
            let reader = lock(&self.reader);
            let mut statement = reader.prepare_cached("SELECT jpeg FROM thumbnails WHERE content_hash = ?1")?;
            Ok(statement.query_row([hash.0], |row| row.get(0)).optional()?)
        })
    }

    /// Keeps thumbnails, in one transaction.
    ///
    /// # Errors
    /// [`CatalogError::DiskFull`] and [`CatalogError::ReadOnly`] among others.
    pub fn put(&self, thumbnails: &[(ContentHash, &[u8])]) -> Result<(), CatalogError> {
        self.mend(|| {
            let mut writer = self.writer()?;
            let transaction = writer.transaction()?;
            for (hash, jpeg) in thumbnails {
                transaction
                    .prepare_cached("INSERT OR REPLACE INTO thumbnails (content_hash, jpeg) VALUES (?1, ?2)")?
                    .execute(params![hash.0, jpeg])?;
            }
            Ok(transaction.commit()?)
        })
    }

    /// Runs what needs the store; where that finds it damaged, once more with one made anew.
    fn mend<T>(&self, run: impl Fn() -> Result<T, CatalogError>) -> Result<T, CatalogError> {
        let result = match run() {
            Err(error) if error.is_damage() && self.access == Access::Write => {
                tracing::warn!(path = %self.path.display(), %error, "the thumbnails are damaged; making them anew");
                self.make_anew()?;
                run()
            }
            result => result,
        };
        result.map_err(|error| error.at(&self.path))
    }

    fn make_anew(&self) -> Result<(), CatalogError> {
        let (mut writer, mut reader) = (lock(&self.writer), lock(&self.reader));
        // Closed before it is deleted: not every system deletes a file that is open.
        (*writer, *reader) = (empty()?, empty()?);
        Self::delete(&self.path);
        (*writer, *reader) = connect_or_make_anew(&self.path)?;
        Ok(())
    }

    fn writer(&self) -> Result<MutexGuard<'_, Connection>, CatalogError> {
        match self.access {
            Access::Write => Ok(lock(&self.writer)),
            Access::ReadOnly => Err(CatalogError::ReadOnly { path: self.path.clone() }),
            Access::DiskFull => Err(CatalogError::DiskFull { path: self.path.clone() }),
        }
    }

    /// What SQLite finds wrong with the file; nothing for a sound one.
    pub fn integrity(&self) -> Vec<String> {
        health::integrity(&lock(&self.reader))
    }

    /// How many of `hashes` have no thumbnail.
    pub fn count_missing(&self, hashes: &[ContentHash]) -> Result<u64, CatalogError> {
        let reader = lock(&self.reader);
        let mut statement = reader.prepare_cached("SELECT 1 FROM thumbnails WHERE content_hash = ?1")?;
        let mut missing = 0;
        for hash in hashes {
            // Damage is a finding of its own.
            missing += u64::from(!statement.exists([hash.0]).unwrap_or(false));
        }
        Ok(missing)
    }

    /// How many thumbnails are of none of `known`.
    pub fn count_others(&self, known: &HashSet<ContentHash>) -> Result<u64, CatalogError> {
        Ok(self.others(known)?.len() as u64)
    }

    /// Bytes of the thumbnails that are of none of `known`.
    pub fn bytes_of_others(&self, known: &HashSet<ContentHash>) -> Result<u64, CatalogError> {
        let reader = lock(&self.reader);
        let mut statement = reader.prepare_cached("SELECT content_hash, length(jpeg) FROM thumbnails")?;
        let mut rows = statement.query([])?;
        let mut bytes = 0;
        while let Some(row) = rows.next()? {
            if !known.contains(&ContentHash(row.get(0)?)) {
                bytes += row.get::<_, u64>(1)?;
            }
        }
        Ok(bytes)
    }

    /// Deletes the thumbnails that are of none of `known`; how many those were.
    pub fn remove_others(&self, known: &HashSet<ContentHash>) -> Result<u64, CatalogError> {
        self.mend(|| {
            let others = self.others(known)?;
            let mut writer = self.writer()?;
            let transaction = writer.transaction()?;
            for id in &others {
                transaction.prepare_cached("DELETE FROM thumbnails WHERE id = ?1")?.execute([id])?;
            }
            transaction.commit()?;
            Ok(others.len() as u64)
        })
    }

    fn others(&self, known: &HashSet<ContentHash>) -> Result<Vec<i64>, CatalogError> {
        let reader = lock(&self.reader);
        let mut statement = reader.prepare_cached("SELECT id, content_hash FROM thumbnails")?;
        let mut rows = statement.query([])?;
        let mut others = Vec::new();
        while let Some(row) = rows.next()? {
            if !known.contains(&ContentHash(row.get(1)?)) {
                others.push(row.get(0)?);
            }
        }
        Ok(others)
    }

    /// Gives the room back that deleted thumbnails took.
    pub fn compact(&self) -> Result<(), CatalogError> {
        self.mend(|| Ok(self.writer()?.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")?))
    }
}

/// A connection to write and one to read.
fn connect_or_make_anew(path: &Path) -> Result<(Connection, Connection), CatalogError> {
    let opening = |source| CatalogError::opening(path, source);
    let writer = match connect(path) {
        Err(error) if is_damage(&error) => {
            tracing::warn!(path = %path.display(), %error, "the thumbnails are damaged; making them anew");
            Thumbnails::delete(path);
            connect(path).map_err(opening)?
        }
        writer => writer.map_err(opening)?,
    };
    Ok((writer, connect(path).map_err(opening)?))
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.execute_batch(TABLE)?;
    Ok(connection)
}

/// A store that keeps nothing.
fn empty() -> Result<Connection, CatalogError> {
    let connection = Connection::open_in_memory()?;
    connection.execute_batch(TABLE)?;
    Ok(connection)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(path: &Path) -> Thumbnails {
        Thumbnails::open(path, Access::Write).unwrap()
    }

    #[test]
    fn a_thumbnail_comes_back_and_a_damaged_store_is_made_anew() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("thumbnails.sqlite");
        let hash = ContentHash::of(b"photo");
        let store = open(&path);
        store.put(&[(hash, b"jpeg")]).unwrap();
        assert_eq!(store.get(hash).unwrap().as_deref(), Some(b"jpeg".as_slice()));
        drop(store);
        std::fs::write(&path, [7; 8192]).unwrap();
        assert_eq!(open(&path).get(hash).unwrap(), None);
    }

    #[test]
    fn damage_that_shows_later_costs_the_thumbnails_and_stops_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("thumbnails.sqlite");
        let hashes: Vec<_> = (0..200_u8).map(|i| ContentHash::of(&[i])).collect();
        let large = [9; 3000];
        open(&path).put(&hashes.iter().map(|hash| (*hash, large.as_slice())).collect::<Vec<_>>()).unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        // All but the page that is read when it is opened.
        bytes[4096..].fill(0xA5);
        std::fs::write(&path, bytes).unwrap();
        let store = open(&path);
        assert_eq!(store.get(hashes[7]).unwrap(), None);
        store.put(&[(hashes[7], b"jpeg")]).unwrap();
        assert_eq!(store.get(hashes[7]).unwrap().as_deref(), Some(b"jpeg".as_slice()));
        assert_eq!(store.integrity(), Vec::<String>::new());
    }
}
