//! The training photos and captions as features, and the batches drawn from them.

use anyhow::Result;
use candle_core::{Device, Tensor};
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use crate::dataset::Pair;
use crate::features::{CaptionCount, Features, IMAGE, TEXT, View};

/// All training features in memory.
pub struct Examples {
    /// `[photos × views, 1280]`.
    images: Tensor,
    views: usize,
    texts: Tensor,
    /// For each photo, its languages and the rows of `texts` that hold its captions in each.
    captions: Vec<Vec<Vec<u32>>>,
    /// For each row of `texts`, a number that rows of the same caption share.
    same: Vec<u32>,
}

/// Some photos, each with two captions.
pub struct Batch {
    /// `[n, 1280]`.
    pub images: Tensor,
    /// Twice `[n, 384]`: the first captions are English, the second in any other language, where a photo has them.
    pub captions: [Tensor; 2],
    /// `[n, n]`: 1 on the diagonal and where two photos do not share a caption, 0 elsewhere.
    pub allowed: Tensor,
    /// `[n, n]`: 0 where allowed, and hugely negative elsewhere.
    pub excluded: Tensor,
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
            // English first: see `two`.
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

    /// All image features, `[photos × views, 1280]`.
    pub fn images(&self) -> &Tensor {
        &self.images
    }

    /// All text features, `[captions, 384]`.
    pub fn texts(&self) -> &Tensor {
        &self.texts
    }

    /// Draws a view and two captions of each of `photos`.
    pub fn batch(&self, photos: &[usize], random: &mut StdRng) -> Result<Batch> {
        let views = self.views;
        let images: Vec<u32> =
            photos.iter().map(|photo| (photo * views + random.random_range(0..views)) as u32).collect();
        let captions: Vec<[u32; 2]> = photos.iter().map(|&photo| two(&self.captions[photo], random)).collect();
        let rows = |which: usize| -> Result<Tensor> {
            let rows: Vec<u32> = captions.iter().map(|rows| rows[which]).collect();
            Ok(self.texts.index_select(&Tensor::new(rows, &Device::Cpu)?, 0)?)
        };
        let same: Vec<[u32; 2]> = captions.iter().map(|rows| rows.map(|row| self.same[row as usize])).collect();
        let mut allowed = Vec::with_capacity(photos.len() * photos.len());
        for (i, a) in same.iter().enumerate() {
            allowed.extend(same.iter().enumerate().map(|(j, b)| {
                let shared = a.iter().any(|caption| b.contains(caption));
                if i == j || !shared { 1f32 } else { 0.0 }
            }));
        }
        let allowed = Tensor::from_vec(allowed, (photos.len(), photos.len()), &Device::Cpu)?;
        Ok(Batch {
            images: self.images.index_select(&Tensor::new(images, &Device::Cpu)?, 0)?,
            captions: [rows(0)?, rows(1)?],
            excluded: ((&allowed - 1.0)? * 1e4)?,
            allowed,
        })
    }
}

/// A caption in the first language and one in any other; both in one language where there is no other. The first, English,
/// is the one the text network knows best, and every other language is learned beside it.
fn two(languages: &[Vec<u32>], random: &mut StdRng) -> [u32; 2] {
    let other = match languages.len() {
        1 => 0,
        count => random.random_range(1..count),
    };
    [0, other].map(|language| languages[language].choose(random).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    #[test]
    fn one_caption_is_english_and_one_is_not_where_there_are_both() {
        let mut random = StdRng::seed_from_u64(3);
        let languages = [vec![0, 1], vec![10, 11], vec![20]];
        let mut drawn = std::collections::HashSet::new();
        for _ in 0..200 {
            let [a, b] = two(&languages, &mut random);
            assert!(a < 10 && b >= 10, "{a} {b}");
            drawn.extend([a, b]);
        }
        assert_eq!(drawn.len(), 5);
        let [a, b] = two(&[vec![7]], &mut random);
        assert_eq!([a, b], [7, 7]);
    }
}
