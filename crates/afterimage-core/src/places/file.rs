//! The file of places: a header, then one row a town, from south to north.
//!
//! ```text
//! 8 bytes   "AIPLACES"
//! 1 + n     the edition: its length and its text
//! 4         how many towns follow
//! each      id u32, latitude i32 and longitude i32 in 1/100,000 of a degree, population u32, country 2 bytes,
//!           the name: 1 byte of length and its text
//! ```
//!
//! Numbers are little-endian.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::{Places, PlacesError, Town};
use crate::media::Position;

const MAGIC: &[u8; 8] = b"AIPLACES";
const PER_DEGREE: f64 = 100_000.0;

/// Reads the file.
pub(super) fn read(path: &Path) -> Result<Places, PlacesError> {
    let bytes = fs::read(path).map_err(|source| PlacesError::Io { path: path.to_owned(), source })?;
    parse(&bytes).map_err(|problem| PlacesError::Damaged { path: path.to_owned(), problem })
}

/// Writes the file, whole or not at all.
pub(super) fn write(places: &Places, path: &Path) -> Result<(), PlacesError> {
    let io = |source| PlacesError::Io { path: path.to_owned(), source };
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(io)?;
    let partial = path.with_extension("partial");
    let mut file = fs::File::create(&partial).map_err(io)?;
    file.write_all(&bytes(places)).and_then(|()| file.sync_all()).map_err(io)?;
    fs::rename(&partial, path).map_err(io)
}

fn bytes(places: &Places) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    let text = |text: &str| {
        let text = &text.as_bytes()[..text.floor_char_boundary(255)];
        [&[text.len() as u8], text].concat()
    };
    let degrees = |degrees: f64| ((degrees * PER_DEGREE).round() as i32).to_le_bytes();
    bytes.extend(text(&places.edition));
    bytes.extend(u32::try_from(places.towns.len()).unwrap_or(u32::MAX).to_le_bytes());
    for town in &places.towns {
        bytes.extend(town.id.to_le_bytes());
        bytes.extend(degrees(town.position.latitude));
        bytes.extend(degrees(town.position.longitude));
        bytes.extend(town.population.to_le_bytes());
        bytes.extend(town.country);
        bytes.extend(text(&town.name));
    }
    bytes
}

/// Reads what such a file holds, or says what is wrong with it.
pub(super) fn parse(bytes: &[u8]) -> Result<Places, &'static str> {
    let mut rest = bytes.strip_prefix(MAGIC).ok_or("it is not a file of places")?;
    let ends = "it ends early";
    let edition = text(&mut rest).ok_or(ends)?;
    let count = u32::from_le_bytes(take(&mut rest).ok_or(ends)?);
    let mut towns = Vec::new();
    for _ in 0..count {
        towns.push(town(&mut rest).ok_or(ends)?);
    }
    if !rest.is_empty() {
        return Err("it goes on after its end");
    }
    if !towns.is_sorted_by(|one: &Town, other| one.position.latitude <= other.position.latitude) {
        return Err("its towns are not in order");
    }
    Ok(Places::new(edition, towns))
}

fn town(rest: &mut &[u8]) -> Option<Town> {
    let id = u32::from_le_bytes(take(rest)?);
    let mut degrees = || Some(f64::from(i32::from_le_bytes(take(rest)?)) / PER_DEGREE);
    let position = Position { latitude: degrees()?, longitude: degrees()? };
    let population = u32::from_le_bytes(take(rest)?);
    let country = take(rest)?;
    Some(Town { id, name: text(rest)?.into(), country, position, population })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*taken)
}

fn text(rest: &mut &[u8]) -> Option<String> {
    let [length] = take(rest)?;
    let (text, after) = rest.split_at_checked(usize::from(length))?;
    *rest = after;
    Some(String::from_utf8_lossy(text).into_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn example() -> Places {
        let town = |id, name: &str, latitude, longitude| Town {
            id,
            name: name.into(),
            country: *b"CH",
            position: Position { latitude, longitude },
            population: 434_335,
        };
        Places::new("e".into(), vec![town(1, "Füssen", -33.5, -0.5), town(2, "Zürich", 47.36667, 8.55)])
    }

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/places.bin");
        write(&example(), &path).unwrap();
        let read = read(&path).unwrap();
        assert_eq!((read.edition.as_str(), read.towns), ("e", example().towns));
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
        assert!(matches!(super::read(&folder.path().join("none")), Err(PlacesError::Io { .. })));
    }

    #[test]
    fn a_file_that_is_cut_anywhere_is_damaged() {
        let whole = bytes(&example());
        assert!(parse(&whole).is_ok());
        for end in 0..whole.len() {
            assert!(parse(&whole[..end]).is_err(), "{end}");
        }
        assert!(parse(&[whole.as_slice(), b"x"].concat()).is_err());
        let mut reversed = example();
        reversed.towns.reverse();
        assert_eq!(parse(&bytes(&reversed)).err(), Some("its towns are not in order"));
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(rest in prop::collection::vec(any::<u8>(), 0..100)) {
            let _ = parse(&[MAGIC, rest.as_slice()].concat());
        }
    }
}
