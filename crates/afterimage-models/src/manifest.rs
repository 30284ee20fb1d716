//! What is known of a model before any of it is on the disk: a TOML file, built in or lying beside the model.

use std::fmt;

use serde::{Deserialize, Serialize};

use url::Url;

use crate::check::{self, ManifestError};
use crate::{FileHash, Voucher};

/// The layouts and computations the encoder understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// OpenAI's CLIP as `transformers` stores it.
    Clip,
    /// OpenCLIP's own layout, with its own text tower or XLM-RoBERTa.
    OpenClip,
    /// SigLIP, and SigLIP 2 with a fixed resolution.
    Siglip,
    /// Chinese-CLIP.
    ChineseClip,
    /// Multilingual CLIP: texts in the folder itself, pictures in `image/`.
    MClip,
    /// ALIGN as `transformers` stores it.
    Align,
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Clip => "CLIP",
            Self::OpenClip => "OpenCLIP",
            Self::Siglip => "SigLIP",
            Self::ChineseClip => "Chinese-CLIP",
            Self::MClip => "M-CLIP",
            Self::Align => "ALIGN",
        })
    }
}

/// One model: where its files are, and the facts shown before it is chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The model's name: lower-case letters, digits and single hyphens. Part of its id and the name of its folder.
    pub name: String,
    /// The name its publisher gave it.
    pub title: String,
    /// How its files are laid out and computed with.
    pub family: Family,
    /// Length of an embedding.
    pub dim: u32,
    /// Width and height, in pixels, of the pictures the network takes.
    pub side: u32,
    /// Numbers in both towers together, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<u64>,
    /// Memory of the loaded model in MB (10⁶ bytes), where it has been measured; see [`Manifest::memory`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memory_mb: Option<u64>,
    /// One plain sentence: for whom this model is a good choice.
    pub good_for: String,
    /// The page where its publisher describes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The publisher's revision that the files come from: a commit, or `main` where none is pinned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
    /// Whether Afterimage recommends it. Only models that may be used commercially are.
    #[serde(default)]
    pub recommended: bool,
    /// Under which conditions it may be used.
    pub licence: Licence,
    /// Which languages can be searched in.
    pub languages: Languages,
    /// The files it consists of.
    pub files: Vec<ModelFile>,
    /// Published measurements of how well it finds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recall: Vec<Recall>,
}

/// Under which conditions a model may be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// An SPDX identifier, or the licence's name.
    pub name: String,
    /// Whether it allows commercial use; absent where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commercial: Option<bool>,
    /// What else is to be known before relying on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Which languages a model understands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Languages {
    /// Codes (ISO 639-1, or BCP 47 where a script matters); empty where only their number is published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// How many there are, where more than the codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// What else is to be known of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One file of a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// Where it lies in the model's folder: a name, or a name in one subfolder, with `/`.
    pub path: String,
    /// Where it is published; absent for models that were added from the disk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its size in bytes, where published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// Its SHA-256, where it could be found in a public place. Without one, what the hub announces is checked and kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<FileHash>,
}

impl ModelFile {
    /// Who says that the file is the right one when it is fetched; `None` where it can't be.
    pub fn vouched_by(&self) -> Option<Voucher> {
        let url = Url::parse(self.url.as_deref()?).ok()?;
        match self.sha256 {
            Some(_) => Some(Voucher::Pinned),
            None => url.host_str().map(|host| Voucher::Announced(host.to_owned())),
        }
    }
}

/// A published measurement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recall {
    /// What was searched, for instance `XM3600`.
    pub set: String,
    /// The language of the queries: a code, or `mean` with their number in [`Recall::metric`] or [`Recall::set`].
    pub language: String,
    /// What was counted, for instance `text to image, recall@1`.
    pub metric: String,
    /// The value in percent.
    pub value: f64,
    /// Who reports it.
    pub source: String,
}

/// How much memory a model takes, and how that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Memory {
    /// Measured, in bytes.
    Measured(u64),
    /// In bytes, derived: four bytes for each parameter, as the encoder computes in `f32` on the CPU. What a batch of
    /// pictures takes comes on top.
    Derived(u64),
}

impl Manifest {
    /// Reads and checks a manifest. `file` is what errors call it.
    ///
    /// # Errors
    /// [`ManifestError`] naming the file and the field.
    pub fn parse(file: &str, text: &str) -> Result<Self, ManifestError> {
        let manifest: Self = toml::from_str(text)
            .map_err(|error| ManifestError::Syntax { file: file.to_owned(), comment: error.to_string() })?;
        check::manifest(file, &manifest)?;
        Ok(manifest)
    }

    /// The size of all its files in bytes; `None` where the size of one is not published.
    pub fn size(&self) -> Option<u64> {
        self.files.iter().map(|file| file.size).sum()
    }

    /// How much memory it takes when loaded, where that is known or can be derived.
    pub fn memory(&self) -> Option<Memory> {
        let derived = || self.parameters.map(|parameters| Memory::Derived(4 * parameters));
        self.memory_mb.map(|mb| Memory::Measured(mb * 1_000_000)).or_else(derived)
    }

    /// Whether the SHA-256 of every file is known before it is fetched.
    pub fn is_pinned(&self) -> bool {
        self.files.iter().all(|file| file.sha256.is_some())
    }

    /// Whether all its files can be fetched.
    pub fn can_be_fetched(&self) -> bool {
        !self.files.is_empty() && self.files.iter().all(|file| file.url.is_some())
    }

    /// The `org/name` under which a Hugging Face hub knows it.
    pub fn hub_id(&self) -> Option<&str> {
        let id = self.source.as_deref()?.strip_prefix("https://huggingface.co/")?;
        (id.split('/').count() == 2).then_some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::manifest_text;

    #[test]
    fn what_is_written_is_read_again() {
        let manifest = Manifest::parse("m.toml", &manifest_text("small", "https://example.org")).unwrap();
        let written = toml::to_string(&manifest).unwrap();
        assert_eq!(Manifest::parse("m.toml", &written).unwrap(), manifest);
    }

    #[test]
    fn memory_is_derived_from_the_parameters_unless_it_was_measured() {
        let mut manifest = Manifest::parse("m.toml", &manifest_text("small", "https://example.org")).unwrap();
        manifest.parameters = None;
        assert_eq!(manifest.memory(), None);
        manifest.parameters = Some(1000);
        assert_eq!(manifest.memory(), Some(Memory::Derived(4000)));
        manifest.memory_mb = Some(7);
        assert_eq!(manifest.memory(), Some(Memory::Measured(7_000_000)));
    }

    #[test]
    fn the_size_is_known_only_when_every_file_has_one() {
        let mut manifest = Manifest::parse("m.toml", &manifest_text("small", "https://example.org")).unwrap();
        for (file, size) in manifest.files.iter_mut().zip([3, 4]) {
            file.size = Some(size);
        }
        assert_eq!(manifest.size(), Some(7));
        manifest.files[0].size = None;
        assert_eq!(manifest.size(), None);
    }
}
