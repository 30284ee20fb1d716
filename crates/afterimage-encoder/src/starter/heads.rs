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
//! | `{tower}.layers.{i}.scale`  | `[out]`     | with weights of dtype `u8` |
//! | `{tower}.layers.{i}.bias`   | `[out]`     | yes |
//!
//! Beside them, all or none of them there, lies the [`Calibration`]: `bank.queries` and `bank.photos`, `[n, dim]`, unit rows,
//! and `bank.scale`, `[7]`, the fields of [`Scale`] in their order; in files of six the brevity is missing, and 0.
//!
//! The features are standardised with `mean` and `std` where these are given, then run through the layers with a GELU
//! (the exact one, of the error function) between them. The text head is an adapter: the beginning of its standardised
//! input, the sentence features proper, is added to its output. Both results are scaled to unit length.
//!
//! The arithmetic is `f32`. Weights may be of any float dtype, or bytes with a scale for each row, which stand for
//! `(byte - 128) × scale` ([`quantize`]).

use std::collections::HashMap;

use candle_core::{D, DType, Device, Tensor};

use crate::{Calibration, Embedding, EncoderError, Scale};

/// The heads of one model: one for each tower, ending in the same space.
#[derive(Debug, Clone)]
pub struct Heads {
    /// Takes pooled features of the image backbone, `[n, 2048]`.
    pub image: Head,
    /// Takes sentence features of the text backbone, `[n, 768]`.
    pub text: Head,
    /// What makes their scores comparable, if it has been worked out.
    pub calibration: Option<Calibration>,
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
    pub fn from_safetensors(bytes: &[u8]) -> Result<Self, EncoderError> {
        Self::from_tensors(&candle_core::safetensors::load_buffer(bytes, &Device::Cpu)?)
    }

    /// Puts heads together from named tensors. Gradients flow back to them where they are variables.
    pub fn from_tensors(tensors: &HashMap<String, Tensor>) -> Result<Self, EncoderError> {
        let calibration = calibration(tensors)?;
        Ok(Self { calibration, ..Self::without_calibration(tensors)? })
    }

    fn without_calibration(tensors: &HashMap<String, Tensor>) -> candle_core::Result<Self> {
        let image = Head::from_tensors(tensors, "image", false)?;
        let text = Head::from_tensors(tensors, "text", true)?;
        if image.dim()? != text.dim()? {
            candle_core::bail!("the image head ends in {} dimensions, the text head in {}", image.dim()?, text.dim()?);
        }
        Ok(Self { image, text, calibration: None })
    }

    /// The length of the embeddings.
    pub fn dim(&self) -> candle_core::Result<usize> {
        self.image.dim()
    }
}

fn calibration(tensors: &HashMap<String, Tensor>) -> Result<Option<Calibration>, EncoderError> {
    let parts = ["bank.queries", "bank.photos", "bank.scale"].map(|name| tensors.get(name));
    let [Some(queries), Some(photos), Some(scale)] = parts else {
        if parts.iter().any(Option::is_some) {
            return Err(candle_core::Error::Msg("a part of the calibration is missing".to_owned()).into());
        }
        return Ok(None);
    };
    let scale = scale.to_dtype(DType::F32)?.to_vec1::<f32>()?;
    let (hubness, level, brevity, slope, offset, match_from, possible_from) = match scale[..] {
        [hubness, level, slope, offset, matches, possible] => (hubness, level, 0.0, slope, offset, matches, possible),
        [hubness, level, brevity, slope, offset, matches, possible] => {
            (hubness, level, brevity, slope, offset, matches, possible)
        }
        _ => {
            let message = format!("bank.scale has {} numbers instead of 7", scale.len());
            return Err(candle_core::Error::Msg(message).into());
        }
    };
    let scale = Scale { hubness, level, brevity, slope, offset, match_from, possible_from };
    Ok(Some(Calibration::new(&embeddings(queries)?, &embeddings(photos)?, scale)?))
}

/// The rows of a matrix, `[n, dim]` of any float dtype, scaled to unit length.
pub fn embeddings(rows: &Tensor) -> Result<Vec<Embedding>, EncoderError> {
    let rows = rows.to_dtype(DType::F32)?.to_vec2::<f32>()?;
    let unit = |row| Embedding::normalized(row).ok_or(EncoderError::Degenerate { tower: "heads" });
    rows.into_iter().map(unit).collect()
}

/// The tensors of a calibration, as [`Heads::from_safetensors`] reads them.
pub fn calibration_tensors(
    queries: &Tensor,
    photos: &Tensor,
    scale: Scale,
) -> candle_core::Result<[(String, Tensor); 3]> {
    let Scale { hubness, level, brevity, slope, offset, match_from, possible_from } = scale;
    let scale = Tensor::new(&[hubness, level, brevity, slope, offset, match_from, possible_from], &Device::Cpu)?;
    Ok([
        ("bank.queries".to_owned(), queries.to_dtype(DType::F16)?),
        ("bank.photos".to_owned(), photos.to_dtype(DType::F16)?),
        ("bank.scale".to_owned(), scale),
    ])
}

/// The byte that stands for 0 in quantized weights.
const ZERO: f64 = 128.0;

/// Rounds weights, `[out, in]`, to bytes with a scale for each row: the tensors `weight` and `scale` of a layer.
pub fn quantize(weight: &Tensor) -> candle_core::Result<(Tensor, Tensor)> {
    let weight = weight.to_dtype(DType::F32)?;
    // In the precision it is stored in, so that rounding goes by the scale that reading will use.
    let scale = (weight.abs()?.max(1)? / 127.0)?.maximum(f32::MIN_POSITIVE)?.to_dtype(DType::F16)?;
    let used = scale.to_dtype(DType::F32)?.maximum(f32::MIN_POSITIVE)?.unsqueeze(1)?;
    let bytes = (weight.broadcast_div(&used)?.round()?.clamp(-128f32, 127f32)? + ZERO)?;
    Ok((bytes.to_dtype(DType::U8)?, scale))
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
        while let Some(weight) = tensors.get(&format!("{tower}.layers.{}.weight", layers.len())) {
            let weight = match (weight.dtype(), get(format!("{tower}.layers.{}.scale", layers.len()))?) {
                (DType::U8, Some(scale)) => {
                    (weight.to_dtype(DType::F32)? - ZERO)?.broadcast_mul(&scale.unsqueeze(1)?)?
                }
                (DType::U8, None) => candle_core::bail!("{tower}.layers.{}.scale is missing", layers.len()),
                _ => weight.to_dtype(DType::F32)?,
            };
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
            x = (&x + input.narrow(1, 0, x.dim(1)?)?)?;
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
    fn quantized_weights_are_near_the_exact_ones() {
        let weight = Tensor::new(&[[0.5f32, -1.27, 0.003], [0.0, 0.0, 0.0]], &Device::Cpu).unwrap();
        let (bytes, scale) = quantize(&weight).unwrap();
        assert_eq!(bytes.to_vec2::<u8>().unwrap(), [[178, 1, 128], [128, 128, 128]]);
        assert!((scale.to_dtype(DType::F32).unwrap().to_vec1::<f32>().unwrap()[0] - 0.01).abs() < 1e-5);

        let mut quantized = tensors(2);
        let (bytes, scale) = quantize(&quantized["image.layers.0.weight"]).unwrap();
        quantized.insert("image.layers.0.weight".into(), bytes);
        assert!(Heads::from_tensors(&quantized).unwrap_err().to_string().contains("image.layers.0.scale is missing"));
        quantized.insert("image.layers.0.scale".into(), scale);
        let features = Tensor::new(&[[3f32, 3.0, 1.0]], &Device::Cpu).unwrap();
        let embedding = |tensors| Heads::from_tensors(tensors).unwrap().image.forward(&features).unwrap();
        let difference = (embedding(&quantized) - embedding(&tensors(2))).unwrap().to_vec2::<f32>().unwrap();
        assert!(difference[0].iter().all(|x| x.abs() < 1e-3), "{difference:?}");
    }

    #[test]
    fn heads_that_end_in_different_spaces_are_refused() {
        let error = Heads::from_tensors(&tensors(5)).unwrap_err().to_string();
        assert!(error.contains("ends in 2 dimensions, the text head in 5"), "{error}");
    }

    #[test]
    fn half_a_calibration_is_refused_and_none_is_fine() {
        assert!(Heads::from_tensors(&tensors(2)).unwrap().calibration.is_none());
        let mut tensors = tensors(2);
        tensors.insert("bank.queries".into(), Tensor::ones((1, 2), DType::F32, &Device::Cpu).unwrap());
        assert!(Heads::from_tensors(&tensors).unwrap_err().to_string().contains("calibration is missing"));
    }

    #[test]
    fn a_missing_bias_is_named() {
        let mut tensors = tensors(2);
        tensors.remove("image.layers.1.bias");
        let error = Heads::from_tensors(&tensors).unwrap_err().to_string();
        assert!(error.contains("image.layers.1.bias"), "{error}");
    }
}
