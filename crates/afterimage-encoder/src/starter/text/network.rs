//! multilingual-e5-small: BERT (Devlin et al. 2019) with 4-bit weights, on the CPU.
//!
//! The weights stay in 4 bits: rows of the word table are expanded for the tokens at hand only, those of the layers tile
//! by tile. The sequences of a batch lie behind one another in one `[tokens, hidden]` matrix, without padding; only
//! attention looks at them one by one. So a text's vector does not depend on what else is in the batch.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use candle_core::quantized::QTensor;
use candle_core::quantized::gguf_file::{Content, Value};
use candle_core::{DType, Device, Module, Tensor};
use candle_nn::LayerNorm;
use candle_nn::ops::softmax_last_dim;

use super::linear::Linear;
use crate::EncoderError;

/// Layers before the end whose states are part of the features too: the last ones are shaped by the pairs of questions and
/// answers the network was trained on, the ones before still hold more of the words.
const BEFORE_LAST: usize = 2;

/// The network with its weights.
pub(super) struct Network {
    words: QTensor,
    positions: Tensor,
    kind: Tensor,
    norm: LayerNorm,
    layers: Vec<Layer>,
    context: usize,
}

struct Layer {
    attention: Attention,
    attention_norm: LayerNorm,
    up: Linear,
    down: Linear,
    output_norm: LayerNorm,
}

struct Attention {
    /// Queries, keys and values behind one another.
    input: Linear,
    output: Linear,
    heads: usize,
}

impl Network {
    /// Reads `text.gguf`.
    pub(super) fn load(path: &Path) -> Result<Self, EncoderError> {
        let file = File::open(path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => EncoderError::MissingFile { path: path.into() },
            _ => EncoderError::Io { path: path.into(), source },
        })?;
        Self::read(file).map_err(|error| EncoderError::Damaged { path: path.into(), comment: error.to_string() })
    }

    fn read(file: File) -> candle_core::Result<Self> {
        let mut reader = BufReader::new(file);
        let content = Content::read(&mut reader)?;
        let mut weights = Weights { content, reader };
        let layers = weights.number("bert.block_count")?;
        let heads = weights.number("bert.attention.head_count")?;
        let epsilon = f64::from(weights.value("bert.attention.layer_norm_epsilon")?.to_f32()?);
        Ok(Self {
            words: weights.quantized("token_embd.weight")?,
            positions: weights.tensor("position_embd.weight")?,
            // The network knows two kinds of text in one input; a sentence alone is of the first kind.
            kind: weights.tensor("token_types.weight")?.get(0)?,
            norm: weights.norm("token_embd_norm", epsilon)?,
            layers: (0..layers).map(|i| weights.layer(i, heads, epsilon)).collect::<Result<_, _>>()?,
            context: weights.number("bert.context_length")?,
        })
    }

    /// The longest sequence it takes, in tokens.
    pub(super) fn context(&self) -> usize {
        self.context
    }

    /// The width of its layers.
    pub(super) fn hidden(&self) -> usize {
        self.kind.elem_count()
    }

    /// Means over each sequence's tokens of the last layer and of one before, both `[sequences, hidden]`. No sequence may be
    /// empty.
    pub(super) fn forward(&self, sequences: &[Vec<u32>]) -> candle_core::Result<(Tensor, Tensor)> {
        let lengths: Vec<usize> = sequences.iter().map(Vec::len).collect();
        let tokens = Tensor::new(sequences.concat(), &Device::Cpu)?;
        let places: Vec<u32> = lengths.iter().flat_map(|&length| 0..length as u32).collect();
        let positions = self.positions.index_select(&Tensor::new(places, &Device::Cpu)?, 0)?;
        let x = (self.words.embedding(&tokens)? + positions)?.broadcast_add(&self.kind)?;
        let mut x = self.norm.forward(&x)?;
        let mut before = x.clone();
        for (index, layer) in self.layers.iter().enumerate() {
            if index + BEFORE_LAST == self.layers.len() {
                before = x.clone();
            }
            x = layer.forward(&x, &lengths)?;
        }
        Ok((means(&x, &lengths)?, means(&before, &lengths)?))
    }
}

/// The mean row of each sequence, `[sequences, hidden]`.
fn means(x: &Tensor, lengths: &[usize]) -> candle_core::Result<Tensor> {
    let means = split(x, lengths)?.iter().map(|x| x.mean(0)).collect::<Result<Vec<_>, _>>()?;
    Tensor::stack(&means, 0)
}

impl Layer {
    fn forward(&self, x: &Tensor, lengths: &[usize]) -> candle_core::Result<Tensor> {
        let x = self.attention_norm.forward(&(x + self.attention.forward(x, lengths)?)?)?;
        let y = self.down.forward(&self.up.forward(&x)?)?;
        self.output_norm.forward(&(x + y)?)
    }
}

impl Attention {
    fn forward(&self, x: &Tensor, lengths: &[usize]) -> candle_core::Result<Tensor> {
        let hidden = x.dim(1)?;
        let size = hidden / self.heads;
        let scale = (size as f64).powf(-0.5);
        let mut attended = Vec::with_capacity(lengths.len());
        for (sequence, &length) in split(&self.input.forward(x)?, lengths)?.iter().zip(lengths) {
            // From [length, 3 × hidden] to [3, heads, length, size].
            let parts = sequence.reshape((length, 3, self.heads, size))?.permute((1, 2, 0, 3))?.contiguous()?;
            let (query, key, value) = (parts.get(0)?, parts.get(1)?, parts.get(2)?);
            let weights = softmax_last_dim(&(query.matmul(&key.t()?)? * scale)?)?;
            attended.push(weights.matmul(&value)?.transpose(0, 1)?.reshape((length, hidden))?);
        }
        self.output.forward(&Tensor::cat(&attended, 0)?)
    }
}

/// The rows of each sequence.
fn split(x: &Tensor, lengths: &[usize]) -> candle_core::Result<Vec<Tensor>> {
    let starts = lengths.iter().scan(0, |next, length| {
        *next += length;
        Some(*next - length)
    });
    starts.zip(lengths).map(|(start, &length)| x.narrow(0, start, length)).collect()
}

/// A GGUF file being read.
struct Weights {
    content: Content,
    reader: BufReader<File>,
}

impl Weights {
    fn value(&self, key: &str) -> candle_core::Result<&Value> {
        let missing = || candle_core::Error::Msg(format!("the value {key} is missing"));
        self.content.metadata.get(key).ok_or_else(missing)
    }

    fn number(&self, key: &str) -> candle_core::Result<usize> {
        Ok(self.value(key)?.to_u32()? as usize)
    }

    fn quantized(&mut self, name: &str) -> candle_core::Result<QTensor> {
        self.content.tensor(&mut self.reader, name, &Device::Cpu)
    }

    fn tensor(&mut self, name: &str) -> candle_core::Result<Tensor> {
        self.quantized(name)?.dequantize(&Device::Cpu)?.to_dtype(DType::F32)
    }

    fn linear(&mut self, names: &[String], gelu: bool) -> candle_core::Result<Linear> {
        let weights =
            names.iter().map(|name| self.quantized(&format!("{name}.weight"))).collect::<Result<Vec<_>, _>>()?;
        let biases = names.iter().map(|name| self.tensor(&format!("{name}.bias"))).collect::<Result<Vec<_>, _>>()?;
        Linear::new(&weights, &biases, gelu)
    }

    fn norm(&mut self, name: &str, epsilon: f64) -> candle_core::Result<LayerNorm> {
        let weight = self.tensor(&format!("{name}.weight"))?;
        Ok(LayerNorm::new(weight, self.tensor(&format!("{name}.bias"))?, epsilon))
    }

    fn layer(&mut self, index: usize, heads: usize, epsilon: f64) -> candle_core::Result<Layer> {
        let name = |part: &str| format!("blk.{index}.{part}");
        Ok(Layer {
            attention: Attention {
                input: self.linear(&["attn_q", "attn_k", "attn_v"].map(name), false)?,
                output: self.linear(&[name("attn_output")], false)?,
                heads,
            },
            attention_norm: self.norm(&name("attn_output_norm"), epsilon)?,
            up: self.linear(&[name("ffn_up")], true)?,
            down: self.linear(&[name("ffn_down")], false)?,
            output_norm: self.norm(&name("layer_output_norm"), epsilon)?,
        })
    }
}
