//! The largest JPEG picture in a file.

use memchr::memmem;

/// Pictures looked at: cameras put two to five into a file.
const MAX_CANDIDATES: usize = 256;

/// Segments looked at before a picture's size is known.
const MAX_SEGMENTS: usize = 128;

/// A JPEG picture inside another file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::media) struct Preview<'a> {
    /// From its first byte; what follows its last is for the decoder to leave alone.
    pub jpeg: &'a [u8],
    /// Pixels.
    pub width: u16,
    /// Pixels.
    pub height: u16,
}

impl Preview<'_> {
    fn area(&self) -> u32 {
        u32::from(self.width) * u32::from(self.height)
    }
}

/// The picture with the most pixels, the first of several.
pub(in crate::media) fn largest_preview(file: &[u8]) -> Option<Preview<'_>> {
    memmem::find_iter(file, &[0xFF, 0xD8, 0xFF])
        .filter_map(|start| preview(&file[start..]))
        .take(MAX_CANDIDATES)
        .reduce(|largest, next| if next.area() > largest.area() { next } else { largest })
}

/// The picture that begins here, if one does: segments up to the frame header (ITU-T T.81, annex B), which must be of a
/// kind that is shown. Sensor data often is JPEG too, but lossless or in other numbers of bits and components.
fn preview(jpeg: &[u8]) -> Option<Preview<'_>> {
    let mut at = 2;
    for _ in 0..MAX_SEGMENTS {
        let [0xFF, marker, high, low] = *jpeg.get(at..)?.first_chunk()? else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        match marker {
            // A marker may be preceded by any number of fill bytes.
            0xFF => at += 1,
            0xC0..=0xC2 => return frame(jpeg, at + 4),
            0xC4 | 0xDB | 0xDD | 0xE0..=0xEF | 0xFE if length >= 2 => at += 2 + length,
            _ => return None,
        }
    }
    None
}

fn frame(jpeg: &[u8], at: usize) -> Option<Preview<'_>> {
    let [8, h1, h0, w1, w0, 1 | 3] = *jpeg.get(at..)?.first_chunk()? else { return None };
    let (width, height) = (u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0]));
    (width > 0 && height > 0).then_some(Preview { jpeg, width, height })
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat, RgbImage};
    use proptest::prelude::*;

    use super::*;

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(RgbImage::new(width, height)).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn the_largest_of_several_is_found_among_other_bytes() {
        let noise = [0xFF, 0xD8, 0x00, 0xFF, 0xD8, 0xFF, 0xD8, 0xFF, 0x00, 0x13];
        let file = [&noise[..], &jpeg(16, 8), &noise, &jpeg(64, 48), &noise, &jpeg(32, 40)].concat();
        let found = largest_preview(&file).unwrap();
        assert_eq!((found.width, found.height), (64, 48));
        assert_eq!(image::load_from_memory(found.jpeg).unwrap().width(), 64);
    }

    #[test]
    fn lossless_sensor_data_is_no_preview() {
        let mut lossless = jpeg(64, 48);
        let frame = lossless.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
        lossless[frame + 1] = 0xC3;
        assert_eq!(largest_preview(&lossless), None);
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..256)) {
            let _ = largest_preview(&[&[0xFF, 0xD8, 0xFF], bytes.as_slice()].concat());
        }
    }
}
