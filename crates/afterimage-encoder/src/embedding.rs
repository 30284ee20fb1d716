//! The vector both towers end in.

use std::ops::Deref;

/// A vector of unit length in the space that a model's two towers share, `f32`, `[dim]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Embedding(Vec<f32>);

impl Embedding {
    /// Scales `vector` to unit length. A zero or non-finite vector has no direction and gives `None`.
    pub fn normalized(mut vector: Vec<f32>) -> Option<Self> {
        let norm = vector.iter().map(|&x| f64::from(x) * f64::from(x)).sum::<f64>().sqrt();
        if !norm.is_finite() || norm < 1e-12 {
            return None;
        }
        let scale = (1.0 / norm) as f32;
        vector.iter_mut().for_each(|x| *x *= scale);
        Some(Self(vector))
    }

    /// Cosine similarity with another embedding of the same model, -1 to 1.
    pub fn cosine(&self, other: &Self) -> f32 {
        self.iter().zip(other.iter()).map(|(a, b)| a * b).sum()
    }

    /// The components.
    pub fn into_vec(self) -> Vec<f32> {
        self.0
    }
}

impl Deref for Embedding {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalizing_gives_unit_length_and_keeps_the_direction() {
        let embedding = Embedding::normalized(vec![3.0, 4.0]).unwrap();
        assert_eq!(&embedding[..], &[0.6, 0.8]);
    }

    #[test]
    fn a_vector_without_direction_is_refused() {
        assert!(Embedding::normalized(vec![0.0, 0.0]).is_none());
        assert!(Embedding::normalized(vec![f32::NAN, 1.0]).is_none());
    }
}
