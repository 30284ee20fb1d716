//! From a decoded picture to the square the network takes.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;

use crate::{EncoderError, PreparedImage};

/// Squashes `picture` to `side` × `side` with an antialiased bicubic filter, the one the network's evaluation uses.
pub(super) fn resize(picture: &RgbImage, side: u32) -> Result<PreparedImage, EncoderError> {
    let failed = |error: String| {
        EncoderError::Network(candle_core::Error::Msg(format!("the picture can't be resized: {error}")))
    };
    let (width, height) = picture.dimensions();
    if width == 0 || height == 0 {
        return Err(failed("it has no pixels".to_owned()));
    }
    // Typed: the untyped call compiles the kernels of every pixel format into this crate.
    let source = TypedImageRef::<U8x3>::from_buffer(width, height, picture.as_raw())
        .map_err(|error| failed(error.to_string()))?;
    let mut target = TypedImage::<U8x3>::new(side, side);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new().resize_typed(&source, &mut target, &options).map_err(|error| failed(error.to_string()))?;
    Ok(PreparedImage { side, rgb: target.pixels().iter().flat_map(|pixel| pixel.0).collect() })
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    #[test]
    fn the_whole_picture_stays_and_fills_the_square() {
        // Left half red, right half blue, three times as wide as high.
        let picture = RgbImage::from_fn(900, 300, |x, _| if x < 450 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) });
        let prepared = resize(&picture, 260).unwrap();
        assert_eq!((prepared.side, prepared.rgb.len()), (260, 260 * 260 * 3));
        for (x, expected) in [(0, [255, 0, 0]), (127, [255, 0, 0]), (132, [0, 0, 255]), (259, [0, 0, 255])] {
            for y in [0, 130, 259] {
                assert_eq!(prepared.rgb[(y * 260 + x) * 3..][..3], expected, "({x}, {y})");
            }
        }
    }

    #[test]
    fn shrinking_averages_and_does_not_skip() {
        let chequered =
            RgbImage::from_fn(2080, 2080, |x, y| if (x + y) % 2 == 0 { Rgb([255; 3]) } else { Rgb([0; 3]) });
        let prepared = resize(&chequered, 260).unwrap();
        assert!(prepared.rgb.iter().all(|value| (120..=135).contains(value)));
    }

    #[test]
    fn a_single_pixel_becomes_a_picture() {
        let prepared = resize(&RgbImage::from_pixel(1, 1, Rgb([9, 8, 7])), 260).unwrap();
        assert!(prepared.rgb.chunks(3).all(|pixel| pixel == [9, 8, 7]));
    }

    #[test]
    fn a_picture_without_pixels_is_an_error() {
        assert!(resize(&RgbImage::new(0, 5), 260).is_err());
    }
}
