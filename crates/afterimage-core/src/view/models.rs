//! Models, as they are told of.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Problem;

/// A model whose embeddings a library holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HeldModel {
    /// Its name and revision, as `name@revision`.
    pub model: String,
    /// Embeddings, of photos that are gone as well.
    #[ts(type = "number")]
    pub embeddings: u64,
    /// Bytes they take.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// What is told of a model before it is chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ModelCard {
    /// What it is called by.
    pub name: String,
    /// The name its publisher gave it.
    pub title: String,
    /// How it computes: `clip`, `siglip`, …
    pub family: String,
    /// `name@revision`, where it is installed.
    pub model: Option<String>,
    /// For whom it is a good choice, one sentence.
    pub good_for: String,
    /// Whether it is on this computer.
    pub state: ModelState,
    /// What is wrong with it.
    pub problem: Option<Problem>,
    /// What an interrupted fetch has left, in bytes.
    #[ts(type = "number | null")]
    pub partial_bytes: Option<u64>,
    /// Whether it is known where to fetch it.
    pub can_be_fetched: bool,
    /// Whether there is anything to delete.
    pub can_be_removed: bool,
    /// Whether Afterimage recommends it.
    pub recommended: bool,
    /// Length of an embedding.
    pub dim: u32,
    /// Width and height of the pictures it sees, in pixels.
    pub side: u32,
    /// Size of its files.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
    /// Memory it takes when loaded.
    #[ts(type = "number | null")]
    pub memory_bytes: Option<u64>,
    /// How many languages it understands, or which: `"100"`, `"en"`.
    pub languages: String,
    /// Its licence: an SPDX identifier or a name.
    pub licence: String,
    /// Whether the licence allows commercial use, where known.
    pub commercial: Option<bool>,
    /// The page where its publisher describes it.
    pub source: Option<String>,
    /// Whether its files' checksums are part of Afterimage; otherwise those that the publisher's site announces are used.
    pub verified: bool,
    /// Published measurements.
    pub recall: Vec<PublishedRecall>,
    /// How many photos a second it embedded in a trial on this computer.
    pub photos_per_second: Option<f32>,
    /// What it computed on in that trial.
    pub tried_on: Option<String>,
}

/// Whether a model is on this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ModelState {
    /// It is not.
    Available,
    /// A part of it, from a fetch that was interrupted.
    Partial,
    /// It is.
    Installed,
    /// It was, but something of it is missing or broken.
    Damaged,
}

/// How well a model finds, as somebody reports it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PublishedRecall {
    /// What was searched.
    pub set: String,
    /// The language of the queries, or `mean`.
    pub language: String,
    /// What was counted.
    pub metric: String,
    /// In percent.
    pub value: f64,
    /// Who reports it.
    pub source: String,
}
