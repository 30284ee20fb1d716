//! `afterimage doctor`: is everything there, and does it work?

use std::io::{self, Write};
use std::time::Instant;

use afterimage_encoder::starter;
use image::{Rgb, RgbImage};
use serde::Serialize;

use crate::arguments::Arguments;
use crate::{exit, library_directory, load_encoder, open, output};

/// One thing that was looked at.
#[derive(Serialize)]
struct Check {
    name: &'static str,
    ok: bool,
    found: String,
}

pub fn run(arguments: &Arguments, json: bool) -> anyhow::Result<u8> {
    let checks = [library(arguments), model(), towers()];
    let healthy = checks.iter().all(|check| check.ok);
    if json {
        output::json(&checks)?;
    } else {
        let mut out = io::stdout().lock();
        for check in &checks {
            writeln!(out, "{}  {:10} {}", if check.ok { "ok  " } else { "FAIL" }, check.name, check.found)?;
        }
    }
    Ok(if healthy { 0 } else { exit::FAILURE })
}

fn check(name: &'static str, result: anyhow::Result<String>) -> Check {
    match result {
        Ok(found) => Check { name, ok: true, found },
        Err(error) => Check { name, ok: false, found: format!("{error:#}") },
    }
}

fn library(arguments: &Arguments) -> Check {
    check(
        "library",
        (|| {
            let directory = library_directory(arguments)?;
            if !directory.exists() {
                return Ok(format!("{} (not there yet)", directory.display()));
            }
            let status = open(arguments)?.status()?;
            Ok(format!("{}: {} photos, {} searchable", directory.display(), status.photos, status.embedded))
        })(),
    )
}

fn model() -> Check {
    check(
        "model",
        (|| {
            let start = Instant::now();
            let encoder = load_encoder(None)?;
            Ok(format!(
                "{} from {}, loaded in {:.2} s",
                encoder.id(),
                starter::default_model_dir()?.display(),
                start.elapsed().as_secs_f32()
            ))
        })(),
    )
}

/// Red pictures must be nearer to the word red than to the word blue, and the other way round.
fn towers() -> Check {
    check(
        "towers",
        (|| {
            let encoder = load_encoder(None)?;
            let plain = |colour| encoder.prepare(&RgbImage::from_pixel(300, 300, Rgb(colour)));
            let start = Instant::now();
            let pictures = encoder.embed_images(&[plain([200, 20, 20])?, plain([20, 40, 200])?])?;
            let image_ms = start.elapsed().as_secs_f32() * 500.0;
            let start = Instant::now();
            let texts = encoder.embed_texts(&["a red wall", "a blue wall"])?;
            let text_ms = start.elapsed().as_secs_f32() * 500.0;
            let own = pictures[0].cosine(&texts[0]) + pictures[1].cosine(&texts[1]);
            let other = pictures[0].cosine(&texts[1]) + pictures[1].cosine(&texts[0]);
            anyhow::ensure!(own > other, "red and blue are mixed up ({own:.3} against {other:.3})");
            Ok(format!("a picture in {image_ms:.0} ms, a text in {text_ms:.0} ms, on the processor"))
        })(),
    )
}
