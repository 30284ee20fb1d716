//! The file of places: a header, one row a town, from south to north, and the other names of towns.
//!
//! ```text
//! 8 bytes   "AIPLACE2"
//! 1 + n     the edition: its length and its text
//! 1         which of the other names were kept
//! 4         how many towns follow
//! each      id u32, latitude i32 and longitude i32 in 1/100,000 of a degree, population u32, country 2 bytes,
//!           how many bytes its other names take u16, the name: 1 byte of length and its text
//! rest      the other names of each town, in the same order: 1 byte of length and the text
//! ```
//!
//! Numbers are little-endian. The other names stay in the file, and are read of a few towns when they are asked for: there
//! are hundreds of thousands of them. A file that begins with "AIPLACES" is one of an earlier version, without other names.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::{Places, PlacesError, Town};
use crate::media::Position;

const MAGIC: &[u8; 8] = b"AIPLACE2";
const MAGIC_WITHOUT_NAMES: &[u8; 8] = b"AIPLACES";
const PER_DEGREE: f64 = 100_000.0;

/// A town with its other names.
pub(super) type NamedTown = (Town, Vec<Box<str>>);

/// Where the other names of a town are among those of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    from: u32,
    length: u16,
}

/// The other names of towns, in the file that they came from.
#[derive(Debug)]
pub(super) struct NamesInFile {
    path: PathBuf,
    file: Mutex<File>,
    from: u64,
    /// Which of the names that there are were kept.
    pub(super) kept: u8,
}

impl NamesInFile {
    /// The other names of a town.
    pub(super) fn of(&self, town: &Town) -> Result<Vec<String>, PlacesError> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        names(&mut *file, self.from, town).map_err(|problem| problem.of(&self.path))
    }
}

/// What a file holds, but for the other names.
#[derive(Debug)]
struct Contents {
    edition: String,
    kept: u8,
    towns: Vec<Town>,
    /// Where the other names begin.
    names: u64,
}

/// Why a file can't be read.
#[derive(Debug)]
enum Problem {
    Io(io::Error),
    Damaged(&'static str),
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Damaged("it ends early"),
            _ => Self::Io(error),
        }
    }
}

impl Problem {
    fn of(self, path: &Path) -> PlacesError {
        let path = path.to_owned();
        match self {
            Self::Io(source) => PlacesError::Io { path, source },
            Self::Damaged(problem) => PlacesError::Damaged { path, problem },
        }
    }
}

/// Reads the file, all but the other names.
pub(super) fn read(path: &Path) -> Result<Places, PlacesError> {
    let open = || {
        let mut file = File::open(path)?;
        let contents = parse(&mut BufReader::new(&mut file))?;
        Ok((file, contents))
    };
    let (file, contents) = open().map_err(|problem: Problem| problem.of(path))?;
    let Contents { edition, kept, towns, names } = contents;
    let names = NamesInFile { path: path.to_owned(), file: Mutex::new(file), from: names, kept };
    Ok(Places { names: Some(names), ..Places::new(edition, towns) })
}

/// Writes the file, whole or not at all, of towns with their other names; `kept` says which of those.
pub(super) fn write(path: &Path, edition: &str, kept: u8, towns: &[NamedTown]) -> Result<(), PlacesError> {
    let io = |source| PlacesError::Io { path: path.to_owned(), source };
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(io)?;
    let partial = path.with_extension("partial");
    let mut file = File::create(&partial).map_err(io)?;
    file.write_all(&bytes(edition, kept, towns)).and_then(|()| file.sync_all()).map_err(io)?;
    fs::rename(&partial, path).map_err(io)
}

fn bytes(edition: &str, kept: u8, towns: &[NamedTown]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    let mut names = Vec::new();
    let text = |text: &str| {
        let text = &text.as_bytes()[..text.floor_char_boundary(255)];
        [&[text.len() as u8], text].concat()
    };
    let degrees = |degrees: f64| ((degrees * PER_DEGREE).round() as i32).to_le_bytes();
    bytes.extend(text(edition));
    bytes.push(kept);
    bytes.extend(u32::try_from(towns.len()).unwrap_or(u32::MAX).to_le_bytes());
    for (town, others) in towns {
        let mut of_town: u16 = 0;
        for other in others.iter().map(|other| text(other)) {
            let Some(sum) = u16::try_from(other.len()).ok().and_then(|length| of_town.checked_add(length)) else {
                break;
            };
            of_town = sum;
            names.extend(other);
        }
        bytes.extend(town.id.to_le_bytes());
        bytes.extend(degrees(town.position.latitude));
        bytes.extend(degrees(town.position.longitude));
        bytes.extend(town.population.to_le_bytes());
        bytes.extend(town.country);
        bytes.extend(of_town.to_le_bytes());
        bytes.extend(text(&town.name));
    }
    bytes.extend(names);
    bytes
}

/// Reads bytes as such a file, for the fuzzer: the other names, too.
#[cfg(feature = "fuzzing")]
pub(super) fn read_bytes(bytes: &[u8]) {
    let _ = parse_all(bytes);
}

/// Reads what such a file holds, or says what is wrong with it.
fn parse(source: &mut (impl Read + Seek)) -> Result<Contents, Problem> {
    let has_names = match &take(source)? {
        MAGIC => true,
        MAGIC_WITHOUT_NAMES => false,
        _ => return Err(Problem::Damaged("it is not a file of places")),
    };
    let edition = text(source)?;
    let kept = if has_names { u8::from_le_bytes(take(source)?) } else { 0 };
    let count = u32::from_le_bytes(take(source)?);
    let mut towns = Vec::new();
    let mut length: u32 = 0;
    for _ in 0..count {
        let town = town(source, has_names, length)?;
        length = length.checked_add(town.names.length.into()).ok_or(Problem::Damaged("it has too many names"))?;
        towns.push(town);
    }
    let names = source.stream_position()?;
    let rest = source.seek(SeekFrom::End(0))?.saturating_sub(names);
    if rest < length.into() {
        return Err(Problem::Damaged("it ends early"));
    }
    if rest > length.into() {
        return Err(Problem::Damaged("it goes on after its end"));
    }
    if !towns.is_sorted_by(|one: &Town, other| one.position.latitude <= other.position.latitude) {
        return Err(Problem::Damaged("its towns are not in order"));
    }
    Ok(Contents { edition, kept, towns, names })
}

fn town(source: &mut impl Read, has_names: bool, from: u32) -> Result<Town, Problem> {
    let id = u32::from_le_bytes(take(source)?);
    let mut degrees = || Ok::<_, Problem>(f64::from(i32::from_le_bytes(take(source)?)) / PER_DEGREE);
    let position = Position { latitude: degrees()?, longitude: degrees()? };
    let population = u32::from_le_bytes(take(source)?);
    let country = take(source)?;
    let length = if has_names { u16::from_le_bytes(take(source)?) } else { 0 };
    let name = text(source)?.into();
    Ok(Town { id, name, country, position, population, names: Stretch { from, length } })
}

/// The other names of a town, where those of all towns begin at `from`.
fn names(source: &mut (impl Read + Seek), from: u64, town: &Town) -> Result<Vec<String>, Problem> {
    source.seek(SeekFrom::Start(from.saturating_add(town.names.from.into())))?;
    let mut bytes = vec![0; town.names.length.into()];
    source.read_exact(&mut bytes)?;
    let mut rest = bytes.as_slice();
    let mut names = Vec::new();
    while !rest.is_empty() {
        names.push(text(&mut rest)?);
    }
    Ok(names)
}

fn take<const N: usize>(source: &mut impl Read) -> Result<[u8; N], Problem> {
    let mut taken = [0; N];
    source.read_exact(&mut taken)?;
    Ok(taken)
}

fn text(source: &mut impl Read) -> Result<String, Problem> {
    let [length] = take(source)?;
    let mut text = [0; u8::MAX as usize];
    let text = &mut text[..usize::from(length)];
    source.read_exact(text)?;
    Ok(String::from_utf8_lossy(text).into_owned())
}

#[cfg(any(test, feature = "fuzzing"))]
fn parse_all(bytes: &[u8]) -> Result<(Contents, Vec<Vec<String>>), Problem> {
    let mut source = io::Cursor::new(bytes);
    let contents = parse(&mut source)?;
    let all = contents.towns.iter().map(|town| names(&mut source, contents.names, town)).collect::<Result<_, _>>()?;
    Ok((contents, all))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn town(id: u32, name: &str, latitude: f64, longitude: f64) -> Town {
        let position = Position { latitude, longitude };
        Town { id, name: name.into(), country: *b"CH", position, population: 434_335, names: Stretch::default() }
    }

    fn example() -> Vec<NamedTown> {
        vec![
            (town(1, "Füssen", -33.5, -0.5), vec!["Fuessen".into()]),
            (town(2, "Nowhere", 0.0, 0.0), vec![]),
            (town(3, "Zürich", 47.36667, 8.55), vec!["Zurigo".into(), "チューリッヒ".into()]),
        ]
    }

    fn whole() -> Vec<u8> {
        bytes("e", 7, &example())
    }

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/places.bin");
        write(&path, "e", 7, &example()).unwrap();
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
        let places = read(&path).unwrap();
        let names = places.names.as_ref().unwrap();
        assert_eq!((places.edition.as_str(), names.kept, places.towns.len()), ("e", 7, 3));
        for (read, (town, others)) in places.towns.iter().zip(example()) {
            assert_eq!(*read, Town { names: read.names, ..town });
            assert_eq!(names.of(read).unwrap(), others.iter().map(|other| other.to_string()).collect::<Vec<_>>());
        }
        assert!(matches!(super::read(&folder.path().join("none")), Err(PlacesError::Io { .. })));
    }

    #[test]
    fn a_file_that_another_takes_the_place_of_is_read_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("places.bin");
        write(&path, "e", 7, &example()).unwrap();
        let places = read(&path).unwrap();
        write(&path, "f", 7, &example()[1..]).unwrap();
        assert_eq!(places.names.as_ref().unwrap().of(&places.towns[0]).unwrap(), ["Fuessen"]);
    }

    #[test]
    fn a_file_of_the_version_before_has_no_other_names() {
        let mut bytes = b"AIPLACES\x01e\x01\0\0\0".to_vec();
        bytes.extend([2_657_896_u32.to_le_bytes(), 4_736_667_i32.to_le_bytes(), 855_000_i32.to_le_bytes()].concat());
        bytes.extend([&341_730_u32.to_le_bytes(), &b"CH\x07"[..], "Zürich".as_bytes()].concat());
        let (contents, names) = parse_all(&bytes).unwrap();
        assert_eq!((contents.edition.as_str(), contents.kept, &*contents.towns[0].name), ("e", 0, "Zürich"));
        assert_eq!(names, [Vec::<String>::new()]);
        for end in 0..bytes.len() {
            assert!(parse_all(&bytes[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn a_file_that_is_cut_anywhere_is_damaged() {
        let whole = whole();
        assert!(parse_all(&whole).is_ok());
        for end in 0..whole.len() {
            let cut = parse(&mut io::Cursor::new(&whole[..end]));
            assert!(matches!(cut, Err(Problem::Damaged(_))), "{end}: {cut:?}");
        }
        assert!(parse_all(&[whole.as_slice(), b"x"].concat()).is_err());
        let mut reversed = example();
        reversed.reverse();
        let reversed = parse_all(&bytes("e", 7, &reversed)).unwrap_err();
        assert!(matches!(reversed, Problem::Damaged("its towns are not in order")), "{reversed:?}");
    }

    #[test]
    fn names_that_run_into_those_of_another_town_are_damaged() {
        let mut bytes = whole();
        let at = bytes.windows(7).position(|window| window == b"Fuessen").unwrap() - 1;
        bytes[at] += 1;
        assert!(parse(&mut io::Cursor::new(&bytes)).is_ok(), "they are not looked at yet");
        assert!(matches!(parse_all(&bytes), Err(Problem::Damaged("it ends early"))));
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(
            magic in prop::sample::select(vec![MAGIC, MAGIC_WITHOUT_NAMES]),
            rest in prop::collection::vec(any::<u8>(), 0..100),
        ) {
            let _ = parse_all(&[magic, rest.as_slice()].concat());
        }

        #[test]
        fn any_changed_file_has_an_answer(at in 0..whole().len(), byte in any::<u8>()) {
            let mut bytes = whole();
            bytes[at] = byte;
            let _ = parse_all(&bytes);
        }
    }
}
