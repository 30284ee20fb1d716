//! `afterimage doctor`: is everything there, and does it work?

use std::io::{self, Write};
use std::time::Instant;

use afterimage_core::media::{Ffmpeg, Tesseract, TextReader};
use afterimage_core::{DeviceChoice, Encoders, STARTER};
use afterimage_encoder::{Agreement, Compute, starter};
use anyhow::Context;
use image::{Rgb, RgbImage};
use serde::Serialize;

use crate::arguments::{Arguments, Doctor};
use crate::{exit, installed_models, library_directory, load_encoder, open, output};

/// One thing that was looked at.
#[derive(Serialize)]
struct Check {
    name: &'static str,
    ok: bool,
    found: String,
}

pub fn run(arguments: &Arguments, doctor: &Doctor, json: bool) -> anyhow::Result<u8> {
    let checks = [
        library(arguments),
        model(arguments),
        towers(arguments),
        device(arguments),
        agreement(arguments, doctor.model.as_deref()),
        videos(arguments),
        text(arguments),
    ];
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

fn model(arguments: &Arguments) -> Check {
    check(
        "model",
        (|| {
            let start = Instant::now();
            let encoder = load_encoder(arguments, None)?;
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
fn towers(arguments: &Arguments) -> Check {
    check(
        "towers",
        (|| {
            let encoder = load_encoder(arguments, None)?;
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

/// What models of the families compute on. That there is no GPU is no fault.
fn device(arguments: &Arguments) -> Check {
    check(
        "device",
        (|| {
            let models = installed_models(arguments)?;
            let compute = models.compute();
            let why = match (compute.word(), models.device()) {
                (Some(word), _) => format!(": {word}"),
                (None, DeviceChoice::Auto) if !Compute::knows_gpus() => {
                    ": this program was built without support for GPUs".to_owned()
                }
                (None, _) => String::new(),
            };
            Ok(format!("{compute}{why}"))
        })(),
    )
}

/// What a GPU makes of some pictures and texts has to be what the processor makes of them.
fn agreement(arguments: &Arguments, model: Option<&str>) -> Check {
    check(
        "agreement",
        (|| {
            let models = installed_models(arguments)?;
            let name = match model {
                Some(name) => name.to_owned(),
                None if library_directory(arguments)?.exists() => open(arguments)?.encoder().id().name().to_owned(),
                None => STARTER.to_owned(),
            };
            let encoder = models.load(&name).with_context(|| format!("can't load the model {name}"))?;
            let Some(agreement) = models.compare_with_processor(&name, &encoder)? else {
                let word = encoder.images_on().word().map(|word| format!(" ({word})")).unwrap_or_default();
                return Ok(format!("{name} computes on the processor{word}: there is nothing to compare it with"));
            };
            let found = format!(
                "{name}, pictures on {}, texts on {}: {}",
                encoder.images_on(),
                encoder.texts_on(),
                agreement_words(agreement.lowest())
            );
            anyhow::ensure!(agreement.holds(), "{found}; use --device cpu, and please report it");
            Ok(found)
        })(),
    )
}

/// What reads videos. That there is nothing is no fault.
fn videos(arguments: &Arguments) -> Check {
    check(
        "videos",
        (|| {
            let Some(ffmpeg) = Ffmpeg::find(arguments.ffmpeg.as_deref()) else {
                return Ok("no ffmpeg was found, so videos are listed and not searched".to_owned());
            };
            let program = ffmpeg.program().display();
            Ok(format!("{} at {program}", ffmpeg.version().with_context(|| format!("{program} does not answer"))?))
        })(),
    )
}

/// What reads the text in photos. That there is nothing is no fault.
fn text(arguments: &Arguments) -> Check {
    check(
        "text",
        (|| {
            let Some(tesseract) = Tesseract::find(arguments.tesseract.as_deref()) else {
                return Ok("no tesseract was found, so the text in photos is not read".to_owned());
            };
            let program = tesseract.program().display().to_string();
            let reader = TextReader::new(tesseract, &[]).with_context(|| format!("{program} can't be used"))?;
            reader.try_out().with_context(|| format!("{program} can't read"))?;
            Ok(format!("{} at {program}, with {}", reader.version(), reader.installed().join(", ")))
        })(),
    )
}

/// A cosine of a device's embeddings with the processor's, in words.
pub fn agreement_words(cosine: f32) -> String {
    let verdict = if cosine >= Agreement::LEAST { "as good as equal" } else { "NOT the same" };
    format!("its embeddings are {verdict} to the processor's: lowest cosine {cosine:.5}, {} at least", Agreement::LEAST)
}
