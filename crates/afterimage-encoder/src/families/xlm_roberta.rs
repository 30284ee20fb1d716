//! XLM-RoBERTa (Conneau et al. 2020) as a text tower.

use std::path::Path;

use serde::Deserialize;

use super::checkpoint::Weights;
use super::config::{self, BASE, Tower};
use super::text::{Parts, Pool, Projection, Sees, TextTransformer};
use super::transformer::{Activation, BERT_NAMES, Order, Shape};
use crate::EncoderError;

/// The token that fills up texts; positions are counted from the one after it.
const PADDING: usize = 1;

/// `config.json` of an XLM-RoBERTa.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Config {
    model_type: Option<String>,
    #[serde(flatten)]
    pub tower: Tower,
}

impl Config {
    /// The published sizes, by the name a checkpoint calls its text tower by.
    pub fn named(name: &str) -> Option<Self> {
        let (layers, width) = match name.rsplit('/').next()? {
            "xlm-roberta-base" => (12, 768),
            "xlm-roberta-large" => (24, 1024),
            _ => return None,
        };
        let tower = Tower {
            hidden_size: Some(width),
            num_hidden_layers: Some(layers),
            num_attention_heads: Some(width / 64),
            intermediate_size: Some(4 * width),
            vocab_size: Some(250_002),
            ..Tower::default()
        };
        Some(Self { model_type: None, tower })
    }

    /// Whether it was written for this network and not for something beside it.
    pub fn is_xlm_roberta(&self) -> bool {
        self.model_type.as_deref() == Some("xlm-roberta")
    }

    /// Channels of the network.
    pub fn width(&self) -> usize {
        self.tower.hidden_size.unwrap_or(BASE.width)
    }
}

/// Loads the network under `weights`; the mean over a text's tokens goes to `projection`. `path` is for errors.
pub(super) fn load(
    weights: &Weights<'_>,
    config: &Config,
    projection: Projection,
    path: &Path,
) -> Result<TextTransformer, EncoderError> {
    let tower = &config.tower;
    let shape: Shape =
        tower.shape(Shape { order: Order::After, activation: Activation::Gelu, epsilon: 1e-5, ..BASE }, path)?;
    let positions = tower.max_position_embeddings.unwrap_or(514);
    let first_position = PADDING + 1;
    if positions <= first_position {
        return Err(config::damaged(path, "there is no position for a token"));
    }
    let embeddings = weights.at("embeddings");
    TextTransformer::load(
        Parts {
            shape,
            vocabulary: tower.vocab_size.unwrap_or(250_002),
            context: positions - first_position,
            first_position,
            padding: PADDING as u32,
            tokens: (embeddings.clone(), "word_embeddings.weight"),
            positions: (embeddings.clone(), "position_embeddings.weight"),
            types: Some((embeddings, tower.type_vocab_size.unwrap_or(1))),
            blocks: (weights.at("encoder.layer"), BERT_NAMES),
            after: None,
            sees: Sees::Text,
            pool: Pool::Mean,
        },
        projection,
    )
}

/// How many tokens a text may have, at most.
pub(super) fn context(config: &Config) -> usize {
    config.tower.max_position_embeddings.unwrap_or(514).saturating_sub(PADDING + 1)
}
