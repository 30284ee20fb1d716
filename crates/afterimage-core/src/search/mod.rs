//! The query path: query → understand → embed → filter → search → rank → show.

mod asked;
mod by_place;
mod called;
mod compose;
mod days;
mod facets;
mod filters;
mod known;
mod pictured;
mod query_cache;
mod regions;
mod stacked;
mod why;
mod written;

use std::time::Instant;

use roaring::RoaringTreemap;

pub(crate) use facets::facets;
pub(crate) use known::KnownNames;
pub(crate) use pictured::search_picture;
pub(crate) use query_cache::QueryCache;
pub(crate) use why::{why, why_picture};

use crate::catalog::{AlbumRow, CatalogError, DatedPhoto, FrameRow, PhotoRow, ShownPhoto, StoredEmbedding};
use crate::library::{Library, LibraryError};
use crate::model::Model;
use crate::part::PhotoPart;
use crate::region::Region;
use crate::vectors::{Method, Neighbour};
use crate::view::{Order, Query, RegionHit, Results, VideoHit, Wanted};
use pictured::Beside;

/// Photos whose cosines are looked at, at least, where the order by cosine is not the last word.
const CANDIDATES: usize = 500;

/// Answers a query.
pub(crate) fn search(
    library: &Library,
    query: &Query,
    wanted: &Wanted,
    method: Method,
) -> Result<Results, LibraryError> {
    with_stacks(library, wanted, |wanted| answer(library, query, wanted, method))
}

/// An answer with its photos stacked, if that is wanted.
fn with_stacks(
    library: &Library,
    wanted: &Wanted,
    answer: impl FnOnce(&Wanted) -> Result<Results, LibraryError>,
) -> Result<Results, LibraryError> {
    if !wanted.stacks {
        return answer(wanted);
    }
    let start = Instant::now();
    // What is stacked leaves room for others.
    let all = Wanted { ranked: wanted.ranked.max(CANDIDATES), listed: usize::MAX, stacks: false, ..*wanted };
    let mut results = stacked::stacked(library, answer(&all)?)?;
    let limit = if results.scores.is_some() { wanted.ranked } else { wanted.listed };
    stacked::truncate(&mut results, limit);
    results.took_ms = start.elapsed().as_secs_f32() * 1000.0;
    Ok(results)
}

fn answer(library: &Library, query: &Query, wanted: &Wanted, method: Method) -> Result<Results, LibraryError> {
    let start = Instant::now();
    // One model from beginning to end, also when another takes its place meanwhile.
    let model = library.model();
    match query {
        Query::Everything => everything(library, wanted, start),
        // Nothing typed yet is not a query.
        Query::Text { text } if text.trim().is_empty() => everything(library, wanted, start),
        Query::Text { text } => asked::answer(library, &model, text, None, wanted, method, start),
        Query::Similar { photo, frame, text } => {
            let beside = Beside::photo(library, &model, PhotoPart::new(*photo, frame.unwrap_or(0)))?;
            pictured::answer(library, &model, &beside, text, wanted, method, start)
        }
        Query::Photos { photos } => {
            let shown = library.catalog().read(|connection| PhotoRow::shown(connection, photos))?;
            unranked(library, shown.into_iter().map(|(_, photo)| photo).collect(), start)
        }
        Query::Album { album } => album_photos(library, *album, wanted, method, start),
        Query::Picture { path, text } => {
            let beside = Beside::file(library, &model, path)?;
            pictured::answer(library, &model, &beside, text, wanted, method, start)
        }
    }
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

/// All photos, newest first or by place.
fn everything(library: &Library, wanted: &Wanted, start: Instant) -> Result<Results, LibraryError> {
    if wanted.order == Order::Places {
        return listed(library, &library.catalog().read(PhotoRow::all_shown)?, wanted, start);
    }
    unranked(library, library.catalog().read(|connection| PhotoRow::newest(connection, wanted.listed))?, start)
}

/// Some photos, newest first and by day, or by place.
fn listed(library: &Library, among: &RoaringTreemap, wanted: &Wanted, start: Instant) -> Result<Results, LibraryError> {
    let photos = library.catalog().read(|connection| PhotoRow::newest_of(connection, among, wanted.listed))?;
    let plain =
        |photos: Vec<DatedPhoto>| unranked(library, photos.into_iter().map(|dated| dated.photo).collect(), start);
    if wanted.order == Order::Places {
        let (photos, places) = by_place::sorted(photos, library.places());
        return Ok(Results { places: Some(places), ..plain(photos)? });
    }
    let days = days::of(&photos, library.places());
    Ok(Results { days: Some(days), ..plain(photos)? })
}

fn unranked(library: &Library, photos: Vec<ShownPhoto>, start: Instant) -> Result<Results, LibraryError> {
    let offline = library.catalog().read(|connection| PhotoRow::offline(connection, &photos))?;
    let searched = photos.len() as u64;
    let videos = photos
        .iter()
        .filter_map(|photo| Some(VideoHit { photo: photo.id, duration_ms: photo.duration_ms?, frame: 0, at_ms: None }));
    Ok(results(videos.collect(), photos, None, offline, searched, start))
}

/// What fits of what was found, newest first or by place; as it is where nothing does.
fn sorted(library: &Library, found: Results, order: Order, start: Instant) -> Result<Results, LibraryError> {
    let photos = fitting(&found);
    if photos.is_empty() {
        return Ok(found);
    }
    let wanted = Wanted { order, ..Wanted::best(found.photos.len()) };
    let listed = listed(library, &photos, &wanted, start)?;
    // A video goes on being shown by the frame that fits, a photo by its region.
    let fits = |photo: i64| photos.contains(photo.cast_unsigned());
    let videos = found.videos.into_iter().filter(|video| fits(video.photo)).collect();
    let regions = found.regions.into_iter().filter(|region| fits(region.photo)).collect();
    Ok(Results { videos, regions, searched: found.searched, ..listed })
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
    let (videos, regions, scores, photos, offline) = library.catalog().read(|connection| {
        let shown = PhotoRow::shown(connection, &ids)?;
        let (mut scores, mut photos, mut videos) = (Vec::new(), Vec::new(), Vec::new());
        let mut regions = Vec::new();
        for (place, photo) in shown {
            let Some(hit) = hits.get(place as usize) else { continue };
            scores.push(hit.score);
            photos.push(photo);
            if let Some(duration_ms) = photo.duration_ms {
                let at_ms = FrameRow::time(connection, hit.part)?;
                videos.push(VideoHit { photo: photo.id, duration_ms, frame: hit.part.part(), at_ms });
            }
            regions.extend(Region::of(hit.part).map(|region| {
                let [left, top, width, height] = region.shares();
                RegionHit { photo: photo.id, left, top, width, height }
            }));
        }
        let offline = PhotoRow::offline(connection, &photos)?;
        Ok((videos, regions, scores, photos, offline))
    })?;
    Ok(Results { regions, ..results(videos, photos, Some(scores), offline, model.index.photos(), start) })
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
        places: None,
        stacks: Vec::new(),
        videos,
        texts: Vec::new(),
        regions: Vec::new(),
        offline,
        searched,
        took_ms: start.elapsed().as_secs_f32() * 1000.0,
    }
}
