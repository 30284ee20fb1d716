//! ALIGN (Jia et al. 2021) as `transformers` stores it: an EfficientNet for pictures beside a BERT for texts.

mod network;
mod processor;
mod sizes;

use std::path::Path;

use serde::Deserialize;

pub(super) use self::network::EfficientNet;
use self::processor::Processor;
use self::sizes::Sizes;
use super::checkpoint::Checkpoint;
use super::config::{self, BASE, Tower, damaged};
use super::text::{self, Projection, Sees, TextTransformer};
use super::tokens::{Cleaning, TextTokens};
use super::transformer::{self, BERT_NAMES, Order, Shape};
use super::{FamilyImage, FamilyText, ImageNetwork, Towers};
use crate::EncoderError;

/// `config.json`.
#[derive(Debug, Deserialize)]
struct Config {
    projection_dim: Option<usize>,
    #[serde(default)]
    text_config: Tower,
    #[serde(default)]
    vision_config: Sizes,
}

/// Tokens of a text that ALIGN was trained on.
const CONTEXT: usize = 64;

/// Loads ALIGN.
pub(super) fn load(dir: &Path, weights: &Checkpoint) -> Result<Towers, EncoderError> {
    let path = dir.join("config.json");
    let config: Config = config::read(&path)?;
    let dim = config.projection_dim.unwrap_or(640);
    let image = image(dir, &config.vision_config, dim, weights)?;
    Ok(Towers { dim, image, text: text(dir, &config.text_config, dim, weights)? })
}

fn text(dir: &Path, config: &Tower, dim: usize, weights: &Checkpoint) -> Result<FamilyText, EncoderError> {
    let defaults = Shape { order: Order::After, epsilon: 1e-12, ..BASE };
    let shape = config.shape(defaults, &dir.join("config.json"))?;
    let vocabulary = dir.join("vocab.txt");
    let tokens = match vocabulary.exists() {
        true => TextTokens::load_bert(&vocabulary, CONTEXT)?,
        false => TextTokens::load(&dir.join("tokenizer.json"), CONTEXT, Cleaning::None)?,
    };
    let root = weights.at("text_model");
    let embeddings = root.at("embeddings");
    let network = TextTransformer::load(
        text::Parts {
            shape,
            vocabulary: config.vocab_size.unwrap_or(30522),
            context: config.max_position_embeddings.unwrap_or(512),
            first_position: 0,
            padding: 0,
            tokens: (embeddings.clone(), "word_embeddings.weight"),
            positions: (embeddings.clone(), "position_embeddings.weight"),
            types: Some((embeddings, config.type_vocab_size.unwrap_or(2))),
            blocks: (root.at("encoder.layer"), BERT_NAMES),
            after: None,
            sees: Sees::Text,
            // BERT's own pooling layer is in the checkpoint and not used.
            pool: text::Pool::First,
        },
        Projection::Linear(transformer::linear(&weights.at("text_projection"), shape.width, dim)?),
    )?;
    Ok(FamilyText { tokens, network })
}

fn image(dir: &Path, sizes: &Sizes, dim: usize, weights: &Checkpoint) -> Result<FamilyImage, EncoderError> {
    let path = dir.join("preprocessor_config.json");
    let preprocessing = config::read::<Processor>(&path)?.preprocessing(&path)?;
    let side = preprocessing.side as usize;
    let network = EfficientNet::load(&weights.at("vision_model"), sizes, side, &dir.join("config.json"))?;
    // Pictures are not projected: their last channels are the embedding.
    if network.outputs() != dim {
        let comment = format!("texts end in {dim} dimensions, pictures in {}", network.outputs());
        return Err(damaged(&dir.join("config.json"), &comment));
    }
    let network = ImageNetwork::EfficientNet(Box::new(network));
    FamilyImage::new(preprocessing, side, network, weights.placement(), &path)
}
