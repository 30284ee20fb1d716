//! What moving photos to the trash came to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a file was not moved to the trash, or not back from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TrashProblem {
    /// It can't be reached now.
    Unreachable,
    /// Its folder, or its disk, can only be read.
    ReadOnly,
    /// There is no trash on its disk.
    NoTrash,
    /// Another file has its place now.
    Taken,
    /// It is not in the trash any more.
    Emptied,
    /// This system lets no program have files back.
    ByHand,
    /// The system said something else.
    System,
}

impl TrashProblem {
    /// The reason, for a terminal.
    pub fn in_words(self, detail: Option<&str>) -> String {
        let words = match self {
            Self::Unreachable => "it can't be reached now",
            Self::ReadOnly => "its folder or disk can only be read",
            Self::NoTrash => "there is no trash on its disk",
            Self::Taken => "another file has its place now",
            Self::Emptied => "it is not in the trash any more",
            Self::ByHand => "it can be had back with the system's own trash alone",
            Self::System => return detail.unwrap_or("the system refused").to_owned(),
        };
        words.to_owned()
    }
}

/// A file that was not moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NotMoved {
    /// Where it is, or was, for showing.
    pub path: String,
    /// Why.
    pub problem: TrashProblem,
    /// What the system said.
    pub detail: Option<String>,
}

/// Photos that were moved to the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Trashed {
    /// What to name to have them back; `null` if nothing was moved.
    #[ts(type = "number | null")]
    pub removal: Option<i64>,
    /// How many photos have no file any more.
    #[ts(type = "number")]
    pub photos: u64,
    /// How many files were moved.
    #[ts(type = "number")]
    pub files: u64,
    /// Files that were not.
    pub failed: Vec<NotMoved>,
    /// Whether they can be had back from here; otherwise the system's own trash does it.
    pub can_undo: bool,
}

/// Files that were had back from the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PutBack {
    /// How many photos have files again.
    #[ts(type = "number")]
    pub photos: u64,
    /// How many files were moved back.
    #[ts(type = "number")]
    pub files: u64,
    /// Files that were not.
    pub failed: Vec<NotMoved>,
}

/// What was moved to the trash at one time and still is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Removal {
    /// What to name to have it back.
    #[ts(type = "number")]
    pub removal: i64,
    /// When it was moved, in seconds from 1970, UTC.
    #[ts(type = "number")]
    pub moved_at: i64,
    /// The photos.
    #[ts(type = "number[]")]
    pub photos: Vec<i64>,
    /// How many files of them are in the trash.
    #[ts(type = "number")]
    pub files: u64,
}
