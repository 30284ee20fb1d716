//! The text tower: multilingual-e5-small and the text head.

mod linear;
mod network;
mod tokenizer;
mod unigram;

use std::borrow::Cow;
use std::path::Path;

use candle_core::{DType, Device, Tensor};

use self::network::Network;
use self::tokenizer::TextTokenizer;
use super::heads::Head;
use super::manifest::{TEXT_WEIGHTS, TOKENIZER};
use crate::{Embedding, EncoderError, TextTower};

/// What the network was trained to see before a search query (Wang et al. 2024, multilingual E5). A caption that a
/// query should match is symmetric to it, so everything is a query here.
const PREFIX: &str = "query: ";

/// Tokens that go through the network at once; bounds the memory of a batch.
const TOKENS_AT_ONCE: usize = 2048;

/// The frozen half of the text tower.
pub struct TextBackbone {
    tokenizer: TextTokenizer,
    network: Network,
}

impl TextBackbone {
    /// Loads the network and its tokenizer from a model directory.
    pub fn load(model_dir: &Path) -> Result<Self, EncoderError> {
        let tokenizer = TextTokenizer::load(&model_dir.join(TOKENIZER))?;
        let network = Network::load(&model_dir.join(TEXT_WEIGHTS))?;
        Ok(Self { tokenizer, network })
    }

    /// The tokens the network sees for a text, prefix included. What goes beyond 512 tokens is cut off.
    pub fn tokens(&self, text: &str) -> Result<Vec<u32>, EncoderError> {
        self.tokenizer.encode(&format!("{PREFIX}{text}"), self.network.context())
    }

    /// How many tokens a text has by itself: without the prefix, the one that begins it and the one that ends it.
    pub fn length(&self, text: &str) -> Result<usize, EncoderError> {
        Ok(self.tokenizer.encode(text, self.network.context())?.len().saturating_sub(2))
    }

    /// Sentence features, `f32`, `[texts, 768]`: the mean over the network's last layer, of unit length, which is what the
    /// network was trained to give; then the mean two layers before. They depend on the text alone, not on its batch.
    pub fn features(&self, texts: &[&str]) -> Result<Tensor, EncoderError> {
        let sequences = texts.iter().map(|text| self.tokens(text)).collect::<Result<Vec<_>, _>>()?;
        let mut features = Vec::new();
        let mut rest = &sequences[..];
        while !rest.is_empty() {
            let mut tokens = 0;
            let fitting = rest.iter().take_while(|sequence| {
                tokens += sequence.len();
                tokens <= TOKENS_AT_ONCE
            });
            let (batch, after) = rest.split_at(fitting.count().max(1));
            let (last, before) = self.network.forward(batch)?;
            let last = last.broadcast_div(&last.sqr()?.sum_keepdim(1)?.sqrt()?)?;
            features.push(Tensor::cat(&[last, before], 1)?);
            rest = after;
        }
        match features.is_empty() {
            true => Ok(Tensor::zeros((0, 2 * self.network.hidden()), DType::F32, &Device::Cpu)?),
            false => Ok(Tensor::cat(&features, 0)?),
        }
    }
}

/// Words in capitals have no pieces of their own in the vocabulary and are taken apart into letters, which finds a third less.
/// A text all in capitals becomes lower case, unless it may be an abbreviation.
fn without_capitals(text: &str) -> Cow<'_, str> {
    let capitals = !text.chars().any(char::is_lowercase);
    let long_word = |word: &str| word.chars().filter(|letter| letter.is_uppercase()).count() >= 5;
    match capitals && text.split_whitespace().any(long_word) {
        true => Cow::Owned(text.to_lowercase()),
        false => Cow::Borrowed(text),
    }
}

/// The text tower of the starter model.
pub(super) struct StarterText {
    pub(super) backbone: TextBackbone,
    pub(super) head: Head,
}

impl TextTower for StarterText {
    fn embed(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError> {
        let texts: Vec<_> = texts.iter().map(|text| without_capitals(text)).collect();
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        let embeddings = self.head.forward(&self.backbone.features(&texts)?)?.to_vec2::<f32>()?;
        let unit = |embedding| Embedding::normalized(embedding).ok_or(EncoderError::Degenerate { tower: "text" });
        embeddings.into_iter().map(unit).collect()
    }

    fn tokens(&self, text: &str) -> Result<usize, EncoderError> {
        self.backbone.length(&without_capitals(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_all_in_capitals_lose_them_and_abbreviations_keep_theirs() {
        for (text, read) in [
            ("CHIEN DANS LA NEIGE", "chien dans la neige"),
            ("HÜTTE 7", "hütte 7"),
            ("NBA", "NBA"),
            ("Eiffel TOWER", "Eiffel TOWER"),
            ("海边的日落", "海边的日落"),
            ("", ""),
        ] {
            assert_eq!(without_capitals(text), read);
        }
    }
}
