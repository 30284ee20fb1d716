//! Unchecked vector loads and stores, the one place where the kernels leave slices.

use pulp::Simd;

/// The kernels of this module speak of "vectors": as many `f32` as the machine multiplies at once (16 with AVX-512, 8 with
/// AVX2, 4 with NEON).
pub(crate) fn lanes() -> usize {
    struct Lanes;
    impl pulp::WithSimd for Lanes {
        type Output = usize;

        #[inline(always)]
        fn with_simd<S: Simd>(self, _: S) -> usize {
            S::F32_LANES
        }
    }
    pulp::Arch::new().dispatch(Lanes)
}

/// Loads one whole vector.
///
/// # Safety
/// `from` must be valid for reading [`Simd::F32_LANES`] floats. Any alignment will do.
#[inline(always)]
pub(crate) unsafe fn load<S: Simd>(from: *const f32) -> S::f32s {
    // SAFETY: the caller's promise; every bit pattern is a valid vector of floats.
    unsafe { from.cast::<S::f32s>().read_unaligned() }
}

/// Stores one whole vector.
///
/// # Safety
/// `to` must be valid for writing [`Simd::F32_LANES`] floats. Any alignment will do.
#[inline(always)]
pub(crate) unsafe fn store<S: Simd>(to: *mut f32, value: S::f32s) {
    // SAFETY: the caller's promise.
    unsafe { to.cast::<S::f32s>().write_unaligned(value) }
}

/// Sums that are taken side by side, as many as the widest vector holds: floats may not be added in another order than is
/// written, so one sum alone would be taken value by value.
const SUMS: usize = 16;

/// The sum of `f` of all values.
#[inline(always)]
pub(crate) fn sum_of(values: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = values.as_chunks::<SUMS>();
    let mut sums = [0.0; SUMS];
    for chunk in chunks {
        for i in 0..SUMS {
            sums[i] += f(chunk[i]);
        }
    }
    for i in 0..rest.len() {
        sums[i] += f(rest[i]);
    }
    let mut sum = 0.0;
    for part in sums {
        sum += part;
    }
    sum
}

/// The largest value; values that are no numbers are passed over.
#[inline(always)]
pub(crate) fn largest(values: &[f32]) -> f32 {
    let (chunks, rest) = values.as_chunks::<SUMS>();
    let mut largest = [f32::NEG_INFINITY; SUMS];
    for chunk in chunks {
        for i in 0..SUMS {
            largest[i] = if chunk[i] > largest[i] { chunk[i] } else { largest[i] };
        }
    }
    let mut all = f32::NEG_INFINITY;
    for value in largest {
        all = if value > all { value } else { all };
    }
    for &value in rest {
        all = if value > all { value } else { all };
    }
    all
}
