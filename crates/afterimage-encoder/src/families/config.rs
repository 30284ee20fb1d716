//! What model folders say about themselves, in the files that come with published checkpoints.

use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::preprocess::{Filter, Fit, Middle, Preprocessing};
use super::transformer::{Activation, Order, Shape, activation_named};
use crate::EncoderError;

/// Reads a JSON file of a model folder.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<T, EncoderError> {
    let text = std::fs::read_to_string(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => EncoderError::MissingFile { path: path.into() },
        _ => EncoderError::Io { path: path.into(), source },
    })?;
    serde_json::from_str(&text).map_err(|error| damaged(path, &error.to_string()))
}

/// Reads a JSON file of a model folder, or takes the defaults where there is none.
pub(super) fn read_or_default<T: DeserializeOwned + Default>(path: &Path) -> Result<T, EncoderError> {
    match path.exists() {
        true => read(path),
        false => Ok(T::default()),
    }
}

/// A file says something that can't be right or is not known here.
pub(super) fn damaged(path: &Path, comment: &str) -> EncoderError {
    EncoderError::Damaged { path: path.into(), comment: comment.to_owned() }
}

/// `config.json` of a two-tower model as `transformers` writes it. What it leaves out has a default in the family.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct TwoTowers {
    pub model_type: Option<String>,
    pub projection_dim: Option<usize>,
    pub text_config: Tower,
    pub vision_config: Tower,
}

/// The sizes of one tower as `transformers` writes them.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Tower {
    pub hidden_size: Option<usize>,
    pub intermediate_size: Option<usize>,
    pub num_hidden_layers: Option<usize>,
    pub num_attention_heads: Option<usize>,
    pub hidden_act: Option<String>,
    pub layer_norm_eps: Option<f64>,
    pub image_size: Option<usize>,
    pub patch_size: Option<usize>,
    pub vocab_size: Option<usize>,
    pub max_position_embeddings: Option<usize>,
    pub type_vocab_size: Option<usize>,
    pub projection_size: Option<usize>,
}

impl Tower {
    /// The shape of the blocks; `default` is what the family's configuration class has. `path` is for errors.
    pub fn shape(&self, default: Shape, path: &Path) -> Result<Shape, EncoderError> {
        let activation = match &self.hidden_act {
            Some(name) => {
                activation_named(name).ok_or_else(|| damaged(path, &format!("the activation {name:?} is not known")))?
            }
            None => default.activation,
        };
        Ok(Shape {
            width: self.hidden_size.unwrap_or(default.width),
            layers: self.num_hidden_layers.unwrap_or(default.layers),
            heads: self.num_attention_heads.unwrap_or(default.heads),
            inner: self.intermediate_size.unwrap_or(default.inner),
            epsilon: self.layer_norm_eps.unwrap_or(default.epsilon),
            activation,
            order: default.order,
        })
    }
}

/// A shape with twelve layers of 768 channels, the most common; families change what is different.
pub(super) const BASE: Shape = Shape {
    width: 768,
    layers: 12,
    heads: 12,
    inner: 3072,
    activation: Activation::Gelu,
    order: Order::Before,
    epsilon: 1e-5,
};

/// `preprocessor_config.json` as `transformers` writes it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Processor {
    size: Option<Size>,
    crop_size: Option<Size>,
    do_center_crop: Option<bool>,
    /// Pillow's number of the filter.
    resample: Option<u32>,
    image_mean: Option<[f32; 3]>,
    image_std: Option<[f32; 3]>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Size {
    Edge(u32),
    Named { shortest_edge: Option<u32>, height: Option<u32>, width: Option<u32> },
}

impl Processor {
    /// What it says, over the family's `default`.
    pub fn preprocessing(&self, default: Preprocessing, path: &Path) -> Result<Preprocessing, EncoderError> {
        let filter = match self.resample {
            None => default.filter,
            Some(2) => Filter::Bilinear,
            Some(3) => Filter::Bicubic,
            Some(other) => return Err(damaged(path, &format!("the filter number {other} is not known"))),
        };
        let (fit, edge) = match self.size {
            None => (default.fit, None),
            Some(Size::Edge(edge)) | Some(Size::Named { shortest_edge: Some(edge), .. }) => {
                (Fit::Crop(Middle::Less), Some(edge))
            }
            Some(Size::Named { height: Some(height), width: Some(width), .. }) if height == width => {
                (Fit::Squash, Some(height))
            }
            Some(Size::Named { .. }) => {
                return Err(damaged(path, "pictures are resized to something that is no square"));
            }
        };
        let fit = if self.do_center_crop == Some(false) { Fit::Squash } else { fit };
        let crop = match self.crop_size {
            Some(Size::Edge(edge)) => Some(edge),
            Some(Size::Named { height, .. }) => height,
            None => None,
        };
        let side = edge.unwrap_or(default.side);
        if fit != Fit::Squash && crop.is_some_and(|crop| crop != side) {
            return Err(damaged(path, "pictures are cropped to another size than that of their shorter side"));
        }
        Ok(Preprocessing {
            side,
            fit,
            filter,
            mean: self.image_mean.unwrap_or(default.mean),
            std: self.image_std.unwrap_or(default.std),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFAULT: Preprocessing = Preprocessing {
        side: 224,
        fit: Fit::Crop(Middle::Less),
        filter: Filter::Bicubic,
        mean: [0.5; 3],
        std: [0.5; 3],
    };

    fn preprocessing(json: &str) -> Result<Preprocessing, String> {
        let processor: Processor = serde_json::from_str(json).unwrap();
        processor.preprocessing(DEFAULT, Path::new("p.json")).map_err(|error| error.to_string())
    }

    #[test]
    fn sizes_are_read_in_all_the_forms_they_were_written_in() {
        for (json, side, fit) in [
            ("{}", 224, Fit::Crop(Middle::Less)),
            (r#"{"size": 336, "crop_size": 336}"#, 336, Fit::Crop(Middle::Less)),
            (
                r#"{"size": {"shortest_edge": 32}, "crop_size": {"height": 32, "width": 32}}"#,
                32,
                Fit::Crop(Middle::Less),
            ),
            (r#"{"size": {"height": 256, "width": 256}, "resample": 2}"#, 256, Fit::Squash),
        ] {
            let read = preprocessing(json).unwrap();
            assert_eq!((read.side, read.fit), (side, fit), "{json}");
        }
        assert_eq!(preprocessing(r#"{"resample": 2}"#).unwrap().filter, Filter::Bilinear);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for (json, said) in [
            (r#"{"resample": 7}"#, "filter number 7"),
            (r#"{"size": {"height": 2, "width": 3}}"#, "no square"),
            (r#"{"size": {"shortest_edge": 40}, "crop_size": 32}"#, "another size"),
        ] {
            assert!(preprocessing(json).unwrap_err().contains(said), "{json}");
        }
        let tower = Tower { hidden_act: Some("relu".to_owned()), ..Tower::default() };
        assert!(tower.shape(BASE, Path::new("c.json")).unwrap_err().to_string().contains("\"relu\""));
    }
}
