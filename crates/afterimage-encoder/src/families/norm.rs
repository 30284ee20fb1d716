//! Layer normalisation of the families: vectorised and shared among threads on the CPU, candle's elsewhere.

use candle_core::{CpuStorage, CustomOp1, DType, Layout, Module, Shape, Tensor};
use rayon::prelude::*;

use crate::kernels::normalise;

/// A layer norm with weight and bias.
#[derive(Debug)]
pub(super) struct LayerNorm {
    plain: candle_nn::LayerNorm,
    /// Weight and bias, where it is computed here.
    own: Option<(Vec<f32>, Vec<f32>)>,
    epsilon: f64,
}

/// Rows that one thread takes at once, at least.
const ROWS: usize = 16;

impl LayerNorm {
    /// A norm over rows as long as `weight` and `bias`; `epsilon` is added to the variance.
    pub fn new(weight: Tensor, bias: Tensor, epsilon: f64) -> candle_core::Result<Self> {
        let own = weight.device().is_cpu() && weight.dtype() == DType::F32;
        let own = own.then(|| Ok::<_, candle_core::Error>((weight.to_vec1()?, bias.to_vec1()?))).transpose()?;
        Ok(Self { plain: candle_nn::LayerNorm::new(weight, bias, epsilon), own, epsilon })
    }

    /// `[.., width]` to the same.
    pub fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        match self.own {
            Some(_) => x.contiguous()?.apply_op1_no_bwd(self),
            None => self.plain.forward(x),
        }
    }
}

impl CustomOp1 for LayerNorm {
    fn name(&self) -> &'static str {
        "layer-norm"
    }

    fn cpu_fwd(&self, values: &CpuStorage, layout: &Layout) -> candle_core::Result<(CpuStorage, Shape)> {
        let (CpuStorage::F32(values), Some((start, end)), Some((weight, bias))) =
            (values, layout.contiguous_offsets(), &self.own)
        else {
            candle_core::bail!("{layout:?} is not contiguous f32");
        };
        let width = weight.len();
        if layout.dims().last() != Some(&width) {
            candle_core::bail!("{layout:?} for a norm over {width} values");
        }
        let values = &values[start..end];
        let mut output = vec![0.0; values.len()];
        output.par_chunks_mut(ROWS * width).zip(values.par_chunks(ROWS * width)).for_each(|(output, rows)| {
            normalise(rows, weight, bias, self.epsilon as f32, output);
        });
        Ok((CpuStorage::F32(output), layout.shape().clone()))
    }
}
