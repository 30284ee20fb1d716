//! Runs the frozen networks over photos and captions, through the cache.

use std::path::Path;
use std::time::Duration;

use afterimage_encoder::starter::{ImageBackbone, TextBackbone};
use anyhow::{Context, Result};
use image::RgbImage;
use image::imageops::{crop_imm, flip_horizontal};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::cache::{Cache, Key, key};
use crate::dataset::Pair;

/// Length of the image network's pooled features.
pub const IMAGE: usize = 2048;
/// Length of the text network's sentence features.
pub const TEXT: usize = 768;

/// Photos that go through the network, and to disk, at once.
const PHOTOS: usize = 64;
/// Texts that go through the network, and to disk, at once.
const TEXTS: usize = 256;

/// What of a photo the network sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// All of it, as in the application.
    Whole,
    /// All of it, mirrored left to right.
    Mirrored,
    /// Its upper left, four fifths in each direction.
    UpperLeft,
    /// Its lower right, four fifths in each direction, mirrored.
    LowerRight,
}

impl View {
    /// All views, in the order in which training takes them up.
    pub const ALL: [Self; 4] = [Self::Whole, Self::Mirrored, Self::UpperLeft, Self::LowerRight];

    fn of(self, photo: &RgbImage) -> RgbImage {
        let (width, height) = photo.dimensions();
        let (inner_width, inner_height) = ((width * 4 / 5).max(1), (height * 4 / 5).max(1));
        match self {
            Self::Whole => photo.clone(),
            Self::Mirrored => flip_horizontal(photo),
            Self::UpperLeft => crop_imm(photo, 0, 0, inner_width, inner_height).to_image(),
            Self::LowerRight => {
                let (x, y) = (width - inner_width, height - inner_height);
                flip_horizontal(&*crop_imm(photo, x, y, inner_width, inner_height))
            }
        }
    }

    /// A photo is known by its file name: the photos of a data set do not change.
    fn key(self, pair: &Pair) -> Key {
        let name = pair.image.file_name().unwrap_or_default().to_string_lossy();
        match self {
            Self::Whole => key(name.as_bytes()),
            view => key(format!("{name} {view:?}").as_bytes()),
        }
    }
}

/// The features known so far.
pub struct Features {
    images: Cache,
    texts: Cache,
}

/// Which captions of a photo are used.
#[derive(Debug, Clone, Copy)]
pub struct CaptionCount {
    /// English captions.
    pub english: usize,
    /// Captions in each other language.
    pub others: usize,
}

impl CaptionCount {
    /// The captions of `pair` to use, each with its language.
    pub fn of(self, pair: &Pair) -> impl Iterator<Item = (&str, &str)> {
        pair.captions.iter().flat_map(move |(language, captions)| {
            let count = if language == "en" { self.english } else { self.others };
            captions.iter().take(count).map(move |caption| (language.as_str(), caption.as_str()))
        })
    }
}

impl Features {
    /// Opens the caches in `dir` that belong to the networks in `model_dir`.
    pub fn open(dir: &Path, model_dir: &Path) -> Result<Self> {
        std::fs::create_dir_all(dir).with_context(|| format!("the cache directory {}", dir.display()))?;
        let cache = |tower: &str, weights: &str, dim: usize| {
            let path = model_dir.join(weights);
            let weights = std::fs::read(&path).with_context(|| format!("{} can't be read", path.display()))?;
            let model = blake3::hash(&weights).to_hex();
            Cache::open(&dir.join(format!("{tower}-{dim}-{}.features", &model[..12])), dim)
        };
        Ok(Self { images: cache("image", "image.safetensors", IMAGE)?, texts: cache("text", "text.gguf", TEXT)? })
    }

    /// Computes the features of `views` of all photos of `pairs` that are not known yet.
    pub fn extract_images(&mut self, pairs: &[Pair], views: &[View], model_dir: &Path) -> Result<()> {
        let wanted = views.iter().flat_map(|&view| pairs.iter().map(move |pair| (pair, view)));
        let missing: Vec<(&Pair, View)> =
            wanted.filter(|(pair, view)| !self.images.contains(&view.key(pair))).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let backbone = ImageBackbone::load(model_dir)?;
        let bar = bar(missing.len(), "photos");
        for chunk in missing.chunks(PHOTOS) {
            let prepared = chunk
                .par_iter()
                .map(|(pair, view)| {
                    let photo = image::open(&pair.image).with_context(|| pair.image.display().to_string())?;
                    Ok(backbone.prepare(&view.of(&photo.to_rgb8()))?)
                })
                .collect::<Result<Vec<_>>>()?;
            let features = backbone.features(&prepared)?.to_vec2::<f32>()?;
            self.images.add(chunk.iter().map(|(pair, view)| view.key(pair)).zip(features))?;
            bar.inc(chunk.len() as u64);
        }
        bar.finish();
        Ok(())
    }

    /// Computes the features of the captions of `pairs` that are not known yet.
    pub fn extract_captions(&mut self, pairs: &[Pair], captions: CaptionCount, model_dir: &Path) -> Result<()> {
        self.extract_texts(pairs.iter().flat_map(|pair| captions.of(pair)).map(|(_, caption)| caption), model_dir)
    }

    /// Computes the features of the texts that are not known yet.
    pub fn extract_texts<'a>(&mut self, texts: impl Iterator<Item = &'a str>, model_dir: &Path) -> Result<()> {
        let mut missing: Vec<&str> = texts.filter(|text| !self.texts.contains(&key(text.as_bytes()))).collect();
        // Texts of similar length go through the network together.
        missing.sort_unstable_by_key(|caption| (caption.len(), *caption));
        missing.dedup();
        if missing.is_empty() {
            return Ok(());
        }
        let backbone = TextBackbone::load(model_dir)?;
        let bar = bar(missing.len(), "texts");
        for chunk in missing.chunks(TEXTS) {
            let features = backbone.features(chunk)?.to_vec2::<f32>()?;
            self.texts.add(chunk.iter().map(|text| key(text.as_bytes())).zip(features))?;
            bar.inc(chunk.len() as u64);
        }
        bar.finish();
        Ok(())
    }

    /// The pooled features of a photo that was extracted.
    pub fn image(&self, pair: &Pair, view: View) -> Result<Vec<f32>> {
        let features = self.images.get(&view.key(pair));
        let features = features.with_context(|| format!("no features of {}", pair.image.display()))?;
        Ok(features.iter().map(|value| value.to_f32()).collect())
    }

    /// The sentence features of a caption that was extracted.
    pub fn text(&self, caption: &str) -> Result<Vec<f32>> {
        let features =
            self.texts.get(&key(caption.as_bytes())).with_context(|| format!("no features of {caption:?}"))?;
        Ok(features.iter().map(|value| value.to_f32()).collect())
    }
}

fn bar(length: usize, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:>9} {wide_bar} {pos}/{len}, {per_sec}, {eta} left");
    let bar = ProgressBar::new(length as u64).with_message(what);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(500));
    bar
}
