//! Photos in the order of time, day by day.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::catalog::DatedPhoto;
use crate::media::Moment;
use crate::places::Places;
use crate::view::DayOfPhotos;

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// A day is named after so many towns at most, …
const TOWNS: usize = 3;

/// … and after those where one in so many of its photos was taken.
const SHARE: usize = 5;

/// The days of photos that are in the order of time.
pub(super) fn of(photos: &[DatedPhoto], places: Option<&Places>) -> Vec<DayOfPhotos> {
    let number = |photo: &DatedPhoto| photo.taken_at.div_euclid(SECONDS_A_DAY);
    let day = |of_day: &[DatedPhoto]| {
        let first = of_day.first().map_or(0, |photo| photo.taken_at);
        DayOfPhotos {
            day: Moment::from_clock_seconds(first, 0, None).clock.date().to_string(),
            photos: of_day.len(),
            places: towns(of_day).filter_map(|town| Some(places?.get(town)?.name)).collect(),
        }
    };
    photos.chunk_by(|one, next| number(one) == number(next)).map(day).collect()
}

/// The towns where most photos of a day were taken.
fn towns(of_day: &[DatedPhoto]) -> impl Iterator<Item = u32> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    of_day.iter().filter_map(|photo| photo.town).for_each(|town| *counts.entry(town).or_default() += 1);
    let mut counts: Vec<_> = counts.into_iter().filter(|(_, count)| count * SHARE >= of_day.len()).collect();
    counts.sort_unstable_by_key(|&(town, count)| (Reverse(count), town));
    counts.into_iter().take(TOWNS).map(|(town, _)| town)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ShownPhoto;

    #[test]
    fn a_day_ends_at_midnight_of_the_camera() {
        let at = |taken_at| DatedPhoto {
            photo: ShownPhoto { id: 1, aspect: 1.0, duration_ms: None },
            taken_at,
            town: Some(7),
        };
        let days = of(&[at(SECONDS_A_DAY), at(SECONDS_A_DAY - 1), at(0), at(-1)], None);
        let days: Vec<_> = days.iter().map(|day| (day.day.as_str(), day.photos)).collect();
        assert_eq!(days, [("1970-01-02", 1), ("1970-01-01", 2), ("1969-12-31", 1)]);
        assert_eq!(towns(&[at(0), DatedPhoto { town: None, ..at(1) }]).collect::<Vec<_>>(), [7]);
    }
}
