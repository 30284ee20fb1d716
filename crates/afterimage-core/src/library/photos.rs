//! What is known of a photo, and its pictures.

use std::path::{Path, PathBuf};

use super::{Library, LibraryError};
use crate::catalog::{FileRow, FolderRow, PhotoRow};
use crate::media::{self, Metadata, ShownPicture, THUMBNAIL_SIDE};
use crate::view::{FileDetails, PhotoDetails};

impl Library {
    /// Everything known about a photo.
    pub fn photo(&self, photo: i64) -> Result<PhotoDetails, LibraryError> {
        let (row, files) = self
            .catalog
            .read(|connection| Ok((PhotoRow::get(connection, photo)?, FileRow::of_photo(connection, photo)?)))?;
        let Metadata { format, width, height, facts } = row.metadata;
        Ok(PhotoDetails {
            photo,
            width,
            height,
            format,
            taken_at: facts.taken.moment.clock.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
            utc_offset: facts.taken.moment.offset_minutes,
            taken_at_source: facts.taken.source,
            camera: facts.camera,
            lens: facts.lens,
            exposure: facts.exposure,
            latitude: facts.position.map(|position| position.latitude),
            longitude: facts.position.map(|position| position.longitude),
            place: row.place.and_then(|place| self.places()?.get(place)),
            rating: facts.rating,
            description: facts.description,
            keywords: facts.keywords,
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

    /// The thumbnail of a photo, a JPEG; made again if it was lost.
    pub fn thumbnail(&self, photo: i64) -> Result<Vec<u8>, LibraryError> {
        let hash = self.catalog.read(|connection| PhotoRow::get(connection, photo))?.content_hash;
        if let Some(jpeg) = self.thumbnails.get(hash)? {
            return Ok(jpeg);
        }
        let path = self.photo_path(photo)?;
        let jpeg = media::read_bytes(&path)
            .and_then(|bytes| self.decoders.decode(&bytes, 0, THUMBNAIL_SIDE))
            .and_then(|decoded| media::thumbnail(&decoded.pixels, THUMBNAIL_SIDE))
            .map_err(|source| LibraryError::Picture { name: path.display().to_string(), source })?;
        // One that can't be kept is made again when it is looked at.
        if let Err(error) = self.thumbnails.put(&[(hash, jpeg.as_slice())]) {
            tracing::debug!(%error, "a thumbnail is not kept");
        }
        Ok(jpeg)
    }

    /// The whole photo, in a form a web view shows.
    pub fn picture(&self, photo: i64) -> Result<ShownPicture, LibraryError> {
        let path = self.photo_path(photo)?;
        ShownPicture::read(&path, &self.decoders)
            .map_err(|source| LibraryError::Picture { name: path.display().to_string(), source })
    }

    /// The whole photo, decoded and upright.
    pub fn pixels(&self, photo: i64) -> Result<image::RgbImage, LibraryError> {
        let path = self.photo_path(photo)?;
        media::read_bytes(&path)
            .and_then(|bytes| self.decoders.decode(&bytes, 0, u32::MAX))
            .map(|decoded| decoded.pixels)
            .map_err(|source| LibraryError::Picture { name: path.display().to_string(), source })
    }
}
