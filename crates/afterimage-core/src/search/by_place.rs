//! Photos by the towns they were taken in.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::catalog::DatedPhoto;
use crate::places::Places;
use crate::view::{Place, PlaceOfPhotos};

/// Puts photos of one town together, in their order: towns of most photos first, those that say none at the end.
pub(super) fn sorted(mut photos: Vec<DatedPhoto>, places: Option<&Places>) -> (Vec<DatedPhoto>, Vec<PlaceOfPhotos>) {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    photos.iter().filter_map(|photo| photo.town).for_each(|town| *counts.entry(town).or_default() += 1);
    let named: HashMap<u32, Place> = counts.keys().filter_map(|&town| Some((town, places?.get(town)?))).collect();
    let town = |photo: &DatedPhoto| photo.town.filter(|town| named.contains_key(town));
    photos.sort_by_key(|photo| {
        let town = town(photo);
        (town.is_none(), Reverse(town.and_then(|town| counts.get(&town))), town)
    });
    let groups = photos.chunk_by(|one, next| town(one) == town(next));
    let group = |of: &[DatedPhoto]| {
        let place = of.first().and_then(town).and_then(|town| named.get(&town)).cloned();
        PlaceOfPhotos { place, photos: of.len() }
    };
    let groups = groups.map(group).collect();
    (photos, groups)
}
