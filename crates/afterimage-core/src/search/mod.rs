//! The query path: query → embed → search → rank → show.

mod query_cache;

use std::path::Path;
use std::time::Instant;

use afterimage_encoder::Embedding;

pub(crate) use query_cache::QueryCache;

use crate::catalog::{PhotoRow, ShownPhoto, StoredEmbedding};
use crate::library::{Library, LibraryError};
use crate::media;
use crate::vectors::{Method, Neighbour};
use crate::view::{Query, Results};

/// Answers a query with at most `limit` photos.
pub(crate) fn search(library: &Library, query: &Query, limit: usize, method: Method) -> Result<Results, LibraryError> {
    let start = Instant::now();
    let hits = match query {
        Query::Everything => return everything(library, limit, start),
        // Nothing typed yet is not a query.
        Query::Text { text } if text.trim().is_empty() => return everything(library, limit, start),
        Query::Text { text } => library.index().search(&library.embed_query(text)?, limit, method)?,
        Query::Similar { photo } => {
            let vector = embedding_of(library, *photo)?;
            let mut hits = library.index().search(&vector, limit.saturating_add(1), method)?;
            hits.retain(|hit| hit.photo != *photo);
            hits.truncate(limit);
            hits
        }
        Query::Picture { path } => {
            let bytes = media::read_bytes(Path::new(path))
                .map_err(|source| LibraryError::Picture { name: path.clone(), source })?;
            library.index().search(&embed_picture(library, path, &bytes)?, limit, method)?
        }
    };
    ranked(library, hits, start)
}

/// Answers with the photos that look like a picture that is nowhere on disk.
pub(crate) fn search_picture(library: &Library, bytes: &[u8], limit: usize) -> Result<Results, LibraryError> {
    let start = Instant::now();
    let vector = embed_picture(library, "pasted", bytes)?;
    ranked(library, library.index().search(&vector, limit, Method::Cheapest)?, start)
}

fn embed_picture(library: &Library, name: &str, bytes: &[u8]) -> Result<Embedding, LibraryError> {
    let decoded = media::decode(bytes, 0, media::THUMBNAIL_SIDE)
        .map_err(|source| LibraryError::Picture { name: name.to_owned(), source })?;
    let prepared = library.encoder().prepare(&decoded.pixels)?;
    Ok(library
        .encoder()
        .embed_images(&[prepared])?
        .pop()
        .ok_or(afterimage_encoder::EncoderError::Degenerate { tower: "image" })?)
}

fn embedding_of(library: &Library, photo: i64) -> Result<Vec<f32>, LibraryError> {
    let stored = library.catalog().read(|connection| StoredEmbedding::get(connection, library.model(), photo))?;
    let stored = stored.ok_or(crate::catalog::CatalogError::NotFound { what: "photo", id: photo })?;
    Ok(stored.vector.iter().map(|x| x.to_f32()).collect())
}

fn everything(library: &Library, limit: usize, start: Instant) -> Result<Results, LibraryError> {
    let photos = library.catalog().read(|connection| PhotoRow::newest(connection, limit))?;
    let searched = photos.len() as u64;
    Ok(results(photos, None, searched, start))
}

fn ranked(library: &Library, hits: Vec<Neighbour>, start: Instant) -> Result<Results, LibraryError> {
    let mut photos = Vec::with_capacity(hits.len());
    let mut scores = Vec::with_capacity(hits.len());
    library.catalog().read(|connection| {
        for hit in hits {
            // A photo whose last file went a moment ago is still in the index.
            if let Some(shown) = PhotoRow::shown(connection, hit.photo)? {
                photos.push(shown);
                scores.push(hit.score);
            }
        }
        Ok(())
    })?;
    Ok(results(photos, Some(scores), library.index().len(), start))
}

fn results(photos: Vec<ShownPhoto>, scores: Option<Vec<f32>>, searched: u64, start: Instant) -> Results {
    Results {
        aspects: photos.iter().map(|photo| photo.aspect).collect(),
        photos: photos.into_iter().map(|photo| photo.id).collect(),
        scores,
        searched,
        took_ms: start.elapsed().as_secs_f32() * 1000.0,
    }
}
