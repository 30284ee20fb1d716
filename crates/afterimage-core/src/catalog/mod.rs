//! The catalog: everything Afterimage knows, in one SQLite file.
//!
//! SQLite is the truth; the vector index and the thumbnails are derived from it and from the originals. The file is in
//! WAL mode: one connection writes, any number read without waiting for it.

mod directories;
mod embeddings;
mod error;
mod facts;
mod files;
mod folders;
mod frames;
pub(crate) mod health;
mod path;
mod pending;
mod photos;
pub(crate) mod salvage;
mod settings;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

pub use directories::DirectoryRow;
pub use embeddings::{ModelRow, StoredEmbedding};
pub use error::CatalogError;
pub(crate) use error::is_damage;
pub use facts::{DescribedFile, NewFacts};
pub use files::{FileRow, KnownFile};
pub use folders::{Away, FolderRow, VolumePlace};
pub use frames::FrameRow;
pub use path::StoredPath;
pub use pending::{FileIdentity, FoundFile, PendingFile};
pub use photos::{ContentHash, PhotoRow, ShownPhoto};
pub use salvage::Salvaged;
pub use settings::Setting;

/// Applied in order; what was released is never edited, only followed.
const STEPS: &[M<'static>] = &[
    M::up(include_str!("migrations/2026-11-22-first.sql")),
    M::up(include_str!("migrations/2026-11-22-hubness.sql")),
    M::up(include_str!("migrations/2026-11-22-settings.sql")),
    M::up(include_str!("migrations/2026-11-22-metadata.sql")),
    M::up(include_str!("migrations/2026-11-22-watching.sql")),
    M::up(include_str!("migrations/2026-11-22-videos.sql")),
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
    /// SQLite's count of what others wrote, as it was last seen.
    version: AtomicI64,
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
        let catalog = Self {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            version: AtomicI64::new(0),
        };
        // Files without a directory are read once more: no reason not to open.
        if let Err(error) = catalog.adopt_files() {
            tracing::warn!(path = %path.display(), %error, "files of an older catalog are not sorted into directories");
        }
        catalog.changed_elsewhere()?;
        Ok(catalog)
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

    /// Whether another process has written to the catalog since this was asked last.
    pub fn changed_elsewhere(&self) -> Result<bool, CatalogError> {
        let version = lock(&self.writer).pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(self.version.swap(version, Ordering::Relaxed) != version)
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

    fn adopt_files(&self) -> Result<(), CatalogError> {
        match self.read(DirectoryRow::any_orphan)? {
            true => self.write(DirectoryRow::adopt_files),
            false => Ok(()),
        }
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
                     VALUES (7, zeroblob(32), 'JPEG', 3, 2, 5, 'exif');
                 INSERT INTO embeddings (photo, model, vector) VALUES (7, 1, x'003c0000');",
            )
            .unwrap();
        drop(first);
        let catalog = Catalog::open(&path).unwrap();
        let model = ModelRow { id: 1, name: "m@1".into(), dim: 2 };
        let kept = catalog.read(|connection| StoredEmbedding::without_hubness(connection, &model, 10)).unwrap();
        assert_eq!(kept, [StoredEmbedding { part: 7.into(), vector: StoredEmbedding::round(&[1.0, 0.0]) }]);
        let photo = catalog.read(|connection| PhotoRow::get(connection, 7)).unwrap();
        let taken = photo.metadata.facts.taken;
        assert_eq!((taken.moment.clock_seconds(), taken.source), (5, crate::view::DateSource::Exif));
        catalog.write(|connection| StoredEmbedding::set_hubness(connection, &model, 7.into(), 0.25)).unwrap();
        let known = catalog.read(|connection| StoredEmbedding::hubness(connection, &model, [7, 8])).unwrap();
        assert_eq!(known, [(7.into(), 0.25)].into());
    }

    #[test]
    fn a_catalog_of_before_videos_keeps_its_embeddings_and_tries_videos_again() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("catalog.sqlite");
        let mut old = Connection::open(&path).unwrap();
        Migrations::from_slice(&STEPS[..5]).to_latest(&mut old).unwrap();
        old.execute_batch(
            "INSERT INTO models VALUES (1, 'm@1', 1), (2, 'n@1', 2);
             INSERT INTO photos (id, content_hash, format, width, height, taken_at, taken_at_source)
                 SELECT value, randomblob(32), 'JPEG', 3, 2, 5, 'exif' FROM json_each('[7, 8, 9]');
             INSERT INTO embeddings (id, photo, model, vector, hubness) VALUES
                 (4, 8, 1, x'003c', 0.5), (6, 7, 1, x'00bc', NULL), (7, 7, 2, x'003c0000', 0.25);
             INSERT INTO folders (id, path, added_at) VALUES (1, '/photos', 0);
             INSERT INTO files (folder, path, size, modified_ns, failure) VALUES
                 (1, 'a.mp4', 1, 2, 'This is a video; only photos are searched.'), (1, 'b.jpg', 1, 2, 'broken');",
        )
        .unwrap();
        drop(old);
        let catalog = Catalog::open(&path).unwrap();
        let (one, two) =
            (ModelRow { id: 1, name: "m@1".into(), dim: 1 }, ModelRow { id: 2, name: "n@1".into(), dim: 2 });
        catalog
            .read(|connection| {
                let vector = |model, photo| {
                    let stored = StoredEmbedding::of_photo(connection, model, photo)?;
                    assert!(stored.iter().all(|stored| stored.part == photo.into()));
                    Ok::<_, CatalogError>(
                        stored.into_iter().map(|stored| stored.vector[0].to_f32()).collect::<Vec<_>>(),
                    )
                };
                assert_eq!((vector(&one, 7)?, vector(&one, 8)?, vector(&one, 9)?), (vec![-1.0], vec![1.0], vec![]));
                assert_eq!((vector(&two, 7)?, vector(&two, 8)?), (vec![1.0], vec![]));
                assert_eq!(StoredEmbedding::known_hubness(connection, &one)?, [(8.into(), 0.5)].into());
                assert_eq!(PhotoRow::get(connection, 7)?.metadata.duration_ms, None);
                Ok(())
            })
            .unwrap();
        assert_eq!(catalog.read(FileRow::count_failed).unwrap(), 2);
        catalog.write(|connection| FileRow::forget_failures(connection, Some(crate::media::NO_FFMPEG))).unwrap();
        let failed = catalog.read(|connection| FileRow::failed(connection, 9)).unwrap();
        assert_eq!(failed.iter().map(|file| file.path.as_path()).collect::<Vec<_>>(), [Path::new("b.jpg")]);
    }

    #[test]
    fn a_catalog_of_before_directories_keeps_its_files() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("catalog.sqlite");
        let mut old = Connection::open(&path).unwrap();
        Migrations::from_slice(&STEPS[..3]).to_latest(&mut old).unwrap();
        old.execute_batch(
            "INSERT INTO folders VALUES (1, '/photos', 0);
             INSERT INTO files (folder, path, size, modified_ns, failure) VALUES
                 (1, 'top.jpg', 1, 2, 'x'), (1, '2019/may/a.jpg', 3, 4, 'x'), (1, x'32303139ff2e6a7067', 5, 6, 'x');
             INSERT INTO scanned (folder, path, size, modified_ns) VALUES (1, 'left behind', 1, 2);",
        )
        .unwrap();
        drop(old);
        let catalog = Catalog::open(&path).unwrap();
        let model = ModelRow { id: 1, name: "m@1".into(), dim: 2 };
        let sizes = |inner: &str| {
            catalog
                .read(|connection| {
                    let directory = DirectoryRow::find(connection, 1, Path::new(inner))?.unwrap();
                    assert_eq!(directory.modified_ns, None);
                    let files = KnownFile::in_directory(connection, directory.id, &model)?;
                    Ok(files.iter().map(|file| file.size).collect::<Vec<_>>())
                })
                .unwrap()
        };
        assert_eq!((sizes(""), sizes("2019"), sizes("2019/may")), (vec![1, 5], vec![], vec![3]));
        assert_eq!(catalog.read(FolderRow::all).unwrap()[0].files, 3);
    }

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
