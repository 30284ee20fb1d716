//! Thumbnails on disk: a cache beside the catalog that can be deleted at any time.
//!
//! They lie in a SQLite file of their own (one file instead of a million), by content hash, so that they still fit
//! after the catalog was made anew.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, params};

use crate::catalog::{CatalogError, ContentHash, health, is_damage};

/// The store of thumbnails. Shared between threads.
#[derive(Debug)]
pub struct Thumbnails {
    reader: Mutex<Connection>,
    writer: Mutex<Connection>,
}

impl Thumbnails {
    /// Opens the store, creating it if there is none. A damaged one is made anew.
    pub fn open(path: &Path) -> Result<Self, CatalogError> {
        let opening = |source| CatalogError::Open { path: path.to_owned(), source };
        let writer = match connect(path) {
            Ok(writer) => writer,
            Err(error) if is_damage(&error) => {
                tracing::warn!(path = %path.display(), %error, "the thumbnails are damaged; making them anew");
                Self::delete(path);
                connect(path).map_err(opening)?
            }
            Err(error) => return Err(opening(error)),
        };
        let reader = connect(path).map_err(opening)?;
        Ok(Self { reader: Mutex::new(reader), writer: Mutex::new(writer) })
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
        let reader = lock(&self.reader);
        let mut statement = reader.prepare_cached("SELECT jpeg FROM thumbnails WHERE content_hash = ?1")?;
        Ok(statement.query_row([hash.0], |row| row.get(0)).optional()?)
    }

    /// Keeps thumbnails, in one transaction.
    pub fn put<'a>(&self, thumbnails: impl Iterator<Item = (ContentHash, &'a [u8])>) -> Result<(), CatalogError> {
        let mut writer = lock(&self.writer);
        let transaction = writer.transaction()?;
        {
            let mut statement =
                transaction.prepare_cached("INSERT OR REPLACE INTO thumbnails (content_hash, jpeg) VALUES (?1, ?2)")?;
            for (hash, jpeg) in thumbnails {
                statement.execute(params![hash.0, jpeg])?;
            }
        }
        Ok(transaction.commit()?)
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
            missing += u64::from(!statement.exists([hash.0])?);
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
        let others = self.others(known)?;
        let mut writer = lock(&self.writer);
        let transaction = writer.transaction()?;
        {
            let mut statement = transaction.prepare_cached("DELETE FROM thumbnails WHERE id = ?1")?;
            for id in &others {
                statement.execute([id])?;
            }
        }
        transaction.commit()?;
        Ok(others.len() as u64)
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
        Ok(lock(&self.writer).execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")?)
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.execute_batch(
        "CREATE TABLE IF NOT EXISTS thumbnails (
             id           INTEGER PRIMARY KEY,
             content_hash BLOB NOT NULL UNIQUE,
             jpeg         BLOB NOT NULL
         ) STRICT",
    )?;
    Ok(connection)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thumbnail_comes_back_and_a_damaged_store_is_made_anew() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("thumbnails.sqlite");
        let hash = ContentHash::of(b"photo");
        let store = Thumbnails::open(&path).unwrap();
        store.put([(hash, b"jpeg".as_slice())].into_iter()).unwrap();
        assert_eq!(store.get(hash).unwrap().as_deref(), Some(b"jpeg".as_slice()));
        drop(store);
        std::fs::write(&path, [7; 8192]).unwrap();
        assert_eq!(Thumbnails::open(&path).unwrap().get(hash).unwrap(), None);
    }
}
