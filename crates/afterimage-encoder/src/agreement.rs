//! Whether two devices make the same of the same.

use image::{Rgb, RgbImage};

use crate::{Embedding, Encoder, EncoderError};

/// Texts of several lengths and scripts, so that padding and masks count.
const TEXTS: [&str; 6] = [
    "snow",
    "a dog that runs along the beach at sunset, with a red ball in its mouth",
    "deux enfants jouent dans la neige",
    "海边的日落",
    "старая церковь на холме",
    "ein Fahrrad vor einem Laden, 1987",
];

/// How near the embeddings of one loading of a model are to those of another: the lowest cosine of each kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// Of pictures.
    pub pictures: f32,
    /// Of texts.
    pub texts: f32,
}

impl Agreement {
    /// Cosines from here on are as good as equal: half precision rounds, and moves an embedding by less than the 16 bits do that
    /// it is stored in. A wrong product or a mask that is not applied moves it much further.
    pub const LEAST: f32 = 0.999;

    /// Compares what `one` and `other`, the same model loaded twice, make of built-in pictures and texts.
    ///
    /// # Errors
    /// If one of them fails.
    pub fn between(one: &Encoder, other: &Encoder) -> Result<Self, EncoderError> {
        let pictures = pictures();
        let embed = |encoder: &Encoder| {
            let prepared = pictures.iter().map(|picture| encoder.prepare(picture)).collect::<Result<Vec<_>, _>>()?;
            Ok::<_, EncoderError>((encoder.embed_images(&prepared)?, encoder.embed_texts(&TEXTS)?))
        };
        let (one, other) = (embed(one)?, embed(other)?);
        Ok(Self { pictures: lowest(&one.0, &other.0), texts: lowest(&one.1, &other.1) })
    }

    /// The lowest cosine of all.
    pub fn lowest(&self) -> f32 {
        self.pictures.min(self.texts)
    }

    /// Whether they are as good as equal.
    pub fn holds(&self) -> bool {
        self.lowest() >= Self::LEAST
    }
}

/// The lowest cosine of two lists; -1 where one of them is not whole.
fn lowest(one: &[Embedding], other: &[Embedding]) -> f32 {
    match one.len() == other.len() {
        true => one.iter().zip(other).map(|(a, b)| a.cosine(b)).fold(1.0, f32::min),
        false => -1.0,
    }
}

/// Pictures of several shapes, smooth and rough.
fn pictures() -> Vec<RgbImage> {
    let byte = |value: u32| (value % 256) as u8;
    let gradient = |x: u32, y: u32| Rgb([byte(x / 2), byte(y / 2), byte(255 - x / 2)]);
    let checks = |x: u32, y: u32| Rgb([if (x / 16 + y / 16).is_multiple_of(2) { 230 } else { 20 }; 3]);
    let rings = |x: u32, y: u32| Rgb([byte((x * x + y * y) / 64), 90, byte((x * x + y * y) / 97)]);
    // Multiplying by odd constants and keeping the middle bits is rough enough.
    let rough = |x: u32, y: u32| {
        let bits = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(2_246_822_519)).wrapping_mul(3_266_489_917);
        Rgb([byte(bits >> 8), byte(bits >> 14), byte(bits >> 20)])
    };
    vec![
        RgbImage::from_fn(512, 384, gradient),
        RgbImage::from_fn(300, 500, checks),
        RgbImage::from_fn(400, 400, rings),
        RgbImage::from_fn(640, 360, rough),
        RgbImage::from_pixel(120, 90, Rgb([200, 40, 30])),
    ]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{ImageTower, ModelId, PreparedImage, TextTower};

    /// Sees sums and lengths; what is `off` is added.
    struct Fake {
        off: f32,
    }

    impl ImageTower for Fake {
        fn side(&self) -> u32 {
            4
        }

        fn prepare(&self, picture: &RgbImage) -> Result<PreparedImage, EncoderError> {
            Ok(PreparedImage::new(4, picture.as_raw()[..48].to_vec()))
        }

        fn embed(&self, batch: &[PreparedImage]) -> Result<Vec<Embedding>, EncoderError> {
            let sum = |picture: &PreparedImage| picture.rgb.iter().map(|&value| f32::from(value)).sum::<f32>();
            Ok(batch.iter().filter_map(|picture| Embedding::normalized(vec![sum(picture), 999.0])).collect())
        }
    }

    impl TextTower for Fake {
        fn embed(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError> {
            let vector = |text: &&str| Embedding::normalized(vec![text.len() as f32, 20.0 + self.off]);
            Ok(texts.iter().filter_map(vector).collect())
        }
    }

    fn encoder(off: f32) -> Encoder {
        let fake = || Arc::new(Fake { off });
        Encoder::new(ModelId::new("fake", "1"), 2, fake(), fake())
    }

    #[test]
    fn the_same_agrees_and_what_differs_is_found_out() {
        let same = Agreement::between(&encoder(0.0), &encoder(0.0)).unwrap();
        assert!(same.holds() && same.texts > 0.999_999, "{same:?}");
        let other = Agreement::between(&encoder(0.0), &encoder(5.0)).unwrap();
        assert!(!other.holds() && other.pictures > 0.999 && other.texts < 0.999, "{other:?}");
        assert_eq!(lowest(&[], &[Embedding::normalized(vec![1.0]).unwrap()]), -1.0);
    }
}
