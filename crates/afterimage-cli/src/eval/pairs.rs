//! Photos with captions: one JSON object a line in `pairs.jsonl`, or names of classes in `labels.json`.

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
    /// The concept it shows, where its captions only name that; any photo of the concept is a right answer to them.
    #[serde(default)]
    pub label: Option<String>,
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
    let labels = arguments.directory.join("labels.json");
    let mut pairs = match labels.is_file() {
        true => read_labels(&arguments.directory, &labels)?,
        false => read_pairs(&arguments.directory.join("pairs.jsonl"))?,
    };
    pairs.retain(|pair| {
        (arguments.split.is_none() || pair.split == arguments.split)
            && arguments.prefix.as_deref().is_none_or(|prefix| pair.image.starts_with(prefix))
            && (!arguments.labelled || pair.label.is_some())
    });
    Ok(pairs)
}

fn read_pairs(path: &Path) -> anyhow::Result<Vec<Pair>> {
    let file = File::open(path).with_context(|| format!("can't read {}", path.display()))?;
    let mut pairs = Vec::new();
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line.with_context(|| format!("can't read {}", path.display()))?;
        if line.trim().is_empty() {
            continue;
        }
        let pair = serde_json::from_str(&line)
            .with_context(|| format!("{} line {}: not a photo with captions", path.display(), number + 1))?;
        pairs.push(pair);
    }
    Ok(pairs)
}

/// `{"DE": [[class, …], ["name", …]], …}`, where class `i` is shown by the `i`th of the pictures sorted by name.
fn read_labels(directory: &Path, path: &Path) -> anyhow::Result<Vec<Pair>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))?;
    let languages: BTreeMap<String, (Vec<usize>, Vec<String>)> =
        serde_json::from_str(&text).with_context(|| format!("{}: not names of classes", path.display()))?;
    let images = directory.join("images");
    let entries = images.read_dir().with_context(|| format!("can't read {}", images.display()))?;
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names: Vec<String> = names.collect::<std::io::Result<_>>()?;
    names.sort_unstable();
    let mut pairs: Vec<Pair> = names
        .into_iter()
        .map(|image| Pair { label: Some(image.clone()), image, captions: BTreeMap::new(), split: None })
        .collect();
    for (language, (classes, names)) in languages {
        for (class, name) in classes.into_iter().zip(names) {
            let pair = pairs.get_mut(class).with_context(|| format!("there is no picture of {name:?}"))?;
            pair.captions.entry(language.to_lowercase()).or_default().push(name);
        }
    }
    Ok(pairs)
}
