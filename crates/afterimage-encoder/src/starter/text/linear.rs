//! A linear layer whose weights stay in 4 bits.
//!
//! candle's own product of 4-bit weights rounds the activations to 8 bits and takes one weight row after the other; for a
//! few hundred inputs and more than a handful of tokens it is several times slower than this one. Here a tile of weights,
//! 32 inputs by two vectors of outputs, is expanded to `f32` in the first-level cache and used for all tokens. Weights are
//! packed once at load so that expanding needs no shuffles. Every token's sum is taken in the same order however many
//! tokens there are, so that a result never depends on what else is in the batch.

use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{CpuStorage, CustomOp1, DType, Layout, Shape, Tensor};
use pulp::{Arch, Simd, WithSimd};
use rayon::prelude::*;

use crate::kernels::{gelu, lanes};

/// Weights of one block share a scale.
const BLOCK: usize = 32;

/// Bytes of a Q4_0 block: an `f16` scale and 32 nibbles.
const BLOCK_BYTES: usize = 18;

/// The widest vectors there are, in `f32`s.
const MOST_LANES: usize = 16;

/// Tokens that use a tile before the next one is expanded; they stay in the second-level cache.
const CHUNK: usize = 96;

/// `x · weightᵀ + bias`, optionally followed by GELU.
pub(super) struct Linear {
    inputs: usize,
    outputs: usize,
    lanes: usize,
    /// `[panel][block][input][lane]`: the low nibble belongs to a panel's first vector of outputs, the high one to its second.
    nibbles: Vec<u8>,
    /// `[panel][block][output]`.
    scales: Vec<f32>,
    bias: Vec<f32>,
    gelu: bool,
}

impl Linear {
    /// Packs layers of the same inputs into one that gives all their outputs. `weights` are Q4_0, `[outputs, inputs]`,
    /// `biases` are `f32`, `[outputs]`.
    pub(super) fn new(weights: &[QTensor], biases: &[Tensor], gelu: bool) -> candle_core::Result<Self> {
        let lanes = lanes();
        let width = 2 * lanes;
        let bias = Tensor::cat(biases, 0)?.to_dtype(DType::F32)?.to_vec1::<f32>()?;
        let outputs = bias.len();
        let inputs = weights.first().map_or(Ok(0), |weight| weight.shape().dims2().map(|(_, inputs)| inputs))?;
        let mut blocks = Vec::new();
        for weight in weights {
            if weight.dtype() != GgmlDType::Q4_0 || weight.shape().dims2()?.1 != inputs {
                candle_core::bail!(
                    "weights are {:?} {:?}, not 4-bit of {inputs} inputs",
                    weight.dtype(),
                    weight.shape()
                );
            }
            blocks.extend_from_slice(&weight.data()?);
        }
        let row = inputs / BLOCK * BLOCK_BYTES;
        if blocks.len() != outputs * row || outputs % width != 0 || lanes > MOST_LANES {
            candle_core::bail!("weights of {} bytes don't make {outputs} outputs of {inputs} inputs", blocks.len());
        }

        let mut nibbles = Vec::with_capacity(outputs * inputs / 2);
        let mut scales = Vec::with_capacity(outputs * inputs / BLOCK);
        for panel in (0..outputs).step_by(width) {
            for block in 0..inputs / BLOCK {
                let bytes = |output: usize| &blocks[(panel + output) * row + block * BLOCK_BYTES..][..BLOCK_BYTES];
                let nibble = |output: usize, input: usize| {
                    let byte = bytes(output)[2 + input % 16];
                    if input < 16 { byte & 15 } else { byte >> 4 }
                };
                for input in 0..BLOCK {
                    nibbles.extend((0..lanes).map(|lane| nibble(lane, input) | (nibble(lane + lanes, input) << 4)));
                }
                let scale = |output| half::f16::from_le_bytes([bytes(output)[0], bytes(output)[1]]).to_f32();
                scales.extend((0..width).map(scale));
            }
        }
        Ok(Self { inputs, outputs, lanes, nibbles, scales, bias, gelu })
    }

    /// Maps `[tokens, inputs]` to `[tokens, outputs]`, both `f32`.
    pub(super) fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        x.apply_op1_no_bwd(self)
    }

    fn run(&self, input: &[f32]) -> Vec<f32> {
        let width = 2 * self.lanes;
        let tokens = input.len() / self.inputs;
        let mut panels = vec![0.0; tokens * self.outputs];
        panels.par_chunks_mut(tokens * width).enumerate().for_each(|(panel, sums)| {
            Arch::new().dispatch(Panel { linear: self, input, panel, sums });
        });
        let mut output = vec![0.0; tokens * self.outputs];
        output.par_chunks_mut(self.outputs).with_min_len(16).enumerate().for_each(|(token, row)| {
            for (panel, part) in row.chunks_exact_mut(width).enumerate() {
                part.copy_from_slice(&panels[(panel * tokens + token) * width..][..width]);
            }
        });
        output
    }
}

impl CustomOp1 for Linear {
    fn name(&self) -> &'static str {
        "linear-q4"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> candle_core::Result<(CpuStorage, Shape)> {
        let (tokens, inputs) = layout.shape().dims2()?;
        let input = match layout.contiguous_offsets() {
            Some((start, end)) if inputs == self.inputs => &storage.as_slice::<f32>()?[start..end],
            _ => candle_core::bail!("the input {layout:?} is not a contiguous matrix of {} columns", self.inputs),
        };
        let output = if tokens == 0 { Vec::new() } else { self.run(input) };
        Ok((CpuStorage::F32(output), (tokens, self.outputs).into()))
    }
}

/// The outputs of one panel for all tokens, `sums`: `[tokens, 2 × lanes]`.
struct Panel<'a> {
    linear: &'a Linear,
    input: &'a [f32],
    panel: usize,
    sums: &'a mut [f32],
}

impl WithSimd for Panel<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let width = 2 * S::F32_LANES;
        let blocks = self.linear.inputs / BLOCK;
        let bias = &self.linear.bias[self.panel * width..][..width];
        self.sums.chunks_exact_mut(width).for_each(|sums| sums.copy_from_slice(bias));

        let nibbles = &self.linear.nibbles[self.panel * blocks * BLOCK * S::F32_LANES..];
        let scales = &self.linear.scales[self.panel * blocks * width..];
        let mut tile = [0.0; BLOCK * 2 * MOST_LANES];
        let tile = &mut tile[..BLOCK * width];
        let chunks = self.sums.chunks_mut(CHUNK * width).zip(self.input.chunks(CHUNK * self.linear.inputs));
        for (sums, input) in chunks {
            let rows = input.as_chunks::<BLOCK>().0;
            for block in 0..blocks {
                let nibbles = &nibbles[block * BLOCK * S::F32_LANES..][..BLOCK * S::F32_LANES];
                expand::<S>(nibbles, &scales[block * width..][..width], tile);
                accumulate(simd, rows, blocks, block, tile, sums);
            }
        }
        if self.linear.gelu {
            self.sums.iter_mut().for_each(|x| *x = gelu(*x));
        }
    }
}

/// Expands a block of a panel to `[input, output]`.
#[inline(always)]
fn expand<S: Simd>(nibbles: &[u8], scales: &[f32], tile: &mut [f32]) {
    let (low_scales, high_scales) = scales.split_at(S::F32_LANES);
    for (nibbles, tile) in nibbles.chunks_exact(S::F32_LANES).zip(tile.chunks_exact_mut(2 * S::F32_LANES)) {
        let (low, high) = tile.split_at_mut(S::F32_LANES);
        for lane in 0..S::F32_LANES {
            low[lane] = f32::from((nibbles[lane] & 15) as i8 - 8) * low_scales[lane];
            high[lane] = f32::from((nibbles[lane] >> 4) as i8 - 8) * high_scales[lane];
        }
    }
}

/// Adds one block's part to the sums of all tokens. `rows` are the tokens' inputs, `blocks` arrays for each token.
#[inline(always)]
fn accumulate<S: Simd>(simd: S, rows: &[[f32; BLOCK]], blocks: usize, block: usize, tile: &[f32], sums: &mut [f32]) {
    let Some(tile) = S::as_simd_f32s(tile).0.as_chunks::<2>().0.first_chunk::<BLOCK>() else { return };
    let sums = S::as_mut_simd_f32s(sums).0.as_chunks_mut::<2>().0;
    let rows = |token: usize| &rows[token * blocks + block];
    let mut token = 0;
    // As many tokens at once as there are registers for.
    while token + 6 <= sums.len() {
        multiply::<S, 6>(simd, |i| rows(token + i), tile, &mut sums[token..]);
        token += 6;
    }
    if token + 4 <= sums.len() {
        multiply::<S, 4>(simd, |i| rows(token + i), tile, &mut sums[token..]);
        token += 4;
    }
    if token + 2 <= sums.len() {
        multiply::<S, 2>(simd, |i| rows(token + i), tile, &mut sums[token..]);
        token += 2;
    }
    if token < sums.len() {
        multiply::<S, 1>(simd, |i| rows(token + i), tile, &mut sums[token..]);
    }
}

/// Adds a tile's part to the first `TOKENS` sums.
#[inline(always)]
fn multiply<'a, S: Simd, const TOKENS: usize>(
    simd: S,
    input: impl Fn(usize) -> &'a [f32; BLOCK],
    tile: &[[S::f32s; 2]; BLOCK],
    sums: &mut [[S::f32s; 2]],
) {
    let Some(sums) = sums.first_chunk_mut::<TOKENS>() else { return };
    let inputs: [_; TOKENS] = std::array::from_fn(input);
    let mut registers = *sums;
    for (i, weights) in tile.iter().enumerate() {
        for (sum, input) in registers.iter_mut().zip(&inputs) {
            let input = simd.splat_f32s(input[i]);
            sum[0] = simd.mul_add_f32s(input, weights[0], sum[0]);
            sum[1] = simd.mul_add_f32s(input, weights[1], sum[1]);
        }
    }
    *sums = registers;
}

#[cfg(test)]
mod tests {
    use candle_core::Device;

    use super::*;

    /// Numbers in -1..1 without a pattern.
    fn noise(count: usize, seed: u64) -> Vec<f32> {
        let mut state = seed;
        let next = |_| {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 40) as f32 / (1u64 << 23) as f32 - 1.0
        };
        (0..count).map(next).collect()
    }

    fn quantized(outputs: usize, inputs: usize, seed: u64) -> QTensor {
        let weight = Tensor::from_vec(noise(outputs * inputs, seed), (outputs, inputs), &Device::Cpu).unwrap();
        QTensor::quantize(&weight, GgmlDType::Q4_0).unwrap()
    }

    fn bias(outputs: usize) -> Tensor {
        Tensor::from_vec(noise(outputs, 9), outputs, &Device::Cpu).unwrap()
    }

    #[test]
    fn it_multiplies_by_the_dequantized_weights() {
        for tokens in [1, 2, 3, 5, 7, 12, 101] {
            let (first, second) = (quantized(64, 96, 1), quantized(32, 96, 2));
            let x = Tensor::from_vec(noise(tokens * 96, 3), (tokens, 96), &Device::Cpu).unwrap();
            let dense = [&first, &second].map(|weight| weight.dequantize(&Device::Cpu).unwrap());
            let dense = Tensor::cat(&dense, 0).unwrap();
            let expected = x.matmul(&dense.t().unwrap()).unwrap().broadcast_add(&bias(96)).unwrap();
            let linear = Linear::new(&[first, second], &[bias(96)], false).unwrap();
            let difference = (linear.forward(&x).unwrap() - expected).unwrap().abs().unwrap().max_all().unwrap();
            let difference = difference.to_scalar::<f32>().unwrap();
            assert!(difference < 1e-4, "{tokens} tokens differ by {difference}");
        }
    }

    #[test]
    fn a_token_does_not_see_the_others() {
        let linear = Linear::new(&[quantized(32, 64, 1)], &[bias(32)], true).unwrap();
        let x = Tensor::from_vec(noise(130 * 64, 3), (130, 64), &Device::Cpu).unwrap();
        let together = linear.forward(&x).unwrap().to_vec2::<f32>().unwrap();
        for (token, expected) in together.iter().enumerate() {
            let alone = linear.forward(&x.narrow(0, token, 1).unwrap()).unwrap();
            assert_eq!(&alone.to_vec2::<f32>().unwrap()[0], expected);
        }
    }

    #[test]
    fn weights_of_another_kind_are_refused() {
        let weight = Tensor::zeros((32, 64), DType::F32, &Device::Cpu).unwrap();
        let weight = QTensor::quantize(&weight, GgmlDType::Q8_0).unwrap();
        assert!(Linear::new(&[weight], &[bias(32)], false).is_err());
        assert!(Linear::new(&[quantized(32, 64, 1)], &[bias(64)], false).is_err());
    }
}
