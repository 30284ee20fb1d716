//! Photos that are shown as one, and photos by place.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Place;

/// A photo of an answer that stands for others of the answer: near-duplicates of it, and those of its burst.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Stack {
    /// The one that is shown: the best hit; where nothing is ranked, a favourite, else the one with the most stars, else the
    /// largest.
    #[ts(type = "number")]
    pub photo: i64,
    /// The others, in the order of the answer.
    #[ts(type = "number[]")]
    pub others: Vec<i64>,
}

/// A place where photos of an answer were taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlaceOfPhotos {
    /// The town, or nothing for photos that say none.
    pub place: Option<Place>,
    /// So many photos of the answer, one after the other, are of it.
    pub photos: usize,
}
