//! Works out what the cosines of trained heads are worth: see [`Calibration`].

use std::collections::HashMap;

use afterimage_encoder::starter::{Heads, calibration_tensors, embeddings};
use afterimage_encoder::{Calibration, Embedding, Scale};
use anyhow::{Context, Result};
use candle_core::{DType, Device, Tensor};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::index;

use crate::dataset::Pair;
use crate::examples::Examples;
use crate::features::{Features, IMAGE, TEXT, View};
use crate::labels::LabelFile;
use crate::retrieval::{Benchmark, mean_at_10};

/// Rows of each bank.
const BANK: usize = 512;
/// How much of the hubness may be taken off; what finds most on the validation photos is kept.
const HUBNESS: [f32; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];
/// Hits of each query that the logistic function is fitted to.
const HITS: usize = 10;
/// The share of right hits that are to be shown as matches or possible ones.
const KEPT: f64 = 0.75;
/// Steps of Newton's method; it has settled long before.
const STEPS: usize = 25;

/// A hit of a query: its score, the query's level, and whether it is right.
struct Hit {
    score: f64,
    level: f64,
    right: bool,
}

/// Where everything is taken from. None of it is test data.
pub struct Sources<'a> {
    /// Features of all of the below.
    pub features: &'a Features,
    /// The training photos and captions: the banks.
    pub examples: &'a Examples,
    /// Names of classes: half of the bank of queries, and queries for the labelled photos.
    pub names: Option<&'a LabelFile>,
    /// Chooses how much of the hubness is taken off.
    pub validation: &'a Benchmark,
    /// The photos of `validation`, which are no answer to any label.
    pub described: &'a [Pair],
    /// Photos with labels: the logistic function and the thresholds.
    pub labelled: &'a [Pair],
}

/// The tensors to add to the heads file.
pub fn calibrate(heads: &Heads, sources: &Sources<'_>, seed: u64) -> Result<[(String, Tensor); 3]> {
    let mut random = StdRng::seed_from_u64(seed);
    let (queries, photos) = banks(heads, sources, &mut random)?;
    let rows = (embeddings(&queries)?, embeddings(&photos)?);
    let mut scale = Scale { hubness: 0.0, level: 1.0, slope: 1.0, offset: 0.0, match_from: 0.5, possible_from: 0.5 };

    let mut best = f64::NEG_INFINITY;
    for hubness in HUBNESS {
        let tried = Calibration::new(&rows.0, &rows.1, Scale { hubness, ..scale })?;
        let recalls = sources.validation.recall(&Heads { calibration: Some(tried), ..heads.clone() })?;
        let found = mean_at_10(&recalls, 50);
        println!("{hubness:.2} of the hubness taken off: validation R@10 {:.2} on average", 100.0 * found);
        if found > best {
            (best, scale.hubness) = (found, hubness);
        }
    }

    let calibration = Calibration::new(&rows.0, &rows.1, scale)?;
    let hits = hits(heads, &calibration, sources)?;
    let right = hits.iter().filter(|hit| hit.right).count();
    let [slope, level, offset] = logistic_regression(&hits).context("the hits can't be told apart")?;
    scale = Scale { slope: slope as f32, level: (-level / slope) as f32, offset: offset as f32, ..scale };
    let calibration = calibration.with_scale(scale);
    let mut judged: Vec<(f32, bool)> =
        hits.iter().map(|hit| (calibration.likelihood(hit.score as f32, hit.level as f32), hit.right)).collect();
    judged.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    (scale.match_from, scale.possible_from) = thresholds(&judged);
    println!("{} hits of labels, {right} of them right; {scale:?}", hits.len());
    Ok(calibration_tensors(&queries, &photos, scale)?)
}

/// The embeddings of generic queries and of photos of all kinds, as they will be stored.
fn banks(heads: &Heads, sources: &Sources<'_>, random: &mut StdRng) -> Result<(Tensor, Tensor)> {
    let queries = heads.text.forward(&generic_queries(sources, random)?)?;
    let photos = heads.image.forward(&some_rows(&sources.examples.whole()?, BANK, random)?)?;
    Ok((queries.to_dtype(DType::F16)?, photos.to_dtype(DType::F16)?))
}

/// Features of captions and names of classes in all languages, half and half.
fn generic_queries(sources: &Sources<'_>, random: &mut StdRng) -> Result<Tensor> {
    let Some(names) = sources.names else { return some_rows(sources.examples.texts(), BANK, random) };
    let captions = some_rows(sources.examples.texts(), BANK / 2, random)?;
    let names: Vec<&str> = names.all().collect();
    let mut features = Vec::new();
    for name in index::sample(random, names.len(), (BANK / 2).min(names.len())) {
        features.extend(sources.features.text(names[name])?);
    }
    let names = Tensor::from_vec(features.clone(), (features.len() / TEXT, TEXT), &Device::Cpu)?;
    Ok(Tensor::cat(&[captions, names], 0)?)
}

fn some_rows(matrix: &Tensor, count: usize, random: &mut StdRng) -> Result<Tensor> {
    let rows = matrix.dim(0)?;
    let rows: Vec<u32> = index::sample(random, rows, count.min(rows)).into_iter().map(|row| row as u32).collect();
    Ok(matrix.index_select(&Tensor::new(rows, &Device::Cpu)?, 0)?)
}

/// Asks for every label, in all the languages it is named in, and looks at the first hits among all held-back photos.
fn hits(heads: &Heads, calibration: &Calibration, sources: &Sources<'_>) -> Result<Vec<Hit>> {
    let library: Vec<&Pair> = sources.labelled.iter().chain(sources.described).collect();
    let mut images = Vec::new();
    for pair in &library {
        images.extend(sources.features.image(pair, View::Whole)?);
    }
    let images = heads.image.forward(&Tensor::from_vec(images, (library.len(), IMAGE), &Device::Cpu)?)?;
    let rows = images.to_vec2::<f32>()?;
    let hubness = calibration.hubness(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())?;

    let mut queries: HashMap<&str, &str> = HashMap::new();
    for pair in sources.labelled {
        let Some(label) = pair.label.as_deref() else { continue };
        queries.extend(pair.captions.values().flatten().map(|caption| (caption.as_str(), label)));
        let names = sources.names.and_then(|names| names.named(label)).unwrap_or_default();
        queries.extend(names.iter().map(|name| (name.as_str(), label)));
    }
    let mut queries: Vec<(&str, &str)> = queries.into_iter().collect();
    queries.sort_unstable();
    let mut hits = Vec::with_capacity(queries.len() * HITS);
    for (query, label) in queries {
        let features = Tensor::from_vec(sources.features.text(query)?, (1, TEXT), &Device::Cpu)?;
        let vector = heads.text.forward(&features)?.squeeze(0)?.to_vec1::<f32>()?;
        let vector = Embedding::normalized(vector).with_context(|| format!("{query:?} has no direction"))?;
        let level = f64::from(calibration.level(&vector)?);
        let cosine = |row: &[f32]| vector.iter().zip(row).map(|(a, b)| a * b).sum::<f32>();
        let mut scores: Vec<(f32, usize)> = rows
            .iter()
            .enumerate()
            .map(|(photo, row)| (calibration.score(cosine(row), hubness[photo]), photo))
            .collect();
        scores.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        hits.extend(scores.iter().take(HITS).map(|&(score, photo)| Hit {
            score: f64::from(score),
            level,
            right: library[photo].label.as_deref() == Some(label),
        }));
    }
    Ok(hits)
}

/// The weights of score, level and a constant under which the hits are most likely, by Newton's method.
fn logistic_regression(hits: &[Hit]) -> Option<[f64; 3]> {
    let mut weights = [0.0; 3];
    for _ in 0..STEPS {
        let (mut slope, mut curve) = ([0.0; 3], [[0.0; 3]; 3]);
        for hit in hits {
            let x = [hit.score, hit.level, 1.0];
            let logit: f64 = x.iter().zip(&weights).map(|(x, weight)| x * weight).sum();
            let likelihood = 1.0 / (1.0 + (-logit).exp());
            let missing = f64::from(u8::from(hit.right)) - likelihood;
            for i in 0..3 {
                slope[i] += missing * x[i];
                for j in 0..3 {
                    curve[i][j] += likelihood * (1.0 - likelihood) * x[i] * x[j];
                }
            }
        }
        let step = solve(curve, slope)?;
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    weights.iter().all(|weight| weight.is_finite()).then_some(weights)
}

/// Solves `matrix · x = right` by Cramer's rule.
fn solve(matrix: [[f64; 3]; 3], right: [f64; 3]) -> Option<[f64; 3]> {
    let determinant = |m: &[[f64; 3]; 3]| {
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    };
    let whole = determinant(&matrix);
    (whole.abs() > 1e-30).then(|| {
        [0, 1, 2].map(|column| {
            let mut replaced = matrix;
            for row in 0..3 {
                replaced[row][column] = right[row];
            }
            determinant(&replaced) / whole
        })
    })
}

/// From where on hits, in order of likelihood, are matches: where precision and completeness are best together (F1). And from
/// where on they are possible: where [`KEPT`] of the right ones are above.
fn thresholds(judged: &[(f32, bool)]) -> (f32, f32) {
    let all = judged.iter().filter(|hit| hit.1).count() as f64;
    let (mut right, mut best, mut matches, mut possible) = (0.0, 0.0, 1.0, 1.0);
    for (count, &(likelihood, is_right)) in (1..).zip(judged) {
        if right < KEPT * all {
            possible = likelihood;
        }
        right += f64::from(u8::from(is_right));
        let f1 = 2.0 * right / (f64::from(count) + all);
        if f1 > best {
            (best, matches) = (f1, likelihood);
        }
    }
    (matches, possible.min(matches))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_regression_finds_the_weights_the_hits_were_made_with() {
        let mut hits = Vec::new();
        for i in 0..200 {
            let (score, level) = (f64::from(i % 20) / 20.0, f64::from(i / 20) / 10.0);
            let likelihood = 1.0 / (1.0 + (-(6.0 * score - 3.0 * level - 1.0)).exp());
            // Each point as often right as it should be.
            let right = (likelihood * 1000.0).round() as usize;
            hits.extend((0..1000).map(|n| Hit { score, level, right: n < right }));
        }
        let [slope, level, offset] = logistic_regression(&hits).unwrap();
        assert!((slope - 6.0).abs() < 0.05 && (level + 3.0).abs() < 0.05 && (offset + 1.0).abs() < 0.05);
    }

    #[test]
    fn what_can_be_told_apart_by_nothing_has_no_weights() {
        assert!(logistic_regression(&[]).is_none());
    }

    #[test]
    fn matches_are_where_f1_is_best_and_possible_ones_keep_three_quarters() {
        let judged: Vec<(f32, bool)> =
            (0..20).map(|i| (1.0 - i as f32 / 20.0, i < 5 || [9, 12, 15, 18, 19].contains(&i))).collect();
        let (matches, possible) = thresholds(&judged);
        assert!((matches - 0.8).abs() < 1e-6, "{matches}");
        // The eighth of ten right ones.
        assert!((possible - 0.25).abs() < 1e-6, "{possible}");
    }
}
