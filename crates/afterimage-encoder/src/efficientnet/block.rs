//! An inverted residual block (Sandler et al., 2018): widen every pixel, filter every channel, narrow every pixel.
//!
//! The widened picture is six times the size of the narrow one, and writing it out and reading it back would cost as much as
//! the arithmetic. So a block works down the picture in bands whose widened rows stay in the second-level cache; the rows that
//! two bands share are kept, not computed again. A gate must have seen the whole filtered picture before any of it is
//! narrowed; then that one is written out.

use super::depthwise::Depthwise;
use super::gate::Gate;
use super::padding::{Padded, Padding};
use crate::kernels::{Activation, Pointwise, Rows, activate};

/// How many floats of widened rows a band may take: half of a usual second-level cache of 1 MiB.
const BAND: usize = 128 * 1024;

/// The layers of a block.
#[derive(Debug)]
pub(crate) struct Block {
    /// `None` where the block does not widen.
    pub(crate) expand: Option<Pointwise>,
    /// On the wide picture.
    pub(crate) depthwise: Depthwise,
    /// Of the wide picture.
    pub(crate) padding: Padding,
    /// What follows both of them, where they do not end in ReLU6. It must keep zeros.
    pub(crate) activation: Option<Activation>,
    /// Weighs the channels of the wide picture.
    pub(crate) gate: Option<Gate>,
    /// Back to a narrow one.
    pub(crate) project: Pointwise,
    /// Adds the block's input to its output.
    pub(crate) shortcut: bool,
}

/// Buffers that blocks share; their content means nothing between two calls.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    wide: Vec<f32>,
    filtered: Vec<f32>,
}

impl Block {
    /// Side of the output for a square input of side `side`; 0 where the kernel does not fit into it.
    pub(crate) fn side(&self, side: usize) -> usize {
        self.padding.of(side, self.depthwise.kernel(), self.depthwise.stride()).output
    }

    /// Maps `input`, `[side, side, channels]`, to `output`, of the same form.
    pub(crate) fn run(&self, input: &[f32], side: usize, output: &mut [f32], scratch: &mut Scratch) {
        let (kernel, stride, channels) = (self.depthwise.kernel(), self.depthwise.stride(), self.depthwise.channels());
        let padded = self.padding.of(side, kernel, stride);
        let line = padded.padded * channels;
        let row = padded.output * channels;
        let narrow = padded.output * self.project.outputs();
        let band = (BAND / line).saturating_sub(kernel - stride).div_ceil(stride).clamp(1, padded.output);
        let filtered_rows = if self.gate.is_some() { padded.output } else { band };
        scratch.wide.resize(((band - 1) * stride + kernel) * line, 0.0);
        scratch.filtered.resize(filtered_rows * row, 0.0);
        for (y, output) in (0..padded.output).step_by(band).zip(output.chunks_mut(band * narrow)) {
            let rows = output.len() / narrow;
            // The padded rows that this band needs, and how many of them the one before has left.
            let needed = y * stride..(y + rows - 1) * stride + kernel;
            let kept = if y == 0 { 0 } else { kernel - stride };
            let last = ((band - 1) * stride + kernel) * line;
            scratch.wide.copy_within(last - kept * line..last, 0);
            let wide = &mut scratch.wide[..needed.len() * line];
            self.widen(input, side, padded, needed.start + kept..needed.end, &mut wide[kept * line..]);
            let start = if self.gate.is_some() { y * row } else { 0 };
            let filtered = &mut scratch.filtered[start..][..rows * row];
            self.depthwise.run(wide, padded, filtered);
            if let Some(activation) = self.activation {
                activate(activation, filtered);
            }
            if self.gate.is_none() {
                self.narrow(filtered, input, y * narrow, output);
            }
        }
        if let Some(gate) = &self.gate {
            let filtered = &mut scratch.filtered[..padded.output * row];
            let weights = gate.weights(filtered);
            let bands = filtered.chunks_mut(band * row).zip(output.chunks_mut(band * narrow));
            for (index, (filtered, output)) in bands.enumerate() {
                for pixel in filtered.chunks_exact_mut(channels) {
                    pixel.iter_mut().zip(&weights).for_each(|(value, weight)| *value *= weight);
                }
                self.narrow(filtered, input, index * band * narrow, output);
            }
        }
    }

    /// Narrows some rows to `output`, which begins at `start` in the whole output.
    fn narrow(&self, filtered: &[f32], input: &[f32], start: usize, output: &mut [f32]) {
        match self.shortcut {
            true => self.project.run_residual(filtered, &input[start..][..output.len()], output),
            false => self.project.run(filtered, output, Rows::DENSE),
        }
    }

    /// Fills `wide` with the padded rows `rows`.
    fn widen(&self, input: &[f32], side: usize, padded: Padded, rows: std::ops::Range<usize>, wide: &mut [f32]) {
        let channels = self.depthwise.channels();
        let line = padded.padded * channels;
        let (left, right) = (padded.before * channels, (padded.before + side) * channels);
        // Rows first..last of the picture are among them; the others are zeros.
        let first = rows.start.saturating_sub(padded.before).min(side);
        let last = rows.end.saturating_sub(padded.before).clamp(first, side);
        let above = (first + padded.before).saturating_sub(rows.start);
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
            Some(expand) => {
                expand.run(input, wide, Rows { width: side, gap: line - side * channels });
                if let Some(activation) = self.activation {
                    // With the zeros between the rows, in one go.
                    activate(activation, &mut wide[..(last - first - 1) * line + side * channels]);
                }
            }
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
        let same = block.padding.of(side, kernel, stride);
        let mut wide = input.to_vec();
        if let Some(expand) = &block.expand {
            wide = vec![0.0; side * side * channels];
            expand.run(input, &mut wide, Rows::DENSE);
            block.activation.iter().for_each(|activation| activate(*activation, &mut wide));
        }
        let mut padded = vec![0.0; same.padded * same.padded * channels];
        for (y, line) in wide.chunks_exact(side * channels).enumerate() {
            let start = ((y + same.before) * same.padded + same.before) * channels;
            padded[start..start + line.len()].copy_from_slice(line);
        }
        let mut filtered = vec![0.0; same.output * same.output * channels];
        // Fixed padding may leave a last row that no kernel reaches.
        let reached = ((same.output - 1) * stride + kernel) * same.padded * channels;
        block.depthwise.run(&padded[..reached], same, &mut filtered);
        block.activation.iter().for_each(|activation| activate(*activation, &mut filtered));
        if let Some(gate) = &block.gate {
            let weights = gate.weights(&filtered);
            filtered.iter_mut().enumerate().for_each(|(at, value)| *value *= weights[at % channels]);
        }
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
        let shifted = Padding::Fixed { before: 1, after: 2 };
        for (kernel, stride, padding, side, inputs, wide, outputs) in [
            (3, 1, Padding::Same, 65, 24, 144, 24),
            (5, 2, Padding::Same, 65, 24, 144, 48),
            (3, 2, Padding::Same, 130, 16, 96, 24),
            (5, 1, Padding::Same, 9, 8, 6000, 8),
            (3, 1, Padding::Same, 7, 32, 32, 16),
            (5, 2, shifted, 65, 24, 144, 48),
            (3, 1, Padding::Same, 65, 24, 144, 40),
        ] {
            for gated in [false, true] {
                let layer = |inputs: usize, outputs: usize, relu6: bool| {
                    Pointwise::new(&weave(inputs * outputs, 0.3), &weave(outputs, 0.7), relu6)
                };
                let gate = || Gate {
                    squeeze: layer(wide, 6, false),
                    activation: Activation::Swish,
                    excite: layer(6, wide, false),
                };
                let weight = weave(wide * kernel * kernel, 0.9);
                let block = Block {
                    expand: (wide != inputs).then(|| layer(inputs, wide, !gated)),
                    depthwise: Depthwise::new(&weight, &weave(wide, 1.3), kernel, stride, !gated),
                    padding,
                    activation: gated.then_some(Activation::Swish),
                    gate: gated.then(gate),
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
                assert!(worst < 1e-3, "kernel {kernel}, stride {stride}, side {side}, {gated}: {worst}");
            }
        }
    }
}
