//! Exact products of whole numbers: 16 bits by 8 bits, summed in 32 bits.
//!
//! Every instruction set gives the same sums, so that which one a machine has never shows in a vector.

use super::simd::lanes;

/// The instructions that multiply and add.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dot {
    /// AVX-512 with VNNI.
    #[cfg(target_arch = "x86_64")]
    Avx512Vnni,
    /// AVX-512 without.
    #[cfg(target_arch = "x86_64")]
    Avx512,
    /// VNNI for vectors of 256 bits.
    #[cfg(target_arch = "x86_64")]
    AvxVnni,
    /// AVX2.
    #[cfg(target_arch = "x86_64")]
    Avx2,
}

/// The most rows and outputs that are multiplied at once.
pub(super) const MOST_SUMS: usize = 12 * 32;

impl Dot {
    /// The best there is for panels of two vectors of [`lanes`]; nothing where floats are as fast.
    pub fn of_this_machine() -> Option<Self> {
        Self::ALL.iter().copied().find(|dot| dot.lanes() == lanes() && dot.is_supported())
    }

    #[cfg(not(target_arch = "x86_64"))]
    const ALL: [Self; 0] = [];

    #[cfg(not(target_arch = "x86_64"))]
    fn is_supported(self) -> bool {
        match self {}
    }

    #[cfg(not(target_arch = "x86_64"))]
    fn lanes(self) -> usize {
        match self {}
    }

    #[cfg(not(target_arch = "x86_64"))]
    pub fn rows(self) -> usize {
        match self {}
    }

    #[cfg(not(target_arch = "x86_64"))]
    pub fn sums(self, _: usize, _: &[i16], _: &[i32], _: &mut [i32; MOST_SUMS]) {
        match self {}
    }
}

#[cfg(target_arch = "x86_64")]
impl Dot {
    /// The fastest first.
    const ALL: [Self; 4] = [Self::Avx512Vnni, Self::Avx512, Self::AvxVnni, Self::Avx2];

    fn is_supported(self) -> bool {
        let avx2 = is_x86_feature_detected!("avx2");
        let avx512 = is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512bw");
        match self {
            Self::Avx512Vnni => avx512 && is_x86_feature_detected!("avx512vnni"),
            Self::Avx512 => avx512,
            Self::AvxVnni => avx2 && is_x86_feature_detected!("avxvnni"),
            Self::Avx2 => avx2,
        }
    }

    /// Outputs in one vector.
    fn lanes(self) -> usize {
        match self {
            Self::Avx512Vnni | Self::Avx512 => 16,
            Self::AvxVnni | Self::Avx2 => 8,
        }
    }

    /// As many rows at once as there are registers for.
    pub fn rows(self) -> usize {
        match self {
            Self::Avx512Vnni | Self::Avx512 => 12,
            Self::AvxVnni | Self::Avx2 => 6,
        }
    }

    /// The products of `rows` rows (as many as [`Dot::rows`], or 4, 2 or 1) with a panel of outputs, `[row, output]`.
    ///
    /// `panel` is `[pair of inputs, output]`, the pair's first weight in the low byte; `values` is `[pair, row]`, its first
    /// value in the low half.
    pub fn sums(self, rows: usize, panel: &[i16], values: &[i32], sums: &mut [i32; MOST_SUMS]) {
        assert!(self.is_supported(), "{self:?} is not there");
        // SAFETY: the instructions are there.
        unsafe {
            match (self, rows) {
                (Self::Avx512Vnni, 12) => avx512_vnni::<12>(panel, values, sums),
                (Self::Avx512Vnni, 4) => avx512_vnni::<4>(panel, values, sums),
                (Self::Avx512Vnni, 2) => avx512_vnni::<2>(panel, values, sums),
                (Self::Avx512Vnni, 1) => avx512_vnni::<1>(panel, values, sums),
                (Self::Avx512, 12) => avx512::<12>(panel, values, sums),
                (Self::Avx512, 4) => avx512::<4>(panel, values, sums),
                (Self::Avx512, 2) => avx512::<2>(panel, values, sums),
                (Self::Avx512, 1) => avx512::<1>(panel, values, sums),
                (Self::AvxVnni, 6) => avx_vnni::<6>(panel, values, sums),
                (Self::AvxVnni, 4) => avx_vnni::<4>(panel, values, sums),
                (Self::AvxVnni, 2) => avx_vnni::<2>(panel, values, sums),
                (Self::AvxVnni, 1) => avx_vnni::<1>(panel, values, sums),
                (Self::Avx2, 6) => avx2::<6>(panel, values, sums),
                (Self::Avx2, 4) => avx2::<4>(panel, values, sums),
                (Self::Avx2, 2) => avx2::<2>(panel, values, sums),
                (Self::Avx2, 1) => avx2::<1>(panel, values, sums),
                _ => unreachable!("tiles of {rows} rows"),
            }
        }
    }
}

/// One product for each set of instructions: they differ in the width of vectors and in how a step is taken.
#[cfg(target_arch = "x86_64")]
macro_rules! products {
    ($($name:ident, $features:literal, $zero:ident, $load:ident, $widen:ident, $splat:ident, $store:ident,
       $sum:ident, $value:ident, $weights:ident => $step:expr;)*) => {$(
        #[target_feature(enable = $features)]
        fn $name<const ROWS: usize>(panel: &[i16], values: &[i32], sums: &mut [i32; MOST_SUMS]) {
            use std::arch::x86_64::*;
            let mut all = [[$zero(); 2]; ROWS];
            let lanes = size_of_val(&all[0][0]) / size_of::<i32>();
            let pairs = values.len() / ROWS;
            assert!(panel.len() == pairs * 2 * lanes && ROWS * 2 * lanes <= MOST_SUMS, "the shape of a panel");
            for pair in 0..pairs {
                // SAFETY: `panel` holds two times `lanes` weights for every pair.
                let halves = unsafe {
                    let at = panel.as_ptr().add(pair * 2 * lanes);
                    [$widen($load(at.cast())), $widen($load(at.add(lanes).cast()))]
                };
                for (row, all) in all.iter_mut().enumerate() {
                    // SAFETY: `values` holds ROWS values for every pair.
                    let $value = $splat(unsafe { *values.get_unchecked(pair * ROWS + row) });
                    for ($sum, $weights) in all.iter_mut().zip(halves) {
                        *$sum = $step;
                    }
                }
            }
            for (all, sums) in all.iter().zip(sums.chunks_exact_mut(2 * lanes)) {
                for (sum, place) in all.iter().zip(sums.chunks_exact_mut(lanes)) {
                    // SAFETY: `place` is one vector long.
                    unsafe { $store(place.as_mut_ptr().cast(), *sum) };
                }
            }
        }
    )*};
}

#[cfg(target_arch = "x86_64")]
products! {
    avx512_vnni, "avx512f,avx512bw,avx512vnni", _mm512_setzero_si512, _mm256_loadu_si256, _mm512_cvtepi8_epi16,
        _mm512_set1_epi32, _mm512_storeu_si512, sum, value, weights => _mm512_dpwssd_epi32(*sum, weights, value);
    avx512, "avx512f,avx512bw", _mm512_setzero_si512, _mm256_loadu_si256, _mm512_cvtepi8_epi16,
        _mm512_set1_epi32, _mm512_storeu_si512, sum, value, weights =>
        _mm512_add_epi32(*sum, _mm512_madd_epi16(weights, value));
    avx_vnni, "avx2,avxvnni", _mm256_setzero_si256, _mm_loadu_si128, _mm256_cvtepi8_epi16,
        _mm256_set1_epi32, _mm256_storeu_si256, sum, value, weights => _mm256_dpwssd_avx_epi32(*sum, weights, value);
    avx2, "avx2", _mm256_setzero_si256, _mm_loadu_si128, _mm256_cvtepi8_epi16,
        _mm256_set1_epi32, _mm256_storeu_si256, sum, value, weights =>
        _mm256_add_epi32(*sum, _mm256_madd_epi16(weights, value));
}

#[cfg(all(test, target_arch = "x86_64"))]
mod tests {
    use super::*;

    #[test]
    fn all_instructions_give_the_exact_sums() {
        const PAIRS: usize = 37;
        let noise = |i: usize| (i as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33;
        for dot in Dot::ALL.into_iter().filter(|dot| dot.is_supported()) {
            let width = 2 * dot.lanes();
            let panel: Vec<i16> = (0..PAIRS * width).map(|i| noise(i) as i16).collect();
            for rows in [dot.rows(), 4, 2, 1] {
                let values: Vec<i32> = (0..PAIRS * rows).map(|i| noise(i + 9999) as i32).collect();
                let mut sums = [0; MOST_SUMS];
                dot.sums(rows, &panel, &values, &mut sums);
                for row in 0..rows {
                    for output in 0..width {
                        let product = |pair: usize| {
                            let (weights, values) = (panel[pair * width + output], values[pair * rows + row]);
                            i64::from(weights as i8) * i64::from(values as i16)
                                + i64::from(weights >> 8) * i64::from(values >> 16)
                        };
                        let expected: i64 = (0..PAIRS).map(product).sum();
                        assert_eq!(i64::from(sums[row * width + output]), expected, "{dot:?} {rows} {row} {output}");
                    }
                }
            }
        }
    }
}
