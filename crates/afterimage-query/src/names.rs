//! Words that look like names of files.

/// The endings of names of files that are named in a query.
const EXTENSIONS: [&str; 24] = [
    "jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "heif", "avif", "jxl", "dng", "cr2", "cr3",
    "nef", "arw", "raf", "orf", "rw2", "mp4", "mov", "avi", "mkv",
];

/// The words of a text that have the shape of a file's name: a picture's ending (`beach.jpg`), or letters and digits joined
/// as cameras and phones do it (`IMG_2041`, `DSC00123`, `PXL_20210101_101112`, `WhatsApp-IMG-20190307-WA0001`).
pub(crate) fn in_words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '_'))
        .filter(|word| is_name(word))
}

fn is_name(word: &str) -> bool {
    if let Some((stem, ending)) = word.rsplit_once('.')
        && EXTENSIONS.iter().any(|known| ending.eq_ignore_ascii_case(known))
    {
        return !stem.is_empty();
    }
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = &word[letters..];
    match rest.as_bytes() {
        // DSC00123, P1010203: a capital prefix and at least five digits.
        [b'0'..=b'9', ..] => {
            digits >= 5
                && digits == rest.len()
                && (1..=4).contains(&letters)
                && word[..letters].bytes().all(|b| b.is_ascii_uppercase())
        }
        // IMG_2041, DSC-0123, IMG-20190307-WA0001: joined, and at least three digits.
        [b'_' | b'-', ..] => {
            letters >= 2
                && digits >= 3
                && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
                && (word.contains('_') || word[..letters].bytes().all(|b| b.is_ascii_uppercase()))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        in_words(text).collect()
    }

    #[test]
    fn names_of_cameras_phones_and_messengers_are_known_by_their_shape() {
        for name in [
            "IMG_2041",
            "img_2041",
            "DSC00123",
            "DSC_0123",
            "P1010203",
            "PXL_20210101_101112",
            "IMG-20190307-WA0001",
            "beach.jpg",
            "Screenshot_20200101-101010",
            "MVI_0001",
            "GOPR0123.mp4",
        ] {
            assert_eq!(names(name), [name]);
            assert_eq!(names(&format!("my ({name}), please")), [name]);
        }
    }

    #[test]
    fn words_are_no_names() {
        for text in [
            "black-and-white",
            "e-mail",
            "covid-19",
            "B52",
            "2019",
            "2019-03-07",
            "snake_case",
            "A380",
            "3:2",
            "10-15",
            ".jpg",
            "mp3",
            "été_2019é",
            "1.jpgs",
            "C++",
            "日本_2019",
        ] {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }
}
