//! JPEG through libjpeg-turbo, scaled while decoding: a 12-megapixel photo costs a fraction of its full size.

use image::RgbImage;
use turbojpeg::{Colorspace, Decompressor, Image, PixelFormat, ScalingFactor};

/// libjpeg-turbo did not like something; another decoder should look.
pub(super) struct Doubt;

/// Scans of a progressive JPEG beyond this are an attack on the decoder's time.
const MAX_SCANS: u32 = 500;

/// A side longer than this is left to the checked path.
const MAX_SCALED_PIXELS: usize = 64 << 20;

/// Decodes at the smallest power-of-two scale whose short side is at least `least_side`. Returns the pixels (not turned
/// upright) and the full size.
pub(super) fn decode_scaled(bytes: &[u8], least_side: u32) -> Result<(RgbImage, (u32, u32)), Doubt> {
    let mut decompressor = Decompressor::new().map_err(|_| Doubt)?;
    decompressor.set_scan_limit(MAX_SCANS).map_err(|_| Doubt)?;
    let header = decompressor.read_header(bytes).map_err(|_| Doubt)?;
    if header.is_lossless || matches!(header.colorspace, Colorspace::CMYK | Colorspace::YCCK) {
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
    let mut pixels = vec![0; scaled.width * scaled.height * 3];
    let output = Image {
        pixels: pixels.as_mut_slice(),
        width: scaled.width,
        pitch: scaled.width * 3,
        height: scaled.height,
        format: PixelFormat::RGB,
    };
    decompressor.decompress(bytes, output).map_err(|_| Doubt)?;
    let size = |length: usize| u32::try_from(length).map_err(|_| Doubt);
    let picture = RgbImage::from_raw(size(scaled.width)?, size(scaled.height)?, pixels).ok_or(Doubt)?;
    Ok((picture, (size(header.width)?, size(header.height)?)))
}
