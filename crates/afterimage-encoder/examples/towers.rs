//! Measures the towers of any model: `cargo run -p afterimage-encoder --example towers -- DIR images|texts BATCH RUNS [8-bit]`.
//!
//! Prints pictures or texts a second, the best of RUNS, and nothing else. `benches/transformer_towers.py` compares that with
//! another program.

use std::path::Path;
use std::time::Instant;

use afterimage_encoder::ModelId;
use afterimage_encoder::families::{self, Precision};
use image::RgbImage;

/// About as long as captions are.
const TEXT: &str = "two dogs are running through deep snow beside a frozen lake";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (dir, tower, batch, runs, weights) = match &arguments[..] {
        [dir, tower, batch, runs] => (dir, tower, batch, runs, Precision::Full),
        [dir, tower, batch, runs, bits] if bits == "8-bit" => (dir, tower, batch, runs, Precision::EightBit),
        _ => return Err("DIR images|texts BATCH RUNS [8-bit] are needed".into()),
    };
    let (batch, runs): (usize, usize) = (batch.parse()?, runs.parse()?);
    let encoder = families::load_with(Path::new(dir), ModelId::new("bench", "0"), weights)?;
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
