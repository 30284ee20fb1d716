//! What a library holds, and where.

use afterimage_encoder::Compute;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FolderState, HeldModel};

/// A folder whose photos are in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Folder {
    /// The folder's id.
    #[ts(type = "number")]
    pub folder: i64,
    /// The absolute path, for showing.
    pub path: String,
    /// Whether it can be reached now.
    pub online: bool,
    /// How many photo files are known in it.
    #[ts(type = "number")]
    pub files: u64,
    /// How many of them could not be read.
    #[ts(type = "number")]
    pub failures: u64,
    /// How changes in it become known.
    pub state: FolderState,
    /// When all of it was looked through last, in milliseconds from 1970, UTC.
    #[ts(type = "number | null")]
    pub looked_at: Option<i64>,
}

/// What a library holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LibraryStatus {
    /// Where the catalog, thumbnails and index are.
    pub directory: String,
    /// The model in use, with its revision.
    pub model: String,
    /// Why another model answers than the one that was chosen, if that is so.
    pub model_problem: Option<String>,
    /// What embeds pictures.
    pub pictures_on: ComputesOn,
    /// What embeds queries.
    pub texts_on: ComputesOn,
    /// The name of the model that is being switched to.
    pub next_model: Option<String>,
    /// The models whose embeddings the library holds.
    pub models: Vec<HeldModel>,
    /// Folders in the library.
    pub folders: Vec<Folder>,
    /// Distinct photos.
    #[ts(type = "number")]
    pub photos: u64,
    /// Photos that can be searched: embedded by the model in use.
    #[ts(type = "number")]
    pub embedded: u64,
    /// Files that could not be read.
    #[ts(type = "number")]
    pub failures: u64,
    /// Bytes of the catalog, thumbnails and index on disk.
    #[ts(type = "number")]
    pub bytes_on_disk: u64,
}

/// What a half of a model computes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ComputesOn {
    /// As people call it: `the processor`, `NVIDIA H100 80GB HBM3`.
    pub device: String,
    /// In which numbers: `f32`, `f16`.
    pub precision: String,
    /// Whether it is a graphics processor.
    pub gpu: bool,
    /// Why it is not the device that was wanted, if that is so; a sentence without its end.
    pub note: Option<String>,
}

impl From<&Compute> for ComputesOn {
    fn from(compute: &Compute) -> Self {
        Self {
            device: compute.name().to_owned(),
            precision: compute.precision().to_string(),
            gpu: !compute.is_cpu(),
            note: compute.word().map(str::to_owned),
        }
    }
}
