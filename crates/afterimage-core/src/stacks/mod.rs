//! Stacks: photos that show the same, to be shown as one. A run of the indexer finds them among all photos of a library, so that
//! one photo is in the same stack whatever is asked for.
//!
//! Two photos are linked where
//! - they are of one *burst*: one camera took them within two seconds of each other, and they are alike for the model, or
//! - they are *near-duplicates*: one is a copy of the other, recompressed, made smaller, trimmed a little or brightened. The model
//!   alone can't tell that, as two photos of two beaches are alike for it; an [`Outline`] alone neither, as two foggy mornings have few
//!   edges. Both together can.
//!
//! Whatever is linked by a chain is one stack.

mod bursts;
mod links;
mod near;
mod outline;

use std::collections::HashMap;

pub use outline::Outline;

use crate::catalog::StackablePhoto;
use links::Links;

/// How alike two photos are for the model: 0 as strangers are, 1 for the same picture.
pub(crate) trait Alike {
    /// Of two photos by their ids; nothing for what is not embedded.
    fn alike(&self, one: i64, other: i64) -> Option<f32>;
}

/// Photos of a burst are so much alike at least. Of pairs of unrelated photos, one in 500 is.
const ALIKE_IN_BURST: f32 = 0.6;

/// Near-duplicates whose outlines are the same but for so many of 128 places are so much alike at least, …
const SAME: (u32, f32) = (10, 0.5);

/// … and so much where they differ in as many as these: two sunsets over the sea differ in 18, and reach 0.83.
const NEAR: (u32, f32) = (23, 0.85);

/// Finds all stacks among `photos`: the number of its stack for each photo that is in one, which is the id of the first of them.
pub(crate) fn find(photos: &[StackablePhoto], alike: &impl Alike) -> HashMap<i64, i64> {
    let mut links = Links::new(photos.len());
    let mut link = |one: usize, other: usize, least: f32| {
        if !links.are_one(one, other)
            && let (Some(a), Some(b)) = (photos.get(one), photos.get(other))
            && alike.alike(a.id, b.id).is_some_and(|alike| alike >= least)
        {
            links.link(one, other);
        }
    };
    bursts::each_pair(photos, |one, other| link(one, other, ALIKE_IN_BURST));
    near::each_pair(photos, NEAR.0, |one, other, differing| {
        link(one, other, if differing <= SAME.0 { SAME.1 } else { NEAR.1 });
    });
    let firsts = links.into_firsts();
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    firsts.iter().for_each(|first| *sizes.entry(*first).or_default() += 1);
    let stacked = photos.iter().zip(&firsts).filter(|(_, first)| sizes.get(first).is_some_and(|size| *size > 1));
    stacked.filter_map(|(photo, first)| Some((photo.id, photos.get(*first)?.id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Photos whose ids begin with the same digit are alike.
    struct SameDigit;

    impl Alike for SameDigit {
        fn alike(&self, one: i64, other: i64) -> Option<f32> {
            Some(if one / 100 == other / 100 { 0.9 } else { 0.1 })
        }
    }

    fn photo(id: i64, outline: Option<u128>, at: Option<i64>) -> StackablePhoto {
        StackablePhoto { id, outline: outline.map(Outline::from_bits), taken: at.map(|at| ("a camera".to_owned(), at)) }
    }

    fn stacks(photos: &[StackablePhoto]) -> Vec<(i64, i64)> {
        let mut stacks: Vec<_> = find(photos, &SameDigit).into_iter().collect();
        stacks.sort_unstable();
        stacks
    }

    const OUTLINE: u128 = 0x5555_aaaa_3333_cccc_0f0f_f0f0_00ff_ff00;

    #[test]
    fn a_chain_of_photos_is_one_stack_and_what_is_not_alike_is_not_in_it() {
        let photos = [
            photo(100, None, Some(0)),
            photo(101, None, Some(1_900)),
            // The photographer turned round.
            photo(200, None, Some(2_000)),
            photo(102, None, Some(3_500)),
            photo(103, None, Some(9_000)),
        ];
        assert_eq!(stacks(&photos), [(100, 100), (101, 100), (102, 100)]);
    }

    #[test]
    fn a_copy_has_to_look_the_same_and_to_be_alike() {
        let photos = [
            photo(100, Some(OUTLINE), None),
            photo(101, Some(OUTLINE ^ 0b1011), None),
            photo(103, Some(OUTLINE ^ 0xf_ffff), None),
            photo(104, Some(OUTLINE ^ 0xff_ffff), None),
            photo(102, Some(!OUTLINE), None),
            photo(201, Some(OUTLINE), None),
        ];
        assert_eq!(stacks(&photos), [(100, 100), (101, 100), (103, 100), (104, 100)]);
        // In the last one, four places differ from the one before.
        assert_eq!(stacks(&[photos[0].clone(), photos[3].clone()]), []);
    }

    #[test]
    fn the_order_of_photos_says_nothing() {
        let mut photos = vec![
            photo(100, Some(OUTLINE), Some(0)),
            photo(101, Some(OUTLINE ^ 1), None),
            photo(102, None, Some(1_000)),
            photo(300, Some(!OUTLINE), Some(500)),
            photo(301, Some(!OUTLINE), None),
        ];
        let expected = stacks(&photos);
        assert_eq!(expected, [(100, 100), (101, 100), (102, 100), (300, 300), (301, 300)]);
        photos.swap(0, 4);
        photos.swap(1, 3);
        photos.sort_unstable_by_key(|photo| photo.id);
        assert_eq!(stacks(&photos), expected);
    }
}
