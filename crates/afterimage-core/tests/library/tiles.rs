//! Parts of large photos: the pixels of a full decode, upright and in the right colours; and requests for what there is not.

use std::fs;
use std::path::{Path, PathBuf};

use afterimage_core::LibraryError;
use afterimage_core::catalog::CatalogError;
use afterimage_core::media::{TILE_SIDE, Tile};
use image::codecs::jpeg::JpegEncoder;
use image::{ImageEncoder, Rgb, RgbImage};

use crate::colours::{Bench, RED, paint};

/// A JPEG of 1300 × 900 pixels, in which no place looks like another, that a camera held on its side has written.
fn sideways(path: &Path) {
    let picture = RgbImage::from_fn(1300, 900, |x, y| {
        let wave = |value: u32| (128.0 + 120.0 * (f64::from(value) / 150.0).sin()) as u8;
        Rgb([(x * 255 / 1300) as u8, (y * 255 / 900) as u8, wave(x + 2 * y)])
    });
    // One field: the orientation, "turn it by 90° clockwise".
    let exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    let mut encoder = JpegEncoder::new_with_quality(fs::File::create(path).unwrap(), 90);
    encoder.set_exif_metadata(exif).unwrap();
    encoder.encode_image(&picture).unwrap();
}

/// A library with this one file, and the photo in it.
fn library_with(copy: impl FnOnce(&Path), name: &str) -> (Bench, i64) {
    let bench = Bench::new();
    copy(&bench.photos.join(name));
    bench.index();
    let photo = bench.search("red").photos[0];
    (bench, photo)
}

fn tile(level: u8, column: u32, row: u32) -> Tile {
    Tile { level, column, row }
}

/// The photo at a level, put together from its tiles.
fn from_tiles(bench: &Bench, photo: i64, level: u8) -> RgbImage {
    let details = bench.library.photo(photo).unwrap();
    let (width, height) = Tile::size_at(level, details.width, details.height);
    let mut whole = RgbImage::new(width, height);
    for row in 0..height.div_ceil(TILE_SIDE) {
        for column in 0..width.div_ceil(TILE_SIDE) {
            let shown = bench.library.tile(photo, tile(level, column, row)).unwrap();
            let piece = image::load_from_memory(&shown.bytes).unwrap().into_rgb8();
            let (x, y) = (i64::from(column * TILE_SIDE), i64::from(row * TILE_SIDE));
            image::imageops::replace(&mut whole, &piece, x, y);
        }
    }
    whole
}

fn mean_error(a: &RgbImage, b: &RgbImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions());
    let sum: f64 = a.as_raw().iter().zip(b.as_raw()).map(|(&a, &b)| f64::from(a.abs_diff(b))).sum();
    sum / a.as_raw().len() as f64
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/corpus")
}

#[test]
fn tiles_are_the_pixels_of_the_whole_photo_turned_upright() {
    let (bench, photo) = library_with(sideways, "sideways.jpg");
    let whole = bench.library.pixels(photo).unwrap();
    assert_eq!(whole.dimensions(), (900, 1300));
    // Turned clockwise, the left edge, where there is no red, is on top.
    assert!(whole.get_pixel(450, 5)[0] < 20 && whole.get_pixel(450, 1295)[0] > 230);
    assert_eq!(from_tiles(&bench, photo, 0), whole);
    for level in 1..=3 {
        let small = from_tiles(&bench, photo, level);
        let shrunk = image::imageops::thumbnail(&whole, small.width(), small.height());
        assert!(mean_error(&small, &shrunk) < 3.0, "level {level}: {}", mean_error(&small, &shrunk));
    }
}

#[test]
fn tiles_have_the_colours_and_the_turn_that_their_files_mean() {
    for name in ["jpeg-p3.jpg", "jpeg-cmyk.jpg", "jpeg-turn-5.jpg", "jpeg-turn-8.jpg", "webp.webp", "jxl-p3.jxl"] {
        let file = corpus().join(name);
        let (bench, photo) = library_with(|to| assert!(fs::copy(&file, to).unwrap() > 0), name);
        let reference = image::open(file.with_extension("reference.png")).unwrap().into_rgb8();
        let error = mean_error(&from_tiles(&bench, photo, 0), &reference);
        assert!(error < 2.0, "{name}: {error}");
    }
}

#[test]
fn a_preview_is_the_photo_no_larger_than_asked_for() {
    let (bench, photo) = library_with(sideways, "sideways.jpg");
    let whole = bench.library.pixels(photo).unwrap();
    for (side, least) in [(1024, 921), (4096, 1300)] {
        let preview = image::load_from_memory(&bench.library.preview(photo, side).unwrap().bytes).unwrap().into_rgb8();
        assert!((least..=side).contains(&preview.height()), "{side}: {:?}", preview.dimensions());
        let shrunk = image::imageops::thumbnail(&whole, preview.width(), preview.height());
        assert!(mean_error(&preview, &shrunk) < 4.0, "{side}: {}", mean_error(&preview, &shrunk));
    }
}

#[test]
fn what_a_photo_does_not_have_is_refused_without_reading_it() {
    let (bench, photo) = library_with(sideways, "sideways.jpg");
    // Nothing could be read.
    fs::remove_file(bench.photos.join("sideways.jpg")).unwrap();
    for wrong in
        [tile(0, 2, 0), tile(0, 0, 3), tile(1, 1, 0), tile(4, 0, 0), tile(255, 0, 0), tile(0, u32::MAX, u32::MAX)]
    {
        let refused = bench.library.tile(photo, wrong);
        assert!(matches!(refused, Err(LibraryError::Catalog(CatalogError::NotFound { .. }))), "{wrong:?}: {refused:?}");
    }
    let refused = bench.library.tile(photo + 1, tile(0, 0, 0));
    assert!(matches!(refused, Err(LibraryError::Catalog(CatalogError::NotFound { .. }))), "{refused:?}");
    let refused = bench.library.tile(photo, tile(0, 0, 0));
    assert!(matches!(refused, Err(LibraryError::PhotoOffline { .. })), "{refused:?}");
}

#[test]
fn a_file_that_became_another_photo_or_damaged_gives_no_tiles() {
    let (bench, photo) = library_with(sideways, "sideways.jpg");
    let path = bench.photos.join("sideways.jpg");
    let written = fs::read(&path).unwrap();
    fs::write(&path, &written[..100]).unwrap();
    assert!(matches!(bench.library.tile(photo, tile(0, 0, 0)), Err(LibraryError::Picture { .. })));
    paint(&bench.photos.join("other.png"), RED);
    fs::rename(bench.photos.join("other.png"), &path).unwrap();
    assert!(matches!(bench.library.tile(photo, tile(0, 0, 0)), Err(LibraryError::Picture { .. })));
    // It is asked again, and not remembered as one that can't be read.
    fs::write(&path, written).unwrap();
    assert!(bench.library.tile(photo, tile(0, 0, 0)).is_ok());
}
