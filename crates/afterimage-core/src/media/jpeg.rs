//! JPEG through libjpeg-turbo, scaled while decoding: a 12-megapixel photo costs a fraction of its full size.

use image::RgbImage;
use turbojpeg::{Colorspace, DecompressHeader, Decompressor, Image, PixelFormat, ScalingFactor};

use super::colour::{self, Profile};
use super::decode::{MAX_DECODED_BYTES, Stored};
use super::jpeg_segments::Segments;

/// libjpeg-turbo did not like something; another decoder should look.
pub(super) struct Doubt;

/// Scans of a progressive JPEG beyond this are an attack on the decoder's time.
const MAX_SCANS: u32 = 500;

/// A side longer than this is left to the checked path.
const MAX_SCALED_PIXELS: usize = 64 << 20;

/// What a pixel of a JPEG in several scans takes until the last of them, in bytes: a coefficient of 16 bits a channel.
const COEFFICIENTS_A_PIXEL: u64 = 6;

/// Decodes at the smallest power-of-two scale whose short side is at least `least_side`. The pixels are not turned upright.
pub(super) fn decode_scaled(bytes: &[u8], least_side: u32) -> Result<Stored, Doubt> {
    let mut decompressor = Decompressor::new().map_err(|_| Doubt)?;
    decompressor.set_scan_limit(MAX_SCANS).map_err(|_| Doubt)?;
    let header = decompressor.read_header(bytes).map_err(|_| Doubt)?;
    if header.is_lossless || is_too_large_to_collect(&header) {
        return Err(Doubt);
    }
    let short_side = header.width.min(header.height);
    let scale = [ScalingFactor::ONE_EIGHTH, ScalingFactor::ONE_QUARTER, ScalingFactor::ONE_HALF]
        .into_iter()
        .find(|scale| scale.scale(short_side) >= least_side as usize)
        .unwrap_or(ScalingFactor::ONE);
    decompressor.set_scaling_factor(scale).map_err(|_| Doubt)?;
    let scaled = header.scaled(scale);
    if scaled.width == 0 || scaled.height == 0 || scaled.width.saturating_mul(scaled.height) > MAX_SCALED_PIXELS {
        return Err(Doubt);
    }
    let inks = matches!(header.colorspace, Colorspace::CMYK | Colorspace::YCCK);
    let (format, channels) = if inks { (PixelFormat::CMYK, 4) } else { (PixelFormat::RGB, 3) };
    let mut pixels = vec![0; scaled.width * scaled.height * channels];
    let output = Image {
        pixels: pixels.as_mut_slice(),
        width: scaled.width,
        pitch: scaled.width * channels,
        height: scaled.height,
        format,
    };
    decompressor.decompress(bytes, output).map_err(|_| Doubt)?;
    let segments = Segments::read(bytes);
    let mut profile = segments.icc.map(Profile::Icc);
    if inks {
        // Adobe's programs write inks the other way round, and say so.
        if segments.adobe {
            pixels.iter_mut().for_each(|ink| *ink = 255 - *ink);
        }
        pixels = colour::cmyk_to_srgb(&pixels, profile.take().as_ref());
    }
    let size = |length: usize| u32::try_from(length).map_err(|_| Doubt);
    let pixels = RgbImage::from_raw(size(scaled.width)?, size(scaled.height)?, pixels).ok_or(Doubt)?;
    Ok(Stored { pixels, size: (size(header.width)?, size(header.height)?), profile, upright: false })
}

/// A progressive JPEG is collected whole before its first pixel is known, at any scale.
fn is_too_large_to_collect(header: &DecompressHeader) -> bool {
    header.is_progressive && (header.width * header.height) as u64 * COEFFICIENTS_A_PIXEL > MAX_DECODED_BYTES
}
