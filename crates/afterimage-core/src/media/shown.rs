//! The whole picture, in a form a web view shows.

use std::path::Path;

use image::RgbImage;

use super::worker::DecodePool;
use super::{Format, MediaError, read_bytes, scale, thumbnail};

/// Good enough to look at in full size.
const QUALITY: i32 = 92;

/// A picture for the detail view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownPicture {
    /// Its media type, for instance `image/jpeg`.
    pub media_type: &'static str,
    /// Its bytes: the original's where the format is one of the web's, else a JPEG made from it.
    pub bytes: Vec<u8>,
}

impl ShownPicture {
    /// A picture that is in no file.
    pub(crate) fn of_pixels(pixels: &RgbImage) -> Result<Self, MediaError> {
        Ok(Self::of_jpeg(thumbnail::encode_jpeg(pixels, QUALITY)?))
    }

    /// The same, with a long side of at most `side` pixels.
    pub(crate) fn of_pixels_within(pixels: &RgbImage, side: u32) -> Result<Self, MediaError> {
        Self::of_pixels(scale::fitted(pixels, side)?.as_ref().unwrap_or(pixels))
    }

    /// A JPEG.
    pub(crate) fn of_jpeg(bytes: Vec<u8>) -> Self {
        Self { media_type: "image/jpeg", bytes }
    }

    /// Reads a photo's file for showing.
    pub fn read(path: &Path, decoders: &DecodePool) -> Result<Self, MediaError> {
        let bytes = read_bytes(path)?;
        match Format::of_bytes(&bytes)?.web_type() {
            Some(media_type) => Ok(Self { media_type, bytes }),
            None => {
                let decoded = decoders.decode(&bytes, 0, u32::MAX)?;
                Self::of_pixels(&decoded.pixels)
            }
        }
    }
}
