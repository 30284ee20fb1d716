//! The first convolution, 3×3 with stride 2 on three colours: gathers each output's 27 inputs and multiplies.

use super::depthwise::Same;
use crate::kernels::{Pointwise, Rows};

const KERNEL: usize = 3;
const STRIDE: usize = 2;
const COLOURS: usize = 3;
const INPUTS: usize = KERNEL * KERNEL * COLOURS;

/// A full 3×3 convolution with stride 2, TensorFlow's "same" padding, bias and ReLU6.
#[derive(Debug)]
pub(super) struct Stem {
    product: Pointwise,
}

impl Stem {
    /// Rearranges `weight`, `[channels, 3, 3, 3]` with colours second.
    pub(super) fn new(weight: &[f32], bias: &[f32]) -> Self {
        // To [channels, row, column, colour], the order in which a picture's values lie.
        let area = KERNEL * KERNEL;
        let reordered: Vec<f32> = weight
            .chunks_exact(INPUTS)
            .flat_map(|filter| (0..INPUTS).map(|i| filter[i % COLOURS * area + i / COLOURS]))
            .collect();
        Self { product: Pointwise::new(&reordered, bias, true) }
    }

    /// Maps a picture, `[side, side, 3]`, to `output`, `[⌈side / 2⌉, ⌈side / 2⌉, channels]`.
    pub(super) fn run(&self, picture: &[f32], side: usize, output: &mut [f32]) {
        let same = Same::new(side, KERNEL, STRIDE);
        let mut patches = vec![0.0; same.output * INPUTS];
        for (y, output) in output.chunks_exact_mut(same.output * self.product.outputs()).enumerate() {
            gather(picture, side, y, same, &mut patches);
            self.product.run(&patches, output, Rows::DENSE);
        }
    }
}

/// Copies the inputs of output row `y` to `patches`, `[columns, 27]`, with zeros where there is no picture.
fn gather(picture: &[f32], side: usize, y: usize, same: Same, patches: &mut [f32]) {
    for ky in 0..KERNEL {
        let line = (y * STRIDE + ky).checked_sub(same.before).filter(|&line| line < side);
        let line = line.map(|line| &picture[line * side * COLOURS..][..side * COLOURS]);
        for (x, patch) in patches.chunks_exact_mut(INPUTS).enumerate() {
            let patch = &mut patch[ky * KERNEL * COLOURS..][..KERNEL * COLOURS];
            let inside = (x * STRIDE).checked_sub(same.before).filter(|&column| column + KERNEL <= side);
            match (line, inside) {
                (Some(line), Some(column)) => patch.copy_from_slice(&line[column * COLOURS..][..KERNEL * COLOURS]),
                (None, _) => patch.fill(0.0),
                (Some(line), None) => {
                    for (kx, pixel) in patch.chunks_exact_mut(COLOURS).enumerate() {
                        match (x * STRIDE + kx).checked_sub(same.before).filter(|&column| column < side) {
                            Some(column) => pixel.copy_from_slice(&line[column * COLOURS..][..COLOURS]),
                            None => pixel.fill(0.0),
                        }
                    }
                }
            }
        }
    }
}
