//! The query path: query → embed → search → rank → show.

mod query_cache;

use std::path::Path;
use std::time::Instant;

use afterimage_encoder::{Embedding, EncoderError, Fit};

pub(crate) use query_cache::QueryCache;

use crate::catalog::{PhotoRow, ShownPhoto, StoredEmbedding};
use crate::library::{Library, LibraryError};
use crate::media;
use crate::model::Model;
use crate::vectors::{Method, Neighbour};
use crate::view::{Query, Relevance, Results};

/// Photos whose cosines are looked at, at least, where the order by cosine is not the last word.
const CANDIDATES: usize = 500;

/// Answers a query with at most `limit` photos.
pub(crate) fn search(library: &Library, query: &Query, limit: usize, method: Method) -> Result<Results, LibraryError> {
    let start = Instant::now();
    // One model from beginning to end, also when another takes its place meanwhile.
    let model = library.model();
    match query {
        Query::Everything => everything(library, limit, start),
        // Nothing typed yet is not a query.
        Query::Text { text } if text.trim().is_empty() => everything(library, limit, start),
        Query::Text { text } => search_words(library, &model, text, limit, method, start),
        Query::Similar { photo } => {
            let vector = embedding_of(library, &model, *photo)?;
            let mut hits = model.index.search(&vector, limit.saturating_add(1), method)?;
            hits.retain(|hit| hit.photo != *photo);
            hits.truncate(limit);
            ranked(library, &model, &hits, start)
        }
        Query::Picture { path } => {
            let bytes = media::read_bytes(Path::new(path))
                .map_err(|source| LibraryError::Picture { name: path.clone(), source })?;
            let hits = model.index.search(&embed_picture(library, &model, path, &bytes)?, limit, method)?;
            ranked(library, &model, &hits, start)
        }
    }
}

/// Words, with a model that knows what its scores are worth: hubs step back, and hits are told by how well they fit.
fn search_words(
    library: &Library,
    model: &Model,
    text: &str,
    limit: usize,
    method: Method,
    start: Instant,
) -> Result<Results, LibraryError> {
    let vector = model.embed_query(text)?;
    let Some(calibration) = model.encoder.calibration() else {
        return ranked(library, model, &model.index.search(&vector, limit, method)?, start);
    };
    let mut hits = model.index.search(&vector, limit.max(CANDIDATES), method)?;
    let hubness = model.hubness_of(library.catalog(), hits.iter().map(|hit| hit.photo))?;
    // A photo whose hubness is not worked out yet counts as a usual one.
    let known = hubness.iter().flatten();
    let usual = known.clone().sum::<f32>() / known.count().max(1) as f32;
    for (hit, hubness) in hits.iter_mut().zip(&hubness) {
        hit.score = calibration.score(hit.score, hubness.unwrap_or(usual));
    }
    hits.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.photo.cmp(&b.photo)));
    hits.truncate(limit);
    let mut results = ranked(library, model, &hits, start)?;
    let level = calibration.level(&vector)?;
    let scores = results.scores.iter().flatten();
    let likelihoods: Vec<f32> = scores.map(|&score| calibration.likelihood(score, level)).collect();
    let from = |fit| likelihoods.partition_point(|&likelihood| calibration.fit(likelihood) >= fit);
    let (matches, possible) = (from(Fit::Match), from(Fit::Possible));
    results.relevance = Some(Relevance { likelihoods, matches, possible: possible - matches });
    results.took_ms = start.elapsed().as_secs_f32() * 1000.0;
    Ok(results)
}

/// Answers with the photos that look like a picture that is nowhere on disk.
pub(crate) fn search_picture(library: &Library, bytes: &[u8], limit: usize) -> Result<Results, LibraryError> {
    let start = Instant::now();
    let model = library.model();
    let vector = embed_picture(library, &model, "pasted", bytes)?;
    ranked(library, &model, &model.index.search(&vector, limit, Method::Cheapest)?, start)
}

fn embed_picture(library: &Library, model: &Model, name: &str, bytes: &[u8]) -> Result<Embedding, LibraryError> {
    let decoded = library
        .decoders()
        .decode(bytes, 0, model.least_side())
        .map_err(|source| LibraryError::Picture { name: name.to_owned(), source })?;
    let prepared = model.encoder.prepare(&decoded.pixels)?;
    Ok(model.encoder.embed_images(&[prepared])?.pop().ok_or(EncoderError::Degenerate { tower: "image" })?)
}

fn embedding_of(library: &Library, model: &Model, photo: i64) -> Result<Vec<f32>, LibraryError> {
    let stored = library.catalog().read(|connection| StoredEmbedding::get(connection, &model.row, photo))?;
    let stored = stored.ok_or(crate::catalog::CatalogError::NotFound { what: "photo", id: photo })?;
    Ok(stored.vector.iter().map(|x| x.to_f32()).collect())
}

fn everything(library: &Library, limit: usize, start: Instant) -> Result<Results, LibraryError> {
    let (photos, offline) = library.catalog().read(|connection| {
        let photos = PhotoRow::newest(connection, limit)?;
        let offline = PhotoRow::offline(connection, &photos)?;
        Ok((photos, offline))
    })?;
    let searched = photos.len() as u64;
    Ok(results(photos, None, offline, searched, start))
}

fn ranked(library: &Library, model: &Model, hits: &[Neighbour], start: Instant) -> Result<Results, LibraryError> {
    let ids: Vec<i64> = hits.iter().map(|hit| hit.photo).collect();
    // A photo whose last file went a moment ago is still in the index.
    let (scores, photos, offline) = library.catalog().read(|connection| {
        let shown = PhotoRow::shown(connection, &ids)?;
        let (scores, photos): (_, Vec<_>) =
            shown.into_iter().filter_map(|(place, photo)| Some((hits.get(place as usize)?.score, photo))).unzip();
        let offline = PhotoRow::offline(connection, &photos)?;
        Ok((scores, photos, offline))
    })?;
    Ok(results(photos, Some(scores), offline, model.index.len(), start))
}

fn results(
    photos: Vec<ShownPhoto>,
    scores: Option<Vec<f32>>,
    offline: Vec<i64>,
    searched: u64,
    start: Instant,
) -> Results {
    Results {
        aspects: photos.iter().map(|photo| photo.aspect).collect(),
        photos: photos.into_iter().map(|photo| photo.id).collect(),
        scores,
        relevance: None,
        offline,
        searched,
        took_ms: start.elapsed().as_secs_f32() * 1000.0,
    }
}
