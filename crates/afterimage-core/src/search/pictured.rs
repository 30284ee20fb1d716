//! Queries that a picture comes with: dropped, pasted, or named by its file.

use std::path::Path;
use std::time::Instant;

use afterimage_encoder::{Embedding, EncoderError};
use afterimage_query::{Context, Meaning, Query};

use super::{asked, embedding_of, ranked, regions, with_stacks};
use crate::library::{Library, LibraryError};
use crate::media;
use crate::model::Model;
use crate::part::PhotoPart;
use crate::vectors::Method;
use crate::view::{Results, UnderstoodPart, Wanted};

/// The picture, as texts name it. In front of a text, so that signs there stand between the two.
const PICTURE: &str = "image:1 ";

/// The picture that a text stands beside: `image:1`.
pub(super) struct Beside {
    /// What it looks like.
    pub picture: Embedding,
    /// Which photo of the library it is, if it is one.
    pub photo: Option<i64>,
}

impl Beside {
    /// A photo of the library, or a frame of a video.
    pub fn photo(library: &Library, model: &Model, part: PhotoPart) -> Result<Self, LibraryError> {
        let picture = Embedding::normalized(embedding_of(library, model, part)?);
        let picture = picture.ok_or(EncoderError::Degenerate { tower: "image" })?;
        Ok(Self { picture, photo: Some(part.photo()) })
    }

    /// The picture in a file.
    pub fn file(library: &Library, model: &Model, path: &str) -> Result<Self, LibraryError> {
        let bytes = media::read_bytes(Path::new(path))
            .map_err(|source| LibraryError::Picture { name: path.to_owned(), source })?;
        Ok(Self { picture: embed(library, model, path, &bytes)?, photo: None })
    }

    /// A picture that is nowhere on disk, given as the bytes of its file.
    pub fn bytes(library: &Library, model: &Model, bytes: &[u8]) -> Result<Self, LibraryError> {
        Ok(Self { picture: embed(library, model, "pasted", bytes)?, photo: None })
    }
}

/// Answers with the photos that look like a picture that is nowhere on disk, and fit a text.
pub(crate) fn search_picture(
    library: &Library,
    bytes: &[u8],
    text: &str,
    wanted: &Wanted,
) -> Result<Results, LibraryError> {
    let start = Instant::now();
    let model = library.model();
    let beside = Beside::bytes(library, &model, bytes)?;
    with_stacks(library, wanted, |wanted| answer(library, &model, &beside, text, wanted, Method::Cheapest, start))
}

/// Answers a picture and the text beside it. Parts of the text are told as they are in the text alone.
pub(super) fn answer(
    library: &Library,
    model: &Model,
    beside: &Beside,
    text: &str,
    wanted: &Wanted,
    method: Method,
    start: Instant,
) -> Result<Results, LibraryError> {
    if text.trim().is_empty() {
        // The photo itself is no answer.
        let mut hits = model.index.search(&beside.picture, wanted.ranked.saturating_add(1), method)?;
        regions::discount(model, &beside.picture, false, &mut hits)?;
        hits.retain(|hit| Some(hit.part.photo()) != beside.photo);
        return ranked(library, model, hits, wanted.ranked, start);
    }
    if names_picture(text) {
        return asked::answer(library, model, text, Some(beside), wanted, method, start);
    }
    let mut results = asked::answer(library, model, &format!("{PICTURE}{text}"), Some(beside), wanted, method, start)?;
    results.parts.retain(|part| part.start >= PICTURE.len());
    results.parts.iter_mut().for_each(without_picture);
    Ok(results)
}

/// Whether a text says itself how its picture counts.
fn names_picture(text: &str) -> bool {
    let query = Query::parse(text, &Context::on(jiff::Zoned::now().date()));
    query.meanings().any(|meaning| matches!(meaning, Meaning::Picture { .. }))
}

/// The text that a picture and the text beside it are understood as.
pub(super) fn whole_text(text: &str) -> String {
    if names_picture(text) { text.to_owned() } else { format!("{PICTURE}{text}") }
}

fn without_picture(part: &mut UnderstoodPart) {
    part.start -= PICTURE.len();
    part.end -= PICTURE.len();
    for text in [&mut part.literally, &mut part.without] {
        // What is left may be the picture alone.
        *text = text.strip_prefix(PICTURE.trim_end()).unwrap_or(text).trim_start().to_owned();
    }
}

/// Embeds a picture given as the bytes of its file.
fn embed(library: &Library, model: &Model, name: &str, bytes: &[u8]) -> Result<Embedding, LibraryError> {
    let decoded = library
        .decoders()
        .decode(bytes, 0, model.least_side())
        .map_err(|source| LibraryError::Picture { name: name.to_owned(), source })?;
    let prepared = model.encoder.prepare(&decoded.pixels)?;
    Ok(model.encoder.embed_images(&[prepared])?.pop().ok_or(EncoderError::Degenerate { tower: "image" })?)
}
