//! Measures the text tower: time to load, resident memory, time for a short query, captions a second.
//!
//! `cargo run -p afterimage-encoder --example text_tower [-- CAPTIONS]`, where CAPTIONS is a file with one caption a line.

use std::time::{Duration, Instant};

use afterimage_encoder::EncoderError;
use afterimage_encoder::starter::{TextBackbone, default_model_dir};

const QUERIES: [&str; 6] = [
    "dog on a beach",
    "两只猫在沙发上",
    "красная машина",
    "गाँव में बच्चे",
    "a birthday cake with candles",
    "فتاة تقرأ كتابا",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let backbone = TextBackbone::load(&default_model_dir()?)?;
    println!("loaded in {:.0} ms", millis(start.elapsed()));
    print_memory("after loading");

    let mut times = Vec::new();
    for round in 0..20 {
        for query in QUERIES {
            let start = Instant::now();
            backbone.features(&[query])?;
            if round > 0 {
                times.push(start.elapsed());
            }
        }
    }
    times.sort();
    println!(
        "one query of {:.1} tokens on average: p50 {:.1} ms, p95 {:.1} ms",
        mean_tokens(&backbone, &QUERIES)?,
        millis(times[times.len() / 2]),
        millis(times[times.len() * 95 / 100]),
    );

    let captions = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(path)?,
        None => {
            (0..256).map(|i| format!("{i} children in red shirts run across a wet field towards the ball\n")).collect()
        }
    };
    let captions: Vec<&str> = captions.lines().collect();
    let start = Instant::now();
    for batch in captions.chunks(64) {
        backbone.features(batch)?;
    }
    let seconds = start.elapsed().as_secs_f64();
    let tokens = mean_tokens(&backbone, &captions)?;
    println!("batches of 64 captions of {tokens:.1} tokens: {:.0} texts/s", captions.len() as f64 / seconds);
    print_memory("at the end");
    Ok(())
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn mean_tokens(backbone: &TextBackbone, texts: &[&str]) -> Result<f64, EncoderError> {
    let mut tokens = 0;
    for text in texts {
        tokens += backbone.tokens(text)?.len();
    }
    Ok(tokens as f64 / texts.len() as f64)
}

/// Linux only; elsewhere the system's own tools tell.
fn print_memory(when: &str) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let field = |name| status.lines().find_map(|line: &str| line.strip_prefix(name)).map(str::trim);
    if let (Some(now), Some(peak)) = (field("VmRSS:"), field("VmHWM:")) {
        println!("resident {when}: {now}, peak {peak}");
    }
}
