//! How a query was understood, and how much of the answer is wanted.

use afterimage_query::{Meaning, Written};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an answer is to hold, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Wanted {
    /// At most so many photos where they are ranked.
    pub ranked: usize,
    /// At most so many where they are only listed: all photos, or those that meet conditions.
    pub listed: usize,
    /// The order of what was found.
    pub order: Order,
    /// Whether near-duplicates and bursts are shown as one photo.
    pub stacks: bool,
}

impl Wanted {
    /// At most `limit` photos, the best first.
    pub fn best(limit: usize) -> Self {
        Self { ranked: limit, listed: limit, order: Order::Best, stacks: false }
    }
}

/// The order of what was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Order {
    /// What fits best comes first.
    #[default]
    Best,
    /// The photos that fit, newest first. Where nothing does, as [`Best`](Self::Best).
    Newest,
    /// The photos that fit, or all where nothing is ranked, by the town they were taken in, those of most photos first.
    Places,
}

/// A part of a query and what it was understood as.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UnderstoodPart {
    /// Where it begins in the text, in units of UTF-16 as JavaScript counts them.
    pub start: usize,
    /// Where what follows it begins.
    pub end: usize,
    /// What it means.
    pub meaning: Meaning,
    /// How it was told from plain words.
    pub written: Written,
    /// Whether the library has what it names: the photo, the place. Of what it does not have nothing is found.
    pub is_known: bool,
    /// The text of the query with this part taken as plain words.
    pub literally: String,
    /// The text of the query without this part.
    pub without: String,
}

/// A day on which photos of an answer were taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DayOfPhotos {
    /// The day on the camera's own clock, as `2019-03-07`.
    pub day: String,
    /// So many photos of the answer, one after the other, are of it.
    pub photos: usize,
    /// The towns where most of them were taken, the first one most.
    pub places: Vec<String>,
}

/// What the photos of an answer can be narrowed down by. Each list begins with what most of them have.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Facets {
    /// Of how many photos these are: of all where nothing is ranked, else of those that match or may match.
    #[ts(type = "number")]
    pub photos: u64,
    /// Years, the last one first.
    pub years: Vec<Facet>,
    /// Countries, by their letters in ISO 3166-1.
    pub countries: Vec<Facet>,
    /// Towns.
    pub places: Vec<Facet>,
    /// Cameras.
    pub cameras: Vec<Facet>,
    /// Folders, as paths from a folder of the library on.
    pub folders: Vec<Facet>,
    /// Types of files, as queries name them.
    pub types: Vec<Facet>,
}

/// Something that some photos have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Facet {
    /// What it is.
    pub value: String,
    /// How many photos have it.
    #[ts(type = "number")]
    pub count: u64,
    /// What to add to the query for those alone.
    pub filter: String,
}
