//! The heads: small networks of our own on top of the two frozen backbones, which bring photos and texts into one space.
//!
//! A heads file is a safetensors file whose tensor names say everything; sizes are read from the tensors, so that heads
//! of another width or depth need no change here. For each of `image` and `text`:
//!
//! | tensor                      | shape       | needed |
//! |-----------------------------|-------------|--------|
//! | `{tower}.mean`              | `[in]`      | no, both or neither |
//! | `{tower}.std`               | `[in]`      | no, both or neither |
//! | `{tower}.layers.{i}.weight` | `[out, in]` | from `i = 0` without gaps |
//! | `{tower}.layers.{i}.bias`   | `[out]`     | yes |
//!
//! The features are standardised with `mean` and `std` where these are given, then run through the layers with a GELU
//! (the exact one, of the error function) between them. The text head is an adapter: its standardised input is added to
//! its output. Both results are scaled to unit length. Any float dtype is read; the arithmetic is `f32`.

use std::collections::HashMap;

use candle_core::{D, DType, Device, Tensor};

/// The heads of one model: one for each tower, ending in the same space.
#[derive(Debug, Clone)]
pub struct Heads {
    /// Takes pooled features of the image backbone, `[n, 1280]`.
    pub image: Head,
    /// Takes unit-length sentence features of the text backbone, `[n, 384]`.
    pub text: Head,
}

/// A perceptron with GELU between its layers, optionally around a shortcut.
#[derive(Debug, Clone)]
pub struct Head {
    standardise: Option<(Tensor, Tensor)>,
    layers: Vec<(Tensor, Tensor)>,
    shortcut: bool,
}

impl Heads {
    /// Reads a heads file that is already in memory.
    pub fn from_safetensors(bytes: &[u8]) -> candle_core::Result<Self> {
        Self::from_tensors(&candle_core::safetensors::load_buffer(bytes, &Device::Cpu)?)
    }

    /// Puts heads together from named tensors. Gradients flow back to them where they are variables.
    pub fn from_tensors(tensors: &HashMap<String, Tensor>) -> candle_core::Result<Self> {
        let image = Head::from_tensors(tensors, "image", false)?;
        let text = Head::from_tensors(tensors, "text", true)?;
        if image.dim()? != text.dim()? {
            candle_core::bail!("the image head ends in {} dimensions, the text head in {}", image.dim()?, text.dim()?);
        }
        Ok(Self { image, text })
    }

    /// The length of the embeddings.
    pub fn dim(&self) -> candle_core::Result<usize> {
        self.image.dim()
    }
}

impl Head {
    fn from_tensors(tensors: &HashMap<String, Tensor>, tower: &str, shortcut: bool) -> candle_core::Result<Self> {
        let get = |name: String| tensors.get(&name).map(|tensor| tensor.to_dtype(DType::F32)).transpose();
        let standardise = match (get(format!("{tower}.mean"))?, get(format!("{tower}.std"))?) {
            (Some(mean), Some(std)) => Some((mean, std)),
            (None, None) => None,
            _ => candle_core::bail!("{tower}.mean and {tower}.std only make sense together"),
        };
        let mut layers = Vec::new();
        while let Some(weight) = get(format!("{tower}.layers.{}.weight", layers.len()))? {
            let name = format!("{tower}.layers.{}.bias", layers.len());
            let Some(bias) = get(name.clone())? else { candle_core::bail!("the tensor {name} is missing") };
            layers.push((weight, bias));
        }
        if layers.is_empty() {
            candle_core::bail!("the tensor {tower}.layers.0.weight is missing");
        }
        Ok(Self { standardise, layers, shortcut })
    }

    fn dim(&self) -> candle_core::Result<usize> {
        self.layers[self.layers.len() - 1].0.dim(0)
    }

    /// Maps features `[n, in]` to embeddings of unit length, `[n, dim]`, both `f32`.
    pub fn forward(&self, features: &Tensor) -> candle_core::Result<Tensor> {
        let input = match &self.standardise {
            Some((mean, std)) => features.broadcast_sub(mean)?.broadcast_div(std)?,
            None => features.clone(),
        };
        let mut x = input.clone();
        for (i, (weight, bias)) in self.layers.iter().enumerate() {
            if i > 0 {
                x = x.gelu_erf()?;
            }
            x = x.matmul(&weight.t()?)?.broadcast_add(bias)?;
        }
        if self.shortcut {
            x = (x + input)?;
        }
        x.broadcast_div(&x.sqr()?.sum_keepdim(D::Minus1)?.sqrt()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tensors(text_dim: usize) -> HashMap<String, Tensor> {
        let filled = |value: f32, shape: &[usize]| Tensor::full(value, shape, &Device::Cpu).unwrap();
        HashMap::from([
            ("image.mean".into(), filled(1.0, &[3])),
            ("image.std".into(), filled(2.0, &[3])),
            ("image.layers.0.weight".into(), filled(0.5, &[4, 3])),
            ("image.layers.0.bias".into(), filled(0.0, &[4])),
            ("image.layers.1.weight".into(), filled(1.0, &[2, 4])),
            ("image.layers.1.bias".into(), Tensor::new(&[0f32, -1.0], &Device::Cpu).unwrap()),
            ("text.layers.0.weight".into(), filled(0.0, &[text_dim, text_dim])),
            ("text.layers.0.bias".into(), filled(0.0, &[text_dim])),
        ])
    }

    #[test]
    fn the_image_head_standardises_and_runs_its_layers() {
        let heads = Heads::from_tensors(&tensors(2)).unwrap();
        let features = Tensor::new(&[[3f32, 3.0, 1.0]], &Device::Cpu).unwrap();
        let y = heads.image.forward(&features).unwrap().to_vec2::<f32>().unwrap();
        // Standardised [1, 1, 0]; the first layer gives 1 four times; gelu(1) = 0.841345; the second 3.365379 and 2.365379.
        let norm = (3.365379f32.powi(2) + 2.365379f32.powi(2)).sqrt();
        assert!((y[0][0] - 3.365379 / norm).abs() < 1e-5, "{y:?}");
        assert!((y[0][1] - 2.365379 / norm).abs() < 1e-5, "{y:?}");
    }

    #[test]
    fn a_text_head_of_zeros_changes_nothing_but_the_length() {
        let heads = Heads::from_tensors(&tensors(2)).unwrap();
        let y = heads.text.forward(&Tensor::new(&[[3f32, 4.0]], &Device::Cpu).unwrap()).unwrap();
        assert_eq!(y.to_vec2::<f32>().unwrap(), [[0.6, 0.8]]);
    }

    #[test]
    fn heads_that_end_in_different_spaces_are_refused() {
        let error = Heads::from_tensors(&tensors(5)).unwrap_err().to_string();
        assert!(error.contains("ends in 2 dimensions, the text head in 5"), "{error}");
    }

    #[test]
    fn a_missing_bias_is_named() {
        let mut tensors = tensors(2);
        tensors.remove("image.layers.1.bias");
        let error = Heads::from_tensors(&tensors).unwrap_err().to_string();
        assert!(error.contains("image.layers.1.bias"), "{error}");
    }
}
