//! The text tower against the engine its weights come from: same tokens, same vectors, whatever the batch.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;

use afterimage_encoder::starter::{TextBackbone, default_model_dir};
use candle_core::{DType, Device, Tensor};
use serde::Deserialize;

#[derive(Deserialize)]
struct Group {
    script: String,
    texts: Vec<String>,
}

/// A text with what the package's engine makes of it.
struct Expected {
    script: String,
    text: String,
    tokens: Vec<u32>,
    vector: Vec<f32>,
}

fn fixture() -> Vec<Expected> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let groups = std::fs::read_to_string(fixtures.join("text_parity.json")).unwrap();
    let groups: Vec<Group> = serde_json::from_str(&groups).unwrap();
    let tensors = candle_core::safetensors::load(fixtures.join("text_parity.safetensors"), &Device::Cpu).unwrap();
    let integers = |name: &str| tensors[name].to_dtype(DType::U32).unwrap().to_vec1::<u32>().unwrap();
    let vectors = tensors["vectors"].to_dtype(DType::F32).unwrap().to_vec2::<f32>().unwrap();
    let (tokens, lengths) = (integers("tokens"), integers("lengths"));
    let mut rest = tokens.as_slice();
    let texts = groups.into_iter().flat_map(|group| {
        let script = group.script;
        group.texts.into_iter().map(move |text| (script.clone(), text))
    });
    let expected: Vec<_> = texts
        .zip(lengths.into_iter().zip(vectors))
        .map(|((script, text), (length, vector))| {
            let tokens = rest.split_off(..length as usize).unwrap().to_vec();
            Expected { script, text, tokens, vector }
        })
        .collect();
    assert!(rest.is_empty() && expected.len() >= 200, "the fixture's files don't belong together");
    expected
}

/// The set-up model, or nothing where there is none.
fn backbone() -> Option<TextBackbone> {
    let model_dir = default_model_dir().unwrap();
    if !model_dir.join("model.toml").is_file() {
        eprintln!("skipped: no starter model in {}; run ./dev setup", model_dir.display());
        return None;
    }
    Some(TextBackbone::load(&model_dir).unwrap())
}

fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(&a, &b)| f64::from(a) * f64::from(b)).sum::<f64>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

fn rows(features: &Tensor) -> Vec<Vec<f32>> {
    features.to_vec2().unwrap()
}

#[test]
fn tokens_are_those_of_the_engine() {
    let Some(backbone) = backbone() else { return };
    let wrong: Vec<_> = fixture()
        .into_iter()
        .filter_map(|Expected { script, text, tokens, .. }| {
            let own = backbone.tokens(&text).unwrap();
            (own != tokens).then(|| format!("{script}: {text:?}\n  {own:?}\n  instead of {tokens:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} texts differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn vectors_are_those_of_the_engine() {
    let Some(backbone) = backbone() else { return };
    let expected = fixture();
    let texts: Vec<&str> = expected.iter().map(|expected| expected.text.as_str()).collect();
    let own = rows(&backbone.features(&texts).unwrap());
    let mut cosines: Vec<_> =
        own.iter().zip(&expected).map(|(own, e)| (cosine(&own[..e.vector.len()], &e.vector), &e.text)).collect();
    cosines.sort_by(|a, b| a.0.total_cmp(&b.0));
    println!("{} texts; worst cosines: {:?}", cosines.len(), &cosines[..5]);
    assert!(cosines[0].0 >= 0.999, "worst cosines: {:?}", &cosines[..5]);
}

#[test]
fn a_vector_does_not_depend_on_the_batch() {
    let Some(backbone) = backbone() else { return };
    let expected = fixture();
    // Short and long together, so that they would be padded or cut at different places.
    let texts: Vec<&str> = expected.iter().rev().step_by(9).map(|expected| expected.text.as_str()).collect();
    let together = rows(&backbone.features(&texts).unwrap());
    for (text, together) in texts.iter().zip(together) {
        let alone = &rows(&backbone.features(&[text]).unwrap())[0];
        let difference = alone.iter().zip(&together).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(difference < 1e-4, "{text:?} differs by {difference}");
    }
}

#[test]
fn every_text_has_a_unit_vector() {
    let Some(backbone) = backbone() else { return };
    let features = rows(&backbone.features(&["", " ", "\0", "\u{1}", &"long ".repeat(30_000)]).unwrap());
    for vector in features {
        let norm = vector[..384].iter().map(|x| x * x).sum::<f32>();
        assert!((norm - 1.0).abs() < 1e-4, "{norm}");
    }
    assert_eq!(backbone.features(&[]).unwrap().dims(), [0, 768]);
}
