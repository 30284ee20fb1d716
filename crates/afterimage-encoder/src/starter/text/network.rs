//! multilingual-e5-small: BERT (Devlin et al. 2019) with 4-bit weights, on the CPU.
//!
//! The weights stay in their blocks: linear layers multiply them with activations rounded to 8 bits, as the package's
//! own engine does, and rows of the word table are expanded for the tokens at hand only. The sequences of a batch lie
//! behind one another in one `[tokens, hidden]` matrix, without padding; only attention looks at them one by one. So a
//! text's vector does not depend on what else is in the batch.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;
use std::sync::Arc;

use candle_core::quantized::gguf_file::Content;
use candle_core::quantized::{QMatMul, QTensor};
use candle_core::{D, DType, Device, Module, Tensor};
use candle_nn::LayerNorm;
use candle_nn::ops::softmax_last_dim;

use crate::EncoderError;

/// The network with its weights.
pub(super) struct Network {
    words: Arc<QTensor>,
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
    query: Linear,
    key: Linear,
    value: Linear,
    output: Linear,
    heads: usize,
}

struct Linear {
    weight: QMatMul,
    bias: Tensor,
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
            words: Arc::new(weights.quantized("token_embd.weight")?),
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

    /// Mean of the last layer over each sequence's tokens, `[sequences, hidden]`. No sequence may be empty.
    pub(super) fn forward(&self, sequences: &[Vec<u32>]) -> candle_core::Result<Tensor> {
        let lengths: Vec<usize> = sequences.iter().map(Vec::len).collect();
        let tokens = Tensor::new(sequences.concat(), &Device::Cpu)?;
        let places: Vec<u32> = lengths.iter().flat_map(|&length| 0..length as u32).collect();
        let positions = self.positions.index_select(&Tensor::new(places, &Device::Cpu)?, 0)?;
        let x = (self.words.embedding(&tokens)? + positions)?.broadcast_add(&self.kind)?;
        let mut x = self.norm.forward(&x)?;
        for layer in &self.layers {
            x = layer.forward(&x, &lengths)?;
        }
        let means = split(&x, &lengths)?.iter().map(|x| x.mean(0)).collect::<Result<Vec<_>, _>>()?;
        Tensor::stack(&means, 0)
    }
}

impl Layer {
    fn forward(&self, x: &Tensor, lengths: &[usize]) -> candle_core::Result<Tensor> {
        let x = self.attention_norm.forward(&(x + self.attention.forward(x, lengths)?)?)?;
        let y = self.down.forward(&self.up.forward(&x)?.gelu_erf()?)?;
        self.output_norm.forward(&(x + y)?)
    }
}

impl Attention {
    fn forward(&self, x: &Tensor, lengths: &[usize]) -> candle_core::Result<Tensor> {
        let hidden = x.dim(D::Minus1)?;
        let scale = ((hidden / self.heads) as f64).powf(-0.5);
        let query = split(&(self.query.forward(x)? * scale)?, lengths)?;
        let key = split(&self.key.forward(x)?, lengths)?;
        let value = split(&self.value.forward(x)?, lengths)?;
        let mut attended = Vec::with_capacity(lengths.len());
        for ((query, key), value) in query.iter().zip(&key).zip(&value) {
            let length = query.dim(0)?;
            let by_head =
                |x: &Tensor| x.reshape((length, self.heads, hidden / self.heads))?.transpose(0, 1)?.contiguous();
            let weights = softmax_last_dim(&by_head(query)?.matmul(&by_head(key)?.t()?)?)?;
            attended.push(weights.matmul(&by_head(value)?)?.transpose(0, 1)?.reshape((length, hidden))?);
        }
        self.output.forward(&Tensor::cat(&attended, 0)?)
    }
}

impl Linear {
    fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        self.weight.forward(x)?.broadcast_add(&self.bias)
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
    fn value(&self, key: &str) -> candle_core::Result<&candle_core::quantized::gguf_file::Value> {
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

    fn linear(&mut self, name: &str) -> candle_core::Result<Linear> {
        let weight = QMatMul::from_qtensor(self.quantized(&format!("{name}.weight"))?)?;
        Ok(Linear { weight, bias: self.tensor(&format!("{name}.bias"))? })
    }

    fn norm(&mut self, name: &str, epsilon: f64) -> candle_core::Result<LayerNorm> {
        let weight = self.tensor(&format!("{name}.weight"))?;
        Ok(LayerNorm::new(weight, self.tensor(&format!("{name}.bias"))?, epsilon))
    }

    fn layer(&mut self, index: usize, heads: usize, epsilon: f64) -> candle_core::Result<Layer> {
        let name = |part: &str| format!("blk.{index}.{part}");
        Ok(Layer {
            attention: Attention {
                query: self.linear(&name("attn_q"))?,
                key: self.linear(&name("attn_k"))?,
                value: self.linear(&name("attn_v"))?,
                output: self.linear(&name("attn_output"))?,
                heads,
            },
            attention_norm: self.norm(&name("attn_output_norm"), epsilon)?,
            up: self.linear(&name("ffn_up"))?,
            down: self.linear(&name("ffn_down"))?,
            output_norm: self.norm(&name("layer_output_norm"), epsilon)?,
        })
    }
}
