//! The one score that a vector has for a query, however it was found, and what scores usually are.

use half::f16;
use half::slice::HalfFloatSliceExt;

use super::VectorError;
use super::index::{Inner, VectorIndex, failed};
use super::neighbours::Neighbour;
use crate::part::PhotoPart;

/// So many photos tell how much cosines differ, and which is usual, …
const SAMPLED: usize = 256;

/// … but fewer than these do not tell which is usual, …
const LEAST_SAMPLED: usize = 64;

/// … and where it is larger than this, the photos are all of one thing.
const MOST_USUAL: f32 = 0.8;

impl VectorIndex {
    /// How much the cosine with a query differs from photo to photo: its standard deviation over some of them; 0 where there
    /// are not two.
    pub fn spread(&self, query: &[f32]) -> Result<f32, VectorError> {
        let inner = self.read();
        let count = usize::try_from(inner.photos()).unwrap_or(usize::MAX);
        let some = inner.held.iter().take(count).step_by((count / SAMPLED).max(1));
        let hits = inner.score_all(some, query, &mut Scratch::new(self.dim))?;
        let count = hits.len().max(1) as f32;
        let mean = hits.iter().map(|hit| hit.score).sum::<f32>() / count;
        Ok((hits.iter().map(|hit| (hit.score - mean).powi(2)).sum::<f32>() / count).sqrt())
    }

    /// The cosine that two photos usually have, over some of them; 0 where there are too few to tell.
    pub fn usual_cosine(&self) -> Result<f32, VectorError> {
        let photos = usize::try_from(self.photos()).unwrap_or(usize::MAX);
        if photos < LEAST_SAMPLED {
            return Ok(0.0);
        }
        // Every vector has length 1, so the length of their sum tells the sum of all cosines.
        let (mut sum, mut count) = (vec![0.0; self.dim], 0.0);
        for key in self.held().iter().take(photos).step_by((photos / SAMPLED).max(1)) {
            if let Some(vector) = self.vector(PhotoPart::from_key(key))? {
                sum.iter_mut().zip(&vector).for_each(|(sum, x)| *sum += x.to_f32());
                count += 1.0;
            }
        }
        let of_all: f32 = sum.iter().map(|x| x * x).sum();
        Ok(((of_all - count) / (count * (count - 1.0))).clamp(0.0, MOST_USUAL))
    }
}

/// Buffers of one search.
pub(super) struct Scratch {
    bits: Vec<i16>,
    half: Vec<f16>,
    single: Vec<f32>,
}

impl Scratch {
    pub(super) fn new(dim: usize) -> Self {
        Self { bits: vec![0; dim], half: vec![f16::ZERO; dim], single: vec![0.0; dim] }
    }
}

impl Inner {
    /// The scores of all these that are held.
    pub(super) fn score_all(
        &self,
        keys: impl IntoIterator<Item = u64>,
        query: &[f32],
        scratch: &mut Scratch,
    ) -> Result<Vec<Neighbour>, VectorError> {
        let mut hits = Vec::new();
        for key in keys {
            if let Some(score) = self.score(key, query, scratch)? {
                hits.push(Neighbour { part: PhotoPart::from_key(key), score });
            }
        }
        Ok(hits)
    }

    /// The one score a part has for a query: stored f16, compared in f32.
    fn score(&self, key: u64, query: &[f32], scratch: &mut Scratch) -> Result<Option<f32>, VectorError> {
        let found = self.index.get(key, usearch::f16::from_mut_i16s(&mut scratch.bits)).map_err(failed)?;
        if found == 0 {
            return Ok(None);
        }
        for (half, bits) in scratch.half.iter_mut().zip(&scratch.bits) {
            *half = f16::from_bits(bits.cast_unsigned());
        }
        scratch.half.convert_to_f32_slice(&mut scratch.single);
        Ok(Some(scratch.single.iter().zip(query).map(|(a, b)| a * b).sum()))
    }
}
