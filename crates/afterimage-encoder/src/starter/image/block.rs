//! An inverted residual block (Sandler et al., 2018): widen every pixel, filter every channel, narrow every pixel.
//!
//! The widened picture is six times the size of the narrow one, and writing it out and reading it back would cost as much as
//! the arithmetic. So a block works down the picture in bands whose widened rows stay in the second-level cache; the rows that
//! two bands share are kept, not computed again.

use super::depthwise::{Depthwise, Same};
use super::pointwise::{Pointwise, Rows};

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
