//! Weights of 8 bits: what they cost in agreement, for every family.

use afterimage_encoder::families::{self, WeightPrecision};
use afterimage_encoder::{Embedding, ModelId};

use crate::reference::{Expected, fixtures};

/// All fixtures, and the least cosine between a vector and the one of 8 bits: of texts, and of pictures. The networks are a few
/// dozen channels wide, so an error is averaged over little. The image towers of MobileCLIP and ALIGN
/// are convolutions, which keep their weights; MobileCLIP's ends in a linear layer. The text towers that are BERTs, of
/// Chinese-CLIP and ALIGN, move furthest.
const FAMILIES: [(&str, f32, f32); 11] = [
    ("clip", 0.999, 0.999),
    ("open_clip", 0.999, 0.999),
    ("open_clip_quickgelu", 0.999, 0.999),
    ("xlm_roberta_clip", 0.999, 0.999),
    ("siglip", 0.999, 0.999),
    ("siglip2", 0.999, 0.999),
    ("chinese_clip", 0.99, 0.999),
    ("mobileclip", 0.999, 0.9999),
    ("mobileclip2", 0.999, 0.9999),
    ("m_clip", 0.999, 0.999),
    ("align", 0.99, 0.9999),
];

/// The least cosine of pairs.
fn least(full: &[Embedding], eight_bit: &[Embedding]) -> f32 {
    let cosine = |(a, b): (&Embedding, &Embedding)| a.iter().zip(b.iter()).map(|(a, b)| a * b).sum::<f32>();
    assert!(!full.is_empty() && full.len() == eight_bit.len());
    full.iter().zip(eight_bit).map(cosine).fold(f32::INFINITY, f32::min)
}

#[test]
fn vectors_of_8_bits_are_near_the_full_ones() {
    let mut failures = Vec::new();
    for (family, least_of_texts, least_of_pictures) in FAMILIES {
        let dir = fixtures().join(family);
        let expected = Expected::of(family);
        let (texts, pictures) = (expected.texts(), expected.pictures().collect::<Vec<_>>());
        let [full, eight_bit] = [WeightPrecision::Full, WeightPrecision::EightBit].map(|precision| {
            let encoder = families::load_with(&dir, ModelId::new(family, "test"), precision).unwrap();
            let pictures: Vec<_> = pictures.iter().map(|picture| encoder.prepare(picture).unwrap()).collect();
            (encoder.embed_texts(&texts).unwrap(), encoder.embed_images(&pictures).unwrap())
        });
        let (of_texts, of_pictures) = (least(&full.0, &eight_bit.0), least(&full.1, &eight_bit.1));
        let rounded = full.0.iter().zip(&eight_bit.0).any(|(a, b)| a.iter().ne(b.iter()));
        assert!(rounded, "{family}: nothing was rounded");
        if of_texts < least_of_texts || of_pictures < least_of_pictures {
            failures.push(format!("{family}: {of_texts} {of_pictures}"));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// What a text becomes does not depend on the texts beside it.
#[test]
fn a_batch_gives_the_vectors_of_its_texts() {
    let dir = fixtures().join("clip");
    let encoder = families::load_with(&dir, ModelId::new("clip", "test"), WeightPrecision::EightBit).unwrap();
    let texts = ["a dog", "two dogs are running through deep snow", "the sea"];
    for (text, together) in texts.iter().zip(encoder.embed_texts(&texts).unwrap()) {
        let alone = encoder.embed_text(text).unwrap();
        let cosine: f32 = alone.iter().zip(together.iter()).map(|(a, b)| a * b).sum();
        assert!(cosine > 0.99999, "{text}: {cosine}");
    }
}
