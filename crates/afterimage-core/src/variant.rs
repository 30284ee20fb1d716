//! One model in two precisions: how libraries and commands name which.

use std::fmt;

use afterimage_encoder::families::WeightPrecision;

/// What follows the name of a model whose weights are kept in 8 bits. No name of a model has a plus sign.
const EIGHT_BIT: &str = "+8bit";

/// A model, and how its weights are kept in memory; written as `NAME` or `NAME+8bit`.
///
/// The vectors of the two are near each other and not the same, so to a library they are models with names of their own, and
/// never meet in one index. The files are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ModelVariant<'a> {
    /// The model's name, as its files are found by.
    pub model: &'a str,
    /// How its weights are kept.
    pub weights: WeightPrecision,
}

impl<'a> ModelVariant<'a> {
    /// Reads a name as it is written.
    pub fn of(name: &'a str) -> Self {
        match name.strip_suffix(EIGHT_BIT) {
            Some(model) => Self { model, weights: WeightPrecision::EightBit },
            None => Self { model: name, weights: WeightPrecision::Full },
        }
    }
}

impl fmt::Display for ModelVariant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let suffix = match self.weights {
            WeightPrecision::Full => "",
            WeightPrecision::EightBit => EIGHT_BIT,
        };
        write!(f, "{}{suffix}", self.model)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for (name, model, weights) in [
            ("clip-vit-b32", "clip-vit-b32", WeightPrecision::Full),
            ("clip-vit-b32+8bit", "clip-vit-b32", WeightPrecision::EightBit),
        ] {
            let variant = ModelVariant::of(name);
            assert_eq!((variant.model, variant.weights), (model, weights));
            assert_eq!(variant.to_string(), name);
        }
    }
}
