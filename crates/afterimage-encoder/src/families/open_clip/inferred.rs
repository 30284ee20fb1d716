//! What a checkpoint without `open_clip_config.json` must be. LAION published XLM-RoBERTa beside ViT-B/32 and ViT-H/14 so; the
//! shapes of their tensors leave no doubt. (They could not tell which GELU a CLIP of other publishers was trained with, so
//! nothing else is guessed.)

use std::path::Path;

use serde_json::json;

use super::config::Config;
use crate::EncoderError;
use crate::families::checkpoint::Checkpoint;
use crate::families::config::damaged;

/// The configuration of the checkpoint in `dir`, which has none of its own.
pub(super) fn config(dir: &Path, weights: &Checkpoint) -> Result<Config, EncoderError> {
    let unknown = || damaged(&dir.join(super::CONFIG), "it is missing, and the weights do not say what they are");
    let shape = |name: &str| weights.shape(name).ok_or_else(unknown);
    let (conv, positions) = (shape("visual.conv1.weight")?, shape("visual.positional_embedding")?);
    let (proj, words) = (shape("visual.proj")?, shape("text.transformer.embeddings.word_embeddings.weight")?);
    let (&[width, 3, patch, _], &[count, _], &[_, dim], &[_, text_width]) =
        (&conv[..], &positions[..], &proj[..], &words[..])
    else {
        return Err(unknown());
    };
    // ViT-B has heads of 64 channels, ViT-H of 80.
    let head_width = match width {
        768 => 64,
        1280 => 80,
        _ => return Err(unknown()),
    };
    let text = match text_width {
        768 => "xlm-roberta-base",
        1024 => "xlm-roberta-large",
        _ => return Err(unknown()),
    };
    let layer = |index: &usize| weights.shape(&format!("visual.transformer.resblocks.{index}.ln_1.weight")).is_some();
    let layers = (0..).take_while(layer).count();
    let side = (count.saturating_sub(1)).isqrt() * patch;
    let config = json!({ "model_cfg": {
        "embed_dim": dim,
        "vision_cfg": {
            "image_size": side, "layers": layers, "width": width, "head_width": head_width, "patch_size": patch,
        },
        "text_cfg": { "hf_model_name": text },
    }});
    serde_json::from_value(config).map_err(|error| damaged(dir, &error.to_string()))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use candle_core::{DType, Device, Tensor};

    use super::*;
    use crate::families::checkpoint::{Placement, WeightPrecision};

    #[test]
    fn shapes_tell_the_two_checkpoints_that_have_no_configuration() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("open_clip_model.safetensors");
        let tensor = |shape: &[usize]| Tensor::zeros(shape, DType::F16, &Device::Cpu).unwrap();
        let mut tensors = HashMap::from([
            ("visual.conv1.weight".to_owned(), tensor(&[1280, 3, 14, 14])),
            ("visual.positional_embedding".to_owned(), tensor(&[257, 1280])),
            ("visual.proj".to_owned(), tensor(&[1280, 1024])),
            ("text.transformer.embeddings.word_embeddings.weight".to_owned(), tensor(&[9, 1024])),
        ]);
        for layer in 0..32 {
            tensors.insert(format!("visual.transformer.resblocks.{layer}.ln_1.weight"), tensor(&[1]));
        }
        let inferred = |tensors: &HashMap<String, Tensor>| {
            candle_core::safetensors::save(tensors, &path).unwrap();
            let placement = Placement { device: Device::Cpu, dtype: DType::F32, weights: WeightPrecision::Full };
            config(dir.path(), &Checkpoint::open(&path, placement).unwrap())
        };
        let model = inferred(&tensors).unwrap().model_cfg;
        assert_eq!((model.embed_dim, model.quick_gelu), (1024, false));
        let vision = model.vision_cfg;
        assert_eq!((vision.image_size, vision.layers, vision.head_width, vision.patch_size), (224, 32, 80, 14));
        assert_eq!(model.text_cfg.hf_model_name.as_deref(), Some("xlm-roberta-large"));
        tensors.remove("text.transformer.embeddings.word_embeddings.weight");
        let error = inferred(&tensors).unwrap_err().to_string();
        assert!(error.contains("open_clip_config.json"), "{error}");
    }
}
