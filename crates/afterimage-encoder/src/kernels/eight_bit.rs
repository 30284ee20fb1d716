//! Weights of a matrix product in 8 bits: whole numbers from -127 to 127, and a scale for each output.
//!
//! Where the machine multiplies whole numbers faster than floats, the rows that come in are rounded too, each with a scale of
//! its own, to as many bits as the sums of 32 bits leave room for: 12 at the least for 4096 inputs, and 15 for a few
//! hundred. So the error is that of the weights. Elsewhere the weights are expanded panel by panel and multiplied as floats.

use pulp::{Simd, WithSimd};

use super::activation::{self, Activation};
use super::dot::{Dot, MOST_SUMS};
use super::pointwise::CHUNK;
use super::simd::lanes;

/// Rounds `row` to whole numbers from -127 to 127, which are appended to `to`; what one of them is worth.
pub(crate) fn round(row: &[f32], to: &mut Vec<i8>) -> f32 {
    let largest = row.iter().fold(0.0_f32, |largest, x| largest.max(x.abs()));
    let scale = largest / 127.0;
    let per_step = if scale > 0.0 { scale.recip() } else { 0.0 };
    to.extend(row.iter().map(|x| (x * per_step).round() as i8));
    scale
}

/// Weights in 8 bits, in panels two vectors wide.
#[derive(Debug)]
pub(super) struct EightBit {
    /// `[panel][pair of inputs][output]`: the first weight of a pair in the low byte. What is missing is zero.
    pairs: Vec<i16>,
    /// What one step is worth, for each output; filled up with zeros to whole panels.
    scales: Vec<f32>,
    pairs_of_inputs: usize,
    /// Values may be as large as this when they are whole numbers: no sum leaves 32 bits then.
    limit: f32,
}

impl EightBit {
    /// Rounds and packs `weight`, `[outputs, inputs]` row by row.
    pub fn new(weight: &[f32], inputs: usize) -> Self {
        let width = 2 * lanes();
        let mut whole = Vec::with_capacity(weight.len());
        let mut scales: Vec<f32> = weight.chunks_exact(inputs).map(|row| round(row, &mut whole)).collect();
        let sums = whole.chunks_exact(inputs).map(|row| row.iter().map(|x| u64::from(x.unsigned_abs())).sum::<u64>());
        let limit = (i32::MAX as u64 / sums.max().unwrap_or(1).max(1)).min(i16::MAX as u64) as f32;
        scales.resize(scales.len().next_multiple_of(width), 0.0);
        let pairs_of_inputs = inputs.div_ceil(2);
        let mut pairs = vec![0; scales.len() * pairs_of_inputs];
        for (output, row) in whole.chunks_exact(inputs).enumerate() {
            let panel = &mut pairs[output / width * width * pairs_of_inputs..];
            for (pair, weights) in row.chunks(2).enumerate() {
                panel[pair * width + output % width] =
                    i16::from_le_bytes([weights[0], weights.get(1).copied().unwrap_or(0)].map(i8::cast_unsigned));
            }
        }
        Self { pairs, scales, pairs_of_inputs, limit }
    }

    /// Outputs, those that fill up the last panel included.
    pub fn padded_outputs(&self) -> usize {
        self.scales.len()
    }

    /// Writes the panel of the outputs from `first` on as floats, `[input, output]`; inputs may be followed by a row of zeros.
    #[inline(always)]
    pub fn expand(&self, first: usize, width: usize, to: &mut Vec<f32>) {
        to.resize(2 * self.pairs_of_inputs * width, 0.0);
        let scales = &self.scales[first..][..width];
        let panel = &self.pairs[first * self.pairs_of_inputs..][..self.pairs_of_inputs * width];
        for (pairs, to) in panel.chunks_exact(width).zip(to.chunks_exact_mut(2 * width)) {
            let (low, high) = to.split_at_mut(width);
            for i in 0..width {
                low[i] = f32::from((pairs[i] << 8) >> 8) * scales[i];
                high[i] = f32::from(pairs[i] >> 8) * scales[i];
            }
        }
    }
}

/// A product of whole numbers: `input`, `[rows, inputs]`, with all weights, into `output`.
pub(super) struct WholeProduct<'a> {
    pub weights: &'a EightBit,
    /// As long as the padded outputs.
    pub bias: &'a [f32],
    pub inputs: usize,
    pub outputs: usize,
    pub input: &'a [f32],
    pub residual: Option<&'a [f32]>,
    pub activation: Option<Activation>,
    pub output: &'a mut [f32],
    pub dot: Dot,
}

impl WithSimd for WholeProduct<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Self { weights, inputs, outputs, dot, .. } = self;
        let (pairs, width) = (weights.pairs_of_inputs, 2 * S::F32_LANES);
        let tiles = [dot.rows(), 4, 2, 1];
        let (mut whole, mut values, mut scales) = (vec![0; 2 * pairs], Vec::new(), Vec::new());
        let mut sums = [0; MOST_SUMS];
        for (chunk, input) in self.input.chunks(CHUNK * inputs).enumerate() {
            let rows = input.len() / inputs;
            values.resize(rows * pairs, 0);
            scales.clear();
            let mut row = 0;
            for tile in tiles {
                while rows - row >= tile {
                    for i in 0..tile {
                        scales.push(round_row(&input[(row + i) * inputs..][..inputs], weights.limit, &mut whole));
                        let place = &mut values[row * pairs + i..];
                        for pair in 0..pairs {
                            let low = i32::from(whole[2 * pair].cast_unsigned());
                            place[pair * tile] = low | i32::from(whole[2 * pair + 1]) << 16;
                        }
                    }
                    row += tile;
                }
            }
            for (panel, first) in weights.pairs.chunks_exact(pairs * width).zip((0..).step_by(width)) {
                let here = width.min(outputs - first);
                let mut row = 0;
                for tile in tiles {
                    while rows - row >= tile {
                        dot.sums(tile, panel, &values[row * pairs..][..tile * pairs], &mut sums);
                        for i in 0..tile {
                            let start = (chunk * CHUNK + row + i) * outputs + first;
                            finish(
                                &sums[i * width..][..here],
                                scales[row + i],
                                &weights.scales[first..][..here],
                                &self.bias[first..][..here],
                                self.residual.map(|residual| &residual[start..][..here]),
                                &mut self.output[start..][..here],
                            );
                        }
                        row += tile;
                    }
                }
                if let Some(activation) = self.activation {
                    for row in 0..rows {
                        let start = (chunk * CHUNK + row) * outputs + first;
                        activation::apply(activation, &mut self.output[start..][..here]);
                    }
                }
            }
        }
    }
}

/// Rounds one row to whole numbers of at most `limit`; what one of them is worth. `whole` is as long as the row or longer by one.
#[inline(always)]
fn round_row(row: &[f32], limit: f32, whole: &mut [i16]) -> f32 {
    /// Adding it rounds to a whole number, which then stands in the low bits.
    const ROUND: f32 = 12_582_912.0;
    // Without their sign, floats are in the order of their bits; what is no number is above all that are.
    let mut largest = 0;
    for x in row {
        largest = largest.max(x.to_bits() & 0x7fff_ffff);
    }
    let largest = f32::from_bits(largest);
    let per_step = if largest > 0.0 { limit / largest } else { 0.0 };
    for (x, whole) in row.iter().zip(whole) {
        *whole = (x * per_step + ROUND).to_bits() as i16;
    }
    largest / limit
}

/// Sums of whole numbers become floats again.
#[inline(always)]
fn finish(sums: &[i32], scale: f32, scales: &[f32], bias: &[f32], residual: Option<&[f32]>, output: &mut [f32]) {
    match residual {
        Some(residual) => {
            for i in 0..output.len() {
                output[i] = sums[i] as f32 * (scale * scales[i]) + bias[i] + residual[i];
            }
        }
        None => {
            for i in 0..output.len() {
                output[i] = sums[i] as f32 * (scale * scales[i]) + bias[i];
            }
        }
    }
}
