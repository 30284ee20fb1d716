//! The heads while they are trained: variables, dropout, and a running average of the weights.

use std::collections::{BTreeMap, HashMap};

use afterimage_encoder::starter::{Heads, quantize};
use anyhow::Result;
use candle_core::{D, DType, Device, Tensor, Var};
use rand::Rng;
use rand::rngs::StdRng;

use crate::features::{IMAGE, TEXT};

/// Length of the embeddings; that of the text network's sentence features, so that these can be passed on.
const EMBEDDING: usize = 384;

/// Sizes and regularisation of the heads.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Width of the image head's hidden layer.
    pub image_hidden: usize,
    /// Width of the text adapter's hidden layer.
    pub text_hidden: usize,
    /// Share of the standardised features dropped in training.
    pub input_dropout: f32,
    /// Share of the hidden units dropped in training.
    pub hidden_dropout: f32,
}

/// The trainable heads. Tensor names are those of the heads file.
pub struct Model {
    shape: Shape,
    /// Means and spreads of the features; not trained.
    fixed: BTreeMap<String, Tensor>,
    variables: BTreeMap<String, Var>,
    /// Exponential moving averages of the variables; what is kept in the end.
    averages: BTreeMap<String, Tensor>,
}

impl Model {
    /// New heads. `images` and `texts` are training features, `[n, 2048]` and `[n, 768]`, from which means and spreads are
    /// taken.
    pub fn new(shape: Shape, images: &Tensor, texts: &Tensor, random: &mut StdRng) -> Result<Self> {
        let mut fixed = BTreeMap::new();
        for (tower, features) in [("image", images), ("text", texts)] {
            let mean = features.mean(0)?;
            let spread = (features.broadcast_sub(&mean)?.sqr()?.mean(0)?.sqrt()? + 1e-6)?;
            fixed.insert(format!("{tower}.mean"), mean);
            fixed.insert(format!("{tower}.std"), spread);
        }
        let mut variables = BTreeMap::new();
        let layers = [
            ("image.layers.0", IMAGE, shape.image_hidden, 1.0),
            ("image.layers.1", shape.image_hidden, EMBEDDING, 1.0),
            ("text.layers.0", TEXT, shape.text_hidden, 1.0),
            // The adapter starts as nearly nothing: the sentence features are a good space already.
            ("text.layers.1", shape.text_hidden, EMBEDDING, 0.1),
        ];
        for (name, inputs, outputs, scale) in layers {
            let bound = scale * (3.0 / inputs as f32).sqrt();
            let values: Vec<f32> = (0..inputs * outputs).map(|_| random.random_range(-bound..bound)).collect();
            let weight = Tensor::from_vec(values, (outputs, inputs), &Device::Cpu)?;
            variables.insert(format!("{name}.weight"), Var::from_tensor(&weight)?);
            variables.insert(format!("{name}.bias"), Var::zeros(outputs, DType::F32, &Device::Cpu)?);
        }
        let averages = variables.iter().map(|(name, variable)| (name.clone(), variable.as_detached_tensor())).collect();
        Ok(Self { shape, fixed, variables, averages })
    }

    /// The weight matrices, which decay, and the biases, which do not.
    pub fn variables(&self) -> (Vec<Var>, Vec<Var>) {
        let (weights, biases): (Vec<_>, Vec<_>) = self.variables.iter().partition(|(name, _)| name.ends_with("weight"));
        let vars = |named: Vec<(&String, &Var)>| named.into_iter().map(|(_, variable)| variable.clone()).collect();
        (vars(weights), vars(biases))
    }

    /// Unit vectors `[n, 384]` of image features `[n, 2048]`, with dropout.
    pub fn embed_images(&self, features: &Tensor, random: &mut StdRng) -> Result<Tensor> {
        let (_, embedding) = self.perceptron("image", features, random)?;
        unit(&embedding)
    }

    /// Unit vectors `[n, 384]` of text features `[n, 768]`, with dropout.
    pub fn embed_texts(&self, features: &Tensor, random: &mut StdRng) -> Result<Tensor> {
        let (input, embedding) = self.perceptron("text", features, random)?;
        unit(&(input.narrow(1, 0, EMBEDDING)? + embedding)?)
    }

    fn perceptron(&self, tower: &str, features: &Tensor, random: &mut StdRng) -> Result<(Tensor, Tensor)> {
        let (mean, spread) = (&self.fixed[&format!("{tower}.mean")], &self.fixed[&format!("{tower}.std")]);
        let input = features.broadcast_sub(mean)?.broadcast_div(spread)?;
        let layer = |index: usize, x: &Tensor| -> Result<Tensor> {
            let part = |part: &str| self.variables[&format!("{tower}.layers.{index}.{part}")].as_tensor();
            Ok(x.matmul(&part("weight").t()?)?.broadcast_add(part("bias"))?)
        };
        let hidden = layer(0, &dropout(&input, self.shape.input_dropout, random)?)?.gelu_erf()?;
        let output = layer(1, &dropout(&hidden, self.shape.hidden_dropout, random)?)?;
        Ok((input, output))
    }

    /// Moves the averages towards the variables; `keep` near 1 averages over more steps.
    pub fn average(&mut self, keep: f64) -> Result<()> {
        for (name, average) in &mut self.averages {
            *average = ((&*average * keep)? + (self.variables[name].as_detached_tensor() * (1.0 - keep))?)?;
        }
        Ok(())
    }

    /// The averaged heads as they are stored: weights in bytes, the rest in `f16`.
    pub fn tensors(&self) -> Result<HashMap<String, Tensor>> {
        let mut tensors = HashMap::new();
        for (name, tensor) in self.fixed.iter().chain(&self.averages) {
            if let Some(layer) = name.strip_suffix(".weight") {
                let (bytes, scale) = quantize(tensor)?;
                tensors.insert(format!("{layer}.scale"), scale);
                tensors.insert(name.clone(), bytes);
            } else {
                tensors.insert(name.clone(), tensor.to_dtype(DType::F16)?);
            }
        }
        Ok(tensors)
    }

    /// The averaged heads as they are used.
    pub fn heads(&self) -> Result<Heads> {
        Ok(Heads::from_tensors(&self.tensors()?)?)
    }
}

fn unit(x: &Tensor) -> Result<Tensor> {
    Ok(x.broadcast_div(&x.sqr()?.sum_keepdim(D::Minus1)?.sqrt()?)?)
}

/// Drops a `share` of the values. candle's own dropout can't be seeded on the CPU.
fn dropout(x: &Tensor, share: f32, random: &mut StdRng) -> Result<Tensor> {
    if share == 0.0 {
        return Ok(x.clone());
    }
    let scale = 1.0 / (1.0 - share);
    let mask: Vec<f32> =
        (0..x.elem_count()).map(|_| if random.random::<f32>() < share { 0.0 } else { scale }).collect();
    Ok((x * Tensor::from_vec(mask, x.shape(), x.device())?)?)
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    /// What is trained and what is stored must be the same function.
    #[test]
    fn without_dropout_training_and_stored_heads_agree() {
        let mut random = StdRng::seed_from_u64(1);
        let mut features = |width: usize| {
            Tensor::from_vec((0..5 * width).map(|_| random.random::<f32>()).collect(), (5, width), &Device::Cpu)
        };
        let (images, texts): (Tensor, Tensor) = (features(IMAGE).unwrap(), features(TEXT).unwrap());
        let shape = Shape { image_hidden: 16, text_hidden: 8, input_dropout: 0.0, hidden_dropout: 0.0 };
        let model = Model::new(shape, &images, &texts, &mut random).unwrap();
        let heads = model.heads().unwrap();
        for (trained, stored) in [
            (model.embed_images(&images, &mut random).unwrap(), heads.image.forward(&images).unwrap()),
            (model.embed_texts(&texts, &mut random).unwrap(), heads.text.forward(&texts).unwrap()),
        ] {
            let cosine = (trained * stored).unwrap().sum(1).unwrap().to_vec1::<f32>().unwrap();
            assert!(cosine.iter().all(|cosine| *cosine > 0.999), "{cosine:?}");
        }
    }

    #[test]
    fn dropout_keeps_the_expectation() {
        let ones = Tensor::ones((100, 100), DType::F32, &Device::Cpu).unwrap();
        let dropped = dropout(&ones, 0.3, &mut StdRng::seed_from_u64(2)).unwrap();
        let mean = dropped.mean_all().unwrap().to_scalar::<f32>().unwrap();
        assert!((mean - 1.0).abs() < 0.03, "{mean}");
    }
}
