//! The writing step: one thread, in transactions, and then into the index.

use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError};

use super::IndexReport;
use super::pipeline::{Embedded, Stored};
use super::progress::Meter;
use super::read::InFlight;
use crate::catalog::{FileRow, PhotoRow, StoredEmbedding};
use crate::library::{Library, LibraryError};
use crate::model::Model;

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
    let thumbnails = batch.iter().filter_map(|stored| match &stored.result {
        Embedded::New { photo, .. } => Some((photo.hash, photo.thumbnail.as_slice())),
        _ => None,
    });
    library.thumbnails().put(&thumbnails.collect::<Vec<_>>())?;
    let new = batch.iter().filter_map(|stored| match &stored.result {
        Embedded::New { vector, .. } => Some(vector.as_slice()),
        _ => None,
    });
    let mut hubness = model.hubness(new)?.into_iter();
    let mut vectors = Vec::new();
    library.catalog().write(|connection| {
        for Stored { file, result } in batch {
            match result {
                Embedded::New { photo, vector } => {
                    let id = PhotoRow::add(connection, photo.hash, &photo.metadata)?;
                    StoredEmbedding::add(connection, &model.row, id, vector, hubness.next())?;
                    FileRow::record_photo(connection, file, id)?;
                    vectors.push((id, vector.clone()));
                }
                Embedded::Known { photo } => {
                    FileRow::record_photo(connection, file, *photo)?;
                    // Its last file may have been gone, and with it its place in the index.
                    if let Some(embedding) = StoredEmbedding::get(connection, &model.row, *photo)? {
                        vectors.push((*photo, embedding.vector));
                    }
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

fn failures(batch: &[Stored]) -> u64 {
    count(batch, |result| matches!(result, Embedded::Failed(_) | Embedded::Refused { .. }))
}

fn count(batch: &[Stored], which: impl Fn(&Embedded) -> bool) -> u64 {
    batch.iter().filter(|stored| which(&stored.result)).count() as u64
}
