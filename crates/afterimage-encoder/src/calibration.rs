//! What a cosine is worth.
//!
//! A raw cosine means different things for each photo and each query. Some photos ("hubs") are near to every query: how near
//! a photo is to a bank of generic queries says how much of its cosine to discount, as in QB-Norm (Bogolin et al. 2022) and
//! CSLS (Conneau et al. 2018). And some queries are near to every photo: how near a query is to a bank of photos that have
//! nothing to do with the library says what is to be expected of a photo that does not match. A short query is true of more
//! photos than a long one: the same score is worth more. Both banks, and the logistic function that turns the rest into a
//! likelihood, belong to a model and are worked out when it is trained.

use candle_core::{Device, Tensor};
use serde::Deserialize;

use crate::{Embedding, EncoderError};

/// How many of the nearest of a bank count.
const NEAREST: usize = 5;

/// Makes the scores of one model comparable.
#[derive(Debug, Clone)]
pub struct Calibration {
    /// Generic queries, `[queries, dim]`, unit rows.
    queries: Tensor,
    /// Photos of all kinds, `[photos, dim]`, unit rows.
    photos: Tensor,
    scale: Scale,
}

/// The numbers of a calibration.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Scale {
    /// How much of a photo's hubness is taken off its cosines.
    pub hubness: f32,
    /// How much of a query's nearness to whatever there is is taken off as well before the logistic function; it does not change a
    /// ranking.
    pub level: f32,
    /// How much is put on instead for a query of one token, half of it for one of two, a third for one of three.
    pub brevity: f32,
    /// The logistic function: likelihood = 1 / (1 + exp(-(slope × score + offset))).
    pub slope: f32,
    /// See `slope`.
    pub offset: f32,
    /// From this likelihood on a hit is a match.
    pub match_from: f32,
    /// From this likelihood on a hit may be a match.
    pub possible_from: f32,
}

/// How well a hit fits a query, as told to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It has nothing to do with the query, as far as the model can tell.
    None,
    /// It may match.
    Possible,
    /// It is likely a match.
    Match,
}

impl Calibration {
    /// A calibration from a bank of generic queries, one of photos, and its numbers.
    ///
    /// # Errors
    /// If a bank is empty or not all of the embeddings are of one length.
    pub fn new(queries: &[Embedding], photos: &[Embedding], scale: Scale) -> Result<Self, EncoderError> {
        let dim = queries.first().map_or(0, |query| query.len());
        let bank = |rows: &[Embedding]| {
            if rows.is_empty() || rows.iter().any(|row| row.len() != dim) {
                candle_core::bail!("a bank of {} embeddings is empty or not of {dim} dimensions", rows.len());
            }
            Tensor::from_vec(rows.iter().flat_map(|row| row.iter().copied()).collect(), (rows.len(), dim), &Device::Cpu)
        };
        Ok(Self { queries: bank(queries)?, photos: bank(photos)?, scale })
    }

    /// The length of the embeddings it is for.
    pub fn dim(&self) -> usize {
        self.queries.dims().last().copied().unwrap_or_default()
    }

    /// The same banks with other numbers.
    pub fn with_scale(&self, scale: Scale) -> Self {
        Self { scale, ..self.clone() }
    }

    /// Its numbers.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// How near each photo is to whatever is asked, a cosine.
    pub fn hubness(&self, photos: &[&[f32]]) -> Result<Vec<f32>, EncoderError> {
        Ok(nearness(photos, &self.queries)?)
    }

    /// How near the best of a photo and its regions is to whatever is asked, a cosine: a photo for which the best of them speaks
    /// is a hub for every query that any of them is near to. Cosines with regions count `discount` less, as in a search.
    pub fn hubness_with_regions(&self, whole: &[f32], regions: &[&[f32]], discount: f32) -> Result<f32, EncoderError> {
        let mut best = cosines(&[whole], &self.queries)?.concat();
        for cosines in cosines(regions, &self.queries)? {
            best.iter_mut().zip(cosines).for_each(|(best, cosine)| *best = best.max(cosine - discount));
        }
        Ok(mean_of_nearest(&mut best))
    }

    /// What is to be expected of the score of a photo that has nothing to do with a query of so many tokens
    /// ([`Encoder::tokens`](crate::Encoder::tokens)), up to a constant.
    pub fn level(&self, query: &Embedding, tokens: usize) -> Result<f32, EncoderError> {
        Ok(self.scale.level * self.nearness(query)? - self.scale.brevity / tokens.max(1) as f32)
    }

    /// How near a query is to whatever there is, a cosine.
    pub fn nearness(&self, query: &Embedding) -> Result<f32, EncoderError> {
        Ok(nearness(&[query], &self.photos)?.first().copied().unwrap_or_default())
    }

    /// What photos are ranked by: the cosine without the part that the photo gives to every query.
    pub fn score(&self, cosine: f32, hubness: f32) -> f32 {
        cosine - self.scale.hubness * hubness
    }

    /// How likely a photo of that [`score`](Self::score) matches a query of that [`level`](Self::level), 0 to 1.
    pub fn likelihood(&self, score: f32, level: f32) -> f32 {
        let logit = self.scale.slope * (score - level) + self.scale.offset;
        1.0 / (1.0 + (-logit).exp())
    }

    /// By how much a score rises where the logarithm of the odds that a photo matches rises by 1.
    pub fn score_a_log_odd(&self) -> f32 {
        1.0 / self.scale.slope
    }

    /// What to tell people of a hit of that likelihood.
    pub fn fit(&self, likelihood: f32) -> Fit {
        match likelihood {
            likelihood if likelihood >= self.scale.match_from => Fit::Match,
            likelihood if likelihood >= self.scale.possible_from => Fit::Possible,
            _ => Fit::None,
        }
    }
}

/// For each vector, the mean cosine with the nearest of a bank.
fn nearness(vectors: &[&[f32]], bank: &Tensor) -> candle_core::Result<Vec<f32>> {
    Ok(cosines(vectors, bank)?.iter_mut().map(|cosines| mean_of_nearest(cosines)).collect())
}

/// The cosines of each vector with all of a bank.
fn cosines(vectors: &[&[f32]], bank: &Tensor) -> candle_core::Result<Vec<Vec<f32>>> {
    if vectors.is_empty() {
        return Ok(Vec::new());
    }
    let dim = bank.dim(1)?;
    if let Some(other) = vectors.iter().find(|vector| vector.len() != dim) {
        candle_core::bail!("a vector of {} dimensions and a bank of {dim}", other.len());
    }
    let vectors = Tensor::from_vec(vectors.concat(), (vectors.len(), dim), &Device::Cpu)?;
    vectors.matmul(&bank.t()?)?.to_vec2::<f32>()
}

/// The mean of the nearest; of all where there are fewer.
fn mean_of_nearest(cosines: &mut [f32]) -> f32 {
    let nearest = NEAREST.min(cosines.len()).max(1);
    let (best, last, _) = cosines.select_nth_unstable_by(nearest - 1, |a, b| b.total_cmp(a));
    (best.iter().sum::<f32>() + *last) / nearest as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale = Scale {
        hubness: 0.5,
        level: 1.0,
        brevity: 0.1,
        slope: 10.0,
        offset: -1.0,
        match_from: 0.5,
        possible_from: 0.2,
    };

    fn bank(rows: &[[f32; 2]]) -> Vec<Embedding> {
        rows.iter().map(|row| Embedding::normalized(row.to_vec()).unwrap()).collect()
    }

    #[test]
    fn hubness_is_the_mean_of_the_nearest_five() {
        // Cosines with (1, 0): 0.8 six times, then 0.
        let queries: Vec<[f32; 2]> = (0..9).map(|i| if i % 3 == 0 { [0.0, 1.0] } else { [4.0, 3.0] }).collect();
        let calibration = Calibration::new(&bank(&queries), &bank(&[[0.0, 1.0]]), SCALE).unwrap();
        let hubness = calibration.hubness(&[&[1.0, 0.0], &[0.0, 1.0]]).unwrap();
        assert!((hubness[0] - 0.8).abs() < 1e-6 && (hubness[1] - 0.84).abs() < 1e-6, "{hubness:?}");
        // A bank of fewer than five counts whole.
        let query = Embedding::normalized(vec![3.0, 4.0]).unwrap();
        assert!((calibration.nearness(&query).unwrap() - 0.8).abs() < 1e-6);
        assert!(calibration.hubness(&[&[1.0]]).is_err());
    }

    #[test]
    fn a_photo_with_regions_is_a_hub_for_the_queries_of_all_of_them() {
        // Each is near to other queries; together they are near to all.
        let queries: Vec<[f32; 2]> = (0..6).map(|i| if i % 2 == 0 { [1.0, 0.0] } else { [0.0, 1.0] }).collect();
        let calibration = Calibration::new(&bank(&queries), &bank(&[[0.0, 1.0]]), SCALE).unwrap();
        let (whole, region) = ([1.0, 0.0], [0.0, 1.0]);
        assert_eq!(calibration.hubness(&[&whole, &region]).unwrap(), [0.6, 0.6]);
        let together = |discount| calibration.hubness_with_regions(&whole, &[&region], discount).unwrap();
        assert_eq!(together(0.0), 1.0);
        // Three queries of the whole, two of the region at half a cosine less.
        assert_eq!(together(0.5), 0.8);
        assert_eq!(calibration.hubness_with_regions(&whole, &[], 0.5).unwrap(), 0.6);
    }

    #[test]
    fn a_hub_ranks_below_a_photo_of_the_same_cosine_and_a_vague_query_needs_more() {
        let calibration = Calibration::new(&bank(&[[1.0, 0.0]]), &bank(&[[0.0, 1.0]]), SCALE).unwrap();
        assert!(calibration.score(0.6, 0.5) < calibration.score(0.6, 0.1));
        let likelihood = calibration.likelihood(0.5, 0.2);
        let query = Embedding::normalized(vec![3.0, 4.0]).unwrap();
        let level = |tokens| calibration.level(&query, tokens).unwrap();
        assert!((level(1) - 0.7).abs() < 1e-6 && (level(4) - 0.775).abs() < 1e-6, "a word is true of more photos");
        assert_eq!(level(0), level(1));
        assert!(likelihood > calibration.likelihood(0.5, 0.4));
        assert!((likelihood - 1.0 / (1.0 + (-2.0f32).exp())).abs() < 1e-6);
        assert_eq!(
            [0.6, 0.3, 0.1].map(|likelihood| calibration.fit(likelihood)),
            [Fit::Match, Fit::Possible, Fit::None]
        );
    }
}
