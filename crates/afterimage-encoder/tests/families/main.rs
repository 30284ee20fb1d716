//! Every model family against its reference implementation.
//!
//! `fixtures/` holds small random checkpoints in the form in which real ones are published, and what the reference
//! implementation makes of some texts and pictures; its README says how they were made.

#![allow(clippy::unwrap_used)]

use afterimage_encoder::{Compute, DeviceChoice, Embedding, Encoder, Fallback, ModelId, Precision, families};

use reference::{Expected, Text, fixtures};

mod eight_bit;
mod reference;

fn cosine(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
}

fn check_text(embedding: &Embedding, expected: &Text, family: &str) {
    let Text { text, vector } = expected;
    let difference = embedding.iter().zip(vector).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    let cosine = cosine(embedding, vector);
    assert!(cosine >= 0.9999 && difference <= 1e-4, "{family}: {text:?}: cosine {cosine}, difference {difference}");
}

fn load(family: &str, on: &Compute) -> (Encoder, Expected) {
    let dir = fixtures().join(family);
    let encoder = families::load_on(&dir, ModelId::new(family, "test"), on).unwrap();
    (encoder, Expected::of(family))
}

/// Texts and pictures give the reference's vectors, alone and in a batch.
fn agrees_with_its_reference(family: &str) {
    let (encoder, expected) = load(family, &Compute::cpu());
    assert!(expected.texts.len() >= 8 && expected.pictures.len() >= 2);
    for (embedding, text) in encoder.embed_texts(&expected.texts()).unwrap().iter().zip(&expected.texts) {
        check_text(embedding, text, family);
    }
    for text in &expected.texts {
        check_text(&encoder.embed_text(&text.text).unwrap(), text, family);
    }
    for (embedding, picture) in pictures(&encoder, &expected).iter().zip(&expected.pictures) {
        let cosine = cosine(embedding, &picture.vector);
        assert!(cosine >= 0.999, "{family}: {}: cosine {cosine}", picture.file);
    }
}

fn pictures(encoder: &Encoder, expected: &Expected) -> Vec<Embedding> {
    let pictures: Vec<_> = expected.pictures().map(|picture| encoder.prepare(&picture).unwrap()).collect();
    encoder.embed_images(&pictures).unwrap()
}

/// Every family.
const FAMILIES: [&str; 11] = [
    "clip",
    "open_clip",
    "open_clip_quickgelu",
    "xlm_roberta_clip",
    "siglip",
    "siglip2",
    "chinese_clip",
    "mobileclip",
    "mobileclip2",
    "m_clip",
    "align",
];

/// Families whose image towers have no code for anything but the processor.
const ON_THE_PROCESSOR: [&str; 3] = ["mobileclip", "mobileclip2", "align"];

/// All families give their references' vectors on another device or in another precision, with cosines of `least` at least.
fn agrees_on(on: &Compute, least: f64) {
    for family in FAMILIES {
        let (encoder, expected) = load(family, on);
        let texts = encoder.embed_texts(&expected.texts()).unwrap();
        let texts = texts.iter().zip(&expected.texts).map(|(embedding, text)| cosine(embedding, &text.vector));
        let pictures = pictures(&encoder, &expected);
        let pictures = pictures.iter().zip(&expected.pictures);
        let pictures = pictures.map(|(embedding, picture)| cosine(embedding, &picture.vector));
        let (texts, pictures) = (texts.fold(1.0, f64::min), pictures.fold(1.0, f64::min));
        println!("{family} on {on}: texts {texts:.6}, pictures {pictures:.6}");
        // Pictures are resized by another library than the reference's.
        assert!(texts >= least && pictures >= least.min(0.999), "{family}: texts {texts}, pictures {pictures}");
        // It did compute there and did not fall back.
        let (texts_on, images_on) = (encoder.texts_on(), encoder.images_on());
        assert_eq!((texts_on.kind(), texts_on.precision()), (on.kind(), on.precision()), "{:?}", texts_on.word());
        match ON_THE_PROCESSOR.contains(&family) {
            true => assert!(matches!(images_on.word(), Some(Fallback::ProcessorAlone { .. })) && images_on.is_cpu()),
            false => assert_eq!(images_on.precision(), on.precision(), "{:?}", images_on.word()),
        }
    }
}

/// The way that GPUs take through the networks, without our kernels, as far as it can be gone on a processor.
#[test]
fn families_agree_with_their_references_in_half_precision() {
    agrees_on(&Compute::cpu_in(Precision::F16), 0.9999);
    agrees_on(&Compute::cpu_in(Precision::BF16), 0.998);
}

/// `cargo test -p afterimage-encoder --features cuda --test families -- --ignored --nocapture` (or `metal`).
#[test]
#[ignore = "it needs a GPU and a build with support for it"]
fn families_agree_with_their_references_on_the_gpu() {
    let gpu = Compute::choose(DeviceChoice::Auto);
    assert!(!gpu.is_cpu(), "there is no GPU: {:?}", gpu.word());
    agrees_on(&gpu, 0.9995);
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
