//! Photos that one camera took right after each other.

use std::collections::HashMap;

use crate::catalog::StackablePhoto;

/// Photos of a burst are taken within so many milliseconds of the one before.
const WITHIN: i64 = 2000;

/// Each photo is compared with so many after it: where two cameras of one kind take turns, the next is not always one's own.
const AHEAD: usize = 8;

/// Calls `pair` with every two photos, by their places, that may be of one burst.
pub(super) fn each_pair(photos: &[StackablePhoto], mut pair: impl FnMut(usize, usize)) {
    let mut by_camera: HashMap<&str, Vec<(i64, usize)>> = HashMap::new();
    for (place, photo) in photos.iter().enumerate() {
        if let Some((camera, at)) = &photo.taken {
            by_camera.entry(camera).or_default().push((*at, place));
        }
    }
    // What is found does not hang on the order of cameras: no photo is of two.
    for taken in by_camera.values_mut() {
        taken.sort_unstable();
        for (number, &(at, place)) in taken.iter().enumerate() {
            let after = taken.iter().skip(number + 1).take(AHEAD).take_while(|(then, _)| then - at <= WITHIN);
            after.for_each(|&(_, other)| pair(place, other));
        }
    }
}
