//! A library along the time.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A month in which photos were taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MonthOfPhotos {
    /// The month, as `2019-03`.
    pub month: String,
    /// How many were.
    pub photos: u32,
}
