//! Self-attention on the CPU in one step, from joined projections to mixed values.

use candle_core::{CpuStorage, CustomOp1, DType, Layout, Shape, Tensor};

use crate::kernels::{Heads, Mask, attend};

/// Self-attention of `heads` heads.
pub(super) struct SelfAttention {
    heads: usize,
    mask: Option<Mask>,
}

impl SelfAttention {
    /// Attention over `joined`, `[batch, positions, 3 × width]`, if it can be computed here; `mask` as in
    /// [`Transformer::forward`](super::transformer::Transformer::forward), the same for all heads.
    pub fn of(joined: &Tensor, heads: usize, mask: Option<&Tensor>) -> candle_core::Result<Option<Self>> {
        if !joined.device().is_cpu() || joined.dtype() != DType::F32 {
            return Ok(None);
        }
        let mask = mask.map(|mask| {
            let (batch, heads, queries, positions) = mask.dims4()?;
            if heads != 1 {
                candle_core::bail!("a mask for {heads} heads");
            }
            Ok(Mask {
                values: mask.flatten_all()?.to_vec1()?,
                batch_step: if batch == 1 { 0 } else { queries * positions },
                query_step: if queries == 1 { 0 } else { positions },
            })
        });
        Ok(Some(Self { heads, mask: mask.transpose()? }))
    }

    /// Mixed values, `[batch, positions, width]`.
    pub fn forward(&self, joined: &Tensor) -> candle_core::Result<Tensor> {
        joined.contiguous()?.apply_op1_no_bwd(self)
    }
}

impl CustomOp1 for SelfAttention {
    fn name(&self) -> &'static str {
        "self-attention"
    }

    fn cpu_fwd(&self, values: &CpuStorage, layout: &Layout) -> candle_core::Result<(CpuStorage, Shape)> {
        let (CpuStorage::F32(values), Some((start, end))) = (values, layout.contiguous_offsets()) else {
            candle_core::bail!("{layout:?} is not contiguous f32");
        };
        let (batch, positions, joined) = layout.shape().dims3()?;
        let shape = Heads { batch, positions, heads: self.heads, size: joined / 3 / self.heads };
        let mixed = attend(&values[start..end], shape, self.mask.as_ref());
        Ok((CpuStorage::F32(mixed), (batch, positions, joined / 3).into()))
    }
}

#[cfg(test)]
mod tests {
    use candle_core::{D, Device};

    use super::*;
    use crate::families::transformer::attend;

    #[test]
    fn it_is_attention_step_by_step() {
        for (batch, positions, heads, size) in [(1, 1, 1, 3), (3, 7, 2, 16), (2, 50, 3, 64), (2, 33, 2, 20)] {
            let joined = Tensor::randn(0f32, 1.5, (batch, positions, 3 * heads * size), &Device::Cpu).unwrap();
            let part = |index: usize| {
                let part = joined.narrow(D::Minus1, index * heads * size, heads * size).unwrap();
                part.reshape((batch, positions, heads, size)).unwrap().transpose(1, 2).unwrap().contiguous().unwrap()
            };
            let mask = |shape: (usize, usize, usize, usize), shown: &dyn Fn(usize) -> bool| {
                let values: Vec<f32> = (0..shape.0 * shape.1 * shape.2 * shape.3)
                    .map(|i| if shown(i) { 0.0 } else { f32::NEG_INFINITY })
                    .collect();
                Tensor::from_vec(values, shape, &Device::Cpu).unwrap()
            };
            let earlier = mask((1, 1, positions, positions), &|i| i % positions <= i / positions);
            let padding = mask((batch, 1, 1, positions), &|i| i % positions <= i / positions + 1);
            for mask in [None, Some(earlier), Some(padding)] {
                let expected = attend(&part(0), &part(1), &part(2), mask.as_ref()).unwrap();
                let expected = expected.transpose(1, 2).unwrap().reshape((batch, positions, heads * size)).unwrap();
                let mixed =
                    SelfAttention::of(&joined, heads, mask.as_ref()).unwrap().unwrap().forward(&joined).unwrap();
                let worst = (mixed - expected).unwrap().abs().unwrap().max_all().unwrap().to_scalar::<f32>().unwrap();
                assert!(worst < 1e-5, "{batch} {positions} {heads} {size}: {worst}");
            }
        }
    }
}
