//! A WebP without what it says about itself (its container specification). Its compressed pixels are copied as they are.

use super::upright;

/// `RIFF`, the length of all that follows, `WEBP`.
const HEAD: usize = 12;

/// Chunks that are the picture.
const KEPT: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// Flags of the chunk `VP8X` that announce EXIF and XMP.
const EXIF_FLAG: u8 = 0x08;
const XMP_FLAG: u8 = 0x04;

/// The picture with its colours and which way is up; what follows its end is left out. `None` if it is no whole WebP.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let length = usize::try_from(u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?)).ok()?;
    let mut rest = bytes.get(HEAD..length.checked_add(8)?)?;
    let mut out = bytes[..HEAD].to_vec();
    let turned = upright(bytes);
    while !rest.is_empty() {
        let length = usize::try_from(u32::from_le_bytes(*rest.get(4..)?.first_chunk()?)).ok()?;
        // Filled up to an even number of bytes.
        let chunk = rest.get(..length.checked_add(8 + length % 2)?)?;
        rest = &rest[chunk.len()..];
        let kind = &chunk[..4];
        if !KEPT.iter().any(|kept| *kept == kind) {
            continue;
        }
        let from = out.len();
        out.extend_from_slice(chunk);
        if kind == b"VP8X"
            && let Some(flags) = out.get_mut(from + 8)
        {
            *flags &= !(EXIF_FLAG | XMP_FLAG);
            *flags |= if turned.is_some() { EXIF_FLAG } else { 0 };
        }
    }
    // EXIF needs a VP8X chunk, which a file that had EXIF has.
    if let Some(exif) = turned {
        out.extend(b"EXIF");
        out.extend((exif.len() as u32).to_le_bytes());
        out.extend_from_slice(&exif);
    }
    let length = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Some(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::tests::{EXIF, picture, turned};

    fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let fill: &[u8] = if content.len() % 2 == 1 { &[0] } else { &[] };
        [kind, &(content.len() as u32).to_le_bytes()[..], content, fill].concat()
    }

    /// A file with these chunks.
    fn file(chunks: &[Vec<u8>]) -> Vec<u8> {
        let chunks = chunks.concat();
        [b"RIFF", &(chunks.len() as u32 + 4).to_le_bytes()[..], b"WEBP", &chunks].concat()
    }

    #[test]
    fn a_picture_keeps_its_pixels_and_which_way_is_up() {
        let plain = picture(image::ImageFormat::WebP);
        let pixels = plain[HEAD..].to_vec();
        let extended = |flags: u8| chunk(b"VP8X", &[flags, 0, 0, 0, 4, 0, 0, 2, 0, 0]);
        let (exif, xmp) = (chunk(b"EXIF", EXIF), chunk(b"XMP ", b"<x:xmpmeta/>"));
        let whole = [file(&[extended(0x0C), pixels.clone(), exif, xmp.clone()]), b"more".to_vec()].concat();
        let stripped = strip(&whole).unwrap();
        assert_eq!(image::load_from_memory(&stripped).unwrap(), image::load_from_memory(&plain).unwrap());
        assert_eq!(turned(&stripped), Some(6));
        assert_eq!(memchr::memmem::find(&stripped, b"xmpmeta"), None);
        assert_eq!(strip(&file(&[extended(0x04), pixels.clone(), xmp])).unwrap(), file(&[extended(0), pixels]));
        assert_eq!(strip(&plain).unwrap(), plain);
        assert_eq!(strip(&plain[..plain.len() - 1]), None);
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..128), length in 0_u32..140) {
            let _ = strip(&[b"RIFF", &length.to_le_bytes()[..], b"WEBP", &bytes].concat());
        }
    }
}
