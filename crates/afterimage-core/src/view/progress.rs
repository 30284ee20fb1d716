//! How far the indexer is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::WaitsFor;

/// What the indexer is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum IndexPhase {
    /// Nothing to do.
    Idle,
    /// Walking the folders.
    Scanning,
    /// Reading and embedding photos.
    Indexing,
    /// Embedding photos with the model that is to answer next.
    Switching,
    /// Reading the text in photos.
    Reading,
    /// Embedding regions of large photos.
    Regions,
    /// Stopped by the person until they resume.
    Paused,
    /// Stopped until the computer is as the person wants it to be; goes on by itself.
    Waiting,
}

/// How far the indexer is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IndexProgress {
    /// What it is doing.
    pub phase: IndexPhase,
    /// Files read in this run.
    #[ts(type = "number")]
    pub done: u64,
    /// Files to read in this run.
    #[ts(type = "number")]
    pub total: u64,
    /// Files that could not be read in this run.
    #[ts(type = "number")]
    pub failed: u64,
    /// Photos a second, over the last seconds.
    pub photos_per_second: f32,
    /// Seconds left at that rate, when it is known.
    pub eta_seconds: Option<f32>,
    /// The file read last.
    pub current: Option<String>,
    /// What it waits for while it is [waiting](IndexPhase::Waiting).
    pub waits_for: Option<WaitsFor>,
}
