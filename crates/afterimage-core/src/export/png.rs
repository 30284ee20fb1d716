//! A PNG without what it says about itself (PNG 3rd edition, 4.7 and 11). Its compressed pixels are copied as they are.

use super::upright;

const SIGNATURE: usize = 8;

/// Ancillary chunks that say how the pixels look, and those of an animation. (Critical chunks begin with a capital.)
const KEPT: [&[u8; 4]; 16] = [
    b"acTL", b"bKGD", b"cHRM", b"cICP", b"cLLI", b"fcTL", b"fdAT", b"gAMA", b"hIST", b"iCCP", b"mDCV", b"pHYs",
    b"sBIT", b"sPLT", b"sRGB", b"tRNS",
];

/// The picture with its colours and which way is up; what follows its end is left out. `None` if it is no whole PNG.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..SIGNATURE)?.to_vec();
    let mut rest = &bytes[SIGNATURE..];
    let mut turned = upright(bytes);
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        // Its length before it, its checksum after.
        let chunk = rest.get(..length.checked_add(12)?)?;
        rest = &rest[chunk.len()..];
        let kind = chunk.get(4..8)?;
        if kind == b"IDAT"
            && let Some(exif) = turned.take()
        {
            push(&mut out, *b"eXIf", &exif);
        }
        if kind[0].is_ascii_uppercase() || KEPT.iter().any(|kept| *kept == kind) {
            out.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return Some(out);
        }
    }
}

fn push(out: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    // What is pushed is short.
    out.extend(u32::try_from(content.len()).unwrap_or(u32::MAX).to_be_bytes());
    let from = out.len();
    out.extend(kind);
    out.extend_from_slice(content);
    let checksum = crc32(&out[from..]);
    out.extend(checksum.to_be_bytes());
}

/// The checksum of a chunk (PNG 3rd edition, 5.5), bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::tests::{EXIF, picture, turned};

    #[test]
    fn a_picture_keeps_its_pixels_its_colours_and_which_way_is_up() {
        let plain = picture(image::ImageFormat::Png);
        // After the signature and the header.
        let mut whole = plain[..33].to_vec();
        push(&mut whole, *b"gAMA", b"\0\0\xB1\x8F");
        push(&mut whole, *b"tEXt", b"Author\0Ada");
        push(&mut whole, *b"eXIf", EXIF);
        whole.extend_from_slice(&plain[33..]);
        whole.extend_from_slice(b"and a film");
        let stripped = strip(&whole).unwrap();
        assert_eq!(image::load_from_memory(&stripped).unwrap(), image::load_from_memory(&plain).unwrap());
        assert!(memchr::memmem::find(&stripped, b"gAMA").is_some());
        for gone in [b"Author".as_slice(), b"film", b"Bob"] {
            assert_eq!(memchr::memmem::find(&stripped, gone), None);
        }
        assert_eq!(turned(&stripped), Some(6));
        assert_eq!(strip(&plain).unwrap(), plain);
        assert_eq!(strip(&plain[..plain.len() - 1]), None);
    }

    #[test]
    fn checksums_are_those_of_the_standard() {
        assert_eq!(crc32(b"IEND"), 0xAE42_6082);
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..128)) {
            let _ = strip(&[b"\x89PNG\r\n\x1A\n\0\0\0\x01", bytes.as_slice()].concat());
        }
    }
}
