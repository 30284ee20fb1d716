//! The model families: networks whose weights others have published, read from the files they published.
//!
//! A model is a folder in the form of its publisher: weights (safetensors, or what `torch.save` writes), what describes them
//! (`open_clip_config.json` or `config.json`), and the tokenizer. [`Family::of`] tells which family a folder belongs to,
//! [`load`] makes an [`Encoder`] of it. A family is right when its vectors are those of its reference implementation;
//! `tests/families` compares them on small random checkpoints.
//!
//! Nearly all families are the same transformer with other names and habits, so each is a small file of those.

mod align;
mod attention;
mod checkpoint;
mod clip;
mod config;
mod fastvit;
mod linear;
mod m_clip;
mod norm;
mod open_clip;
mod preprocess;
mod siglip;
mod table;
mod text;
mod tokens;
mod transformer;
mod vision;
mod xlm_roberta;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use candle_core::DType;
use image::RgbImage;

use self::align::EfficientNet;
pub use self::checkpoint::WeightPrecision;
use self::checkpoint::{Checkpoint, Placement};
use self::config::TwoTowers;
use self::fastvit::FastVit;
use self::preprocess::Preprocessing;
use self::text::TextTransformer;
use self::tokens::TextTokens;
use self::vision::VisionTransformer;
use crate::placed::{PlacedImage, PlacedText};
use crate::{Compute, Embedding, Encoder, EncoderError, ImageTower, ModelId, PreparedImage, TextTower};

/// A family of models: one way to lay out files and to compute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// OpenAI's CLIP, as `transformers` stores it.
    Clip,
    /// OpenCLIP's own layout, with its own text tower or XLM-RoBERTa, and with its own image tower or that of MobileCLIP.
    OpenClip,
    /// SigLIP, and SigLIP 2 with a fixed resolution.
    Siglip,
    /// Chinese-CLIP.
    ChineseClip,
    /// Multilingual CLIP.
    MClip,
    /// ALIGN.
    Align,
}

impl Family {
    /// The family of the model in `dir`.
    ///
    /// # Errors
    /// [`EncoderError::UnknownFamily`] where the folder describes no model that can be loaded.
    pub fn of(dir: &Path) -> Result<Self, EncoderError> {
        if dir.join(open_clip::CONFIG).is_file() {
            return Ok(Self::OpenClip);
        }
        let unknown = |found: String| EncoderError::UnknownFamily { path: dir.into(), found };
        let path = dir.join("config.json");
        if !path.is_file() && OPEN_CLIP_WEIGHTS.iter().any(|name| dir.join(name).is_file()) {
            return Ok(Self::OpenClip);
        }
        if !path.is_file() {
            return Err(unknown("neither config.json nor open_clip_config.json is there".to_owned()));
        }
        match config::read::<TwoTowers>(&path)?.model_type.as_deref() {
            Some("clip") => Ok(Self::Clip),
            Some("siglip") => Ok(Self::Siglip),
            Some("chinese_clip") => Ok(Self::ChineseClip),
            Some("M-CLIP") => Ok(Self::MClip),
            Some("align") => Ok(Self::Align),
            Some(other) => Err(unknown(format!("config.json says {other:?}"))),
            None => Err(unknown("config.json does not say what it describes".to_owned())),
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Clip => "CLIP",
            Self::OpenClip => "OpenCLIP",
            Self::Siglip => "SigLIP",
            Self::ChineseClip => "Chinese-CLIP",
            Self::MClip => "M-CLIP",
            Self::Align => "ALIGN",
        })
    }
}

/// Loads the model in `dir` onto the processor, in `f32`.
///
/// # Errors
/// [`EncoderError::UnknownFamily`], or one that names the file that is missing or damaged, and the tensor in it.
pub fn load(dir: &Path, id: ModelId) -> Result<Encoder, EncoderError> {
    place(dir, id, &Compute::cpu(), WeightPrecision::Full)
}

/// The same with its weights kept in `weights`, on the processor. The vectors of two precisions are near each other and not the
/// same: they need ids of their own.
///
/// # Errors
/// As [`load`].
pub fn load_with(dir: &Path, id: ModelId, weights: WeightPrecision) -> Result<Encoder, EncoderError> {
    place(dir, id, &Compute::cpu(), weights)
}

/// Loads the model in `dir` onto a device. A tower that the device has no room or no code for computes on the processor instead,
/// and so does one that the device fails later; see [`Encoder::images_on`].
///
/// # Errors
/// As [`load`].
pub fn load_on(dir: &Path, id: ModelId, on: &Compute) -> Result<Encoder, EncoderError> {
    place(dir, id, on, WeightPrecision::Full)
}

fn place(dir: &Path, id: ModelId, on: &Compute, weights: WeightPrecision) -> Result<Encoder, EncoderError> {
    let family = Family::of(dir)?;
    let (text_dir, image_dir) = (dir.to_owned(), dir.to_owned());
    let (mut texts_in, mut pictures_in) = (0, 0);
    let image = PlacedImage::new(
        on.clone(),
        move |on| load_image(family, &image_dir, on, weights),
        |image: &FamilyImage| {
            pictures_in = image.dim;
            let preprocessing = image.preprocessing.clone();
            Box::new(move |picture| preprocessing.prepare(picture))
        },
    )?;
    let text = PlacedText::new(
        on.clone(),
        move |on| load_text(family, &text_dir, on, weights),
        |text: &FamilyText| texts_in = text.dim,
    )?;
    if pictures_in != texts_in {
        let comment = format!("texts end in {texts_in} dimensions, pictures in {pictures_in}");
        return Err(EncoderError::Damaged { path: dir.into(), comment });
    }
    Ok(Encoder::new(id, texts_in, Arc::new(image), Arc::new(text)))
}

/// Loads the text tower of the model in `dir`.
fn load_text(family: Family, dir: &Path, on: &Compute, weights: WeightPrecision) -> Result<FamilyText, EncoderError> {
    let weights = Checkpoint::open(&find_weights(dir)?, Placement::on(on, weights))?;
    match family {
        Family::Clip => clip::load_text(dir, &two_towers(dir)?, &weights),
        Family::ChineseClip => clip::load_chinese_text(dir, &two_towers(dir)?, &weights),
        Family::Siglip => siglip::load_text(dir, &two_towers(dir)?, &weights),
        Family::OpenClip => open_clip::load_text(dir, &weights),
        Family::MClip => m_clip::load_text(dir, &weights),
        Family::Align => align::load_text(dir, &weights),
    }
}

/// Loads the image tower of the model in `dir`.
fn load_image(family: Family, dir: &Path, on: &Compute, weights: WeightPrecision) -> Result<FamilyImage, EncoderError> {
    let image_dir = match family {
        Family::MClip => dir.join(m_clip::IMAGE),
        _ => dir.to_owned(),
    };
    let weights = Checkpoint::open(&find_weights(&image_dir)?, Placement::on(on, weights))?;
    match family {
        Family::Clip | Family::ChineseClip => clip::load_image(dir, &two_towers(dir)?, &weights),
        Family::Siglip => siglip::load_image(dir, &two_towers(dir)?, &weights),
        Family::OpenClip | Family::MClip => open_clip::load_image(&image_dir, &weights),
        Family::Align => align::load_image(dir, &weights),
    }
}

/// `config.json` of a model of `transformers`.
fn two_towers(dir: &Path) -> Result<TwoTowers, EncoderError> {
    config::read(&dir.join("config.json"))
}

/// Names under which OpenCLIP's weights are published.
const OPEN_CLIP_WEIGHTS: [&str; 2] = ["open_clip_model.safetensors", "open_clip_pytorch_model.bin"];

/// Names under which weights are published, the best first.
const WEIGHTS: [&str; 4] = [OPEN_CLIP_WEIGHTS[0], "model.safetensors", OPEN_CLIP_WEIGHTS[1], "pytorch_model.bin"];

/// The file of weights in a model's folder.
fn find_weights(dir: &Path) -> Result<PathBuf, EncoderError> {
    let found = WEIGHTS.iter().map(|name| dir.join(name)).find(|path| path.is_file());
    found.ok_or_else(|| EncoderError::MissingFile { path: dir.join("model.safetensors") })
}

/// The image tower of a family.
struct FamilyImage {
    /// Length of an embedding.
    dim: usize,
    preprocessing: Preprocessing,
    network: ImageNetwork,
    placement: Placement,
}

/// What a family computes pictures with.
enum ImageNetwork {
    Transformer(Box<VisionTransformer>),
    FastVit(Box<FastVit>),
    EfficientNet(Box<EfficientNet>),
}

impl FamilyImage {
    /// `side` is what the network takes; `path`, which says how pictures are prepared, is for errors.
    fn new(
        dim: usize,
        preprocessing: Preprocessing,
        side: usize,
        network: ImageNetwork,
        placement: &Placement,
        path: &Path,
    ) -> Result<Self, EncoderError> {
        if preprocessing.side as usize != side {
            let comment = format!("pictures become {} pixels wide, the network takes {side}", preprocessing.side);
            return Err(config::damaged(path, &comment));
        }
        Ok(Self { dim, preprocessing, network, placement: placement.clone() })
    }
}

impl ImageTower for FamilyImage {
    fn side(&self) -> u32 {
        self.preprocessing.side
    }

    fn prepare(&self, picture: &RgbImage) -> Result<PreparedImage, EncoderError> {
        self.preprocessing.prepare(picture)
    }

    fn embed(&self, batch: &[PreparedImage]) -> Result<Vec<Embedding>, EncoderError> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        let pixels = self.preprocessing.tensor(batch, &self.placement.device)?.to_dtype(self.placement.dtype)?;
        let rows = match &self.network {
            ImageNetwork::Transformer(network) => network.forward(&pixels)?,
            ImageNetwork::FastVit(network) => network.forward(&pixels)?,
            ImageNetwork::EfficientNet(network) => network.forward(&pixels)?,
        };
        unit(&rows, "image")
    }
}

/// The text tower of a family.
struct FamilyText {
    /// Length of an embedding.
    dim: usize,
    tokens: TextTokens,
    network: TextTransformer,
}

/// Tokens that go through a network at once, padding included; bounds the memory of a batch.
const TOKENS_AT_ONCE: usize = 4096;

impl TextTower for FamilyText {
    fn embed(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError> {
        let tokens = texts.iter().map(|text| self.tokens.encode(text)).collect::<Result<Vec<_>, _>>()?;
        let longest = tokens.iter().map(|text| text.ids.len()).max().unwrap_or(1);
        let mut embeddings = Vec::with_capacity(texts.len());
        for batch in tokens.chunks((TOKENS_AT_ONCE / longest).max(1)) {
            embeddings.extend(unit(&self.network.forward(batch)?, "text")?);
        }
        Ok(embeddings)
    }
}

/// The rows of `[n, dim]`, scaled to unit length.
fn unit(rows: &candle_core::Tensor, tower: &'static str) -> Result<Vec<Embedding>, EncoderError> {
    let rows = rows.to_dtype(DType::F32)?.to_vec2::<f32>()?;
    let unit = |row| Embedding::normalized(row).ok_or(EncoderError::Degenerate { tower });
    rows.into_iter().map(unit).collect()
}
