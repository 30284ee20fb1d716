//! The first convolution, 3×3 with stride 2 on three colours: gathers each output's 27 inputs and multiplies.

use super::padding::{Padded, Padding};
use crate::kernels::{Pointwise, Rows};

const KERNEL: usize = 3;
const STRIDE: usize = 2;
const COLOURS: usize = 3;
const INPUTS: usize = KERNEL * KERNEL * COLOURS;

/// A full 3×3 convolution with stride 2 and a bias, followed by ReLU6 or by nothing.
#[derive(Debug)]
pub(crate) struct Stem {
    product: Pointwise,
    padding: Padding,
}

impl Stem {
    /// Rearranges `weight`, `[channels, 3, 3, 3]` with colours second.
    pub(crate) fn new(weight: &[f32], bias: &[f32], padding: Padding, relu6: bool) -> Self {
        // To [channels, row, column, colour], the order in which a picture's values lie.
        let area = KERNEL * KERNEL;
        let reordered: Vec<f32> = weight
            .chunks_exact(INPUTS)
            .flat_map(|filter| (0..INPUTS).map(|i| filter[i % COLOURS * area + i / COLOURS]))
            .collect();
        Self { product: Pointwise::new(&reordered, bias, relu6), padding }
    }

    /// Channels that come out.
    pub(crate) fn outputs(&self) -> usize {
        self.product.outputs()
    }

    /// Side of the output for a picture of side `side`.
    pub(crate) fn side(&self, side: usize) -> usize {
        self.padding.of(side, KERNEL, STRIDE).output
    }

    /// Maps a picture, `[side, side, 3]`, to `output`, `[height, width, channels]` of half the side.
    pub(crate) fn run(&self, picture: &[f32], side: usize, output: &mut [f32]) {
        let padded = self.padding.of(side, KERNEL, STRIDE);
        let mut patches = vec![0.0; padded.output * INPUTS];
        for (y, output) in output.chunks_exact_mut(padded.output * self.product.outputs()).enumerate() {
            gather(picture, side, y, padded, &mut patches);
            self.product.run(&patches, output, Rows::DENSE);
        }
    }
}

/// Copies the inputs of output row `y` to `patches`, `[columns, 27]`, with zeros where there is no picture.
fn gather(picture: &[f32], side: usize, y: usize, padded: Padded, patches: &mut [f32]) {
    for ky in 0..KERNEL {
        let line = (y * STRIDE + ky).checked_sub(padded.before).filter(|&line| line < side);
        let line = line.map(|line| &picture[line * side * COLOURS..][..side * COLOURS]);
        for (x, patch) in patches.chunks_exact_mut(INPUTS).enumerate() {
            let patch = &mut patch[ky * KERNEL * COLOURS..][..KERNEL * COLOURS];
            let inside = (x * STRIDE).checked_sub(padded.before).filter(|&column| column + KERNEL <= side);
            match (line, inside) {
                (Some(line), Some(column)) => patch.copy_from_slice(&line[column * COLOURS..][..KERNEL * COLOURS]),
                (None, _) => patch.fill(0.0),
                (Some(line), None) => {
                    for (kx, pixel) in patch.chunks_exact_mut(COLOURS).enumerate() {
                        match (x * STRIDE + kx).checked_sub(padded.before).filter(|&column| column < side) {
                            Some(column) => pixel.copy_from_slice(&line[column * COLOURS..][..COLOURS]),
                            None => pixel.fill(0.0),
                        }
                    }
                }
            }
        }
    }
}
