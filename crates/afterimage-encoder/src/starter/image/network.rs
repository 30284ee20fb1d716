//! EfficientNet-Lite2 (Tan and Le, 2019; the "lite" variant: no squeeze-and-excitation, ReLU6, stem and head not scaled).
//!
//! Batch normalisation is already folded into the weights. Activations are `[batch, height, width, channels]`.

use candle_core::{CpuStorage, CustomOp1, DType, Layout, Result, Shape, Tensor};
use rayon::prelude::*;

use crate::efficientnet::{Block, Depthwise, Padding, Scratch, Stem, mean};
use crate::kernels::{Pointwise, Rows};

/// Side of the square picture the network takes.
pub(super) const SIDE: usize = 260;

/// Channels of the last layer before the classifier.
const LAST: usize = 1280;

/// Length of the pooled features: the means over the picture of what the pooled stages and the last layer give.
pub(super) const FEATURES: usize = 88 + 120 + 208 + 352 + LAST;

/// One stage: how many blocks, then kernel, stride of the first block, expansion, output channels, and whether its output
/// is part of the features. The last layer was trained to tell 1,000 classes apart and drops what does not help there;
/// the stages before still hold places, materials and doings.
struct Stage {
    blocks: usize,
    kernel: usize,
    stride: usize,
    expansion: usize,
    channels: usize,
    pooled: bool,
}

const STEM: usize = 32;

/// EfficientNet-Lite0's stages with widths × 1.1 (in steps of 8) and depths × 1.2 (the first and last stay).
const STAGES: [Stage; 7] = [
    Stage { blocks: 1, kernel: 3, stride: 1, expansion: 1, channels: 16, pooled: false },
    Stage { blocks: 3, kernel: 3, stride: 2, expansion: 6, channels: 24, pooled: false },
    Stage { blocks: 3, kernel: 5, stride: 2, expansion: 6, channels: 48, pooled: false },
    Stage { blocks: 4, kernel: 3, stride: 2, expansion: 6, channels: 88, pooled: true },
    Stage { blocks: 4, kernel: 5, stride: 1, expansion: 6, channels: 120, pooled: true },
    Stage { blocks: 5, kernel: 5, stride: 2, expansion: 6, channels: 208, pooled: true },
    Stage { blocks: 1, kernel: 3, stride: 1, expansion: 6, channels: 352, pooled: true },
];

/// The network with its weights, packed for this machine.
#[derive(Debug)]
pub(super) struct EfficientNetLite2 {
    stem: Stem,
    blocks: Vec<Block>,
    /// For each block, whether its output is part of the features.
    pooled: Vec<bool>,
    head: Pointwise,
    classifier: (Tensor, Tensor),
}

impl EfficientNetLite2 {
    /// Builds the network from the tensors of the converted file: `{layer}.weight` and `{layer}.bias` for the layers
    /// `stem`, `blocks.{i}.expand`, `blocks.{i}.depthwise`, `blocks.{i}.project`, `head` and `classifier`, in PyTorch's shapes.
    pub(super) fn new(tensor: impl Fn(&str) -> Result<Tensor>) -> Result<Self> {
        let floats = |name: &str, part: &str, shape: &[usize]| -> Result<Vec<f32>> {
            let tensor = tensor(&format!("{name}.{part}"))?;
            if tensor.dims() != shape {
                candle_core::bail!("{name}.{part} has shape {:?} instead of {shape:?}", tensor.dims());
            }
            tensor.to_dtype(DType::F32)?.flatten_all()?.to_vec1()
        };
        let pointwise = |name: &str, inputs: usize, outputs: usize, relu6: bool| -> Result<Pointwise> {
            let weight = floats(name, "weight", &[outputs, inputs, 1, 1])?;
            Ok(Pointwise::new(&weight, &floats(name, "bias", &[outputs])?, relu6))
        };
        let stem = Stem::new(
            &floats("stem", "weight", &[STEM, 3, 3, 3])?,
            &floats("stem", "bias", &[STEM])?,
            Padding::Same,
            true,
        );
        let (mut blocks, mut pooled) = (Vec::new(), Vec::new());
        let mut inputs = STEM;
        for stage in &STAGES {
            for repeat in 0..stage.blocks {
                let name = |layer: &str| format!("blocks.{}.{layer}", blocks.len());
                let stride = if repeat == 0 { stage.stride } else { 1 };
                let wide = inputs * stage.expansion;
                let expand = match stage.expansion {
                    1 => None,
                    _ => Some(pointwise(&name("expand"), inputs, wide, true)?),
                };
                let weight = floats(&name("depthwise"), "weight", &[wide, 1, stage.kernel, stage.kernel])?;
                let bias = floats(&name("depthwise"), "bias", &[wide])?;
                blocks.push(Block {
                    expand,
                    depthwise: Depthwise::new(&weight, &bias, stage.kernel, stride, true),
                    padding: Padding::Same,
                    activation: None,
                    gate: None,
                    project: pointwise(&name("project"), wide, stage.channels, false)?,
                    shortcut: stride == 1 && inputs == stage.channels,
                });
                inputs = stage.channels;
                pooled.push(stage.pooled && repeat + 1 == stage.blocks);
            }
        }
        let head = pointwise("head", inputs, LAST, true)?;
        Ok(Self { stem, blocks, pooled, head, classifier: (tensor("classifier.weight")?, tensor("classifier.bias")?) })
    }

    /// Pooled features `[batch, 2048]` of pictures `[batch, 260, 260, 3]`, `f32`, scaled to about -1..1.
    pub(super) fn features(&self, pictures: &Tensor) -> Result<Tensor> {
        pictures.apply_op1_no_bwd(self)
    }

    /// Pooled features of one picture, `[260, 260, 3]`.
    fn features_of_one(&self, picture: &[f32], mut features: &mut [f32], buffers: &mut Buffers) {
        let Buffers { input, output, scratch } = buffers;
        let mut side = self.stem.side(SIDE);
        input.resize(side * side * STEM, 0.0);
        self.stem.run(picture, SIDE, input);
        for (block, pooled) in self.blocks.iter().zip(&self.pooled) {
            let smaller = block.side(side);
            output.resize(smaller * smaller * block.project.outputs(), 0.0);
            block.run(input, side, output, scratch);
            std::mem::swap(input, output);
            side = smaller;
            if *pooled {
                let (these, others) = features.split_at_mut(block.project.outputs());
                mean(input, these);
                features = others;
            }
        }
        output.resize(side * side * LAST, 0.0);
        self.head.run(input, output, Rows::DENSE);
        mean(output, features);
    }

    /// The classifier's weights, `[1000, 1280]`.
    pub(super) fn classifier(&self) -> &Tensor {
        &self.classifier.0
    }

    /// ImageNet logits `[batch, 1000]` of pooled features. Only checks against the reference need them.
    pub(super) fn logits(&self, features: &Tensor) -> Result<Tensor> {
        let (weight, bias) = &self.classifier;
        features.narrow(1, FEATURES - LAST, LAST)?.matmul(&weight.t()?)?.broadcast_add(bias)
    }
}

/// What one thread needs on the way through the network.
#[derive(Debug, Default)]
struct Buffers {
    input: Vec<f32>,
    output: Vec<f32>,
    scratch: Scratch,
}

/// Pictures go through one by one, side by side on the threads of the current rayon pool: layer by layer, a whole batch would
/// not stay in the caches.
impl CustomOp1 for EfficientNetLite2 {
    fn name(&self) -> &'static str {
        "efficientnet-lite2"
    }

    fn cpu_fwd(&self, pictures: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (batch, height, width, colours) = layout.shape().dims4()?;
        if (height, width, colours) != (SIDE, SIDE, 3) {
            candle_core::bail!("pictures of shape {:?} instead of [batch, {SIDE}, {SIDE}, 3]", layout.dims());
        }
        let Some((start, end)) = layout.contiguous_offsets() else {
            candle_core::bail!("the pictures do not lie in one piece");
        };
        let pictures = &pictures.as_slice::<f32>()?[start..end];
        let mut features = vec![0.0; batch * FEATURES];
        features.par_chunks_exact_mut(FEATURES).zip(pictures.par_chunks_exact(SIDE * SIDE * 3)).for_each_init(
            Buffers::default,
            |buffers, (features, picture)| {
                self.features_of_one(picture, features, buffers);
            },
        );
        Ok((CpuStorage::F32(features), (batch, FEATURES).into()))
    }
}
