//! GELU with the error function (Hendrycks and Gimpel 2016) in place, on the CPU, many values at a time.

use candle_core::{CpuStorage, InplaceOp2, Layout, Tensor};
use pulp::{Arch, Simd, WithSimd};
use rayon::prelude::*;

use crate::kernels;

/// Values that a thread takes at once, at least.
const PIECE: usize = 1 << 14;

/// `gelu(x + bias)` for `x` `[..., channels]`, which must be the only user of its values, and `bias` `[channels]`.
pub(super) fn biased_gelu(x: Tensor, bias: &Tensor) -> candle_core::Result<Tensor> {
    x.inplace_op2(bias, &BiasedGelu)?;
    Ok(x)
}

/// `gelu(x)`; `x` must be the only user of its values.
pub(super) fn gelu(x: Tensor) -> candle_core::Result<Tensor> {
    let none = Tensor::zeros(1, x.dtype(), x.device())?;
    biased_gelu(x, &none)
}

struct BiasedGelu;

impl InplaceOp2 for BiasedGelu {
    fn name(&self) -> &'static str {
        "biased-gelu"
    }

    fn cpu_fwd(
        &self,
        values: &mut CpuStorage,
        layout: &Layout,
        bias: &CpuStorage,
        bias_layout: &Layout,
    ) -> candle_core::Result<()> {
        let (CpuStorage::F32(values), CpuStorage::F32(bias)) = (values, bias) else {
            candle_core::bail!("values and bias are not both f32");
        };
        let (Some((start, end)), Some((bias_start, bias_end))) =
            (layout.contiguous_offsets(), bias_layout.contiguous_offsets())
        else {
            candle_core::bail!("{layout:?} and {bias_layout:?} are not contiguous");
        };
        let (values, bias) = (&mut values[start..end], &bias[bias_start..bias_end]);
        if bias.is_empty() || !values.len().is_multiple_of(bias.len()) {
            candle_core::bail!("a bias of {} channels for {layout:?}", bias.len());
        }
        let piece = PIECE.next_multiple_of(bias.len());
        values.par_chunks_mut(piece).for_each(|values| Arch::new().dispatch(Piece { values, bias }));
        Ok(())
    }
}

/// Some whole rows, or any values where the bias is one for all.
struct Piece<'a> {
    values: &'a mut [f32],
    bias: &'a [f32],
}

impl WithSimd for Piece<'_> {
    type Output = ();

    // Loops and no closures: those would be compiled for the oldest processor.
    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        if let [bias] = self.bias {
            for x in self.values {
                *x = kernels::gelu(*x + bias);
            }
            return;
        }
        for row in self.values.chunks_exact_mut(self.bias.len()) {
            for (x, bias) in row.iter_mut().zip(self.bias) {
                *x = kernels::gelu(*x + bias);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use candle_core::Device;

    use super::*;

    #[test]
    fn it_agrees_with_candles() {
        let xs: Vec<f32> = (-60_000..60_000).map(|i| i as f32 / 5000.0).collect();
        let xs = Tensor::from_vec(xs, (4000, 30), &Device::Cpu).unwrap();
        let bias = Tensor::randn(0f32, 1.0, 30, &Device::Cpu).unwrap();
        let worst = |given: Tensor, expected: Tensor| {
            (given - expected).unwrap().abs().unwrap().max_all().unwrap().to_scalar::<f32>().unwrap()
        };
        let expected = xs.broadcast_add(&bias).unwrap().gelu_erf().unwrap();
        assert!(worst(biased_gelu(xs.copy().unwrap(), &bias).unwrap(), expected) < 2e-6);
        assert!(worst(gelu(xs.copy().unwrap()).unwrap(), xs.gelu_erf().unwrap()) < 2e-6);
        assert!(biased_gelu(xs.copy().unwrap(), &bias.narrow(0, 0, 7).unwrap()).is_err());
    }
}
