//! Squares of a large photo, so that looking at a part of it moves no more than that part.

use std::io::Cursor;

use image::codecs::bmp::BmpEncoder;
use image::{ExtendedColorType, GenericImageView, RgbImage};

use super::MediaError;

/// The side of a tile in pixels; those at the right and the lower edge of a photo are smaller.
pub const TILE_SIDE: u32 = 512;

/// A photo is cut at its own size, a half, a quarter and an eighth: what JPEGs can be decoded at directly.
pub const SMALLEST_LEVEL: u8 = 3;

/// One square of a photo at one of its sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tile {
    /// How often the photo is halved: 0 is every pixel of it.
    pub level: u8,
    /// Counted from the left, from 0.
    pub column: u32,
    /// Counted from the top, from 0.
    pub row: u32,
}

impl Tile {
    /// Width and height of a photo of `width` by `height` pixels at a level.
    pub fn size_at(level: u8, width: u32, height: u32) -> (u32, u32) {
        let divisor = 1 << level.min(SMALLEST_LEVEL);
        (width.div_ceil(divisor), height.div_ceil(divisor))
    }

    /// Whether a photo of `width` by `height` pixels has this tile.
    pub fn lies_in(self, width: u32, height: u32) -> bool {
        let (width, height) = Self::size_at(self.level, width, height);
        let begins_in = |place: u32, length: u32| place.checked_mul(TILE_SIDE).is_some_and(|edge| edge < length);
        self.level <= SMALLEST_LEVEL && begins_in(self.column, width) && begins_in(self.row, height)
    }

    /// The least short side to decode a photo at for this tile.
    pub(crate) fn least_side(self, width: u32, height: u32) -> u32 {
        match self.level {
            0 => u32::MAX,
            level => (width.min(height) >> level.min(SMALLEST_LEVEL)).max(1),
        }
    }

    /// Cuts it out of the photo at its level, as a BMP: nothing is lost, and nothing has to be compressed for a picture that goes
    /// no further than the screen. `None` where it does not lie in the picture.
    pub(crate) fn cut(self, picture: &RgbImage) -> Option<Result<Vec<u8>, MediaError>> {
        let (x, y) = (self.column.checked_mul(TILE_SIDE)?, self.row.checked_mul(TILE_SIDE)?);
        let width = picture.width().checked_sub(x).filter(|&width| width > 0)?.min(TILE_SIDE);
        let height = picture.height().checked_sub(y).filter(|&height| height > 0)?.min(TILE_SIDE);
        let pixels = picture.view(x, y, width, height).to_image();
        let mut bytes = Cursor::new(Vec::with_capacity(pixels.as_raw().len() + 2048));
        let written = BmpEncoder::new(&mut bytes).encode(&pixels, width, height, ExtendedColorType::Rgb8);
        Some(written.map(|()| bytes.into_inner()).map_err(MediaError::damaged))
    }
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    fn tile(level: u8, column: u32, row: u32) -> Tile {
        Tile { level, column, row }
    }

    #[test]
    fn tiles_cover_a_photo_once_and_keep_every_pixel() {
        let photo = RgbImage::from_fn(1100, 600, |x, y| Rgb([(x % 251) as u8, (y % 241) as u8, ((x * y) % 239) as u8]));
        let mut again = RgbImage::new(1100, 600);
        for (row, column) in (0..2).flat_map(|row| (0..3).map(move |column| (row, column))) {
            assert!(tile(0, column, row).lies_in(1100, 600));
            let bytes = tile(0, column, row).cut(&photo).unwrap().unwrap();
            let piece = image::load_from_memory(&bytes).unwrap().into_rgb8();
            image::imageops::replace(&mut again, &piece, i64::from(column * TILE_SIDE), i64::from(row * TILE_SIDE));
        }
        assert_eq!(again, photo);
    }

    #[test]
    fn what_lies_outside_is_no_tile() {
        let photo = RgbImage::new(1024, 512);
        for outside in
            [tile(0, 2, 0), tile(0, 0, 1), tile(0, u32::MAX, 0), tile(0, 0, u32::MAX), tile(0, 1 << 23, 1 << 23)]
        {
            assert!(!outside.lies_in(1024, 512), "{outside:?}");
            assert!(outside.cut(&photo).is_none(), "{outside:?}");
        }
        assert!(!tile(SMALLEST_LEVEL + 1, 0, 0).lies_in(1024, 512));
        assert!(!tile(1, 1, 0).lies_in(1024, 512));
        assert!(tile(1, 1, 0).lies_in(1025, 512));
        assert!(!tile(0, 0, 0).lies_in(0, 0));
    }

    #[test]
    fn levels_have_the_size_that_decoders_give_them() {
        assert_eq!(Tile::size_at(0, 4001, 3001), (4001, 3001));
        assert_eq!(Tile::size_at(1, 4001, 3001), (2001, 1501));
        assert_eq!(Tile::size_at(3, 4001, 3001), (501, 376));
        assert_eq!(tile(2, 0, 0).least_side(4001, 3001), 750);
        assert_eq!(tile(3, 0, 0).least_side(5000, 4), 1);
    }
}
