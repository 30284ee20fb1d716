//! Copies of originals in a folder of the person's choice, as they are or without what they tell about who took them where.
//!
//! A copy without metadata has the very pixels of the original where its format allows to leave the rest out: JPEG, PNG, WebP and
//! GIF keep their compressed pixels, their colour profile and which way is up. BMP and ICO hold nothing else. Of the other
//! formats' metadata nobody can say for sure that all of it was found, so such a photo is drawn anew, as a JPEG in sRGB. A
//! video would need another program and is not copied that way.

mod gif;
mod jpeg;
mod png;
mod webp;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use ts_rs::TS;

use crate::library::{Library, LibraryError};
use crate::media::{self, Format, MediaError};
use crate::view::UnreadReason;

/// Of a JPEG that is drawn anew: no difference to be seen.
const QUALITY: i32 = 95;

/// What became of photos that were to be copied.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Export {
    /// The copies, in the order of the photos.
    pub copied: Vec<Copied>,
    /// What was not copied.
    pub failed: Vec<NotExported>,
}

/// A copy of a photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Copied {
    /// The photo.
    #[ts(type = "number")]
    pub photo: i64,
    /// Where the copy is, for showing.
    pub path: String,
    /// Whether its pixels are compressed anew.
    pub redrawn: bool,
}

/// A photo that was not copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NotExported {
    /// The photo.
    #[ts(type = "number")]
    pub photo: i64,
    /// What kind of reason there is.
    pub kind: ExportFailure,
    /// Why it can't be read, where that is it.
    pub unread: Option<UnreadReason>,
    /// What the system or a decoder said, in whatever language it speaks.
    pub detail: Option<String>,
    /// All of it in English, a sentence for terminals.
    pub reason: String,
}

/// The kinds of reasons for which a photo is not copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ExportFailure {
    /// None of its files can be reached.
    Offline,
    /// It can't be read.
    Unreadable,
    /// The copy can't be written.
    Unwritable,
    /// There is no room left for the copy.
    DiskFull,
    /// It is a video, whose metadata can't be left out.
    Video,
}

/// Why a photo was not copied.
#[derive(Debug, thiserror::Error)]
enum ExportError {
    #[error(transparent)]
    Library(#[from] LibraryError),
    #[error("{path} can't be read: {source}")]
    Unreadable { path: PathBuf, source: MediaError },
    #[error("{path} can't be written: {source}")]
    Unwritable { path: PathBuf, source: io::Error },
    #[error("{path} is a video: what it tells about itself can't be left out; it can be copied as it is")]
    Video { path: PathBuf },
}

impl ExportError {
    fn kind(&self) -> ExportFailure {
        match self {
            Self::Library(LibraryError::PhotoOffline { .. }) => ExportFailure::Offline,
            Self::Library(_) | Self::Unreadable { .. } => ExportFailure::Unreadable,
            Self::Unwritable { source, .. } => match source.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ExportFailure::DiskFull,
                _ => ExportFailure::Unwritable,
            },
            Self::Video { .. } => ExportFailure::Video,
        }
    }

    /// The same for people, of a photo.
    fn told(&self, photo: i64) -> NotExported {
        let (unread, detail) = match self {
            Self::Unreadable { source, .. } => {
                let told = source.told();
                (Some(told.why), told.detail)
            }
            Self::Unwritable { source, .. } => (None, Some(source.to_string())),
            Self::Library(_) | Self::Video { .. } => (None, None),
        };
        NotExported { photo, kind: self.kind(), unread, detail, reason: self.to_string() }
    }
}

/// What is written of a photo.
enum Content {
    /// The file as it is.
    Whole,
    /// These bytes, the same pixels.
    Stripped(Vec<u8>),
    /// A JPEG of it.
    Redrawn(Vec<u8>),
}

impl Library {
    /// Copies photos into a folder, which is made if it is not there. Of a photo that lives in several files, the one that
    /// is shown is copied. Nothing is ever overwritten: where a name is taken, the copy's has a number.
    ///
    /// # Errors
    /// If the folder can't be made. What goes wrong with a photo is told in the answer.
    pub fn export(&self, photos: &[i64], folder: &Path, without_metadata: bool) -> Result<Export, LibraryError> {
        fs::create_dir_all(folder).map_err(|source| LibraryError::NotAFolder { path: folder.to_owned(), source })?;
        let mut export = Export::default();
        for &photo in photos {
            match self.export_one(photo, folder, without_metadata) {
                Ok(copied) => export.copied.push(copied),
                Err(error) => export.failed.push(error.told(photo)),
            }
        }
        Ok(export)
    }

    fn export_one(&self, photo: i64, folder: &Path, without_metadata: bool) -> Result<Copied, ExportError> {
        let path = self.photo_path(photo)?;
        let content = if without_metadata { self.without_metadata(photo, &path)? } else { Content::Whole };
        let redrawn = matches!(content, Content::Redrawn(_));
        let name = path.file_name().map_or_else(|| PathBuf::from(photo.to_string()), PathBuf::from);
        let name = if redrawn { name.with_extension("jpg") } else { name };
        let (copy, mut file) =
            create_new(folder, &name).map_err(|source| ExportError::Unwritable { path: folder.join(&name), source })?;
        let written = match content {
            Content::Whole => copy_whole(&path, &mut file),
            Content::Stripped(bytes) | Content::Redrawn(bytes) => file.write_all(&bytes),
        };
        match written.and_then(|()| file.sync_all()) {
            Ok(()) => Ok(Copied { photo, path: copy.display().to_string(), redrawn }),
            Err(source) => {
                // Half a photo is worse than none.
                let _ = fs::remove_file(&copy);
                Err(ExportError::Unwritable { path: copy, source })
            }
        }
    }

    fn without_metadata(&self, photo: i64, path: &Path) -> Result<Content, ExportError> {
        if media::is_video_path(path) {
            return Err(ExportError::Video { path: path.to_owned() });
        }
        let unreadable = |source| ExportError::Unreadable { path: path.to_owned(), source };
        let bytes = media::read_bytes(path).map_err(unreadable)?;
        let format = Format::of_bytes(&bytes).map_err(unreadable)?;
        let stripped = match format {
            Format::Jpeg => jpeg::strip(&bytes),
            Format::Png => png::strip(&bytes),
            Format::WebP => webp::strip(&bytes),
            Format::Gif => gif::strip(&bytes),
            Format::Bmp | Format::Ico => Some(bytes),
            Format::Tiff | Format::Heic | Format::Avif | Format::JpegXl | Format::Raw(_) => None,
        };
        match stripped {
            Some(bytes) => Ok(Content::Stripped(bytes)),
            // Also what is too damaged to be taken apart and can be decoded all the same.
            None => media::encode_jpeg(&self.pixels(photo)?, QUALITY).map(Content::Redrawn).map_err(unreadable),
        }
    }
}

/// Makes a new file of this name in a folder, or of the next free one: `beach.jpg`, `beach (2).jpg`, …
fn create_new(folder: &Path, name: &Path) -> io::Result<(PathBuf, File)> {
    let mut path = folder.join(name);
    for number in 2_u32.. {
        match File::options().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            file => return file.map(|file| (path, file)),
        }
        let mut numbered = name.file_stem().unwrap_or_default().to_owned();
        numbered.push(format!(" ({number})"));
        path = folder.join(numbered);
        if let Some(extension) = name.extension() {
            path.as_mut_os_string().push(".");
            path.as_mut_os_string().push(extension);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Copies a file's bytes and when it was changed.
fn copy_whole(from: &Path, to: &mut File) -> io::Result<()> {
    let mut original = media::open(from)?;
    io::copy(&mut original, to)?;
    // A file system that keeps no such times loses nothing else.
    if let Ok(modified) = original.metadata().and_then(|metadata| metadata.modified()) {
        let _ = to.set_modified(modified);
    }
    Ok(())
}

/// EXIF that says nothing but which way is up (a TIFF with one entry), for pictures that do not lie as they are stored.
fn upright(bytes: &[u8]) -> Option<[u8; 26]> {
    let exif = exif::Reader::new().read_from_container(&mut io::Cursor::new(bytes)).ok()?;
    let turned = exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?.value.get_uint(0)?;
    let turned = u8::try_from(turned).ok().filter(|turned| (2..=8).contains(turned))?;
    let mut tiff = *b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    tiff[19] = turned;
    Some(tiff)
}

#[cfg(test)]
pub(super) mod tests {
    use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

    use super::*;

    /// EXIF with a maker and an orientation.
    pub const EXIF: &[u8] =
        b"MM\0\x2A\0\0\0\x08\0\x02\x01\x0F\0\x02\0\0\0\x04Bob\0\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";

    /// The file of a small picture.
    pub fn picture(format: ImageFormat) -> Vec<u8> {
        let pixels = RgbImage::from_fn(5, 3, |x, y| Rgb([50 * x as u8, 80 * y as u8, 99]));
        let mut bytes = io::Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(pixels).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// The orientation that EXIF says, and nothing else.
    pub fn turned(bytes: &[u8]) -> Option<u32> {
        let exif = exif::Reader::new().read_from_container(&mut io::Cursor::new(bytes)).unwrap();
        assert_eq!(exif.fields().count(), 1);
        exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?.value.get_uint(0)
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str| {
            let (path, _) = create_new(folder.path(), Path::new(name)).unwrap();
            path.file_name().unwrap().to_str().unwrap().to_owned()
        };
        assert_eq!(
            ["a.b.jpg", "a.b.jpg", "a.b.jpg", "none", "none"].map(make),
            ["a.b.jpg", "a.b (2).jpg", "a.b (3).jpg", "none", "none (2)"]
        );
    }
}
