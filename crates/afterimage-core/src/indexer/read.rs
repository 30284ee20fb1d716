//! One file: from its bytes to a thumbnail and a picture the encoder takes. Runs on many threads.

use std::collections::HashSet;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use afterimage_encoder::PreparedImage;
use image::RgbImage;

use super::IndexControl;
use super::crew::Crew;
use super::embed::refusal;
use super::video_places::{Place, Places};
use crate::catalog::{CatalogError, ContentHash, FileRow, PendingFile, PhotoRow, StoredEmbedding, Unread};
use crate::library::Library;
use crate::media::{self, DecodedVideo, Ffmpeg, MediaError, Metadata, THUMBNAIL_SIDE};
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
    /// It was deleted since it was scanned, or the run was stopped while it was read.
    Gone,
    /// Another thread is at the same content, or at the still it belongs to: look again when it is done.
    Twin,
}

/// A photo on its way to the encoder.
pub(super) struct NewPhoto {
    pub hash: ContentHash,
    pub metadata: Metadata,
    /// What of it is to be embedded, part 0 first; at least one.
    pub parts: Vec<NewPart>,
    /// Its place among those videos that may be under way.
    pub _place: Option<Place>,
}

/// A part of a photo on its way to the encoder.
pub(super) struct NewPart {
    /// Milliseconds from the beginning of a video; `None` for a picture.
    pub at_ms: Option<u32>,
    pub thumbnail: Vec<u8>,
    pub prepared: PreparedImage,
}

impl NewPart {
    /// The thumbnail and the picture for the encoder, from pixels.
    fn prepare(model: &Model, at_ms: Option<u32>, pixels: &RgbImage) -> Result<Self, Unread> {
        let thumbnail = media::thumbnail(pixels, THUMBNAIL_SIDE).map_err(|error| unread(&error))?;
        let prepared = model
            .encoder
            .prepare(pixels)
            .map_err(|error| Unread { kind: FailureKind::Other, reason: refusal(error) })?;
        Ok(Self { at_ms, thumbnail, prepared })
    }
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

/// What readers need beside the file.
pub(super) struct Reader<'a> {
    pub library: &'a Library,
    pub model: &'a Model,
    pub crew: &'a Crew,
    pub control: &'a IndexControl,
    pub in_flight: &'a InFlight,
    pub videos: &'a Places,
    /// What reads videos, where there is one.
    pub ffmpeg: Option<Ffmpeg>,
}

/// Reads one file; `again` when it was a [`Twin`](Outcome::Twin) before. Only the catalog's failing is an error: whatever is
/// wrong with the file is an [`Outcome`].
pub(super) fn read(reader: &Reader<'_>, file: &PendingFile, again: bool) -> Result<Outcome, CatalogError> {
    let path = file.absolute();
    let is_video = media::is_video_path(&path);
    if (is_video || media::is_raw_path(&path))
        && let Some(still) = media::still_beside(&path)
    {
        // A RAW file beside the camera's JPEG, or the film of a Live Photo: one photo, and the still stands for it.
        match photo_of(reader, file, &still)? {
            Some(photo) => return Ok(Outcome::Known { photo }),
            None if !again => return Ok(Outcome::Twin),
            None => {}
        }
    }
    if is_video {
        return read_video(reader, file, &path);
    }
    let bytes = match media::read_bytes(&path) {
        Ok(bytes) => bytes,
        Err(MediaError::Unreadable(error)) if error.kind() == ErrorKind::NotFound => return Ok(Outcome::Gone),
        Err(error) => return Ok(Outcome::Failed(unread(&error))),
    };
    claimed(reader, ContentHash::of(&bytes), |hash| {
        reader
            .crew
            .taking_turns(|| prepare(reader, &bytes, file, hash))
            .map_or_else(Outcome::Failed, |new| Outcome::New(Box::new(new)))
    })
}

/// Reads a video: its bytes for their hash alone, its frames through ffmpeg.
fn read_video(reader: &Reader<'_>, file: &PendingFile, path: &Path) -> Result<Outcome, CatalogError> {
    let Some(ffmpeg) = &reader.ffmpeg else { return Ok(Outcome::Failed(unread(&MediaError::NoFfmpeg))) };
    let stop = || reader.control.is_cancelled();
    let hash = match hash_of(path, &stop) {
        Ok(Some(hash)) => hash,
        Ok(None) => return Ok(Outcome::Gone),
        Err(MediaError::Unreadable(error)) if error.kind() == ErrorKind::NotFound => return Ok(Outcome::Gone),
        Err(error) => return Ok(Outcome::Failed(unread(&error))),
    };
    claimed(reader, hash, |hash| {
        let Some(place) = reader.videos.take(&stop) else { return Outcome::Gone };
        let modified_seconds = file.modified_ns.div_euclid(1_000_000_000);
        let decode = || ffmpeg.decode(path, modified_seconds, reader.model.least_side(), &stop);
        match reader.crew.taking_turns(decode) {
            Ok(video) => prepare_video(reader, video, file, hash, place)
                .map_or_else(Outcome::Failed, |new| Outcome::New(Box::new(new))),
            Err(MediaError::Stopped) => Outcome::Gone,
            Err(error) => Outcome::Failed(unread(&error)),
        }
    })
}

/// Looks whether content is known, and has it read where it is not and nobody else is at it.
fn claimed(
    reader: &Reader<'_>,
    hash: ContentHash,
    read: impl FnOnce(ContentHash) -> Outcome,
) -> Result<Outcome, CatalogError> {
    if !reader.in_flight.claim(hash) {
        return Ok(Outcome::Twin);
    }
    let known = reader.library.catalog().read(|connection| match PhotoRow::find(connection, hash)? {
        Some(photo) if StoredEmbedding::exists(connection, &reader.model.row, photo)? => Ok(Some(photo)),
        _ => Ok(None),
    });
    let outcome = known.map(|known| known.map_or_else(|| read(hash), |photo| Outcome::Known { photo }));
    if !matches!(outcome, Ok(Outcome::New(_))) {
        reader.in_flight.release(&hash);
    }
    outcome
}

/// The hash of a file of any size; `None` if that was stopped.
pub(super) fn hash_of(path: &Path, stop: &dyn Fn() -> bool) -> Result<Option<ContentHash>, MediaError> {
    let mut file = media::open(path).map_err(MediaError::Unreadable)?;
    if !file.metadata().map_err(MediaError::Unreadable)?.is_file() {
        return Err(MediaError::NotAFile);
    }
    let (mut hasher, mut buffer) = (blake3::Hasher::new(), vec![0; 1 << 20]);
    loop {
        if stop() {
            return Ok(None);
        }
        match file.read(&mut buffer) {
            Ok(0) => return Ok(Some(ContentHash(*hasher.finalize().as_bytes()))),
            Ok(count) => hasher.update(&buffer[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(MediaError::Unreadable(error)),
        };
    }
}

/// The photo of a still beside `file`, once it is embedded.
fn photo_of(reader: &Reader<'_>, file: &PendingFile, still: &Path) -> Result<Option<i64>, CatalogError> {
    let Ok(still) = still.strip_prefix(&file.folder_path) else { return Ok(None) };
    reader.library.catalog().read(|connection| match FileRow::photo_at(connection, file.folder, still)? {
        Some(photo) if StoredEmbedding::exists(connection, &reader.model.row, photo)? => Ok(Some(photo)),
        _ => Ok(None),
    })
}

fn prepare(reader: &Reader<'_>, bytes: &[u8], file: &PendingFile, hash: ContentHash) -> Result<NewPhoto, Unread> {
    let modified_seconds = file.modified_ns.div_euclid(1_000_000_000);
    let terms = reader.crew.plan.decoding();
    let decoded = reader.library.decoders().decode_on(terms, bytes, modified_seconds, reader.model.least_side());
    let photo = decoded.map_err(|error| unread(&error))?;
    let part = NewPart::prepare(reader.model, None, &photo.pixels)?;
    Ok(NewPhoto { hash, metadata: dated(photo.metadata, &file.path), parts: vec![part], _place: None })
}

fn prepare_video(
    reader: &Reader<'_>,
    video: DecodedVideo,
    file: &PendingFile,
    hash: ContentHash,
    place: Place,
) -> Result<NewPhoto, Unread> {
    let frames = video.frames.iter();
    let parts = frames
        .map(|frame| NewPart::prepare(reader.model, Some(frame.at_ms), &frame.pixels))
        .collect::<Result<_, _>>()?;
    Ok(NewPhoto { hash, metadata: dated(video.metadata, &file.path), parts, _place: Some(place) })
}

/// Dated by the name of its file, where nothing else tells the date.
fn dated(metadata: Metadata, path: &Path) -> Metadata {
    Metadata { facts: metadata.facts.dated_by_name(path), ..metadata }
}

fn unread(error: &MediaError) -> Unread {
    Unread { kind: error.kind(), reason: error.to_string() }
}
