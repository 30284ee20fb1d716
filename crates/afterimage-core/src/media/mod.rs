//! Reading photos: formats, orientation, metadata, thumbnails. Originals are opened read-only.
//!
//! Everything here treats a file as hostile: sizes are checked before memory is taken, and a panic of a decoder is an
//! error of that file.

mod decode;
mod error;
mod format;
mod jpeg;
mod metadata;
mod shown;
mod thumbnail;

use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use image::RgbImage;

pub use error::MediaError;
pub use format::{Format, is_photo_path};
pub use metadata::{
    Facts, METADATA_VERSION, Moment, Position, Sidecar, SidecarFinder, Taken, is_sidecar_path, read_facts,
};
pub use shown::ShownPicture;
pub use thumbnail::{THUMBNAIL_SIDE, thumbnail};

use metadata::Embedded;

/// Photos are at most this many bytes; what is larger is not a photo.
const MAX_FILE_BYTES: u64 = 512 << 20;

/// What is known of a photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Metadata {
    /// `"JPEG"`, `"PNG"`, …
    pub format: String,
    /// Pixels as shown, orientation applied.
    pub width: u32,
    /// Pixels as shown, orientation applied.
    pub height: u32,
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
    let file = File::open(path).map_err(MediaError::Unreadable)?;
    let metadata = file.metadata().map_err(MediaError::Unreadable)?;
    // A FIFO or device with a photo's name would block or never end.
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

/// Decodes a photo from its bytes. `modified_seconds` (Unix) dates a photo that does not say when it was taken, until
/// [its name](Facts::dated_by_name) is asked; `least_side` is the least short side in pixels that the caller needs.
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
        facts: embedded.facts(modified_seconds, None),
    };
    Ok(DecodedPhoto { pixels: decoded.pixels, metadata })
}
