//! What is asked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
