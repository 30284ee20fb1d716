//! Why a photo is an answer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Frame;

/// What a query and a photo have to do with each other. Conditions are left out: every hit meets all of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Why {
    /// Every part of the query that a photo can be more or less like, in the order of the query.
    pub parts: Vec<WhyPart>,
    /// The names of the photo that the query's words are in, where that counted.
    pub names: Vec<WhyName>,
    /// Of a video, the frame that fits best.
    pub frame: Option<Frame>,
}

/// A part of a query, and how far a photo is it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WhyPart {
    /// What it is.
    pub of: WhyOf,
    /// Whether photos are not to be so.
    pub removed: bool,
    /// How likely the photo shows these words, 0 to 1; nothing for a picture, and where the model can't tell.
    pub likelihood: Option<f32>,
    /// How alike photo and part are: 0 as the photos of the library usually are, 1 as the same picture is.
    pub alike: f32,
}

/// What a part of a query is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum WhyOf {
    /// Words that are embedded as a whole.
    Words {
        /// As they were written.
        text: String,
    },
    /// One of the words before, by itself. It has not counted: the words were taken together.
    Word {
        /// The word.
        text: String,
    },
    /// A photo of the library.
    Photo {
        /// Its id.
        #[ts(type = "number")]
        photo: i64,
    },
    /// The picture that came with the query.
    Picture,
}

/// A name of a photo with words of the query in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WhyName {
    /// What kind of name it is.
    pub kind: NameKind,
    /// The name as it stands there.
    pub text: String,
}

/// What names a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum NameKind {
    /// Its file.
    File,
    /// A folder it is in.
    Folder,
    /// A keyword somebody gave it.
    Keyword,
    /// Its description.
    Description,
    /// A line that was read in it.
    Text,
}
