//! Parts of photos. What answers a query is a photo; what is embedded is a part of it, and the best of its parts speaks for it.

/// A part of a photo: part 0 stands for the whole, and most photos have no other. A video's parts are frames of it, part 0 the
/// one that it is shown by.
///
/// One number, the part above 40 bits of the photo's id, so that part 0 has the number of its photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhotoPart(u64);

/// Bits of the photo's id: SQLite would have to count to a trillion.
const PHOTO_BITS: u32 = 40;
const PHOTO_MASK: u64 = (1 << PHOTO_BITS) - 1;

impl PhotoPart {
    /// Part `part` of `photo`, a row id.
    pub fn new(photo: i64, part: u32) -> Self {
        Self(u64::from(part) << PHOTO_BITS | (photo.cast_unsigned() & PHOTO_MASK))
    }

    /// The photo.
    pub fn photo(self) -> i64 {
        (self.0 & PHOTO_MASK).cast_signed()
    }

    /// Which part of it.
    pub fn part(self) -> u32 {
        (self.0 >> PHOTO_BITS) as u32
    }

    /// The number it is kept under.
    pub(crate) fn key(self) -> u64 {
        self.0
    }

    /// What is kept under a number.
    pub(crate) fn from_key(key: u64) -> Self {
        Self(key)
    }

    /// The largest number that a whole photo can have: what is kept under larger ones are other parts.
    pub(crate) const LAST_WHOLE: u64 = PHOTO_MASK;
}

/// A photo as a whole.
impl From<i64> for PhotoPart {
    fn from(photo: i64) -> Self {
        Self::new(photo, 0)
    }
}

/// `12` for photo 12 as a whole, `12-3` for its part 3.
impl std::str::FromStr for PhotoPart {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('-') {
            Some((photo, part)) => Ok(Self::new(photo.parse()?, part.parse()?)),
            None => Ok(Self::from(text.parse::<i64>()?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_one_number_and_that_of_a_whole_photo_is_its_id() {
        for (photo, part) in [(1, 0), (7, 3), (1 << 39, 1_000_000)] {
            let both = PhotoPart::new(photo, part);
            assert_eq!((both.photo(), both.part()), (photo, part));
            assert_eq!(PhotoPart::from_key(both.key()), both);
        }
        assert_eq!(PhotoPart::from(12).key(), 12);
        assert!(PhotoPart::new(1, 1).key() > PhotoPart::LAST_WHOLE);
    }

    #[test]
    fn parts_are_read_as_they_are_asked_for() {
        assert_eq!("12".parse(), Ok(PhotoPart::new(12, 0)));
        assert_eq!("12-3".parse(), Ok(PhotoPart::new(12, 3)));
        for nonsense in ["", "-3", "12-", "12--3", "a"] {
            assert!(nonsense.parse::<PhotoPart>().is_err(), "{nonsense}");
        }
    }
}
