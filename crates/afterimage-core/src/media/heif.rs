//! HEIC, HEIF and AVIF through libheif, which turns, mirrors and crops as the file says.

use std::sync::OnceLock;

use image::RgbImage;
use libheif_rs::{ColorSpace, DecodingOptions, HeifContext, HeifError, HeifErrorCode, LibHeif, Plane, RgbChroma};

use super::MediaError;
use super::colour::Profile;
use super::decode::{MAX_DECODED_BYTES, Stored, opaque_row};
use super::error::damage;

/// Set up once: it is shared by all threads.
static LIBRARY: OnceLock<LibHeif> = OnceLock::new();

/// What a pixel takes at most while it is decoded, in bytes: planes of 16 bits and four channels beside them.
const BYTES_A_PIXEL: u64 = 8;

/// Decodes the primary picture, upright.
pub(super) fn decode(bytes: &[u8]) -> Result<Stored, MediaError> {
    let library = LIBRARY.get_or_init(LibHeif::new);
    let mut context = HeifContext::new().map_err(reason)?;
    let mut limits = context.security_limits();
    limits.set_max_image_size_pixels(MAX_DECODED_BYTES / BYTES_A_PIXEL);
    limits.set_max_total_memory(MAX_DECODED_BYTES);
    limits.set_max_memory_block_size(MAX_DECODED_BYTES);
    context.set_security_limits(&limits).map_err(reason)?;
    context.read_bytes(bytes).map_err(reason)?;
    let handle = context.primary_image_handle().map_err(reason)?;

    let mut options = DecodingOptions::new().ok_or_else(|| MediaError::damaged(damage::NO_DECODER))?;
    options.set_convert_hdr_to_8bit(true);
    // Several photos are decoded at once already.
    options.set_num_library_threads(1);
    options.set_num_codec_threads(1);
    let alpha = handle.has_alpha_channel();
    let chroma = if alpha { RgbChroma::Rgba } else { RgbChroma::Rgb };
    let picture = library.decode(&handle, ColorSpace::Rgb(chroma), Some(options)).map_err(reason)?;
    let planes = picture.planes();
    let plane = planes.interleaved.ok_or_else(|| MediaError::damaged(damage::NO_PIXELS))?;
    let pixels = rgb(&plane, if alpha { 4 } else { 3 })?;
    let icc = handle.color_profile_raw().map(|profile| Profile::Icc(profile.data));
    let profile = icc.or_else(|| {
        let numbers = handle.color_profile_nclx()?;
        Some(Profile::Numbered {
            primaries: numbers.color_primaries() as u8,
            transfer: numbers.transfer_characteristics() as u8,
        })
    });
    Ok(Stored { size: pixels.dimensions(), pixels, profile, upright: true })
}

/// The rows of a plane without the gaps between them, on white.
fn rgb(plane: &Plane<&[u8]>, channels: usize) -> Result<RgbImage, MediaError> {
    let row = plane.width as usize * channels;
    let mut pixels = Vec::with_capacity(plane.width as usize * plane.height as usize * 3);
    for line in plane.data.chunks(plane.stride.max(1)).take(plane.height as usize) {
        let line = line.get(..row).ok_or_else(|| MediaError::damaged(damage::SHORT_ROWS))?;
        match channels {
            4 => opaque_row(line, &mut pixels),
            _ => pixels.extend_from_slice(line),
        }
    }
    RgbImage::from_raw(plane.width, plane.height, pixels).ok_or_else(|| MediaError::damaged(damage::FEW_ROWS))
}

fn reason(error: HeifError) -> MediaError {
    match error.code {
        HeifErrorCode::MemoryAllocationError => {
            MediaError::TooLarge { what: "more memory than a photo should need".to_owned() }
        }
        _ => MediaError::damaged(&error.message),
    }
}
