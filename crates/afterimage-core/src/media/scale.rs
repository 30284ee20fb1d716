//! Making pictures smaller.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;

use super::MediaError;

/// Halves a picture as often as its short side stays at least `least_side`: what libjpeg-turbo does while it decodes, done
/// afterwards for the other formats, so that what comes next works on few pixels.
pub(super) fn halved(picture: RgbImage, least_side: u32) -> Result<RgbImage, MediaError> {
    let (width, height) = picture.dimensions();
    let short = width.min(height);
    let mut divisor = 1;
    while divisor < 8 && short / (divisor * 2) >= least_side.max(1) {
        divisor *= 2;
    }
    match divisor {
        1 => Ok(picture),
        _ => resized(&picture, width.div_ceil(divisor), height.div_ceil(divisor), FilterType::Box),
    }
}

/// A picture whose long side is `side`; `None` when it is small enough as it is.
pub(super) fn fitted(picture: &RgbImage, side: u32) -> Result<Option<RgbImage>, MediaError> {
    let (width, height) = picture.dimensions();
    let long = width.max(height);
    if long <= side {
        return Ok(None);
    }
    let scaled = |length: u32| (f64::from(length) * f64::from(side) / f64::from(long)).round().max(1.0) as u32;
    resized(picture, scaled(width), scaled(height), FilterType::CatmullRom).map(Some)
}

/// What reads text takes pictures of this many pixels on a side at most.
const LONGEST: f64 = 32_767.0;

/// A picture of about `pixels` pixels and no side too long to be read: made smaller, or up to `most_times` as wide and high as it is.
pub(super) fn of_area(picture: &RgbImage, pixels: f64, most_times: f64) -> Result<RgbImage, MediaError> {
    let (width, height) = picture.dimensions();
    let times = (pixels / (f64::from(width) * f64::from(height)).max(1.0)).sqrt().min(most_times);
    let times = times.min(LONGEST / f64::from(width.max(height).max(1)));
    let scaled = |length: u32| (f64::from(length) * times).round().max(1.0) as u32;
    resized(picture, scaled(width), scaled(height), FilterType::CatmullRom)
}

fn resized(picture: &RgbImage, width: u32, height: u32, filter: FilterType) -> Result<RgbImage, MediaError> {
    let failed = |error: &dyn std::fmt::Display| MediaError::damaged(error);
    // Typed: the untyped call compiles the kernels of every pixel format into this crate.
    let from = TypedImageRef::<U8x3>::from_buffer(picture.width(), picture.height(), picture.as_raw())
        .map_err(|error| failed(&error))?;
    let mut to = TypedImage::<U8x3>::new(width, height);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
    Resizer::new().resize_typed(&from, &mut to, &options).map_err(|error| failed(&error))?;
    let pixels = to.pixels().iter().flat_map(|pixel| pixel.0).collect();
    RgbImage::from_raw(width, height, pixels).ok_or_else(|| failed(&"it can't be made smaller"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halving_stops_before_the_short_side_is_too_short() {
        let halved = |width, height, least| halved(RgbImage::new(width, height), least).unwrap().dimensions();
        assert_eq!(halved(4000, 3000, 384), (1000, 750));
        assert_eq!(halved(4000, 3000, 3000), (4000, 3000));
        assert_eq!(halved(4000, 3000, u32::MAX), (4000, 3000));
        assert_eq!(halved(9, 9, 0), (2, 2));
    }

    #[test]
    fn an_area_is_reached_from_both_sides_and_not_from_afar() {
        let of_area = |width, height| of_area(&RgbImage::new(width, height), 2e6, 3.0).unwrap().dimensions();
        assert_eq!(of_area(4000, 2000), (2000, 1000));
        assert_eq!(of_area(1000, 500), (2000, 1000));
        assert_eq!(of_area(100, 50), (300, 150));
        assert_eq!(of_area(40_000, 1), (32_767, 1));
    }

    #[test]
    fn halving_averages() {
        let chequered = RgbImage::from_fn(64, 64, |x, y| image::Rgb([((x + y) % 2) as u8 * 200; 3]));
        let grey = halved(chequered, 32).unwrap();
        assert!(grey.pixels().all(|pixel| pixel.0 == [100; 3]), "{:?}", grey.get_pixel(5, 5));
    }
}
