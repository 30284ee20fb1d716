//! An EfficientNet (Tan and Le, 2019) with squeeze and excitation as image tower, its batch norms folded in.

use std::path::Path;

use candle_core::{DType, Device, Tensor};
use rayon::prelude::*;

use super::sizes::{BlockSizes, Sizes};
use crate::EncoderError;
use crate::efficientnet::{Block, Depthwise, Gate, Padding, Scratch, Stem, mean};
use crate::families::checkpoint::Weights;
use crate::families::config::damaged;
use crate::families::transformer::Activation;
use crate::kernels::{Pointwise, activate};

/// The network, packed for this machine. It computes on the CPU.
#[derive(Debug)]
pub(in crate::families) struct EfficientNet {
    side: usize,
    activation: Activation,
    stem: Stem,
    blocks: Vec<Block>,
    outputs: usize,
}

impl EfficientNet {
    /// Reads a network for pictures of side `side`. `path`, which holds `sizes`, is for errors.
    pub(super) fn load(weights: &Weights<'_>, sizes: &Sizes, side: usize, path: &Path) -> Result<Self, EncoderError> {
        sizes.check().map_err(|comment| damaged(path, &comment))?;
        let activation = sizes.activation().map_err(|comment| damaged(path, &comment))?;
        let reader = Reader { activation, epsilon: sizes.batch_norm_eps };
        let stem = reader.stem(&weights.at("embeddings"), sizes.stem())?;
        let mut last = stem.side(side);
        let (mut blocks, mut outputs) = (Vec::new(), sizes.stem());
        for (index, block) in sizes.blocks().enumerate() {
            let read = reader.block(&weights.at("encoder.blocks").nth(index), block)?;
            last = read.side(last);
            if last == 0 {
                return Err(damaged(path, &format!("nothing is left of a picture of side {side} after block {index}")));
            }
            outputs = block.outputs;
            blocks.push(read);
        }
        match last {
            0 => Err(damaged(path, &format!("a picture of side {side} is too small"))),
            last if last > sizes.hidden_dim => Err(damaged(
                path,
                &format!("{last} pixels are left on a side, but only {} are averaged", sizes.hidden_dim),
            )),
            _ => Ok(Self { side, activation, stem, blocks, outputs }),
        }
    }

    /// Length of what comes out.
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// `[batch, 3, side, side]` to `[batch, outputs]`, `f32` on the CPU.
    ///
    /// Pictures go through one by one, side by side on the threads of the current rayon pool: layer by layer, a whole
    /// batch would not stay in the cache.
    pub fn forward(&self, pixels: &Tensor) -> candle_core::Result<Tensor> {
        let (batch, colours, height, width) = pixels.dims4()?;
        if (colours, height, width) != (3, self.side, self.side) {
            candle_core::bail!("pictures of shape {:?} for a side of {}", pixels.dims(), self.side);
        }
        let pixels = pixels.to_device(&Device::Cpu)?.to_dtype(DType::F32)?.permute((0, 2, 3, 1))?;
        let pixels = pixels.flatten_all()?.to_vec1::<f32>()?;
        let mut rows = vec![0.0; batch * self.outputs];
        rows.par_chunks_exact_mut(self.outputs)
            .zip(pixels.par_chunks_exact(3 * self.side * self.side))
            .for_each_init(Buffers::default, |buffers, (row, picture)| self.forward_one(picture, row, buffers));
        Tensor::from_vec(rows, (batch, self.outputs), &Device::Cpu)
    }

    fn forward_one(&self, picture: &[f32], row: &mut [f32], buffers: &mut Buffers) {
        let Buffers { input, output, scratch } = buffers;
        let mut side = self.stem.side(self.side);
        input.resize(side * side * self.stem.outputs(), 0.0);
        self.stem.run(picture, self.side, input);
        activate(self.activation, input);
        for block in &self.blocks {
            let smaller = block.side(side);
            output.resize(smaller * smaller * block.project.outputs(), 0.0);
            block.run(input, side, output, scratch);
            std::mem::swap(input, output);
            side = smaller;
        }
        mean(input, row);
    }
}

/// What one thread needs on the way through the network.
#[derive(Debug, Default)]
struct Buffers {
    input: Vec<f32>,
    output: Vec<f32>,
    scratch: Scratch,
}

/// Reads layers.
struct Reader {
    activation: Activation,
    /// Added to the variance in a batch norm.
    epsilon: f64,
}

impl Reader {
    /// The padding is written for even sides; an odd one loses nothing, for the kernel just fits in.
    fn stem(&self, weights: &Weights<'_>, outputs: usize) -> Result<Stem, EncoderError> {
        let (weight, bias) = self.normalised(weights, "convolution", "batchnorm", [outputs, 3, 3, 3])?;
        Ok(Stem::new(&weight, &bias, Padding::Fixed { before: 0, after: 1 }, false))
    }

    fn block(&self, weights: &Weights<'_>, sizes: BlockSizes) -> Result<Block, EncoderError> {
        let BlockSizes { inputs, wide, squeezed, outputs, kernel, stride, odd, shortcut } = sizes;
        let pointwise = |part: &str, names: [&str; 2], inputs: usize, outputs: usize| {
            let (weight, bias) = self.normalised(&weights.at(part), names[0], names[1], [outputs, inputs, 1, 1])?;
            Ok::<_, EncoderError>(Pointwise::new(&weight, &bias, false))
        };
        let expand = match wide == inputs {
            true => None,
            false => Some(pointwise("expansion", ["expand_conv", "expand_bn"], inputs, wide)?),
        };
        let shape = [wide, 1, kernel, kernel];
        let (weight, bias) =
            self.normalised(&weights.at("depthwise_conv"), "depthwise_conv", "depthwise_norm", shape)?;
        let gate = weights.at("squeeze_excite");
        let padding = match (stride, odd) {
            (1, _) => Padding::Same,
            (_, true) => Padding::Fixed { before: kernel / 2, after: kernel / 2 },
            (_, false) => Padding::Fixed { before: kernel / 2 - 1, after: kernel / 2 },
        };
        Ok(Block {
            expand,
            depthwise: Depthwise::new(&weight, &bias, kernel, stride, false),
            padding,
            activation: Some(self.activation),
            gate: Some(Gate {
                squeeze: biased(&gate.at("reduce"), wide, squeezed)?,
                activation: self.activation,
                excite: biased(&gate.at("expand"), squeezed, wide)?,
            }),
            project: pointwise("projection", ["project_conv", "project_bn"], wide, outputs)?,
            shortcut,
        })
    }

    /// The weight and the bias of a convolution with the batch norm behind it.
    fn normalised(
        &self,
        weights: &Weights<'_>,
        convolution: &str,
        norm: &str,
        shape: [usize; 4],
    ) -> Result<(Vec<f32>, Vec<f32>), EncoderError> {
        let weight = floats(&weights.at(convolution).tensor("weight", shape.as_slice())?)?;
        let norm = weights.at(norm);
        let part = |name: &str| -> Result<Vec<f32>, EncoderError> { floats(&norm.tensor(name, shape[0])?) };
        let (gain, shift, means, variances) =
            (part("weight")?, part("bias")?, part("running_mean")?, part("running_var")?);
        let epsilon = self.epsilon as f32;
        let scales: Vec<f32> =
            gain.iter().zip(&variances).map(|(gain, variance)| gain / (variance + epsilon).sqrt()).collect();
        let filters = weight.chunks_exact(weight.len() / shape[0]).zip(&scales);
        let weight = filters.flat_map(|(filter, scale)| filter.iter().map(move |tap| tap * scale)).collect();
        let shifts = shift.iter().zip(&means).zip(&scales);
        Ok((weight, shifts.map(|((shift, mean), scale)| shift - mean * scale).collect()))
    }
}

/// A convolution of one tap with a bias.
fn biased(weights: &Weights<'_>, inputs: usize, outputs: usize) -> Result<Pointwise, EncoderError> {
    let weight = floats(&weights.tensor("weight", (outputs, inputs, 1, 1))?)?;
    Ok(Pointwise::new(&weight, &floats(&weights.tensor("bias", outputs)?)?, false))
}

fn floats(tensor: &Tensor) -> Result<Vec<f32>, EncoderError> {
    Ok(tensor.to_device(&Device::Cpu)?.to_dtype(DType::F32)?.flatten_all()?.to_vec1()?)
}
