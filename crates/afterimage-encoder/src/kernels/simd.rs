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
