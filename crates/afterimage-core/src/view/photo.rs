//! What is known of one photo.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Stars;

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

/// A frame of a video.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Frame {
    /// Its number; 0 is the one that the video is shown by.
    pub frame: u32,
    /// Milliseconds from the beginning.
    pub at_ms: u32,
}
