//! A GIF without its comments and programs' notes (GIF89a, 23 to 26). Its frames are copied as they are.

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;
const COMMENT: u8 = 0xFE;
const APPLICATION: u8 = 0xFF;

/// How often an animation runs, and its colours: what belongs to the picture among what programs note.
const KEPT: [&[u8]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

/// The picture alone; what follows its end is left out. `None` if it is no whole GIF.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    // The screen, and the colours that all frames share.
    let head = 13 + colours(*bytes.get(10)?);
    let mut out = bytes.get(..head)?.to_vec();
    let mut rest = &bytes[head..];
    loop {
        let length = match *rest.first()? {
            TRAILER => {
                out.push(TRAILER);
                return Some(out);
            }
            EXTENSION => 2 + blocks(rest.get(2..)?)?,
            IMAGE => {
                let before = 11 + colours(*rest.get(9)?);
                before + blocks(rest.get(before..)?)?
            }
            _ => return None,
        };
        let part = rest.get(..length)?;
        rest = &rest[length..];
        if is_of_the_picture(part) {
            out.extend_from_slice(part);
        }
    }
}

fn is_of_the_picture(part: &[u8]) -> bool {
    match part {
        [EXTENSION, COMMENT, ..] => false,
        [EXTENSION, APPLICATION, _, name @ ..] => KEPT.iter().any(|kept| name.starts_with(kept)),
        _ => true,
    }
}

/// Bytes of a table of colours, by the flags that announce it.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Bytes of a row of blocks, each with its length before it, up to the empty one that ends it.
fn blocks(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match usize::from(*bytes.get(at)?) {
            0 => return Some(at + 1),
            length => at += 1 + length,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn comments_and_notes_go_and_frames_stay() {
        let head = b"GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xFF\xFF\xFF".as_slice();
        let looped = b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0".as_slice();
        let frame = b"\x21\xF9\x04\0\x0A\0\0\0\x2C\0\0\0\0\x02\0\x02\0\0\x02\x02\x44\x0A\0".as_slice();
        let (comment, xmp) = (b"\x21\xFE\x05hello\0".as_slice(), b"\x21\xFF\x0BXMP DataXMP\x03abc\0".as_slice());
        let whole = [head, comment, looped, xmp, frame, comment, frame, b"\x3Bmore"].concat();
        assert_eq!(strip(&whole).unwrap(), [head, looped, frame, frame, b"\x3B"].concat());
        assert_eq!(strip(&whole[..whole.len() - 10]), None);
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..128)) {
            let _ = strip(&[b"GIF89a\x02\0\x02\0\0\0\0", bytes.as_slice()].concat());
        }
    }
}
