//! The writing step: one thread, in transactions, and then into the index.

use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError};

use super::IndexReport;
use super::pipeline::{Embedded, Stored};
use super::progress::Meter;
use super::read::{InFlight, NewPhoto};
use crate::catalog::{ContentHash, FileRow, FrameRow, Mark, PhotoRow, StoredEmbedding};
use crate::library::{Library, LibraryError};
use crate::model::Model;
use crate::part::PhotoPart;

/// Files written in one transaction at most.
const BATCH: usize = 128;

/// A killed process loses at most this much work.
const COMMIT_EVERY: Duration = Duration::from_millis(700);

/// The index is saved after this many additions; the rest can be caught up from the catalog.
const SAVE_EVERY: u64 = 20_000;

/// Writes what comes until the channel ends, and counts it.
pub(super) fn store_all(
    library: &Library,
    model: &Model,
    in_flight: &InFlight,
    meter: &Meter,
    from: &Receiver<Stored>,
) -> Result<IndexReport, LibraryError> {
    let mut report = IndexReport::default();
    let mut unsaved = 0;
    let mut batch = Vec::with_capacity(BATCH);
    let mut deadline = Instant::now() + COMMIT_EVERY;
    loop {
        let ended = match from.recv_deadline(deadline) {
            Ok(stored) => {
                batch.push(stored);
                false
            }
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => true,
        };
        if ended || batch.len() == BATCH || Instant::now() >= deadline {
            let before = report.embedded;
            commit(library, model, in_flight, &batch, &mut report)?;
            meter.finished(count(&batch, |result| !matches!(result, Embedded::Nothing)), failures(&batch));
            batch.clear();
            deadline = Instant::now() + COMMIT_EVERY;
            unsaved += report.embedded - before;
            if unsaved >= SAVE_EVERY {
                model.save_index();
                unsaved = 0;
            }
        }
        if ended {
            return Ok(report);
        }
    }
}

fn commit(
    library: &Library,
    model: &Model,
    in_flight: &InFlight,
    batch: &[Stored],
    report: &mut IndexReport,
) -> Result<(), LibraryError> {
    if batch.is_empty() {
        return Ok(());
    }
    let new = || {
        batch.iter().filter_map(|stored| match &stored.result {
            Embedded::New { photo, vectors } => Some((photo, vectors)),
            _ => None,
        })
    };
    library.thumbnails().put(&new().flat_map(|(photo, _)| thumbnails(photo)).collect::<Vec<_>>())?;
    let mut hubness = model.hubness(new().flat_map(|(_, vectors)| vectors.iter().map(Vec::as_slice)))?.into_iter();
    let mut vectors = Vec::new();
    library.catalog().write(|connection| {
        for Stored { file, result } in batch {
            match result {
                Embedded::New { photo, vectors: new } => {
                    let id = PhotoRow::add(connection, photo.hash, &photo.metadata)?;
                    let times: Vec<u32> = photo.parts.iter().filter_map(|part| part.at_ms).collect();
                    FrameRow::set(connection, id, &times)?;
                    for (part, vector) in (0..).map(|part| PhotoPart::new(id, part)).zip(new) {
                        StoredEmbedding::add(connection, &model.row, part, vector, hubness.next())?;
                        vectors.push((part, vector.clone()));
                    }
                    Mark::follow(connection, file, id, true)?;
                    FileRow::record_photo(connection, file, id)?;
                }
                Embedded::Known { photo } => {
                    Mark::follow(connection, file, *photo, false)?;
                    FileRow::record_photo(connection, file, *photo)?;
                    // Its last file may have been gone, and with it its place in the index.
                    let stored = StoredEmbedding::of_photo(connection, &model.row, *photo)?;
                    vectors.extend(stored.into_iter().map(|stored| (stored.part, stored.vector)));
                }
                Embedded::Failed(why) | Embedded::Refused { why, .. } => {
                    FileRow::record_failure(connection, file, why)?;
                }
                Embedded::Nothing => continue,
            }
            file.done(connection)?;
        }
        Ok(())
    })?;
    model.index.add(&vectors)?;
    for stored in batch {
        match &stored.result {
            Embedded::New { photo, .. } => in_flight.release(&photo.hash),
            Embedded::Refused { hash, .. } => in_flight.release(hash),
            _ => {}
        }
    }
    report.embedded += count(batch, |result| matches!(result, Embedded::New { .. }));
    report.read += count(batch, |result| matches!(result, Embedded::New { .. } | Embedded::Known { .. }));
    report.failed += failures(batch);
    Ok(())
}

/// The thumbnails of a photo's parts, each under what stands for it.
fn thumbnails(photo: &NewPhoto) -> impl Iterator<Item = (ContentHash, &[u8])> {
    (0..).zip(&photo.parts).map(|(part, new)| {
        let hash = new.at_ms.map_or(photo.hash, |at_ms| photo.hash.of_part(part, at_ms));
        (hash, new.thumbnail.as_slice())
    })
}

fn failures(batch: &[Stored]) -> u64 {
    count(batch, |result| matches!(result, Embedded::Failed(_) | Embedded::Refused { .. }))
}

fn count(batch: &[Stored], which: impl Fn(&Embedded) -> bool) -> u64 {
    batch.iter().filter(|stored| which(&stored.result)).count() as u64
}
