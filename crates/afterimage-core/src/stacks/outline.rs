//! What a picture looks like in 128 bits: whether it gets brighter from left to right and from above to below, at 64 places each.
//! (The difference hash that Neal Krawetz described in 2013, in both directions.)
//!
//! Copies of a picture differ in few bits, whatever they were compressed with, how large they are and how bright. Two pictures of
//! the same kind differ in as many as any two.

use image::{GrayImage, imageops};

/// Columns and rows of places.
const SIDE: u32 = 8;

/// What has fewer bits set, or left unset, has hardly any edges, and looks like whatever else has none.
const TELLING: u32 = 12;

/// What a picture looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Outline(u128);

impl Outline {
    /// Of a picture in shades of grey.
    pub fn of(picture: &GrayImage) -> Self {
        let shrunk = |width, height| imageops::thumbnail(picture, width, height);
        let (wide, high) = (shrunk(SIDE + 1, SIDE), shrunk(SIDE, SIDE + 1));
        let places = || (0..SIDE).flat_map(|y| (0..SIDE).map(move |x| (x, y)));
        let across = places().map(|(x, y)| wide.get_pixel(x + 1, y).0 > wide.get_pixel(x, y).0);
        let down = places().map(|(x, y)| high.get_pixel(x, y + 1).0 > high.get_pixel(x, y).0);
        Self(across.chain(down).fold(0, |bits, brighter| bits << 1 | u128::from(brighter)))
    }

    /// In how many of 128 places two pictures differ.
    pub fn differs(self, other: Self) -> u32 {
        (self.0 ^ other.0).count_ones()
    }

    /// Whether it tells pictures apart at all.
    pub fn is_telling(self) -> bool {
        (TELLING..=u128::BITS - TELLING).contains(&self.0.count_ones())
    }

    /// As it is stored.
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// What was stored.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(u128::from_be_bytes(bytes))
    }

    /// Its bits.
    pub(super) fn bits(self) -> u128 {
        self.0
    }

    #[cfg(test)]
    pub(super) fn from_bits(bits: u128) -> Self {
        Self(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture with shapes at places that follow from `seed`.
    fn picture(seed: u32, width: u32, height: u32) -> GrayImage {
        GrayImage::from_fn(width, height, |x, y| {
            let (x, y) = (x as f32 / width as f32, y as f32 / height as f32);
            let wave = |k: f32| ((x * k + y * (11.0 - k)) * (1.0 + seed as f32 * 0.37)).sin();
            image::Luma([(128.0 + 60.0 * wave(3.0) + 50.0 * wave(8.0)) as u8])
        })
    }

    #[test]
    fn size_and_brightness_change_little_and_another_picture_much() {
        let outline = Outline::of(&picture(1, 300, 200));
        let smaller = Outline::of(&picture(1, 120, 80));
        let mut darker = picture(1, 300, 200);
        darker.pixels_mut().for_each(|pixel| pixel.0[0] = (f32::from(pixel.0[0]) * 0.7) as u8);
        assert!(outline.differs(smaller) <= 6, "{}", outline.differs(smaller));
        assert!(outline.differs(Outline::of(&darker)) <= 6);
        for other in 2..20 {
            let other = Outline::of(&picture(other, 300, 200));
            assert!(outline.differs(other) > 24, "{}", outline.differs(other));
        }
        assert_eq!(Outline::from_bytes(outline.to_bytes()), outline);
    }

    #[test]
    fn a_picture_without_edges_tells_nothing() {
        assert!(!Outline::of(&GrayImage::from_pixel(100, 80, image::Luma([90]))).is_telling());
        assert!(!Outline::of(&GrayImage::from_fn(100, 80, |x, y| image::Luma([(x + y) as u8]))).is_telling());
        assert!(Outline::of(&picture(1, 300, 200)).is_telling());
        assert_eq!(Outline::of(&GrayImage::new(1, 1)).differs(Outline::of(&GrayImage::new(1, 1))), 0);
    }
}
