//! The blocks of a FastViT.

use candle_core::Tensor;

use super::SMALL;
use super::depthwise::Depthwise;
use super::layers::{Mlp, scaled};
use super::reparameterised::{BatchNorm, Convolution, gamma};
use super::sizes::Norm;
use crate::EncoderError;
use crate::families::checkpoint::Weights;
use crate::families::linear::Linear;
use crate::families::norm::LayerNorm;
use crate::families::transformer::{self, Attention};

/// Channels of an attention head.
const HEAD: usize = 32;

/// Mixes pixels, then channels.
#[derive(Debug)]
pub(super) struct Block {
    mixer: Mixer,
    mlp: Mlp,
}

#[derive(Debug)]
enum Mixer {
    Convolution(Depthwise),
    /// With a layer norm before it; a batch norm is part of the projections.
    Attention(Option<LayerNorm>, Box<Attention>),
}

impl Block {
    /// Reads a block of attention with the norm before it, or of convolutions.
    pub fn load(
        weights: &Weights<'_>,
        width: usize,
        inner: usize,
        attention: Option<Norm>,
    ) -> Result<Self, EncoderError> {
        let (mixer, scale) = match attention {
            None => {
                let mixer = Convolution::mixer(&weights.at("token_mixer"), width, SMALL)?;
                (Mixer::Convolution(Depthwise::new(&mixer, 1)?), "layer_scale")
            }
            Some(norm) => (Mixer::load_attention(weights, width, norm)?, "layer_scale_2"),
        };
        let mlp = Mlp::load(&weights.at("mlp"), width, inner, &gamma(&weights.at(scale), width)?)?;
        Ok(Self { mixer, mlp })
    }

    /// `[batch, height, width, channels]` to the same.
    pub fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        let x = match &self.mixer {
            Mixer::Convolution(mixer) => mixer.forward(x)?,
            Mixer::Attention(norm, attention) => {
                let (batch, height, width, channels) = x.dims4()?;
                let normed = norm.as_ref().map_or_else(|| Ok(x.clone()), |norm| norm.forward(x))?;
                let mixed = attention.forward(&normed.reshape((batch, height * width, channels))?, None, None)?;
                (x + mixed.reshape((batch, height, width, channels))?)?
            }
        };
        &x + self.mlp.forward(&x)?
    }
}

impl Mixer {
    fn load_attention(weights: &Weights<'_>, width: usize, norm: Norm) -> Result<Self, EncoderError> {
        if !width.is_multiple_of(HEAD) {
            let message = format!("{width} channels can't be shared by heads of {HEAD}");
            return Err(candle_core::Error::Msg(message).into());
        }
        let mixer = weights.at("token_mixer");
        let projections = mixer.tensor("qkv.weight", (3 * width, width))?;
        let (norm, projections) = match norm {
            Norm::Layer => {
                (Some(transformer::norm(&weights.at("norm"), width, 1e-5)?), Linear::new(projections, None)?)
            }
            Norm::Batch => {
                let BatchNorm { scale, shift } = BatchNorm::load(&weights.at("norm"), width)?;
                let bias = projections.matmul(&shift.unsqueeze(1)?)?.flatten_all()?;
                (None, Linear::new(projections.broadcast_mul(&scale)?, Some(bias))?)
            }
        };
        let gamma = gamma(&weights.at("layer_scale_1"), width)?;
        let output = scaled(&mixer.at("proj"), (width, width), &gamma)?;
        Ok(Self::Attention(norm, Box::new(Attention { heads: width / HEAD, projections, output })))
    }
}
