//! Thumbnails: small JPEGs that the grid shows.

use image::{GrayImage, RgbImage};
use turbojpeg::{Compressor, Decompressor, PixelFormat, ScalingFactor, Subsamp};

use super::error::damage;
use super::{MediaError, scale};

/// The long side of a thumbnail in pixels.
pub const THUMBNAIL_SIDE: u32 = 384;

/// Good enough that people do not see it, about 20 kB a photo.
const QUALITY: i32 = 80;

/// A picture as a JPEG whose long side is at most `side`.
pub fn thumbnail(picture: &RgbImage, side: u32) -> Result<Vec<u8>, MediaError> {
    let small = scale::fitted(picture, side)?;
    encode_jpeg(small.as_ref().unwrap_or(picture), QUALITY)
}

/// Encodes a picture as JPEG, quality 1 to 100.
pub(crate) fn encode_jpeg(picture: &RgbImage, quality: i32) -> Result<Vec<u8>, MediaError> {
    let failed = |error: turbojpeg::Error| MediaError::damaged(error);
    let mut compressor = Compressor::new().map_err(failed)?;
    compressor.set_quality(quality).map_err(failed)?;
    compressor.set_subsamp(Subsamp::Sub2x2).map_err(failed)?;
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let pixels = turbojpeg::Image {
        pixels: picture.as_raw().as_slice(),
        width,
        pitch: width * 3,
        height,
        format: PixelFormat::RGB,
    };
    compressor.compress_to_vec(pixels).map_err(failed)
}

/// A thumbnail in shades of grey, a quarter as wide and high.
pub(crate) fn thumbnail_in_grey(jpeg: &[u8]) -> Result<GrayImage, MediaError> {
    let failed = |error: turbojpeg::Error| MediaError::damaged(error);
    let mut decompressor = Decompressor::new().map_err(failed)?;
    let header = decompressor.read_header(jpeg).map_err(failed)?;
    decompressor.set_scaling_factor(ScalingFactor::ONE_QUARTER).map_err(failed)?;
    let scaled = header.scaled(ScalingFactor::ONE_QUARTER);
    let (width, height) = (scaled.width, scaled.height);
    let mut pixels = vec![0; width * height];
    let output =
        turbojpeg::Image { pixels: pixels.as_mut_slice(), width, pitch: width, height, format: PixelFormat::GRAY };
    decompressor.decompress(jpeg, output).map_err(failed)?;
    // Of a size that thumbnails have.
    GrayImage::from_raw(width as u32, height as u32, pixels).ok_or_else(|| MediaError::damaged(damage::OTHER_SIZE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_long_side_is_what_was_asked_and_the_shape_is_kept() {
        let wide = RgbImage::new(1200, 300);
        let small = image::load_from_memory(&thumbnail(&wide, 384).unwrap()).unwrap();
        assert_eq!((small.width(), small.height()), (384, 96));
    }

    #[test]
    fn a_small_picture_is_not_enlarged_and_a_thin_one_keeps_a_pixel() {
        let tiny = image::load_from_memory(&thumbnail(&RgbImage::new(20, 10), 384).unwrap()).unwrap();
        assert_eq!((tiny.width(), tiny.height()), (20, 10));
        let thin = image::load_from_memory(&thumbnail(&RgbImage::new(5000, 2), 384).unwrap()).unwrap();
        assert_eq!((thin.width(), thin.height()), (384, 1));
    }
}
