//! Conditions that every hit meets.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::days::Days;

/// A condition that every hit meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
#[ts(export, rename = "QueryFilter")]
pub enum Filter {
    /// When it was taken: on any of these days.
    Date {
        /// At least one stretch of days, each after the one before as it was written.
        days: Vec<Days>,
    },
    /// A part of the names of the camera and its maker.
    Camera {
        /// As it was written.
        text: String,
    },
    /// A part of the name of the lens.
    Lens {
        /// As it was written.
        text: String,
    },
    /// A part of the path of the folder it is in.
    Folder {
        /// As it was written.
        text: String,
    },
    /// A part of the name of its file.
    Name {
        /// As it was written.
        text: String,
    },
    /// A part of the text that was read in it.
    Text {
        /// As it was written.
        text: String,
    },
    /// Where it was taken.
    Place {
        /// The name as it was written.
        text: String,
        /// The ids of the places that are called so, in the order of the gazetteer; none if it knows no such place.
        ids: Vec<u32>,
        /// What the place is called on a map, where there is one.
        name: Option<String>,
    },
    /// What kind of file it is.
    Type {
        /// The kind.
        of_file: FileType,
    },
    /// A state it is in.
    Is {
        /// The state.
        state: State,
    },
    /// How many stars it has, 0 being none.
    Rating {
        /// At least so many.
        least: u8,
        /// At most so many.
        most: u8,
    },
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[allow(missing_docs, reason = "formats are called by their names")]
pub enum FileType {
    /// A still picture of any format.
    Photo,
    /// A film of any format.
    Video,
    /// A camera's RAW file, of any maker.
    Raw,
    Jpeg,
    Png,
    Webp,
    Gif,
    Bmp,
    Tiff,
    Ico,
    Heic,
    Avif,
    Jxl,
    /// A RAW file in Adobe's format.
    Dng,
}

impl FileType {
    /// Every kind with its names, the one it is printed with first.
    const NAMES: [(Self, &[&str]); 14] = [
        (Self::Photo, &["photo", "photos", "picture", "image", "still"]),
        (Self::Video, &["video", "videos", "movie", "film", "mp4", "mov"]),
        (Self::Raw, &["raw"]),
        (Self::Jpeg, &["jpeg", "jpg"]),
        (Self::Png, &["png"]),
        (Self::Webp, &["webp"]),
        (Self::Gif, &["gif"]),
        (Self::Bmp, &["bmp"]),
        (Self::Tiff, &["tiff", "tif"]),
        (Self::Ico, &["ico"]),
        (Self::Heic, &["heic", "heif"]),
        (Self::Avif, &["avif"]),
        (Self::Jxl, &["jxl"]),
        (Self::Dng, &["dng"]),
    ];

    /// Every kind.
    pub const ALL: [Self; 14] = {
        let mut all = [Self::Photo; 14];
        let mut at = 0;
        while at < all.len() {
            all[at] = Self::NAMES[at].0;
            at += 1;
        }
        all
    };

    pub(crate) fn of_name(name: &str) -> Option<Self> {
        by_name(&Self::NAMES, name)
    }

    /// What it is called in a query.
    pub fn name(self) -> &'static str {
        name_of(&Self::NAMES, self)
    }
}

/// A state a photo is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum State {
    /// Somebody marked it as one they love.
    Favourite,
    /// Somebody marked it as one to throw away.
    Rejected,
    /// None of its files can be reached now.
    Offline,
    /// It is known where it was taken.
    Located,
    /// There is text in it that was read.
    Lettered,
}

impl State {
    const NAMES: [(Self, &[&str]); 5] = [
        (Self::Favourite, &["favourite", "favorite", "favourites", "favorites", "fav"]),
        (Self::Rejected, &["rejected"]),
        (Self::Offline, &["offline"]),
        (Self::Located, &["located", "geotagged"]),
        (Self::Lettered, &["lettered"]),
    ];

    /// Every state.
    pub const ALL: [Self; 5] = [Self::Favourite, Self::Rejected, Self::Offline, Self::Located, Self::Lettered];

    pub(crate) fn of_name(name: &str) -> Option<Self> {
        by_name(&Self::NAMES, name)
    }

    /// What it is called in a query.
    pub fn name(self) -> &'static str {
        name_of(&Self::NAMES, self)
    }
}

type Names<T> = [(T, &'static [&'static str])];

fn by_name<T: Copy>(names: &Names<T>, name: &str) -> Option<T> {
    names.iter().find(|(_, names)| names.contains(&name)).map(|(value, _)| *value)
}

fn name_of<T: Copy + PartialEq>(names: &Names<T>, value: T) -> &'static str {
    names.iter().find(|(named, _)| *named == value).and_then(|(_, names)| names.first()).copied().unwrap_or_default()
}
