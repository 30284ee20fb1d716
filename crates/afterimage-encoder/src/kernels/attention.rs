//! Self-attention over rows that hold queries, keys and values beside each other, one head at a time.
//!
//! A head's keys and values are packed straight from those rows into panels of the matrix product, so that no transposed
//! copy of the whole batch is ever made.

use pulp::{Arch, Simd, WithSimd};
use rayon::prelude::*;

use super::activation::exp;
use super::pointwise::{Pointwise, Rows};
use super::simd::{largest, sum_of};

/// What is attended to: sizes of a batch.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heads {
    pub(crate) batch: usize,
    pub(crate) positions: usize,
    pub(crate) heads: usize,
    /// Channels of one head.
    pub(crate) size: usize,
}

/// What is added to the logits: 0 or minus infinity, `[batch or 1, positions or 1, positions]`.
#[derive(Debug)]
pub(crate) struct Mask {
    pub(crate) values: Vec<f32>,
    /// From one member of the batch to the next; 0 where they share it.
    pub(crate) batch_step: usize,
    /// From one query to the next; 0 where they share it.
    pub(crate) query_step: usize,
}

/// Scaled dot-product attention. `joined` is `[batch, positions, 3 × heads × size]`, the result `[batch, positions, heads ×
/// size]`.
pub(crate) fn attend(joined: &[f32], shape: Heads, mask: Option<&Mask>) -> Vec<f32> {
    let Heads { batch, positions, heads, size } = shape;
    let width = heads * size;
    assert_eq!(joined.len(), batch * positions * 3 * width, "the shape of queries, keys and values");
    let mut by_head = vec![0.0; batch * positions * width];
    by_head.par_chunks_mut((positions * size).max(1)).enumerate().for_each(|(index, output)| {
        let (member, head) = (index / heads, index % heads);
        let rows = &joined[member * positions * 3 * width..][..positions * 3 * width];
        one_head(rows, head * size, shape, mask.map(|mask| (&mask.values[member * mask.batch_step..], mask)), output);
    });
    let mut output = vec![0.0; batch * positions * width];
    let members = by_head.par_chunks((positions * width).max(1));
    output.par_chunks_mut((positions * width).max(1)).zip(members).for_each(|(output, by_head)| {
        for (head, rows) in by_head.chunks_exact(positions * size).enumerate() {
            for (output, row) in output.chunks_exact_mut(width).zip(rows.chunks_exact(size)) {
                output[head * size..][..size].copy_from_slice(row);
            }
        }
    });
    output
}

/// One head of one member of the batch, whose channels begin at `first`; `output` is `[positions, size]`.
fn one_head(rows: &[f32], first: usize, shape: Heads, mask: Option<(&[f32], &Mask)>, output: &mut [f32]) {
    let Heads { positions, heads, size, .. } = shape;
    let width = heads * size;
    let row = |position: usize, part: usize| &rows[position * 3 * width + part * width + first..][..size];
    let scale = (size as f32).sqrt().recip();
    let mut queries = Vec::with_capacity(positions * size);
    for position in 0..positions {
        queries.extend(row(position, 0).iter().map(|x| x * scale));
    }
    // A query's logits are its products with all keys.
    let keys = Pointwise::packed(size, positions, |channel, first, place| {
        for (place, position) in place.iter_mut().zip(first..) {
            *place = row(position, 1)[channel];
        }
    });
    let mut logits = vec![0.0; positions * positions];
    keys.run(&queries, &mut logits, Rows::DENSE);
    if let Some((values, mask)) = mask {
        for (query, logits) in logits.chunks_exact_mut(positions).enumerate() {
            let values = &values[query * mask.query_step..][..positions];
            logits.iter_mut().zip(values).for_each(|(logit, value)| *logit += value);
        }
    }
    Arch::new().dispatch(Softmax { logits: &mut logits, positions });
    let values = Pointwise::packed(positions, size, |position, first, place| {
        place.copy_from_slice(&row(position, 2)[first..][..place.len()]);
    });
    values.run(&logits, output, Rows::DENSE);
}

/// Rows of logits become shares that add up to one.
struct Softmax<'a> {
    logits: &'a mut [f32],
    positions: usize,
}

impl WithSimd for Softmax<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for row in self.logits.chunks_exact_mut(self.positions) {
            let largest = largest(row);
            for x in row.iter_mut() {
                let below = *x - largest;
                // What is hidden counts for nothing at all.
                *x = if below < -87.0 { 0.0 } else { exp(below) };
            }
            let share = sum_of(row, |x| x).recip();
            for x in row.iter_mut() {
                *x *= share;
            }
        }
    }
}
