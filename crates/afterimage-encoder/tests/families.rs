//! Every model family against its reference implementation.
//!
//! `fixtures/` holds small random checkpoints in the form in which real ones are published, and what the reference
//! implementation makes of some texts and pictures; its README says how they were made.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use afterimage_encoder::{Embedding, Encoder, ModelId, families};
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    texts: Vec<Text>,
    pictures: Vec<Picture>,
}

#[derive(Deserialize)]
struct Text {
    text: String,
    vector: Vec<f32>,
}

#[derive(Deserialize)]
struct Picture {
    file: String,
    vector: Vec<f32>,
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn cosine(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
}

fn check_text(embedding: &Embedding, expected: &Text, family: &str) {
    let Text { text, vector } = expected;
    let difference = embedding.iter().zip(vector).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    let cosine = cosine(embedding, vector);
    assert!(cosine >= 0.9999 && difference <= 1e-4, "{family}: {text:?}: cosine {cosine}, difference {difference}");
}

fn load(family: &str) -> (Encoder, Expected) {
    let dir = fixtures().join(family);
    let encoder = families::load(&dir, ModelId::new(family, "test")).unwrap();
    (encoder, serde_json::from_slice(&std::fs::read(dir.join("expected.json")).unwrap()).unwrap())
}

/// Texts and pictures give the reference's vectors, alone and in a batch.
fn agrees_with_its_reference(family: &str) {
    let (encoder, expected) = load(family);
    assert!(expected.texts.len() >= 8 && expected.pictures.len() >= 2);
    let texts: Vec<&str> = expected.texts.iter().map(|text| text.text.as_str()).collect();
    for (embedding, text) in encoder.embed_texts(&texts).unwrap().iter().zip(&expected.texts) {
        check_text(embedding, text, family);
    }
    for text in &expected.texts {
        check_text(&encoder.embed_text(&text.text).unwrap(), text, family);
    }
    let pictures: Vec<_> = expected
        .pictures
        .iter()
        .map(|picture| image::open(fixtures().join("pictures").join(&picture.file)).unwrap().to_rgb8())
        .map(|picture| encoder.prepare(&picture).unwrap())
        .collect();
    for (embedding, picture) in encoder.embed_images(&pictures).unwrap().iter().zip(&expected.pictures) {
        let cosine = cosine(embedding, &picture.vector);
        assert!(cosine >= 0.999, "{family}: {}: cosine {cosine}", picture.file);
    }
}

#[test]
fn clip() {
    agrees_with_its_reference("clip");
}

#[test]
fn open_clip() {
    agrees_with_its_reference("open_clip");
}

#[test]
fn open_clip_with_quick_gelu() {
    agrees_with_its_reference("open_clip_quickgelu");
}

#[test]
fn open_clip_with_xlm_roberta() {
    agrees_with_its_reference("xlm_roberta_clip");
}

#[test]
fn siglip() {
    agrees_with_its_reference("siglip");
}

#[test]
fn siglip_2() {
    agrees_with_its_reference("siglip2");
}

#[test]
fn chinese_clip() {
    agrees_with_its_reference("chinese_clip");
}

#[test]
fn mobileclip() {
    agrees_with_its_reference("mobileclip");
}

#[test]
fn mobileclip_2() {
    agrees_with_its_reference("mobileclip2");
}

/// What is not known of an image tower is told, instead of another network being built.
#[test]
fn image_towers_of_timm_that_are_not_known_are_refused() {
    let config = std::fs::read_to_string(fixtures().join("mobileclip/open_clip_config.json")).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let weights = "open_clip_model.safetensors";
    std::fs::copy(fixtures().join("mobileclip").join(weights), dir.path().join(weights)).unwrap();
    for (known, other, said) in [
        ("fastvit_mci2", "vit_base_mci_224", "\"vit_base_mci_224\" of timm is not known"),
        ("\"avg\"", "\"token\"", "ends in a way that is not known: \"token\""),
        ("\"timm_proj\": null", "\"timm_proj\": \"mlp\"", "\"mlp\""),
        ("\"timm_drop\"", "\"timm_block\"", "unknown field `timm_block`"),
        ("fastvit_mci2", "fastvit_mci3", "are no sizes of 5 stages"),
    ] {
        assert!(config.contains(known), "{known}");
        std::fs::write(dir.path().join("open_clip_config.json"), config.replace(known, other)).unwrap();
        let error = families::load(dir.path(), ModelId::new("mobileclip", "test")).err().unwrap().to_string();
        assert!(error.contains(said) && error.contains("open_clip_config.json"), "{error}");
    }
}

#[test]
fn multilingual_clip() {
    agrees_with_its_reference("m_clip");
}

#[test]
fn align() {
    agrees_with_its_reference("align");
}

/// Like the image towers of timm: told, not built in another way.
#[test]
fn efficientnets_that_are_not_known_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    for file in ["model.safetensors", "preprocessor_config.json", "vocab.txt"] {
        std::fs::copy(fixtures().join("align").join(file), dir.path().join(file)).unwrap();
    }
    let config = std::fs::read_to_string(fixtures().join("align/config.json")).unwrap();
    for (known, other, said) in [
        ("\"mean\"", "\"max\"", "the pooling \"max\" is not known"),
        ("\"swish\"", "\"mish\"", "the activation \"mish\" is not known"),
        ("\"hidden_dim\": 20", "\"hidden_dim\": 9", "only 9 are averaged"),
        ("\"projection_dim\": 20", "\"projection_dim\": 24", "texts end in 24 dimensions, pictures in 20"),
    ] {
        assert!(config.contains(known), "{known}");
        std::fs::write(dir.path().join("config.json"), config.replace(known, other)).unwrap();
        let error = families::load(dir.path(), ModelId::new("align", "test")).err().unwrap().to_string();
        assert!(error.contains(said) && error.contains("config.json"), "{error}");
    }
    std::fs::write(dir.path().join("config.json"), config).unwrap();
    std::fs::remove_file(dir.path().join("preprocessor_config.json")).unwrap();
    let error = families::load(dir.path(), ModelId::new("align", "test")).err().unwrap().to_string();
    assert!(error.contains("preprocessor_config.json"), "{error}");
}
