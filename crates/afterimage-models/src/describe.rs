//! What a model's own files say of it, for a manifest of a model that nobody described for Afterimage.

use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::staging::write_synced;
use crate::{AddError, Family, MANIFEST_FILE, Manifest, StoreError};

/// The file of an OpenCLIP model that says what it is.
pub(crate) const OPEN_CLIP: &str = "open_clip_config.json";
/// The same of a model in the layout of `transformers`.
pub(crate) const TRANSFORMERS: &str = "config.json";

/// What is asked of `config.json`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Config {
    model_type: Option<String>,
    projection_dim: Option<u32>,
    #[serde(rename = "numDims")]
    num_dims: Option<u32>,
    vision_config: VisionConfig,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct VisionConfig {
    hidden_size: Option<u32>,
    image_size: Option<u32>,
}

/// What is asked of `open_clip_config.json`.
#[derive(Debug, Deserialize)]
struct OpenClipConfig {
    model_cfg: OpenClipModel,
}

#[derive(Debug, Deserialize)]
struct OpenClipModel {
    embed_dim: u32,
    vision_cfg: OpenClipVision,
}

#[derive(Debug, Deserialize)]
struct OpenClipVision {
    #[serde(default = "usual_side")]
    image_size: u32,
}

fn usual_side() -> u32 {
    224
}

/// What the files in a folder say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Description {
    pub(crate) family: Family,
    pub(crate) dim: u32,
    pub(crate) side: u32,
}

/// Reads what the model in `folder` is.
///
/// # Errors
/// [`AddError::Unknown`] where it is none that can be loaded.
pub(crate) fn describe(folder: &Path) -> Result<Description, AddError> {
    let config: Option<Config> = read(&folder.join(TRANSFORMERS))?;
    let model_type = config.as_ref().and_then(|config| config.model_type.as_deref());
    if model_type == Some("M-CLIP") {
        let image: Option<OpenClipConfig> = read(&folder.join("image").join(OPEN_CLIP))?;
        let dim = config.and_then(|config| config.num_dims);
        let (Some(image), Some(dim)) = (image, dim) else {
            return Err(lacks(folder, &format!("image/{OPEN_CLIP}")));
        };
        return Ok(Description { family: Family::MClip, dim, side: image.model_cfg.vision_cfg.image_size });
    }
    if let Some(OpenClipConfig { model_cfg }) = read(&folder.join(OPEN_CLIP))? {
        let side = model_cfg.vision_cfg.image_size;
        return Ok(Description { family: Family::OpenClip, dim: model_cfg.embed_dim, side });
    }
    let Some(config) = config else {
        return Err(lacks(folder, TRANSFORMERS));
    };
    // What is left out has these values in `transformers`.
    let side = config.vision_config.image_size.unwrap_or_else(usual_side);
    let projected = config.projection_dim.unwrap_or(512);
    match config.model_type.as_deref() {
        Some("clip") => Ok(Description { family: Family::Clip, dim: projected, side }),
        Some("chinese_clip") => Ok(Description { family: Family::ChineseClip, dim: projected, side }),
        Some("siglip") => {
            let dim = config.vision_config.hidden_size.unwrap_or(768);
            Ok(Description { family: Family::Siglip, dim, side })
        }
        Some("align") => {
            let dim = config.projection_dim.unwrap_or(640);
            Ok(Description { family: Family::Align, dim, side: config.vision_config.image_size.unwrap_or(600) })
        }
        Some(other) => Err(unknown(folder, &format!("config.json says {other:?}, which is not known"))),
        None => Err(unknown(folder, "config.json does not say what it describes")),
    }
}

fn lacks(folder: &Path, file: &str) -> AddError {
    AddError::Lacks { path: folder.into(), file: file.to_owned() }
}

fn unknown(folder: &Path, comment: &str) -> AddError {
    AddError::Unknown { path: folder.into(), comment: comment.to_owned() }
}

/// Reads a file of JSON; `None` where there is none.
fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, AddError> {
    let text = match std::fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(StoreError::Io { path: path.into(), source }.into()),
    };
    let damaged = |error: serde_json::Error| AddError::Damaged { path: path.into(), comment: error.to_string() };
    serde_json::from_slice(&text).map(Some).map_err(damaged)
}

/// Writes `manifest` into the folder of the model it describes.
pub(crate) fn write_manifest(folder: &Path, manifest: &Manifest) -> Result<(), StoreError> {
    let path = folder.join(MANIFEST_FILE);
    let text = toml::to_string(manifest).map_err(|error| StoreError::damaged(&path, &error))?;
    write_synced(&path, &text)
}
