//! Recall: how often the photo a caption was written for is among the first found.

use std::collections::BTreeMap;

use afterimage_encoder::starter::Heads;
use anyhow::Result;
use candle_core::{Device, Tensor};

use crate::dataset::Pair;
use crate::features::{CaptionCount, Features, IMAGE, TEXT, View};

/// Share of queries whose photo is among the first 1, 5 and 10, and how many queries there were.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Recall {
    /// `[R@1, R@5, R@10]`, 0 to 1.
    pub at: [f64; 3],
    /// Queries.
    pub queries: usize,
}

const RANKS: [usize; 3] = [1, 5, 10];

/// Photos and their captions as features, ready to be ranked by any heads.
pub struct Benchmark {
    images: Tensor,
    /// By language: the features of the queries and the index of the right photo of each.
    queries: BTreeMap<String, (Tensor, Vec<usize>)>,
}

impl Benchmark {
    /// Every caption that `captions` allows is a query against all of `pairs`.
    pub fn new(features: &Features, pairs: &[Pair], captions: CaptionCount) -> Result<Self> {
        let mut images = Vec::new();
        let mut queries = BTreeMap::<String, (Vec<f32>, Vec<usize>)>::new();
        for (photo, pair) in pairs.iter().enumerate() {
            images.extend(features.image(pair, View::Whole)?);
            for (language, caption) in captions.of(pair) {
                let (texts, photos) = queries.entry(language.to_owned()).or_default();
                texts.extend(features.text(caption)?);
                photos.push(photo);
            }
        }
        let queries = queries
            .into_iter()
            .map(|(language, (texts, photos))| {
                Ok((language, (Tensor::from_vec(texts, (photos.len(), TEXT), &Device::Cpu)?, photos)))
            })
            .collect::<Result<_>>()?;
        Ok(Self { images: Tensor::from_vec(images, (pairs.len(), IMAGE), &Device::Cpu)?, queries })
    }

    /// Recall by language, ranked as the application does: by the calibration of `heads` where they have one.
    pub fn recall(&self, heads: &Heads) -> Result<BTreeMap<String, Recall>> {
        let images = heads.image.forward(&self.images)?;
        let hubness = match &heads.calibration {
            Some(calibration) => {
                let rows = images.to_vec2::<f32>()?;
                calibration.hubness(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())?
            }
            None => Vec::new(),
        };
        let images = images.t()?.contiguous()?;
        self.queries
            .iter()
            .map(|(language, (texts, photos))| {
                let mut scores = heads.text.forward(texts)?.matmul(&images)?.to_vec2::<f32>()?;
                if let Some(calibration) = &heads.calibration {
                    for scores in &mut scores {
                        let scored = scores.iter_mut().zip(&hubness);
                        scored.for_each(|(score, &hubness)| *score = calibration.score(*score, hubness));
                    }
                }
                Ok((language.clone(), recall(&scores, photos)))
            })
            .collect()
    }
}

/// The plain mean of R@10 over the languages with at least `queries` queries: each language counts the same.
pub fn mean_at_10(recalls: &BTreeMap<String, Recall>, queries: usize) -> f64 {
    let counted: Vec<f64> =
        recalls.values().filter(|recall| recall.queries >= queries).map(|recall| recall.at[2]).collect();
    counted.iter().sum::<f64>() / counted.len().max(1) as f64
}

/// A photo with the same score as the right one counts as found before it.
fn recall(scores: &[Vec<f32>], photos: &[usize]) -> Recall {
    let mut found = [0usize; 3];
    for (scores, &photo) in scores.iter().zip(photos) {
        let rank = scores.iter().enumerate().filter(|&(i, &score)| i != photo && score >= scores[photo]).count();
        for (found, limit) in found.iter_mut().zip(RANKS) {
            *found += usize::from(rank < limit);
        }
    }
    Recall { at: found.map(|found| found as f64 / photos.len().max(1) as f64), queries: photos.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recall_counts_ranks_and_ties_against_the_query() {
        let first = vec![0.9, 0.1, 0.1];
        let tied = vec![0.5, 0.5, 0.1];
        let recall = recall(&[first, tied], &[0, 1]);
        assert_eq!(recall, Recall { at: [0.5, 1.0, 1.0], queries: 2 });
    }

    #[test]
    fn every_language_counts_the_same() {
        let recall = |at_10, queries| Recall { at: [0.0, 0.0, at_10], queries };
        let recalls = BTreeMap::from([
            ("en".to_owned(), recall(0.6, 1000)),
            ("de".to_owned(), recall(0.4, 100)),
            ("it".to_owned(), recall(1.0, 2)),
        ]);
        assert!((mean_at_10(&recalls, 50) - 0.5).abs() < 1e-9);
    }
}
