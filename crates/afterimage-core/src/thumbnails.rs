//! Thumbnails on disk: a cache beside the catalog that can be deleted at any time.
//!
//! They lie in a SQLite file of their own (one file instead of a million), by content hash, so that they still fit
//! after the catalog was made anew.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, params};

use crate::catalog::{CatalogError, ContentHash};

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
                std::fs::remove_file(path).ok();
                connect(path).map_err(opening)?
            }
            Err(error) => return Err(opening(error)),
        };
        let reader = connect(path).map_err(opening)?;
        Ok(Self { reader: Mutex::new(reader), writer: Mutex::new(writer) })
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

fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
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
