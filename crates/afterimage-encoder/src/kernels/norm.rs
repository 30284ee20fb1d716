//! Layer normalisation (Ba et al. 2016), many values at a time.

use pulp::{Arch, Simd, WithSimd};

use super::simd::sum_of;

/// Shifts and scales each row of `rows`, `[n, weight.len()]`, to mean 0 and variance 1, times `weight` plus `bias`, into
/// `output` of the same shape. `epsilon` is added to the variance.
pub(crate) fn normalise(rows: &[f32], weight: &[f32], bias: &[f32], epsilon: f32, output: &mut [f32]) {
    assert!(rows.len() == output.len() && weight.len() == bias.len(), "the shapes");
    Arch::new().dispatch(Normalise { rows, weight, bias, epsilon, output });
}

struct Normalise<'a> {
    rows: &'a [f32],
    weight: &'a [f32],
    bias: &'a [f32],
    epsilon: f32,
    output: &'a mut [f32],
}

impl WithSimd for Normalise<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let width = self.weight.len();
        for (row, output) in self.rows.chunks_exact(width).zip(self.output.chunks_exact_mut(width)) {
            let mean = sum_of(row, |x| x) / width as f32;
            // Around the mean: the difference of two large sums would lose what is small.
            let variance = sum_of(row, |x| (x - mean) * (x - mean)) / width as f32;
            let scale = (variance + self.epsilon).sqrt().recip();
            for i in 0..width {
                output[i] = (row[i] - mean) * scale * self.weight[i] + self.bias[i];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Module, Tensor};

    use super::*;

    #[test]
    fn it_is_candles() {
        for width in [1, 7, 16, 100, 768] {
            let random = |shape: &[usize]| Tensor::randn(3f32, 2.0, shape, &Device::Cpu).unwrap();
            let (x, weight, bias) = (random(&[5, width]), random(&[width]), random(&[width]));
            let expected = candle_nn::LayerNorm::new(weight.clone(), bias.clone(), 1e-5).forward(&x).unwrap();
            let [x, weight, bias, expected] =
                [x, weight, bias, expected].map(|tensor| tensor.flatten_all().unwrap().to_vec1::<f32>().unwrap());
            let mut output = vec![f32::NAN; x.len()];
            normalise(&x, &weight, &bias, 1e-5, &mut output);
            for (a, b) in output.iter().zip(&expected) {
                // A row of one value has no variance: what is left of it is noise.
                assert!((a - b).abs() < if width == 1 { 0.1 } else { 1e-4 }, "{width}: {a} instead of {b}");
            }
        }
    }
}
