//! Works out what the cosines of trained heads are worth: see [`Calibration`]. None of what it looks at is test data.

use afterimage_encoder::starter::{Heads, TextBackbone, calibration_tensors, embeddings};
use afterimage_encoder::{Calibration, Embedding, Scale};
use anyhow::{Context, Result};
use candle_core::{DType, Device, Tensor};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::index;

use crate::dataset::Pair;
use crate::examples::Examples;
use crate::features::{Features, IMAGE, TEXT, View};
use crate::judged::{JudgedQuery, Kind};
use crate::labels::LabelFile;
use crate::retrieval::{Benchmark, mean_at_10};

/// Rows of each bank.
const BANK: usize = 512;
/// How much of the hubness may be taken off; what finds most on the validation photos is kept.
const HUBNESS: [f32; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];
/// Judged hits of each query that the logistic function is fitted to.
const HITS: usize = 10;
/// The share of queries whose first hit is right that are to be told something, and not that there is nothing.
const KEPT: f64 = 0.95;
/// Steps of Newton's method; it has settled long before.
const STEPS: usize = 25;

/// A hit of a query.
struct Hit {
    score: f64,
    /// How near the query is to whatever there is.
    nearness: f64,
    /// 1 / the query's tokens.
    brevity: f64,
    right: bool,
    /// Whether it is the query's first.
    first: bool,
    kind: Kind,
    /// What it counts, so that all kinds of queries count the same.
    weight: f64,
}

/// A hit as it is told.
struct Told {
    likelihood: f32,
    right: bool,
    first: bool,
    kind: Kind,
    weight: f64,
}

/// Where everything is taken from.
pub struct Sources<'a> {
    /// Features of all of the below.
    pub features: &'a Features,
    /// Tells how long texts are.
    pub tokenizer: &'a TextBackbone,
    /// The training photos and captions: the banks.
    pub examples: &'a Examples,
    /// Names of classes: half of the bank of queries.
    pub names: Option<&'a LabelFile>,
    /// Chooses how much of the hubness is taken off.
    pub validation: &'a Benchmark,
    /// All photos held back: the logistic function and the thresholds, …
    pub library: &'a [&'a Pair],
    /// … by these queries for them.
    pub queries: &'a [JudgedQuery],
}

/// The tensors to add to the heads file.
pub fn calibrate(heads: &Heads, sources: &Sources<'_>, seed: u64) -> Result<[(String, Tensor); 3]> {
    let mut random = StdRng::seed_from_u64(seed);
    let (queries, photos) = banks(heads, sources, &mut random)?;
    let rows = (embeddings(&queries)?, embeddings(&photos)?);
    let mut scale =
        Scale { hubness: 0.0, level: 1.0, brevity: 0.0, slope: 1.0, offset: 0.0, match_from: 0.5, possible_from: 0.5 };

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
    Ok(calibration_tensors(&queries, &photos, fitted(heads, &calibration, sources)?)?)
}

/// The numbers with which a calibration tells best what is right, by all queries of which that is known; the hubness stays.
pub fn fitted(heads: &Heads, calibration: &Calibration, sources: &Sources<'_>) -> Result<Scale> {
    let hits = hits(heads, calibration, sources)?;
    let [slope, nearness, brevity, offset] = logistic_regression(&hits).context("the hits can't be told apart")?;
    let scale = Scale {
        slope: slope as f32,
        level: (-nearness / slope) as f32,
        brevity: (brevity / slope) as f32,
        offset: offset as f32,
        ..calibration.scale()
    };
    let mut told: Vec<Told> = hits
        .iter()
        .map(|hit| {
            let logit = slope * hit.score + nearness * hit.nearness + brevity * hit.brevity + offset;
            let likelihood = (1.0 / (1.0 + (-logit).exp())) as f32;
            let Hit { right, first, kind, weight, .. } = *hit;
            Told { likelihood, right, first, kind, weight }
        })
        .collect();
    told.sort_unstable_by(|a, b| b.likelihood.total_cmp(&a.likelihood));
    let (match_from, possible_from) = thresholds(&told);
    let scale = Scale { match_from, possible_from, ..scale };
    println!("{} hits, {} of them right; {scale:?}", hits.len(), hits.iter().filter(|hit| hit.right).count());
    report(&told, scale);
    Ok(scale)
}

/// Prints what people are told of first hits that are right, and of others.
fn report(told: &[Told], scale: Scale) {
    for (kind, right) in Kind::ALL.into_iter().flat_map(|kind| [(kind, true), (kind, false)]) {
        let of = |from: f32, below: f32| {
            let likelihood = |hit: &&Told| hit.likelihood >= from && hit.likelihood < below;
            told.iter().filter(|hit| hit.first && hit.kind == kind && hit.right == right).filter(likelihood).count()
        };
        let all = of(0.0, f32::INFINITY).max(1) as f64 / 100.0;
        let Scale { match_from, possible_from, .. } = scale;
        println!(
            "first hits of {kind:?}, {}: {:.0} % matches, {:.0} % possible, {:.0} % nothing, of {}",
            if right { "right" } else { "wrong" },
            of(match_from, f32::INFINITY) as f64 / all,
            of(possible_from, match_from) as f64 / all,
            of(0.0, possible_from) as f64 / all,
            of(0.0, f32::INFINITY),
        );
    }
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

/// Asks every query of which is known what it finds, and looks at the first hits that can be judged.
fn hits(heads: &Heads, calibration: &Calibration, sources: &Sources<'_>) -> Result<Vec<Hit>> {
    let mut images = Vec::new();
    for pair in sources.library {
        images.extend(sources.features.image(pair, View::Whole)?);
    }
    let images = heads.image.forward(&Tensor::from_vec(images, (sources.library.len(), IMAGE), &Device::Cpu)?)?;
    let rows = images.to_vec2::<f32>()?;
    let hubness = calibration.hubness(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())?;

    let mut hits = Vec::new();
    for query in sources.queries {
        let features = Tensor::from_vec(sources.features.text(&query.text)?, (1, TEXT), &Device::Cpu)?;
        let vector = heads.text.forward(&features)?.squeeze(0)?.to_vec1::<f32>()?;
        let vector = Embedding::normalized(vector).with_context(|| format!("{:?} has no direction", query.text))?;
        let nearness = f64::from(calibration.nearness(&vector)?);
        let brevity = 1.0 / sources.tokenizer.length(&query.text)?.max(1) as f64;
        let cosine = |row: &[f32]| vector.iter().zip(row).map(|(a, b)| a * b).sum::<f32>();
        let mut scores: Vec<(f32, usize)> = query
            .judged
            .iter()
            .map(|&photo| (calibration.score(cosine(&rows[photo]), hubness[photo]), photo))
            .collect();
        scores.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (rank, &(score, photo)) in scores.iter().take(HITS).enumerate() {
            let (right, kind, score) = (query.right.contains(&photo), query.kind, f64::from(score));
            hits.push(Hit { score, nearness, brevity, right, first: rank == 0, kind, weight: 1.0 });
        }
    }
    for kind in Kind::ALL {
        let count = hits.iter().filter(|hit| hit.kind == kind).count();
        let share = hits.len() as f64 / Kind::ALL.len() as f64 / count.max(1) as f64;
        hits.iter_mut().filter(|hit| hit.kind == kind).for_each(|hit| hit.weight = share);
    }
    Ok(hits)
}

/// The weights of score, nearness, brevity and a constant under which the hits are most likely, by Newton's method.
fn logistic_regression(hits: &[Hit]) -> Option<[f64; 4]> {
    let mut weights = [0.0; 4];
    for _ in 0..STEPS {
        let (mut slope, mut curve) = ([0.0; 4], [[0.0; 4]; 4]);
        for hit in hits {
            let x = [hit.score, hit.nearness, hit.brevity, 1.0];
            let logit: f64 = x.iter().zip(&weights).map(|(x, weight)| x * weight).sum();
            let likelihood = 1.0 / (1.0 + (-logit).exp());
            let missing = f64::from(u8::from(hit.right)) - likelihood;
            for i in 0..4 {
                slope[i] += hit.weight * missing * x[i];
                for j in 0..4 {
                    curve[i][j] += hit.weight * likelihood * (1.0 - likelihood) * x[i] * x[j];
                }
            }
        }
        let step = solve(curve, slope)?;
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    weights.iter().all(|weight| weight.is_finite()).then_some(weights)
}

/// Solves `matrix · x = right` by Gauss and Jordan's elimination; nothing where there is no one answer.
fn solve(mut matrix: [[f64; 4]; 4], mut right: [f64; 4]) -> Option<[f64; 4]> {
    for column in 0..4 {
        let pivot = (column..4).max_by(|&a, &b| matrix[a][column].abs().total_cmp(&matrix[b][column].abs()))?;
        if matrix[pivot][column].abs() < 1e-12 {
            return None;
        }
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        for row in (0..4).filter(|row| *row != column) {
            let factor = matrix[row][column] / matrix[column][column];
            let above = matrix[column];
            matrix[row].iter_mut().zip(above).for_each(|(x, above)| *x -= factor * above);
            right[row] -= factor * right[column];
        }
    }
    Some([0, 1, 2, 3].map(|row| right[row] / matrix[row][row]))
}

/// From where on hits, in order of likelihood, are matches: where precision and completeness are best together (F1). And from
/// where on they are possible: where [`KEPT`] of the first hits that are right are above.
fn thresholds(told: &[Told]) -> (f32, f32) {
    let sum = |which: fn(&Told) -> bool| told.iter().filter(|hit| which(hit)).map(|hit| hit.weight).sum::<f64>();
    let (all, firsts) = (sum(|hit| hit.right), sum(|hit| hit.right && hit.first));
    let (mut seen, mut right, mut first, mut best) = (0.0, 0.0, 0.0, 0.0);
    let (mut matches, mut possible) = (1.0, 1.0);
    for hit in told {
        if first < KEPT * firsts {
            possible = hit.likelihood;
        }
        seen += hit.weight;
        if hit.right {
            right += hit.weight;
            first += if hit.first { hit.weight } else { 0.0 };
        }
        let f1 = 2.0 * right / (seen + all);
        if f1 > best {
            (best, matches) = (f1, hit.likelihood);
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
        for i in 0..400 {
            let (score, nearness) = (f64::from(i % 20) / 20.0, f64::from(i / 20 % 10) / 10.0);
            let brevity = if i < 200 { 1.0 } else { 0.25 };
            let likelihood = 1.0 / (1.0 + (-(6.0 * score - 3.0 * nearness + 2.0 * brevity - 1.0)).exp());
            // Each point as often right as it should be, whatever it weighs.
            for right in [true, false] {
                let share = if right { likelihood } else { 1.0 - likelihood };
                hits.push(Hit {
                    score,
                    nearness,
                    brevity,
                    right,
                    first: false,
                    kind: Kind::Word,
                    weight: share * f64::from(1 + i % 3),
                });
            }
        }
        let weights = logistic_regression(&hits).unwrap();
        for (weight, wanted) in weights.iter().zip([6.0, -3.0, 2.0, -1.0]) {
            assert!((weight - wanted).abs() < 1e-6, "{weights:?}");
        }
    }

    #[test]
    fn what_can_be_told_apart_by_nothing_has_no_weights() {
        assert!(logistic_regression(&[]).is_none());
    }

    #[test]
    fn matches_are_where_f1_is_best_and_possible_ones_keep_the_right_first_hits() {
        let right = [0, 1, 2, 3, 4, 9, 12, 15, 18, 19];
        let told: Vec<Told> = (0..20)
            .map(|i| Told {
                likelihood: 1.0 - i as f32 / 20.0,
                right: right.contains(&i),
                first: [0, 1, 12, 14].contains(&i),
                kind: Kind::Word,
                weight: 1.0,
            })
            .collect();
        let (matches, possible) = thresholds(&told);
        assert!((matches - 0.8).abs() < 1e-6, "{matches}");
        // The last of three that are first and right; the fourth that is first is wrong.
        assert!((possible - 0.4).abs() < 1e-6, "{possible}");
    }
}
