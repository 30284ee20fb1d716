//! The 1,000 classes the image network was trained on, with their names in many languages.
//!
//! No photo of them is needed. The classifier's weights say what the network's features have to be like for it to see a
//! class: by linear discriminant analysis, the weights of a class are its mean feature, seen from the common mean, divided by
//! the covariance within the classes. So the covariance of the training photos' features, times the weights, leads back to
//! the features a photo of the class would have.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use candle_core::{Device, IndexOp, Tensor};
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};

use crate::features::{Features, TEXT};

/// How far along its direction a class may lie. The covariance of all photos, in which many classes are rare, is much smaller
/// along it than that of the classes is: this far out the classifier is as sure as it is of real photos.
const REACH: std::ops::Range<f32> = 4.0..10.0;
/// The largest share of a random photo's own features that is mixed in.
const LARGEST_MIX: f32 = 1.0;

/// Names of the classes by language, as the file has them: `{"EN": [[class, …], [name, …]], …}`.
#[derive(Debug)]
pub struct LabelFile {
    /// For each class, its names with their languages; English first, and none without.
    pub names: Vec<Vec<String>>,
}

impl LabelFile {
    /// Reads a labels file in the form of Babel-ImageNet (Geigle et al. 2024).
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))?;
        let languages: BTreeMap<String, (Vec<usize>, Vec<String>)> =
            serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        let (classes, english) = languages.get("EN").context("the labels have no English names")?;
        let count = classes.iter().max().map_or(0, |last| last + 1);
        let mut names = vec![Vec::new(); count];
        for (&class, name) in classes.iter().zip(english) {
            names[class].push(name.clone());
        }
        anyhow::ensure!(names.iter().all(|names| names.len() == 1), "a class has no English name, or two");
        for (classes, others) in languages.iter().filter(|(language, _)| *language != "EN").map(|(_, names)| names) {
            for (&class, name) in classes.iter().zip(others) {
                names
                    .get_mut(class)
                    .with_context(|| format!("{name:?} names a class without English name"))?
                    .push(name.clone());
            }
        }
        Ok(Self { names })
    }

    /// The names, in all languages, of the class with this English name.
    pub fn named(&self, english: &str) -> Option<&[String]> {
        self.names.iter().find(|names| names[0].eq_ignore_ascii_case(english)).map(Vec::as_slice)
    }

    /// All names.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.names.iter().flatten().map(String::as_str)
    }
}

/// The classes as features.
pub struct Labels {
    /// Directions from the mean of the photos, `[classes, 2048]`.
    directions: Tensor,
    /// Features of real photos, whole, `[photos, 2048]`, their mean, `[1, 2048]`, and the least of each, `[1, 2048]`.
    photos: Tensor,
    mean: Tensor,
    least: Tensor,
    texts: Tensor,
    /// For each class, the rows of its names in `texts`, English first.
    names: Vec<Vec<u32>>,
}

/// Some classes, each with an image and two names.
pub struct LabelBatch {
    /// Features as a photo of each class would have them, `[n, 2048]`.
    pub images: Tensor,
    /// Each `[n, 768]`: English names, and names in any language.
    pub names: [Tensor; 2],
}

impl Labels {
    /// Works out what the classes look like. `classifier` is `[classes, 1280]`, `photos` are features of training photos.
    pub fn new(file: &LabelFile, classifier: &Tensor, photos: &Tensor, features: &Features) -> Result<Self> {
        let count = classifier.dim(0)?;
        anyhow::ensure!(count == file.names.len(), "{} classes are named, not {count}", file.names.len());
        let (mut texts, mut names) = (Vec::new(), Vec::new());
        for of_class in &file.names {
            let mut rows = Vec::with_capacity(of_class.len());
            for name in of_class {
                rows.push((texts.len() / TEXT) as u32);
                texts.extend(features.text(name)?);
            }
            names.push(rows);
        }
        Ok(Self {
            directions: directions(classifier, photos)?,
            least: photos.min_keepdim(0)?,
            photos: photos.clone(),
            mean: photos.mean_keepdim(0)?,
            texts: Tensor::from_slice(&texts, (texts.len() / TEXT, TEXT), &Device::Cpu)?,
            names,
        })
    }

    /// Draws `count` different classes.
    pub fn batch(&self, count: usize, random: &mut StdRng) -> Result<LabelBatch> {
        let mut classes: Vec<u32> = (0..self.names.len() as u32).collect();
        classes.shuffle(random);
        classes.truncate(count);
        let column = |values: Vec<f32>| Tensor::from_vec(values, (classes.len(), 1), &Device::Cpu);
        let reach = column(classes.iter().map(|_| random.random_range(REACH)).collect())?;
        let mix = column(classes.iter().map(|_| random.random_range(0.0..LARGEST_MIX)).collect())?;
        let photos = self.photos.dim(0)? as u32;
        let others: Vec<u32> = classes.iter().map(|_| random.random_range(0..photos)).collect();
        let others = self.photos.index_select(&Tensor::new(others, &Device::Cpu)?, 0)?.broadcast_sub(&self.mean)?;
        let directions = self.directions.index_select(&Tensor::new(classes.as_slice(), &Device::Cpu)?, 0)?;
        let images = (directions.broadcast_mul(&reach)? + others.broadcast_mul(&mix)?)?.broadcast_add(&self.mean)?;
        let english = classes.iter().map(|&class| self.names[class as usize][0]).collect();
        let any = |&class: &u32| self.names[class as usize].choose(random).copied().unwrap_or_default();
        let any = classes.iter().map(any).collect();
        let texts = |rows: Vec<u32>| self.texts.i(&Tensor::new(rows, &Device::Cpu)?);
        Ok(LabelBatch { images: images.broadcast_maximum(&self.least)?, names: [texts(english)?, texts(any)?] })
    }
}

/// Where the classes lie, seen from the mean of the photos, `[classes, features]`. `classifier`, `[classes, last]`, sees the
/// last of the features of `photos`, `[photos, features]`.
fn directions(classifier: &Tensor, photos: &Tensor) -> Result<Tensor> {
    let (last, features) = (classifier.dim(1)?, photos.dim(1)?);
    let from_mean = photos.broadcast_sub(&photos.mean_keepdim(0)?)?;
    // How each feature goes along with those that the classifier sees: `[features, last]`.
    let together = from_mean.t()?.matmul(&from_mean.narrow(1, features - last, last)?.contiguous()?)?;
    let together = (together / photos.dim(0)? as f64)?;
    let weights = classifier.broadcast_sub(&classifier.mean_keepdim(0)?)?;
    Ok(weights.matmul(&together.t()?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_by_class_english_first() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("labels.json");
        std::fs::write(&path, r#"{"DE": [[1], ["Hund"]], "EN": [[0, 1], ["cat", "dog"]]}"#).unwrap();
        let file = LabelFile::read(&path).unwrap();
        assert_eq!(file.names, [vec!["cat"], vec!["dog", "Hund"]]);
        assert_eq!(file.named("Dog"), Some(&["dog".to_owned(), "Hund".to_owned()][..]));
        assert_eq!(file.named("cow"), None);
        std::fs::write(&path, r#"{"DE": [[1], ["Hund"]], "EN": [[0], ["cat"]]}"#).unwrap();
        assert!(format!("{:#}", LabelFile::read(&path).unwrap_err()).contains("\"Hund\""));
    }

    /// Photos of two classes; the classifier sees the last two features, the first goes along with the second of those.
    #[test]
    fn directions_lead_to_the_classes() {
        let photos: Vec<f32> = (0..20)
            .flat_map(|i| if i % 2 == 0 { [0.0, 5.0, 1.0] } else { [2.0, 5.0 - i as f32 / 20.0, 3.0] })
            .collect();
        let photos = Tensor::from_vec(photos, (20, 3), &Device::Cpu).unwrap();
        let classifier = Tensor::new(&[[0.0f32, -1.0], [0.0, 1.0]], &Device::Cpu).unwrap();
        let directions = directions(&classifier, &photos).unwrap().to_vec2::<f32>().unwrap();
        assert!(directions[0][0] < -0.5 && directions[0][2] < -0.5, "{directions:?}");
        assert!(directions[1][0] > 0.5 && directions[1][2] > 0.5, "{directions:?}");
    }
}
