//! A JPEG without what it says about itself. Its compressed pixels are copied as they are.

use super::upright;

/// Markers of ITU-T T.81, table B.1.
const APP0: u8 = 0xE0;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;
const COMMENT: u8 = 0xFE;
const START_OF_SCAN: u8 = 0xDA;
const END_OF_IMAGE: u8 = 0xD9;

/// The bytes of JFIF's segment without a thumbnail.
const JFIF: usize = 14;

/// The picture with its colour profile, the mark that tells how its colours are coded, and which way is up; what follows its end (other
/// pictures, films, a maker's notes) is left out. `None` if it is no whole JPEG.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend([0xFF, 0xD8]);
    let mut turned = upright(bytes);
    loop {
        // Any number of fill bytes may stand before a marker.
        let fill = rest.iter().take_while(|byte| **byte == 0xFF).count();
        let marker = *rest.get(fill)?;
        rest = rest.get(fill + 1..).filter(|_| fill > 0)?;
        if marker == END_OF_IMAGE {
            out.extend([0xFF, END_OF_IMAGE]);
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes(*rest.first_chunk()?));
        let content = rest.get(2..length)?;
        rest = &rest[length..];
        // EXIF has its place before everything but JFIF.
        if marker != APP0
            && let Some(exif) = turned.take()
        {
            push(&mut out, 0xE1, &[b"Exif\0\0".as_slice(), &exif].concat());
        }
        match kept(marker, content) {
            Kept::All => push(&mut out, marker, content),
            Kept::WithoutThumbnail => push(&mut out, APP0, &[&content[..JFIF - 2], &[0, 0]].concat()),
            Kept::Nothing => {}
        }
        if marker == START_OF_SCAN {
            let pixels = scan_length(rest);
            out.extend_from_slice(&rest[..pixels]);
            rest = &rest[pixels..];
        }
    }
}

/// What is kept of a segment.
enum Kept {
    All,
    WithoutThumbnail,
    Nothing,
}

fn kept(marker: u8, content: &[u8]) -> Kept {
    match marker {
        APP0 if content.starts_with(b"JFIF\0") && content.len() >= JFIF => Kept::WithoutThumbnail,
        APP2 if content.starts_with(b"ICC_PROFILE\0") => Kept::All,
        APP14 if content.starts_with(b"Adobe") => Kept::All,
        0xE0..=0xEF | COMMENT => Kept::Nothing,
        _ => Kept::All,
    }
}

fn push(out: &mut Vec<u8>, marker: u8, content: &[u8]) {
    // It was as long in the file it comes from, or is short.
    let length = u16::try_from(content.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend_from_slice(content);
}

/// How many bytes of compressed pixels there are before the next marker; restarts and stuffed bytes are part of them.
fn scan_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = memchr::memchr(0xFF, &bytes[at..]) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xD0..=0xD7) => at += 2,
            _ => return at,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        push(&mut out, marker, content);
        out
    }

    /// What stays is given with `true`.
    fn file(parts: &[(bool, Vec<u8>)]) -> (Vec<u8>, Vec<u8>) {
        let join = |all: bool| parts.iter().filter(|part| all || part.0).flat_map(|part| part.1.clone()).collect();
        (join(true), join(false))
    }

    #[test]
    fn only_what_the_picture_needs_stays() {
        let (whole, stripped) = file(&[
            (true, vec![0xFF, 0xD8]),
            (true, segment(APP0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0")),
            (false, segment(APP0, b"JFXX\0 a thumbnail")),
            (false, segment(0xE1, b"Exif\0\0 where it was taken")),
            (false, segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0 by whom")),
            (true, segment(APP2, b"ICC_PROFILE\0\x01\x01profile")),
            (false, segment(APP2, b"MPF\0 other pictures")),
            (false, segment(0xED, b"Photoshop 3.0\0 more")),
            (true, segment(APP14, b"Adobe\0d\0\0\0\0\x01")),
            (false, segment(COMMENT, b"hello")),
            (true, segment(0xDB, &[7; 65])),
            (true, segment(START_OF_SCAN, &[1, 2, 3])),
            (true, vec![5, 0xFF, 0x00, 6, 0xFF, 0xD3, 7]),
            (false, segment(COMMENT, b"between two scans, with what looks like an end: \xFF\xD9")),
            (true, segment(START_OF_SCAN, &[1, 2, 3])),
            (true, vec![8, 0xFF, 0x00]),
            (true, vec![0xFF, 0xD9]),
            (false, b"a film of the moment before".to_vec()),
        ]);
        assert_eq!(strip(&whole).unwrap(), stripped);
        assert_eq!(strip(&stripped).unwrap(), stripped);
    }

    #[test]
    fn a_thumbnail_in_jfif_goes() {
        let with =
            [&[0xFF, 0xD8][..], &segment(APP0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01RGB"), &[0xFF, 0xD9]].concat();
        let without = [&[0xFF, 0xD8][..], &segment(APP0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"), &[0xFF, 0xD9]].concat();
        assert_eq!(strip(&with).unwrap(), without);
    }

    #[test]
    fn half_a_picture_is_none() {
        assert_eq!(strip(&[&[0xFF, 0xD8][..], &segment(START_OF_SCAN, &[1]), &[5, 6]].concat()), None);
        assert_eq!(strip(b"\xFF\xD8\xFF\xE1\0\x40Exif"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..256)) {
            let _ = strip(&[&[0xFF, 0xD8, 0xFF], bytes.as_slice()].concat());
        }
    }
}
