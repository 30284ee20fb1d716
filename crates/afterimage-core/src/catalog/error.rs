//! What can go wrong in the catalog.

use std::path::{Path, PathBuf};

/// An error of the catalog.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogError {
    /// The file can't be opened, or holds something else.
    #[error("the catalog {path} can't be opened: {source}")]
    Open {
        /// The catalog.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// The file is damaged. It is left as it is.
    #[error(
        "the catalog {path} is damaged ({source}); `afterimage verify --repair` keeps a copy of it and saves what can be read"
    )]
    Damaged {
        /// The catalog.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// A newer Afterimage wrote it. It is left as it is.
    #[error("the catalog {path} was written by a newer version of Afterimage; please update")]
    Newer {
        /// The catalog.
        path: PathBuf,
    },
    /// Bringing an older catalog up to date failed. It is left as it was.
    #[error("the catalog {path} can't be brought up to date: {source}")]
    Migrate {
        /// The catalog.
        path: PathBuf,
        /// What went wrong.
        source: rusqlite_migration::Error,
    },
    /// It can only be read, and something has to be written before it can be. It is left as it was.
    #[error("the catalog {path} can't be opened where nothing can be written: {why}")]
    NeedsWriting {
        /// The catalog.
        path: PathBuf,
        /// What has to be done first.
        why: &'static str,
    },
    /// It was to be changed where nothing can be written.
    #[error("{path} can only be read: searching works, but nothing new is indexed and nothing changed")]
    ReadOnly {
        /// The file that was to be written.
        path: PathBuf,
    },
    /// There is no room left. What was committed before is kept.
    #[error(
        "the disk is full: there is no room to write {path}. What was done so far is kept; make room and start again"
    )]
    DiskFull {
        /// The file that was to be written.
        path: PathBuf,
    },
    /// A file beside the catalog can't be written, or the catalog itself copied.
    #[error("{path} can't be copied or replaced: {source}")]
    Io {
        /// The catalog.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// There is nothing with this id (any more).
    #[error("there is no {what} {id} in the library")]
    NotFound {
        /// `"photo"`, `"folder"`, `"file"` or `"album"`.
        what: &'static str,
        /// The id that was asked for.
        id: i64,
    },
    /// A stored vector has not the length its model has.
    #[error("the stored embedding of photo {photo} is damaged: {bytes} bytes instead of {expected}")]
    DamagedEmbedding {
        /// The photo.
        photo: i64,
        /// Bytes found.
        bytes: usize,
        /// Bytes expected.
        expected: usize,
    },
    /// SQLite failed.
    #[error("the catalog failed: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

impl CatalogError {
    /// What SQLite says when a file can't be opened.
    pub(crate) fn opening(path: &Path, source: rusqlite::Error) -> Self {
        if is_damage(&source) {
            return Self::Damaged { path: path.to_owned(), source };
        }
        match Self::Sqlite(source).at(path) {
            Self::Sqlite(source) => Self::Open { path: path.to_owned(), source },
            error => error,
        }
    }

    /// The same error; where it says that nothing could be written to the file at `path`, it names that.
    pub(crate) fn at(self, path: &Path) -> Self {
        let Self::Sqlite(source) = &self else { return self };
        match Refusal::of(source) {
            Some(Refusal::ReadOnly) => Self::ReadOnly { path: path.to_owned() },
            Some(Refusal::DiskFull) => Self::DiskFull { path: path.to_owned() },
            None => self,
        }
    }

    /// Whether it says that the catalog's file is damaged.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Damaged { .. } | Self::DamagedEmbedding { .. } => true,
            Self::Sqlite(source) => is_damage(source),
            _ => false,
        }
    }
}

/// Whether SQLite says that a file is damaged.
pub(crate) fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
}

/// Why nothing could be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    ReadOnly,
    DiskFull,
}

impl Refusal {
    fn of(error: &rusqlite::Error) -> Option<Self> {
        use rusqlite::ErrorCode::{DiskFull, ReadOnly};
        // The file in which processes keep count of who reads has no room.
        const NO_ROOM_BESIDE: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
        match error.sqlite_error()? {
            found if found.code == ReadOnly => Some(Self::ReadOnly),
            found if found.code == DiskFull || found.extended_code == NO_ROOM_BESIDE => Some(Self::DiskFull),
            _ => None,
        }
    }
}

/// Whether there is a better word for it than SQLite's own.
pub(super) fn is_known(error: &rusqlite::Error) -> bool {
    is_damage(error) || Refusal::of(error).is_some()
}
