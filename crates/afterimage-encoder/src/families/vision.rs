//! The vision transformer (Dosovitskiy et al. 2021) as image tower.

use candle_core::{IndexOp, Tensor};

use super::checkpoint::Weights;
use super::linear::Linear;
use super::norm::LayerNorm;
use super::transformer::{self, FeedForward, Names, Shape, Transformer};
use crate::EncoderError;

/// A vision transformer from pixels to a vector.
#[derive(Debug)]
pub(super) struct VisionTransformer {
    patch: usize,
    /// Patches, read channel by channel and row by row, to vectors.
    patches: Linear,
    class: Option<Tensor>,
    positions: Tensor,
    before: Option<LayerNorm>,
    blocks: Transformer,
    after: LayerNorm,
    pool: Pool,
    projection: Option<Linear>,
}

/// How the vectors of the patches become one.
#[derive(Debug)]
pub(super) enum Pool {
    /// The class token.
    Class,
    /// Attention of a learned query (the MAP head of Zhai et al. 2022).
    Attention(Box<AttentionPool>),
}

/// Where a checkpoint keeps the parts around the blocks, and their sizes.
pub(super) struct Parts<'a> {
    pub shape: Shape,
    pub side: usize,
    pub patch: usize,
    /// The convolution that embeds patches: weight and perhaps bias.
    pub patches: Weights<'a>,
    pub class: Option<Tensor>,
    /// `[class and patches, width]`.
    pub positions: (Weights<'a>, &'static str),
    pub before: Option<Weights<'a>>,
    pub blocks: (Weights<'a>, Names),
    pub after: Weights<'a>,
}

impl VisionTransformer {
    /// Reads a network. `projection` maps the pooled vector to the embedding.
    pub fn load(parts: Parts<'_>, pool: Pool, projection: Option<Linear>) -> Result<Self, EncoderError> {
        let Shape { width, epsilon, .. } = parts.shape;
        let (side, patch) = (parts.side, parts.patch);
        if patch == 0 || side < patch {
            let message = format!("a picture of side {side} can't be cut into patches of side {patch}");
            return Err(candle_core::Error::Msg(message).into());
        }
        let weight = parts.patches.tensor("weight", (width, 3, patch, patch))?.reshape((width, 3 * patch * patch))?;
        let count = (side / patch).pow(2) + usize::from(parts.class.is_some());
        let (positions, name) = parts.positions;
        Ok(Self {
            patch,
            patches: Linear::kept(weight, parts.patches.find("bias")?, parts.patches.precision())?,
            class: parts.class,
            positions: positions.tensor(name, (count, width))?,
            before: parts.before.map(|before| transformer::norm(&before, width, epsilon)).transpose()?,
            blocks: Transformer::load(&parts.blocks.0, parts.shape, parts.blocks.1)?,
            after: transformer::norm(&parts.after, width, epsilon)?,
            pool,
            projection,
        })
    }

    /// `[batch, 3, side, side]` to `[batch, dim]`.
    pub fn forward(&self, pixels: &Tensor) -> candle_core::Result<Tensor> {
        let mut x = self.patches.forward(&patches(pixels, self.patch)?)?;
        if let Some(class) = &self.class {
            let (batch, _, width) = x.dims3()?;
            x = Tensor::cat(&[&class.broadcast_as((batch, 1, width))?, &x], 1)?;
        }
        x = x.broadcast_add(&self.positions)?;
        if let Some(before) = &self.before {
            x = before.forward(&x)?;
        }
        x = self.blocks.forward(&x, None)?;
        let pooled = match &self.pool {
            // Of the class token alone: the others are not used any more.
            Pool::Class => self.after.forward(&x.i((.., 0))?.contiguous()?)?,
            Pool::Attention(pool) => pool.forward(&self.after.forward(&x)?)?,
        };
        match &self.projection {
            Some(projection) => projection.forward(&pooled),
            None => Ok(pooled),
        }
    }
}

/// `[batch, 3, h, w]` to `[batch, patches, 3 · patch²]`; what does not fill a patch at the right and lower edge is left out.
fn patches(pixels: &Tensor, patch: usize) -> candle_core::Result<Tensor> {
    let (batch, channels, height, width) = pixels.dims4()?;
    let (rows, columns) = (height / patch, width / patch);
    pixels
        .i((.., .., ..rows * patch, ..columns * patch))?
        .contiguous()?
        .reshape(&[batch, channels, rows, patch, columns, patch][..])?
        .permute([0, 2, 4, 1, 3, 5])?
        .contiguous()?
        .reshape((batch, rows * columns, channels * patch * patch))
}

/// One learned query attends to all patches; a feed-forward network with a residual follows.
#[derive(Debug)]
pub(super) struct AttentionPool {
    heads: usize,
    /// The query, projected already: it is the same for every picture. `[1, heads, 1, width of a head]`.
    query: Tensor,
    /// Keys and values beside each other.
    projections: Linear,
    output: Linear,
    norm: LayerNorm,
    feed_forward: FeedForward,
}

impl AttentionPool {
    /// Reads the pooling head as `transformers`' SigLIP stores it.
    pub fn load(weights: &Weights<'_>, shape: Shape) -> Result<Self, EncoderError> {
        let Shape { width, heads, inner, activation, epsilon, .. } = shape;
        let attention = weights.at("attention");
        let weight = attention.tensor("in_proj_weight", (3 * width, width))?;
        let bias = attention.tensor("in_proj_bias", 3 * width)?;
        let probe = weights.tensor("probe", (1, 1, width))?;
        let query = Linear::new(weight.narrow(0, 0, width)?.contiguous()?, Some(bias.narrow(0, 0, width)?))?;
        Ok(Self {
            heads,
            query: query.forward(&probe)?.reshape((1, 1, heads, width / heads))?.transpose(1, 2)?.contiguous()?,
            projections: Linear::kept(
                weight.narrow(0, width, 2 * width)?.contiguous()?,
                Some(bias.narrow(0, width, 2 * width)?),
                weights.precision(),
            )?,
            output: transformer::linear(&attention.at("out_proj"), width, width)?,
            norm: transformer::norm(&weights.at("layernorm"), width, epsilon)?,
            feed_forward: FeedForward {
                up: transformer::linear(&weights.at("mlp.fc1"), width, inner)?,
                down: transformer::linear(&weights.at("mlp.fc2"), inner, width)?,
                activation,
            },
        })
    }

    fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        let (batch, positions, width) = x.dims3()?;
        let joined = self.projections.forward(x)?;
        let part = |index: usize| -> candle_core::Result<Tensor> {
            let part = joined.narrow(2, index * width, width)?;
            part.reshape((batch, positions, self.heads, width / self.heads))?.transpose(1, 2)?.contiguous()
        };
        let query = self.query.broadcast_as((batch, self.heads, 1, width / self.heads))?.contiguous()?;
        let mixed = transformer::attend(&query, &part(0)?, &part(1)?, None)?;
        let mixed = self.output.forward(&mixed.transpose(1, 2)?.reshape((batch, width))?)?;
        self.feed_forward.forward(&self.norm.forward(&mixed)?, Some(&mixed))
    }
}
