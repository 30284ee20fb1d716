//! What there is to say of a model and of all of them.

use std::path::PathBuf;

use crate::{Lock, Manifest, StoreError};

/// A model that could be, or is, on the disk.
#[derive(Debug, Clone)]
pub struct Model {
    /// What is known of it.
    pub manifest: Manifest,
    /// Where the manifest comes from.
    pub origin: Origin,
    /// How much of it is there.
    pub state: State,
    /// Bytes that an unfinished fetch has left, to be resumed: of the model itself or, where it is installed, of a newer
    /// version. The model that is installed stays in use until then.
    pub partial: Option<u64>,
}

/// Where a manifest comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It is compiled into Afterimage.
    BuiltIn,
    /// It lies beside a model that was added from the disk.
    Added,
}

/// How much of a model is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum State {
    /// Nothing: it can be fetched.
    Available,
    /// An unfinished fetch has left something; see [`Model::partial`].
    Partial,
    /// All of it.
    Installed(Installed),
    /// It was there, but a file is missing or has another size; it can be fetched or added again.
    Damaged {
        /// The file, relative to the model's folder.
        file: String,
        /// What is wrong with it.
        flaw: Flaw,
    },
}

/// What is wrong with a file of a model; as words, the end of a sentence about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// It is not there.
    #[error("is missing")]
    Missing,
    /// Something else has its name.
    #[error("is no file")]
    NoFile,
    /// It is shorter or longer than it was.
    #[error("has {got} bytes instead of {expected}")]
    Length {
        /// Its length in bytes.
        got: u64,
        /// What that was.
        expected: u64,
    },
    /// The system can't read it; what it said.
    #[error("can't be read: {0}")]
    Unreadable(String),
    /// It says nothing that makes sense; what its parser said.
    #[error("{0}")]
    Senseless(String),
}

/// A model that is there to be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// The folder with its files.
    pub folder: PathBuf,
    /// What lies in it.
    pub lock: Lock,
    /// Whether this version of Afterimage describes other files, to be had by fetching again.
    pub outdated: bool,
}

/// All models there are.
#[derive(Debug, Default)]
pub struct Listing {
    /// The recommended first, then by name.
    pub models: Vec<Model>,
    /// Folders that look like models and can't be read.
    pub unreadable: Vec<StoreError>,
}
