//! From bytes to upright pixels.

use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, RgbImage};

use super::colour::Profile;
use super::{Format, MediaError, colour, jpeg, jxl, raw, scale, still};

/// Decoding one photo takes at most this much memory, in bytes.
pub(super) const MAX_DECODED_BYTES: u64 = 384 << 20;

/// No side is longer, in pixels.
pub(super) const MAX_SIDE: u32 = 65_535;

/// A picture as it lies in its file.
pub(super) struct Stored {
    /// Possibly scaled down.
    pub pixels: RgbImage,
    /// Width and height in the file.
    pub size: (u32, u32),
    /// What its colours mean, if not sRGB.
    pub profile: Option<Profile>,
    /// Whether the decoder has turned it upright: formats that say themselves how to, whatever EXIF repeats.
    pub upright: bool,
}

/// A decoded picture, upright, in sRGB.
pub(super) struct Decoded {
    /// Possibly scaled down.
    pub pixels: RgbImage,
    /// The file's own width, upright.
    pub full_width: u32,
    /// The file's own height, upright.
    pub full_height: u32,
}

/// Decodes a picture and turns it upright. Its short side is at least `least_side`, unless the original's is less.
pub(super) fn decode(
    bytes: &[u8],
    format: Format,
    orientation: Orientation,
    least_side: u32,
) -> Result<Decoded, MediaError> {
    let stored = decode_stored(bytes, format, least_side)?;
    let orientation = if stored.upright { Orientation::NoTransforms } else { orientation };
    let mut pixels = scale::halved(stored.pixels, least_side)?;
    if let Some(profile) = &stored.profile {
        colour::to_srgb(&mut pixels, profile);
    }
    let mut picture = DynamicImage::ImageRgb8(pixels);
    picture.apply_orientation(orientation);
    let sideways = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (width, height) = stored.size;
    let (full_width, full_height) = if sideways { (height, width) } else { (width, height) };
    Ok(Decoded { pixels: picture.into_rgb8(), full_width, full_height })
}

fn decode_stored(bytes: &[u8], format: Format, least_side: u32) -> Result<Stored, MediaError> {
    match format {
        Format::Jpeg => decode_jpeg(bytes, least_side),
        Format::Png => still::decode(bytes, ImageFormat::Png),
        Format::WebP => still::decode(bytes, ImageFormat::WebP),
        Format::Gif => still::decode(bytes, ImageFormat::Gif),
        Format::Bmp => still::decode(bytes, ImageFormat::Bmp),
        Format::Tiff => still::decode(bytes, ImageFormat::Tiff),
        Format::Ico => still::decode(bytes, ImageFormat::Ico),
        Format::JpegXl => jxl::decode(bytes),
        Format::Raw(_) => decode_jpeg(raw::largest_preview(bytes).ok_or(MediaError::NoPreview)?.jpeg, least_side),
        #[cfg(all(feature = "heic", not(windows)))]
        Format::Heic | Format::Avif => super::heif::decode(bytes),
        #[cfg(not(all(feature = "heic", not(windows))))]
        Format::Heic | Format::Avif => Err(MediaError::Unsupported { format: format.name() }),
    }
}

/// Where the fast decoder has a doubt, the strict one decides whether the file is damaged.
fn decode_jpeg(bytes: &[u8], least_side: u32) -> Result<Stored, MediaError> {
    jpeg::decode_scaled(bytes, least_side).or_else(|jpeg::Doubt| still::decode(bytes, ImageFormat::Jpeg))
}

/// Lays a row of pixels with transparency on white.
pub(super) fn opaque_row(rgba: &[u8], rgb: &mut Vec<u8>) {
    rgb.extend(rgba.as_chunks().0.iter().flat_map(|&[r, g, b, alpha]| {
        let alpha = u32::from(alpha);
        [r, g, b].map(|channel| ((u32::from(channel) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
    }));
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{Rgb, Rgba, RgbaImage};

    use super::*;

    fn encode(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// Left half red, right half blue.
    fn halves() -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_fn(
            64,
            32,
            |x, _| {
                if x < 32 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) }
            },
        ))
    }

    #[test]
    fn every_format_gives_the_same_picture() {
        let formats = [
            (ImageFormat::Jpeg, Format::Jpeg),
            (ImageFormat::Png, Format::Png),
            (ImageFormat::WebP, Format::WebP),
            (ImageFormat::Gif, Format::Gif),
            (ImageFormat::Bmp, Format::Bmp),
            (ImageFormat::Tiff, Format::Tiff),
        ];
        for (write, read) in formats {
            let bytes = encode(&halves(), write);
            assert_eq!(Format::of_bytes(&bytes).unwrap(), read);
            let decoded = decode(&bytes, read, Orientation::NoTransforms, 16).unwrap();
            assert_eq!((decoded.full_width, decoded.full_height), (64, 32), "{write:?}");
            let left = decoded.pixels.get_pixel(decoded.pixels.width() / 8, 8).0;
            let right = decoded.pixels.get_pixel(decoded.pixels.width() * 7 / 8, 8).0;
            assert!(left[0] > 180 && left[2] < 80, "{write:?}: left is {left:?}");
            assert!(right[2] > 180 && right[0] < 80, "{write:?}: right is {right:?}");
        }
    }

    #[test]
    fn orientation_turns_the_picture_and_its_size() {
        let bytes = encode(&halves(), ImageFormat::Png);
        let decoded = decode(&bytes, Format::Png, Orientation::Rotate90, u32::MAX).unwrap();
        assert_eq!((decoded.full_width, decoded.full_height), (32, 64));
        // Turned clockwise, what was left is on top.
        assert!(decoded.pixels.get_pixel(16, 4).0[0] > 180);
        assert!(decoded.pixels.get_pixel(16, 60).0[2] > 180);
    }

    #[test]
    fn transparency_is_laid_on_white() {
        let clear = DynamicImage::ImageRgba8(RgbaImage::from_pixel(4, 4, Rgba([0, 0, 0, 0])));
        let decoded =
            decode(&encode(&clear, ImageFormat::Png), Format::Png, Orientation::NoTransforms, u32::MAX).unwrap();
        assert_eq!(decoded.pixels.get_pixel(1, 1).0, [255, 255, 255]);
    }

    #[test]
    fn a_file_cut_anywhere_is_an_error_or_a_picture_but_never_a_panic() {
        for (write, read) in [(ImageFormat::Jpeg, Format::Jpeg), (ImageFormat::Png, Format::Png)] {
            let bytes = encode(&halves(), write);
            for sixteenth in 0..16 {
                let cut = &bytes[..bytes.len() * sixteenth / 16];
                if let Ok(decoded) = decode(cut, read, Orientation::NoTransforms, 16) {
                    assert_eq!((decoded.full_width, decoded.full_height), (64, 32));
                }
            }
        }
    }

    #[test]
    fn a_decompression_bomb_is_refused_by_its_header() {
        // A BMP header that promises 60,000 × 60,000 pixels and holds none.
        let mut bomb = b"BM".to_vec();
        bomb.extend_from_slice(&[0; 8]);
        bomb.extend_from_slice(&54_u32.to_le_bytes());
        bomb.extend_from_slice(&40_u32.to_le_bytes());
        bomb.extend_from_slice(&60_000_i32.to_le_bytes());
        bomb.extend_from_slice(&60_000_i32.to_le_bytes());
        bomb.extend_from_slice(&1_u16.to_le_bytes());
        bomb.extend_from_slice(&24_u16.to_le_bytes());
        bomb.extend_from_slice(&[0; 24]);
        assert!(matches!(decode(&bomb, Format::Bmp, Orientation::NoTransforms, 16), Err(MediaError::TooLarge { .. })));
    }
}
