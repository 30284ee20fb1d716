//! Reading photos: formats, orientation, metadata, thumbnails. Originals are opened read-only.
//!
//! Everything here treats a file as hostile: sizes are checked before memory is taken, and a panic of a decoder is an
//! error of that file.

mod colour;
mod decode;
mod error;
mod exif_source;
mod format;
mod guarded;
mod hdr;
#[cfg(all(feature = "heic", not(windows)))]
mod heif;
mod jpeg;
mod jpeg_segments;
mod jxl;
mod metadata;
mod programs;
mod raw;
mod reading;
mod scale;
mod shown;
mod still;
mod thumbnail;
mod tile;
mod told;
mod video;
pub mod worker;

use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use image::RgbImage;
use serde::{Deserialize, Serialize};

pub(crate) use error::damage;
pub use error::{MediaError, NO_FFMPEG};
pub use format::{Format, RawMaker, is_photo_path};
pub(crate) use format::{RAW_EXTENSIONS, is_raw_path, is_video_path, still_beside};
pub use metadata::{
    Facts, METADATA_VERSION, Moment, Position, Sidecar, SidecarFinder, Taken, is_sidecar_path, read_facts,
};
pub use reading::{NoReader, ReadError, Tesseract, TextReader};
pub use shown::ShownPicture;
pub(crate) use thumbnail::encode_jpeg;
pub(crate) use thumbnail::thumbnail_in_grey;
pub use thumbnail::{THUMBNAIL_SIDE, thumbnail};
pub use tile::{SMALLEST_LEVEL, TILE_SIDE, Tile};
pub use told::Told;
pub use video::{DecodedVideo, Ffmpeg, VideoFrame};

use metadata::Embedded;

/// Photos are at most this many bytes; what is larger is not a photo.
const MAX_FILE_BYTES: u64 = 512 << 20;

/// What is known of a photo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Metadata {
    /// `"JPEG"`, `"PNG"`, …
    pub format: String,
    /// Pixels as shown, orientation applied.
    pub width: u32,
    /// Pixels as shown, orientation applied.
    pub height: u32,
    /// How long it is in milliseconds, if it is a video.
    pub duration_ms: Option<u32>,
    /// When, where and with what it was taken, and what people wrote about it.
    pub facts: Facts,
}

/// A photo, decoded.
#[derive(Debug, Clone)]
pub struct DecodedPhoto {
    /// The picture upright, 8-bit RGB; scaled down where the decoder could do it cheaply, but not below the side asked
    /// for.
    pub pixels: RgbImage,
    /// What the file says.
    pub metadata: Metadata,
}

/// Reads a file's bytes, if it is of a size a photo can have.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, MediaError> {
    let file = open(path).map_err(MediaError::Unreadable)?;
    let metadata = file.metadata().map_err(MediaError::Unreadable)?;
    if !metadata.is_file() {
        return Err(MediaError::NotAFile);
    }
    if metadata.len() > MAX_FILE_BYTES {
        return Err(MediaError::TooLarge { what: format!("{} MB", metadata.len() >> 20) });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    file.take(MAX_FILE_BYTES).read_to_end(&mut bytes).map_err(MediaError::Unreadable)?;
    Ok(bytes)
}

/// Opens a file. A FIFO or a device with a photo's name would make that wait for somebody at its other end; this does not,
/// so that what it is can be looked at.
#[cfg(unix)]
pub(crate) fn open(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    let without_waiting = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    File::options().read(true).custom_flags(without_waiting.bits().cast_signed()).open(path)
}

#[cfg(not(unix))]
pub(crate) fn open(path: &Path) -> std::io::Result<File> {
    File::open(path)
}

/// Decodes a photo from its bytes, in this process: [`worker::DecodePool`] does it guarded. `modified_seconds` (Unix) dates a
/// photo that does not say when it was taken, until [its name](Facts::dated_by_name) is asked; `least_side` is the least short
/// side in pixels that the caller needs.
pub fn decode(bytes: &[u8], modified_seconds: i64, least_side: u32) -> Result<DecodedPhoto, MediaError> {
    catch_unwind(AssertUnwindSafe(|| decode_unguarded(bytes, modified_seconds, least_side)))
        .unwrap_or(Err(MediaError::DecoderPanicked))
}

fn decode_unguarded(bytes: &[u8], modified_seconds: i64, least_side: u32) -> Result<DecodedPhoto, MediaError> {
    let format = Format::of_bytes(bytes)?;
    let embedded = Embedded::read(bytes);
    let decoded = decode::decode(bytes, format, embedded.orientation(), least_side)?;
    let metadata = Metadata {
        format: format.name().to_owned(),
        width: decoded.full_width,
        height: decoded.full_height,
        duration_ms: None,
        facts: embedded.facts(modified_seconds, None),
    };
    Ok(DecodedPhoto { pixels: decoded.pixels, metadata })
}

/// The readers of this module's own, for the fuzzer.
#[cfg(feature = "fuzzing")]
pub mod fuzzing {
    use super::{Format, RawMaker, exif_source, jpeg_segments, metadata, raw, worker};

    /// Reads bytes as each kind of file that they could be.
    pub fn files(bytes: &[u8]) {
        let _ = Format::of_bytes(bytes);
        let _ = jpeg_segments::Segments::read(bytes);
        let _ = raw::largest_preview(bytes);
        for maker in [RawMaker::Canon, RawMaker::Fujifilm, RawMaker::Olympus] {
            let _ = exif_source::of(bytes, Format::Raw(maker));
        }
    }

    /// Reads bytes as each kind of metadata that they could be.
    pub fn metadata(bytes: &[u8]) {
        metadata::read_as_everything(bytes);
    }

    /// Reads bytes as what a worker could answer that a photo has taken over.
    pub fn answer(bytes: &[u8]) {
        worker::read_answer(bytes);
    }
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    #[test]
    fn pipes_devices_and_folders_are_refused_without_waiting() {
        let directory = tempfile::tempdir().unwrap();
        let pipe = directory.path().join("pipe.jpg");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let device = directory.path().join("device.jpg");
        std::os::unix::fs::symlink("/dev/zero", &device).unwrap();
        for path in [pipe, device, directory.path().to_owned()] {
            assert!(matches!(super::read_bytes(&path), Err(super::MediaError::NotAFile)), "{}", path.display());
        }
    }
}
