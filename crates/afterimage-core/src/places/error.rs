//! Why there are no names of places.

use std::path::PathBuf;

/// The names of places can't be set up or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PlacesError {
    /// A file can't be read or written.
    #[error("{path} can't be used: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file of places ends early or contradicts itself.
    #[error("{path} is damaged: {problem}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The package is not the one that was asked for, or does not hold what it should.
    #[error("the package {path} {problem}")]
    Package {
        /// The package's file.
        path: PathBuf,
        /// What is wrong with it, as the end of a sentence.
        problem: String,
    },
    /// The system has no place for the user's data.
    #[error("no place for the names of places was found: set HOME, or name a file with AFTERIMAGE_PLACES")]
    NoDataDirectory,
}
