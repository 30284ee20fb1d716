//! What looking at photos needs: one on the whole screen, small enough to come at once, and any part of it in every pixel; and all of
//! them along the time.

use super::{Library, LibraryError};
use crate::catalog::{CatalogError, PhotoRow, months};
use crate::media::{self, ShownPicture, Tile};
use crate::view::{MonthOfPhotos, Query, Wanted};

impl Library {
    /// The months in which photos were taken, in the order of [`Query::Everything`], each with how many of them are shown: all, or
    /// one of each stack.
    pub fn months(&self, stacks: bool) -> Result<Vec<MonthOfPhotos>, LibraryError> {
        let hidden: Vec<i64> = match stacks {
            true => {
                let wanted = Wanted { stacks, ..Wanted::best(usize::MAX) };
                let shown = self.answer(&Query::Everything, &wanted)?;
                shown.stacks.into_iter().flat_map(|stack| stack.others).collect()
            }
            false => Vec::new(),
        };
        Ok(self.catalog.read(|connection| months(connection, &hidden))?)
    }

    /// A photo made so small that its long side is at most `side` pixels, a JPEG. Of a large photo it comes sooner, and takes less
    /// memory, than [`picture`](Self::picture).
    pub fn preview(&self, photo: i64, side: u32) -> Result<ShownPicture, LibraryError> {
        let row = self.catalog.read(|connection| PhotoRow::get(connection, photo))?;
        let path = self.photo_path(photo)?;
        let (width, height) = (row.metadata.width, row.metadata.height);
        // A decoder that halves may come out a little smaller: that is seen by nobody, and costs a quarter.
        let least_side = u64::from(width.min(height)) * u64::from(side) * 9 / 10 / u64::from(width.max(height).max(1));
        media::read_bytes(&path)
            .and_then(|bytes| self.decoders.decode(&bytes, 0, u32::try_from(least_side).unwrap_or(u32::MAX).max(1)))
            .and_then(|decoded| ShownPicture::of_pixels_within(&decoded.pixels, side))
            .map_err(|source| LibraryError::Picture { name: path.display().to_string(), source })
    }

    /// A tile of a photo, upright and in sRGB, pixel for pixel. The photo is decoded for the first one and kept for a while.
    ///
    /// # Errors
    /// [`CatalogError::NotFound`] where the photo has no such tile, before anything is read.
    pub fn tile(&self, photo: i64, tile: Tile) -> Result<ShownPicture, LibraryError> {
        let row = self.catalog.read(|connection| PhotoRow::get(connection, photo))?;
        let (width, height) = (row.metadata.width, row.metadata.height);
        let nowhere = || LibraryError::from(CatalogError::NotFound { what: "tile of photo", id: photo });
        if row.metadata.duration_ms.is_some() || !tile.lies_in(width, height) {
            return Err(nowhere());
        }
        let path = self.photo_path(photo)?;
        let refused = |source| LibraryError::Picture { name: path.display().to_string(), source };
        let decode = || {
            let bytes = media::read_bytes(&path)?;
            let pixels = self.decoders.decode(&bytes, 0, tile.least_side(width, height))?.pixels;
            // A file that was written to since it was indexed is another photo.
            if pixels.dimensions() != Tile::size_at(tile.level, width, height) {
                return Err(media::MediaError::Damaged(media::damage::CHANGED.to_owned()));
            }
            Ok(pixels)
        };
        let picture = self.recent.get_or_decode((row.content_hash, tile.level), decode).map_err(refused)?;
        let bytes = tile.cut(&picture).ok_or_else(nowhere)?.map_err(refused)?;
        Ok(ShownPicture { media_type: "image/bmp", bytes })
    }
}
