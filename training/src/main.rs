//! Trains the heads of the starter model from captioned photos.
//!
//! `cargo run -p afterimage-training -- --data DIR --labels labels.json --out models/starter/heads.safetensors --seed 1` is the
//! whole of it: the frozen networks run once over photos and captions (features are kept in `--cache`, and an interrupted run goes
//! on where it was), two small heads are trained on the features, and the best by validation photos are calibrated and written.
//! `--report` then also prints recall on the test photos. What the data must look like is said in [`dataset`].

mod cache;
mod calibrate;
mod dataset;
mod examples;
mod features;
mod judged;
mod labels;
mod model;
mod retrieval;
mod train;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use afterimage_encoder::Scale;
use afterimage_encoder::starter::{Heads, ImageBackbone, TextBackbone, default_model_dir};
use anyhow::{Context, Result};
use candle_core::Device;
use clap::Parser;

use crate::calibrate::{Sources, calibrate, fitted};
use crate::dataset::{Dataset, Pair};
use crate::examples::Examples;
use crate::features::{CaptionCount, Features, View};
use crate::labels::{LabelFile, Labels};
use crate::retrieval::{Benchmark, Recall};
use crate::train::{Recipe, train};

/// Train the heads of Afterimage's starter model.
#[derive(Debug, Parser)]
struct Arguments {
    /// Directory with pairs.jsonl and images/.
    #[arg(long)]
    data: PathBuf,
    /// JSON file with names of the 1,000 ImageNet classes: {"EN": [[class, …], [name, …]], …}.
    #[arg(long)]
    labels: Option<PathBuf>,
    /// Heads file to write; with --report alone, to read.
    #[arg(long)]
    out: PathBuf,
    /// Seed of everything random.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Directory that keeps the features between runs.
    #[arg(long, default_value = "target/training-features")]
    cache: PathBuf,
    /// Directory of the set-up starter model [default: where the application keeps it].
    #[arg(long)]
    model: Option<PathBuf>,
    /// English captions of a photo to train on.
    #[arg(long, default_value_t = 5)]
    english: usize,
    /// Captions of a photo to train on in each other language.
    #[arg(long, default_value_t = 5)]
    others: usize,
    /// Views of a photo to train on: all of it, mirrored, and two mirrored or plain parts.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=4))]
    views: u8,
    /// Do not train: calibrate the heads in --out anew.
    #[arg(long, conflicts_with_all = ["features_only", "no_training"])]
    recalibrate: bool,
    /// Do not train: fit the numbers of the calibration of the heads in --out anew, with its banks, and print them as the
    /// manifest's table `scale`. Embeddings stay what they are.
    #[arg(long, conflicts_with_all = ["features_only", "no_training", "recalibrate"])]
    rescale: bool,
    /// Only extract features.
    #[arg(long, conflicts_with_all = ["report", "no_training"])]
    features_only: bool,
    /// Also report recall on the Flickr8k test photos, every caption a query.
    #[arg(long)]
    report: bool,
    /// Do not train: report on the heads in --out.
    #[arg(long, requires = "report")]
    no_training: bool,
}

/// The test uses all captions of a photo that the data has.
const ALL_CAPTIONS: CaptionCount = CaptionCount { english: usize::MAX, others: usize::MAX };

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let data = Dataset::read(&arguments.data)?;
    let model_dir = match &arguments.model {
        Some(dir) => dir.clone(),
        None => default_model_dir()?,
    };
    let mut features = Features::open(&arguments.cache, &model_dir)?;
    if !arguments.no_training {
        train_heads(&arguments, &data, &mut features, &model_dir)?;
    }
    if arguments.report {
        report(&arguments.out, &data.flickr8k_test(), &mut features, &model_dir)?;
    }
    Ok(())
}

fn train_heads(arguments: &Arguments, data: &Dataset, features: &mut Features, model_dir: &Path) -> Result<()> {
    let captions = CaptionCount { english: arguments.english, others: arguments.others };
    features.extract_images(&data.validation, &[View::Whole], model_dir)?;
    features.extract_images(&data.labelled, &[View::Whole], model_dir)?;
    let views = &View::ALL[..usize::from(arguments.views)];
    features.extract_images(&data.train, views, model_dir)?;
    features.extract_captions(&data.validation, captions, model_dir)?;
    features.extract_captions(&data.labelled, captions, model_dir)?;
    features.extract_captions(&data.train, captions, model_dir)?;
    let names = arguments.labels.as_deref().map(LabelFile::read).transpose()?;
    if let Some(names) = &names {
        features.extract_texts(names.all(), model_dir)?;
    }
    let library: Vec<&Pair> = data.labelled.iter().chain(&data.validation).collect();
    let queries = judged::queries(&library, &data.train, names.as_ref());
    features.extract_texts(queries.iter().map(|query| query.text.as_str()), model_dir)?;
    if arguments.features_only {
        return Ok(());
    }
    println!("{} photos to train on, {} to validate, seed {}", data.train.len(), data.validation.len(), arguments.seed);
    let examples = Examples::new(features, &data.train, views, captions)?;
    let labels = names
        .as_ref()
        .map(|names| Labels::new(names, ImageBackbone::load(model_dir)?.classifier(), &examples.whole()?, features))
        .transpose()?;
    let validation = Benchmark::new(features, &data.validation, captions)?;
    let mut tensors = match arguments.recalibrate || arguments.rescale {
        true => candle_core::safetensors::load(&arguments.out, &Device::Cpu)
            .with_context(|| format!("{} can't be read", arguments.out.display()))?,
        false => {
            let recipe = Recipe { seed: arguments.seed, ..Recipe::default() };
            let trained = train(&recipe, &examples, labels.as_ref(), &validation)?;
            println!("kept epoch {}", trained.epoch);
            trained.tensors
        }
    };
    let sources = Sources {
        features,
        tokenizer: &TextBackbone::load(model_dir)?,
        examples: &examples,
        names: names.as_ref(),
        validation: &validation,
        library: &library,
        queries: &queries,
    };
    if arguments.rescale {
        let heads = Heads::from_tensors(&tensors)?;
        let calibration = heads.calibration.as_ref().context("these heads were never calibrated")?;
        let Scale { hubness, level, brevity, slope, offset, match_from, possible_from } =
            fitted(&heads, calibration, &sources)?;
        println!(
            "[scale]\nhubness = {hubness}\nlevel = {level}\nbrevity = {brevity}\nslope = {slope}\noffset = {offset}\n\
             match_from = {match_from}\npossible_from = {possible_from}"
        );
        return Ok(());
    }
    tensors.extend(calibrate(&Heads::from_tensors(&tensors)?, &sources, arguments.seed)?);
    let recalls = validation.recall(&Heads::from_tensors(&tensors)?)?;
    println!("text → photo among {} validation photos:", data.validation.len());
    print_recalls(&recalls);
    candle_core::safetensors::save(&tensors, &arguments.out)
        .with_context(|| format!("{} can't be written", arguments.out.display()))
}

fn report(heads: &Path, photos: &[Pair], features: &mut Features, model_dir: &Path) -> Result<()> {
    features.extract_images(photos, &[View::Whole], model_dir)?;
    features.extract_captions(photos, ALL_CAPTIONS, model_dir)?;
    let bytes = std::fs::read(heads).with_context(|| format!("{} can't be read", heads.display()))?;
    let recalls = Benchmark::new(features, photos, ALL_CAPTIONS)?.recall(&Heads::from_safetensors(&bytes)?)?;
    println!("text → photo among {} Flickr8k test photos, every caption a query:", photos.len());
    print_recalls(&recalls);
    Ok(())
}

fn print_recalls(recalls: &BTreeMap<String, Recall>) {
    println!("language  R@1   R@5   R@10  queries");
    for (language, Recall { at, queries }) in recalls {
        let [first, fifth, tenth] = at.map(|share| 100.0 * share);
        println!("{language:8} {first:5.1} {fifth:5.1} {tenth:5.1}  {queries}");
    }
}
