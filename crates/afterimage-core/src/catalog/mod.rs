//! The catalog: everything Afterimage knows, in one SQLite file.
//!
//! SQLite is the truth; the vector index and the thumbnails are derived from it and from the originals. The file is in
//! WAL mode: one connection writes, any number read without waiting for it.

mod albums;
mod directories;
mod embeddings;
mod error;
mod facts;
mod failures;
mod files;
mod folders;
mod frames;
pub(crate) mod health;
pub(crate) mod marks;
mod months;
mod names;
mod opening;
mod path;
mod pending;
mod photos;
mod regions;
pub(crate) mod salvage;
mod schema;
mod selecting;
mod settings;
mod stacks;
mod texts;
mod trashed;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, TransactionBehavior};

pub use albums::AlbumRow;
pub use directories::{DirectoryRow, MetDirectory};
pub use embeddings::{ModelRow, StoredEmbedding};
pub use error::CatalogError;
pub(crate) use error::is_damage;
pub use facts::{DescribedFile, NewFacts};
pub use failures::{FailedFile, Unread};
pub use files::{FileRow, KnownFile};
pub use folders::{Away, FolderRow, VolumePlace};
pub use frames::FrameRow;
pub use marks::Mark;
pub(crate) use months::months;
pub use names::NamedPhoto;
pub(crate) use opening::{Access, open_reader};
pub use path::StoredPath;
pub use pending::{FileIdentity, FoundFile, PendingFile};
pub use photos::{ContentHash, PhotoRow, ShownPhoto};
pub use salvage::Salvaged;
pub use selecting::{DatedPhoto, Named, PhotoDirectory};
pub use settings::Setting;
pub use stacks::{OutlineRow, StackRow, StackablePhoto};
pub use texts::{ReadPhotos, ReaderId, ReadingPlace, TextRow};
pub use trashed::{KeptFile, TrashedFile};

/// How many idle read connections are kept open.
const IDLE_READERS: usize = 8;

/// An open catalog. Shared between threads.
#[derive(Debug)]
pub struct Catalog {
    path: PathBuf,
    access: Access,
    /// Closed before the writer: the last connection to close empties the log into the file, which a reader may not.
    readers: Mutex<Vec<Connection>>,
    /// SQLite's count of what others wrote, as it was last seen.
    version: AtomicI64,
    /// Tells whether anybody has written; a connection for nothing else, as each has a count of its own.
    watch: Mutex<Option<Connection>>,
    writer: Mutex<Connection>,
}

impl Catalog {
    /// Opens the catalog at `path`, creating or migrating it. Where nothing can be written, what is there can be read.
    ///
    /// # Errors
    /// [`CatalogError::Open`] if the file can't be opened; [`CatalogError::Damaged`] if it is damaged or no catalog;
    /// [`CatalogError::Newer`] if a later version of Afterimage wrote it; [`CatalogError::NeedsWriting`] if it can only be read
    /// and something has to be written before it can be.
    pub fn open(path: &Path) -> Result<Self, CatalogError> {
        let (writer, access) = opening::open(path)?;
        let catalog = Self {
            path: path.to_owned(),
            access,
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            version: AtomicI64::new(0),
            watch: Mutex::default(),
        };
        // Files without a directory are read once more: no reason not to open.
        if access == Access::Write
            && let Err(error) = catalog.adopt_files()
        {
            tracing::warn!(path = %path.display(), %error, "files of an older catalog are not sorted into directories");
        }
        if access == Access::Write && catalog.read(NamedPhoto::any_out_of_date)? {
            catalog.write(|_| Ok(()))?;
        }
        catalog.changed_elsewhere()?;
        Ok(catalog)
    }

    /// What may be done with it.
    pub(crate) fn access(&self) -> Access {
        self.access
    }

    /// Reads from the catalog. Never waits for the writer.
    pub fn read<T>(&self, run: impl FnOnce(&Connection) -> Result<T, CatalogError>) -> Result<T, CatalogError> {
        let idle = lock(&self.readers).pop();
        let reader = match idle {
            Some(reader) => reader,
            None => opening::open_reader(&self.path, self.access)?,
        };
        let answer = run(&reader);
        let mut readers = lock(&self.readers);
        if readers.len() < IDLE_READERS {
            readers.push(reader);
        }
        answer
    }

    /// Changes the catalog in one transaction: all of `run` happens, or none.
    ///
    /// # Errors
    /// [`CatalogError::DiskFull`] and [`CatalogError::ReadOnly`], beside those of `run`.
    pub fn write<T>(&self, run: impl FnOnce(&Connection) -> Result<T, CatalogError>) -> Result<T, CatalogError> {
        let mut writer = self.writer()?;
        let write = || {
            let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let answer = run(&transaction)?;
            NamedPhoto::refresh(&transaction)?;
            transaction.commit()?;
            Ok(answer)
        };
        write().map_err(|error: CatalogError| error.at(&self.path))
    }

    /// The connection that writes, where anything may be written.
    fn writer(&self) -> Result<MutexGuard<'_, Connection>, CatalogError> {
        match self.access.refusal(&self.path) {
            None => Ok(lock(&self.writer)),
            Some(why) => Err(why),
        }
    }

    /// Whether another process has written to the catalog since this was asked last.
    pub fn changed_elsewhere(&self) -> Result<bool, CatalogError> {
        let version = lock(&self.writer).pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(self.version.swap(version, Ordering::Relaxed) != version)
    }

    /// A number that is another one as soon as anybody has written to the catalog, this process or another.
    pub fn state(&self) -> Result<i64, CatalogError> {
        let mut watch = lock(&self.watch);
        let connection = match watch.take() {
            Some(connection) => connection,
            None => opening::open_reader(&self.path, self.access)?,
        };
        let state = connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        *watch = Some(connection);
        Ok(state)
    }

    /// [`write`](Self::write) with rows that may for a while point to rows that are not there.
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
        let compacted = self.writer()?.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
        compacted.map_err(|error| CatalogError::from(error).at(&self.path))
    }

    /// Closes the catalog so that all of it is in its one file.
    pub(crate) fn close(self) -> Result<(), CatalogError> {
        drop((self.readers, self.watch));
        let writer = self.writer.into_inner().unwrap_or_else(PoisonError::into_inner);
        writer.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
        writer.close().map_err(|(_, error)| error.into())
    }

    /// Where the catalog is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn adopt_files(&self) -> Result<(), CatalogError> {
        match self.read(DirectoryRow::any_orphan)? {
            true => self.write(DirectoryRow::adopt_files),
            false => Ok(()),
        }
    }
}

/// A panic elsewhere while the lock was held rolled its transaction back; the connection itself is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_write_is_noticed_once() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("catalog.sqlite");
        let (catalog, other) = (Catalog::open(&path).unwrap(), Catalog::open(&path).unwrap());
        // The other one was opened after this one.
        catalog.changed_elsewhere().unwrap();
        catalog.write(|connection| FolderRow::add(connection, Path::new("/a"))).unwrap();
        catalog.read(FolderRow::all).unwrap();
        assert!(!catalog.changed_elsewhere().unwrap());
        other.write(|connection| FolderRow::add(connection, Path::new("/b"))).unwrap();
        assert!(catalog.changed_elsewhere().unwrap());
        assert!(!catalog.changed_elsewhere().unwrap());
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
    fn a_catalog_from_the_future_is_refused_and_kept_to_the_byte() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("catalog.sqlite");
        drop(Catalog::open(&path).unwrap());
        let future = Connection::open(&path).unwrap();
        // Whatever else a later version does differently.
        future.pragma_update(None, "journal_mode", "delete").unwrap();
        future.pragma_update(None, "user_version", 999).unwrap();
        drop(future);
        let before = std::fs::read(&path).unwrap();
        let error = Catalog::open(&path).unwrap_err();
        assert!(matches!(error, CatalogError::Newer { .. }), "{error}");
        assert!(error.to_string().contains("catalog.sqlite") && error.to_string().contains("newer"), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_full_disk_is_named_and_leaves_what_was_there() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("catalog.sqlite");
        let catalog = Catalog::open(&path).unwrap();
        catalog.write(|connection| FolderRow::add(connection, Path::new("/a"))).unwrap();
        let pages: i64 = catalog.read(|c| Ok(c.pragma_query_value(None, "page_count", |row| row.get(0))?)).unwrap();
        catalog.writer().unwrap().pragma_update(None, "max_page_count", pages).unwrap();
        let long = "x".repeat(100_000);
        let error = catalog.write(|connection| Setting::Places.set(connection, &long)).unwrap_err();
        assert!(matches!(error, CatalogError::DiskFull { .. }), "{error}");
        assert!(error.to_string().contains(&path.display().to_string()), "{error}");
        assert_eq!(catalog.read(FolderRow::all).unwrap().len(), 1);
        // There is room again.
        catalog.writer().unwrap().pragma_update(None, "max_page_count", pages + 1000).unwrap();
        catalog.write(|connection| Setting::Places.set(connection, &long)).unwrap();
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
