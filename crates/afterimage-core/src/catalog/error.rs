//! What can go wrong in the catalog.

use std::path::PathBuf;

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
