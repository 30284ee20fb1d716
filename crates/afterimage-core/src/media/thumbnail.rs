//! Thumbnails: small JPEGs that the grid shows.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;
use turbojpeg::{Compressor, PixelFormat, Subsamp};

use super::MediaError;

/// The long side of a thumbnail in pixels.
pub const THUMBNAIL_SIDE: u32 = 384;

/// Good enough that people do not see it, about 20 kB a photo.
const QUALITY: i32 = 80;

/// A picture as a JPEG whose long side is at most `side`.
pub fn thumbnail(picture: &RgbImage, side: u32) -> Result<Vec<u8>, MediaError> {
    let small = scale_down(picture, side)?;
    encode_jpeg(small.as_ref().unwrap_or(picture), QUALITY)
}

/// Encodes a picture as JPEG, quality 1 to 100.
pub(super) fn encode_jpeg(picture: &RgbImage, quality: i32) -> Result<Vec<u8>, MediaError> {
    let failed = |error: turbojpeg::Error| MediaError::Damaged(error.to_string());
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

/// `None` when the picture is small enough as it is.
fn scale_down(picture: &RgbImage, side: u32) -> Result<Option<RgbImage>, MediaError> {
    let (width, height) = picture.dimensions();
    let long = width.max(height);
    if long <= side {
        return Ok(None);
    }
    let scaled = |length: u32| (f64::from(length) * f64::from(side) / f64::from(long)).round().max(1.0) as u32;
    let (to_width, to_height) = (scaled(width), scaled(height));
    let failed = |error: &dyn std::fmt::Display| MediaError::Damaged(error.to_string());
    // Typed: the untyped call compiles the kernels of every pixel format into this crate.
    let from = TypedImageRef::<U8x3>::from_buffer(width, height, picture.as_raw()).map_err(|error| failed(&error))?;
    let mut to = TypedImage::<U8x3>::new(to_width, to_height);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new().resize_typed(&from, &mut to, &options).map_err(|error| failed(&error))?;
    Ok(RgbImage::from_raw(to_width, to_height, to.pixels().iter().flat_map(|pixel| pixel.0).collect()))
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
