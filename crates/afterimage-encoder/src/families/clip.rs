//! CLIP (Radford et al. 2021) and Chinese-CLIP (Yang et al. 2022) as `transformers` stores them.

use std::path::Path;

use super::checkpoint::{Checkpoint, Weights};
use super::config::{self, BASE, Processor, Tower, TwoTowers};
use super::preprocess::{CLIP_MEAN, CLIP_STD, Filter, Fit, Middle, Preprocessing};
use super::text::{self, Projection, Sees, TextTransformer};
use super::tokens::{Cleaning, TextTokens};
use super::transformer::{self, Activation, BERT_NAMES, CLIP_NAMES, Order, Shape};
use super::vision::{self, Pool, VisionTransformer};
use super::{FamilyImage, FamilyText, ImageNetwork};
use crate::EncoderError;

/// Loads CLIP's text tower.
pub(super) fn load_text(dir: &Path, config: &TwoTowers, weights: &Checkpoint) -> Result<FamilyText, EncoderError> {
    let path = dir.join("config.json");
    let dim = dim(config);
    let text = &config.text_config;
    let defaults = Shape { width: 512, heads: 8, inner: 2048, activation: Activation::QuickGelu, ..BASE };
    let shape = text.shape(defaults, &path)?;
    let context = text.max_position_embeddings.unwrap_or(77);
    let tokens = TextTokens::load(&dir.join("tokenizer.json"), context, Cleaning::None)?;
    let root = weights.at("text_model");
    let network = TextTransformer::load(
        text::Parts {
            shape,
            vocabulary: text.vocab_size.unwrap_or(49408),
            context,
            first_position: 0,
            padding: 0,
            tokens: (root.at("embeddings"), "token_embedding.weight"),
            positions: (root.at("embeddings"), "position_embedding.weight"),
            types: None,
            blocks: (root.at("encoder.layers"), CLIP_NAMES),
            after: Some(root.at("final_layer_norm")),
            sees: Sees::Earlier,
            pool: text::Pool::End,
        },
        Projection::Linear(transformer::linear_no_bias(&weights.at("text_projection"), shape.width, dim)?),
    )?;
    Ok(FamilyText { dim, tokens, network })
}

/// Loads Chinese-CLIP's text tower, a BERT; its image tower is CLIP's.
pub(super) fn load_chinese_text(
    dir: &Path,
    config: &TwoTowers,
    weights: &Checkpoint,
) -> Result<FamilyText, EncoderError> {
    let path = dir.join("config.json");
    let dim = dim(config);
    let text = &config.text_config;
    let shape = text.shape(Shape { order: Order::After, epsilon: 1e-12, ..BASE }, &path)?;
    let tokens = TextTokens::load_bert(&dir.join("vocab.txt"), CHINESE_CONTEXT)?;
    let root = weights.at("text_model");
    let embeddings = root.at("embeddings");
    let network = TextTransformer::load(
        text::Parts {
            shape,
            vocabulary: text.vocab_size.unwrap_or(21128),
            context: text.max_position_embeddings.unwrap_or(512),
            first_position: 0,
            padding: 0,
            tokens: (embeddings.clone(), "word_embeddings.weight"),
            positions: (embeddings.clone(), "position_embeddings.weight"),
            types: Some((embeddings, text.type_vocab_size.unwrap_or(2))),
            blocks: (root.at("encoder.layer"), BERT_NAMES),
            after: None,
            sees: Sees::Text,
            pool: text::Pool::First,
        },
        Projection::Linear(transformer::linear_no_bias(&weights.at("text_projection"), shape.width, dim)?),
    )?;
    Ok(FamilyText { dim, tokens, network })
}

/// Tokens of a text that Chinese-CLIP was trained on.
const CHINESE_CONTEXT: usize = 52;

/// Length of an embedding.
fn dim(config: &TwoTowers) -> usize {
    config.projection_dim.unwrap_or(512)
}

/// Loads the image tower.
pub(super) fn load_image(dir: &Path, config: &TwoTowers, weights: &Checkpoint) -> Result<FamilyImage, EncoderError> {
    let (config, dim): (&Tower, usize) = (&config.vision_config, dim(config));
    let shape = config.shape(Shape { activation: Activation::QuickGelu, ..BASE }, &dir.join("config.json"))?;
    let side = config.image_size.unwrap_or(224);
    let default = Preprocessing {
        side: side as u32,
        fit: Fit::Crop(Middle::Less),
        filter: Filter::Bicubic,
        mean: CLIP_MEAN,
        std: CLIP_STD,
    };
    let path = dir.join("preprocessor_config.json");
    let preprocessing = config::read_or_default::<Processor>(&path)?.preprocessing(default, &path)?;
    let root = weights.at("vision_model");
    let embeddings: Weights<'_> = root.at("embeddings");
    let network = VisionTransformer::load(
        vision::Parts {
            shape,
            side,
            patch: config.patch_size.unwrap_or(32),
            patches: embeddings.at("patch_embedding"),
            class: Some(embeddings.tensor("class_embedding", shape.width)?),
            positions: (embeddings, "position_embedding.weight"),
            // Spelled like this in the checkpoints.
            before: Some(root.at("pre_layrnorm")),
            blocks: (root.at("encoder.layers"), CLIP_NAMES),
            after: root.at("post_layernorm"),
        },
        Pool::Class,
        Some(transformer::linear_no_bias(&weights.at("visual_projection"), shape.width, dim)?),
    )?;
    let network = ImageNetwork::Transformer(Box::new(network));
    FamilyImage::new(dim, preprocessing, side, network, weights.placement(), &path)
}
