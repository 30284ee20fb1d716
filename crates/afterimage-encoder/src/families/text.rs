//! A transformer over tokens as text tower.

use candle_core::{DType, Device, IndexOp, Tensor};

use super::checkpoint::Weights;
use super::linear::Linear;
use super::norm::LayerNorm;
use super::table::Table;
use super::tokens::Tokens;
use super::transformer::{self, Activation, Names, Shape, Transformer};
use crate::EncoderError;

/// A text transformer from tokens to a vector.
#[derive(Debug)]
pub(super) struct TextTransformer {
    tokens: Table,
    positions: Tensor,
    /// The position of the first token: XLM-RoBERTa counts from two.
    first_position: usize,
    /// What BERT adds to every token of a first sentence, and how it normalises then.
    embedding_norm: Option<LayerNorm>,
    blocks: Transformer,
    after: Option<LayerNorm>,
    sees: Sees,
    pool: Pool,
    projection: Projection,
    padding: u32,
}

/// Which tokens a token attends to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sees {
    /// Those before it and itself.
    Earlier,
    /// All that are no padding.
    Text,
    /// All, padding too.
    Everything,
}

/// How the vectors of the tokens become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pool {
    /// The first token.
    First,
    /// The last token of the text itself.
    End,
    /// The last token, padding or not.
    Last,
    /// The mean over the tokens of the text itself.
    Mean,
}

/// From the pooled vector to the embedding.
#[derive(Debug)]
pub(super) enum Projection {
    Linear(Linear),
    /// Two layers with a GELU between them.
    Perceptron(Linear, Linear),
}

/// Where a checkpoint keeps the parts around the blocks, and their sizes.
pub(super) struct Parts<'a> {
    pub shape: Shape,
    pub vocabulary: usize,
    pub context: usize,
    pub first_position: usize,
    pub padding: u32,
    pub tokens: (Weights<'a>, &'static str),
    pub positions: (Weights<'a>, &'static str),
    /// BERT's embedding of the first sentence, `[types, width]`, and the norm after all embeddings.
    pub types: Option<(Weights<'a>, usize)>,
    pub blocks: (Weights<'a>, Names),
    pub after: Option<Weights<'a>>,
    pub sees: Sees,
    pub pool: Pool,
}

impl TextTransformer {
    /// Reads a network.
    pub fn load(parts: Parts<'_>, projection: Projection) -> Result<Self, EncoderError> {
        let Shape { width, epsilon, .. } = parts.shape;
        let (tokens, positions) = (parts.tokens, parts.positions);
        let tokens = Table::new(tokens.0.tensor(tokens.1, (parts.vocabulary, width))?, tokens.0.precision())?;
        let mut positions = positions.0.tensor(positions.1, (parts.first_position + parts.context, width))?;
        let mut embedding_norm = None;
        if let Some((embeddings, types)) = parts.types {
            let first = embeddings.tensor("token_type_embeddings.weight", (types, width))?.i(0)?;
            // The same for every token, so it is part of the positions from here on.
            positions = positions.broadcast_add(&first)?;
            embedding_norm = Some(transformer::norm(&embeddings.at("LayerNorm"), width, epsilon)?);
        }
        Ok(Self {
            tokens,
            positions,
            first_position: parts.first_position,
            embedding_norm,
            blocks: Transformer::load(&parts.blocks.0, parts.shape, parts.blocks.1)?,
            after: parts.after.map(|after| transformer::norm(&after, width, epsilon)).transpose()?,
            sees: parts.sees,
            pool: parts.pool,
            projection,
            padding: parts.padding,
        })
    }

    /// One vector for each text, `[texts, dim]`. Texts may be of any lengths.
    pub fn forward(&self, texts: &[Tokens]) -> candle_core::Result<Tensor> {
        let lengths: Vec<usize> = texts.iter().map(|text| text.own).collect();
        let longest = texts.iter().map(|text| text.ids.len()).max().unwrap_or(0);
        let batch = texts.len();
        let padded: Vec<u32> = texts
            .iter()
            .flat_map(|text| text.ids.iter().copied().chain(std::iter::repeat(self.padding)).take(longest))
            .collect();
        let (device, dtype) = self.tokens.kind();
        let tokens = self.tokens.get(padded)?;
        let positions = self.positions.narrow(0, self.first_position, longest)?;
        let mut x = tokens.reshape((batch, longest, ()))?.broadcast_add(&positions)?;
        if let Some(norm) = &self.embedding_norm {
            x = norm.forward(&x)?;
        }
        let mask = match self.sees {
            Sees::Earlier => Some(earlier(longest, dtype, device)?),
            Sees::Text if lengths.iter().any(|&length| length < longest) => {
                Some(padding(&lengths, longest, dtype, device)?)
            }
            Sees::Text | Sees::Everything => None,
        };
        x = self.blocks.forward(&x, mask.as_ref())?;
        let pooled = match self.pool {
            Pool::First => x.i((.., 0))?.contiguous()?,
            Pool::Last => x.i((.., longest - 1))?.contiguous()?,
            Pool::End => {
                let rows = lengths.iter().enumerate();
                let ends: Vec<u32> = rows.map(|(row, length)| (row * longest + length - 1) as u32).collect();
                x.flatten(0, 1)?.index_select(&Tensor::new(ends, device)?, 0)?
            }
            Pool::Mean => {
                let kept = lengths.iter().flat_map(|&length| (0..longest).map(move |at| weight(at < length, length)));
                let kept = Tensor::from_iter(kept, device)?.reshape((batch, longest, 1))?;
                // Hundreds of small parts: half precision would lose some of each.
                x.to_dtype(DType::F32)?.broadcast_mul(&kept)?.sum(1)?.to_dtype(dtype)?
            }
        };
        let pooled = match &self.after {
            Some(norm) => norm.forward(&pooled)?,
            None => pooled,
        };
        match &self.projection {
            Projection::Linear(linear) => linear.forward(&pooled),
            Projection::Perceptron(first, second) => {
                second.forward(&first.forward_activated(&pooled, Activation::Gelu)?)
            }
        }
    }
}

/// A token's share in the mean over `length` tokens.
fn weight(counts: bool, length: usize) -> f32 {
    if counts { 1.0 / length as f32 } else { 0.0 }
}

/// What hides later tokens, `[1, 1, n, n]`.
fn earlier(n: usize, dtype: DType, device: &Device) -> candle_core::Result<Tensor> {
    let hidden = (0..n).flat_map(|row| (0..n).map(move |column| if column > row { f32::NEG_INFINITY } else { 0.0 }));
    Tensor::from_iter(hidden, device)?.reshape((1, 1, n, n))?.to_dtype(dtype)
}

/// What hides padding, `[texts, 1, 1, n]`.
fn padding(lengths: &[usize], n: usize, dtype: DType, device: &Device) -> candle_core::Result<Tensor> {
    let hidden = lengths
        .iter()
        .flat_map(|&length| (0..n).map(move |column| if column >= length { f32::NEG_INFINITY } else { 0.0 }));
    Tensor::from_iter(hidden, device)?.reshape((lengths.len(), 1, 1, n))?.to_dtype(dtype)
}
