//! Measures the towers of any model: `cargo run -p afterimage-encoder --example towers -- DIR images|texts BATCH RUNS [DEVICE|8-bit]`.
//!
//! Prints pictures or texts a second, the best of RUNS, and nothing else. `benches/transformer_towers.py` compares that with
//! another program. DEVICE is `cpu` (unless given), `auto`, `cuda`, `cuda:N` or `metal`; `agreement` in place of `images` prints
//! how near the device's vectors are to the processor's.

use std::path::Path;
use std::time::Instant;

use afterimage_encoder::families::{self, WeightPrecision};
use afterimage_encoder::{Agreement, Compute, DeviceChoice, ModelId};
use image::RgbImage;

/// About as long as captions are.
const TEXT: &str = "two dogs are running through deep snow beside a frozen lake";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let ([dir, tower, batch, runs], device) = (match &arguments[..] {
        [needed @ .., device] if needed.len() == 4 => (needed, device.as_str()),
        needed => (needed, "cpu"),
    }) else {
        return Err("DIR images|texts|agreement BATCH RUNS are needed".into());
    };
    let (batch, runs): (usize, usize) = (batch.parse()?, runs.parse()?);
    let id = || ModelId::new("bench", "0");
    let encoder = match device {
        "8-bit" => families::load_with(Path::new(dir), id(), WeightPrecision::EightBit)?,
        device => families::load_on(Path::new(dir), id(), &Compute::choose(device.parse::<DeviceChoice>()?))?,
    };
    for word in [encoder.images_on().word(), encoder.texts_on().word()].into_iter().flatten() {
        eprintln!("{word}");
    }
    if tower == "agreement" {
        println!("{:?}", Agreement::between(&encoder, &families::load(Path::new(dir), id())?)?);
        return Ok(());
    }
    let picture = RgbImage::from_fn(640, 480, |x, y| image::Rgb([x as u8, y as u8, (x ^ y) as u8]));
    let pictures = vec![encoder.prepare(&picture)?; batch];
    let texts = vec![TEXT; batch];
    let mut best = f64::INFINITY;
    for _ in 0..runs {
        let start = Instant::now();
        match tower.as_str() {
            "images" => encoder.embed_images(&pictures)?,
            _ => encoder.embed_texts(&texts)?,
        };
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{}", batch as f64 / best);
    Ok(())
}
