//! Linear layers of the families: packed and fused with their activation on the CPU, candle's elsewhere.

use candle_core::{CpuStorage, CustomOp1, CustomOp2, DType, Layout, Module, Shape, Tensor};
use rayon::prelude::*;

use super::checkpoint::WeightPrecision;
use super::transformer::apply;
use crate::kernels::{Activation, Pointwise, Rows};

/// A linear layer.
#[derive(Debug)]
pub(super) enum Linear {
    /// On the CPU, in `f32` or with weights of 8 bits.
    Packed { product: Pointwise, inputs: usize },
    /// On another device or in another precision.
    Plain(candle_nn::Linear),
}

/// Rows that one thread takes at once, at most: the weights are read once for them.
const ROWS: usize = 96;

/// Rows that the product computes together.
const TILE: usize = 12;

impl Linear {
    /// A layer with `weight`, `[outputs, inputs]`, and perhaps `bias`, `[outputs]`.
    pub fn new(weight: Tensor, bias: Option<Tensor>) -> candle_core::Result<Self> {
        Self::kept(weight, bias, WeightPrecision::Full)
    }

    /// The same with its weights in `precision`, where that can be chosen.
    pub fn kept(weight: Tensor, bias: Option<Tensor>, precision: WeightPrecision) -> candle_core::Result<Self> {
        if !weight.device().is_cpu() || weight.dtype() != DType::F32 {
            return Ok(Self::Plain(candle_nn::Linear::new(weight, bias)));
        }
        let (outputs, inputs) = weight.dims2()?;
        let bias = match bias {
            Some(bias) => bias.to_vec1::<f32>()?,
            None => vec![0.0; outputs],
        };
        let weight = weight.flatten_all()?.to_vec1::<f32>()?;
        let product = match precision {
            WeightPrecision::Full => Pointwise::new(&weight, &bias, false),
            WeightPrecision::EightBit => Pointwise::eight_bit(&weight, &bias),
        };
        Ok(Self::Packed { product, inputs })
    }

    /// `[.., inputs]` to `[.., outputs]`.
    pub fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        self.run(x, None)
    }

    /// The same plus `residual`, `[.., outputs]`, if there is one.
    pub fn forward_added(&self, x: &Tensor, residual: Option<&Tensor>) -> candle_core::Result<Tensor> {
        match (self, residual) {
            (Self::Packed { product, inputs }, Some(residual)) => x
                .contiguous()?
                .apply_op2_no_bwd(&residual.contiguous()?, &Product { product, inputs: *inputs, activation: None }),
            (Self::Plain(_), Some(residual)) => self.run(x, None)? + residual,
            (_, None) => self.run(x, None),
        }
    }

    /// The same with an activation after it.
    pub fn forward_activated(&self, x: &Tensor, activation: Activation) -> candle_core::Result<Tensor> {
        self.run(x, Some(activation))
    }

    fn run(&self, x: &Tensor, activation: Option<Activation>) -> candle_core::Result<Tensor> {
        match self {
            Self::Packed { product, inputs } => {
                x.contiguous()?.apply_op1_no_bwd(&Product { product, inputs: *inputs, activation })
            }
            Self::Plain(linear) => match activation {
                Some(activation) => apply(activation, &linear.forward(x)?),
                None => linear.forward(x),
            },
        }
    }
}

/// One matrix product and its activation.
struct Product<'a> {
    product: &'a Pointwise,
    inputs: usize,
    activation: Option<Activation>,
}

impl Product<'_> {
    fn compute(
        &self,
        (values, layout): (&CpuStorage, &Layout),
        residual: Option<&[f32]>,
    ) -> candle_core::Result<(CpuStorage, Shape)> {
        let (values, mut dims) = (floats(values, layout)?, layout.dims().to_vec());
        let outputs = self.product.outputs();
        match dims.last_mut() {
            Some(last) if *last == self.inputs => *last = outputs,
            _ => candle_core::bail!("{layout:?} for a layer of {} inputs", self.inputs),
        }
        let rows = values.len() / self.inputs;
        if residual.is_some_and(|residual| residual.len() != rows * outputs) {
            candle_core::bail!("a residual of another shape than {dims:?}");
        }
        let share = share(rows, rayon::current_num_threads());
        let mut output = vec![0.0; rows * outputs];
        let pieces = output.par_chunks_mut(share * outputs).zip(values.par_chunks(share * self.inputs));
        pieces.enumerate().for_each(|(piece, (output, values))| match (residual, self.activation) {
            (Some(residual), _) => {
                let residual = &residual[piece * share * outputs..][..output.len()];
                self.product.run_residual(values, residual, output);
            }
            (None, Some(activation)) => self.product.run_activated(values, activation, output),
            (None, None) => self.product.run(values, output, Rows::DENSE),
        });
        Ok((CpuStorage::F32(output), Shape::from(dims)))
    }
}

impl CustomOp1 for Product<'_> {
    fn name(&self) -> &'static str {
        "packed-linear"
    }

    fn cpu_fwd(&self, values: &CpuStorage, layout: &Layout) -> candle_core::Result<(CpuStorage, Shape)> {
        self.compute((values, layout), None)
    }
}

/// The second input is the residual.
impl CustomOp2 for Product<'_> {
    fn name(&self) -> &'static str {
        "packed-linear-added"
    }

    fn cpu_fwd(
        &self,
        values: &CpuStorage,
        layout: &Layout,
        residual: &CpuStorage,
        residual_layout: &Layout,
    ) -> candle_core::Result<(CpuStorage, Shape)> {
        self.compute((values, layout), Some(floats(residual, residual_layout)?))
    }
}

/// The values of a tensor that lie one after the other.
fn floats<'a>(values: &'a CpuStorage, layout: &Layout) -> candle_core::Result<&'a [f32]> {
    match (values, layout.contiguous_offsets()) {
        (CpuStorage::F32(values), Some((start, end))) => Ok(&values[start..end]),
        _ => candle_core::bail!("{layout:?} is not contiguous f32"),
    }
}

/// Rows that each piece of work takes: as many pieces as keep all threads busy to the end, and whole tiles.
fn share(rows: usize, threads: usize) -> usize {
    let pieces = rows.div_ceil(ROWS).next_multiple_of(threads.max(1)).max(1);
    let share = rows.div_ceil(pieces).max(1);
    if share > 4 * TILE { share.next_multiple_of(TILE).min(rows) } else { share }
}

#[cfg(test)]
mod tests {
    use candle_core::Device;

    use super::*;

    #[test]
    fn work_is_shared_evenly() {
        assert_eq!([share(0, 2), share(1, 2), share(50, 1), share(50, 2)], [1, 1, 50, 25]);
        assert_eq!([share(800, 1), share(800, 2), share(10_000, 16)], [96, 84, 96]);
    }

    #[test]
    fn packed_layers_are_candles() {
        let random = |shape: &[usize]| Tensor::randn(0f32, 1.0, shape, &Device::Cpu).unwrap();
        for (rows, inputs, outputs) in [(1, 5, 3), (7, 64, 33), (130, 48, 200)] {
            let (weight, bias) = (random(&[outputs, inputs]), random(&[outputs]));
            let x = random(&[2, rows, inputs]);
            for bias in [None, Some(bias)] {
                let packed = Linear::new(weight.clone(), bias.clone()).unwrap();
                let plain = Linear::Plain(candle_nn::Linear::new(weight.clone(), bias));
                for activation in [None, Some(Activation::Gelu), Some(Activation::QuickGelu)] {
                    let (a, b) = (packed.run(&x, activation).unwrap(), plain.run(&x, activation).unwrap());
                    assert_eq!(a.dims(), b.dims());
                    let worst = (a - b).unwrap().abs().unwrap().max_all().unwrap().to_scalar::<f32>().unwrap();
                    assert!(worst < 1e-4, "{worst}");
                }
                let residual = random(&[2, rows, outputs]);
                let [a, b] = [&packed, &plain].map(|layer| layer.forward_added(&x, Some(&residual)).unwrap());
                let worst = (a - b).unwrap().abs().unwrap().max_all().unwrap().to_scalar::<f32>().unwrap();
                assert!(worst < 1e-4, "{worst}");
                assert!(packed.forward_added(&x, Some(&random(&[rows, outputs]))).is_err());
            }
            assert!(Linear::new(weight, None).unwrap().forward(&random(&[rows, inputs + 1])).is_err());
        }
    }
}
