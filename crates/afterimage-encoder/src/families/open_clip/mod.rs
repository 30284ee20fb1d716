//! OpenCLIP (Ilharco et al. 2021; Cherti et al. 2023) in its own layout, XLM-RoBERTa beside its image tower, and MobileCLIP's
//! image towers beside its text tower.
//!
//! `open_clip_config.json` says what the checkpoint is, or its shapes where it has none.

mod config;
mod inferred;

use std::path::Path;

use self::config::{Config, Model, Preprocess};
use super::checkpoint::{Checkpoint, Weights};
use super::config::{self as files, damaged};
use super::fastvit::{self, FastVit};
use super::linear::Linear;
use super::preprocess::{CLIP_MEAN, CLIP_STD, Filter, Fit, Middle, Preprocessing};
use super::text::{self, Projection, Sees, TextTransformer};
use super::tokens::{Cleaning, TextTokens};
use super::transformer::{self, Activation, OPEN_CLIP_NAMES, Order, Shape};
use super::vision::{self, Pool, VisionTransformer};
use super::{FamilyImage, FamilyText, ImageNetwork, xlm_roberta};
use crate::EncoderError;

/// Loads the text tower that `open_clip_config.json` in `dir` describes.
pub(super) fn load_text(dir: &Path, weights: &Checkpoint) -> Result<FamilyText, EncoderError> {
    let Config { model_cfg: model, .. } = described(dir, weights)?;
    match &model.text_cfg.hf_model_name {
        Some(name) => xlm_roberta_tower(dir, &model, name, weights),
        None => text_tower(dir, &model, weights),
    }
}

/// Loads the image tower; also that of a model whose texts are read by another checkpoint.
pub(super) fn load_image(dir: &Path, weights: &Checkpoint) -> Result<FamilyImage, EncoderError> {
    let Config { model_cfg: model, preprocess_cfg } = described(dir, weights)?;
    image_tower(&model, &preprocess_cfg, weights, &dir.join(CONFIG))
}

fn described(dir: &Path, weights: &Checkpoint) -> Result<Config, EncoderError> {
    let path = dir.join(CONFIG);
    match path.is_file() {
        true => files::read(&path),
        false => inferred::config(dir, weights),
    }
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
        Some(_) if !weights.placement().has_kernels() => {
            return Err(EncoderError::CpuOnly { network: "MobileCLIP's image tower" });
        }
        Some(name) => ImageNetwork::FastVit(Box::new(fastvit(model, name, weights, path)?)),
        None => ImageNetwork::Transformer(Box::new(vision_transformer(model, weights)?)),
    };
    let preprocessing = preprocessing(preprocess, vision.image_size, path)?;
    FamilyImage::new(model.embed_dim, preprocessing, vision.image_size, network, weights.placement(), path)
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
    Ok(FamilyText { dim: model.embed_dim, tokens, network })
}

fn xlm_roberta_tower(dir: &Path, model: &Model, name: &str, weights: &Checkpoint) -> Result<FamilyText, EncoderError> {
    let path = dir.join(CONFIG);
    let text = &model.text_cfg;
    if text.hf_pooler_type != "mean_pooler" {
        return Err(damaged(&path, &format!("texts are pooled in a way that is not known: {:?}", text.hf_pooler_type)));
    }
    let sizes = dir.join("config.json");
    let written = files::read_or_default::<xlm_roberta::Config>(&sizes)?;
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
    Ok(FamilyText { dim: model.embed_dim, tokens, network })
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
    let weight = weights.tensor(name, (inputs, outputs))?.t()?.contiguous()?;
    Ok(Linear::kept(weight, None, weights.precision())?)
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
