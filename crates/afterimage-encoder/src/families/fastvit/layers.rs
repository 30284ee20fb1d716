//! The layers that blocks and stages are made of.

use candle_core::Tensor;

use super::LARGE;
use super::depthwise::Depthwise;
use super::reparameterised::{Branches, Convolution, Shape};
use crate::EncoderError;
use crate::families::checkpoint::Weights;
use crate::families::linear::Linear;
use crate::families::transformer::Activation;

/// A convolution of one tap, then GELU.
#[derive(Debug)]
pub(super) struct Pointwise(Linear);

impl Pointwise {
    /// Reads a unit with a branch for its input.
    pub fn load(weights: &Weights<'_>, width: usize) -> Result<Self, EncoderError> {
        let shape = Shape { outputs: width, inputs: width, kernel: 1 };
        Ok(Self::new(Convolution::unit(weights, shape, Branches { scale: false, identity: true })?)?)
    }

    fn new(convolution: Convolution) -> candle_core::Result<Self> {
        Ok(Self(Linear::new(convolution.weight.flatten_from(1)?, Some(convolution.bias))?))
    }

    /// `[batch, height, width, inputs]` to as many pixels of `outputs` channels.
    pub fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        self.0.forward_activated(x, Activation::Gelu)
    }
}

/// A large depthwise convolution, then two layers with a GELU between them.
#[derive(Debug)]
pub(super) struct Mlp {
    large: Depthwise,
    up: Pointwise,
    down: Linear,
}

impl Mlp {
    /// Reads the layers; `gamma` are factors of what comes out.
    pub fn load(weights: &Weights<'_>, width: usize, inner: usize, gamma: &Tensor) -> Result<Self, EncoderError> {
        let shape = Shape { outputs: width, inputs: 1, kernel: LARGE };
        let up = weights.at("fc1");
        Ok(Self {
            large: Depthwise::new(&Convolution::normalised(&weights.at("conv"), shape)?, 1)?,
            up: Pointwise::new(Convolution {
                weight: up.tensor("weight", (inner, width, 1, 1))?,
                bias: up.tensor("bias", inner)?,
            })?,
            down: scaled(&weights.at("fc2"), (width, inner, 1, 1), gamma)?,
        })
    }

    /// `[batch, height, width, channels]` to the same.
    pub fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        self.down.forward(&self.up.forward(&self.large.forward(x)?)?)
    }
}

/// Weighs channels by what is in the whole picture (squeeze and excitation, Hu et al. 2018).
#[derive(Debug)]
pub(super) struct Gate {
    squeeze: Linear,
    excite: Linear,
}

impl Gate {
    /// Reads a gate; how far it squeezes shows in the checkpoint.
    pub fn load(weights: &Weights<'_>, width: usize) -> Result<Self, EncoderError> {
        let inner = weights.find("fc1.bias")?.map_or(0, |bias| bias.elem_count());
        let layer = |name: &str, inputs: usize, outputs: usize| -> Result<Linear, EncoderError> {
            let weights = weights.at(name);
            let weight = weights.tensor("weight", (outputs, inputs, 1, 1))?.flatten_from(1)?;
            Ok(Linear::new(weight, Some(weights.tensor("bias", outputs)?))?)
        };
        Ok(Self { squeeze: layer("fc1", width, inner)?, excite: layer("fc2", inner, width)? })
    }

    /// `[batch, height, width, channels]` to the same.
    pub fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        let (batch, _, _, channels) = x.dims4()?;
        let mean = x.flatten(1, 2)?.mean(1)?;
        let weights = candle_nn::ops::sigmoid(&self.excite.forward(&self.squeeze.forward(&mean)?.relu()?)?)?;
        x.broadcast_mul(&weights.reshape((batch, 1, 1, channels))?)
    }
}

/// A linear layer with its outputs multiplied by `gamma`. Its weight may be that of a convolution of one tap.
pub(super) fn scaled(
    weights: &Weights<'_>,
    shape: impl Into<candle_core::Shape>,
    gamma: &Tensor,
) -> Result<Linear, EncoderError> {
    let weight = weights.tensor("weight", shape)?.flatten_from(1)?;
    let bias = (weights.tensor("bias", gamma.elem_count())? * gamma)?;
    Ok(Linear::new(weight.broadcast_mul(&gamma.unsqueeze(1)?)?, Some(bias))?)
}
