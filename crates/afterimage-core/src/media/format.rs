//! Which files are photos, by name and by content.

use std::path::Path;

use super::MediaError;

/// A picture format that is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP; the first frame of an animation.
    WebP,
    /// GIF; the first frame of an animation.
    Gif,
    /// BMP.
    Bmp,
    /// TIFF; the first page.
    Tiff,
}

/// Extensions of photos that are decoded.
const READ: [&str; 12] = ["jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "bmp", "dib", "tif", "tiff", "apng"];

/// Extensions of photos that are not decoded yet, so that the person is told instead of missing them.
const KNOWN: [&str; 19] = [
    "heic", "heif", "hif", "avif", "jxl", "cr2", "cr3", "nef", "arw", "dng", "raf", "orf", "rw2", "pef", "srw", "jp2",
    "j2k", "psd", "ico",
];

/// Whether a file's name says that it is a photo.
pub fn is_photo_path(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
    extension.is_some_and(|extension| READ.contains(&extension.as_str()) || KNOWN.contains(&extension.as_str()))
}

impl Format {
    /// The format of a picture, from its first bytes; names lie too often.
    pub fn of_bytes(bytes: &[u8]) -> Result<Self, MediaError> {
        match bytes {
            [] => Err(MediaError::Empty),
            [0xFF, 0xD8, 0xFF, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Ok(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::WebP),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'I', b'I', 0x2A, 0x00, rest @ ..] if rest.get(4..6) == Some(b"CR") => unsupported("Canon RAW"),
            [b'I', b'I', 0x2A, 0x00, ..] | [b'M', b'M', 0x00, 0x2A, ..] => Ok(Self::Tiff),
            [b'B', b'M', ..] => Ok(Self::Bmp),
            [0xFF, 0x0A, ..] | [0, 0, 0, 0x0C, b'J', b'X', b'L', b' ', ..] => unsupported("JPEG XL"),
            [0, 0, 0, 0x0C, b'j', b'P', ..] => unsupported("JPEG 2000"),
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match brand.get(..4) {
                Some(b"avif" | b"avis") => unsupported("AVIF"),
                Some(b"crx ") => unsupported("Canon RAW"),
                Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1") => unsupported("HEIC"),
                _ => Err(MediaError::UnknownFormat),
            },
            [b'8', b'B', b'P', b'S', ..] => unsupported("Photoshop"),
            [b'F', b'U', b'J', b'I', b'F', b'I', b'L', b'M', ..] => unsupported("Fujifilm RAW"),
            [b'I', b'I', b'R', b'O' | b'S', ..] => unsupported("Olympus RAW"),
            [b'I', b'I', 0x55, 0x00, ..] => unsupported("Panasonic RAW"),
            _ => Err(MediaError::UnknownFormat),
        }
    }

    /// The name people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Gif => "GIF",
            Self::Bmp => "BMP",
            Self::Tiff => "TIFF",
        }
    }

    /// The media type, where a web view shows the format by itself.
    pub fn web_type(self) -> Option<&'static str> {
        match self {
            Self::Jpeg => Some("image/jpeg"),
            Self::Png => Some("image/png"),
            Self::WebP => Some("image/webp"),
            Self::Gif => Some("image/gif"),
            Self::Bmp | Self::Tiff => None,
        }
    }
}

fn unsupported(format: &'static str) -> Result<Format, MediaError> {
    Err(MediaError::Unsupported { format })
}

impl From<Format> for image::ImageFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Jpeg => Self::Jpeg,
            Format::Png => Self::Png,
            Format::WebP => Self::WebP,
            Format::Gif => Self::Gif,
            Format::Bmp => Self::Bmp,
            Format::Tiff => Self::Tiff,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_decide_case_insensitively() {
        assert!(is_photo_path(Path::new("/a/IMG_1.JPG")));
        assert!(is_photo_path(Path::new("b.heic")));
        assert!(!is_photo_path(Path::new("notes.txt")));
        assert!(!is_photo_path(Path::new("jpg")));
    }

    #[test]
    fn known_formats_that_are_not_decoded_are_named() {
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0";
        assert!(matches!(Format::of_bytes(heic), Err(MediaError::Unsupported { format: "HEIC" })));
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..32)) {
            let _ = Format::of_bytes(&bytes);
        }
    }
}
