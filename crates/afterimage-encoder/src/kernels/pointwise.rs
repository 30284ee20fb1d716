//! 1×1 convolution: a matrix product whose bias, residual and ReLU6 happen while the result is still in registers.
//!
//! With channels last, a 1×1 convolution of a picture is `[pixels, inputs] × [inputs, outputs]`. The weights are packed once
//! at load into panels two vectors wide, so that the innermost loop reads them in order. Pixels of few channels are read where
//! they lie; those of many are packed first, tile by tile: rows that lie thousands of bytes apart push each other out of the
//! first-level cache.

use pulp::Simd;

use super::activation::{self, Activation};
use super::dot::Dot;
use super::eight_bit::{EightBit, WholeProduct};
use super::simd::{lanes, load, store};

/// Pixels that go through all panels before the next ones do: few enough to stay in the second-level cache, and a
/// multiple of every tile.
pub(super) const CHUNK: usize = 96;

/// Pixels of at least so many channels are packed for a product with at least so many outputs: fewer do not pay for it.
const PACKED_FROM: usize = 512;

/// A 1×1 convolution with its bias, followed by ReLU6 or by nothing.
#[derive(Debug)]
pub(crate) struct Pointwise {
    inputs: usize,
    outputs: usize,
    panels: Panels,
    /// One value an output, filled up with zeros to whole panels.
    bias: Vec<f32>,
    relu6: bool,
}

/// Packed weights.
#[derive(Debug)]
enum Panels {
    /// Panels of `inputs × 2` vectors; the last is `inputs × 1` where that is enough. Missing outputs are zeros.
    Full(Vec<f32>),
    EightBit(EightBit),
}

/// Where the output's pixels go: rows of `width` pixels with `gap` floats left as they are between two rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows {
    pub(crate) width: usize,
    pub(crate) gap: usize,
}

impl Rows {
    /// All pixels one after the other.
    pub(crate) const DENSE: Self = Self { width: usize::MAX, gap: 0 };
}

impl Pointwise {
    /// Packs `weight`, `[outputs, inputs]` row by row, and `bias`, `[outputs]`.
    pub(crate) fn new(weight: &[f32], bias: &[f32], relu6: bool) -> Self {
        let inputs = weight.len() / bias.len();
        let mut op = Self::packed(inputs, bias.len(), |input, first, place| {
            for (place, row) in place.iter_mut().zip(weight[first * inputs..].chunks_exact(inputs)) {
                *place = row[input];
            }
        });
        op.bias[..bias.len()].copy_from_slice(bias);
        Self { relu6, ..op }
    }

    /// Packs weights that are read where they lie: `copy` is given an input and the first of some outputs, and writes the
    /// weights between them. There is no bias.
    pub(crate) fn packed(inputs: usize, outputs: usize, copy: impl Fn(usize, usize, &mut [f32])) -> Self {
        let lanes = lanes();
        let padded = outputs.next_multiple_of(lanes);
        let mut panels = vec![0.0; inputs * padded];
        let (mut rest, mut first) = (panels.as_mut_slice(), 0);
        while first < outputs {
            let width = if outputs - first > lanes { 2 * lanes } else { lanes };
            let (panel, after) = rest.split_at_mut(inputs * width);
            for (input, place) in panel.chunks_exact_mut(width).enumerate() {
                copy(input, first, &mut place[..width.min(outputs - first)]);
            }
            rest = after;
            first += width;
        }
        Self { inputs, outputs, panels: Panels::Full(panels), bias: vec![0.0; padded], relu6: false }
    }

    /// Rounds `weight`, `[outputs, inputs]`, to 8 bits and packs it; `bias` stays as it is.
    pub(crate) fn eight_bit(weight: &[f32], bias: &[f32]) -> Self {
        let (outputs, inputs) = (bias.len(), weight.len() / bias.len());
        let weights = EightBit::new(weight, inputs);
        let mut bias = bias.to_vec();
        bias.resize(weights.padded_outputs(), 0.0);
        Self { inputs, outputs, panels: Panels::EightBit(weights), bias, relu6: false }
    }

    /// Output channels.
    pub(crate) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Convolves `input`, `[pixels, inputs]`, into `output`, which starts at the first pixel and is laid out as `rows` says.
    pub(crate) fn run(&self, input: &[f32], output: &mut [f32], rows: Rows) {
        self.dispatch(input, None, None, output, rows);
    }

    /// Convolves `input`, `[pixels, inputs]`, and adds `residual`, `[pixels, outputs]`, into `output` of the same shape.
    pub(crate) fn run_residual(&self, input: &[f32], residual: &[f32], output: &mut [f32]) {
        assert_eq!(residual.len(), output.len(), "the residual's shape");
        self.dispatch(input, Some(residual), None, output, Rows::DENSE);
    }

    /// Convolves `input`, `[pixels, inputs]`, into `output` and applies `activation` while the results are in the first-level
    /// cache.
    pub(crate) fn run_activated(&self, input: &[f32], activation: Activation, output: &mut [f32]) {
        self.dispatch(input, None, Some(activation), output, Rows::DENSE);
    }

    fn dispatch(
        &self,
        input: &[f32],
        residual: Option<&[f32]>,
        activation: Option<Activation>,
        output: &mut [f32],
        rows: Rows,
    ) {
        let pixels = input.len() / self.inputs;
        let gaps = pixels.saturating_sub(1) / rows.width * rows.gap;
        assert_eq!(input.len(), pixels * self.inputs, "the input's shape");
        assert!(output.len() >= pixels * self.outputs + gaps, "the output's length");
        match (&self.panels, Dot::of_this_machine()) {
            (Panels::EightBit(weights), Some(dot)) if rows.gap == 0 => {
                let (inputs, outputs, bias) = (self.inputs, self.outputs, self.bias.as_slice());
                pulp::Arch::new().dispatch(WholeProduct {
                    weights,
                    bias,
                    inputs,
                    outputs,
                    input,
                    residual,
                    activation,
                    output,
                    dot,
                });
            }
            _ => pulp::Arch::new().dispatch(Product { op: self, input, residual, activation, output, rows }),
        }
    }
}

/// One matrix product.
struct Product<'a> {
    op: &'a Pointwise,
    input: &'a [f32],
    residual: Option<&'a [f32]>,
    /// For outputs whose rows are dense.
    activation: Option<Activation>,
    output: &'a mut [f32],
    rows: Rows,
}

impl pulp::WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let op = self.op;
        let pixels = self.input.len() / op.inputs;
        // Two vectors and six pixels fill the 16 registers of AVX2; with 32 registers there is room for twelve.
        let many = S::REGISTER_COUNT >= 32;
        let (mut packed, mut expanded) = (Vec::new(), Vec::new());
        for start in (0..pixels).step_by(CHUNK) {
            let chunk = start..pixels.min(start + CHUNK);
            if op.inputs.min(op.outputs) >= PACKED_FROM {
                pack(
                    &self.input[start * op.inputs..chunk.end * op.inputs],
                    op.inputs,
                    if many { 12 } else { 6 },
                    &mut packed,
                );
            }
            let mut first = 0;
            while first < op.outputs {
                let vectors = if op.bias.len() - first > S::F32_LANES { 2 } else { 1 };
                let panel = match &op.panels {
                    Panels::Full(panels) => &panels[op.inputs * first..][..op.inputs * vectors * S::F32_LANES],
                    Panels::EightBit(weights) => {
                        weights.expand(first, vectors * S::F32_LANES, &mut expanded);
                        expanded.as_slice()
                    }
                };
                let (at, packed) = (chunk.clone(), packed.as_slice());
                match (vectors, many, packed.is_empty()) {
                    (2, true, true) => self.panel::<S, 12, 2, false>(simd, panel, first, at, packed),
                    (2, true, false) => self.panel::<S, 12, 2, true>(simd, panel, first, at, packed),
                    (2, false, true) => self.panel::<S, 6, 2, false>(simd, panel, first, at, packed),
                    (2, false, false) => self.panel::<S, 6, 2, true>(simd, panel, first, at, packed),
                    (_, _, true) => self.panel::<S, 12, 1, false>(simd, panel, first, at, packed),
                    (_, true, false) => self.panel::<S, 12, 1, true>(simd, panel, first, at, packed),
                    (_, false, false) => self.panel::<S, 6, 1, true>(simd, panel, first, at, packed),
                }
                if let Some(activation) = self.activation {
                    let width = op.outputs.min(first + vectors * S::F32_LANES) - first;
                    for pixel in chunk.clone() {
                        activation::apply(activation, &mut self.output[pixel * op.outputs + first..][..width]);
                    }
                }
                first += vectors * S::F32_LANES;
            }
        }
    }
}

/// Sizes of the tiles that a chunk is cut into after those of full size.
const SMALL_TILES: [usize; 3] = [4, 2, 1];

/// Packs `rows` of `inputs` floats, tile by tile: the first input of all its rows, the second, and so on.
fn pack(rows: &[f32], inputs: usize, tile: usize, packed: &mut Vec<f32>) {
    packed.clear();
    let mut rest = rows;
    for tile in std::iter::once(tile).chain(SMALL_TILES) {
        while rest.len() >= tile * inputs {
            let (rows, after) = rest.split_at(tile * inputs);
            packed.extend((0..inputs).flat_map(|i| (0..tile).map(move |row| rows[row * inputs + i])));
            rest = after;
        }
    }
}

impl Product<'_> {
    /// The outputs of one panel, from `first` on, for some of the pixels; `packed` holds those where they are PACKED.
    #[inline(always)]
    fn panel<S: Simd, const PIXELS: usize, const VECTORS: usize, const PACKED: bool>(
        &mut self,
        simd: S,
        panel: &[f32],
        first: usize,
        pixels: std::ops::Range<usize>,
        packed: &[f32],
    ) {
        let (inputs, start) = (self.op.inputs, pixels.start);
        let packed = |pixel: usize| if PACKED { &packed[(pixel - start) * inputs..] } else { packed };
        let mut pixel = pixels.start;
        while pixel + PIXELS <= pixels.end {
            self.tile::<S, PIXELS, VECTORS, PACKED>(simd, panel, first, pixel, packed(pixel));
            pixel += PIXELS;
        }
        while pixel + 4 <= pixels.end {
            self.tile::<S, 4, VECTORS, PACKED>(simd, panel, first, pixel, packed(pixel));
            pixel += 4;
        }
        while pixel + 2 <= pixels.end {
            self.tile::<S, 2, VECTORS, PACKED>(simd, panel, first, pixel, packed(pixel));
            pixel += 2;
        }
        while pixel < pixels.end {
            self.tile::<S, 1, VECTORS, PACKED>(simd, panel, first, pixel, packed(pixel));
            pixel += 1;
        }
    }

    /// `PIXELS` pixels times `VECTORS` vectors of outputs.
    #[inline(always)]
    fn tile<S: Simd, const PIXELS: usize, const VECTORS: usize, const PACKED: bool>(
        &mut self,
        simd: S,
        panel: &[f32],
        first: usize,
        pixel: usize,
        packed: &[f32],
    ) {
        let (inputs, lanes) = (self.op.inputs, S::F32_LANES);
        let input = if PACKED { packed } else { &self.input[pixel * inputs..] };
        let input = &input[..PIXELS * inputs];
        let panel = &panel[..inputs * VECTORS * lanes];
        let bias = &self.op.bias[first..][..VECTORS * lanes];
        // SAFETY: `bias` holds VECTORS whole vectors.
        let bias: [S::f32s; VECTORS] = std::array::from_fn(|v| unsafe { load::<S>(bias.as_ptr().add(v * lanes)) });
        let mut sums = [bias; PIXELS];
        for i in 0..inputs {
            // SAFETY: `panel` holds VECTORS whole vectors for every input.
            let weights: [S::f32s; VECTORS] =
                std::array::from_fn(|v| unsafe { load::<S>(panel.as_ptr().add((i * VECTORS + v) * lanes)) });
            for (pixel, sums) in sums.iter_mut().enumerate() {
                let at = if PACKED { i * PIXELS + pixel } else { pixel * inputs + i };
                // SAFETY: pixel < PIXELS and i < inputs, and `input` holds PIXELS × inputs floats.
                let value = simd.splat_f32s(unsafe { *input.get_unchecked(at) });
                for (sum, &weight) in sums.iter_mut().zip(&weights) {
                    *sum = simd.mul_add_f32s(value, weight, *sum);
                }
            }
        }
        self.put(simd, &sums, first, pixel);
    }

    /// Finishes a tile's sums and writes them out.
    #[inline(always)]
    fn put<S: Simd, const PIXELS: usize, const VECTORS: usize>(
        &mut self,
        simd: S,
        sums: &[[S::f32s; VECTORS]; PIXELS],
        first: usize,
        pixel: usize,
    ) {
        let (outputs, lanes) = (self.op.outputs, S::F32_LANES);
        // Without ReLU6 the bounds change nothing, which is cheaper than asking for every vector.
        let (low, high) = if self.op.relu6 { (0.0, 6.0) } else { (f32::NEG_INFINITY, f32::INFINITY) };
        let (low, high) = (simd.splat_f32s(low), simd.splat_f32s(high));
        let width = outputs.min(first + VECTORS * lanes) - first;
        let mut column = pixel % self.rows.width;
        let mut start = pixel * outputs + pixel / self.rows.width * self.rows.gap + first;
        for (row, sums) in sums.iter().enumerate() {
            let place = &mut self.output[start..start + width];
            let residual = self.residual.map(|residual| &residual[(pixel + row) * outputs + first..][..width]);
            // A panel may reach beyond the last output.
            for (v, &sum) in sums.iter().enumerate().take(width.div_ceil(lanes)) {
                let mut sum = sum;
                if let Some(residual) = residual {
                    sum = simd.add_f32s(sum, simd.partial_load_f32s(&residual[v * lanes..width.min((v + 1) * lanes)]));
                }
                sum = simd.min_f32s(simd.max_f32s(sum, low), high);
                if (v + 1) * lanes <= width {
                    // SAFETY: `place` holds at least v + 1 whole vectors.
                    unsafe { store::<S>(place.as_mut_ptr().add(v * lanes), sum) };
                } else {
                    simd.partial_store_f32s(&mut place[v * lanes..], sum);
                }
            }
            column += 1;
            start += outputs;
            if column == self.rows.width {
                column = 0;
                start += self.rows.gap;
            }
        }
    }
}

#[cfg(test)]
mod tests;
