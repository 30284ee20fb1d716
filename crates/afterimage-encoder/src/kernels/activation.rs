//! Non-linearities in place, many values at a time.

use std::f32::consts::{FRAC_1_SQRT_2, LN_2, LOG2_E};

use pulp::{Arch, Simd, WithSimd};

/// The non-linearity of a feed-forward network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Activation {
    /// By the error function (Hendrycks and Gimpel 2016).
    Gelu,
    /// The same, approximated by a tanh.
    GeluTanh,
    /// The same, approximated by a sigmoid: `x · σ(1.702 x)`; OpenAI's CLIP was trained with it.
    QuickGelu,
    /// `x · σ(x)` (Ramachandran et al. 2017), also called SiLU.
    Swish,
}

/// Applies `activation` to every value.
pub(crate) fn activate(activation: Activation, values: &mut [f32]) {
    Arch::new().dispatch(Activate { activation, values });
}

struct Activate<'a> {
    activation: Activation,
    values: &'a mut [f32],
}

impl WithSimd for Activate<'_> {
    type Output = ();

    // Loops and no closures: those would be compiled for the oldest processor.
    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        match self.activation {
            Activation::Gelu => {
                for x in self.values {
                    *x = gelu(*x);
                }
            }
            Activation::GeluTanh => {
                for x in self.values {
                    // (1 + tanh u) / 2 is σ(2u).
                    *x *= sigmoid(1.595_769 * (*x + 0.044_715 * *x * *x * *x));
                }
            }
            Activation::QuickGelu => {
                for x in self.values {
                    *x *= sigmoid(1.702 * *x);
                }
            }
            Activation::Swish => {
                for x in self.values {
                    *x *= sigmoid(*x);
                }
            }
        }
    }
}

/// `x · Φ(x)`, within 1e-6 for |x| up to 10.
#[inline(always)]
pub(crate) fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * FRAC_1_SQRT_2))
}

/// Abramowitz and Stegun 7.1.26; the absolute error is at most 1.5e-7.
#[inline(always)]
fn erf(x: f32) -> f32 {
    let t = 1.0 / (1.0 + 0.327_591_1 * x.abs());
    let polynomial = ((((1.061_405_4 * t - 1.453_152_1) * t + 1.421_413_8) * t - 0.284_496_72) * t + 0.254_829_6) * t;
    (1.0 - polynomial * exp(-x * x)).copysign(x)
}

/// `1 / (1 + e⁻ˣ)`.
#[inline(always)]
fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// `eˣ`, within 3e-7 of it: a power of two by its bits times a polynomial for what is left. Ends at 2¹²⁶ and 2⁻¹²⁶.
#[inline(always)]
fn exp(x: f32) -> f32 {
    /// Adding it rounds to a whole number, which then stands in the low bits.
    const ROUND: f32 = 12_582_912.0;
    let power = (x * LOG2_E).clamp(-126.0, 126.0);
    let rounded = power + ROUND;
    let rest = (power - (rounded - ROUND)) * LN_2;
    let scale = f32::from_bits(rounded.to_bits().wrapping_add(127) << 23);
    let series = 1.0
        + rest
            * (1.0
                + rest * (1.0 / 2.0 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0)))));
    scale * series
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Tensor};

    use super::*;

    #[test]
    fn they_agree_with_candles() {
        let xs: Vec<f32> = (-60_000..60_000).map(|i| i as f32 / 5000.0).collect();
        let tensor = Tensor::from_slice(&xs, xs.len(), &Device::Cpu).unwrap();
        let quick = (&tensor * candle_nn::ops::sigmoid(&(&tensor * 1.702).unwrap()).unwrap()).unwrap();
        for (activation, expected) in [
            (Activation::Gelu, tensor.gelu_erf().unwrap()),
            (Activation::GeluTanh, tensor.gelu().unwrap()),
            (Activation::QuickGelu, quick),
            (Activation::Swish, tensor.silu().unwrap()),
        ] {
            let mut values = xs.clone();
            activate(activation, &mut values);
            for (value, expected) in values.iter().zip(expected.to_vec1::<f32>().unwrap()) {
                assert!((value - expected).abs() < 3e-6, "{activation:?}: {value} instead of {expected}");
            }
        }
    }

    #[test]
    fn they_stay_finite_far_out() {
        for activation in [Activation::Gelu, Activation::GeluTanh, Activation::QuickGelu, Activation::Swish] {
            let mut values = [1e4, -1e4, 0.0];
            activate(activation, &mut values);
            assert!((values[0] - 1e4).abs() < 0.01 && values[1].abs() < 0.01 && values[2] == 0.0, "{values:?}");
        }
    }
}
