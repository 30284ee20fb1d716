//! Every format decodes to the right pixels: the files of `corpus/`, which `make.py` wrote with each format's own tools,
//! against what those tools decode them to.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod raw;
mod similarity;

use std::fs;
use std::path::{Path, PathBuf};

use afterimage_core::media::{self, DecodedPhoto, MediaError};
use image::RgbImage;

use similarity::{mean_error, ssim};

/// Structural similarity that every decoder has to reach; lossless ones are far above it.
const LEAST_SSIM: f64 = 0.985;

/// The most that channels may be off on average, of 255: similarity looks at brightness and would miss a swapped channel.
const MOST_ERROR: f64 = 2.0;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/corpus")
}

/// The files to decode, without their references.
fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(corpus())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_str().unwrap().ends_with(".reference.png"))
        .filter(|path| cfg!(all(feature = "heic", not(windows))) || !is_heif(path))
        .collect();
    cases.sort();
    cases
}

fn is_heif(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "heic" || extension == "avif")
}

fn decode(path: &Path) -> Result<DecodedPhoto, MediaError> {
    media::decode(&fs::read(path).unwrap(), 0, u32::MAX)
}

fn reference(case: &Path) -> RgbImage {
    let own = case.with_extension("reference.png");
    let path = if own.exists() { own } else { corpus().join("picture.png") };
    image::open(path).unwrap().into_rgb8()
}

#[test]
fn every_file_decodes_to_the_pixels_of_its_reference() {
    let cases = cases();
    assert!(cases.len() > 30);
    let mut wrong = Vec::new();
    for case in &cases {
        let name = case.file_name().unwrap().to_str().unwrap();
        let expected = reference(case);
        let decoded = match decode(case) {
            Ok(decoded) => decoded,
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        let size = (decoded.metadata.width, decoded.metadata.height);
        if size != expected.dimensions() || decoded.pixels.dimensions() != expected.dimensions() {
            wrong.push(format!("{name}: {size:?}, not {:?}", expected.dimensions()));
            continue;
        }
        let (similarity, error) = (ssim(&decoded.pixels, &expected), mean_error(&decoded.pixels, &expected));
        println!("{name:24} SSIM {similarity:.4}, mean error {error:.2}, {}", decoded.metadata.format);
        if similarity < LEAST_SSIM || error > MOST_ERROR {
            wrong.push(format!("{name}: SSIM {similarity:.4}, mean error {error:.2}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_picture_asked_for_small_is_the_same_picture() {
    for case in cases() {
        let whole = decode(&case).unwrap();
        let small = media::decode(&fs::read(&case).unwrap(), 0, 20).unwrap();
        assert!(small.pixels.width().min(small.pixels.height()) >= 16, "{}", case.display());
        assert_eq!((small.metadata.width, small.metadata.height), (whole.metadata.width, whole.metadata.height));
        let (width, height) = small.pixels.dimensions();
        let shrunk = image::imageops::thumbnail(&whole.pixels, width, height);
        assert!(mean_error(&small.pixels, &shrunk) < 3.0, "{}: {}", case.display(), mean_error(&small.pixels, &shrunk));
    }
}

#[test]
fn a_file_cut_anywhere_is_an_error_or_a_picture_of_its_size() {
    for case in cases() {
        let bytes = fs::read(&case).unwrap();
        let size = reference(&case).dimensions();
        for sixteenth in 0..16 {
            if let Ok(decoded) = media::decode(&bytes[..bytes.len() * sixteenth / 16], 0, u32::MAX) {
                assert_eq!(decoded.pixels.dimensions(), size, "{} at {sixteenth}/16", case.display());
            }
        }
    }
}
