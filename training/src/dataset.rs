//! The captioned photos, as `pairs.jsonl` lists them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

/// One captioned photo.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The photo's file.
    pub image: PathBuf,
    /// Whether people wrote its captions from looking at it; the others come from a class name that many photos share.
    pub described: bool,
    /// Captions by language code.
    pub captions: BTreeMap<String, Vec<String>>,
    /// The class it shows, where its captions come from one.
    pub label: Option<String>,
}

/// The parts of the data. Training and every choice made on the way see all but the last.
#[derive(Debug)]
pub struct Dataset {
    /// To train on.
    pub train: Vec<Pair>,
    /// To stop and to choose by: described photos, taken from the training part.
    pub validation: Vec<Pair>,
    /// To calibrate on: photos with a label, taken from the training part.
    pub labelled: Vec<Pair>,
    /// To report on, once.
    pub test: Vec<Pair>,
}

#[derive(Deserialize)]
struct Line {
    image: String,
    kind: String,
    split: String,
    captions: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    label: Option<String>,
}

/// Described photos held back for validation, and photos with a label held back for calibration.
const VALIDATION: usize = 500;
const LABELLED: usize = 250;

impl Dataset {
    /// Reads `pairs.jsonl` in `dir`; the photos are in `dir/images`. Which photos are held back for validation depends on
    /// their names alone, not on a seed: so two runs are comparable.
    pub fn read(dir: &Path) -> Result<Self> {
        let path = dir.join("pairs.jsonl");
        let text = std::fs::read_to_string(&path).with_context(|| format!("{} can't be read", path.display()))?;
        let (mut train, mut test) = (Vec::new(), Vec::new());
        for (number, line) in text.lines().enumerate() {
            let line: Line =
                serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), number + 1))?;
            let pair = Pair {
                image: dir.join("images").join(line.image),
                described: line.kind == "caption",
                captions: line.captions,
                label: line.label,
            };
            match line.split.as_str() {
                "train" => train.push(pair),
                "test" => test.push(pair),
                other => anyhow::bail!("{}:{}: unknown split {other}", path.display(), number + 1),
            }
        }
        let name_hash = |pair: &Pair| *blake3::hash(file_name(&pair.image).as_bytes()).as_bytes();
        train.sort_by_cached_key(|pair| (!is_flickr8k(pair), name_hash(pair)));
        let count = VALIDATION.min(train.len() / 10);
        let rest = train.split_off(count);
        let (mut labelled, mut rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(|pair| pair.label.is_some());
        rest.extend(labelled.split_off(LABELLED.min(labelled.len() / 5)));
        Ok(Self { train: rest, validation: train, labelled, test })
    }

    /// The test photos of Flickr8k, on which the figures in the model card are taken.
    pub fn flickr8k_test(&self) -> Vec<Pair> {
        self.test.iter().filter(|pair| is_flickr8k(pair)).cloned().collect()
    }
}

fn is_flickr8k(pair: &Pair) -> bool {
    pair.described && file_name(&pair.image).starts_with("flickr8k_")
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_test_photo_gets_into_training_and_validation_is_stable() {
        let dir = tempfile::tempdir().unwrap();
        let lines: String = (0..40)
            .map(|i| {
                let split = if i % 4 == 0 { "test" } else { "train" };
                format!(
                    "{{\"image\": \"flickr8k_{i}.jpg\", \"kind\": \"caption\", \"split\": \"{split}\", \"captions\": {{\"en\": [\"{i}\"]}}}}\n"
                )
            })
            .collect();
        std::fs::write(dir.path().join("pairs.jsonl"), &lines).unwrap();
        let data = Dataset::read(dir.path()).unwrap();
        assert_eq!((data.train.len(), data.validation.len(), data.test.len()), (27, 3, 10));
        assert!(data.labelled.is_empty());
        assert_eq!(data.flickr8k_test().len(), 10);
        let number = |pair: &Pair| pair.captions["en"][0].parse::<u32>().unwrap();
        assert!(data.train.iter().chain(&data.validation).all(|pair| number(pair) % 4 != 0));
        let names = |data: &Dataset| data.validation.iter().map(number).collect::<Vec<_>>();
        // The order of the lines makes no difference.
        let reversed: Vec<&str> = lines.lines().rev().collect();
        std::fs::write(dir.path().join("pairs.jsonl"), reversed.join("\n")).unwrap();
        assert_eq!(names(&data), names(&Dataset::read(dir.path()).unwrap()));
    }

    #[test]
    fn a_broken_line_is_named() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("pairs.jsonl"), "{\n").unwrap();
        assert!(format!("{:#}", Dataset::read(dir.path()).unwrap_err()).contains("pairs.jsonl:1"));
    }
}
