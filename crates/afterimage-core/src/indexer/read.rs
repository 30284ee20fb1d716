//! One file: from its bytes to a thumbnail and a picture the encoder takes. Runs on many threads.

use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use afterimage_encoder::PreparedImage;

use super::crew::Crew;
use crate::catalog::{CatalogError, ContentHash, FileRow, PendingFile, PhotoRow, StoredEmbedding, Unread};
use crate::library::Library;
use crate::media::{self, MediaError, Metadata, THUMBNAIL_SIDE};
use crate::model::Model;
use crate::view::FailureKind;

/// What reading a file gave.
pub(super) enum Outcome {
    /// Content that is not embedded yet.
    New(Box<NewPhoto>),
    /// Content that is known and embedded: the file is one more place where it lives.
    Known { photo: i64 },
    /// It is no photo, or a broken one.
    Failed(Unread),
    /// It was deleted since it was scanned.
    Gone,
    /// Another thread is at the same content, or at the still it belongs to: look again when it is done.
    Twin,
}

/// A photo on its way to the encoder.
pub(super) struct NewPhoto {
    pub hash: ContentHash,
    pub metadata: Metadata,
    pub thumbnail: Vec<u8>,
    pub prepared: PreparedImage,
}

/// The content that is on its way through the pipeline, so that copies are embedded once.
#[derive(Debug, Default)]
pub(super) struct InFlight(Mutex<HashSet<ContentHash>>);

impl InFlight {
    fn claim(&self, hash: ContentHash) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(hash)
    }

    /// The content is stored, or given up.
    pub fn release(&self, hash: &ContentHash) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(hash);
    }
}

/// Reads one file; `again` when it was a [`Twin`](Outcome::Twin) before. Only the catalog's failing is an error: whatever is
/// wrong with the file is an [`Outcome`].
pub(super) fn read(
    library: &Library,
    model: &Model,
    crew: &Crew,
    in_flight: &InFlight,
    file: &PendingFile,
    again: bool,
) -> Result<Outcome, CatalogError> {
    let path = file.absolute();
    let is_video = media::is_video_path(&path);
    if (is_video || media::is_raw_path(&path))
        && let Some(still) = media::still_beside(&path)
    {
        // A RAW file beside the camera's JPEG, or the film of a Live Photo: one photo, and the still stands for it.
        match photo_of(library, model, file, &still)? {
            Some(photo) => return Ok(Outcome::Known { photo }),
            None if !again => return Ok(Outcome::Twin),
            None => {}
        }
    }
    if is_video {
        return Ok(Outcome::Failed(unread(&MediaError::Video)));
    }
    let bytes = match media::read_bytes(&path) {
        Ok(bytes) => bytes,
        Err(MediaError::Unreadable(error)) if error.kind() == ErrorKind::NotFound => return Ok(Outcome::Gone),
        Err(error) => return Ok(Outcome::Failed(unread(&error))),
    };
    let hash = ContentHash::of(&bytes);
    if !in_flight.claim(hash) {
        return Ok(Outcome::Twin);
    }
    let outcome = read_claimed(library, model, crew, file, &bytes, hash);
    if !matches!(outcome, Ok(Outcome::New(_))) {
        in_flight.release(&hash);
    }
    outcome
}

/// The photo of a still beside `file`, once it is embedded.
fn photo_of(library: &Library, model: &Model, file: &PendingFile, still: &Path) -> Result<Option<i64>, CatalogError> {
    let Ok(still) = still.strip_prefix(&file.folder_path) else { return Ok(None) };
    library.catalog().read(|connection| match FileRow::photo_at(connection, file.folder, still)? {
        Some(photo) if StoredEmbedding::exists(connection, &model.row, photo)? => Ok(Some(photo)),
        _ => Ok(None),
    })
}

fn read_claimed(
    library: &Library,
    model: &Model,
    crew: &Crew,
    file: &PendingFile,
    bytes: &[u8],
    hash: ContentHash,
) -> Result<Outcome, CatalogError> {
    let known = library.catalog().read(|connection| match PhotoRow::find(connection, hash)? {
        Some(photo) if StoredEmbedding::exists(connection, &model.row, photo)? => Ok(Some(photo)),
        _ => Ok(None),
    })?;
    if let Some(photo) = known {
        return Ok(Outcome::Known { photo });
    }
    Ok(match crew.taking_turns(|| prepare(library, model, crew, bytes, file, hash)) {
        Ok(photo) => Outcome::New(Box::new(photo)),
        Err(why) => Outcome::Failed(why),
    })
}

fn prepare(
    library: &Library,
    model: &Model,
    crew: &Crew,
    bytes: &[u8],
    file: &PendingFile,
    hash: ContentHash,
) -> Result<NewPhoto, Unread> {
    let modified_seconds = file.modified_ns.div_euclid(1_000_000_000);
    let terms = crew.plan.decoding();
    let decoded = library.decoders().decode_on(terms, bytes, modified_seconds, model.least_side());
    let photo = decoded.map_err(|error| unread(&error))?;
    let thumbnail = media::thumbnail(&photo.pixels, THUMBNAIL_SIDE).map_err(|error| unread(&error))?;
    let prepared = model
        .encoder
        .prepare(&photo.pixels)
        .map_err(|error| Unread { kind: FailureKind::Other, reason: error.to_string() })?;
    let facts = photo.metadata.facts.dated_by_name(&file.path);
    Ok(NewPhoto { hash, metadata: Metadata { facts, ..photo.metadata }, thumbnail, prepared })
}

fn unread(error: &MediaError) -> Unread {
    Unread { kind: error.kind(), reason: error.to_string() }
}
