//! Cameras' RAW files, shown by the preview that the camera put into them.
//!
//! A RAW file is sensor data that every program develops to its own taste; the JPEG inside is what the camera showed.
//! Each maker hides it in a place of its own, often behind maker notes. Instead of following them all, the whole file is
//! looked through for JPEG pictures and the largest is taken: one short reader for every camera, known or to come, and
//! nothing in it that a hostile file could lead astray.

mod ifd;
mod preview;

pub(super) use preview::largest_preview;

use super::RawMaker;
use ifd::{Entries, Tiff};

const MAKE: u16 = 0x010F;
const PHOTOMETRIC: u16 = 0x0106;
const SUB_IFDS: u16 = 0x014A;
const DNG_VERSION: u16 = 0xC612;

/// Photometric interpretations of sensor data: a colour filter array, and linear RAW (TIFF/EP, DNG 1.7).
const SENSOR_DATA: [u32; 2] = [32_803, 34_892];

/// Directories looked at: real files have under ten.
const MAX_DIRECTORIES: usize = 24;

/// Whose RAW file a TIFF file is; `None` if it is an ordinary TIFF.
pub(super) fn maker_of_tiff(bytes: &[u8]) -> Option<RawMaker> {
    let tiff = Tiff::open(bytes)?;
    let first = tiff.entries(tiff.first)?;
    if first.find(DNG_VERSION).is_some() {
        return Some(RawMaker::Dng);
    }
    if bytes.get(8..10) == Some(b"CR") {
        return Some(RawMaker::Canon);
    }
    holds_sensor_data(&tiff).then(|| maker_of_name(first.ascii(MAKE).unwrap_or_default()))
}

/// Whether one of the file's directories, in the chain or below, describes sensor data.
fn holds_sensor_data(tiff: &Tiff<'_>) -> bool {
    let mut waiting = vec![tiff.first];
    let mut seen = Vec::new();
    while let Some(offset) = waiting.pop() {
        if seen.contains(&offset) || seen.len() == MAX_DIRECTORIES {
            continue;
        }
        seen.push(offset);
        let Some(entries) = tiff.entries(offset) else { continue };
        if entries.find(PHOTOMETRIC).is_some_and(|value| SENSOR_DATA.contains(&value)) {
            return true;
        }
        waiting.extend(entries.next);
        waiting.extend(sub_directories(&entries));
    }
    false
}

fn sub_directories(entries: &Entries<'_>) -> Vec<u32> {
    entries.numbers(SUB_IFDS, MAX_DIRECTORIES)
}

fn maker_of_name(make: &[u8]) -> RawMaker {
    let begins = |name: &str| make.len() >= name.len() && make[..name.len()].eq_ignore_ascii_case(name.as_bytes());
    match () {
        () if begins("canon") => RawMaker::Canon,
        () if begins("fuji") => RawMaker::Fujifilm,
        () if begins("nikon") => RawMaker::Nikon,
        () if begins("olympus") || begins("om digital") => RawMaker::Olympus,
        () if begins("panasonic") || begins("leica") => RawMaker::Panasonic,
        () if begins("pentax") || begins("ricoh") => RawMaker::Pentax,
        () if begins("samsung") => RawMaker::Samsung,
        () if begins("sony") => RawMaker::Sony,
        () => RawMaker::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A little-endian TIFF of one directory with these short values.
    fn tiff(entries: &[(u16, u16)], make: &[u8; 4]) -> Vec<u8> {
        let mut bytes = b"II*\0\x08\0\0\0".to_vec();
        bytes.extend_from_slice(&(entries.len() as u16 + 1).to_le_bytes());
        for (tag, value) in entries {
            bytes.extend_from_slice(&tag.to_le_bytes());
            bytes.extend_from_slice(&[3, 0, 1, 0, 0, 0]);
            bytes.extend_from_slice(&u32::from(*value).to_le_bytes());
        }
        bytes.extend_from_slice(&MAKE.to_le_bytes());
        bytes.extend_from_slice(&[2, 0, 4, 0, 0, 0]);
        bytes.extend_from_slice(make);
        bytes.extend_from_slice(&[0; 4]);
        bytes
    }

    #[test]
    fn sensor_data_makes_a_tiff_a_raw_file_of_its_maker() {
        assert_eq!(maker_of_tiff(&tiff(&[(PHOTOMETRIC, 32_803)], b"SONY")), Some(RawMaker::Sony));
        assert_eq!(maker_of_tiff(&tiff(&[(PHOTOMETRIC, 2)], b"SONY")), None);
        assert_eq!(maker_of_tiff(&tiff(&[(DNG_VERSION, 1)], b"LGE\0")), Some(RawMaker::Dng));
    }

    #[test]
    fn directories_in_a_circle_end() {
        let mut bytes = tiff(&[(PHOTOMETRIC, 2), (SUB_IFDS, 8)], b"SONY");
        let end = bytes.len();
        bytes[end - 4..].copy_from_slice(&8_u32.to_le_bytes());
        assert_eq!(maker_of_tiff(&bytes), None);
    }
}
