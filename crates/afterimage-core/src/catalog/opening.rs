//! Connections to the catalog's file, for writing where that is possible, else for reading.

use std::cmp::Ordering;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::salvage::with_suffix;
use super::{CatalogError, schema};

/// What may be done with a catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Everything.
    Write,
    /// The file, its directory or its disk may not be written to.
    ReadOnly,
    /// The disk has no room for the little that writing begins with.
    DiskFull,
}

impl Access {
    /// Why nothing can be written to the file or directory at `path`, where that is so.
    pub fn refusal(self, path: &Path) -> Option<CatalogError> {
        match self {
            Self::Write => None,
            Self::ReadOnly => Some(CatalogError::ReadOnly { path: path.to_owned() }),
            Self::DiskFull => Some(CatalogError::DiskFull { path: path.to_owned() }),
        }
    }
}

/// Opens the catalog at `path` for writing, creating or migrating it; for reading alone where nothing can be written and it
/// is up to date already.
pub(super) fn open(path: &Path) -> Result<(Connection, Access), CatalogError> {
    let access = match open_writer(path) {
        Ok(writer) => return Ok((writer, Access::Write)),
        Err(CatalogError::ReadOnly { .. }) => Access::ReadOnly,
        Err(CatalogError::DiskFull { .. }) => Access::DiskFull,
        // Without write permission for the directory SQLite can't open the files it keeps beside the catalog.
        Err(CatalogError::Open { source, .. }) if is_refused(&source) && may_not_write(path) => Access::ReadOnly,
        Err(error) => return Err(error),
    };
    let needs_writing = |why| CatalogError::NeedsWriting { path: path.to_owned(), why };
    let reader = open_reader(path, access).map_err(|error| match error {
        CatalogError::Open { source, .. } if is_refused(&source) && has_log(path) => {
            needs_writing("whoever wrote it last was stopped, and what it left has to be taken in first")
        }
        error => error,
    })?;
    match schema::age(&reader) {
        Ok(Ordering::Equal) => Ok((reader, access)),
        Ok(Ordering::Greater) => Err(CatalogError::Newer { path: path.to_owned() }),
        // Empty: there was no room, or no permission, to make one.
        Ok(Ordering::Less) if access == Access::DiskFull => Err(CatalogError::DiskFull { path: path.to_owned() }),
        Ok(Ordering::Less) => {
            Err(needs_writing("an earlier version wrote it, and it has to be brought up to date first"))
        }
        Err(error) => Err(CatalogError::opening(path, error)),
    }
}

/// A connection to a file of a library, for reading.
pub(crate) fn open_reader(path: &Path, access: Access) -> Result<Connection, CatalogError> {
    let opening = |source| CatalogError::opening(path, source);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    // Readers keep count of themselves in a file beside the catalog, which can't be made here. Without a log nobody was
    // writing, so that this file alone is all of the catalog.
    let alone = access != Access::Write && !has_log(path);
    let reader = match alone {
        true => Connection::open_with_flags(immutable(path), flags),
        false => Connection::open_with_flags(path, flags),
    };
    let reader = reader.map_err(opening)?;
    configure(&reader).map_err(opening)?;
    Ok(reader)
}

fn open_writer(path: &Path) -> Result<Connection, CatalogError> {
    let opening = |source| CatalogError::opening(path, source);
    let mut writer = Connection::open(path).map_err(opening)?;
    configure(&writer).map_err(opening)?;
    // Before anything is written: what a later version wrote stays as it is to the byte.
    if schema::age(&writer).map_err(opening)? == Ordering::Greater {
        return Err(CatalogError::Newer { path: path.to_owned() });
    }
    if writer.is_readonly(rusqlite::MAIN_DB).map_err(opening)? {
        return Err(CatalogError::ReadOnly { path: path.to_owned() });
    }
    writer.pragma_update(None, "journal_mode", "wal").map_err(opening)?;
    schema::bring_up_to_date(&mut writer, path)?;
    Ok(writer)
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

fn is_refused(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, PermissionDenied, ReadOnly};
    matches!(error.sqlite_error_code(), Some(CannotOpen | PermissionDenied | ReadOnly))
}

/// Whether the system refuses to let anything be written beside an existing catalog.
fn may_not_write(path: &Path) -> bool {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    let beside = with_suffix(path, "-writable");
    match path.exists().then(|| std::fs::File::create(&beside)) {
        Some(Err(error)) => matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem),
        Some(Ok(_)) => {
            let _ = std::fs::remove_file(beside);
            false
        }
        None => false,
    }
}

fn has_log(path: &Path) -> bool {
    with_suffix(path, "-wal").metadata().is_ok_and(|log| log.len() > 0)
}

/// The name by which SQLite takes a file for one that nobody changes.
fn immutable(path: &Path) -> String {
    let mut name = String::from("file:");
    let bytes = path.as_os_str().as_encoded_bytes();
    if cfg!(windows) {
        name.push('/');
    }
    for &byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => name.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b':' => name.push(byte.into()),
            _ => name.push_str(&format!("%{byte:02X}")),
        }
    }
    name.push_str("?immutable=1");
    name
}

#[cfg(test)]
mod tests {
    use super::super::Catalog;
    use super::*;

    #[test]
    fn a_file_with_any_name_is_opened_as_one_that_nobody_changes() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("100% été?#&.sqlite");
        drop(Catalog::open(&path).unwrap());
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(immutable(&path), flags).unwrap();
        assert_eq!(schema::age(&connection).unwrap(), Ordering::Equal);
        assert!(!with_suffix(&path, "-shm").exists());
    }
}
