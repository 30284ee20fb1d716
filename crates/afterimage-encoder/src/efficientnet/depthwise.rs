//! Depthwise convolution: every channel is filtered on its own, then a bias and perhaps ReLU6.
//!
//! With channels last, neighbouring channels lie side by side and are filtered together, one vector at a time. Eight
//! neighbouring pixels are computed at once: they share inputs and taps, and eight sums keep the multipliers busy.
//! The input comes with its padding, so that no pixel is a special case.

use pulp::Simd;

use super::padding::Padded;
use crate::kernels::{load, store};

/// A depthwise convolution with its bias, followed by ReLU6 or by nothing.
#[derive(Debug)]
pub(crate) struct Depthwise {
    kernel: usize,
    stride: usize,
    channels: usize,
    /// `[kernel, kernel, channels]`.
    taps: Vec<f32>,
    /// `[channels]`.
    bias: Vec<f32>,
    relu6: bool,
}

impl Depthwise {
    /// Rearranges `weight`, `[channels, kernel, kernel]`. `kernel` is 3 or 5 and `stride` 1 or 2.
    pub(crate) fn new(weight: &[f32], bias: &[f32], kernel: usize, stride: usize, relu6: bool) -> Self {
        assert!(matches!((kernel, stride), (3 | 5, 1 | 2)), "no depthwise kernel of size {kernel} and stride {stride}");
        let (channels, area) = (bias.len(), kernel * kernel);
        assert_eq!(weight.len(), channels * area, "depthwise weights");
        let taps = (0..area).flat_map(|tap| (0..channels).map(move |channel| weight[channel * area + tap])).collect();
        Self { kernel, stride, channels, taps, bias: bias.to_vec(), relu6 }
    }

    pub(super) fn kernel(&self) -> usize {
        self.kernel
    }

    pub(super) fn stride(&self) -> usize {
        self.stride
    }

    pub(super) fn channels(&self) -> usize {
        self.channels
    }

    /// Between what the results are kept. Without ReLU6 the bounds change nothing, which is cheaper than asking every time.
    fn bounds(&self) -> (f32, f32) {
        if self.relu6 { (0.0, 6.0) } else { (f32::NEG_INFINITY, f32::INFINITY) }
    }

    /// Filters `input`, `[(rows - 1) × stride + kernel, columns.padded, channels]` with its padding, into `output`,
    /// `[rows, columns.output, channels]`.
    pub(super) fn run(&self, input: &[f32], columns: Padded, output: &mut [f32]) {
        let rows = output.len() / (columns.output * self.channels);
        let input_rows = (rows - 1) * self.stride + self.kernel;
        assert_eq!(output.len(), rows * columns.output * self.channels, "depthwise output");
        assert_eq!(input.len(), input_rows * columns.padded * self.channels, "depthwise input");
        let arch = pulp::Arch::new();
        match (self.kernel, self.stride) {
            (3, 1) => arch.dispatch(Filter::<3, 1> { op: self, input, columns, output }),
            (3, _) => arch.dispatch(Filter::<3, 2> { op: self, input, columns, output }),
            (_, 1) => arch.dispatch(Filter::<5, 1> { op: self, input, columns, output }),
            (_, _) => arch.dispatch(Filter::<5, 2> { op: self, input, columns, output }),
        }
    }
}

/// The work on some rows.
struct Filter<'a, const KERNEL: usize, const STRIDE: usize> {
    op: &'a Depthwise,
    input: &'a [f32],
    columns: Padded,
    output: &'a mut [f32],
}

impl<const KERNEL: usize, const STRIDE: usize> pulp::WithSimd for Filter<'_, KERNEL, STRIDE> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let whole = self.op.channels / S::F32_LANES * S::F32_LANES;
        for channel in (0..whole).step_by(S::F32_LANES) {
            self.vector(simd, channel);
        }
        for channel in whole..self.op.channels {
            self.scalar(channel);
        }
    }
}

impl<const KERNEL: usize, const STRIDE: usize> Filter<'_, KERNEL, STRIDE> {
    /// Filters the vector of channels that starts at `channel`.
    #[inline(always)]
    fn vector<S: Simd>(&mut self, simd: S, channel: usize) {
        let (channels, width) = (self.op.channels, self.columns.output);
        let taps = &self.op.taps[channel..];
        let bias = simd.partial_load_f32s(&self.op.bias[channel..][..S::F32_LANES]);
        let (low, high) = self.op.bounds();
        let bounds = (simd.splat_f32s(low), simd.splat_f32s(high));
        let line = self.columns.padded * channels;
        for (y, output) in self.output.chunks_exact_mut(width * channels).enumerate() {
            let rows: [&[f32]; KERNEL] = std::array::from_fn(|ky| &self.input[(y * STRIDE + ky) * line..][..line]);
            let row = OutputRow { rows, taps, channels, channel };
            let mut x = 0;
            // Nearly all widths of the network are one more than a multiple of eight, and one pixel alone is slow.
            if width % 8 == 1 && width > 8 {
                row.pixels::<S, STRIDE, 9>(simd, bias, bounds, x, output);
                x += 9;
            }
            while x + 8 <= width {
                row.pixels::<S, STRIDE, 8>(simd, bias, bounds, x, output);
                x += 8;
            }
            while x < width {
                row.pixels::<S, STRIDE, 1>(simd, bias, bounds, x, output);
                x += 1;
            }
        }
    }

    /// Filters one channel that is left over.
    fn scalar(&mut self, channel: usize) {
        let (channels, width) = (self.op.channels, self.columns.output);
        let (low, high) = self.op.bounds();
        for (y, output) in self.output.chunks_exact_mut(width * channels).enumerate() {
            for x in 0..width {
                let mut sum = self.op.bias[channel];
                for (ky, kx) in (0..KERNEL).flat_map(|ky| (0..KERNEL).map(move |kx| (ky, kx))) {
                    let pixel = (y * STRIDE + ky) * self.columns.padded + x * STRIDE + kx;
                    let tap = self.op.taps[(ky * KERNEL + kx) * channels + channel];
                    sum = self.input[pixel * channels + channel].mul_add(tap, sum);
                }
                output[x * channels + channel] = sum.clamp(low, high);
            }
        }
    }
}

/// What a vector of channels of one output row is computed from.
struct OutputRow<'a, const KERNEL: usize> {
    /// The input rows under the kernel.
    rows: [&'a [f32]; KERNEL],
    /// The taps from the vector's first channel on.
    taps: &'a [f32],
    channels: usize,
    /// The vector's first channel.
    channel: usize,
}

impl<const KERNEL: usize> OutputRow<'_, KERNEL> {
    /// `PIXELS` neighbours from `x` on.
    #[inline(always)]
    fn pixels<S: Simd, const STRIDE: usize, const PIXELS: usize>(
        &self,
        simd: S,
        bias: S::f32s,
        (low, high): (S::f32s, S::f32s),
        x: usize,
        output: &mut [f32],
    ) {
        let channels = self.channels;
        let taps = &self.taps[..(KERNEL * KERNEL - 1) * channels + S::F32_LANES];
        let start = x * STRIDE * channels + self.channel;
        let length = ((PIXELS - 1) * STRIDE + KERNEL - 1) * channels + S::F32_LANES;
        let mut sums = [bias; PIXELS];
        for (ky, row) in self.rows.iter().enumerate() {
            let row = &row[start..start + length];
            for kx in 0..KERNEL {
                // SAFETY: the last tap's vector ends where `taps` does.
                let tap = unsafe { load::<S>(taps.as_ptr().add((ky * KERNEL + kx) * channels)) };
                for (pixel, sum) in sums.iter_mut().enumerate() {
                    // SAFETY: the last vector read ends where `row` does.
                    let value = unsafe { load::<S>(row.as_ptr().add((pixel * STRIDE + kx) * channels)) };
                    *sum = simd.mul_add_f32s(value, tap, *sum);
                }
            }
        }
        let start = x * channels + self.channel;
        let output = &mut output[start..start + (PIXELS - 1) * channels + S::F32_LANES];
        for (pixel, &sum) in sums.iter().enumerate() {
            let sum = simd.min_f32s(simd.max_f32s(sum, low), high);
            // SAFETY: the last vector written ends where `output` does.
            unsafe { store::<S>(output.as_mut_ptr().add(pixel * channels), sum) };
        }
    }
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Tensor};

    use super::super::padding::Padding;
    use super::*;

    /// Values that repeat with no period of the shapes below.
    fn weave(length: usize, step: f32) -> Vec<f32> {
        (0..length).map(|i| (i as f32 * step).sin()).collect()
    }

    /// candle's own grouped convolution on explicitly padded input, channels last.
    fn plain(input: &[f32], weight: &[f32], bias: &[f32], kernel: usize, stride: usize, height: usize) -> Vec<f32> {
        let channels = bias.len();
        let width = input.len() / height / channels;
        let input = Tensor::from_slice(input, (1, height, width, channels), &Device::Cpu).unwrap();
        let weight = Tensor::from_slice(weight, (channels, 1, kernel, kernel), &Device::Cpu).unwrap();
        let bias = Tensor::from_slice(bias, (1, channels, 1, 1), &Device::Cpu).unwrap();
        let input = input.permute((0, 3, 1, 2)).unwrap().contiguous().unwrap();
        let output = input.conv2d(&weight, 0, stride, 1, channels).unwrap().broadcast_add(&bias).unwrap();
        let output = output.permute((0, 2, 3, 1)).unwrap();
        output.flatten_all().unwrap().to_vec1().unwrap()
    }

    #[test]
    fn the_kernel_gives_what_the_plain_grouped_convolution_gives() {
        for (kernel, stride) in [(3, 1), (3, 2), (5, 1), (5, 2)] {
            // Channels: less than a vector, whole vectors, and a remainder. Sides: shorter than the kernel, odd, even.
            for channels in [3, 32, 51] {
                for (height, width) in [(1, 1), (2, 7), (9, 12), (10, 9), (17, 6)] {
                    let same = |length| Padding::Same.of(length, kernel, stride);
                    let (rows, columns) = (same(height), same(width));
                    let mut padded = vec![0.0; rows.padded * columns.padded * channels];
                    let picture = weave(height * width * channels, 0.37);
                    for (y, line) in picture.chunks_exact(width * channels).enumerate() {
                        let start = ((y + rows.before) * columns.padded + columns.before) * channels;
                        padded[start..start + line.len()].copy_from_slice(line);
                    }
                    let (weight, bias) = (weave(channels * kernel * kernel, 0.91), weave(channels, 1.7));
                    let mut output = vec![f32::NAN; rows.output * columns.output * channels];
                    let expected = plain(&padded, &weight, &bias, kernel, stride, rows.padded);
                    assert_eq!(output.len(), expected.len());
                    for relu6 in [false, true] {
                        Depthwise::new(&weight, &bias, kernel, stride, relu6).run(&padded, columns, &mut output);
                        let bound = |x: f32| if relu6 { x.clamp(0.0, 6.0) } else { x };
                        let pairs = output.iter().zip(&expected);
                        let worst = pairs.map(|(a, b)| (a - bound(*b)).abs()).fold(0.0, f32::max);
                        assert!(worst < 1e-4, "kernel {kernel}, stride {stride}, {height}×{width}×{channels}: {worst}");
                    }
                }
            }
        }
    }
}
