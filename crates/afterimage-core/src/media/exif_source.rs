//! Where in a photo's file its EXIF lies.
//!
//! The EXIF reader opens JPEG, PNG, WebP, TIFF and HEIF files by itself; for the others this finds a part that it can
//! open.

use std::borrow::Cow;

use jxl_oxide::{AuxBoxData, JxlImage};
use memchr::memmem;

use super::{Format, RawMaker, raw};

/// EXIF of RAW files stands before the pixels, within this many bytes.
const RAW_EXIF: usize = 1 << 20;

/// The bytes of a file, or of the part of it, that the EXIF reader should open.
pub(super) fn of(bytes: &[u8], format: Format) -> Cow<'_, [u8]> {
    match format {
        Format::JpegXl => of_jxl(bytes).map_or(Cow::Borrowed(&[]), Cow::Owned),
        // A TIFF in all but its first number.
        Format::Raw(RawMaker::Olympus | RawMaker::Panasonic) => Cow::Owned(as_tiff(bytes)),
        // The preview carries the camera's whole EXIF.
        Format::Raw(RawMaker::Fujifilm) => {
            Cow::Borrowed(raw::largest_preview(bytes).map_or(&[], |preview| preview.jpeg))
        }
        Format::Raw(RawMaker::Canon) if !bytes.starts_with(b"II") => Cow::Borrowed(of_cr3(bytes).unwrap_or_default()),
        _ => Cow::Borrowed(bytes),
    }
}

fn of_jxl(bytes: &[u8]) -> Option<Vec<u8>> {
    // A bare codestream has no boxes.
    bytes.starts_with(&[0, 0, 0, 0x0C]).then_some(())?;
    let picture = JxlImage::builder().read(bytes).ok()?;
    match picture.aux_boxes().first_exif().ok()? {
        AuxBoxData::Data(exif) => Some(exif.payload().to_vec()),
        _ => None,
    }
}

fn as_tiff(bytes: &[u8]) -> Vec<u8> {
    let mut tiff = bytes[..bytes.len().min(RAW_EXIF)].to_vec();
    let magic: [u8; 2] = if tiff.starts_with(b"MM") { [0, 42] } else { [42, 0] };
    if let Some(place) = tiff.get_mut(2..4) {
        place.copy_from_slice(&magic);
    }
    tiff
}

/// The first directory of a CR3 file, a TIFF in the box `CMT1`.
fn of_cr3(bytes: &[u8]) -> Option<&[u8]> {
    let head = &bytes[..bytes.len().min(RAW_EXIF)];
    let name = memmem::find(head, b"CMT1")?;
    let length = u32::from_be_bytes(*head.get(name.checked_sub(4)?..)?.first_chunk()?);
    head.get(name + 4..name.checked_add(usize::try_from(length).ok()?)?.checked_sub(4)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_directory_of_a_cr3_is_found() {
        let file = [b"\0\0\0\x18ftypcrx \0\0\0\x01".as_slice(), b"\0\0\0\x0CCMT1II*\0rest"].concat();
        assert_eq!(&*of(&file, Format::Raw(RawMaker::Canon)), b"II*\0");
    }

    #[test]
    fn a_panasonic_file_becomes_a_tiff() {
        assert_eq!(&*of(b"IIU\0\x18\0\0\0", Format::Raw(RawMaker::Panasonic)), b"II*\0\x18\0\0\0");
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..128)) {
            for format in [RawMaker::Canon, RawMaker::Fujifilm, RawMaker::Olympus].map(Format::Raw) {
                let _ = of(&bytes, format);
                let _ = of(&[b"CMT1", bytes.as_slice(), b"CMT1"].concat(), format);
            }
            let _ = of(&bytes, Format::JpegXl);
        }
    }
}
