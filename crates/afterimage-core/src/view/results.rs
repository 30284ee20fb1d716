//! What is answered.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DayOfPhotos, PlaceOfPhotos, Stack, TextHit, UnderstoodPart};

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
