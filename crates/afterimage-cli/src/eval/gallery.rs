//! The photos of an evaluation, ranked as the application ranks them.

use std::collections::HashMap;

use afterimage_core::Region;
use afterimage_encoder::{Embedding, Encoder};
use rayon::prelude::*;

use super::pairs::Pair;

/// What was embedded of a photo.
pub struct Photo {
    /// All of it.
    pub whole: Embedding,
    /// Its regions, where those are ranked, too.
    pub regions: Vec<Embedding>,
}

/// Photos with what the model knows of them.
pub struct Gallery<'a> {
    encoder: &'a Encoder,
    photos: &'a [Photo],
    /// How near each is to whatever is asked; empty for a model that can't tell.
    hubness: Vec<f32>,
    /// A number that photos of the same concept share.
    concepts: Vec<usize>,
    labelled: Vec<bool>,
}

/// What a query found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// How many photos rank before the best right one, from 0.
    pub rank: usize,
    /// The likelihood of the best photo.
    pub present: f32,
    /// The same without the right photos.
    pub absent: f32,
}

impl<'a> Gallery<'a> {
    /// The gallery of `photos`, which are those of `pairs`.
    pub fn new(encoder: &'a Encoder, pairs: &[Pair], photos: &'a [Photo]) -> anyhow::Result<Self> {
        let hubness = match encoder.calibration() {
            Some(calibration) => photos
                .par_iter()
                .map(|photo| {
                    let regions: Vec<&[f32]> = photo.regions.iter().map(|region| &region[..]).collect();
                    calibration.hubness_with_regions(&photo.whole, &regions, Region::DISCOUNT)
                })
                .collect::<Result<_, _>>()?,
            None => Vec::new(),
        };
        let mut numbers = HashMap::new();
        let concepts = pairs
            .iter()
            .enumerate()
            .map(|(photo, pair)| pair.label.as_deref().map_or(photo, |label| *numbers.entry(label).or_insert(photo)))
            .collect();
        Ok(Self {
            encoder,
            photos,
            hubness,
            concepts,
            labelled: pairs.iter().map(|pair| pair.label.is_some()).collect(),
        })
    }

    /// The concept of a photo; one without a label is its own.
    pub fn concept(&self, photo: usize) -> usize {
        self.concepts[photo]
    }

    /// Asks for a photo, or any other of its concept, with a text of so many tokens.
    pub fn answer(&self, query: &Embedding, tokens: usize, right: usize) -> anyhow::Result<Answer> {
        let calibration = self.encoder.calibration();
        let discount = self.discount(query);
        let score = |photo: usize| {
            let regions = self.photos[photo].regions.iter().map(|region| query.cosine(region) - discount);
            let cosine = regions.fold(query.cosine(&self.photos[photo].whole), f32::max);
            calibration.map_or(cosine, |calibration| calibration.score(cosine, self.hubness[photo]))
        };
        let (mut best_right, mut best_wrong) = (f32::NEG_INFINITY, f32::NEG_INFINITY);
        let scores: Vec<f32> = (0..self.photos.len()).map(score).collect();
        let is_right = |photo: usize| self.concepts[photo] == self.concepts[right];
        for (photo, &score) in scores.iter().enumerate() {
            let best = if is_right(photo) { &mut best_right } else { &mut best_wrong };
            *best = best.max(score);
        }
        // A photo of the same score counts as before: no luck in ties.
        let before = |&(photo, score): &(usize, &f32)| !is_right(photo) && *score >= best_right;
        let rank = scores.iter().enumerate().filter(before).count();
        let likelihood: Box<dyn Fn(f32) -> f32> = match calibration {
            Some(calibration) => {
                let level = calibration.level(query, tokens)?;
                Box::new(move |score| calibration.likelihood(score, level))
            }
            None => Box::new(|score| score),
        };
        Ok(Answer { rank, present: likelihood(best_right.max(best_wrong)), absent: likelihood(best_wrong) })
    }

    /// What is taken off the cosines of regions.
    fn discount(&self, query: &Embedding) -> f32 {
        if self.encoder.calibration().is_some() {
            return Region::DISCOUNT;
        }
        let cosines: Vec<f32> = self.photos.iter().map(|photo| query.cosine(&photo.whole)).collect();
        let count = cosines.len().max(1) as f32;
        let mean = cosines.iter().sum::<f32>() / count;
        let spread = (cosines.iter().map(|cosine| (cosine - mean).powi(2)).sum::<f32>() / count).sqrt();
        Region::DISCOUNT_A_SPREAD * spread
    }

    /// Of the photos that share their label with another: the share, in percent, that have one of those among their ten
    /// nearest.
    pub fn similar(&self) -> Option<f64> {
        let shares = |photo: usize| {
            self.labelled[photo]
                && (0..self.photos.len()).any(|other| other != photo && self.concepts[other] == self.concepts[photo])
        };
        let asked: Vec<usize> = (0..self.photos.len()).filter(|&photo| shares(photo)).collect();
        let found = |&&photo: &&usize| {
            let mut others: Vec<(f32, usize)> = (0..self.photos.len())
                .filter(|&other| other != photo)
                .map(|other| (self.photos[photo].whole.cosine(&self.photos[other].whole), other))
                .collect();
            others.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
            others.iter().take(10).any(|&(_, other)| self.concepts[other] == self.concepts[photo])
        };
        let count = asked.iter().filter(found).count();
        (!asked.is_empty()).then(|| 100.0 * count as f64 / asked.len() as f64)
    }
}
