//! Names of the places where photos were taken, from GeoNames, without asking anybody.
//!
//! The towns and villages of the world with 500 people or more lie in one file of 17 MB, made once from a published package
//! ([`set_up`]). A photo keeps the id of its place, never the name: another edition may know a better one. Most of the file
//! are the names that towns have in other languages; they are read of the towns that a library has photos of, when those are
//! asked for, and take no memory otherwise.

pub mod countries;
mod error;
mod file;
mod other_names;
mod package;
mod renown;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use afterimage_query::PlaceList;
pub use error::PlacesError;
pub use package::set_up;

use crate::media::Position;
use crate::view::Place;

/// Reads bytes as a file of places, for the fuzzer.
#[cfg(feature = "fuzzing")]
pub fn read_bytes(bytes: &[u8]) {
    file::read_bytes(bytes);
}

/// Further from the edge of the nearest town than this, a photo was taken nowhere in particular.
const MOST_KM: f64 = 30.0;

/// A town is taken as a circle in which its people live this densely, as they do in the inner parts of large cities: enough
/// to give a photo to the city around it instead of one of its quarters.
const PEOPLE_PER_KM2: f64 = 8000.0;

/// Larger a circle is not: what lies further out has a name of its own.
const MOST_RADIUS_KM: f64 = 8.0;

/// Kilometres of a degree of latitude.
const KM_PER_DEGREE: f64 = 111.195;

/// The mean radius of the earth.
const EARTH_KM: f64 = 6371.0;

/// A town or a village.
#[derive(Debug, Clone, PartialEq)]
struct Town {
    /// The id GeoNames gives it.
    id: u32,
    name: Box<str>,
    /// ISO 3166-1, two letters.
    country: [u8; 2],
    position: Position,
    population: u32,
    /// Where its other names are in the file.
    names: file::Stretch,
}

impl Town {
    fn radius_km(&self) -> f64 {
        (f64::from(self.population) / PEOPLE_PER_KM2 / std::f64::consts::PI).sqrt().min(MOST_RADIUS_KM)
    }
}

/// The towns and villages of the world.
#[derive(Debug)]
pub struct Places {
    edition: String,
    /// From south to north.
    towns: Vec<Town>,
    /// Where each is in `towns`, in the order of their ids.
    by_id: Vec<u32>,
    /// Their other names, where there is a file that has them.
    names: Option<file::NamesInFile>,
}

impl Places {
    /// `towns` from south to north.
    fn new(edition: String, towns: Vec<Town>) -> Self {
        let mut by_id: Vec<u32> = (0..u32::try_from(towns.len()).unwrap_or(u32::MAX)).collect();
        by_id.sort_unstable_by_key(|&at| towns.get(at as usize).map(|town| town.id));
        Self { edition, towns, by_id, names: None }
    }

    /// Reads the file that [`set_up`] wrote.
    ///
    /// # Errors
    /// [`PlacesError`] if there is none, or it is damaged.
    pub fn open(path: &Path) -> Result<Self, PlacesError> {
        file::read(path)
    }

    /// Where the places are looked for when nothing else is said: `$AFTERIMAGE_PLACES`, or `afterimage/places.bin` in the
    /// platform's directory for application data.
    pub fn default_file() -> Option<PathBuf> {
        match std::env::var_os("AFTERIMAGE_PLACES") {
            Some(path) if !path.is_empty() => Some(path.into()),
            _ => Some(directories::BaseDirs::new()?.data_dir().join("afterimage").join("places.bin")),
        }
    }

    /// What tells these places, and the way they are chosen, from others.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// The id of the town whose edge is nearest to a position, within 30 km.
    pub fn nearest(&self, position: Position) -> Option<u32> {
        let reach = (MOST_KM + MOST_RADIUS_KM) / KM_PER_DEGREE;
        let from = self.towns.partition_point(|town| town.position.latitude < position.latitude - reach);
        let near = self.towns[from..].iter().take_while(|town| town.position.latitude <= position.latitude + reach);
        near.map(|town| (distance_km(town.position, position) - town.radius_km(), town.id))
            .filter(|(distance, _)| *distance <= MOST_KM)
            .min_by(|(one, _), (other, _)| one.total_cmp(other))
            .map(|(_, id)| id)
    }

    fn town(&self, id: u32) -> Option<&Town> {
        let id_at = |at: &u32| self.towns.get(*at as usize).map(|town| town.id);
        let at = self.by_id.binary_search_by_key(&Some(id), id_at).ok()?;
        self.towns.get(*self.by_id.get(at)? as usize)
    }

    /// The names of some towns and of the countries they are in, in all languages, to be told from other words; what is found
    /// are their ids and those of [countries](countries::id). A place is shown by the name that it has everywhere else.
    pub fn names_of(&self, towns: &[u32]) -> PlaceList {
        let mut list = PlaceList::default();
        let towns: Vec<&Town> = towns.iter().filter_map(|&id| self.town(id)).collect();
        for town in &towns {
            list.add(&town.name, town.id, &town.name, renown::of_name(town.population));
        }
        let countries: BTreeSet<[u8; 2]> = towns.iter().map(|town| town.country).collect();
        for country in countries {
            countries::add(&mut list, country);
        }
        if let Err(error) = self.add_other_names(&mut list, &towns) {
            tracing::warn!(%error, "places are known by one name alone");
        }
        list
    }

    fn add_other_names(&self, list: &mut PlaceList, towns: &[&Town]) -> Result<(), PlacesError> {
        let Some(names) = &self.names else { return Ok(()) };
        for town in towns {
            for name in names.of(town)? {
                list.add(&name, town.id, &town.name, renown::of_other_name(&name, town.population));
            }
        }
        Ok(())
    }

    /// Whether a town is the place with this id, or lies in it.
    pub fn is_within(&self, town: u32, place: u32) -> bool {
        town == place || self.town(town).is_some_and(|town| countries::id(town.country) == place)
    }

    /// The place with an id.
    pub fn get(&self, id: u32) -> Option<Place> {
        let town = self.town(id)?;
        let country = String::from_utf8_lossy(&town.country).into_owned();
        Some(Place { id, name: town.name.to_string(), country })
    }
}

/// The length of the great circle between two positions (haversine formula).
fn distance_km(one: Position, other: Position) -> f64 {
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let north = half(other.latitude - one.latitude);
    let east = half(other.longitude - one.longitude);
    let root = north + one.latitude.to_radians().cos() * other.latitude.to_radians().cos() * east;
    2.0 * EARTH_KM * root.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(latitude: f64, longitude: f64) -> Position {
        Position { latitude, longitude }
    }

    fn town(id: u32, name: &str, latitude: f64, longitude: f64, population: u32) -> Town {
        let position = at(latitude, longitude);
        Town { id, name: name.into(), country: *b"FR", position, population, names: file::Stretch::default() }
    }

    fn places(mut towns: Vec<Town>) -> Places {
        towns.sort_by(|one, other| one.position.latitude.total_cmp(&other.position.latitude));
        Places::new("test".into(), towns)
    }

    fn around_paris() -> Places {
        places(vec![
            town(1, "Paris", 48.8534, 2.3488, 2_138_551),
            town(2, "Gros-Caillou", 48.8583, 2.3017, 25_156),
            town(3, "Versailles", 48.8036, 2.1342, 85_416),
            town(4, "Orphin", 48.5795, 1.7803, 800),
        ])
    }

    #[test]
    fn a_photo_is_of_the_town_around_it() {
        let nearest = |latitude, longitude| around_paris().nearest(at(latitude, longitude));
        assert_eq!(nearest(48.8584, 2.2945), Some(1), "the Eiffel tower");
        assert_eq!(nearest(48.8049, 2.1204), Some(3), "the palace of Versailles");
        assert_eq!(nearest(48.6, 1.75), Some(4), "a wood nearer to a village than to any city");
        assert_eq!(nearest(47.0, 2.0), None, "far from all of them");
        assert_eq!(nearest(-48.8584, 2.2945), None);
        let paris = around_paris().get(1).unwrap();
        assert_eq!((paris.name.as_str(), paris.country.as_str()), ("Paris", "FR"));
        assert_eq!(around_paris().get(9), None);
    }

    #[test]
    fn the_date_line_and_the_poles_are_no_walls() {
        let fiji = places(vec![town(1, "Somosomo", -16.77, -179.97, 500)]);
        assert_eq!(fiji.nearest(at(-16.77, 179.98)), Some(1));
        let pole = places(vec![town(1, "Pole", 89.99, 10.0, 500)]);
        assert_eq!(pole.nearest(at(89.99, -170.0)), Some(1));
    }

    #[test]
    fn distances_are_those_of_the_globe() {
        let paris_to_london = distance_km(at(48.8534, 2.3488), at(51.5085, -0.1257));
        assert!((paris_to_london - 343.6).abs() < 1.0, "{paris_to_london}");
        assert!((distance_km(at(0.0, 0.0), at(0.0, 180.0)) - 20_015.0).abs() < 1.0);
    }

    proptest! {
        #[test]
        fn the_window_of_latitudes_misses_nothing(
            towns in prop::collection::vec((40.0..42.0, -2.0..2.0, 0_u32..3_000_000), 1..40),
            latitude in 40.0..42.0,
            longitude in -2.0..2.0,
        ) {
            let towns = (1..).zip(towns).map(|(id, (north, east, people))| town(id, "", north, east, people)).collect();
            let places = places(towns);
            let position = at(latitude, longitude);
            let edge = |town: &Town| distance_km(town.position, position) - town.radius_km();
            let best = places.towns.iter().map(edge).min_by(f64::total_cmp).filter(|edge| *edge <= MOST_KM);
            let found = places.nearest(position);
            let found = found.map(|id| edge(places.towns.iter().find(|town| town.id == id).unwrap()));
            prop_assert_eq!(found, best);
        }
    }
}
