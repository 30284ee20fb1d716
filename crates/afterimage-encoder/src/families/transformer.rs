//! The transformer encoder (Vaswani et al. 2017) in the variants that the model families use.

use candle_core::{D, Tensor};
use candle_nn::{LayerNorm, Module};

use super::checkpoint::Weights;
use super::linear::Linear;
use crate::EncoderError;
pub(super) use crate::kernels::Activation;

/// The activation of a name that `transformers` gives it.
pub(super) fn activation_named(name: &str) -> Option<Activation> {
    match name {
        "gelu" => Some(Activation::Gelu),
        "gelu_pytorch_tanh" | "gelu_new" => Some(Activation::GeluTanh),
        "quick_gelu" => Some(Activation::QuickGelu),
        "swish" | "silu" => Some(Activation::Swish),
        _ => None,
    }
}

/// An activation on any device.
pub(super) fn apply(activation: Activation, x: &Tensor) -> candle_core::Result<Tensor> {
    match activation {
        Activation::Gelu => x.gelu_erf(),
        Activation::GeluTanh => x.gelu(),
        Activation::QuickGelu => x * candle_nn::ops::sigmoid(&(x * 1.702)?)?,
        Activation::Swish => x.silu(),
    }
}

/// Where a block normalises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Before attention and feed-forward network, as CLIP does.
    Before,
    /// After them and the residual, as BERT does.
    After,
}

/// Sizes of a stack of blocks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub width: usize,
    pub layers: usize,
    pub heads: usize,
    /// Width of the feed-forward network.
    pub inner: usize,
    pub activation: Activation,
    pub order: Order,
    /// Added to the variance when normalising.
    pub epsilon: f64,
}

/// What a checkpoint calls the parts of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names {
    pub attention: Projections,
    pub output: &'static str,
    /// The norm beside attention.
    pub first_norm: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    /// The norm beside the feed-forward network.
    pub second_norm: &'static str,
}

/// What a checkpoint calls the projections to queries, keys and values.
#[derive(Debug, Clone, Copy)]
pub(super) enum Projections {
    /// One after the other in one matrix and one bias.
    Joined { weight: &'static str, bias: &'static str },
    /// Three linear layers.
    Separate([&'static str; 3]),
}

/// Names as in `transformers`' CLIP, SigLIP and the picture half of Chinese-CLIP.
pub(super) const CLIP_NAMES: Names = Names {
    attention: Projections::Separate(["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"]),
    output: "self_attn.out_proj",
    first_norm: "layer_norm1",
    up: "mlp.fc1",
    down: "mlp.fc2",
    second_norm: "layer_norm2",
};

/// Names as in OpenAI's own and OpenCLIP's checkpoints.
pub(super) const OPEN_CLIP_NAMES: Names = Names {
    attention: Projections::Joined { weight: "attn.in_proj_weight", bias: "attn.in_proj_bias" },
    output: "attn.out_proj",
    first_norm: "ln_1",
    up: "mlp.c_fc",
    down: "mlp.c_proj",
    second_norm: "ln_2",
};

/// Names as in `transformers`' BERT and XLM-RoBERTa.
pub(super) const BERT_NAMES: Names = Names {
    attention: Projections::Separate(["attention.self.query", "attention.self.key", "attention.self.value"]),
    output: "attention.output.dense",
    first_norm: "attention.output.LayerNorm",
    up: "intermediate.dense",
    down: "output.dense",
    second_norm: "output.LayerNorm",
};

/// A stack of transformer blocks.
#[derive(Debug)]
pub(super) struct Transformer {
    blocks: Vec<Block>,
}

impl Transformer {
    /// Reads the numbered blocks under `weights`.
    pub fn load(weights: &Weights<'_>, shape: Shape, names: Names) -> Result<Self, EncoderError> {
        if shape.heads == 0 || !shape.width.is_multiple_of(shape.heads) {
            let message = format!("{} channels can't be shared by {} heads", shape.width, shape.heads);
            return Err(candle_core::Error::Msg(message).into());
        }
        let blocks = (0..shape.layers).map(|layer| Block::load(&weights.nth(layer), shape, names));
        Ok(Self { blocks: blocks.collect::<Result<_, _>>()? })
    }

    /// `[batch, positions, width]` to the same. `mask` is added to the attention logits, `[batch or 1, heads or 1,
    /// positions or 1, positions]`.
    pub fn forward(&self, x: &Tensor, mask: Option<&Tensor>) -> candle_core::Result<Tensor> {
        self.blocks.iter().try_fold(x.clone(), |x, block| block.forward(&x, mask))
    }
}

#[derive(Debug)]
struct Block {
    attention: Attention,
    feed_forward: FeedForward,
    first_norm: LayerNorm,
    second_norm: LayerNorm,
    order: Order,
}

impl Block {
    fn load(weights: &Weights<'_>, shape: Shape, names: Names) -> Result<Self, EncoderError> {
        let Shape { width, heads, inner, activation, order, epsilon, .. } = shape;
        Ok(Self {
            attention: Attention {
                heads,
                projections: projections(weights, names.attention, width)?,
                output: linear(&weights.at(names.output), width, width)?,
            },
            feed_forward: FeedForward {
                up: linear(&weights.at(names.up), width, inner)?,
                down: linear(&weights.at(names.down), inner, width)?,
                activation,
            },
            first_norm: norm(&weights.at(names.first_norm), width, epsilon)?,
            second_norm: norm(&weights.at(names.second_norm), width, epsilon)?,
            order,
        })
    }

    fn forward(&self, x: &Tensor, mask: Option<&Tensor>) -> candle_core::Result<Tensor> {
        match self.order {
            Order::Before => {
                let x = (x + self.attention.forward(&self.first_norm.forward(x)?, mask)?)?;
                &x + self.feed_forward.forward(&self.second_norm.forward(&x)?)?
            }
            Order::After => {
                let x = self.first_norm.forward(&(x + self.attention.forward(x, mask)?)?)?;
                self.second_norm.forward(&(&x + self.feed_forward.forward(&x)?)?)
            }
        }
    }
}

/// Self-attention.
#[derive(Debug)]
pub(super) struct Attention {
    pub heads: usize,
    /// Queries, keys and values beside each other: one large product instead of three.
    pub projections: Linear,
    pub output: Linear,
}

impl Attention {
    /// `[batch, positions, width]` to the same; `mask` as in [`Transformer::forward`].
    pub fn forward(&self, x: &Tensor, mask: Option<&Tensor>) -> candle_core::Result<Tensor> {
        let (batch, positions, width) = x.dims3()?;
        let joined = self.projections.forward(x)?;
        let part = |index: usize| -> candle_core::Result<Tensor> {
            let part = joined.narrow(D::Minus1, index * width, width)?;
            part.reshape((batch, positions, self.heads, width / self.heads))?.transpose(1, 2)?.contiguous()
        };
        let mixed = attend(&part(0)?, &part(1)?, &part(2)?, mask)?;
        self.output.forward(&mixed.transpose(1, 2)?.reshape((batch, positions, width))?)
    }
}

/// Scaled dot-product attention; `queries` `[batch, heads, n, d]`, `keys` and `values` `[batch, heads, m, d]`.
pub(super) fn attend(
    queries: &Tensor,
    keys: &Tensor,
    values: &Tensor,
    mask: Option<&Tensor>,
) -> candle_core::Result<Tensor> {
    let scale = (queries.dim(D::Minus1)? as f64).sqrt().recip();
    let logits = (queries * scale)?.matmul(&keys.t()?)?;
    let logits = match mask {
        Some(mask) => logits.broadcast_add(mask)?,
        None => logits,
    };
    candle_nn::ops::softmax_last_dim(&logits)?.matmul(values)
}

/// Two linear layers with an activation between them.
#[derive(Debug)]
pub(super) struct FeedForward {
    pub up: Linear,
    pub down: Linear,
    pub activation: Activation,
}

impl FeedForward {
    pub fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        self.down.forward(&self.up.forward_activated(x, self.activation)?)
    }
}

fn projections(weights: &Weights<'_>, names: Projections, width: usize) -> Result<Linear, EncoderError> {
    match names {
        Projections::Joined { weight, bias } => {
            Ok(Linear::new(weights.tensor(weight, (3 * width, width))?, Some(weights.tensor(bias, 3 * width)?))?)
        }
        Projections::Separate(names) => {
            let all = |part: &str, shape: &[usize]| -> Result<Tensor, EncoderError> {
                let parts = names.map(|name| weights.at(name).tensor(part, shape));
                Ok(Tensor::cat(&parts.into_iter().collect::<Result<Vec<_>, _>>()?, 0)?)
            };
            Ok(Linear::new(all("weight", &[width, width])?, Some(all("bias", &[width])?))?)
        }
    }
}

/// A linear layer with a bias.
pub(super) fn linear(weights: &Weights<'_>, inputs: usize, outputs: usize) -> Result<Linear, EncoderError> {
    Ok(Linear::new(weights.tensor("weight", (outputs, inputs))?, Some(weights.tensor("bias", outputs)?))?)
}

/// A linear layer without a bias.
pub(super) fn linear_no_bias(weights: &Weights<'_>, inputs: usize, outputs: usize) -> Result<Linear, EncoderError> {
    Ok(Linear::new(weights.tensor("weight", (outputs, inputs))?, None)?)
}

/// A layer norm with weight and bias.
pub(super) fn norm(weights: &Weights<'_>, width: usize, epsilon: f64) -> Result<LayerNorm, EncoderError> {
    Ok(LayerNorm::new(weights.tensor("weight", width)?, weights.tensor("bias", width)?, epsilon))
}
