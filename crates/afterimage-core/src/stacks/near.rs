//! Photos that look nearly the same.
//!
//! Two outlines that differ in at most 23 of their 128 bits differ in at most two bits of one of their eight parts of 16 bits. So whoever
//! outlines up, for each part, those that have it or one that differs in two bits, finds them all, without comparing every
//! photo with every other: Norouzi, Punjani and Fleet, "Fast search in Hamming space with multi-index hashing" (2012).

use crate::catalog::StackablePhoto;

use super::Outline;

/// Bits in which outlines that are found may differ at most.
const MOST: u32 = 23;

const PARTS: u32 = 8;
const BITS: u32 = u128::BITS / PARTS;

/// A part that so many photos share says nothing: pictures with a plain border, dark ones.
const COMMON: usize = 2000;

/// Calls `pair` with every two photos, by their places, whose outlines differ in at most `most` bits, and in how many. No more
/// than 23 are looked for; a pair may come more than once.
pub(super) fn each_pair(photos: &[StackablePhoto], most: u32, mut pair: impl FnMut(usize, usize, u32)) {
    let most = most.min(MOST);
    let outlines: Vec<(u32, Outline)> = (0..)
        .zip(photos)
        .filter_map(|(place, photo)| Some((place, photo.outline.filter(|outline| outline.is_telling())?)))
        .collect();
    let masks = masks();
    for part in 0..PARTS {
        let table = Table::of(&outlines, part);
        for (number, (place, outline)) in (0..).zip(&outlines) {
            let key = key(*outline, part);
            for mask in &masks {
                for &other in table.with(key ^ mask).iter().take_while(|other| **other < number) {
                    let Some((before, before_outline)) = outlines.get(other as usize) else { continue };
                    let differing = outline.differs(*before_outline);
                    if differing <= most {
                        pair(*before as usize, *place as usize, differing);
                    }
                }
            }
        }
    }
}

fn key(outline: Outline, part: u32) -> u16 {
    (outline.bits() >> (part * BITS)) as u16
}

/// Every way to change at most two bits of a part.
fn masks() -> Vec<u16> {
    let one = |bit: u32| 1_u16 << bit;
    let two = (0..BITS).flat_map(|first| (first + 1..BITS).map(move |second| one(first) | one(second)));
    std::iter::once(0).chain((0..BITS).map(one)).chain(two).collect()
}

/// Looks by one of their parts, in order.
struct Table {
    /// Where those with a part begin.
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

impl Table {
    fn of(outlines: &[(u32, Outline)], part: u32) -> Self {
        let mut keyed: Vec<(u16, u32)> =
            outlines.iter().zip(0..).map(|((_, outline), at)| (key(*outline, part), at)).collect();
        keyed.sort_unstable();
        let mut starts = vec![0; usize::from(u16::MAX) + 2];
        keyed.iter().for_each(|(key, _)| starts[usize::from(*key) + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { starts, numbers: keyed.into_iter().map(|(_, number)| number).collect() }
    }

    fn with(&self, key: u16) -> &[u32] {
        let key = usize::from(key);
        let range = self.starts[key] as usize..self.starts[key + 1] as usize;
        self.numbers.get(range).filter(|numbers| numbers.len() <= COMMON).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_is_missed_and_nothing_else_found(
            firsts in prop::collection::vec(any::<u128>(), 1..12),
            changed in prop::collection::vec((0_usize..12, prop::collection::vec(0_u32..128, 0..30)), 0..30),
        ) {
            let mut outlines = firsts.clone();
            for (of, bits) in changed {
                outlines.push(bits.iter().fold(firsts[of % firsts.len()], |outline, bit| outline ^ 1 << bit));
            }
            let outlines: Vec<Outline> = outlines.into_iter().map(Outline::from_bits).collect();
            let photo = |(id, outline)| StackablePhoto { id, outline: Some(outline), taken: None };
            let photos: Vec<_> = (0..).zip(outlines.iter().copied()).map(photo).collect();
            let mut found = BTreeSet::new();
            each_pair(&photos, MOST, |one, other, differing| {
                assert_eq!(differing, outlines[one].differs(outlines[other]));
                found.insert((one, other));
            });
            let mut expected = BTreeSet::new();
            for (b, second) in outlines.iter().enumerate() {
                for (a, first) in outlines[..b].iter().enumerate() {
                    if first.is_telling() && second.is_telling() && first.differs(*second) <= MOST {
                        expected.insert((a, b));
                    }
                }
            }
            prop_assert_eq!(found, expected);
        }
    }
}
