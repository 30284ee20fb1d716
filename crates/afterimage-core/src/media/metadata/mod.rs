//! What is known of a photo beside its pixels: when, where and with what it was taken, and what people wrote about it.
//!
//! Each source has a file of its own: EXIF, XMP, IPTC-IIM, XMP files beside photos, names of files. `merge` says who is
//! believed. All of it may be missing, damaged or hostile: what can't be read is left out, and nothing here fails.

mod containers;
mod exif;
mod file_name;
mod iptc;
mod merge;
pub(super) mod moment;
mod sidecar;
mod xmp;

use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use image::metadata::Orientation;
use serde::{Deserialize, Serialize};

use self::exif::ExifFacts;
use self::iptc::IptcFacts;
use self::xmp::XmpFacts;
use super::{Format, MediaError, exif_source};
use crate::view::{DateSource, Exposure};

pub use moment::Moment;
pub use sidecar::{Sidecar, SidecarFinder, is_sidecar_path};

/// Raised whenever more is read than before, so that photos indexed earlier are read again.
pub const METADATA_VERSION: u32 = 1;

/// Metadata mostly lies in this many bytes from the beginning of a file.
const HEAD_BYTES: u64 = 1 << 20;

/// What is known of a photo beside its pixels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// When it was taken.
    pub taken: Taken,
    /// Camera maker and model.
    pub camera: Option<String>,
    /// The lens.
    pub lens: Option<String>,
    /// How it was exposed.
    pub exposure: Exposure,
    /// Where it was taken.
    pub position: Option<Position>,
    /// -1 for rejected, 1 to 5 stars.
    pub rating: Option<i8>,
    /// A caption; may have several lines.
    pub description: Option<String>,
    /// Words for what is on it, each once.
    pub keywords: Vec<String>,
}

impl Facts {
    /// The same, dated by the name of its file where nothing inside it tells the date and the name does.
    pub fn dated_by_name(mut self, path: &Path) -> Self {
        if self.taken.source == DateSource::FileModified
            && let Some(moment) = file_name::moment(path)
        {
            self.taken = Taken { moment, source: DateSource::FileName };
        }
        self
    }
}

/// When a photo was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// What the clock showed.
    pub moment: Moment,
    /// Who says so.
    pub source: DateSource,
}

/// A place on earth, WGS 84.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
}

impl Position {
    /// A position, if it is on earth. Exactly zero and zero is none: that is what phones without a fix write.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0 && (latitude != 0.0 || longitude != 0.0);
        on_earth.then_some(Self { latitude, longitude })
    }
}

/// Reads bytes as each kind of metadata, for the fuzzer.
#[cfg(feature = "fuzzing")]
pub(super) fn read_as_everything(bytes: &[u8]) {
    let _ = (containers::blocks(bytes), containers::is_whole(bytes), containers::photoshop_iptc(bytes));
    let _ = (iptc::read(bytes), xmp::read(bytes), exif::read(bytes));
    #[cfg(unix)]
    let _ = file_name::moment(Path::new(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes)));
}

/// What a photo's file says by itself.
#[derive(Debug, Default)]
pub(super) struct Embedded {
    exif: ExifFacts,
    xmp: XmpFacts,
    iptc: IptcFacts,
}

impl Embedded {
    /// Reads a file's metadata. Where a parser panics there is none.
    pub fn read(bytes: &[u8]) -> Self {
        catch_unwind(AssertUnwindSafe(|| {
            let (exif, tags) = match Format::of_bytes(bytes) {
                Ok(format) => exif::read(&exif_source::of(bytes, format)),
                Err(_) => Default::default(),
            };
            let blocks = containers::blocks(bytes);
            Self {
                exif,
                xmp: blocks.xmp.or(tags.xmp).map(|packet| xmp::read(&packet)).unwrap_or_default(),
                iptc: blocks.iptc.or(tags.iptc).map(|block| iptc::read(&block)).unwrap_or_default(),
            }
        }))
        .unwrap_or_default()
    }

    /// How to turn the stored pixels upright.
    pub fn orientation(&self) -> Orientation {
        self.exif.orientation.unwrap_or(Orientation::NoTransforms)
    }

    /// What is believed of a photo whose file was last changed at `modified_seconds` (Unix), with what the XMP file `sidecar`
    /// says.
    pub fn facts(&self, modified_seconds: i64, sidecar: Option<&Path>) -> Facts {
        let sidecar = sidecar.and_then(sidecar::read).map(|text| xmp::read(&text)).unwrap_or_default();
        merge::merge(&merge::Sources {
            exif: &self.exif,
            xmp: &self.xmp,
            iptc: &self.iptc,
            sidecar: &sidecar,
            modified_seconds,
        })
    }
}

/// Reads what is known of the photo in a file, without decoding it and, where it can be helped, without reading all of it.
///
/// # Errors
/// [`MediaError::Unreadable`], [`MediaError::NotAFile`] or [`MediaError::TooLarge`], as [`read_bytes`](super::read_bytes).
pub fn read_facts(path: &Path, modified_seconds: i64, sidecar: Option<&Path>) -> Result<Facts, MediaError> {
    let file = super::open(path).map_err(MediaError::Unreadable)?;
    if !file.metadata().map_err(MediaError::Unreadable)?.is_file() {
        return Err(MediaError::NotAFile);
    }
    let mut head = Vec::new();
    file.take(HEAD_BYTES).read_to_end(&mut head).map_err(MediaError::Unreadable)?;
    let bytes =
        if (head.len() as u64) < HEAD_BYTES || containers::is_whole(&head) { head } else { super::read_bytes(path)? };
    Ok(Embedded::read(&bytes).facts(modified_seconds, sidecar).dated_by_name(path))
}

/// Stars as programs count them: 0 says that nobody gave any.
fn rating(stars: f64) -> Option<i8> {
    let stars = stars.round();
    ((-1.0..=5.0).contains(&stars) && stars != 0.0).then_some(stars as i8)
}
