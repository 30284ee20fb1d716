//! `afterimage embed`: vectors, for comparing them with those of another program.

use std::io::{self, Write};

use afterimage_core::media;
use afterimage_encoder::Embedding;
use anyhow::Context;
use serde::Serialize;

use crate::arguments::{Arguments, Embed};
use crate::{load_encoder, output};

/// The vector of one text or picture.
#[derive(Serialize)]
struct Embedded<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    vector: Vec<f32>,
}

#[derive(Serialize)]
struct Answer<'a> {
    model: String,
    dim: usize,
    embeddings: Vec<Embedded<'a>>,
}

pub fn run(all: &Arguments, arguments: &Embed, json: bool) -> anyhow::Result<u8> {
    let encoder = load_encoder(all, arguments.model.as_deref())?;
    let mut embeddings = Vec::new();
    for text in &arguments.text {
        let vector = vector(&encoder.embed_text(text)?);
        embeddings.push(Embedded { text: Some(text), image: None, vector });
    }
    for path in &arguments.image {
        let name = path.display().to_string();
        let decoded = media::read_bytes(path).and_then(|bytes| media::decode(&bytes, 0, u32::MAX));
        let picture = encoder.prepare(&decoded.with_context(|| name.clone())?.pixels)?;
        let embedding = encoder.embed_images(&[picture])?.pop().with_context(|| format!("{name} has no vector"))?;
        embeddings.push(Embedded { text: None, image: Some(name), vector: vector(&embedding) });
    }
    if json {
        output::json(&Answer { model: encoder.id().to_string(), dim: encoder.dim(), embeddings })?;
        return Ok(0);
    }
    let mut out = io::stdout().lock();
    for Embedded { text, image, vector } in &embeddings {
        let what = text.map(str::to_owned).or_else(|| image.clone()).unwrap_or_default();
        let numbers: Vec<String> = vector.iter().map(|value| format!("{value:.6}")).collect();
        writeln!(out, "{what}\t{}", numbers.join(" "))?;
    }
    Ok(0)
}

fn vector(embedding: &Embedding) -> Vec<f32> {
    embedding.to_vec()
}
