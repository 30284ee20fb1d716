//! Where XMP and IPTC lie in the files of each format.
//!
//! Nothing is decoded: the blocks of a file are walked from its beginning, and every length is checked against the bytes
//! that are there.

use memchr::memmem;

use super::xmp;

/// The blocks of metadata beside EXIF that a file holds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Blocks {
    /// An XMP packet.
    pub xmp: Option<Vec<u8>>,
    /// An IPTC-IIM block.
    pub iptc: Option<Vec<u8>>,
}

/// JPEG splits long resources of Photoshop into segments; together they are no longer than this.
const MOST_RESOURCES: usize = 16 << 20;

const XMP_SEGMENT: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const PHOTOSHOP_SEGMENT: &[u8] = b"Photoshop 3.0\0";

/// Finds the blocks of a file by what it begins with. (A TIFF's are tags, read with its EXIF.)
pub(super) fn blocks(bytes: &[u8]) -> Blocks {
    match bytes {
        [0xFF, 0xD8, ..] => jpeg(bytes),
        [0x89, b'P', b'N', b'G', ..] => Blocks { xmp: png(bytes), iptc: None },
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Blocks { xmp: webp(bytes), iptc: None },
        [b'I', b'I', 0x2A, 0x00, ..] | [b'M', b'M', 0x00, 0x2A, ..] => Blocks::default(),
        _ => Blocks { xmp: embedded(bytes), iptc: None },
    }
}

/// Whether the beginning of a file holds all of its metadata: for a JPEG, all that comes before the picture.
pub(super) fn is_whole(head: &[u8]) -> bool {
    head.starts_with(&[0xFF, 0xD8]) && Segments { rest: &head[2..] }.any(|(marker, _)| marker == START_OF_SCAN)
}

const START_OF_SCAN: u8 = 0xDA;

fn jpeg(bytes: &[u8]) -> Blocks {
    let mut blocks = Blocks::default();
    let mut resources: Vec<u8> = Vec::new();
    for (marker, content) in (Segments { rest: &bytes[2..] }) {
        match marker {
            START_OF_SCAN => break,
            0xE1 if blocks.xmp.is_none() => blocks.xmp = content.strip_prefix(XMP_SEGMENT).map(<[u8]>::to_vec),
            0xED if resources.len() < MOST_RESOURCES => {
                resources.extend(content.strip_prefix(PHOTOSHOP_SEGMENT).unwrap_or_default());
            }
            _ => {}
        }
    }
    blocks.iptc = photoshop_iptc(&resources);
    blocks
}

/// The segments of a JPEG: marker and content, up to and including the start of the picture.
struct Segments<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Segments<'a> {
    type Item = (u8, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        // Any number of fill bytes may stand before a marker.
        let fill = self.rest.iter().take_while(|byte| **byte == 0xFF).count();
        let [marker, high, low, ..] = *self.rest.get(fill..)? else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        if fill == 0 || !(0xC0..=0xFE).contains(&marker) || length < 2 {
            return None;
        }
        let content = self.rest.get(fill + 3..fill + 1 + length)?;
        self.rest = &self.rest[fill + 1 + length..];
        Some((marker, content))
    }
}

/// The IIM block among Photoshop's image resources.
pub(super) fn photoshop_iptc(mut resources: &[u8]) -> Option<Vec<u8>> {
    const IPTC: u16 = 0x0404;
    while let [b'8', b'B', b'I', b'M', high, low, name, rest @ ..] = resources {
        // The name with its length, and the content, are each filled up to an even number of bytes.
        let name = usize::from(*name);
        let rest = rest.get(name + usize::from(name.is_multiple_of(2))..)?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let content = rest.get(..length)?;
        if u16::from_be_bytes([*high, *low]) == IPTC {
            return Some(content.to_vec());
        }
        resources = rest.get(length + length % 2..)?;
    }
    None
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    // XMP's part 3 asks for an uncompressed packet, with neither language nor translated keyword.
    const XMP: &[u8] = b"XML:com.adobe.xmp\0\0\0\0\0";
    let mut rest = bytes.get(8..)?;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let content = after.get(..length)?;
        if kind == b"iTXt"
            && let Some(packet) = content.strip_prefix(XMP)
        {
            return Some(packet.to_vec());
        }
        // Four bytes of checksum follow.
        rest = after.get(length + 4..)?;
    }
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.get(12..)?;
    loop {
        let (kind, after) = rest.split_first_chunk::<4>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let content = after.get(..length)?;
        if kind == b"XMP " {
            return Some(content.to_vec());
        }
        rest = after.get(length + length % 2..)?;
    }
}

/// The packet of any other file. Packets are made to be found by their text in files whose format is not known.
fn embedded(bytes: &[u8]) -> Option<Vec<u8>> {
    const END: &[u8] = b"</x:xmpmeta>";
    let rest = &bytes[memmem::find(bytes, b"<x:xmpmeta")?..];
    let rest = &rest[..rest.len().min(xmp::MOST_BYTES)];
    Some(rest[..memmem::find(rest, END)? + END.len()].to_vec())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &length[..], content].concat()
    }

    fn resource(id: u16, name: &[u8], content: &[u8]) -> Vec<u8> {
        let mut resource = [b"8BIM", &id.to_be_bytes()[..], &[name.len() as u8], name].concat();
        resource.extend(if name.len().is_multiple_of(2) { &[0][..] } else { &[] });
        resource.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        resource.extend(content);
        resource.extend(if content.len().is_multiple_of(2) { &[][..] } else { &[0] });
        resource
    }

    #[test]
    fn a_jpeg_holds_both_even_where_resources_are_split() {
        let resources = [resource(0x03ED, b"odd", b"abc"), resource(0x0404, b"", b"IIM block")].concat();
        let (first, second) = resources.split_at(resources.len() - 4);
        let jpeg = [
            vec![0xFF, 0xD8],
            segment(0xE1, b"Exif\0\0II"),
            segment(0xED, &[PHOTOSHOP_SEGMENT, first].concat()),
            vec![0xFF, 0xFF],
            segment(0xE1, &[XMP_SEGMENT, b"<x/>"].concat()),
            segment(0xED, &[PHOTOSHOP_SEGMENT, second].concat()),
        ]
        .concat();
        let expected = Blocks { xmp: Some(b"<x/>".to_vec()), iptc: Some(b"IIM block".to_vec()) };
        assert_eq!(blocks(&jpeg), expected);
        assert!(!is_whole(&jpeg));
        assert!(is_whole(&[jpeg, segment(0xDA, b"\x01")].concat()));
    }

    #[test]
    fn what_follows_the_picture_is_not_its_metadata() {
        let jpeg = [vec![0xFF, 0xD8], segment(0xDA, b"\x01"), segment(0xE1, &[XMP_SEGMENT, b"<x/>"].concat())].concat();
        assert_eq!(blocks(&jpeg), Blocks::default());
    }

    #[test]
    fn png_webp_and_unknown_files_hold_a_packet() {
        let chunk = |kind: &[u8], content: &[u8]| {
            [&u32::try_from(content.len()).unwrap().to_be_bytes(), kind, content, &[0; 4]].concat()
        };
        let png = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(b"IHDR", &[0; 13]),
            chunk(b"iTXt", b"Comment\0\0\0\0\0hello"),
            chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>"),
        ]
        .concat();
        assert_eq!(blocks(&png).xmp.as_deref(), Some(&b"<x/>"[..]));
        let webp = b"RIFF\x20\0\0\0WEBPVP8X\x03\0\0\0abc\0XMP \x04\0\0\0<x/>";
        assert_eq!(blocks(webp).xmp.as_deref(), Some(&b"<x/>"[..]));
        let heif = b"\0\0\0\x18ftypheic....<x:xmpmeta a='b'>c</x:xmpmeta>rest";
        assert_eq!(blocks(heif).xmp.as_deref(), Some(&b"<x:xmpmeta a='b'>c</x:xmpmeta>"[..]));
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(
            start in prop::sample::select(vec![
                &b"\xFF\xD8\xFF\xED\0\x30Photoshop 3.0\08BIM\x04\x04"[..],
                b"\xFF\xD8",
                b"\x89PNG\r\n\x1a\n",
                b"RIFF\0\0\0\0WEBP",
                b"<x:xmpmeta",
                b"",
            ]),
            bytes in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let file = [start, &bytes].concat();
            let found = blocks(&file);
            prop_assert!(found.xmp.is_none_or(|packet| packet.len() <= file.len()));
            is_whole(&file);
            photoshop_iptc(&bytes);
        }
    }
}
