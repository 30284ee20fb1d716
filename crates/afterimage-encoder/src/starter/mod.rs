//! The starter model: EfficientNet-Lite2 and multilingual-e5-small, joined by heads of our own.
//!
//! The two networks are frozen and come from published packages, which [`set_up`] converts once; the heads are compiled
//! in. See `models/starter/` for where everything comes from and how the heads were trained.
//!
//! ```no_run
//! use afterimage_encoder::starter;
//!
//! # fn main() -> Result<(), afterimage_encoder::EncoderError> {
//! let encoder = starter::load(&starter::default_model_dir()?)?;
//! let query = encoder.embed_text("ein Hund am Strand")?;
//! assert_eq!(query.len(), encoder.dim());
//! # Ok(())
//! # }
//! ```

mod convert;
mod heads;
mod image;
mod manifest;
mod text;

use std::path::Path;
use std::sync::Arc;

pub use self::convert::set_up;
pub use self::heads::{Head, Heads, calibration_tensors, embeddings, quantize};
pub use self::image::ImageBackbone;
pub use self::manifest::{Manifest, Package, default_model_dir};
pub use self::text::TextBackbone;

use self::image::StarterImage;
use self::text::StarterText;
use crate::placed::PlacedImage;
use crate::{Compute, Encoder, EncoderError};

/// Loads the starter model from a directory that [`set_up`] made.
///
/// # Errors
/// [`EncoderError::NotSetUp`] where there is none, or one of other packages than this program was built for;
/// [`EncoderError::Damaged`] where a file is not what was written.
pub fn load(model_dir: &Path) -> Result<Encoder, EncoderError> {
    let manifest = Manifest::built_in()?;
    if !manifest.is_set_up(model_dir) {
        return Err(EncoderError::NotSetUp { path: model_dir.into() });
    }
    let heads = Heads::from_safetensors(manifest::HEADS)?;
    let dim = heads.dim()?;
    let (dir, head) = (model_dir.to_owned(), heads.image);
    let load_image = move |_: &Compute| Ok(StarterImage { backbone: ImageBackbone::load(&dir)?, head: head.clone() });
    // Both are kernels of our own, which are for the processor.
    let (image, text) = rayon::join(
        || PlacedImage::new(Compute::cpu(), load_image, |_| Box::new(image::prepare)),
        || TextBackbone::load(model_dir),
    );
    let (image, text) = (image?, StarterText { backbone: text?, head: heads.text });
    let encoder = Encoder::new(manifest.model_id(), dim, Arc::new(image), Arc::new(text));
    match heads.calibration {
        Some(calibration) => encoder.with_calibration(match manifest.scale {
            Some(scale) => calibration.with_scale(scale),
            None => calibration,
        }),
        None => Ok(encoder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loading_what_is_not_set_up_says_what_to_do() {
        let dir = tempfile::tempdir().unwrap();
        let error = load(dir.path()).unwrap_err().to_string();
        assert!(error.contains("./dev setup"), "{error}");
    }

    #[test]
    fn the_heads_compiled_in_fit_the_manifest_and_the_networks() {
        let heads = Heads::from_safetensors(manifest::HEADS).unwrap();
        assert_eq!(heads.dim().unwrap(), Manifest::built_in().unwrap().dim);
        let features =
            |width: usize| candle_core::Tensor::ones((2, width), candle_core::DType::F32, &candle_core::Device::Cpu);
        assert_eq!(heads.image.forward(&features(2048).unwrap()).unwrap().dims(), [2, heads.dim().unwrap()]);
        assert_eq!(heads.text.forward(&features(768).unwrap()).unwrap().dims(), [2, heads.dim().unwrap()]);
    }
}
