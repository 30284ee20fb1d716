//! Images a second of the image tower's network; `benches/image_tower.py` runs it beside onnxruntime.
//!
//! `RAYON_NUM_THREADS=1 cargo run -p afterimage-encoder --example image_tower -- MODEL_DIR BATCH RUNS` prints the best of RUNS.

use std::path::PathBuf;
use std::time::Instant;

use afterimage_encoder::starter::ImageBackbone;
use candle_core::{Device, Tensor};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut next = |name: &str| arguments.next().ok_or(format!("{name} is missing"));
    let backbone = ImageBackbone::load(&PathBuf::from(next("MODEL_DIR")?))?;
    let (batch, runs): (usize, usize) = (next("BATCH")?.parse()?, next("RUNS")?.parse()?);
    let pictures = Tensor::rand(-1f32, 1f32, (batch, 260, 260, 3), &Device::Cpu)?;
    let mut best = f64::INFINITY;
    for _ in 0..runs {
        let start = Instant::now();
        backbone.features_of_tensor(&pictures)?;
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{:.1}", batch as f64 / best);
    Ok(())
}
