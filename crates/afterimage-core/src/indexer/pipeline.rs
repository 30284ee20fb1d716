//! The steps and the bounded channels between them.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use half::f16;

use super::crew::Crew;
use super::progress::Meter;
use super::read::{InFlight, NewPhoto, Outcome, read};
use super::{IndexControl, IndexReport, embed, store};
use crate::catalog::{CatalogError, ContentHash, PendingFile, Unread};
use crate::library::{Library, LibraryError};
use crate::model::Model;
use crate::view::IndexProgress;

/// Pending files fetched from the catalog at once.
const PAGE: u32 = 256;

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
    New { photo: Box<NewPhoto>, vector: Vec<f16> },
    Known { photo: i64 },
    Failed(Unread),
    Refused { hash: ContentHash, why: Unread },
    Nothing,
}

/// What all steps of a pass share.
struct Pass<'a> {
    library: &'a Library,
    model: &'a Model,
    control: &'a IndexControl,
    meter: &'a Meter,
    crew: Crew,
    in_flight: InFlight,
    /// Copies of a file that is in flight, and what belongs to one.
    twins: Mutex<Vec<PendingFile>>,
    /// Whether the files were among those before.
    again: bool,
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
    let pass = |again| -> Result<Pass<'_>, LibraryError> {
        let (crew, in_flight, twins) = (Crew::gather(library.plan())?, InFlight::default(), Mutex::default());
        Ok(Pass { library, model, control, meter, crew, in_flight, twins, again })
    };
    // Who works with other hands from now on begins another pass.
    let (after, mut twins) = (AtomicI64::new(0), Vec::new());
    let mut through = false;
    while !through && !control.is_cancelled() {
        let this = pass(false)?;
        through = this.run(report, on_progress, &|to| this.feed_pending(&after, to))?;
        twins.extend(this.twins());
    }
    // By now what they waited for is stored.
    while !twins.is_empty() && !control.is_cancelled() {
        let this = pass(true)?;
        this.run(report, on_progress, &|to| {
            let _ = twins.iter().try_for_each(|file| to.send(file.clone()));
            Ok(true)
        })?;
        twins = this.twins();
    }
    Ok(())
}

impl Pass<'_> {
    /// One way through all the steps for the files that `feed` sends; what it says.
    fn run(
        &self,
        report: &mut IndexReport,
        on_progress: &mut dyn FnMut(IndexProgress),
        feed: &(dyn Fn(&Sender<PendingFile>) -> Result<bool, CatalogError> + Sync),
    ) -> Result<bool, LibraryError> {
        let Self { library, model, crew, in_flight, meter, control, .. } = self;
        let (files_to, files) = bounded::<PendingFile>(crew.plan.waiting);
        let (items_to, items) = bounded::<Item>(crew.plan.waiting_for(model.encoder.most_pictures()));
        let (stored_to, stored) = bounded::<Stored>(crew.plan.waiting);
        let (finished_to, finished) = bounded::<()>(1);

        let (stored_report, through) = thread::scope(|scope| -> Result<_, LibraryError> {
            let feeder = scope.spawn(move || feed(&files_to));
            let readers: Vec<_> = (0..crew.plan.readers)
                .map(|_| {
                    let (files, items_to) = (files.clone(), items_to.clone());
                    scope.spawn(move || crew.read(|| self.read_all(&files, &items_to)))
                })
                .collect();
            // The channels end when the threads that hold them do.
            drop((files, items_to));
            scope.spawn(move || embed::embed_all(model, crew, &items, &stored_to));
            let writer = scope.spawn(move || {
                let report = store::store_all(library, model, in_flight, meter, &stored);
                drop((stored, finished_to));
                report
            });
            let mut told = None;
            while let Err(RecvTimeoutError::Timeout) = finished.recv_timeout(TICK) {
                let progress = meter.snapshot();
                let done = Some(progress.done);
                on_progress(progress);
                // While it is held, and what was in flight is done, nobody has to look.
                if told == done {
                    control.may_go_on();
                }
                told = done;
            }
            let report = join(writer)?;
            for reader in readers {
                join(reader)??;
            }
            Ok((report, join(feeder)?))
        })?;
        on_progress(meter.snapshot());
        report.read += stored_report.read;
        report.embedded += stored_report.embedded;
        report.failed += stored_report.failed;
        Ok(through)
    }

    /// Sends the pending files page by page, however many there are; `false` where it ends early because the plan is another one
    /// now. `after` is how far it got.
    fn feed_pending(&self, after: &AtomicI64, to: &Sender<PendingFile>) -> Result<bool, CatalogError> {
        loop {
            let from = after.load(Ordering::Relaxed);
            let page = self.library.catalog().read(|connection| PendingFile::after(connection, from, PAGE))?;
            if page.is_empty() {
                return Ok(true);
            }
            for file in page {
                if !self.control.may_go_on() {
                    return Ok(true);
                }
                if self.library.plan() != self.crew.plan {
                    return Ok(false);
                }
                let id = file.scan_id;
                if to.send(file).is_err() {
                    return Ok(true);
                }
                after.store(id, Ordering::Relaxed);
            }
        }
    }

    /// One reader thread's work.
    fn read_all(&self, files: &Receiver<PendingFile>, to: &Sender<Item>) -> Result<(), CatalogError> {
        for file in files {
            if !self.control.may_go_on() {
                return Ok(());
            }
            self.meter.at(&file.absolute());
            let outcome = read(self.library, self.model, &self.crew, &self.in_flight, &file, self.again)?;
            if matches!(outcome, Outcome::Twin) {
                self.twins.lock().unwrap_or_else(PoisonError::into_inner).push(file);
            } else if to.send((file, outcome)).is_err() {
                return Ok(());
            }
        }
        Ok(())
    }

    fn twins(&self) -> Vec<PendingFile> {
        std::mem::take(&mut *self.twins.lock().unwrap_or_else(PoisonError::into_inner))
    }
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
