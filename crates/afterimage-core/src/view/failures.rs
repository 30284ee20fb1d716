//! Files that could not be read, as the shells show them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::UnreadReason;

/// What kept a file from being read. Where one remedy helps against several errors, they are one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FailureKind {
    /// It is a video, which is not searched.
    Video,
    /// The system does not let this person read it.
    NoPermission,
    /// The system could not read it.
    Unreadable,
    /// It is empty.
    Empty,
    /// Its content is no picture, whatever its name says.
    NoPicture,
    /// A format that this version does not read.
    Unsupported,
    /// A RAW file whose maker put no picture into it that can be shown.
    NoPreview,
    /// It would take more memory than a photo should.
    TooLarge,
    /// Decoding it took longer than a photo should.
    TooSlow,
    /// Its content ends early or contradicts itself.
    Damaged,
    /// Something else, which is not the file's fault.
    Other,
}

/// A file that could not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Failure {
    /// The file's id.
    #[ts(type = "number")]
    pub file: i64,
    /// The absolute path, for showing.
    pub path: String,
    /// What kept it from being read.
    pub kind: FailureKind,
    /// The reason.
    pub why: UnreadReason,
    /// What the system or a decoder said, in whatever language it speaks.
    pub detail: Option<String>,
    /// All of it in English, a sentence for terminals.
    pub reason: String,
    /// Whether it waits to be tried again.
    pub waiting: bool,
}

/// How many files could not be read for one kind of reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FailureGroup {
    /// The kind.
    pub kind: FailureKind,
    /// How many files.
    #[ts(type = "number")]
    pub files: u64,
    /// How many of them wait to be tried again.
    #[ts(type = "number")]
    pub waiting: u64,
}

/// Which of the files that could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FailureFilter {
    /// Those of one kind only.
    pub kind: Option<FailureKind>,
    /// Those with this in their path; all if it is empty. Letters of ASCII are the same large and small.
    pub path_contains: String,
}

/// What to try again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export)]
pub enum Retry {
    /// One file.
    File {
        /// Its id.
        #[ts(type = "number")]
        file: i64,
    },
    /// Every file that a filter lets through.
    Files {
        /// The filter.
        filter: FailureFilter,
    },
}

impl FailureFilter {
    /// All of a kind.
    pub fn of(kind: FailureKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }
}

impl Retry {
    /// Everything.
    pub fn all() -> Self {
        Self::Files { filter: FailureFilter::default() }
    }
}
