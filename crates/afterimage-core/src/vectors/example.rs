//! Vectors to test with.

use half::f16;

use super::VectorIndex;

/// How many components they have.
pub const DIM: usize = 64;

/// Unit vectors around a few centres, as real embeddings lie; a small generator keeps them the same everywhere.
pub fn clustered(count: usize) -> Vec<(i64, Vec<f32>)> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1 << 24) as f32 - 0.5
    };
    let centres: Vec<Vec<f32>> = (0..20).map(|_| (0..DIM).map(|_| random()).collect()).collect();
    (0..count)
        .map(|i| {
            let vector: Vec<f32> = centres[i % 20].iter().map(|x| x + 0.6 * random()).collect();
            let norm = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
            (i as i64 + 1, vector.iter().map(|x| x / norm).collect())
        })
        .collect()
}

pub fn filled(vectors: &[(i64, Vec<f32>)]) -> VectorIndex {
    let index = VectorIndex::new("test@1", DIM).unwrap();
    let halves: Vec<_> = vectors
        .iter()
        .map(|(photo, vector)| ((*photo).into(), vector.iter().map(|x| f16::from_f32(*x)).collect()))
        .collect();
    index.add(&halves).unwrap();
    index
}
