//! The steps and the bounded channels between them.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use afterimage_encoder::Encoder;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use half::f16;

use super::progress::Meter;
use super::read::{InFlight, NewPhoto, Outcome, Reader, read};
use super::video_places::Places;
use super::{IndexControl, IndexReport, embed, store};
use crate::catalog::{CatalogError, ContentHash, PendingFile};
use crate::library::{Library, LibraryError};
use crate::model::Model;
use crate::view::IndexProgress;

/// Pending files fetched from the catalog at once.
const PAGE: u32 = 256;

/// Photos waiting between two steps, at least: each is under a megabyte.
const WAITING: usize = 32;

/// The shells hear this often how far it is.
const TICK: Duration = Duration::from_millis(150);

/// A file on its way to the encoder.
pub(super) type Item = (PendingFile, Outcome);

/// A file on its way to the catalog.
pub(super) struct Stored {
    pub file: PendingFile,
    pub result: Embedded,
}

/// What is to be written of a file.
pub(super) enum Embedded {
    /// A vector for each of its parts.
    New {
        photo: Box<NewPhoto>,
        vectors: Vec<Vec<f16>>,
    },
    Known {
        photo: i64,
    },
    Failed {
        reason: String,
    },
    Refused {
        hash: ContentHash,
        reason: String,
    },
    Nothing,
}

/// Reads, embeds and stores every pending file.
pub(super) fn run(
    library: &Library,
    model: &Model,
    control: &IndexControl,
    meter: &Meter,
    report: &mut IndexReport,
    on_progress: &mut dyn FnMut(IndexProgress),
) -> Result<(), LibraryError> {
    let twins = Mutex::new(Vec::new());
    let pages = |to: &Sender<PendingFile>| feed_pending(library, control, to);
    pass(library, model, control, meter, report, on_progress, &twins, &pages, false)?;
    // Copies of a file that was in flight, and what belongs to one: by now its content is stored.
    loop {
        let files = std::mem::take(&mut *twins.lock().unwrap_or_else(PoisonError::into_inner));
        if files.is_empty() || control.is_cancelled() {
            return Ok(());
        }
        let feed = |to: &Sender<PendingFile>| {
            let _ = files.iter().try_for_each(|file| to.send(file.clone()));
            Ok(())
        };
        pass(library, model, control, meter, report, on_progress, &twins, &feed, true)?;
    }
}

/// One way through all the steps for the files that `feed` sends.
#[expect(clippy::too_many_arguments, reason = "all the ends of the pipe meet here")]
fn pass(
    library: &Library,
    model: &Model,
    control: &IndexControl,
    meter: &Meter,
    report: &mut IndexReport,
    on_progress: &mut dyn FnMut(IndexProgress),
    twins: &Mutex<Vec<PendingFile>>,
    feed: &(dyn Fn(&Sender<PendingFile>) -> Result<(), CatalogError> + Sync),
    again: bool,
) -> Result<(), LibraryError> {
    let (in_flight, videos) = (InFlight::default(), Places::new());
    let reader = Reader { library, model, control, in_flight: &in_flight, videos: &videos, ffmpeg: library.ffmpeg() };
    let (files_to, files) = bounded::<PendingFile>(WAITING);
    let (items_to, items) = bounded::<Item>(waiting_for(&model.encoder));
    let (stored_to, stored) = bounded::<Stored>(WAITING);
    let (finished_to, finished) = bounded::<()>(1);

    let stored_report = thread::scope(|scope| -> Result<IndexReport, LibraryError> {
        let feeder = scope.spawn(move || feed(&files_to));
        let readers: Vec<_> = (0..reader_threads())
            .map(|_| {
                let (files, items_to) = (files.clone(), items_to.clone());
                let reader = &reader;
                scope.spawn(move || read_all(reader, meter, twins, &files, &items_to, again))
            })
            .collect();
        // The channels end when the threads that hold them do.
        drop((files, items_to));
        scope.spawn(move || embed::embed_all(model, &items, &stored_to));
        let writer = {
            let in_flight = &in_flight;
            scope.spawn(move || {
                let report = store::store_all(library, model, in_flight, meter, &stored);
                drop((stored, finished_to));
                report
            })
        };
        while let Err(RecvTimeoutError::Timeout) = finished.recv_timeout(TICK) {
            on_progress(meter.snapshot(control.is_paused()));
        }
        let report = join(writer)?;
        for reader in readers {
            join(reader)?;
        }
        join(feeder)?;
        Ok(report)
    })?;
    on_progress(meter.snapshot(control.is_paused()));
    report.read += stored_report.read;
    report.embedded += stored_report.embedded;
    report.failed += stored_report.failed;
    Ok(())
}

/// So many pictures may wait for the encoder: while it is at the largest batch it takes, the next one gathers.
pub(super) fn waiting_for(encoder: &Encoder) -> usize {
    WAITING.max(2 * encoder.most_pictures())
}

/// Sends the pending files page by page, however many there are.
fn feed_pending(library: &Library, control: &IndexControl, to: &Sender<PendingFile>) -> Result<(), CatalogError> {
    let mut after = 0;
    loop {
        let page = library.catalog().read(|connection| PendingFile::after(connection, after, PAGE))?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.scan_id;
        for file in page {
            if !control.may_go_on() || to.send(file).is_err() {
                return Ok(());
            }
        }
    }
}

/// One reader thread's work.
fn read_all(
    reader: &Reader<'_>,
    meter: &Meter,
    twins: &Mutex<Vec<PendingFile>>,
    files: &Receiver<PendingFile>,
    to: &Sender<Item>,
    again: bool,
) -> Result<(), CatalogError> {
    for file in files {
        if !reader.control.may_go_on() {
            return Ok(());
        }
        meter.at(&file.absolute());
        let outcome = read(reader, &file, again)?;
        if matches!(outcome, Outcome::Twin) {
            twins.lock().unwrap_or_else(PoisonError::into_inner).push(file);
        } else if to.send((file, outcome)).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// Leaves the encoder and the person some room on large machines.
pub(super) fn reader_threads() -> usize {
    thread::available_parallelism().map_or(2, NonZero::get).clamp(1, 8)
}

/// What a thread came to; a crash of it is an error.
pub(super) fn join<T, E: Into<LibraryError>>(
    thread: thread::ScopedJoinHandle<'_, Result<T, E>>,
) -> Result<T, LibraryError> {
    match thread.join() {
        Ok(result) => result.map_err(Into::into),
        Err(_) => Err(LibraryError::IndexerPanicked),
    }
}
