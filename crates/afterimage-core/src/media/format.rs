//! Which files are photos, by name and by content.

use std::path::Path;

use super::{MediaError, raw};

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
    /// ICO; the largest of its pictures.
    Ico,
    /// HEIC or HEIF: a still picture in HEVC.
    Heic,
    /// AVIF: a still picture in AV1.
    Avif,
    /// JPEG XL; the first frame of an animation.
    JpegXl,
    /// A camera's RAW file, shown by the largest JPEG preview in it.
    Raw(RawMaker),
}

/// Whose RAW file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RawMaker {
    /// Adobe's DNG, written by many.
    Dng,
    /// CR2 and CR3.
    Canon,
    /// RAF.
    Fujifilm,
    /// NEF and NRW.
    Nikon,
    /// ORF.
    Olympus,
    /// RW2.
    Panasonic,
    /// PEF.
    Pentax,
    /// SRW.
    Samsung,
    /// ARW.
    Sony,
    /// Someone else's.
    Other,
}

/// Extensions of photos that are decoded.
const READ: [&str; 34] = [
    "jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "gif", "bmp", "dib", "tif", "tiff", "ico", "heic", "heif",
    "hif", "avif", "jxl", "3fr", "arw", "cr2", "cr3", "dng", "erf", "iiq", "mef", "nef", "nrw", "orf", "pef", "raf",
    "rw2", "rwl", "srw",
];

/// Extensions of cameras' RAW files, all of them in [`READ`] too.
pub(crate) const RAW_EXTENSIONS: [&str; 16] =
    ["3fr", "arw", "cr2", "cr3", "dng", "erf", "iiq", "mef", "nef", "nrw", "orf", "pef", "raf", "rw2", "rwl", "srw"];

/// Extensions of pictures that are not decoded, so that the person is told instead of missing them.
const KNOWN: [&str; 3] = ["jp2", "j2k", "psd"];

/// Extensions of videos, which are named and not searched.
const VIDEO: [&str; 7] = ["3gp", "avi", "m4v", "mkv", "mov", "mp4", "webm"];

/// Extensions that a picture beside a RAW file or a Live Photo's film has.
const STILL: [&str; 10] = ["jpg", "JPG", "heic", "HEIC", "jpeg", "JPEG", "heif", "HEIF", "hif", "HIF"];

/// Whether a file's name says that it is a photo or a video.
pub fn is_photo_path(path: &Path) -> bool {
    [READ.as_slice(), &KNOWN, &VIDEO].into_iter().any(|extensions| has_extension(path, extensions))
}

/// Whether a file's name says that it is a camera's RAW file.
pub(crate) fn is_raw_path(path: &Path) -> bool {
    has_extension(path, &RAW_EXTENSIONS)
}

/// Whether a file's name says that it is a video.
pub(crate) fn is_video_path(path: &Path) -> bool {
    has_extension(path, &VIDEO)
}

/// The picture of the same name beside a RAW file (the camera's own JPEG) or beside a film (the still of a Live Photo).
pub(crate) fn still_beside(path: &Path) -> Option<std::path::PathBuf> {
    STILL.iter().map(|extension| path.with_extension(extension)).find(|still| still.is_file())
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
    extension.is_some_and(|extension| extensions.contains(&extension.as_str()))
}

impl Format {
    /// The format of a picture, from its content; names lie too often.
    pub fn of_bytes(bytes: &[u8]) -> Result<Self, MediaError> {
        match bytes {
            [] => Err(MediaError::Empty),
            [0xFF, 0xD8, 0xFF, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Ok(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::WebP),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'I', b'I', 0x2A, 0x00, ..] | [b'M', b'M', 0x00, 0x2A, ..] => {
                Ok(raw::maker_of_tiff(bytes).map_or(Self::Tiff, Self::Raw))
            }
            [b'B', b'M', ..] => Ok(Self::Bmp),
            [0, 0, 1, 0, ..] => Ok(Self::Ico),
            [0xFF, 0x0A, ..] | [0, 0, 0, 0x0C, b'J', b'X', b'L', b' ', ..] => Ok(Self::JpegXl),
            [0, 0, 0, 0x0C, b'j', b'P', ..] => Err(MediaError::Unsupported { format: "JPEG 2000" }),
            [_, _, _, _, b'f', b't', b'y', b'p', brands @ ..] => of_brands(brands),
            [b'8', b'B', b'P', b'S', ..] => Err(MediaError::Unsupported { format: "Photoshop" }),
            [b'F', b'U', b'J', b'I', b'F', b'I', b'L', b'M', ..] => Ok(Self::Raw(RawMaker::Fujifilm)),
            [b'I', b'I', b'R', b'O' | b'S', ..] | [b'M', b'M', b'O', b'R', ..] => Ok(Self::Raw(RawMaker::Olympus)),
            [b'I', b'I', 0x55, 0x00, ..] => Ok(Self::Raw(RawMaker::Panasonic)),
            // Matroska, WebM and AVI.
            [0x1A, 0x45, 0xDF, 0xA3, ..] | [b'R', b'I', b'F', b'F', _, _, _, _, b'A', b'V', b'I', b' ', ..] => {
                Err(MediaError::Video)
            }
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
            Self::Ico => "ICO",
            Self::Heic => "HEIC",
            Self::Avif => "AVIF",
            Self::JpegXl => "JPEG XL",
            Self::Raw(RawMaker::Dng) => "DNG",
            Self::Raw(RawMaker::Canon) => "Canon RAW",
            Self::Raw(RawMaker::Fujifilm) => "Fujifilm RAW",
            Self::Raw(RawMaker::Nikon) => "Nikon RAW",
            Self::Raw(RawMaker::Olympus) => "Olympus RAW",
            Self::Raw(RawMaker::Panasonic) => "Panasonic RAW",
            Self::Raw(RawMaker::Pentax) => "Pentax RAW",
            Self::Raw(RawMaker::Samsung) => "Samsung RAW",
            Self::Raw(RawMaker::Sony) => "Sony RAW",
            Self::Raw(RawMaker::Other) => "RAW",
        }
    }

    /// The media type, where a web view shows the format by itself.
    pub fn web_type(self) -> Option<&'static str> {
        match self {
            Self::Jpeg => Some("image/jpeg"),
            Self::Png => Some("image/png"),
            Self::WebP => Some("image/webp"),
            Self::Gif => Some("image/gif"),
            Self::Bmp | Self::Tiff | Self::Ico | Self::Heic | Self::Avif | Self::JpegXl | Self::Raw(_) => None,
        }
    }
}

/// The format of an ISO base media file by the brands it says it follows (ISO/IEC 14496-12, 23008-12; AVIF 1.1; CR3).
/// `brands` begins after `ftyp`: a major brand, a version, then compatible brands.
fn of_brands(brands: &[u8]) -> Result<Format, MediaError> {
    let (four, _) = brands.as_chunks::<4>();
    let Some(major) = four.first() else { return Err(MediaError::UnknownFormat) };
    match major {
        b"avif" | b"avis" => Ok(Format::Avif),
        b"crx " => Ok(Format::Raw(RawMaker::Canon)),
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" => Ok(Format::Heic),
        // Files that only say "some picture" name the codec among the next brands.
        b"mif1" | b"msf1" | b"mif2" if four.iter().take(16).any(|brand| brand == b"avif") => Ok(Format::Avif),
        b"mif1" | b"msf1" | b"mif2" => Ok(Format::Heic),
        b"isom" | b"iso2" | b"iso4" | b"iso5" | b"iso6" | b"mp41" | b"mp42" | b"avc1" | b"qt  " | b"M4V " | b"M4VH"
        | b"3gp4" | b"3gp5" | b"3gp6" | b"XAVC" | b"dash" | b"MSNV" => Err(MediaError::Video),
        _ => Err(MediaError::UnknownFormat),
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
        assert!(is_photo_path(Path::new("film.MOV")));
        assert!(!is_photo_path(Path::new("notes.txt")));
        assert!(!is_photo_path(Path::new("jpg")));
        assert!(RAW_EXTENSIONS.iter().all(|extension| READ.contains(extension)));
    }

    #[test]
    fn brands_decide_what_an_iso_file_is() {
        let file = |brands: &[u8]| [b"\0\0\0\x18ftyp".as_slice(), brands].concat();
        assert_eq!(Format::of_bytes(&file(b"heic\0\0\0\0mif1heic")).unwrap(), Format::Heic);
        assert_eq!(Format::of_bytes(&file(b"mif1\0\0\0\0mif1heic")).unwrap(), Format::Heic);
        assert_eq!(Format::of_bytes(&file(b"mif1\0\0\0\0avifmiaf")).unwrap(), Format::Avif);
        assert_eq!(Format::of_bytes(&file(b"crx \0\0\0\x01isom")).unwrap(), Format::Raw(RawMaker::Canon));
        assert!(matches!(Format::of_bytes(&file(b"qt  \0\0\0\0")), Err(MediaError::Video)));
        assert!(matches!(Format::of_bytes(&file(b"what")), Err(MediaError::UnknownFormat)));
        assert!(matches!(Format::of_bytes(&file(b"he")), Err(MediaError::UnknownFormat)));
    }

    #[test]
    fn known_formats_that_are_not_decoded_are_named() {
        assert!(matches!(Format::of_bytes(b"8BPS\0\x01"), Err(MediaError::Unsupported { format: "Photoshop" })));
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = Format::of_bytes(&bytes);
        }

        #[test]
        fn any_tiff_has_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..256)) {
            let _ = Format::of_bytes(&[b"II*\0\x08\0\0\0".as_slice(), &bytes].concat());
            let _ = Format::of_bytes(&[b"MM\0*\0\0\0\x08".as_slice(), &bytes].concat());
        }
    }
}
