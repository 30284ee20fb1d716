//! What the reference implementations made of the fixtures' texts and pictures.

use std::path::{Path, PathBuf};

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Expected {
    pub texts: Vec<Text>,
    pub pictures: Vec<Picture>,
}

#[derive(Deserialize)]
pub struct Text {
    pub text: String,
    pub vector: Vec<f32>,
}

#[derive(Deserialize)]
pub struct Picture {
    pub file: String,
    pub vector: Vec<f32>,
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

impl Expected {
    pub fn of(family: &str) -> Self {
        let file = fixtures().join(family).join("expected.json");
        serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
    }

    pub fn texts(&self) -> Vec<&str> {
        self.texts.iter().map(|text| text.text.as_str()).collect()
    }

    pub fn pictures(&self) -> impl Iterator<Item = image::RgbImage> {
        let folder = fixtures().join("pictures");
        self.pictures.iter().map(move |picture| image::open(folder.join(&picture.file)).unwrap().to_rgb8())
    }
}
