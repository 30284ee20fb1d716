//! Regions of photos: tiles that are embedded on their own, so that small things in large photos are found.
//!
//! A tower sees a few hundred pixels of a photo, whatever its size, and what is small in it is lost. A region is seen as large
//! as a whole photo. It is a part of its photo like any other, and its part's number says where in the photo it lies: nothing
//! beside the vectors has to be kept.

use image::RgbImage;

use crate::part::PhotoPart;

/// Places and lengths are counted in so many parts of the photo's sides.
const GRID: u32 = 48;

/// Bits of each of the four numbers that say where a region lies.
const BITS: u32 = 6;
const MASK: u32 = (1 << BITS) - 1;

/// So many regions lie in a row and in a column of a photo, …
const A_SIDE: u32 = 3;

/// … side by side. Larger ones that overlap find less of what fills a tenth of a photo, and more of them not much more.
const LENGTH: u32 = GRID / A_SIDE;

/// How many times a tower's input the short side of a photo has to be for its regions to show more than the whole does.
const LARGER: u32 = GRID / LENGTH;

/// A rectangle of a photo as it is shown, in 48ths of its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Region {
    left: u32,
    top: u32,
    width: u32,
    height: u32,
}

impl Region {
    /// The part numbers that regions have begin here. Frames of videos have smaller ones.
    pub(crate) const FIRST_PART: u32 = (1 << BITS) + 1;

    /// A cosine with a region counts so much less than one with a whole photo, for a model with a calibration: the best of ten is
    /// higher by chance alone, and of photos that fit as a whole, no detail should come first.
    pub const DISCOUNT: f32 = 0.05;

    /// The same for other models, as a share of how much cosines differ from photo to photo.
    pub const DISCOUNT_A_SPREAD: f32 = 0.4;

    /// How many regions a photo has.
    pub const A_PHOTO: usize = (A_SIDE * A_SIDE) as usize;

    /// The regions that a photo has, row by row.
    pub fn all() -> impl Iterator<Item = Self> {
        let step = (GRID - LENGTH) / (A_SIDE - 1);
        let place =
            move |at: u32| Self { left: at % A_SIDE * step, top: at / A_SIDE * step, width: LENGTH, height: LENGTH };
        (0..A_SIDE * A_SIDE).map(place)
    }

    /// The short side in pixels that photos have at least of which regions are embedded, for a tower whose input has that `side`.
    pub fn least_photo(side: u32) -> u32 {
        side.saturating_mul(LARGER)
    }

    /// The number of the part that it is.
    pub fn part(self) -> u32 {
        ((self.left << BITS | self.top) << BITS | self.width) << BITS | self.height
    }

    /// The region that a part of a photo is; `None` for the whole, and for frames of videos.
    pub fn of(part: PhotoPart) -> Option<Self> {
        let number = part.part();
        let field = |at: u32| number >> (at * BITS) & MASK;
        let region = Self { left: field(3), top: field(2), width: field(1), height: field(0) };
        let within = |from: u32, length: u32| length > 0 && from + length <= GRID;
        let lies_within = within(region.left, region.width) && within(region.top, region.height);
        (number >= Self::FIRST_PART && lies_within).then_some(region)
    }

    /// Left edge, upper edge, width and height as shares of the photo's width and height, 0 to 1.
    pub fn shares(self) -> [f32; 4] {
        [self.left, self.top, self.width, self.height].map(|length| length as f32 / GRID as f32)
    }

    /// What a picture of the whole photo shows of it.
    pub fn cut(self, picture: &RgbImage) -> RgbImage {
        let [left, top, width, height] = self.pixels(picture.width(), picture.height());
        image::imageops::crop_imm(picture, left, top, width, height).to_image()
    }

    /// Left edge, upper edge, width and height in a picture of that size, in pixels; at least one pixel each.
    pub fn pixels(self, width: u32, height: u32) -> [u32; 4] {
        let place = |at: u32, length: u32| (u64::from(at) * u64::from(length) / u64::from(GRID)) as u32;
        let (left, top) = (place(self.left, width), place(self.top, height));
        let (right, bottom) = (place(self.left + self.width, width), place(self.top + self.height, height));
        [left, top, (right - left).max(1), (bottom - top).max(1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_part_says_where_it_lies() {
        let regions: Vec<_> = Region::all().collect();
        assert_eq!(regions.len(), Region::A_PHOTO);
        for region in regions {
            let part = PhotoPart::new(7, region.part());
            assert_eq!((part.photo(), part.part(), Region::of(part)), (7, region.part(), Some(region)));
            assert_eq!(PhotoPart::from_key(part.key()), part);
        }
        let third = 1.0 / 3.0;
        assert_eq!(Region::all().nth(5).unwrap().shares(), [2.0 * third, third, third, third]);
    }

    #[test]
    fn neither_frames_nor_nonsense_are_regions() {
        for number in (0..Region::FIRST_PART).chain([Region::FIRST_PART + 63, (47 << 18) + Region::FIRST_PART + 64]) {
            assert_eq!(Region::of(PhotoPart::new(1, number)), None, "{number}");
        }
        assert!(Region::of(PhotoPart::new(1, Region::FIRST_PART)).is_some());
    }

    #[test]
    fn regions_cover_a_picture_of_any_size_to_its_edges() {
        for (width, height) in [(4000, 3000), (521, 777), (2, 1), (1, 1)] {
            let (mut right, mut bottom) = (0, 0);
            for region in Region::all() {
                let [left, top, wide, high] = region.pixels(width, height);
                assert!(wide > 0 && high > 0 && left + wide <= width && top + high <= height, "{width} × {height}");
                (right, bottom) = (right.max(left + wide), bottom.max(top + high));
            }
            assert_eq!((right, bottom), (width, height));
        }
    }
}
