//! What the shells show: plain, serialisable answers of the library.
//!
//! The window gets these as JSON and its TypeScript types are generated from here; the command line prints them with
//! `--json`. Ids are SQLite row ids and fit a JavaScript number.

mod asking;
mod failures;
mod folder_state;
mod keeping;
mod manners;
mod months;
mod reading;
mod stacks;
mod trash;
mod why;

use afterimage_encoder::Compute;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use asking::{DayOfPhotos, Facet, Facets, Order, UnderstoodPart, Wanted};
pub use failures::{Failure, FailureFilter, FailureGroup, FailureKind, Retry};
pub use folder_state::{FolderState, Unannounced};
pub use keeping::{Album, Marks, NoRating, Stars};
pub use manners::{IgnoreRules, IndexPace, Manners, Surroundings, WaitsFor};
pub use months::MonthOfPhotos;
pub use reading::{Reading, ReadingProblem, TextHit, TextRules};
pub use stacks::{PlaceOfPhotos, Stack};
pub use trash::{NotMoved, PutBack, Removal, TrashProblem, Trashed};
pub use why::{NameKind, Why, WhyName, WhyOf, WhyPart};

/// What to look for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Query {
    /// Every photo, newest first.
    Everything,
    /// What a person types: words in any language, and whatever else [`afterimage_query`] understands.
    Text {
        /// The text.
        text: String,
    },
    /// Photos that look like one of the library, and fit words.
    Similar {
        /// The photo to resemble.
        #[ts(type = "number")]
        photo: i64,
        /// Of a video, the number of the frame to resemble; without one, what it is shown by.
        #[serde(default)]
        #[ts(optional)]
        frame: Option<u32>,
        /// What a person types beside it, as beside a [`Picture`](Self::Picture).
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[ts(optional, as = "Option<String>")]
        text: String,
    },
    /// The photos of an album: in their order those that were picked by hand, of a saved search what it finds now.
    Album {
        /// The album.
        #[ts(type = "number")]
        album: i64,
    },
    /// These photos, in this order, as far as they are there: what a stack holds.
    Photos {
        /// The photos.
        #[ts(type = "number[]")]
        photos: Vec<i64>,
    },
    /// Photos that look like the picture in a file, which need not be in the library, and fit words.
    Picture {
        /// The file.
        path: String,
        /// What a person types beside it, as in [`Text`](Self::Text). The picture is added to that, unless it stands there
        /// already, as `image:1`.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[ts(optional, as = "Option<String>")]
        text: String,
    },
}

/// The answer to a query: photos in order of rank, column by column so that 100,000 of them stay cheap to send.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Results {
    /// Photo ids, best first; newest first where nothing is ranked: without a query, or with conditions alone.
    #[ts(type = "number[]")]
    pub photos: Vec<i64>,
    /// Width divided by height of each photo as it is shown (orientation applied).
    pub aspects: Vec<f32>,
    /// What each hit was ranked by, or `null` where nothing is ranked: its cosine similarity, for words less what the photo
    /// has in common with all queries.
    pub scores: Option<Vec<f32>>,
    /// How well the hits fit words, where the model can tell.
    pub relevance: Option<Relevance>,
    /// How each part of a text was understood.
    pub parts: Vec<UnderstoodPart>,
    /// Where a text is answered in the order of time: the days, one after the other.
    pub days: Option<Vec<DayOfPhotos>>,
    /// Where the answer is in the order of places: those, one after the other.
    pub places: Option<Vec<PlaceOfPhotos>>,
    /// Those of `photos` that stand for several, where that was wanted, in their order. What is counted elsewhere in the answer is
    /// what is shown.
    pub stacks: Vec<Stack>,
    /// Those of `photos` that are videos, in no order.
    pub videos: Vec<VideoHit>,
    /// Those of the first of `photos` in which words of the query were read, in no order.
    pub texts: Vec<TextHit>,
    /// Those of `photos` of which a region fits better than the whole, in no order.
    pub regions: Vec<RegionHit>,
    /// Those of `photos` of which no file can be reached now, in no order.
    #[ts(type = "number[]")]
    pub offline: Vec<i64>,
    /// How many photos were looked through.
    #[ts(type = "number")]
    pub searched: u64,
    /// How long the answer took, in milliseconds.
    pub took_ms: f32,
}

/// A video among photos.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct VideoHit {
    /// Its id.
    #[ts(type = "number")]
    pub photo: i64,
    /// How long it is, in milliseconds.
    pub duration_ms: u32,
    /// The number of the frame to show it by: the one that fits best.
    pub frame: u32,
    /// Where that is, in milliseconds from the beginning; nothing where nothing was looked for in it.
    pub at_ms: Option<u32>,
}

/// A photo that was found by a region of it. Lengths are shares of the photo's width and height as it is shown, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RegionHit {
    /// Its id.
    #[ts(type = "number")]
    pub photo: i64,
    /// From the photo's left edge to the region's.
    pub left: f32,
    /// From the photo's upper edge to the region's.
    pub top: f32,
    /// How wide the region is.
    pub width: f32,
    /// How high the region is.
    pub height: f32,
}

/// A frame of a video.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Frame {
    /// Its number; 0 is the one that the video is shown by.
    pub frame: u32,
    /// Milliseconds from the beginning.
    pub at_ms: u32,
}

/// How well the hits of a query fit. Hits are in order of rank, so those that fit best come first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Relevance {
    /// How likely each hit is what was asked for, 0 to 1.
    pub likelihoods: Vec<f32>,
    /// So many hits are matches.
    #[ts(type = "number")]
    pub matches: usize,
    /// So many hits after them may match. Those that follow are only the nearest there are.
    #[ts(type = "number")]
    pub possible: usize,
}

/// Everything known about one photo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PhotoDetails {
    /// The photo's id.
    #[ts(type = "number")]
    pub photo: i64,
    /// Width in pixels as shown.
    pub width: u32,
    /// Height in pixels as shown.
    pub height: u32,
    /// `"JPEG"`, `"PNG"`, …
    pub format: String,
    /// How long it is in milliseconds, if it is a video.
    pub duration_ms: Option<u32>,
    /// The frames that a video is found by, in the order of time.
    pub frames: Vec<Frame>,
    /// When it was taken, local to the camera, as `2019-03-07T14:05:09`.
    pub taken_at: String,
    /// Minutes east of UTC of the clock in `taken_at`, where known.
    pub utc_offset: Option<i16>,
    /// Where `taken_at` comes from.
    pub taken_at_source: DateSource,
    /// Camera maker and model, if the photo says.
    pub camera: Option<String>,
    /// The lens, if the photo says.
    pub lens: Option<String>,
    /// How it was exposed, as far as the photo says.
    pub exposure: Exposure,
    /// Degrees north, if the photo says where it was taken.
    pub latitude: Option<f64>,
    /// Degrees east, if the photo says where it was taken.
    pub longitude: Option<f64>,
    /// The town or village it was taken at, where one is near.
    pub place: Option<Place>,
    /// -1 for rejected, 1 to 5 stars; nobody gave any otherwise.
    pub rating: Option<i8>,
    /// The stars that the person gave it, which count more than what its file says; 0: it is to have none.
    pub own_rating: Option<Stars>,
    /// Whether it is a favourite.
    pub favourite: bool,
    /// What somebody wrote about it; may have several lines.
    pub description: Option<String>,
    /// Words somebody gave it.
    pub keywords: Vec<String>,
    /// The text that was read in it, a line a line.
    pub text: Option<String>,
    /// The places it lives; at least one.
    pub files: Vec<FileDetails>,
}

/// Where a photo's date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DateSource {
    /// The camera wrote it into the photo.
    Exif,
    /// A program wrote it as XMP, into the photo or beside it.
    Xmp,
    /// A program wrote it as IPTC-IIM into the photo.
    Iptc,
    /// The photo has none; its file is named by it.
    FileName,
    /// The photo has none; this is when its file was last changed.
    FileModified,
}

/// How a photo was exposed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Exposure {
    /// Seconds.
    pub seconds: Option<f64>,
    /// The f-number.
    pub aperture: Option<f64>,
    /// Sensitivity as ISO 12232 has it.
    pub iso: Option<u32>,
    /// Millimetres.
    pub focal_length: Option<f64>,
    /// Millimetres of a lens that sees as much on 35 mm film.
    pub focal_length_35mm: Option<f64>,
}

/// A town or a village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Place {
    /// The id GeoNames gives it.
    pub id: u32,
    /// The name GeoNames gives it.
    pub name: String,
    /// Its country, as ISO 3166-1 writes it with two letters.
    pub country: String,
}

/// One place where a photo lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FileDetails {
    /// The file's id.
    #[ts(type = "number")]
    pub file: i64,
    /// The absolute path, for showing (bytes that are not Unicode are replaced).
    pub path: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// Whether the folder it is in can be reached now.
    pub online: bool,
}

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
    /// What is wrong with it, as a sentence without its end.
    pub problem: Option<String>,
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
