//! Units that are trained with several branches and compute with one convolution.
//!
//! Branches that are convolutions, each with a batch norm, and a batch norm alone beside them are all linear, and so is
//! their sum (RepVGG, Ding et al. 2021; MobileOne, Vasu et al. 2023). Checkpoints hold the branches; they are added up
//! when they are read.

use candle_core::Tensor;

use crate::EncoderError;
use crate::families::checkpoint::Weights;

/// Added to the variance in a batch norm.
const EPSILON: f64 = 1e-5;

/// A convolution with a bias.
#[derive(Debug)]
pub(super) struct Convolution {
    /// `[outputs, inputs of a group, kernel, kernel]`; the kernel is odd.
    pub weight: Tensor,
    /// `[outputs]`.
    pub bias: Tensor,
}

/// A batch norm with fixed statistics: `scale · x + shift` for each channel.
#[derive(Debug)]
pub(super) struct BatchNorm {
    /// `[channels]`.
    pub scale: Tensor,
    /// `[channels]`.
    pub shift: Tensor,
}

impl BatchNorm {
    /// Reads `weight`, `bias` and the statistics.
    pub fn load(weights: &Weights<'_>, channels: usize) -> Result<Self, EncoderError> {
        let tensor = |name| weights.tensor(name, channels);
        let scale = (tensor("weight")? / (tensor("running_var")? + EPSILON)?.sqrt()?)?;
        let shift = (tensor("bias")? - (tensor("running_mean")? * &scale)?)?;
        Ok(Self { scale, shift })
    }
}

/// The sizes of a convolution.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub outputs: usize,
    /// Input channels of a group: 1 where every channel is filtered on its own.
    pub inputs: usize,
    pub kernel: usize,
}

/// What a unit adds to its convolution.
#[derive(Debug, Clone, Copy)]
pub(super) struct Branches {
    /// A convolution of one tap.
    pub scale: bool,
    /// The input itself.
    pub identity: bool,
}

impl Convolution {
    /// Reads a unit of MobileOne: a convolution and its branches, each with a batch norm.
    pub fn unit(weights: &Weights<'_>, shape: Shape, branches: Branches) -> Result<Self, EncoderError> {
        let mut sum = Self::normalised(&weights.at("conv_kxk.0"), shape)?;
        if branches.scale {
            sum = sum.plus(&Self::normalised(&weights.at("conv_scale"), Shape { kernel: 1, ..shape })?)?;
        }
        if branches.identity {
            let norm = BatchNorm::load(&weights.at("identity"), shape.outputs)?;
            sum = sum.plus(&Self::identity(&norm, shape.inputs)?)?;
        }
        Ok(sum)
    }

    /// Reads a large convolution and a small one beside it (RepLKNet, Ding et al. 2022).
    pub fn large(weights: &Weights<'_>, shape: Shape, small: usize) -> Result<Self, EncoderError> {
        let large = Self::normalised(&weights.at("large_conv"), shape)?;
        Ok(large.plus(&Self::normalised(&weights.at("small_conv"), Shape { kernel: small, ..shape })?)?)
    }

    /// Reads a mixer of FastViT (Vasu et al. 2023), `x + γ · (unit(x) − norm(x))`, depthwise.
    pub fn mixer(weights: &Weights<'_>, channels: usize, kernel: usize) -> Result<Self, EncoderError> {
        let shape = Shape { outputs: channels, inputs: 1, kernel };
        let unit = Self::unit(&weights.at("mixer"), shape, Branches { scale: true, identity: true })?;
        let norm = BatchNorm::load(&weights.at("norm.identity"), channels)?;
        let gamma = gamma(&weights.at("layer_scale"), channels)?;
        let minus = Self::identity(&norm, 1)?.times(&gamma.neg()?)?;
        Ok(unit.times(&gamma)?.plus(&minus)?.plus_input()?)
    }

    /// Reads a convolution without a bias and the batch norm behind it.
    pub fn normalised(weights: &Weights<'_>, shape: Shape) -> Result<Self, EncoderError> {
        let Shape { outputs, inputs, kernel } = shape;
        let weight = weights.tensor("conv.weight", (outputs, inputs, kernel, kernel))?;
        let BatchNorm { scale, shift } = BatchNorm::load(&weights.at("bn"), outputs)?;
        Ok(Self { bias: scale.zeros_like()?, weight }.times(&scale)?.shifted(&shift)?)
    }

    /// A batch norm as a convolution of one tap with `inputs` channels in each group.
    fn identity(norm: &BatchNorm, inputs: usize) -> candle_core::Result<Self> {
        let channels = norm.scale.dim(0)?;
        let own = (0..channels)
            .flat_map(|output| (0..inputs).map(move |input| f32::from(u8::from(output % inputs == input))));
        let own = Tensor::from_iter(own, norm.scale.device())?.reshape((channels, inputs, 1, 1))?;
        Self { weight: own, bias: norm.scale.zeros_like()? }.times(&norm.scale)?.shifted(&norm.shift)
    }

    /// The same with its input added; every channel filtered on its own.
    pub fn plus_input(&self) -> candle_core::Result<Self> {
        let norm = BatchNorm { scale: self.bias.ones_like()?, shift: self.bias.zeros_like()? };
        self.plus(&Self::identity(&norm, 1)?)
    }

    /// The sum of this and a convolution with as many taps or fewer.
    fn plus(&self, other: &Self) -> candle_core::Result<Self> {
        let margin = (self.weight.dim(3)? - other.weight.dim(3)?) / 2;
        let other_weight = other.weight.pad_with_zeros(2, margin, margin)?.pad_with_zeros(3, margin, margin)?;
        Ok(Self { weight: (&self.weight + other_weight)?, bias: (&self.bias + &other.bias)? })
    }

    fn shifted(self, shift: &Tensor) -> candle_core::Result<Self> {
        Ok(Self { bias: (self.bias + shift)?, ..self })
    }

    /// The same with every output channel multiplied by its factor, `[outputs]`.
    pub fn times(&self, factors: &Tensor) -> candle_core::Result<Self> {
        let weight = self.weight.broadcast_mul(&factors.reshape(((), 1, 1, 1))?)?;
        Ok(Self { weight, bias: (&self.bias * factors)? })
    }
}

/// The factors of a branch, `[channels]`.
pub(super) fn gamma(weights: &Weights<'_>, channels: usize) -> Result<Tensor, EncoderError> {
    Ok(weights.tensor("gamma", (channels, 1, 1))?.flatten_all()?)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use candle_core::{DType, Device};

    use super::*;
    use crate::families::checkpoint::{Checkpoint, Placement, WeightPrecision};

    /// What a checkpoint holds, random.
    #[derive(Default)]
    struct Branched(HashMap<String, Tensor>);

    impl Branched {
        fn norm(mut self, name: &str, channels: usize) -> Self {
            for part in ["weight", "bias", "running_mean"] {
                self.0.insert(format!("{name}.{part}"), random(&[channels]));
            }
            let variance = (random(&[channels]).sqr().unwrap() + 0.1).unwrap();
            self.0.insert(format!("{name}.running_var"), variance);
            self
        }

        fn convolution(mut self, name: &str, shape: Shape) -> Self {
            let Shape { outputs, inputs, kernel } = shape;
            self.0.insert(format!("{name}.conv.weight"), random(&[outputs, inputs, kernel, kernel]));
            self.norm(&format!("{name}.bn"), outputs)
        }

        /// The branch `name` on its own: the convolution, if there is one, then the norm.
        fn branch(&self, name: &str, x: &Tensor) -> Tensor {
            let (x, norm) = match self.0.get(&format!("{name}.conv.weight")) {
                Some(weight) => (convolve(x, weight), format!("{name}.bn")),
                None => (x.clone(), name.to_owned()),
            };
            let part = |part: &str| self.0[&format!("{norm}.{part}")].reshape((1, (), 1, 1)).unwrap();
            let deviation = (part("running_var") + 1e-5).unwrap().sqrt().unwrap();
            let x = x.broadcast_sub(&part("running_mean")).unwrap().broadcast_div(&deviation).unwrap();
            x.broadcast_mul(&part("weight")).unwrap().broadcast_add(&part("bias")).unwrap()
        }

        fn folded(&self, fold: impl Fn(&Weights<'_>) -> Result<Convolution, EncoderError>) -> Convolution {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("model.safetensors");
            candle_core::safetensors::save(&self.0, &path).unwrap();
            let placement = Placement { device: Device::Cpu, dtype: DType::F32, weights: WeightPrecision::Full };
            fold(&Checkpoint::open(&path, placement).unwrap().at("")).unwrap()
        }
    }

    fn random(shape: &[usize]) -> Tensor {
        Tensor::randn(0f32, 1.0, shape, &Device::Cpu).unwrap()
    }

    fn convolve(x: &Tensor, weight: &Tensor) -> Tensor {
        let groups = x.dim(1).unwrap() / weight.dim(1).unwrap();
        x.conv2d(weight, weight.dim(3).unwrap() / 2, 1, 1, groups).unwrap()
    }

    fn assert_equal(folded: &Convolution, x: &Tensor, expected: &Tensor) {
        let bias = folded.bias.reshape((1, (), 1, 1)).unwrap();
        let given = convolve(x, &folded.weight).broadcast_add(&bias).unwrap();
        let worst = (given - expected).unwrap().abs().unwrap().max_all().unwrap().to_scalar::<f32>().unwrap();
        assert!(worst < 1e-4, "{worst}");
    }

    #[test]
    fn a_unit_is_the_sum_of_its_branches() {
        // All channels with all, each on its own, each into two.
        for (channels, shape) in [(4, (4, 4, 3)), (6, (6, 1, 3)), (6, (12, 1, 7)), (5, (5, 5, 1))] {
            let (outputs, inputs, kernel) = shape;
            let shape = Shape { outputs, inputs, kernel };
            let branches = Branches { scale: kernel > 1, identity: channels == outputs };
            let mut unit = Branched::default().convolution("conv_kxk.0", shape);
            let x = random(&[2, channels, 6, 5]);
            let mut expected = unit.branch("conv_kxk.0", &x);
            if branches.scale {
                unit = unit.convolution("conv_scale", Shape { kernel: 1, ..shape });
                expected = (expected + unit.branch("conv_scale", &x)).unwrap();
            }
            if branches.identity {
                unit = unit.norm("identity", outputs);
                expected = (expected + unit.branch("identity", &x)).unwrap();
            }
            assert_equal(&unit.folded(|weights| Convolution::unit(weights, shape, branches)), &x, &expected);
        }
    }

    #[test]
    fn a_large_convolution_has_the_small_one_in_its_middle() {
        let shape = Shape { outputs: 8, inputs: 1, kernel: 7 };
        let unit = Branched::default()
            .convolution("large_conv", shape)
            .convolution("small_conv", Shape { kernel: 3, ..shape });
        let x = random(&[2, 4, 9, 8]);
        let expected = (unit.branch("large_conv", &x) + unit.branch("small_conv", &x)).unwrap();
        assert_equal(&unit.folded(|weights| Convolution::large(weights, shape, 3)), &x, &expected);
    }

    #[test]
    fn a_mixer_is_one_convolution_with_its_residual() {
        let shape = Shape { outputs: 6, inputs: 1, kernel: 3 };
        let mut mixer = Branched::default()
            .convolution("mixer.conv_kxk.0", shape)
            .convolution("mixer.conv_scale", Shape { kernel: 1, ..shape })
            .norm("mixer.identity", 6)
            .norm("norm.identity", 6);
        let gamma = random(&[6, 1, 1]);
        mixer.0.insert("layer_scale.gamma".to_owned(), gamma.clone());
        let x = random(&[2, 6, 5, 7]);
        let branches = ["mixer.conv_kxk.0", "mixer.conv_scale", "mixer.identity"];
        let sum = branches.map(|name| mixer.branch(name, &x)).into_iter().reduce(|a, b| (a + b).unwrap()).unwrap();
        let difference = (sum - mixer.branch("norm.identity", &x)).unwrap();
        let expected = (&x + difference.broadcast_mul(&gamma).unwrap()).unwrap();
        assert_equal(&mixer.folded(|weights| Convolution::mixer(weights, 6, 3)), &x, &expected);
    }
}
