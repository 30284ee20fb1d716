//! Why something with a library went wrong.

use std::path::PathBuf;

use afterimage_encoder::EncoderError;

use crate::catalog::CatalogError;
use crate::media::MediaError;
use crate::vectors::VectorError;

/// An error of the library.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LibraryError {
    /// A file or folder of the library itself can't be used.
    #[error("{path} can't be used: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Something that should become a folder of the library is none.
    #[error("{path} is not a folder that can be read: {source}")]
    NotAFolder {
        /// What was given.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The system has no place for the user's data.
    #[error("no place for the library was found: set HOME, or name one with --library")]
    NoDataDirectory,
    /// Another process indexes this library.
    #[error("another Afterimage is indexing the library {directory} at the moment")]
    IndexingElsewhere {
        /// The library.
        directory: PathBuf,
    },
    /// Another process has this library open.
    #[error("another Afterimage has the library {directory} open; close it first")]
    InUseElsewhere {
        /// The library.
        directory: PathBuf,
    },
    /// A thread of the indexer crashed. What was committed stays.
    #[error("the indexer crashed; what was done so far is kept")]
    IndexerPanicked,
    /// The system starts no more threads.
    #[error("no threads to index with: {source}")]
    NoThreads {
        /// What the system said.
        source: rayon::ThreadPoolBuildError,
    },
    /// The embeddings of a model that is needed were to be deleted.
    #[error("the model {model} is in use; choose another one first")]
    ModelInUse {
        /// The model.
        model: String,
    },
    /// A picture that was given to search by can't be read.
    #[error("{name}: {source}")]
    Picture {
        /// The file, or `pasted`.
        name: String,
        /// Why.
        source: MediaError,
    },
    /// None of a photo's files can be reached.
    #[error("photo {photo} can't be reached: its folder is offline")]
    PhotoOffline {
        /// The photo.
        photo: i64,
    },
    /// A pattern of files to leave out means nothing.
    #[error("{pattern} is no pattern of files: {source}")]
    BadPattern {
        /// What was given.
        pattern: String,
        /// What is wrong with it.
        source: ignore::Error,
    },
    /// An album can't be called this.
    #[error("an album can't be called \"{name}\": a name is needed that no other album has")]
    AlbumName {
        /// What was given.
        name: String,
    },
    /// Photos were to be put into an album that is a saved search, or taken out of it.
    #[error("album {album} is a saved search: it holds what it finds")]
    SavedSearch {
        /// The album.
        album: i64,
    },
    /// The catalog failed.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// The vector index failed.
    #[error(transparent)]
    Vectors(#[from] VectorError),
    /// The encoder failed.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
}

impl LibraryError {
    /// Whether it says that a file of the library is damaged; [`crate::upkeep::repair`] puts that right.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Catalog(error) if error.is_damage())
    }
}
