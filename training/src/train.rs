//! The training loop: in-batch contrastive learning (InfoNCE, as in CLIP; Radford et al., 2021) on frozen features.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use candle_core::{D, DType, Device, Tensor, Var};
use candle_nn::optim::{AdamW, Optimizer, ParamsAdamW};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;

use crate::examples::Examples;
use crate::labels::Labels;
use crate::model::{Model, Shape};
use crate::retrieval::{Benchmark, Recall, mean_at_10};

/// Everything a training run depends on besides the data.
#[derive(Debug, Clone, Copy)]
pub struct Recipe {
    /// Seeds the weights, the order of the photos, the choice of captions and the dropout.
    pub seed: u64,
    /// Sizes and dropout of the heads.
    pub shape: Shape,
    /// Photos in a step; each is told from all the others.
    pub batch: usize,
    /// Captions drawn of each photo, at least two: one is English.
    pub captions: usize,
    /// Classes of the image network in a step.
    pub labels: usize,
    /// Passes over the photos.
    pub epochs: usize,
    /// Highest learning rate; it rises over the first twentieth of the steps and falls along a cosine.
    pub learning_rate: f64,
    /// Decay of the weight matrices.
    pub weight_decay: f64,
    /// Share of the target spread evenly over the batch.
    pub smoothing: f64,
    /// Weight of the loss between two captions of one photo, beside 1 for photo and caption.
    pub captions_loss: f64,
    /// Weight of the loss of classes and their names, beside 1 for photos and captions.
    pub labels_loss: f64,
    /// How much of the running average of the weights stays in each step.
    pub average: f64,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            seed: 1,
            shape: Shape { image_hidden: 2048, text_hidden: 1536, input_dropout: 0.3, hidden_dropout: 0.6 },
            batch: 512,
            captions: 4,
            labels: 512,
            epochs: 60,
            learning_rate: 1e-3,
            weight_decay: 0.1,
            smoothing: 0.05,
            captions_loss: 0.3,
            labels_loss: 0.3,
            average: 0.98,
        }
    }
}

/// Logits are cosines times the exponential of this; it is learned, from the start value CLIP took.
const LOG_SCALE: f32 = 2.66;

/// Passes between two looks at the validation photos.
const LOOK: usize = 2;
/// Looks without a better result after which training stops.
const PATIENCE: usize = 5;
/// Languages with fewer validation queries say nothing.
const QUERIES: usize = 50;

/// The best heads of a run.
pub struct Trained {
    /// What the heads file holds.
    pub tensors: std::collections::HashMap<String, Tensor>,
    /// Recall on the validation photos by language.
    pub recalls: BTreeMap<String, Recall>,
    /// The pass after which they were taken.
    pub epoch: usize,
}

/// Trains heads on `examples` and keeps those that find most on `validation`.
pub fn train(recipe: &Recipe, examples: &Examples, labels: Option<&Labels>, validation: &Benchmark) -> Result<Trained> {
    let mut random = StdRng::seed_from_u64(recipe.seed);
    let mut model = Model::new(recipe.shape, examples.images(), examples.texts(), &mut random)?;
    let log_scale = Var::new(LOG_SCALE, &Device::Cpu)?;
    let (weights, mut others) = model.variables();
    others.push(log_scale.clone());
    let parameters = |weight_decay| ParamsAdamW { weight_decay, beta2: 0.98, ..ParamsAdamW::default() };
    let mut optimizers = [AdamW::new(weights, parameters(recipe.weight_decay))?, AdamW::new(others, parameters(0.0))?];

    let mut order: Vec<usize> = (0..examples.len()).collect();
    let batch = recipe.batch.min(order.len());
    let steps = recipe.epochs * (order.len() / batch);
    let mut step = 0;
    let mut best: Option<Trained> = None;
    for epoch in 1..=recipe.epochs {
        order.shuffle(&mut random);
        let mut total = 0.0;
        for photos in order.chunks_exact(batch) {
            let loss = loss(recipe, &model, &log_scale, (examples, labels), photos, &mut random)?;
            let gradients = loss.backward()?;
            for optimizer in &mut optimizers {
                optimizer.set_learning_rate(recipe.learning_rate * schedule(step, steps));
                optimizer.step(&gradients)?;
            }
            step += 1;
            // The average follows closely at first, or the start would stay in it.
            model.average(recipe.average.min(step as f64 / (step as f64 + 10.0)))?;
            total += f64::from(loss.to_scalar::<f32>()?);
        }
        if epoch % LOOK != 0 && epoch != recipe.epochs {
            continue;
        }
        let recalls = validation.recall(&model.heads()?)?;
        let score = mean_at_10(&recalls, QUERIES);
        println!(
            "epoch {epoch:3}  loss {:.3}  scale {:.1}  validation R@10 {:.1} on average, en {:.1}",
            total / (order.len() / batch) as f64,
            log_scale.to_scalar::<f32>()?.exp(),
            100.0 * score,
            100.0 * recalls.get("en").map_or(0.0, |recall| recall.at[2]),
        );
        match &best {
            Some(best) if mean_at_10(&best.recalls, QUERIES) >= score => {
                if epoch >= best.epoch + LOOK * PATIENCE {
                    break;
                }
            }
            _ => best = Some(Trained { tensors: model.tensors()?, recalls, epoch }),
        }
    }
    best.context("no pass over the photos")
}

/// Photo against caption in both directions, and two captions of the same photo against each other; the same for the
/// classes and their names.
fn loss(
    recipe: &Recipe,
    model: &Model,
    log_scale: &Var,
    (examples, labels): (&Examples, Option<&Labels>),
    photos: &[usize],
    random: &mut StdRng,
) -> Result<Tensor> {
    let scale = log_scale.as_tensor().exp()?;
    let batch = examples.batch(photos, recipe.captions, random)?;
    let captions = contrast(recipe, model, &scale, &batch.images, &batch.captions, &batch.allowed, random)?;
    let Some(labels) = labels else { return Ok(captions) };
    let batch = labels.batch(recipe.labels, random)?;
    let allowed = Tensor::ones((recipe.labels, recipe.labels), DType::F32, &Device::Cpu)?;
    let labels = contrast(recipe, model, &scale, &batch.images, &batch.names, &allowed, random)?;
    Ok((captions + (labels * recipe.labels_loss)?)?)
}

/// The contrastive loss of images and texts that belong together row by row. `allowed`, `[n, n]`, is 0 where an image and
/// another's text are no negatives of each other.
fn contrast(
    recipe: &Recipe,
    model: &Model,
    scale: &Tensor,
    images: &Tensor,
    texts: &[Tensor],
    allowed: &Tensor,
    random: &mut StdRng,
) -> Result<Tensor> {
    let images = model.embed_images(images, random)?;
    let texts = texts.iter().map(|texts| model.embed_texts(texts, random)).collect::<Result<Vec<_>>>()?;
    let excluded = ((allowed - 1.0)? * 1e4)?;
    let between = |a: &Tensor, b: &Tensor| -> Result<Tensor> {
        let logits = (a.matmul(&b.t()?)?.broadcast_mul(scale)? + &excluded)?;
        let there = cross_entropy(&logits, allowed, recipe.smoothing)?;
        let back = cross_entropy(&logits.t()?.contiguous()?, allowed, recipe.smoothing)?;
        Ok(((there + back)? * 0.5)?)
    };
    let mut sum = (between(&texts[0], &texts[1])? * recipe.captions_loss)?;
    for text in &texts {
        sum = (sum + (between(&images, text)? / texts.len() as f64)?)?;
    }
    Ok(sum)
}

/// Cross-entropy of rows whose right answer is on the diagonal, with label smoothing over the `allowed` answers (1 or 0).
fn cross_entropy(logits: &Tensor, allowed: &Tensor, smoothing: f64) -> Result<Tensor> {
    let log_shares = candle_nn::ops::log_softmax(logits, D::Minus1)?;
    let diagonal = Tensor::eye(logits.dim(0)?, DType::F32, logits.device())?;
    let right = (&log_shares * diagonal)?.sum_all()?;
    let all = (&log_shares * allowed)?.sum(1)?.div(&allowed.sum(1)?)?.sum_all()?;
    let sum = ((right * (1.0 - smoothing))? + (all * smoothing)?)?;
    Ok((sum * (-1.0 / logits.dim(0)? as f64))?)
}

/// Share of the highest learning rate at `step` of `steps`.
fn schedule(step: usize, steps: usize) -> f64 {
    let (step, warm_up) = (step as f64 + 1.0, steps as f64 / 20.0);
    if step < warm_up {
        return step / warm_up;
    }
    let done = (step - warm_up) / (steps as f64 - warm_up);
    0.5 * (1.0 + (std::f64::consts::PI * done).cos())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_learning_rate_rises_then_falls_to_nothing() {
        assert!(schedule(0, 1000) < 0.03);
        assert!((schedule(50, 1000) - 1.0).abs() < 0.01);
        assert!(schedule(999, 1000) < 1e-5);
    }

    #[test]
    fn cross_entropy_is_low_where_the_diagonal_wins() {
        let allowed = Tensor::ones((2, 2), DType::F32, &Device::Cpu).unwrap();
        let at = |logits: [[f32; 2]; 2]| {
            let logits = Tensor::new(&logits, &Device::Cpu).unwrap();
            cross_entropy(&logits, &allowed, 0.0).unwrap().to_scalar::<f32>().unwrap()
        };
        assert!((at([[0.0, 0.0], [0.0, 0.0]]) - 2f32.ln()).abs() < 1e-6);
        assert!(at([[9.0, 0.0], [0.0, 9.0]]) < 0.01);
        assert!(at([[0.0, 9.0], [9.0, 0.0]]) > 8.0);
    }
}
