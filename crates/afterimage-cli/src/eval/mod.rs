//! `afterimage eval`: how well texts find their photos.

mod absence;
mod gallery;
mod pairs;
mod recall;

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Instant;

use afterimage_core::{Region, media};
use afterimage_encoder::{Encoder, PreparedImage};
use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use serde::Serialize;

use crate::arguments::{Arguments, Eval};
use crate::{load_encoder, output};
use absence::{Absence, Fits};
use gallery::{Answer, Gallery, Photo};
use pairs::Pair;
use recall::Recall;

/// Photos and texts embedded at once.
const BATCH: usize = 32;

/// The short side in pixels that photos are decoded to, at least.
const LEAST_SIDE: u32 = 384;

#[derive(Serialize)]
struct Report {
    model: String,
    photos: usize,
    unreadable: Vec<String>,
    languages: BTreeMap<String, Recall>,
    /// English recall@10 minus the mean of the other languages', in points; `null` without English or others.
    #[serde(rename = "language_gap@10")]
    language_gap: Option<f64>,
    /// The mean of recall@10 over the languages with most queries, 30 at most.
    #[serde(rename = "best_covered_recall@10")]
    best_covered: Option<f64>,
    /// The share of photos of a concept that have another of it among their ten nearest, in percent.
    #[serde(rename = "similar@10")]
    similar: Option<f64>,
    /// How well the likelihood of the best hit tells a library that has a concept from the same library without its photos:
    /// by language, the area under the ROC curve, 0.5 to 1; `all` takes the queries of all languages together.
    absence_auc: BTreeMap<String, f64>,
    /// Of how many photos regions were embedded.
    photos_with_regions: usize,
    /// How the best hit of a query fits, by the share of queries in percent; with the right photos, and without them. Nothing for a
    /// model that can't tell.
    best_hit: Option<BTreeMap<&'static str, Fits>>,
    /// Seconds for reading and embedding the photos.
    photo_seconds: f32,
    seconds: f32,
}

pub fn run(all: &Arguments, arguments: &Eval, json: bool) -> anyhow::Result<u8> {
    let start = Instant::now();
    let pairs = pairs::read(arguments)?;
    if pairs.is_empty() {
        bail!("{} holds no photo that was asked for", arguments.directory.display());
    }
    let encoder = load_encoder(all, arguments.model.as_deref())?;
    let (pairs, photos, unreadable) = embed_photos(&encoder, arguments, pairs, json)?;
    let photo_seconds = start.elapsed().as_secs_f32();
    let gallery = Gallery::new(&encoder, &pairs, &photos)?;
    let measured = measure(&encoder, &gallery, &pairs, arguments.captions, json)?;
    let report = Report {
        model: encoder.id().to_string(),
        photos: photos.len(),
        unreadable,
        language_gap: recall::language_gap(&measured.recall),
        best_covered: recall::best_covered(&measured.recall, 30),
        similar: gallery.similar(),
        absence_auc: measured.absence.auc(),
        photos_with_regions: photos.iter().filter(|photo| !photo.regions.is_empty()).count(),
        best_hit: measured.absence.best_hit(&encoder),
        photo_seconds,
        languages: measured.recall,
        seconds: start.elapsed().as_secs_f32(),
    };
    if json {
        output::json(&report)?;
    } else {
        tell(&report)?;
    }
    Ok(0)
}

/// Embeds the photos that can be read; the pairs of those, their embeddings, and what could not be read.
fn embed_photos(
    encoder: &Encoder,
    arguments: &Eval,
    pairs: Vec<Pair>,
    json: bool,
) -> anyhow::Result<(Vec<Pair>, Vec<Photo>, Vec<String>)> {
    let bar = progress_bar("photos", pairs.len(), json);
    let (mut kept, mut photos, mut unreadable) = (Vec::new(), Vec::new(), Vec::new());
    let mut pairs = pairs.into_iter().peekable();
    while pairs.peek().is_some() {
        let batch: Vec<Pair> = pairs.by_ref().take(BATCH).collect();
        let prepared: Vec<anyhow::Result<Vec<PreparedImage>>> = batch
            .par_iter()
            .map(|pair| prepare(encoder, &pair.image_path(&arguments.directory), arguments.regions))
            .collect();
        let mut readable = Vec::new();
        for (pair, prepared) in batch.into_iter().zip(prepared) {
            bar.inc(1);
            match prepared {
                Ok(prepared) => {
                    readable.push(prepared);
                    kept.push(pair);
                }
                Err(error) => unreadable.push(format!("{}: {error}", pair.image)),
            }
        }
        let mut embedded = Vec::new();
        for pictures in readable.concat().chunks(BATCH) {
            embedded.extend(encoder.embed_images(pictures)?);
        }
        let mut embedded = embedded.into_iter();
        for pictures in &readable {
            let whole = embedded.next().context("a photo has no vector")?;
            photos.push(Photo { whole, regions: embedded.by_ref().take(pictures.len() - 1).collect() });
        }
    }
    bar.finish_and_clear();
    Ok((kept, photos, unreadable))
}

/// The photo for the tower, and its regions where they are wanted and it is large enough.
fn prepare(encoder: &Encoder, path: &Path, regions: bool) -> anyhow::Result<Vec<PreparedImage>> {
    let least = Region::least_photo(encoder.side());
    let least_side = if regions { LEAST_SIDE.max(least) } else { LEAST_SIDE };
    let decoded = media::decode(&media::read_bytes(path)?, 0, least_side)?;
    let mut pictures = vec![encoder.prepare(&decoded.pixels)?];
    if regions && decoded.metadata.width.min(decoded.metadata.height) >= least {
        for region in Region::all() {
            pictures.push(encoder.prepare(&region.cut(&decoded.pixels))?);
        }
    }
    Ok(pictures)
}

/// What asking all captions gave.
#[derive(Default)]
struct Measured {
    recall: BTreeMap<String, Recall>,
    absence: Absence,
}

/// Ranks the photos for every caption.
fn measure(
    encoder: &Encoder,
    gallery: &Gallery<'_>,
    pairs: &[Pair],
    most_captions: Option<usize>,
    json: bool,
) -> anyhow::Result<Measured> {
    let mut queries: Vec<(&str, &str, usize)> = pairs
        .iter()
        .enumerate()
        .flat_map(|(photo, pair)| {
            pair.captions.iter().flat_map(move |(language, captions)| {
                let captions = captions.iter().take(most_captions.unwrap_or(usize::MAX));
                captions.map(move |caption| (language.as_str(), caption.as_str(), photo))
            })
        })
        .collect();
    // Texts of like length make full batches.
    queries.sort_by_key(|(language, caption, _)| (caption.len(), *caption, *language));
    // Photos of one concept share their captions.
    queries.dedup_by_key(|(language, caption, photo)| (*language, *caption, gallery.concept(*photo)));
    let bar = progress_bar("captions", queries.len(), json);
    let mut measured = Measured::default();
    for batch in queries.chunks(BATCH) {
        let texts: Vec<&str> = batch.iter().map(|(_, caption, _)| *caption).collect();
        let embeddings = encoder.embed_texts(&texts).context("can't embed the captions")?;
        let answers: Vec<Answer> = embeddings
            .par_iter()
            .zip(batch)
            .map(|(query, (_, caption, photo))| gallery.answer(query, encoder.tokens(caption)?, *photo))
            .collect::<anyhow::Result<_>>()?;
        for ((language, _, photo), answer) in batch.iter().zip(answers) {
            measured.recall.entry((*language).to_owned()).or_default().count(answer.rank);
            measured.absence.count_best(&answer);
            if pairs[*photo].label.is_some() {
                measured.absence.count(language, &answer);
            }
        }
        bar.inc(batch.len() as u64);
    }
    bar.finish_and_clear();
    Ok(measured)
}

fn progress_bar(what: &'static str, length: usize, json: bool) -> ProgressBar {
    let bar = ProgressBar::new(length as u64).with_message(what);
    if json || !io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos}/{len} {msg}  {per_sec}, {eta} left") {
        bar.set_style(style);
    }
    bar
}

fn tell(report: &Report) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}: text → photo, one of {}, {:.0} s\n", report.model, report.photos, report.seconds)?;
    writeln!(out, "language   queries    R@1    R@5   R@10")?;
    for (language, recall) in &report.languages {
        let [one, five, ten] = recall.percent();
        writeln!(out, "{language:8} {:9}  {one:5.1}  {five:5.1}  {ten:5.1}", recall.queries)?;
    }
    if let Some(gap) = report.language_gap {
        writeln!(out, "\nlanguage gap: {gap:.1} points of R@10 between English and the mean of the others")?;
    }
    if let (Some(mean), true) = (report.best_covered, report.languages.len() > 30) {
        writeln!(out, "R@10 over the 30 best-covered languages: {mean:.1}")?;
    }
    if let Some(similar) = report.similar {
        writeln!(out, "photo → photo, same label among the first 10: {similar:.1}")?;
    }
    if let Some(all) = report.absence_auc.get("all") {
        let languages: Vec<String> = report
            .absence_auc
            .iter()
            .filter(|(language, _)| *language != "all")
            .map(|(language, auc)| format!("{language} {auc:.3}"))
            .collect();
        writeln!(out, "has it or has it not, AUC: all {all:.3}; {}", languages.join(", "))?;
    }
    if report.photos_with_regions > 0 {
        writeln!(out, "regions of {} photos were ranked as well", report.photos_with_regions)?;
    }
    for (library, fits) in report.best_hit.iter().flatten() {
        let Fits { matches, possible, none } = fits;
        writeln!(
            out,
            "{library} the photo asked for, the best hit: {matches:.1} % a match, {possible:.1} % possible, {none:.1} % none"
        )?;
    }
    writeln!(out, "{:.1} photos/s read and embedded", report.photos as f32 / report.photo_seconds)?;
    for unreadable in &report.unreadable {
        writeln!(out, "not read: {unreadable}")?;
    }
    Ok(())
}
