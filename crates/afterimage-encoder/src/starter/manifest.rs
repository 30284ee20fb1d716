//! The starter model's manifest and the place where its converted files live.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{EncoderError, ModelId, Scale};

/// Trained by `training/`; compiled in, so that a program and its heads always agree.
pub(super) const HEADS: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/starter/heads.safetensors"));

const MANIFEST: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/starter/manifest.toml"));

/// Raised whenever a conversion would write other files from the same packages.
const FORMAT: u32 = 1;

/// Name of the file that marks a finished conversion; written last.
pub(super) const STAMP: &str = "model.toml";
/// The text network, 4-bit.
pub(super) const TEXT_WEIGHTS: &str = "text.gguf";
/// The text network's tokenizer.
pub(super) const TOKENIZER: &str = "tokenizer.json";
/// The image network.
pub(super) const IMAGE_WEIGHTS: &str = "image.safetensors";

/// Which published packages hold the model's frozen networks.
#[derive(Debug, Clone, Deserialize)]
pub struct Manifest {
    /// The model's name, part of its id.
    pub name: String,
    /// Length of an embedding.
    pub dim: usize,
    /// The package of the text network.
    pub text: Package,
    /// The package of the image network.
    pub image: Package,
    /// Numbers of the calibration that take the place of those in the heads file: they were fitted to the same heads and banks
    /// later, and as no embedding depends on them, they are no other model.
    pub scale: Option<Scale>,
    /// By language: R@10, in percent, of captions among the 987 Flickr8k test photos.
    pub recall: BTreeMap<String, f64>,
}

/// One pinned wheel of the Python package index.
#[derive(Debug, Clone, Deserialize)]
pub struct Package {
    /// The network inside.
    pub network: String,
    /// The network's licence, as an SPDX identifier.
    pub licence: String,
    /// The package's name.
    pub package: String,
    /// The package's version.
    pub version: String,
    /// The wheel's file name.
    pub wheel: String,
    /// The wheel's size in bytes.
    pub size: u64,
    /// The wheel's SHA-256, lower-case hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// The manifest this crate was built with.
    pub fn built_in() -> Result<Self, EncoderError> {
        toml::from_str(MANIFEST)
            .map_err(|error| EncoderError::Damaged { path: "manifest.toml".into(), comment: error.to_string() })
    }

    /// The model's id. Its revision follows the packages, the way they are converted and the heads.
    pub fn model_id(&self) -> ModelId {
        let mut hasher = Sha256::new();
        hasher.update(self.stamp());
        hasher.update(HEADS);
        let revision: String = hasher.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        ModelId::new(&self.name, &revision)
    }

    /// What [`STAMP`] says in a directory that holds this model.
    pub(super) fn stamp(&self) -> String {
        format!(
            "# Written when the conversion of the model's packages had finished; without it the conversion is redone.\n\
             format = {FORMAT}\ntext = \"{}\"\nimage = \"{}\"\n",
            self.text.sha256, self.image.sha256
        )
    }

    /// Whether `model_dir` holds a finished conversion of this model.
    pub(super) fn is_set_up(&self, model_dir: &Path) -> bool {
        std::fs::read_to_string(model_dir.join(STAMP)).is_ok_and(|stamp| stamp == self.stamp())
            && [TEXT_WEIGHTS, TOKENIZER, IMAGE_WEIGHTS].iter().all(|file| model_dir.join(file).is_file())
    }
}

/// Where the starter model is looked for when nothing else is said: `starter` under `$AFTERIMAGE_MODELS`, or under
/// `afterimage/models` in the platform's directory for application data.
pub fn default_model_dir() -> Result<PathBuf, EncoderError> {
    let models = match std::env::var_os("AFTERIMAGE_MODELS") {
        Some(models) if !models.is_empty() => PathBuf::from(models),
        _ => {
            let base = directories::BaseDirs::new().ok_or(EncoderError::NoDataDirectory)?;
            base.data_dir().join("afterimage").join("models")
        }
    };
    Ok(models.join("starter"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_manifest_is_whole() {
        let manifest = Manifest::built_in().unwrap();
        for package in [&manifest.text, &manifest.image] {
            assert_eq!(package.sha256.len(), 64);
            assert!(package.wheel.starts_with(&package.package.replace('-', "_")), "{package:?}");
            assert!(package.wheel.contains(&package.version), "{package:?}");
        }
        assert!(manifest.model_id().as_str().starts_with("starter@"));
    }

    #[test]
    fn another_package_makes_another_model() {
        let manifest = Manifest::built_in().unwrap();
        let mut other = manifest.clone();
        other.text.sha256 = other.image.sha256.clone();
        assert_ne!(manifest.model_id(), other.model_id());
    }

    #[test]
    fn a_directory_without_a_finished_conversion_is_not_set_up() {
        let dir = tempfile::tempdir().unwrap();
        let manifest = Manifest::built_in().unwrap();
        for file in [TEXT_WEIGHTS, TOKENIZER, IMAGE_WEIGHTS] {
            std::fs::write(dir.path().join(file), "").unwrap();
        }
        assert!(!manifest.is_set_up(dir.path()));
        std::fs::write(dir.path().join(STAMP), manifest.stamp()).unwrap();
        assert!(manifest.is_set_up(dir.path()));
        std::fs::write(dir.path().join(STAMP), manifest.stamp() + " ").unwrap();
        assert!(!manifest.is_set_up(dir.path()));
    }
}
