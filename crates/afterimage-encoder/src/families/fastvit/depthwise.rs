//! Depthwise convolution on the CPU, channels last: every channel is filtered on its own.
//!
//! candle convolves group by group, and a depthwise convolution has as many groups as channels. Here as many channels as
//! fit into a vector register are filtered together. The picture is first copied, with a margin of zeros, into one plane
//! for each of these vectors, so that what a filter reads lies side by side.

use candle_core::{CpuStorage, CustomOp1, Layout, Shape, Tensor};
use pulp::{Arch, Simd, WithSimd};
use rayon::prelude::*;

use super::reparameterised::Convolution;
use crate::kernels::lanes;

/// Neighbours that are computed at once: they share taps, and their sums keep the multipliers busy.
const PIXELS: usize = 8;

/// A depthwise convolution with a bias, zeros around the picture as wide as half the kernel.
#[derive(Debug)]
pub(super) struct Depthwise {
    kernel: usize,
    stride: usize,
    outputs: usize,
    /// As many values as a vector holds.
    lanes: usize,
    /// `[vectors, kernel, kernel, lanes]`; channels that are missing in the last vector are zeros.
    taps: Vec<f32>,
    /// `[vectors, lanes]`.
    bias: Vec<f32>,
}

impl Depthwise {
    /// Rearranges a convolution whose groups have one input channel each; `stride` is 1 or 2.
    pub fn new(convolution: &Convolution, stride: usize) -> candle_core::Result<Self> {
        let (outputs, inputs, kernel, _) = convolution.weight.dims4()?;
        if inputs != 1 || !matches!((kernel, stride), (3 | 7, 1 | 2)) {
            candle_core::bail!(
                "no depthwise convolution of {kernel} by {kernel} taps, {inputs} inputs, stride {stride}"
            );
        }
        let floats = |tensor: &Tensor| tensor.flatten_all()?.to_vec1::<f32>();
        let (weight, mut bias) = (floats(&convolution.weight)?, floats(&convolution.bias)?);
        let lanes = lanes();
        let padded = outputs.next_multiple_of(lanes);
        bias.resize(padded, 0.0);
        let area = kernel * kernel;
        let mut taps = vec![0.0; padded * area];
        for (channel, weight) in weight.chunks_exact(area).enumerate() {
            for (tap, &weight) in weight.iter().enumerate() {
                taps[(channel / lanes * area + tap) * lanes + channel % lanes] = weight;
            }
        }
        Ok(Self { kernel, stride, outputs, lanes, taps, bias })
    }

    /// `[batch, height, width, inputs]` to `[batch, ⌈height / stride⌉, ⌈width / stride⌉, outputs]`. Where there are more
    /// outputs than inputs, neighbouring outputs share an input.
    pub fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        x.contiguous()?.apply_op1_no_bwd(self)
    }

    fn run(&self, input: &[f32], (batch, height, width, inputs): (usize, usize, usize, usize)) -> Vec<f32> {
        let (lanes, margin) = (self.lanes, self.kernel / 2);
        let (rows, columns) = (height.div_ceil(self.stride), width.div_ceil(self.stride));
        let line = (width + 2 * margin) * lanes;
        let plane = (height + 2 * margin) * line;
        let vectors = self.outputs.div_ceil(lanes);
        let shared = self.outputs / inputs;

        let mut planes = vec![0.0; batch * vectors * plane];
        planes.par_chunks_exact_mut(plane).enumerate().for_each(|(index, plane)| {
            let (picture, first) = (index / vectors, index % vectors * lanes);
            let channels = lanes.min(self.outputs - first);
            for y in 0..height {
                let from = &input[(picture * height + y) * width * inputs..][..width * inputs];
                let to = &mut plane[(y + margin) * line + margin * lanes..][..width * lanes];
                for (to, from) in to.chunks_exact_mut(lanes).zip(from.chunks_exact(inputs)) {
                    match shared {
                        1 => to[..channels].copy_from_slice(&from[first..first + channels]),
                        _ => (0..channels).for_each(|lane| to[lane] = from[(first + lane) / shared]),
                    }
                }
            }
        });

        let mut output = vec![0.0; batch * rows * columns * self.outputs];
        output.par_chunks_exact_mut(columns * self.outputs).enumerate().for_each(|(index, output)| {
            let (picture, y) = (index / rows, index % rows);
            let planes = &planes[picture * vectors * plane..][..vectors * plane];
            let (start, length) = (y * self.stride * line, self.kernel * line);
            let lines = planes.chunks_exact(plane).map(|plane| &plane[start..start + length]);
            match (self.kernel, self.stride) {
                (3, 1) => Arch::new().dispatch(Row::<3, 1, _> { op: self, lines, output }),
                (3, _) => Arch::new().dispatch(Row::<3, 2, _> { op: self, lines, output }),
                (_, 1) => Arch::new().dispatch(Row::<7, 1, _> { op: self, lines, output }),
                (_, _) => Arch::new().dispatch(Row::<7, 2, _> { op: self, lines, output }),
            }
        });
        output
    }
}

impl CustomOp1 for Depthwise {
    fn name(&self) -> &'static str {
        "depthwise"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> candle_core::Result<(CpuStorage, Shape)> {
        let (batch, height, width, inputs) = layout.shape().dims4()?;
        let input = match layout.contiguous_offsets() {
            Some((start, end)) if inputs > 0 && self.outputs.is_multiple_of(inputs) => {
                &storage.as_slice::<f32>()?[start..end]
            }
            _ => candle_core::bail!("{layout:?} can't be filtered to {} channels", self.outputs),
        };
        let output = match input {
            [] => Vec::new(),
            _ => self.run(input, (batch, height, width, inputs)),
        };
        let shape = (batch, height.div_ceil(self.stride), width.div_ceil(self.stride), self.outputs);
        Ok((CpuStorage::F32(output), shape.into()))
    }
}

/// The work on one row of the output, `[columns, outputs]`. `lines` has the input's rows under the kernel, margin
/// included, for one vector of channels after the other: `[kernel, columns of the input, lanes]`.
struct Row<'a, const KERNEL: usize, const STRIDE: usize, Lines> {
    op: &'a Depthwise,
    lines: Lines,
    output: &'a mut [f32],
}

impl<'a, const KERNEL: usize, const STRIDE: usize, Lines> WithSimd for Row<'a, KERNEL, STRIDE, Lines>
where
    Lines: Iterator<Item = &'a [f32]>,
{
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let outputs = self.op.outputs;
        let columns = self.output.len() / outputs;
        let (bias, _) = S::as_simd_f32s(&self.op.bias);
        let (taps, _) = S::as_simd_f32s(&self.op.taps);
        let taps = taps.chunks_exact(KERNEL * KERNEL);
        for (vector, ((lines, taps), &bias)) in self.lines.zip(taps).zip(bias).enumerate() {
            let (lines, _) = S::as_simd_f32s(lines);
            let filter = Filter::<S, KERNEL, STRIDE> { simd, lines, taps, bias };
            let first = vector * S::F32_LANES;
            // Where the row is no multiple of the pixels computed at once, its last ones are computed with some before
            // them a second time.
            let last = columns.checked_sub(PIXELS);
            let mut x = 0;
            while x < columns {
                x = match last {
                    Some(last) => filter.run::<PIXELS>(x.min(last), self.output, outputs, first),
                    None => filter.run::<1>(x, self.output, outputs, first),
                };
            }
        }
    }
}

/// The filter of one vector of channels over the rows under it.
struct Filter<'a, S: Simd, const KERNEL: usize, const STRIDE: usize> {
    simd: S,
    /// `[kernel, columns of the input]`.
    lines: &'a [S::f32s],
    /// `[kernel, kernel]`.
    taps: &'a [S::f32s],
    bias: S::f32s,
}

impl<S: Simd, const KERNEL: usize, const STRIDE: usize> Filter<'_, S, KERNEL, STRIDE> {
    /// Computes `N` neighbours from column `x` on, for the channels from `first` on, and gives the column after them.
    #[inline(always)]
    fn run<const N: usize>(&self, x: usize, output: &mut [f32], outputs: usize, first: usize) -> usize {
        let mut sums = [self.bias; N];
        let width = self.lines.len() / KERNEL;
        for ky in 0..KERNEL {
            // Of lengths that the compiler knows: nothing is checked further in.
            let line = &self.lines[ky * width + x * STRIDE..][..(N - 1) * STRIDE + KERNEL];
            let taps = &self.taps[ky * KERNEL..][..KERNEL];
            for kx in 0..KERNEL {
                for pixel in 0..N {
                    sums[pixel] = self.simd.mul_add_f32s(line[pixel * STRIDE + kx], taps[kx], sums[pixel]);
                }
            }
        }
        for pixel in 0..N {
            let to = &mut output[(x + pixel) * outputs + first..(x + pixel + 1) * outputs];
            match S::as_mut_simd_f32s(to).0 {
                [to, ..] => *to = sums[pixel],
                [] => self.simd.partial_store_f32s(to, sums[pixel]),
            }
        }
        x + N
    }
}

#[cfg(test)]
mod tests {
    use candle_core::{DType, Device};

    use super::*;

    #[test]
    fn it_gives_what_a_convolution_in_groups_gives() {
        // Channels: less than a vector, whole vectors, a remainder. Sides: smaller than the kernel, odd, even, long.
        for (kernel, stride) in [(3, 1), (3, 2), (7, 1), (7, 2)] {
            for (inputs, outputs) in [(4, 4), (4, 16), (16, 32), (21, 42), (48, 48)] {
                for (height, width) in [(1, 1), (2, 7), (9, 12), (10, 9), (5, 18)] {
                    let random = |shape: &[usize]| Tensor::randn(0f32, 1.0, shape, &Device::Cpu).unwrap();
                    let convolution =
                        Convolution { weight: random(&[outputs, 1, kernel, kernel]), bias: random(&[outputs]) };
                    let x = random(&[2, height, width, inputs]);
                    let expected = x.permute((0, 3, 1, 2)).unwrap().contiguous().unwrap();
                    let expected = expected.conv2d(&convolution.weight, kernel / 2, stride, 1, inputs).unwrap();
                    let expected = expected.permute((0, 2, 3, 1)).unwrap().broadcast_add(&convolution.bias).unwrap();
                    let given = Depthwise::new(&convolution, stride).unwrap().forward(&x).unwrap();
                    assert_eq!(given.dims(), expected.dims());
                    let worst =
                        (given - expected).unwrap().abs().unwrap().max_all().unwrap().to_scalar::<f32>().unwrap();
                    assert!(worst < 1e-4, "{kernel}, {stride}, {inputs} to {outputs}, {height} by {width}: {worst}");
                }
            }
        }
    }

    #[test]
    fn what_it_can_not_do_is_an_error() {
        let zeros = |shape: &[usize]| Tensor::zeros(shape, DType::F32, &Device::Cpu).unwrap();
        let convolution =
            |inputs, kernel| Convolution { weight: zeros(&[6, inputs, kernel, kernel]), bias: zeros(&[6]) };
        assert!(Depthwise::new(&convolution(2, 3), 1).is_err());
        assert!(Depthwise::new(&convolution(1, 5), 1).is_err());
        assert!(Depthwise::new(&convolution(1, 3), 3).is_err());
        let depthwise = Depthwise::new(&convolution(1, 3), 1).unwrap();
        assert!(depthwise.forward(&zeros(&[1, 4, 4, 5])).is_err());
        assert_eq!(depthwise.forward(&zeros(&[0, 4, 4, 3])).unwrap().dims(), [0, 4, 4, 6]);
    }
}
