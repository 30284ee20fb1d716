//! The training photos and captions as features, and the batches drawn from them.

use anyhow::Result;
use candle_core::{Device, Tensor};
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};

use crate::dataset::Pair;
use crate::features::{CaptionCount, Features, IMAGE, TEXT, View};

/// All training features in memory.
pub struct Examples {
    /// `[photos × views, 2048]`.
    images: Tensor,
    views: usize,
    texts: Tensor,
    /// For each photo, its languages and the rows of `texts` that hold its captions in each.
    captions: Vec<Vec<Vec<u32>>>,
    /// For each row of `texts`, a number that rows of the same caption share.
    same: Vec<u32>,
}

/// Some photos, each with captions.
pub struct Batch {
    /// `[n, 2048]`.
    pub images: Tensor,
    /// Each `[n, 768]`: the first captions are English, the others in any other language, where a photo has them.
    pub captions: Vec<Tensor>,
    /// `[n, n]`: 1 on the diagonal and where two photos do not share a caption, 0 elsewhere.
    pub allowed: Tensor,
}

impl Examples {
    /// Collects the features of `pairs`, which were extracted with `views`.
    pub fn new(features: &Features, pairs: &[Pair], views: &[View], count: CaptionCount) -> Result<Self> {
        let (mut images, mut texts, mut captions, mut same) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut seen = std::collections::HashMap::new();
        for pair in pairs {
            for &view in views {
                images.extend(features.image(pair, view)?);
            }
            let mut languages: Vec<(&str, Vec<u32>)> = Vec::new();
            for (language, caption) in count.of(pair) {
                let row = same.len() as u32;
                texts.extend(features.text(caption)?);
                same.push(*seen.entry(caption).or_insert(row));
                match languages.last_mut() {
                    Some((last, rows)) if *last == language => rows.push(row),
                    _ => languages.push((language, vec![row])),
                }
            }
            anyhow::ensure!(!languages.is_empty(), "{} has no caption", pair.image.display());
            // English first: see `some`.
            languages.sort_by_key(|(language, _)| *language != "en");
            captions.push(languages.into_iter().map(|(_, rows)| rows).collect());
        }
        let images = Tensor::from_vec(images, (pairs.len() * views.len(), IMAGE), &Device::Cpu)?;
        let texts = Tensor::from_vec(texts, (same.len(), TEXT), &Device::Cpu)?;
        Ok(Self { images, views: views.len(), texts, captions, same })
    }

    /// Photos.
    pub fn len(&self) -> usize {
        self.captions.len()
    }

    /// All image features, `[photos × views, 2048]`.
    pub fn images(&self) -> &Tensor {
        &self.images
    }

    /// The features of whole photos, `[photos, 2048]`. Needs that view to be the first.
    pub fn whole(&self) -> Result<Tensor> {
        let rows: Vec<u32> = (0..self.len()).map(|photo| (photo * self.views) as u32).collect();
        Ok(self.images.index_select(&Tensor::new(rows, &Device::Cpu)?, 0)?)
    }

    /// All text features, `[captions, 768]`.
    pub fn texts(&self) -> &Tensor {
        &self.texts
    }

    /// Draws a view and `count` captions of each of `photos`.
    pub fn batch(&self, photos: &[usize], count: usize, random: &mut StdRng) -> Result<Batch> {
        let views = self.views;
        let images: Vec<u32> =
            photos.iter().map(|photo| (photo * views + random.random_range(0..views)) as u32).collect();
        let captions: Vec<Vec<u32>> = photos.iter().map(|&photo| some(&self.captions[photo], count, random)).collect();
        let rows = |which: usize| -> Result<Tensor> {
            let rows: Vec<u32> = captions.iter().map(|rows| rows[which]).collect();
            Ok(self.texts.index_select(&Tensor::new(rows, &Device::Cpu)?, 0)?)
        };
        let same = |rows: &Vec<u32>| rows.iter().map(|&row| self.same[row as usize]).collect();
        let same: Vec<Vec<u32>> = captions.iter().map(same).collect();
        let mut allowed = Vec::with_capacity(photos.len() * photos.len());
        for (i, a) in same.iter().enumerate() {
            allowed.extend(same.iter().enumerate().map(|(j, b)| {
                let shared = a.iter().any(|caption| b.contains(caption));
                if i == j || !shared { 1f32 } else { 0.0 }
            }));
        }
        Ok(Batch {
            images: self.images.index_select(&Tensor::new(images, &Device::Cpu)?, 0)?,
            captions: (0..count).map(rows).collect::<Result<_>>()?,
            allowed: Tensor::from_vec(allowed, (photos.len(), photos.len()), &Device::Cpu)?,
        })
    }
}

/// A caption in the first language, then one in each of some others, again and again where there are fewer. The first,
/// English, is the one the text network knows best, and the other languages are learned beside it.
fn some(languages: &[Vec<u32>], count: usize, random: &mut StdRng) -> Vec<u32> {
    let mut others: Vec<usize> = (1..languages.len()).collect();
    others.shuffle(random);
    if others.is_empty() {
        others.push(0);
    }
    let chosen = std::iter::once(0).chain(others.into_iter().cycle()).take(count);
    chosen.map(|language| languages[language].choose(random).copied().unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    #[test]
    fn one_caption_is_english_and_the_others_are_of_other_languages() {
        let mut random = StdRng::seed_from_u64(3);
        let languages = [vec![0, 1], vec![10, 11], vec![20]];
        let mut drawn = std::collections::HashSet::new();
        for _ in 0..200 {
            let rows = some(&languages, 3, &mut random);
            assert!(rows[0] < 10 && rows[1] >= 10 && rows[2] >= 10, "{rows:?}");
            assert_ne!(rows[1] / 10, rows[2] / 10);
            drawn.extend(rows);
        }
        assert_eq!(drawn.len(), 5);
        assert_eq!(some(&[vec![7]], 3, &mut random), [7, 7, 7]);
    }
}
