//! What stands in a JPEG file before its pixels: the colour profile, and who wrote the inks.

/// Segments looked at; real files have under a hundred.
const MAX_SEGMENTS: usize = 1024;

/// Begins an APP2 segment that holds a piece of an ICC profile (ICC.1:2010, B.4).
const ICC_MARK: &[u8] = b"ICC_PROFILE\0";

/// What the segments before the pixels say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Segments {
    /// The colour profile, if all its pieces are there.
    pub icc: Option<Vec<u8>>,
    /// Whether one of Adobe's programs wrote it.
    pub adobe: bool,
}

impl Segments {
    /// Reads as far as the file makes sense.
    pub fn read(jpeg: &[u8]) -> Self {
        let mut found = Self::default();
        let mut pieces = Vec::new();
        for (marker, body) in walk(jpeg) {
            match marker {
                0xE2 => pieces.extend(icc_piece(body)),
                0xEE => found.adobe |= body.starts_with(b"Adobe"),
                _ => {}
            }
        }
        found.icc = joined(pieces);
        found
    }
}

/// The segments up to the first scan: their markers and bodies.
fn walk(jpeg: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut rest = jpeg.get(2..).unwrap_or_default();
    std::iter::from_fn(move || {
        while let [0xFF, 0xFF, ..] = rest {
            rest = &rest[1..];
        }
        let &[0xFF, marker, high, low, ..] = rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        if marker == 0xDA || length < 2 {
            return None;
        }
        let body = rest.get(4..2 + length)?;
        rest = &rest[2 + length..];
        Some((marker, body))
    })
    .take(MAX_SEGMENTS)
}

/// Number, count and bytes of a piece of a profile.
fn icc_piece(body: &[u8]) -> Option<(u8, u8, &[u8])> {
    match body.strip_prefix(ICC_MARK)? {
        [number, count, piece @ ..] => Some((*number, *count, piece)),
        _ => None,
    }
}

fn joined(mut pieces: Vec<(u8, u8, &[u8])>) -> Option<Vec<u8>> {
    pieces.sort_by_key(|(number, ..)| *number);
    let &(_, count, _) = pieces.first()?;
    let complete =
        pieces.len() == usize::from(count) && pieces.iter().zip(1..).all(|(piece, number)| piece.0 == number);
    complete.then(|| pieces.iter().flat_map(|(.., piece)| *piece).copied().collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        [&[0xFF, marker], &(body.len() as u16 + 2).to_be_bytes()[..], body].concat()
    }

    fn icc(number: u8, count: u8, piece: &[u8]) -> Vec<u8> {
        segment(0xE2, &[ICC_MARK, &[number, count], piece].concat())
    }

    #[test]
    fn pieces_of_a_profile_are_joined_in_their_order() {
        let jpeg = [&[0xFF, 0xD8][..], &segment(0xEE, b"Adobe\0d"), &icc(2, 2, b"le"), &icc(1, 2, b"profi")].concat();
        assert_eq!(Segments::read(&jpeg), Segments { icc: Some(b"profile".to_vec()), adobe: true });
    }

    #[test]
    fn half_a_profile_is_none() {
        let jpeg = [&[0xFF, 0xD8][..], &icc(1, 2, b"profi")].concat();
        assert_eq!(Segments::read(&jpeg), Segments::default());
        let twice = [&[0xFF, 0xD8][..], &icc(1, 2, b"profi"), &icc(1, 2, b"profi")].concat();
        assert_eq!(Segments::read(&twice).icc, None);
    }

    #[test]
    fn what_looks_like_segments_after_the_scan_began_is_pixels() {
        let jpeg = [&[0xFF, 0xD8][..], &segment(0xDA, b"scan"), &icc(1, 1, b"no")].concat();
        assert_eq!(Segments::read(&jpeg).icc, None);
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..256)) {
            let _ = Segments::read(&[&[0xFF, 0xD8, 0xFF], bytes.as_slice()].concat());
        }
    }
}
