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
        /// `"photo"`, `"folder"` or `"file"`.
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
    pub(super) fn opening(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match is_damage(&source) {
            true => Self::Damaged { path, source },
            false => Self::Open { path, source },
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
