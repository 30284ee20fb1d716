//! OpenCLIP (Ilharco et al. 2021; Cherti et al. 2023) in its own layout, XLM-RoBERTa beside its image tower, and MobileCLIP's
//! image towers beside its text tower.
//!
//! `open_clip_config.json` says what the checkpoint is. What it may say is listed here in full: an option that is not known
//! would make another network, so it is an error and not a wrong vector.

use std::path::Path;

use candle_nn::Linear;
use serde::Deserialize;

use super::checkpoint::{Checkpoint, Weights};
use super::config::{self, damaged};
use super::fastvit::{self, FastVit};
use super::preprocess::{CLIP_MEAN, CLIP_STD, Filter, Fit, Middle, Preprocessing};
use super::text::{self, Projection, Sees, TextTransformer};
use super::tokens::{Cleaning, TextTokens};
use super::transformer::{self, Activation, OPEN_CLIP_NAMES, Order, Shape};
use super::vision::{self, Pool, VisionTransformer};
use super::{FamilyImage, FamilyText, ImageNetwork, Towers, xlm_roberta};
use crate::EncoderError;

/// `open_clip_config.json`.
#[derive(Debug, Deserialize)]
struct Config {
    model_cfg: Model,
    #[serde(default)]
    preprocess_cfg: Preprocess,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Model {
    embed_dim: usize,
    #[serde(default)]
    quick_gelu: bool,
    /// Whether the text tower has a name of its own in the checkpoint; that shows there.
    #[serde(default, rename = "custom_text")]
    _custom_text: bool,
    #[serde(default, rename = "init_logit_scale")]
    _init_logit_scale: Option<f64>,
    #[serde(default, rename = "init_logit_bias")]
    _init_logit_bias: Option<f64>,
    vision_cfg: Vision,
    text_cfg: Text,
}

#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Vision {
    image_size: usize,
    layers: usize,
    width: usize,
    head_width: usize,
    mlp_ratio: f64,
    patch_size: usize,
    /// Patches left out in training; none are afterwards.
    #[serde(rename = "patch_dropout")]
    _patch_dropout: f64,
    /// An image tower of the library timm instead of OpenCLIP's own; the sizes above then say nothing.
    timm_model_name: Option<String>,
    /// Sizes that timm builds it with instead of the published ones. OpenCLIP does not know this key.
    timm_model_kwargs: fastvit::Changes,
    timm_pool: String,
    timm_proj: Option<String>,
    #[serde(rename = "timm_model_pretrained")]
    _timm_model_pretrained: bool,
    #[serde(rename = "timm_proj_bias")]
    _timm_proj_bias: bool,
    #[serde(rename = "timm_drop")]
    _timm_drop: f64,
    #[serde(rename = "timm_drop_path")]
    _timm_drop_path: Option<f64>,
}

impl Default for Vision {
    fn default() -> Self {
        let (layers, width) = (12, 768);
        Self {
            image_size: 224,
            layers,
            width,
            head_width: 64,
            mlp_ratio: 4.0,
            patch_size: 16,
            _patch_dropout: 0.0,
            timm_model_name: None,
            timm_model_kwargs: fastvit::Changes::default(),
            timm_pool: "avg".to_owned(),
            timm_proj: Some("linear".to_owned()),
            _timm_model_pretrained: false,
            _timm_proj_bias: false,
            _timm_drop: 0.0,
            _timm_drop_path: None,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Text {
    context_length: usize,
    vocab_size: usize,
    width: usize,
    heads: usize,
    layers: usize,
    mlp_ratio: f64,
    /// Whether a token sees those behind it too, and what fills up the text.
    no_causal_mask: bool,
    hf_model_name: Option<String>,
    #[serde(alias = "proj")]
    hf_proj_type: String,
    #[serde(alias = "pooler_type")]
    hf_pooler_type: String,
    #[serde(rename = "hf_tokenizer_name")]
    _hf_tokenizer_name: Option<String>,
    #[serde(rename = "hf_model_pretrained")]
    _hf_model_pretrained: bool,
}

impl Default for Text {
    fn default() -> Self {
        Self {
            context_length: 77,
            vocab_size: 49408,
            width: 512,
            heads: 8,
            layers: 12,
            mlp_ratio: 4.0,
            no_causal_mask: false,
            hf_model_name: None,
            hf_proj_type: "mlp".to_owned(),
            hf_pooler_type: "mean_pooler".to_owned(),
            _hf_tokenizer_name: None,
            _hf_model_pretrained: false,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Preprocess {
    mean: Option<[f32; 3]>,
    std: Option<[f32; 3]>,
    interpolation: Option<String>,
    resize_mode: Option<String>,
}

/// Loads what `open_clip_config.json` in `dir` describes.
pub(super) fn load(dir: &Path, weights: &Checkpoint) -> Result<Towers, EncoderError> {
    let path = dir.join(CONFIG);
    let Config { model_cfg: model, preprocess_cfg } = config::read(&path)?;
    let image = image_tower(&model, &preprocess_cfg, weights, &path)?;
    let text = match &model.text_cfg.hf_model_name {
        Some(name) => xlm_roberta_tower(dir, &model, name, weights)?,
        None => text_tower(dir, &model, weights)?,
    };
    Ok(Towers { dim: model.embed_dim, image, text })
}

/// Loads the image tower alone, for a model whose texts are read by another checkpoint.
pub(super) fn load_image(dir: &Path, weights: &Checkpoint) -> Result<(FamilyImage, usize), EncoderError> {
    let path = dir.join(CONFIG);
    let Config { model_cfg: model, preprocess_cfg } = config::read(&path)?;
    Ok((image_tower(&model, &preprocess_cfg, weights, &path)?, model.embed_dim))
}

/// The file that describes a checkpoint.
pub(super) const CONFIG: &str = "open_clip_config.json";

fn image_tower(
    model: &Model,
    preprocess: &Preprocess,
    weights: &Checkpoint,
    path: &Path,
) -> Result<FamilyImage, EncoderError> {
    let vision = &model.vision_cfg;
    let network = match &vision.timm_model_name {
        Some(name) => ImageNetwork::FastVit(fastvit(model, name, weights, path)?),
        None => ImageNetwork::Transformer(vision_transformer(model, weights)?),
    };
    let preprocessing = preprocessing(preprocess, vision.image_size, path)?;
    FamilyImage::new(preprocessing, vision.image_size, network, weights.placement(), path)
}

fn vision_transformer(model: &Model, weights: &Checkpoint) -> Result<VisionTransformer, EncoderError> {
    let vision = &model.vision_cfg;
    let shape = Shape {
        width: vision.width,
        layers: vision.layers,
        heads: vision.width / vision.head_width.max(1),
        inner: (vision.width as f64 * vision.mlp_ratio) as usize,
        activation: activation(model),
        order: Order::Before,
        epsilon: EPSILON,
    };
    let root = weights.at("visual");
    VisionTransformer::load(
        vision::Parts {
            shape,
            side: vision.image_size,
            patch: vision.patch_size,
            patches: root.at("conv1"),
            class: Some(root.tensor("class_embedding", vision.width)?),
            positions: (root.clone(), "positional_embedding"),
            before: Some(root.at("ln_pre")),
            blocks: (root.at("transformer.resblocks"), OPEN_CLIP_NAMES),
            after: root.at("ln_post"),
        },
        Pool::Class,
        Some(transposed(&root, "proj", vision.width, model.embed_dim)?),
    )
}

fn fastvit(model: &Model, name: &str, weights: &Checkpoint, path: &Path) -> Result<FastVit, EncoderError> {
    let vision = &model.vision_cfg;
    let sizes = fastvit::Sizes::named(name)
        .ok_or_else(|| damaged(path, &format!("the image tower {name:?} of timm is not known")))?
        .changed(&vision.timm_model_kwargs)
        .map_err(|comment| damaged(path, &comment))?;
    let projection = vision.timm_proj.as_deref().unwrap_or_default();
    if vision.timm_pool != "avg" || !projection.is_empty() {
        let comment =
            format!("the image tower ends in a way that is not known: {:?}, {projection:?}", vision.timm_pool);
        return Err(damaged(path, &comment));
    }
    FastVit::load(&weights.at("visual.trunk"), &sizes, model.embed_dim)
}

fn text_tower(dir: &Path, model: &Model, weights: &Checkpoint) -> Result<FamilyText, EncoderError> {
    let text = &model.text_cfg;
    let shape = Shape {
        width: text.width,
        layers: text.layers,
        heads: text.heads,
        inner: (text.width as f64 * text.mlp_ratio) as usize,
        activation: activation(model),
        order: Order::Before,
        epsilon: EPSILON,
    };
    // Older checkpoints keep the text tower at the root, later ones under a name.
    let root = match weights.at("text").find("positional_embedding")? {
        Some(_) => weights.at("text"),
        None => weights.at(""),
    };
    let network = TextTransformer::load(
        text::Parts {
            shape,
            vocabulary: text.vocab_size,
            context: text.context_length,
            first_position: 0,
            padding: PADDING,
            tokens: (root.clone(), "token_embedding.weight"),
            positions: (root.clone(), "positional_embedding"),
            types: None,
            blocks: (root.at("transformer.resblocks"), OPEN_CLIP_NAMES),
            after: Some(root.at("ln_final")),
            sees: if text.no_causal_mask { Sees::Everything } else { Sees::Earlier },
            pool: text::Pool::End,
        },
        Projection::Linear(transposed(&root, "text_projection", text.width, model.embed_dim)?),
    )?;
    let mut tokens = TextTokens::load(&dir.join("tokenizer.json"), text.context_length, Cleaning::Plain)?;
    if text.no_causal_mask {
        tokens = tokens.filled(text.context_length, PADDING);
    }
    Ok(FamilyText { tokens, network })
}

fn xlm_roberta_tower(dir: &Path, model: &Model, name: &str, weights: &Checkpoint) -> Result<FamilyText, EncoderError> {
    let path = dir.join(CONFIG);
    let text = &model.text_cfg;
    if text.hf_pooler_type != "mean_pooler" {
        return Err(damaged(&path, &format!("texts are pooled in a way that is not known: {:?}", text.hf_pooler_type)));
    }
    let sizes = dir.join("config.json");
    let written = config::read_or_default::<xlm_roberta::Config>(&sizes)?;
    let config = match written.is_xlm_roberta() {
        true => written,
        false => xlm_roberta::Config::named(name)
            .ok_or_else(|| damaged(&path, &format!("the text tower {name:?} is not known")))?,
    };
    let root = weights.at("text");
    let (width, dim) = (config.width(), model.embed_dim);
    let projection = match text.hf_proj_type.as_str() {
        "mlp" => {
            let inner = usize::midpoint(width, dim);
            Projection::Perceptron(
                transformer::linear_no_bias(&root.at("proj.0"), width, inner)?,
                transformer::linear_no_bias(&root.at("proj.2"), inner, dim)?,
            )
        }
        "linear" => Projection::Linear(transformer::linear_no_bias(&root.at("proj"), width, dim)?),
        other => return Err(damaged(&path, &format!("texts are projected in a way that is not known: {other:?}"))),
    };
    let network = xlm_roberta::load(&root.at("transformer"), &config, projection, &path)?;
    let context = text.context_length.min(xlm_roberta::context(&config));
    let tokens = TextTokens::load(&dir.join("tokenizer.json"), context, Cleaning::Plain)?;
    Ok(FamilyText { tokens, network })
}

/// The token that fills up texts.
const PADDING: u32 = 0;

/// PyTorch's default.
const EPSILON: f64 = 1e-5;

fn activation(model: &Model) -> Activation {
    if model.quick_gelu { Activation::QuickGelu } else { Activation::Gelu }
}

/// A projection that is stored with the inputs first.
fn transposed(weights: &Weights<'_>, name: &str, inputs: usize, outputs: usize) -> Result<Linear, EncoderError> {
    Ok(Linear::new(weights.tensor(name, (inputs, outputs))?.t()?.contiguous()?, None))
}

fn preprocessing(config: &Preprocess, side: usize, path: &Path) -> Result<Preprocessing, EncoderError> {
    let filter = match config.interpolation.as_deref() {
        None | Some("bicubic") => Filter::Bicubic,
        Some("bilinear") => Filter::Bilinear,
        Some(other) => return Err(damaged(path, &format!("the filter {other:?} is not known"))),
    };
    let fit = match config.resize_mode.as_deref() {
        None | Some("shortest") => Fit::Crop(Middle::Even),
        Some("squash") => Fit::Squash,
        Some(other) => return Err(damaged(path, &format!("the way to resize {other:?} is not known"))),
    };
    Ok(Preprocessing {
        side: side as u32,
        fit,
        filter,
        mean: config.mean.unwrap_or(CLIP_MEAN),
        std: config.std.unwrap_or(CLIP_STD),
    })
}
