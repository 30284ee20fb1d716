//! RAW files are shown by their largest preview, turned as the camera held it.
//!
//! Cameras' own files can't be part of a source tree; these are built here after the makers' containers, as far as reading
//! them depends on it.

use std::fs;

use afterimage_core::media;

use crate::corpus;

const MAKE: u16 = 0x010F;
const ORIENTATION: u16 = 0x0112;
const PHOTOMETRIC: u16 = 0x0106;
const DNG_VERSION: u16 = 0xC612;

/// A little-endian TIFF with one directory of short values, beginning with `magic`, and what follows it.
fn tiff(magic: &[u8], entries: &[(u16, u16)], make: &[u8], rest: &[u8]) -> Vec<u8> {
    let mut file = magic.to_vec();
    let directory = 16_u32;
    file.extend_from_slice(&directory.to_le_bytes());
    file.resize(directory as usize, 0);
    if magic.ends_with(b"*\0") && make == b"Canon" {
        file[8..10].copy_from_slice(b"CR");
    }
    let mut entries = entries.to_vec();
    entries.sort_unstable();
    file.extend_from_slice(&(entries.len() as u16 + 1).to_le_bytes());
    let make_at = directory + 2 + 12 * (entries.len() as u32 + 1) + 4;
    let mut written = false;
    let write_make = |file: &mut Vec<u8>| {
        file.extend_from_slice(&MAKE.to_le_bytes());
        file.extend_from_slice(&[2, 0]);
        file.extend_from_slice(&(make.len() as u32).to_le_bytes());
        file.extend_from_slice(&make_at.to_le_bytes());
    };
    for (tag, value) in entries {
        if tag > MAKE && !written {
            write_make(&mut file);
            written = true;
        }
        file.extend_from_slice(&tag.to_le_bytes());
        file.extend_from_slice(&[3, 0, 1, 0, 0, 0]);
        file.extend_from_slice(&u32::from(value).to_le_bytes());
    }
    if !written {
        write_make(&mut file);
    }
    file.extend_from_slice(&[0; 4]);
    file.extend_from_slice(make);
    file.extend_from_slice(rest);
    file
}

/// Sensor data between a small and a large preview.
fn pixels_of_a_camera() -> Vec<u8> {
    let small = fs::read(corpus().join("jpeg-grey.jpg")).unwrap();
    let large = fs::read(corpus().join("jpeg.jpg")).unwrap();
    let sensor: Vec<u8> = (0..20_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    // The small one is of the same size: the larger of equals is the first, so it has to be made smaller.
    let small = {
        let picture =
            image::load_from_memory(&small).unwrap().resize_exact(16, 12, image::imageops::FilterType::Triangle);
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    };
    [small, sensor.clone(), large, sensor].concat()
}

fn cr3(rest: &[u8]) -> Vec<u8> {
    let directory = tiff(b"II*\0", &[(ORIENTATION, 6)], b"Canon EOS", b"");
    let boxes = [&(directory.len() as u32 + 8).to_be_bytes()[..], b"CMT1", &directory].concat();
    [b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom".as_slice(), &boxes, rest].concat()
}

#[test]
fn every_makers_file_shows_its_largest_preview_upright() {
    let rest = pixels_of_a_camera();
    let turned = [(ORIENTATION, 6), (PHOTOMETRIC, 32_803)];
    let raf = [b"FUJIFILMCCD-RAW 0201".as_slice(), &fs::read(corpus().join("jpeg-turn-6.jpg")).unwrap()].concat();
    let files = [
        ("Canon RAW", tiff(b"II*\0", &turned, b"Canon", &rest)),
        ("Canon RAW", cr3(&rest)),
        ("Nikon RAW", tiff(b"II*\0", &turned, b"NIKON CORPORATION", &rest)),
        ("Sony RAW", tiff(b"II*\0", &turned, b"SONY\0", &rest)),
        ("DNG", tiff(b"II*\0", &[(ORIENTATION, 6), (DNG_VERSION, 1)], b"LEICA", &rest)),
        ("Pentax RAW", tiff(b"II*\0", &turned, b"PENTAX", &rest)),
        ("Olympus RAW", tiff(b"IIRO", &turned, b"OLYMPUS", &rest)),
        ("Panasonic RAW", tiff(b"IIU\0", &turned, b"Panasonic", &rest)),
        ("Fujifilm RAW", raf),
    ];
    let expected = image::open(corpus().join("jpeg-turn-6.reference.png")).unwrap().into_rgb8();
    for (name, file) in files {
        let decoded = media::decode(&file, 0, u32::MAX).unwrap();
        assert_eq!(decoded.metadata.format, name);
        assert_eq!(decoded.pixels.dimensions(), expected.dimensions(), "{name}");
        let error = crate::similarity::mean_error(&decoded.pixels, &expected);
        assert!(error < 2.0, "{name}: {error}");
    }
}

#[test]
fn a_raw_file_without_a_preview_says_so() {
    let file = tiff(b"II*\0", &[(PHOTOMETRIC, 32_803)], b"SONY\0", &[7; 5000]);
    assert_eq!(
        media::decode(&file, 0, 64).unwrap_err().to_string(),
        "The RAW file holds no JPEG preview, and sensor data itself can't be read."
    );
}
