//! JPEG XL through jxl-oxide, which turns the picture as its header says.

use image::RgbImage;
use jxl_oxide::{AllocTracker, EnumColourEncoding, JxlImage, JxlThreadPool, PixelFormat, RenderingIntent};

use super::MediaError;
use super::colour::Profile;
use super::decode::{MAX_DECODED_BYTES, Stored, opaque_row};
use super::error::damage;

/// What a pixel takes at least while it is decoded, in bytes: three channels of 32 bits and the finished one.
const BYTES_A_PIXEL: u64 = 15;

/// Decodes the first frame, upright.
pub(super) fn decode(bytes: &[u8]) -> Result<Stored, MediaError> {
    let mut picture = JxlImage::builder()
        .pool(JxlThreadPool::none())
        .alloc_tracker(AllocTracker::with_limit(usize::try_from(MAX_DECODED_BYTES).unwrap_or(usize::MAX)))
        .read(bytes)
        .map_err(|error| damaged(&*error))?;
    let (width, height) = (picture.width(), picture.height());
    if u64::from(width) * u64::from(height) * BYTES_A_PIXEL > MAX_DECODED_BYTES {
        return Err(MediaError::TooLarge { what: format!("{width} × {height} pixels") });
    }
    // Colours that an ICC profile describes are turned into sRGB later, all others here.
    let profile = match picture.original_icc() {
        Some(_) => Some(Profile::Icc(picture.rendered_icc())),
        None => {
            picture.request_color_encoding(EnumColourEncoding::srgb(RenderingIntent::Relative));
            None
        }
    };
    let format = picture.pixel_format();
    let render = picture.render_frame(0).map_err(|error| damaged(&*error))?;
    let mut stream = render.stream();
    let mut row = vec![0_u8; stream.width() as usize * stream.channels() as usize];
    let mut pixels = Vec::with_capacity(stream.width() as usize * stream.height() as usize * 3);
    for _ in 0..stream.height() {
        stream.write_to_buffer(&mut row);
        match format {
            PixelFormat::Rgb => pixels.extend_from_slice(&row),
            PixelFormat::Rgba => opaque_row(&row, &mut pixels),
            PixelFormat::Gray => pixels.extend(row.iter().flat_map(|&grey| [grey; 3])),
            PixelFormat::Graya => {
                let rgba: Vec<u8> = row.as_chunks().0.iter().flat_map(|&[g, alpha]| [g, g, g, alpha]).collect();
                opaque_row(&rgba, &mut pixels);
            }
            PixelFormat::Cmyk | PixelFormat::Cmyka => {
                return Err(MediaError::Unsupported { format: "CMYK JPEG XL" });
            }
        }
    }
    let pixels = RgbImage::from_raw(stream.width(), stream.height(), pixels)
        .ok_or_else(|| MediaError::damaged(damage::FEW_ROWS))?;
    Ok(Stored { size: (width, height), pixels, profile, upright: true })
}

fn damaged(error: &(dyn std::error::Error + Send + Sync)) -> MediaError {
    MediaError::damaged(error)
}
