//! What a person made of photos: favourites, ratings, albums.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A rating: no star to five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "u8", into = "u8")]
#[ts(export, type = "0 | 1 | 2 | 3 | 4 | 5")]
pub struct Stars(u8);

/// More than five stars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no rating: 0 to 5 stars")]
pub struct NoRating(pub u8);

impl Stars {
    /// So many stars, unless they are more than five.
    pub fn new(count: u8) -> Option<Self> {
        (count <= 5).then_some(Self(count))
    }

    /// How many.
    pub fn count(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Stars {
    type Error = NoRating;

    fn try_from(count: u8) -> Result<Self, NoRating> {
        Self::new(count).ok_or(NoRating(count))
    }
}

impl From<Stars> for u8 {
    fn from(stars: Stars) -> Self {
        stars.0
    }
}

/// All photos that are marked, column by column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Marks {
    /// Favourites.
    #[ts(type = "number[]")]
    pub favourites: Vec<i64>,
    /// Photos with at least one star, by the person or by what their file says.
    #[ts(type = "number[]")]
    pub rated: Vec<i64>,
    /// How many stars each of those has.
    pub stars: Vec<u8>,
}

/// An album.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Album {
    /// Its id.
    #[ts(type = "number")]
    pub album: i64,
    /// What the person calls it.
    pub name: String,
    /// What a saved search looks for; `null`: its photos were picked by hand.
    pub query: Option<String>,
    /// How many photos are in it; of a saved search, that is known only by searching: 0.
    #[ts(type = "number")]
    pub photos: u64,
    /// The photo it is shown by, if there is one.
    #[ts(type = "number | null")]
    pub cover: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_have_up_to_five_stars() {
        assert_eq!(serde_json::from_str::<Stars>("5").unwrap().count(), 5);
        assert!(serde_json::from_str::<Stars>("6").is_err());
        assert_eq!(serde_json::to_string(&Stars::new(0)).unwrap(), "0");
    }
}
