//! Photos with captions: one JSON object a line.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::Deserialize;

use crate::arguments::Eval;

/// A photo and what people say of it.
#[derive(Debug, Deserialize)]
pub struct Pair {
    /// The file in `images/`.
    pub image: String,
    /// Captions by language code.
    pub captions: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    split: Option<String>,
}

impl Pair {
    /// Where the picture is.
    pub fn image_path(&self, directory: &Path) -> PathBuf {
        directory.join("images").join(&self.image)
    }
}

/// The pairs of a directory that the arguments ask for.
pub fn read(arguments: &Eval) -> anyhow::Result<Vec<Pair>> {
    let path = arguments.directory.join("pairs.jsonl");
    let file = File::open(&path).with_context(|| format!("can't read {}", path.display()))?;
    let mut pairs = Vec::new();
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line.with_context(|| format!("can't read {}", path.display()))?;
        if line.trim().is_empty() {
            continue;
        }
        let pair: Pair = serde_json::from_str(&line)
            .with_context(|| format!("{} line {}: not a photo with captions", path.display(), number + 1))?;
        let in_split = arguments.split.is_none() || pair.split == arguments.split;
        if in_split && arguments.prefix.as_deref().is_none_or(|prefix| pair.image.starts_with(prefix)) {
            pairs.push(pair);
        }
    }
    Ok(pairs)
}
