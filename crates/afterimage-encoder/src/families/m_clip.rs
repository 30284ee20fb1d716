//! Multilingual CLIP (Carlsson et al. 2022): an XLM-RoBERTa that was taught to speak like the text tower of a CLIP, beside
//! that CLIP's image tower. The two come from different publishers: texts are in `dir` itself, pictures in `dir/image`, an
//! OpenCLIP folder.

use std::path::Path;

use serde::Deserialize;

use super::checkpoint::Checkpoint;
use super::config::{self, damaged};
use super::text::Projection;
use super::tokens::{Cleaning, TextTokens};
use super::{FamilyText, transformer, xlm_roberta};
use crate::EncoderError;

/// `config.json` of the text tower.
#[derive(Debug, Deserialize)]
struct Config {
    #[serde(rename = "modelBase")]
    base: String,
    #[serde(rename = "transformerDimensions")]
    width: usize,
    #[serde(rename = "numDims")]
    dim: usize,
}

/// Where the image tower lies in a model's folder.
pub(super) const IMAGE: &str = "image";

/// Loads the text tower.
pub(super) fn load_text(dir: &Path, weights: &Checkpoint) -> Result<FamilyText, EncoderError> {
    let path = dir.join("config.json");
    let Config { base, width, dim } = config::read(&path)?;
    // The published files name the network they started from; its sizes may also be written out.
    let written: xlm_roberta::Config = config::read(&path)?;
    let sizes = match written.tower.hidden_size {
        Some(_) => written,
        None => xlm_roberta::Config::named(&base)
            .ok_or_else(|| damaged(&path, &format!("the text tower {base:?} is not known")))?,
    };
    if sizes.width() != width {
        return Err(damaged(&path, &format!("{base} has {} channels, not {width}", sizes.width())));
    }
    let projection = Projection::Linear(transformer::linear(&weights.at("LinearTransformation"), width, dim)?);
    let network = xlm_roberta::load(&weights.at("transformer"), &sizes, projection, &path)?;
    let tokens = TextTokens::load(&dir.join("tokenizer.json"), xlm_roberta::context(&sizes), Cleaning::None)?;
    Ok(FamilyText { dim, tokens, network })
}
