//! An inverted residual block (Sandler et al., 2018): widen every pixel, filter every channel, narrow every pixel.
//!
//! The widened picture is six times the size of the narrow one, and writing it out and reading it back would cost as much as
//! the arithmetic. So a block works down the picture in bands whose widened rows stay in the second-level cache; the rows that
//! two bands share are kept, not computed again.

use super::depthwise::{Depthwise, Same};
use crate::kernels::{Pointwise, Rows};

/// How many floats of widened rows a band may take: half of a usual second-level cache of 1 MiB.
const BAND: usize = 128 * 1024;

/// The three convolutions of a block.
#[derive(Debug)]
pub(super) struct Block {
    /// `None` where the block does not widen.
    pub(super) expand: Option<Pointwise>,
    /// On the wide picture.
    pub(super) depthwise: Depthwise,
    /// Back to a narrow one.
    pub(super) project: Pointwise,
    /// Adds the block's input to its output.
    pub(super) shortcut: bool,
}

/// Buffers that blocks share; their content means nothing between two calls.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    wide: Vec<f32>,
    filtered: Vec<f32>,
}

impl Block {
    /// Side of the output for a square input of side `side`.
    pub(super) fn side(&self, side: usize) -> usize {
        side.div_ceil(self.depthwise.stride())
    }

    /// Maps `input`, `[side, side, channels]`, to `output`, of the same form.
    pub(super) fn run(&self, input: &[f32], side: usize, output: &mut [f32], scratch: &mut Scratch) {
        let (kernel, stride, channels) = (self.depthwise.kernel(), self.depthwise.stride(), self.depthwise.channels());
        let same = Same::new(side, kernel, stride);
        let line = same.padded * channels;
        let band = (BAND / line).saturating_sub(kernel - stride).div_ceil(stride).clamp(1, same.output);
        scratch.wide.resize(((band - 1) * stride + kernel) * line, 0.0);
        scratch.filtered.resize(band * same.output * channels, 0.0);
        let narrow = same.output * self.project.outputs();
        for (y, output) in (0..same.output).step_by(band).zip(output.chunks_mut(band * narrow)) {
            let rows = output.len() / narrow;
            // The padded rows that this band needs, and how many of them the one before has left.
            let needed = y * stride..(y + rows - 1) * stride + kernel;
            let kept = if y == 0 { 0 } else { kernel - stride };
            let last = ((band - 1) * stride + kernel) * line;
            scratch.wide.copy_within(last - kept * line..last, 0);
            let wide = &mut scratch.wide[..needed.len() * line];
            self.widen(input, side, same, needed.start + kept..needed.end, &mut wide[kept * line..]);
            let filtered = &mut scratch.filtered[..rows * same.output * channels];
            self.depthwise.run(wide, same, filtered);
            match self.shortcut {
                true => self.project.run_residual(filtered, &input[y * narrow..][..output.len()], output),
                false => self.project.run(filtered, output, Rows::DENSE),
            }
        }
    }

    /// Fills `wide` with the padded rows `rows`.
    fn widen(&self, input: &[f32], side: usize, same: Same, rows: std::ops::Range<usize>, wide: &mut [f32]) {
        let channels = self.depthwise.channels();
        let line = same.padded * channels;
        let (left, right) = (same.before * channels, (same.before + side) * channels);
        // Rows first..last of the picture are among them; the others are zeros.
        let first = rows.start.saturating_sub(same.before).min(side);
        let last = rows.end.saturating_sub(same.before).clamp(first, side);
        let above = (first + same.before).saturating_sub(rows.start);
        for (row, wide) in wide.chunks_exact_mut(line).enumerate() {
            if row < above || row >= above + (last - first) {
                wide.fill(0.0);
            } else {
                wide[..left].fill(0.0);
                wide[right..].fill(0.0);
            }
        }
        if first == last {
            return;
        }
        let narrow = input.len() / side;
        let input = &input[first * narrow..last * narrow];
        let wide = &mut wide[above * line + left..];
        match &self.expand {
            Some(expand) => expand.run(input, wide, Rows { width: side, gap: line - side * channels }),
            None => {
                for (input, wide) in input.chunks_exact(narrow).zip(wide.chunks_mut(line)) {
                    wide[..narrow].copy_from_slice(input);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weave(length: usize, step: f32) -> Vec<f32> {
        (0..length).map(|i| (i as f32 * step).sin() * 0.5).collect()
    }

    /// The block in one piece: everything widened, padded, filtered and narrowed at once.
    fn at_once(block: &Block, input: &[f32], side: usize) -> Vec<f32> {
        let (kernel, stride, channels) =
            (block.depthwise.kernel(), block.depthwise.stride(), block.depthwise.channels());
        let same = Same::new(side, kernel, stride);
        let mut wide = input.to_vec();
        if let Some(expand) = &block.expand {
            wide = vec![0.0; side * side * channels];
            expand.run(input, &mut wide, Rows::DENSE);
        }
        let mut padded = vec![0.0; same.padded * same.padded * channels];
        for (y, line) in wide.chunks_exact(side * channels).enumerate() {
            let start = ((y + same.before) * same.padded + same.before) * channels;
            padded[start..start + line.len()].copy_from_slice(line);
        }
        let mut filtered = vec![0.0; same.output * same.output * channels];
        block.depthwise.run(&padded, same, &mut filtered);
        let mut output = vec![0.0; same.output * same.output * block.project.outputs()];
        block.project.run(&filtered, &mut output, Rows::DENSE);
        if block.shortcut {
            output.iter_mut().zip(input).for_each(|(output, input)| *output += input);
        }
        output
    }

    #[test]
    fn bands_give_what_the_whole_picture_gives() {
        // Wide enough for several bands, a last band of another height, and one that is padding for the most part.
        for (kernel, stride, side, inputs, wide, outputs) in [
            (3, 1, 65, 24, 144, 24),
            (5, 2, 65, 24, 144, 48),
            (3, 2, 130, 16, 96, 24),
            (5, 1, 9, 8, 6000, 8),
            (3, 1, 7, 32, 32, 16),
        ] {
            let block = Block {
                expand: (wide != inputs).then(|| Pointwise::new(&weave(inputs * wide, 0.3), &weave(wide, 0.7), true)),
                depthwise: Depthwise::new(&weave(wide * kernel * kernel, 0.9), &weave(wide, 1.3), kernel, stride),
                project: Pointwise::new(&weave(wide * outputs, 0.41), &weave(outputs, 0.2), false),
                shortcut: stride == 1 && inputs == outputs,
            };
            let input = weave(side * side * inputs, 0.17);
            let expected = at_once(&block, &input, side);
            let mut output = vec![f32::NAN; expected.len()];
            // What an earlier block left in the buffers must not matter.
            let mut scratch = Scratch { wide: vec![9.0; 50_000], filtered: vec![9.0; 50_000] };
            block.run(&input, side, &mut output, &mut scratch);
            let worst = output.iter().zip(&expected).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
            assert!(worst < 1e-3, "kernel {kernel}, stride {stride}, side {side}: {worst}");
        }
    }
}
