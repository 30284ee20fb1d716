//! How pictures are padded with zeros before a convolution.

/// Where the zeros go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Padding {
    /// TensorFlow's "same" rule: the output has `⌈length / stride⌉` pixels and an odd zero goes behind.
    Same,
    /// So many on each side, whatever the length.
    Fixed { before: usize, after: usize },
}

/// How one side of a picture is padded and what comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Padded {
    /// Length with padding.
    pub(super) padded: usize,
    /// Zeros before the first pixel.
    pub(super) before: usize,
    /// Length after the convolution.
    pub(super) output: usize,
}

impl Padding {
    /// What happens to a side of `length` pixels. `kernel` must not be smaller than `stride`.
    pub(super) fn of(self, length: usize, kernel: usize, stride: usize) -> Padded {
        match self {
            Self::Same => {
                let output = length.div_ceil(stride);
                let padded = (output - 1) * stride + kernel;
                Padded { padded, before: (padded - length) / 2, output }
            }
            Self::Fixed { before, after } => {
                let padded = before + length + after;
                // Nothing comes out where the kernel does not fit in.
                let output = padded.checked_sub(kernel).map_or(0, |rest| rest / stride + 1);
                Padded { padded, before, output }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_is_tensorflows() {
        // An even side with stride 2 gets its one zero behind; an odd one is padded on both sides.
        assert_eq!(Padding::Same.of(260, 3, 2), Padded { padded: 261, before: 0, output: 130 });
        assert_eq!(Padding::Same.of(65, 5, 2), Padded { padded: 69, before: 2, output: 33 });
        assert_eq!(Padding::Same.of(9, 3, 1), Padded { padded: 11, before: 1, output: 9 });
    }

    #[test]
    fn fixed_is_the_same_at_even_sides_alone() {
        let fixed = Padding::Fixed { before: 1, after: 2 };
        assert_eq!(fixed.of(64, 5, 2), Padding::Same.of(64, 5, 2));
        assert_eq!(fixed.of(65, 5, 2), Padded { padded: 68, before: 1, output: 32 });
        assert_eq!(fixed.of(1, 5, 2).output, 0);
    }
}
