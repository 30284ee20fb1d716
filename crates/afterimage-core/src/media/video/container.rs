//! Which container a video is in, by its first bytes.

use std::io::Read;
use std::path::Path;

use crate::media::{self, Format, MediaError};

/// So many bytes tell.
const HEAD: u64 = 64;

/// A container that ffmpeg is asked to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Container {
    /// What ffmpeg calls the reader.
    pub reader: &'static str,
    /// What people call it.
    pub format: &'static str,
}

impl Container {
    /// The container of a file.
    ///
    /// # Errors
    /// As [`read_bytes`](media::read_bytes); [`MediaError::UnknownVideo`] if it is none of those known here.
    pub fn of_file(path: &Path) -> Result<Self, MediaError> {
        let file = media::open(path).map_err(MediaError::Unreadable)?;
        if !file.metadata().map_err(MediaError::Unreadable)?.is_file() {
            return Err(MediaError::NotAFile);
        }
        let mut head = Vec::new();
        file.take(HEAD).read_to_end(&mut head).map_err(MediaError::Unreadable)?;
        if head.is_empty() {
            return Err(MediaError::Empty);
        }
        Self::of_bytes(&head).ok_or(MediaError::UnknownVideo)
    }

    fn of_bytes(head: &[u8]) -> Option<Self> {
        let of = |reader, format| Some(Self { reader, format });
        match head {
            [0x1A, 0x45, 0xDF, 0xA3, rest @ ..] => {
                let is_webm = rest.windows(4).any(|name| name == b"webm");
                of("matroska", if is_webm { "WebM" } else { "MKV" })
            }
            [b'R', b'I', b'F', b'F', _, _, _, _, b'A', b'V', b'I', b' ', ..] => of("avi", "AVI"),
            // A picture in the same kind of file has its own formats.
            [_, _, _, _, b'f', b't', b'y', b'p', ..] if Format::of_bytes(head).is_ok() => None,
            [_, _, _, _, b'f', b't', b'y', b'p', b'q', b't', b' ', b' ', ..] => of("mov", "MOV"),
            [_, _, _, _, b'f', b't', b'y', b'p', b'M', b'4', b'V', ..] => of("mov", "M4V"),
            [_, _, _, _, b'f', b't', b'y', b'p', b'3', b'g', ..] => of("mov", "3GP"),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => of("mov", "MP4"),
            // QuickTime before it named its files.
            [_, _, _, _, a, b, c, d, ..]
                if matches!(&[*a, *b, *c, *d], b"moov" | b"mdat" | b"wide" | b"free" | b"skip" | b"pnot") =>
            {
                of("mov", "MOV")
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_bytes_tell_the_container() {
        let cases: [(&[u8], Option<&str>); 11] = [
            (b"\0\0\0\x18ftypisom\0\0\0\0", Some("MP4")),
            (b"\0\0\0\x18ftypqt  \0\0\0\0", Some("MOV")),
            (b"\0\0\0\x18ftypM4V \0\0\0\0", Some("M4V")),
            (b"\0\0\0\x18ftyp3gp5\0\0\0\0", Some("3GP")),
            (b"\0\0\0\x08wide\0\0\0\0mdat", Some("MOV")),
            (b"\x1A\x45\xDF\xA3\x9F\x42\x82\x84webm", Some("WebM")),
            (b"\x1A\x45\xDF\xA3\x9F\x42\x82\x88matroska", Some("MKV")),
            (b"RIFF\0\0\0\0AVI LIST", Some("AVI")),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", None),
            (b"#EXTM3U\n/etc/passwd\n", None),
            (b"ffconcat version 1.0\nfile /etc/passwd\n", None),
        ];
        for (head, format) in cases {
            assert_eq!(Container::of_bytes(head).map(|container| container.format), format, "{head:?}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(head in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = Container::of_bytes(&head);
        }
    }
}
