//! The image tower against the PyTorch implementation that its weights come from: same logits, same share of photos named
//! correctly. `fixtures/image_parity.py` wrote the figures.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use afterimage_encoder::starter::{ImageBackbone, default_model_dir};
use candle_core::{Device, Tensor};
use image::RgbImage;
use image::imageops::crop_imm;

const SIDE: usize = 260;

fn fixture() -> HashMap<String, Tensor> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/image_parity.safetensors");
    candle_core::safetensors::load(path, &Device::Cpu).unwrap()
}

fn backbone() -> Option<ImageBackbone> {
    let dir = default_model_dir().unwrap();
    if !dir.join("image.safetensors").exists() {
        eprintln!("skipped: the starter model is not set up in {}; `./dev setup` does it", dir.display());
        return None;
    }
    Some(ImageBackbone::load(&dir).unwrap())
}

/// The pictures of the fixture: gradients, a weave, a chequerboard and noise.
fn pictures() -> Vec<u8> {
    let patterns: [fn(usize, usize, usize) -> usize; 4] = [
        |x, y, c| (x * (c + 1) + y * (3 - c)) * 255 / (SIDE * 4),
        |x, y, c| (x * x / 64 + y * (7 + c) + x * y / 32) % 256,
        |x, y, c| (x / 20 + y / 20 + c) % 3 * 127,
        |x, y, c| (x * 7919 + y * 104_729 + c * 1_299_709) % 65_521 * 31 % 256,
    ];
    let mut values = Vec::new();
    for pattern in patterns {
        for y in 0..SIDE {
            for x in 0..SIDE {
                values.extend((0..3).map(|c| pattern(x, y, c) as u8));
            }
        }
    }
    values
}

fn scaled(pixels: &[u8]) -> Tensor {
    let values: Vec<f32> = pixels.iter().map(|&value| (f32::from(value) - 127.0) / 128.0).collect();
    Tensor::from_vec(values, (pixels.len() / (SIDE * SIDE * 3), SIDE, SIDE, 3), &Device::Cpu).unwrap()
}

fn largest_difference(a: &Tensor, b: &Tensor) -> f32 {
    (a - b).unwrap().abs().unwrap().flatten_all().unwrap().max(0).unwrap().to_scalar().unwrap()
}

#[test]
fn features_and_logits_are_those_of_the_reference() {
    let Some(backbone) = backbone() else { return };
    let expected = fixture();
    let features = backbone.features_of_tensor(&scaled(&pictures())).unwrap();
    let logits = backbone.logits(&features).unwrap();
    // The reference gives only the last layer.
    let last = features.narrow(1, 768, 1280).unwrap();
    let differences =
        [largest_difference(&last, &expected["features"]), largest_difference(&logits, &expected["logits"])];
    println!("largest difference: features {}, logits {}", differences[0], differences[1]);
    assert!(differences[0] <= 1e-3 && differences[1] <= 1e-3, "{differences:?}");
}

#[test]
fn photos_are_named_as_often_as_by_the_reference() {
    let Some(backbone) = backbone() else { return };
    let Some(photos) = photos() else { return };
    let mut correct = 0;
    for (chunk, photos) in photos.chunks(50).enumerate() {
        let prepared: Vec<_> = photos.iter().map(|photo| backbone.prepare(&centre(photo)).unwrap()).collect();
        let logits = backbone.logits(&backbone.features(&prepared).unwrap()).unwrap();
        let answers = logits.argmax(1).unwrap().to_vec1::<u32>().unwrap();
        correct += answers.iter().enumerate().filter(|&(i, &answer)| answer as usize == chunk * 50 + i).count();
    }
    let reference = fixture()["correct"].to_vec1::<i64>().unwrap()[0];
    println!("{correct} of {} photos named correctly, {reference} by the reference", photos.len());
    let points = (correct as f64 - reference as f64).abs() / photos.len() as f64 * 100.0;
    assert!(points <= 0.5, "{points} points from the reference");
}

/// One photo for each ImageNet class, in the order of the classes.
fn photos() -> Option<Vec<PathBuf>> {
    let shared = match std::env::var_os("AFTERIMAGE_SHARED") {
        Some(shared) => PathBuf::from(shared),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let Ok(entries) = std::fs::read_dir(shared.join("babel-imagenet/images")) else {
        eprintln!(
            "skipped: there is no babel-imagenet/images in {}; AFTERIMAGE_SHARED names its place",
            shared.display()
        );
        return None;
    };
    let mut photos: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    photos.sort();
    Some(photos)
}

/// The centre, as the network's authors evaluate it: 260 / 292 of the shorter side.
fn centre(photo: &Path) -> RgbImage {
    let photo = image::open(photo).unwrap().to_rgb8();
    let (width, height) = photo.dimensions();
    let side = width.min(height) * SIDE as u32 / (SIDE as u32 + 32);
    crop_imm(&photo, (width - side) / 2, (height - side) / 2, side, side).to_image()
}
