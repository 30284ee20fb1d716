//! The query path: query → embed → search → rank → show.

mod query_cache;

use std::path::Path;
use std::time::Instant;

use afterimage_encoder::{Embedding, EncoderError, Fit};
use rusqlite::Connection;

pub(crate) use query_cache::QueryCache;

use crate::catalog::{AlbumRow, CatalogError, FrameRow, PhotoRow, ShownPhoto, StoredEmbedding};
use crate::library::{Library, LibraryError};
use crate::media;
use crate::model::Model;
use crate::part::PhotoPart;
use crate::vectors::{Method, Neighbour};
use crate::view::{Query, Relevance, Results, VideoHit};

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
        Query::Similar { photo, frame } => {
            let part = PhotoPart::new(*photo, frame.unwrap_or(0));
            let mut hits =
                model.index.search(&embedding_of(library, &model, part)?, limit.saturating_add(1), method)?;
            hits.retain(|hit| hit.part.photo() != *photo);
            ranked(library, &model, hits, limit, start)
        }
        Query::Album { album } => album_photos(library, *album, limit, method, start),
        Query::Picture { path } => {
            let bytes = media::read_bytes(Path::new(path))
                .map_err(|source| LibraryError::Picture { name: path.clone(), source })?;
            let hits = model.index.search(&embed_picture(library, &model, path, &bytes)?, limit, method)?;
            ranked(library, &model, hits, limit, start)
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
        return ranked(library, model, model.index.search(&vector, limit, method)?, limit, start);
    };
    let mut hits = model.index.search(&vector, limit.max(CANDIDATES), method)?;
    let hubness = model.hubness_of(library.catalog(), hits.iter().map(|hit| hit.part))?;
    // A part whose hubness is not worked out yet counts as a usual one.
    let known = hubness.iter().flatten();
    let usual = known.clone().sum::<f32>() / known.count().max(1) as f32;
    for (hit, hubness) in hits.iter_mut().zip(&hubness) {
        hit.score = calibration.score(hit.score, hubness.unwrap_or(usual));
    }
    let mut results = ranked(library, model, hits, limit, start)?;
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
    ranked(library, &model, model.index.search(&vector, limit, Method::Cheapest)?, limit, start)
}

fn embed_picture(library: &Library, model: &Model, name: &str, bytes: &[u8]) -> Result<Embedding, LibraryError> {
    let decoded = library
        .decoders()
        .decode(bytes, 0, model.least_side())
        .map_err(|source| LibraryError::Picture { name: name.to_owned(), source })?;
    let prepared = model.encoder.prepare(&decoded.pixels)?;
    Ok(model.encoder.embed_images(&[prepared])?.pop().ok_or(EncoderError::Degenerate { tower: "image" })?)
}

fn embedding_of(library: &Library, model: &Model, part: PhotoPart) -> Result<Vec<f32>, LibraryError> {
    let stored = library.catalog().read(|connection| StoredEmbedding::get(connection, &model.row, part))?;
    let stored = stored.ok_or(CatalogError::NotFound { what: "photo", id: part.photo() })?;
    Ok(stored.vector.iter().map(|x| x.to_f32()).collect())
}

/// What was put into an album, or what a saved search finds now.
fn album_photos(
    library: &Library,
    album: i64,
    limit: usize,
    method: Method,
    start: Instant,
) -> Result<Results, LibraryError> {
    match library.album(album)?.query {
        Some(text) => search(library, &Query::Text { text }, limit, method),
        None => unranked(library, start, |connection| AlbumRow::members(connection, album, limit)),
    }
}

fn everything(library: &Library, limit: usize, start: Instant) -> Result<Results, LibraryError> {
    unranked(library, start, |connection| PhotoRow::newest(connection, limit))
}

/// Photos in an order of their own.
fn unranked(
    library: &Library,
    start: Instant,
    select: impl FnOnce(&Connection) -> Result<Vec<ShownPhoto>, CatalogError>,
) -> Result<Results, LibraryError> {
    let (photos, offline) = library.catalog().read(|connection| {
        let photos = select(connection)?;
        let offline = PhotoRow::offline(connection, &photos)?;
        Ok((photos, offline))
    })?;
    let searched = photos.len() as u64;
    let videos = photos
        .iter()
        .filter_map(|photo| Some(VideoHit { photo: photo.id, duration_ms: photo.duration_ms?, frame: 0, at_ms: None }));
    Ok(results(videos.collect(), photos, None, offline, searched, start))
}

/// Ranks photos, each by the best of its parts, and takes the first `limit`.
fn ranked(
    library: &Library,
    model: &Model,
    mut hits: Vec<Neighbour>,
    limit: usize,
    start: Instant,
) -> Result<Results, LibraryError> {
    Neighbour::best_of_each_photo(&mut hits, limit);
    let ids: Vec<i64> = hits.iter().map(|hit| hit.part.photo()).collect();
    // A photo whose last file went a moment ago is still in the index.
    let (videos, scores, photos, offline) = library.catalog().read(|connection| {
        let shown = PhotoRow::shown(connection, &ids)?;
        let (mut scores, mut photos, mut videos) = (Vec::new(), Vec::new(), Vec::new());
        for (place, photo) in shown {
            let Some(hit) = hits.get(place as usize) else { continue };
            scores.push(hit.score);
            photos.push(photo);
            if let Some(duration_ms) = photo.duration_ms {
                let at_ms = FrameRow::time(connection, hit.part)?;
                videos.push(VideoHit { photo: photo.id, duration_ms, frame: hit.part.part(), at_ms });
            }
        }
        let offline = PhotoRow::offline(connection, &photos)?;
        Ok((videos, scores, photos, offline))
    })?;
    Ok(results(videos, photos, Some(scores), offline, model.index.photos(), start))
}

fn results(
    videos: Vec<VideoHit>,
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
        videos,
        offline,
        searched,
        took_ms: start.elapsed().as_secs_f32() * 1000.0,
    }
}
