//! What is known of a photo, and its pictures.

use std::path::{Path, PathBuf};

use super::{Library, LibraryError};
use crate::catalog::{CatalogError, ContentHash, FileRow, FolderRow, FrameRow, Mark, PhotoRow};
use crate::media::{self, Ffmpeg, MediaError, Metadata, ShownPicture, THUMBNAIL_SIDE};
use crate::part::PhotoPart;
use crate::view::{FileDetails, Frame, PhotoDetails};

impl Library {
    /// Everything known about a photo.
    pub fn photo(&self, photo: i64) -> Result<PhotoDetails, LibraryError> {
        let (row, mut frames, files, mark) = self.catalog.read(|connection| {
            let frames = FrameRow::of_photo(connection, photo)?;
            let files = FileRow::of_photo(connection, photo)?;
            Ok((PhotoRow::get(connection, photo)?, frames, files, Mark::get(connection, photo)?))
        })?;
        frames.sort_unstable_by_key(|frame| frame.at_ms);
        let Metadata { format, width, height, duration_ms, facts } = row.metadata;
        Ok(PhotoDetails {
            photo,
            width,
            height,
            format,
            duration_ms,
            frames: frames.iter().map(|frame| Frame { frame: frame.part, at_ms: frame.at_ms }).collect(),
            taken_at: facts.taken.moment.clock.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
            utc_offset: facts.taken.moment.offset_minutes,
            taken_at_source: facts.taken.source,
            camera: facts.camera,
            lens: facts.lens,
            exposure: facts.exposure,
            latitude: facts.position.map(|position| position.latitude),
            longitude: facts.position.map(|position| position.longitude),
            place: row.place.and_then(|place| self.places()?.get(place)),
            rating: match mark.rating {
                Some(stars) => i8::try_from(stars.count()).ok().filter(|stars| *stars > 0),
                None => facts.rating,
            },
            own_rating: mark.rating,
            favourite: mark.favourite,
            description: facts.description,
            keywords: facts.keywords,
            text: self.text_of(photo)?,
            files: files
                .iter()
                .map(|file| FileDetails {
                    file: file.id,
                    path: file.absolute().display().to_string(),
                    size: file.size,
                    online: file.absolute().is_file(),
                })
                .collect(),
        })
    }

    /// A file of the photo that can be reached now.
    pub fn photo_path(&self, photo: i64) -> Result<PathBuf, LibraryError> {
        self.paths_of(photo)?.into_iter().find(|path| path.is_file()).ok_or(LibraryError::PhotoOffline { photo })
    }

    /// Every place where the photo lives, to be reached or not.
    pub(crate) fn paths_of(&self, photo: i64) -> Result<Vec<PathBuf>, LibraryError> {
        let files = self.catalog.read(|connection| FileRow::of_photo(connection, photo))?;
        Ok(files.iter().map(FileRow::absolute).collect())
    }

    /// The photo that lives at `path`, if the library knows it.
    pub fn photo_at(&self, path: &Path) -> Result<Option<i64>, LibraryError> {
        let Ok(path) = dunce::canonicalize(path) else { return Ok(None) };
        Ok(self.catalog.read(|connection| {
            for folder in FolderRow::all(connection)? {
                if let Ok(relative) = path.strip_prefix(&folder.path)
                    && let Some(photo) = FileRow::photo_at(connection, folder.id, relative)?
                {
                    return Ok(Some(photo));
                }
            }
            Ok(None)
        })?)
    }

    /// The thumbnail of a photo, or of a frame of a video, a JPEG; made again if it was lost.
    pub fn thumbnail(&self, of: impl Into<PhotoPart>) -> Result<Vec<u8>, LibraryError> {
        let (photo, hash, at_ms) = self.find_part(of.into())?;
        if let Some(jpeg) = self.thumbnails.get(hash)? {
            return Ok(jpeg);
        }
        let path = self.photo_path(photo)?;
        let jpeg = self
            .decode_part(&path, at_ms, THUMBNAIL_SIDE)
            .and_then(|pixels| media::thumbnail(&pixels, THUMBNAIL_SIDE))
            .map_err(|source| LibraryError::Picture { name: path.display().to_string(), source })?;
        // One that can't be kept is made again when it is looked at.
        if let Err(error) = self.thumbnails.put(&[(hash, jpeg.as_slice())]) {
            tracing::debug!(%error, "a thumbnail is not kept");
        }
        Ok(jpeg)
    }

    /// The whole photo, or a frame of a video, in a form a web view shows. Where the video itself can't be read any more, the
    /// frame is as small as its thumbnail.
    pub fn picture(&self, of: impl Into<PhotoPart>) -> Result<ShownPicture, LibraryError> {
        let (photo, hash, at_ms) = self.find_part(of.into())?;
        let path = self.photo_path(photo)?;
        let shown = match at_ms {
            None => ShownPicture::read(&path, &self.decoders),
            Some(_) => self.decode_part(&path, at_ms, u32::MAX).and_then(|pixels| ShownPicture::of_pixels(&pixels)),
        };
        match (shown, at_ms) {
            (Err(error), Some(_)) => {
                tracing::debug!(path = %path.display(), %error, "a frame is shown by its thumbnail");
                let kept = self.thumbnails.get(hash)?.map(ShownPicture::of_jpeg);
                kept.ok_or(LibraryError::Picture { name: path.display().to_string(), source: error })
            }
            (shown, _) => shown.map_err(|source| LibraryError::Picture { name: path.display().to_string(), source }),
        }
    }

    /// The whole photo, or a frame of a video, decoded and upright.
    pub fn pixels(&self, of: impl Into<PhotoPart>) -> Result<image::RgbImage, LibraryError> {
        let (photo, _, at_ms) = self.find_part(of.into())?;
        let path = self.photo_path(photo)?;
        self.decode_part(&path, at_ms, u32::MAX)
            .map_err(|source| LibraryError::Picture { name: path.display().to_string(), source })
    }

    /// What reads videos on this computer. Looked for each time: somebody may just have installed it.
    pub fn ffmpeg(&self) -> Option<Ffmpeg> {
        Ffmpeg::find(self.ffmpeg.as_deref())
    }

    /// A part's photo, what its thumbnail is kept under, and its time if it is a frame of a video.
    fn find_part(&self, part: PhotoPart) -> Result<(i64, ContentHash, Option<u32>), LibraryError> {
        let (row, at_ms) = self
            .catalog
            .read(|connection| Ok((PhotoRow::get(connection, part.photo())?, FrameRow::time(connection, part)?)))?;
        let hash = match at_ms {
            Some(at_ms) => row.content_hash.of_part(part.part(), at_ms),
            None if part.part() == 0 => row.content_hash,
            None => return Err(CatalogError::NotFound { what: "frame", id: part.part().into() }.into()),
        };
        Ok((part.photo(), hash, at_ms))
    }

    fn decode_part(&self, path: &Path, at_ms: Option<u32>, least_side: u32) -> Result<image::RgbImage, MediaError> {
        match at_ms {
            None => Ok(self.decoders.decode(&media::read_bytes(path)?, 0, least_side)?.pixels),
            Some(at_ms) => {
                let ffmpeg = self.ffmpeg().ok_or(MediaError::NoFfmpeg)?;
                ffmpeg.frame_at(path, at_ms, least_side, &|| false)
            }
        }
    }
}
