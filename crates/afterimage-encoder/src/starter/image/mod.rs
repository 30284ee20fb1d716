//! The image tower: EfficientNet-Lite2 and the image head.

mod network;
mod prepare;

use std::path::Path;

use candle_core::{Device, Tensor};
use image::RgbImage;

use self::network::EfficientNetLite2;
use super::heads::Head;
use super::manifest::IMAGE_WEIGHTS;
use crate::{Embedding, EncoderError, ImageTower, PreparedImage};

/// What the network was trained to see: `(value - MEAN) / SPREAD`, about -1..1.
const MEAN: f32 = 127.0;
const SPREAD: f32 = 128.0;

/// The frozen half of the image tower.
#[derive(Debug)]
pub struct ImageBackbone {
    network: EfficientNetLite2,
}

impl ImageBackbone {
    /// Loads the network from a model directory.
    pub fn load(model_dir: &Path) -> Result<Self, EncoderError> {
        let path = model_dir.join(IMAGE_WEIGHTS);
        if !path.exists() {
            return Err(EncoderError::MissingFile { path });
        }
        let damaged =
            |error: candle_core::Error| EncoderError::Damaged { path: path.clone(), comment: error.to_string() };
        let tensors = candle_core::safetensors::load(&path, &Device::Cpu).map_err(damaged)?;
        let network = EfficientNetLite2::new(|name| match tensors.get(name) {
            Some(tensor) => Ok(tensor.clone()),
            None => candle_core::bail!("the tensor {name} is missing"),
        });
        Ok(Self { network: network.map_err(damaged)? })
    }

    /// Resizes a picture to the network's 260×260 pixels. The whole picture is kept and loses its shape instead: what lies
    /// at the edges of a photo is searched for too.
    pub fn prepare(&self, picture: &RgbImage) -> Result<PreparedImage, EncoderError> {
        prepare::resize(picture, network::SIDE as u32)
    }

    /// Pooled features, `f32`, `[pictures, 2048]`: means over the picture of the last four stages, 88, 120, 208 and 352
    /// channels, and of the last layer, 1280.
    pub fn features(&self, batch: &[PreparedImage]) -> Result<Tensor, EncoderError> {
        if let Some(other) = batch.iter().find(|picture| picture.side as usize != network::SIDE) {
            let message = format!("a picture of side {} was prepared for another tower", other.side);
            return Err(candle_core::Error::Msg(message).into());
        }
        let values: Vec<f32> =
            batch.iter().flat_map(|picture| &picture.rgb).map(|&value| (f32::from(value) - MEAN) / SPREAD).collect();
        self.features_of_tensor(&Tensor::from_vec(
            values,
            (batch.len(), network::SIDE, network::SIDE, 3),
            &Device::Cpu,
        )?)
    }

    /// Pooled features of pictures whose values are scaled already, `f32`, `[pictures, 260, 260, 3]`.
    pub fn features_of_tensor(&self, pictures: &Tensor) -> Result<Tensor, EncoderError> {
        Ok(self.network.features(pictures)?)
    }

    /// The weights of the ImageNet classifier, `f32`, `[1000, 1280]`: what the end of the features has to be like for each class.
    pub fn classifier(&self) -> &Tensor {
        self.network.classifier()
    }

    /// ImageNet logits, `f32`, `[pictures, 1000]`, of pooled features. Only checks against the reference need them.
    pub fn logits(&self, features: &Tensor) -> Result<Tensor, EncoderError> {
        Ok(self.network.logits(features)?)
    }
}

/// The image tower of the starter model.
pub(super) struct StarterImage {
    pub(super) backbone: ImageBackbone,
    pub(super) head: Head,
}

impl ImageTower for StarterImage {
    fn side(&self) -> u32 {
        network::SIDE as u32
    }

    fn prepare(&self, picture: &RgbImage) -> Result<PreparedImage, EncoderError> {
        self.backbone.prepare(picture)
    }

    fn embed(&self, batch: &[PreparedImage]) -> Result<Vec<Embedding>, EncoderError> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        let embeddings = self.head.forward(&self.backbone.features(batch)?)?.to_vec2::<f32>()?;
        let unit = |embedding| Embedding::normalized(embedding).ok_or(EncoderError::Degenerate { tower: "image" });
        embeddings.into_iter().map(unit).collect()
    }
}
