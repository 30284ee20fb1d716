//! The query path: query → understand → embed → filter → search → rank → show.

mod asked;
mod called;
mod compose;
mod days;
mod facets;
mod filters;
mod known;
mod query_cache;
mod written;

use std::path::Path;
use std::time::Instant;

use afterimage_encoder::{Embedding, EncoderError};
use roaring::RoaringTreemap;

pub(crate) use facets::facets;
pub(crate) use known::KnownNames;
pub(crate) use query_cache::QueryCache;

use crate::catalog::{AlbumRow, CatalogError, FrameRow, PhotoRow, ShownPhoto, StoredEmbedding};
use crate::library::{Library, LibraryError};
use crate::media;
use crate::model::Model;
use crate::part::PhotoPart;
use crate::vectors::{Method, Neighbour};
use crate::view::{Query, Results, VideoHit, Wanted};

/// Photos whose cosines are looked at, at least, where the order by cosine is not the last word.
const CANDIDATES: usize = 500;

/// Answers a query.
pub(crate) fn search(
    library: &Library,
    query: &Query,
    wanted: &Wanted,
    method: Method,
) -> Result<Results, LibraryError> {
    let limit = wanted.ranked;
    let start = Instant::now();
    // One model from beginning to end, also when another takes its place meanwhile.
    let model = library.model();
    match query {
        Query::Everything => everything(library, wanted.listed, start),
        // Nothing typed yet is not a query.
        Query::Text { text } if text.trim().is_empty() => everything(library, wanted.listed, start),
        Query::Text { text } => asked::answer(library, &model, text, wanted, method, start),
        Query::Similar { photo, frame } => {
            let part = PhotoPart::new(*photo, frame.unwrap_or(0));
            let mut hits =
                model.index.search(&embedding_of(library, &model, part)?, limit.saturating_add(1), method)?;
            hits.retain(|hit| hit.part.photo() != *photo);
            ranked(library, &model, hits, limit, start)
        }
        Query::Album { album } => album_photos(library, *album, wanted, method, start),
        Query::Picture { path } => {
            let bytes = media::read_bytes(Path::new(path))
                .map_err(|source| LibraryError::Picture { name: path.clone(), source })?;
            let hits = model.index.search(&embed_picture(library, &model, path, &bytes)?, limit, method)?;
            ranked(library, &model, hits, limit, start)
        }
    }
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
    wanted: &Wanted,
    method: Method,
    start: Instant,
) -> Result<Results, LibraryError> {
    match library.album(album)?.query {
        Some(text) => search(library, &Query::Text { text }, wanted, method),
        None => {
            let members = |connection: &_| AlbumRow::members(connection, album, wanted.listed);
            unranked(library, library.catalog().read(members)?, start)
        }
    }
}

/// All photos, newest first.
fn everything(library: &Library, limit: usize, start: Instant) -> Result<Results, LibraryError> {
    unranked(library, library.catalog().read(|connection| PhotoRow::newest(connection, limit))?, start)
}

/// Some photos, newest first and by day.
fn listed(library: &Library, among: &RoaringTreemap, limit: usize, start: Instant) -> Result<Results, LibraryError> {
    let photos = library.catalog().read(|connection| PhotoRow::newest_of(connection, among, limit))?;
    let days = days::of(&photos, library.places());
    let results = unranked(library, photos.into_iter().map(|dated| dated.photo).collect(), start)?;
    Ok(Results { days: Some(days), ..results })
}

fn unranked(library: &Library, photos: Vec<ShownPhoto>, start: Instant) -> Result<Results, LibraryError> {
    let offline = library.catalog().read(|connection| PhotoRow::offline(connection, &photos))?;
    let searched = photos.len() as u64;
    let videos = photos
        .iter()
        .filter_map(|photo| Some(VideoHit { photo: photo.id, duration_ms: photo.duration_ms?, frame: 0, at_ms: None }));
    Ok(results(videos.collect(), photos, None, offline, searched, start))
}

/// What fits of what was found, newest first; as it is where nothing does.
fn newest(library: &Library, found: Results, start: Instant) -> Result<Results, LibraryError> {
    let photos = fitting(&found);
    if photos.is_empty() {
        return Ok(found);
    }
    let fit = found.photos.len();
    let listed = listed(library, &photos, fit, start)?;
    // A video goes on being shown by the frame that fits.
    let videos = found.videos.into_iter().filter(|video| photos.contains(video.photo.cast_unsigned())).collect();
    Ok(Results { videos, searched: found.searched, ..listed })
}

/// The photos that match or may match; all of them where the model can't tell.
fn fitting(found: &Results) -> RoaringTreemap {
    let fit = found.relevance.as_ref().map_or(found.photos.len(), |relevance| relevance.matches + relevance.possible);
    found.photos.iter().take(fit).map(|photo| photo.cast_unsigned()).collect()
}

fn nothing(start: Instant) -> Results {
    results(Vec::new(), Vec::new(), None, Vec::new(), 0, start)
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
        parts: Vec::new(),
        days: None,
        videos,
        texts: Vec::new(),
        offline,
        searched,
        took_ms: start.elapsed().as_secs_f32() * 1000.0,
    }
}
