//! PNG, WebP, GIF, BMP, TIFF, ICO, and JPEGs that libjpeg-turbo doubts: through the `image` crate.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};

use super::MediaError;
use super::colour::Profile;
use super::decode::{MAX_DECODED_BYTES, MAX_SIDE, Stored, opaque_row};
use super::error::damage;

/// Decodes a picture; not turned upright.
pub(super) fn decode(bytes: &[u8], format: ImageFormat) -> Result<Stored, MediaError> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(reason)?;
    let size = decoder.dimensions();
    // Not every decoder minds the limit itself.
    if decoder.total_bytes() > MAX_DECODED_BYTES {
        return Err(MediaError::TooLarge { what: format!("{} × {} pixels", size.0, size.1) });
    }
    if size.0 == 0 || size.1 == 0 {
        return Err(MediaError::damaged(damage::NO_PIXELS));
    }
    let profile = decoder.icc_profile().ok().flatten().map(Profile::Icc);
    let picture = DynamicImage::from_decoder(decoder).map_err(reason)?;
    Ok(Stored { pixels: opaque(picture), size, profile, upright: false })
}

fn reason(error: image::ImageError) -> MediaError {
    match error {
        image::ImageError::Limits(_) => {
            MediaError::TooLarge { what: "more memory than a photo should need".to_owned() }
        }
        image::ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            MediaError::damaged(damage::CUT_OFF)
        }
        error => MediaError::damaged(error),
    }
}

/// Lays a transparent picture on white, as a web page would.
fn opaque(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let rgba = picture.into_rgba8();
    let (width, height) = rgba.dimensions();
    let mut rgb = Vec::with_capacity(rgba.as_raw().len() / 4 * 3);
    opaque_row(rgba.as_raw(), &mut rgb);
    RgbImage::from_raw(width, height, rgb).unwrap_or_default()
}
