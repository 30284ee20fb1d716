//! What a library holds, and where.

use afterimage_encoder::{Compute, Fallback};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FolderState, HeldModel, Problem};

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
    pub model_problem: Option<Problem>,
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
    /// Why it is not what was wanted, if that is so.
    pub other: Option<OtherDevice>,
    /// The same in English, for terminals: a sentence without its end.
    pub note: Option<String>,
}

/// Why something else computes than what was wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OtherDevice {
    /// What kind of reason it is.
    pub kind: OtherDeviceKind,
    /// What the device's driver said, in whatever language it speaks.
    pub detail: Option<String>,
}

/// The kinds of reasons for which something else computes than what was wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum OtherDeviceKind {
    /// The program has no code for such GPUs.
    NoSupport,
    /// There is no NVIDIA driver.
    NoDriver,
    /// The GPU can't be opened, or failed.
    GpuFailed,
    /// The network computes on the processor alone.
    ProcessorOnly,
    /// Half precision was not enough.
    SinglePrecision,
}

impl From<&Fallback> for OtherDevice {
    fn from(fallback: &Fallback) -> Self {
        use OtherDeviceKind as Kind;
        let (kind, detail) = match fallback {
            Fallback::NoSupport { .. } => (Kind::NoSupport, None),
            Fallback::NoDriver => (Kind::NoDriver, None),
            Fallback::Unusable { said, .. } | Fallback::Failed { said } => (Kind::GpuFailed, Some(said.clone())),
            Fallback::ProcessorAlone { .. } => (Kind::ProcessorOnly, None),
            Fallback::Overflowed { .. } => (Kind::SinglePrecision, None),
        };
        Self { kind, detail }
    }
}

impl From<&Compute> for ComputesOn {
    fn from(compute: &Compute) -> Self {
        Self {
            device: compute.name().to_owned(),
            precision: compute.precision().to_string(),
            gpu: !compute.is_cpu(),
            other: compute.word().map(OtherDevice::from),
            note: compute.word().map(ToString::to_string),
        }
    }
}
