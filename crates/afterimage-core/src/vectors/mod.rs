//! Nearest neighbours: a usearch index over the embeddings of one model.
//!
//! The index is a cache. It is saved beside a [proof](proof) of what it holds; whatever does not check out is rebuilt
//! from the catalog. Small sets are scanned exactly, large ones through the HNSW graph (Malkov and Yashunin 2018); both
//! give candidates to the same scoring, so that a vector has one score however it was found.

#[cfg(test)]
mod example;
mod index;
mod neighbours;
mod proof;
mod scores;

pub use index::VectorIndex;
pub use neighbours::{EXACT_UP_TO, Method, Neighbour};

use std::path::PathBuf;

/// An error of the vector index.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VectorError {
    /// usearch refused.
    #[error("the vector index failed: {0}")]
    Index(String),
    /// A file of the index can't be read or written.
    #[error("the vector index {path} can't be read or written: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The files do not hold what their proof says; the index has to be rebuilt.
    #[error("the vector index {path} does not check out: {comment}")]
    Unproven {
        /// The index file.
        path: PathBuf,
        /// What does not.
        comment: String,
    },
    /// usearch takes only paths that are Unicode.
    #[error("the vector index can't be saved at {path}: its path is not Unicode")]
    PathNotUnicode {
        /// The index file.
        path: PathBuf,
    },
}
