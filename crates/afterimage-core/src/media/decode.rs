//! From bytes to upright pixels.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, Rgb, RgbImage};

use super::{Format, MediaError, jpeg};

/// Decoding one photo takes at most this much memory, in bytes.
const MAX_DECODED_BYTES: u64 = 512 << 20;

/// No side is longer, in pixels.
const MAX_SIDE: u32 = 65_535;

/// A decoded picture, upright.
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
    let (picture, (width, height)) = match format {
        // Where the fast decoder has a doubt, the strict one decides whether the file is damaged.
        Format::Jpeg => match jpeg::decode_scaled(bytes, least_side) {
            Ok((pixels, size)) => (DynamicImage::ImageRgb8(pixels), size),
            Err(jpeg::Doubt) => decode_fully(bytes, format)?,
        },
        _ => decode_fully(bytes, format)?,
    };
    let mut picture = DynamicImage::ImageRgb8(opaque(picture));
    picture.apply_orientation(orientation);
    let sideways = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (full_width, full_height) = if sideways { (height, width) } else { (width, height) };
    Ok(Decoded { pixels: picture.into_rgb8(), full_width, full_height })
}

fn decode_fully(bytes: &[u8], format: Format) -> Result<(DynamicImage, (u32, u32)), MediaError> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format.into());
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(reason)?;
    let size = decoder.dimensions();
    // Not every decoder minds the limit itself.
    if decoder.total_bytes() > MAX_DECODED_BYTES {
        return Err(MediaError::TooLarge { what: format!("{} × {} pixels", size.0, size.1) });
    }
    if size.0 == 0 || size.1 == 0 {
        return Err(MediaError::Damaged("it has no pixels".to_owned()));
    }
    Ok((DynamicImage::from_decoder(decoder).map_err(reason)?, size))
}

fn reason(error: image::ImageError) -> MediaError {
    match error {
        image::ImageError::Limits(_) => {
            MediaError::TooLarge { what: "more memory than a photo should need".to_owned() }
        }
        image::ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            MediaError::Damaged("the file ends too early".to_owned())
        }
        error => MediaError::Damaged(error.to_string().trim_end_matches('.').to_owned()),
    }
}

/// Lays a transparent picture on white, as a web page would.
fn opaque(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let rgba = picture.into_rgba8();
    let mut rgb = RgbImage::new(rgba.width(), rgba.height());
    for (to, from) in rgb.pixels_mut().zip(rgba.pixels()) {
        let [r, g, b, alpha] = from.0.map(u32::from);
        *to = Rgb([r, g, b].map(|channel| ((channel * alpha + 255 * (255 - alpha) + 127) / 255) as u8));
    }
    rgb
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgba, RgbaImage};

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
        let decoded = decode(&bytes, Format::Png, Orientation::Rotate90, 16).unwrap();
        assert_eq!((decoded.full_width, decoded.full_height), (32, 64));
        // Turned clockwise, what was left is on top.
        assert!(decoded.pixels.get_pixel(16, 4).0[0] > 180);
        assert!(decoded.pixels.get_pixel(16, 60).0[2] > 180);
    }

    #[test]
    fn transparency_is_laid_on_white() {
        let clear = DynamicImage::ImageRgba8(RgbaImage::from_pixel(4, 4, Rgba([0, 0, 0, 0])));
        let decoded = decode(&encode(&clear, ImageFormat::Png), Format::Png, Orientation::NoTransforms, 1).unwrap();
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
