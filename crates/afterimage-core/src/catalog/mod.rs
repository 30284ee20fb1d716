//! The catalog: everything Afterimage knows, in one SQLite file.
//!
//! SQLite is the truth; the vector index and the thumbnails are derived from it and from the originals. The file is in
//! WAL mode: one connection writes, any number read without waiting for it.

mod embeddings;
mod error;
mod files;
mod folders;
pub(crate) mod health;
mod path;
mod photos;
pub(crate) mod salvage;
mod scanned;
mod settings;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

pub use embeddings::{ModelRow, StoredEmbedding};
pub use error::CatalogError;
pub(crate) use error::is_damage;
pub use files::FileRow;
pub use folders::FolderRow;
pub use path::StoredPath;
pub use photos::{ContentHash, PhotoRow, ShownPhoto};
pub use salvage::Salvaged;
pub use scanned::{PendingFile, ScannedFile};
pub use settings::Setting;

/// Applied in order; what was released is never edited, only followed.
const STEPS: &[M<'static>] = &[
    M::up(include_str!("migrations/2026-11-22-first.sql")),
    M::up(include_str!("migrations/2026-11-22-hubness.sql")),
    M::up(include_str!("migrations/2026-11-22-settings.sql")),
];
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

/// How many idle read connections are kept open.
const IDLE_READERS: usize = 8;

/// An open catalog. Shared between threads.
#[derive(Debug)]
pub struct Catalog {
    path: PathBuf,
    /// Closed before the writer: the last connection to close empties the log into the file, which a reader may not.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
}

impl Catalog {
    /// Opens the catalog at `path`, creating or migrating it.
    ///
    /// # Errors
    /// [`CatalogError::Open`] if the file can't be opened; [`CatalogError::Damaged`] if it is damaged or no catalog;
    /// [`CatalogError::Newer`] if a later version of Afterimage wrote it.
    pub fn open(path: &Path) -> Result<Self, CatalogError> {
        let opening = |source| CatalogError::opening(path, source);
        let mut writer = Connection::open(path).map_err(opening)?;
        configure(&writer).map_err(opening)?;
        writer.pragma_update(None, "journal_mode", "wal").map_err(opening)?;
        MIGRATIONS.to_latest(&mut writer).map_err(|source| match source {
            rusqlite_migration::Error::MigrationDefinition(
                rusqlite_migration::MigrationDefinitionError::DatabaseTooFarAhead,
            ) => CatalogError::Newer { path: path.to_owned() },
            rusqlite_migration::Error::RusqliteError { err, .. } if error::is_damage(&err) => opening(err),
            source => CatalogError::Migrate { path: path.to_owned(), source },
        })?;
        Ok(Self { path: path.to_owned(), writer: Mutex::new(writer), readers: Mutex::default() })
    }

    /// Reads from the catalog. Never waits for the writer.
    pub fn read<T>(&self, run: impl FnOnce(&Connection) -> Result<T, CatalogError>) -> Result<T, CatalogError> {
        let idle = lock(&self.readers).pop();
        let reader = match idle {
            Some(reader) => reader,
            None => self.open_reader()?,
        };
        let answer = run(&reader);
        let mut readers = lock(&self.readers);
        if readers.len() < IDLE_READERS {
            readers.push(reader);
        }
        answer
    }

    /// Changes the catalog in one transaction: all of `run` happens, or none.
    pub fn write<T>(&self, run: impl FnOnce(&Connection) -> Result<T, CatalogError>) -> Result<T, CatalogError> {
        let mut writer = lock(&self.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let answer = run(&transaction)?;
        transaction.commit()?;
        Ok(answer)
    }

    /// The same with rows that may for a while point to rows that are not there.
    pub(crate) fn write_unchecked<T>(
        &self,
        run: impl FnOnce(&Connection) -> Result<T, CatalogError>,
    ) -> Result<T, CatalogError> {
        // Has an effect between transactions only.
        lock(&self.writer).pragma_update(None, "foreign_keys", false)?;
        let answer = self.write(run);
        lock(&self.writer).pragma_update(None, "foreign_keys", true)?;
        answer
    }

    /// Gives the room back that deleted rows took. Needs as much free room as the catalog takes.
    pub(crate) fn compact(&self) -> Result<(), CatalogError> {
        Ok(lock(&self.writer).execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")?)
    }

    /// Closes the catalog so that all of it is in its one file.
    pub(crate) fn close(self) -> Result<(), CatalogError> {
        drop(self.readers);
        let writer = self.writer.into_inner().unwrap_or_else(PoisonError::into_inner);
        writer.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
        writer.close().map_err(|(_, error)| error.into())
    }

    /// Where the catalog is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn open_reader(&self) -> Result<Connection, CatalogError> {
        let opening = |source| CatalogError::opening(&self.path, source);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(&self.path, flags).map_err(opening)?;
        configure(&reader).map_err(opening)?;
        Ok(reader)
    }
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    // Another process may be writing: the command line beside the window.
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // In WAL mode this survives a killed process, and a power cut costs at most the last transactions, never the file.
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "cache_size", -32_000)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// A panic elsewhere while the lock was held rolled its transaction back; the connection itself is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_valid() {
        MIGRATIONS.validate().unwrap();
    }

    #[test]
    fn a_catalog_of_the_first_version_keeps_its_embeddings() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("catalog.sqlite");
        let mut first = Connection::open(&path).unwrap();
        Migrations::from_slice(&STEPS[..1]).to_latest(&mut first).unwrap();
        first
            .execute_batch(
                "INSERT INTO models VALUES (1, 'm@1', 2);
                 INSERT INTO photos (id, content_hash, format, width, height, taken_at, taken_at_source)
                     VALUES (7, zeroblob(32), 'JPEG', 3, 2, 0, 'exif');
                 INSERT INTO embeddings (photo, model, vector) VALUES (7, 1, x'003c0000');",
            )
            .unwrap();
        drop(first);
        let catalog = Catalog::open(&path).unwrap();
        let model = ModelRow { id: 1, name: "m@1".into(), dim: 2 };
        let kept = catalog.read(|connection| StoredEmbedding::without_hubness(connection, &model, 10)).unwrap();
        assert_eq!(kept, [StoredEmbedding { photo: 7, vector: StoredEmbedding::round(&[1.0, 0.0]) }]);
        catalog.write(|connection| StoredEmbedding::set_hubness(connection, &model, 7, 0.25)).unwrap();
        let known = catalog.read(|connection| StoredEmbedding::hubness(connection, &model, [7, 8])).unwrap();
        assert_eq!(known, [(7, 0.25)].into());
    }

    #[test]
    fn a_failed_write_leaves_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&directory.path().join("catalog.sqlite")).unwrap();
        let failed = catalog.write(|connection| {
            FolderRow::add(connection, Path::new("/photos"))?;
            Err::<(), _>(CatalogError::NotFound { what: "photo", id: 1 })
        });
        assert!(failed.is_err());
        assert!(catalog.read(FolderRow::all).unwrap().is_empty());
    }

    #[test]
    fn a_catalog_from_the_future_is_refused_and_kept() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("catalog.sqlite");
        drop(Catalog::open(&path).unwrap());
        Connection::open(&path).unwrap().pragma_update(None, "user_version", 999).unwrap();
        assert!(matches!(Catalog::open(&path), Err(CatalogError::Newer { .. })));
        assert!(path.exists());
    }

    #[test]
    fn a_file_that_is_no_catalog_is_refused_and_kept() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("catalog.sqlite");
        std::fs::write(&path, "my shopping list, which is longer than a header").unwrap();
        assert!(matches!(Catalog::open(&path), Err(CatalogError::Damaged { .. })));
        assert!(std::fs::read_to_string(&path).unwrap().starts_with("my shopping list"));
    }
}
