//! The files that processes lock, so that two of them don't do what only one may. The system lets go of a lock when its
//! process ends, however it ends.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::catalog::CatalogError;
use crate::library::LibraryError;

/// Held while a run lasts: one at a time a library.
pub(crate) fn lock_runs(directory: &Path) -> Result<File, LibraryError> {
    let file = open(directory, "indexing.lock")?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(LibraryError::IndexingElsewhere { directory: directory.to_owned() }),
        Err(TryLockError::Error(source)) => Err(LibraryError::Io { path: directory.join("indexing.lock"), source }),
    }
}

/// Held while the text in photos is read: two would read the same; `None` where somebody else is at it.
pub(crate) fn lock_reading(directory: &Path) -> Result<Option<File>, LibraryError> {
    let file = open(directory, "reading.lock")?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(source)) => Err(LibraryError::Io { path: directory.join("reading.lock"), source }),
    }
}

/// Held while the files of a library are created, migrated or replaced. Waits for whoever is at it; `None` where nothing can be
/// written or locked, so that none of that happens either.
pub(crate) fn lock_opening(directory: &Path) -> Option<File> {
    let file = optional(open(directory, "opening.lock"))?;
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        tracing::info!(directory = %directory.display(), "waiting for another Afterimage that is opening the library");
        file.lock().ok()?;
    }
    Some(file)
}

/// Held, beside others, as long as a library is open.
pub(crate) fn lock_use(directory: &Path) -> Option<File> {
    let file = optional(open(directory, "in-use.lock"))?;
    file.try_lock_shared().ok()?;
    Some(file)
}

/// Held while the files of a library may be replaced, which nobody must have open.
pub(crate) fn lock_out_others(directory: &Path) -> Result<Option<File>, LibraryError> {
    let file = open(directory, "in-use.lock")?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(LibraryError::InUseElsewhere { directory: directory.to_owned() }),
        // A file system without locks: that nobody has it open is the person's word.
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

fn open(directory: &Path, name: &str) -> Result<File, LibraryError> {
    let path = directory.join(name);
    let opened = File::options().create(true).append(true).open(&path);
    opened.map_err(|source: io::Error| match source.kind() {
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => CatalogError::ReadOnly { path }.into(),
        ErrorKind::StorageFull => CatalogError::DiskFull { path }.into(),
        _ => LibraryError::Io { path, source },
    })
}

fn optional(file: Result<File, LibraryError>) -> Option<File> {
    file.inspect_err(|error| tracing::debug!(%error, "a library is opened without a lock")).ok()
}
