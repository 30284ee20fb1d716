//! What went wrong, as the shells tell it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::UnreadReason;

/// Something that went wrong: a kind, for which the window has a sentence in every language, and what belongs into or beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Problem {
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// What it is about: a path, a name, a host or a number, by kind.
    pub about: Option<String>,
    /// What the system or another program said, in whatever language it speaks.
    pub detail: Option<String>,
    /// Why a picture can't be read, where it is about one.
    pub unread: Option<UnreadReason>,
    /// All of it in English, for terminals and logs.
    pub message: String,
}

/// The kinds of problems. Where one remedy helps against several errors, they are one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ProblemKind {
    /// A photo's folder can't be reached.
    Offline,
    /// A photo is no longer in the library.
    NotFound,
    /// Something else is no longer in the library: a folder, a file, an album.
    Gone,
    /// A picture can't be read.
    Picture,
    /// Something is no folder that can be read.
    Folder,
    /// An album can't have this name.
    AlbumName,
    /// An album holds what its search finds.
    SavedSearch,
    /// A pattern of files means nothing.
    Pattern,
    /// Another process indexes.
    Busy,
    /// Another process has the library open.
    InUse,
    /// Nothing can be written.
    ReadOnly,
    /// A newer version wrote the library.
    Newer,
    /// The system names no place for data.
    NoHome,
    /// A file or folder can't be read or written; which.
    UnusableFile,
    /// There is no room left.
    DiskFull,
    /// The catalog is damaged.
    CatalogDamaged,
    /// The catalog can't be brought up to date.
    NotMigrated,
    /// The catalog can't be opened where nothing can be written.
    NeedsWriting,
    /// The catalog failed.
    Library,
    /// The vector index failed.
    Index,
    /// The indexer ended unexpectedly.
    Crashed,
    /// A file of a model is not there; which.
    ModelFileMissing,
    /// A file of a model is damaged; which.
    ModelFileDamaged,
    /// A model is not on this computer; which.
    ModelAbsent,
    /// A model that is needed was to go.
    ModelInUse,
    /// A model failed while computing.
    ModelFailed,
    /// A model failed with too many photos to take the place of another one; how many.
    ModelRefused,
    /// There was too little memory for a model.
    OutOfMemory,
    /// A model's weights have one form only.
    OnePrecision,
    /// A folder holds no model that can be used; which.
    NoModel,
    /// A folder lacks a file that a model needs; which.
    ModelLacks,
    /// A model's weights are in several files.
    ModelSharded,
    /// The starter model is not set up.
    NoStarter,
    /// A model can't have this name.
    ModelName,
    /// There is a model of this name.
    ModelTaken,
    /// Another process works on a model.
    ModelBusy,
    /// A model was added and can't be fetched.
    ModelAdded,
    /// A host can't be reached; which.
    HostOffline,
    /// The connection to a host is not safe; which.
    HostUnsafe,
    /// A host wants to know who asks; which.
    HostLocked,
    /// A host does not have a file; which.
    HostLacks,
    /// A host can't answer, or its answer makes no sense; which.
    HostFails,
    /// A proxy lets nobody through.
    Proxy,
    /// A connection broke.
    Interrupted,
    /// A host has another file than it should; which.
    WrongFile,
    /// Somebody stopped it.
    Stopped,
}
