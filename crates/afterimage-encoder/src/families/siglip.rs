//! SigLIP (Zhai et al. 2023) and SigLIP 2 with a fixed resolution (Tschannen et al. 2025), as `transformers` stores them.

use std::path::Path;

use serde::Deserialize;

use super::checkpoint::Checkpoint;
use super::config::{self, BASE, Processor, TwoTowers};
use super::preprocess::{Filter, Fit, Preprocessing};
use super::text::{self, Projection, Sees, TextTransformer};
use super::tokens::{Cleaning, TextTokens};
use super::transformer::{self, Activation, CLIP_NAMES, Shape};
use super::vision::{self, AttentionPool, Pool, VisionTransformer};
use super::{FamilyImage, FamilyText, ImageNetwork};
use crate::EncoderError;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct TokenizerConfig {
    tokenizer_class: String,
}

/// What both towers are like unless the checkpoint says otherwise.
const DEFAULTS: Shape = Shape { activation: Activation::GeluTanh, epsilon: 1e-6, ..BASE };

/// Loads the text tower of either SigLIP. Which one it is shows in the tokenizer alone.
pub(super) fn load_text(dir: &Path, config: &TwoTowers, weights: &Checkpoint) -> Result<FamilyText, EncoderError> {
    let text = &config.text_config;
    let shape = text.shape(DEFAULTS, &dir.join("config.json"))?;
    let dim = text.projection_size.unwrap_or(shape.width);
    let context = text.max_position_embeddings.unwrap_or(64);
    let class = config::read_or_default::<TokenizerConfig>(&dir.join("tokenizer_config.json"))?.tokenizer_class;
    // The second one reads Gemma's tokens. Both see their padding, so it matters which token that is.
    let (cleaning, padding) = match class.contains("Gemma") {
        true => (Cleaning::Lowercase, "<pad>"),
        false => (Cleaning::Canonical, "</s>"),
    };
    let path_of_tokens = dir.join("tokenizer.json");
    let tokens = TextTokens::load(&path_of_tokens, context, cleaning)?;
    let padding = tokens
        .id(padding)
        .ok_or_else(|| config::damaged(&path_of_tokens, &format!("it has no {padding} to fill texts up with")))?;
    let root = weights.at("text_model");
    let network = TextTransformer::load(
        text::Parts {
            shape,
            vocabulary: text.vocab_size.unwrap_or(32000),
            context,
            first_position: 0,
            padding,
            tokens: (root.at("embeddings"), "token_embedding.weight"),
            positions: (root.at("embeddings"), "position_embedding.weight"),
            types: None,
            blocks: (root.at("encoder.layers"), CLIP_NAMES),
            after: Some(root.at("final_layer_norm")),
            sees: Sees::Everything,
            pool: text::Pool::Last,
        },
        Projection::Linear(transformer::linear(&root.at("head"), shape.width, dim)?),
    )?;
    Ok(FamilyText { dim, tokens: tokens.filled(context, padding), network })
}

/// Loads the image tower of either SigLIP.
pub(super) fn load_image(dir: &Path, config: &TwoTowers, weights: &Checkpoint) -> Result<FamilyImage, EncoderError> {
    let vision = &config.vision_config;
    let shape = vision.shape(DEFAULTS, &dir.join("config.json"))?;
    let side = vision.image_size.unwrap_or(224);
    let default =
        Preprocessing { side: side as u32, fit: Fit::Squash, filter: Filter::Bicubic, mean: [0.5; 3], std: [0.5; 3] };
    let path = dir.join("preprocessor_config.json");
    let preprocessing = config::read_or_default::<Processor>(&path)?.preprocessing(default, &path)?;
    let root = weights.at("vision_model");
    let image = VisionTransformer::load(
        vision::Parts {
            shape,
            side,
            patch: vision.patch_size.unwrap_or(16),
            patches: root.at("embeddings.patch_embedding"),
            class: None,
            positions: (root.at("embeddings"), "position_embedding.weight"),
            before: None,
            blocks: (root.at("encoder.layers"), CLIP_NAMES),
            after: root.at("post_layernorm"),
        },
        Pool::Attention(Box::new(AttentionPool::load(&root.at("head"), shape)?)),
        None,
    )?;
    let network = ImageNetwork::Transformer(Box::new(image));
    FamilyImage::new(shape.width, preprocessing, side, network, weights.placement(), &path)
}
