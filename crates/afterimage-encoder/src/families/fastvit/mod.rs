//! FastViT (Vasu et al. 2023) as image tower, in the sizes MCi0–MCi4 of MobileCLIP (Vasu et al. 2024; Faghri et al. 2025).
//!
//! Early stages mix pixels by small depthwise convolutions, late ones by attention. The checkpoints are those of
//! training, with several branches a unit; see [`reparameterised`]. Activations are `[batch, height, width,
//! channels]`, so that a convolution of one tap is a matrix product.

mod block;
mod depthwise;
mod gelu;
mod layers;
mod reparameterised;
mod sizes;

use candle_core::Tensor;
use rayon::prelude::*;

use self::block::Block;
use self::depthwise::Depthwise;
use self::gelu::{biased_gelu, gelu};
use self::layers::{Gate, Pointwise};
use self::reparameterised::{Branches, Convolution, Shape};
pub(super) use self::sizes::{Changes, Sizes};
use super::checkpoint::Weights;
use super::linear::Linear;
use super::transformer;
use crate::EncoderError;

/// Pixels on each side of the large kernels, and of the small ones.
const LARGE: usize = 7;
const SMALL: usize = 3;

/// A FastViT from pixels to a vector.
#[derive(Debug)]
pub(super) struct FastVit {
    stem: Stem,
    stages: Vec<Stage>,
    last: Depthwise,
    last_gate: Gate,
    head: Linear,
}

impl FastVit {
    /// Reads a network that ends in `dim` channels.
    pub fn load(weights: &Weights<'_>, sizes: &Sizes, dim: usize) -> Result<Self, EncoderError> {
        let stem = Stem::load(&weights.at("stem"), sizes)?;
        let mut stages = Vec::new();
        for index in 0..sizes.layers.len() {
            stages.push(Stage::load(&weights.at("stages").nth(index), sizes, index)?);
        }
        let width = sizes.embed_dims.last().copied().unwrap_or(0);
        let last = weights.at("final_conv");
        let shape = Shape { outputs: 2 * width, inputs: 1, kernel: SMALL };
        let branches = Branches { scale: true, identity: false };
        Ok(Self {
            stem,
            stages,
            last: Depthwise::new(&Convolution::unit(&last, shape, branches)?, 1)?,
            last_gate: Gate::load(&last.at("se"), 2 * width)?,
            head: transformer::linear(&weights.at("head.fc"), 2 * width, dim)?,
        })
    }

    /// `[batch, 3, side, side]` to `[batch, dim]`.
    ///
    /// Pictures go through one by one, side by side on the threads of the current rayon pool: layer by layer, a whole
    /// batch would not stay in the cache.
    pub fn forward(&self, pixels: &Tensor) -> candle_core::Result<Tensor> {
        let rows = (0..pixels.dim(0)?).into_par_iter().map(|index| self.forward_one(&pixels.narrow(0, index, 1)?));
        Tensor::cat(&rows.collect::<candle_core::Result<Vec<_>>>()?, 0)
    }

    fn forward_one(&self, pixels: &Tensor) -> candle_core::Result<Tensor> {
        let x = self.stem.forward(pixels)?;
        let x = self.stages.iter().try_fold(x, |x, stage| stage.forward(&x))?;
        let x = gelu(self.last_gate.forward(&self.last.forward(&x)?)?)?;
        self.head.forward(&x.mean((1, 2))?)
    }
}

/// Three units that make a quarter of the side.
#[derive(Debug)]
struct Stem {
    first: Convolution,
    second: Depthwise,
    third: Pointwise,
}

impl Stem {
    fn load(weights: &Weights<'_>, sizes: &Sizes) -> Result<Self, EncoderError> {
        let outputs = sizes.embed_dims.first().copied().unwrap_or(0);
        let branches = Branches { scale: sizes.stem_scale(), identity: false };
        let first = Convolution::unit(&weights.nth(0), Shape { outputs, inputs: 3, kernel: SMALL }, branches)?;
        let second = Convolution::unit(&weights.nth(1), Shape { outputs, inputs: 1, kernel: SMALL }, branches)?;
        Ok(Self { first, second: Depthwise::new(&second, 2)?, third: Pointwise::load(&weights.nth(2), outputs)? })
    }

    fn forward(&self, pixels: &Tensor) -> candle_core::Result<Tensor> {
        let x = pixels.conv2d(&self.first.weight, SMALL / 2, 2, 1, 1)?.permute((0, 2, 3, 1))?.contiguous()?;
        let x = biased_gelu(x, &self.first.bias)?;
        self.third.forward(&gelu(self.second.forward(&x)?)?)
    }
}

/// Some blocks at one width, after half the side was given up for it.
#[derive(Debug)]
struct Stage {
    down: Option<Down>,
    /// What tells attention where it is.
    positions: Option<Depthwise>,
    blocks: Vec<Block>,
}

impl Stage {
    fn load(weights: &Weights<'_>, sizes: &Sizes, index: usize) -> Result<Self, EncoderError> {
        let width = sizes.embed_dims[index];
        let down = match index {
            0 => None,
            _ => Some(Down::load(&weights.at("downsample.proj"), width, sizes.gated(index))?),
        };
        let attention = sizes.attention(index);
        let positions = match attention {
            true => {
                let weights = weights.at("pos_emb.pos_enc");
                let weight = weights.tensor("weight", (width, 1, LARGE, LARGE))?;
                let encoding = Convolution { weight, bias: weights.tensor("bias", width)? };
                Some(Depthwise::new(&encoding.plus_input()?, 1)?)
            }
            false => None,
        };
        let inner = width * sizes.mlp_ratios[index];
        let norm = attention.then(|| sizes.norm());
        let block = |layer| Block::load(&weights.at("blocks").nth(layer), width, inner, norm);
        Ok(Self { down, positions, blocks: (0..sizes.layers[index]).map(block).collect::<Result<_, _>>()? })
    }

    fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        let mut x = match &self.down {
            Some(down) => down.forward(x)?,
            None => x.clone(),
        };
        if let Some(positions) = &self.positions {
            x = positions.forward(&x)?;
        }
        self.blocks.iter().try_fold(x, |x, block| block.forward(&x))
    }
}

/// Half the side, more channels.
#[derive(Debug)]
struct Down {
    large: Depthwise,
    gate: Option<Gate>,
    after: Pointwise,
}

impl Down {
    fn load(weights: &Weights<'_>, width: usize, gated: bool) -> Result<Self, EncoderError> {
        let first = weights.nth(0);
        let large = Convolution::large(&first, Shape { outputs: width, inputs: 1, kernel: LARGE }, SMALL)?;
        Ok(Self {
            large: Depthwise::new(&large, 2)?,
            gate: gated.then(|| Gate::load(&first.at("se"), width)).transpose()?,
            after: Pointwise::load(&weights.nth(1), width)?,
        })
    }

    fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        let mut x = self.large.forward(x)?;
        if let Some(gate) = &self.gate {
            x = gate.forward(&x)?;
        }
        self.after.forward(&gelu(x)?)
    }
}
