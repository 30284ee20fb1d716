//! The photo path: folder → scan → decode → embed → store → index.
//!
//! A run can end at any byte, by a cancel or a killed process, and the next one goes on from what was committed. Memory
//! does not grow with the library: what is left to do lies in the catalog, and the channels between the steps are
//! bounded.

mod background;
mod control;
mod embed;
mod pipeline;
mod progress;
mod read;
mod scan;
mod store;
mod switch;

use std::fs::{File, TryLockError};
use std::path::Path;

pub use background::{BackgroundIndexer, IndexEvent};
pub use control::IndexControl;

use crate::catalog::{FolderRow, PendingFile, ScannedFile};
use crate::library::{Library, LibraryError};
use crate::view::IndexProgress;
use progress::Meter;
use scan::{FolderScan, scan_folder};

/// What a run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct IndexReport {
    /// Files read and found to be photos, new or known.
    pub read: u64,
    /// Photos embedded.
    pub embedded: u64,
    /// Files that could not be read.
    pub failed: u64,
    /// Known files that are gone from their folders.
    pub removed: u64,
    /// Folders that could not be reached; their photos stay searchable.
    pub offline_folders: u64,
    /// Photos embedded once more, with the model that is to answer next.
    pub reembedded: u64,
    /// Whether another model answers from now on.
    pub switched: bool,
    /// Photos that the new model could not embed: they can't be read any more.
    pub left_behind: u64,
    /// Whether it was stopped before it was through.
    pub cancelled: bool,
}

/// Brings the library up to date with its folders. One run at a time a library, whatever the process.
pub(crate) fn run(
    library: &Library,
    control: &IndexControl,
    on_progress: &mut dyn FnMut(IndexProgress),
) -> Result<IndexReport, LibraryError> {
    let _lock = lock_runs(library.directory())?;
    let meter = Meter::new();
    let mut report = IndexReport::default();
    let catalog = library.catalog();

    on_progress(meter.snapshot(control.is_paused()));
    catalog.write(ScannedFile::clear)?;
    for folder in catalog.read(FolderRow::all)? {
        match scan_folder(catalog, &folder, control, &meter)? {
            FolderScan::Complete => {
                let gone = catalog.write(|connection| ScannedFile::remove_gone(connection, folder.id))?;
                report.removed += gone as u64;
            }
            FolderScan::Partial => {}
            FolderScan::Offline => report.offline_folders += 1,
        }
        on_progress(meter.snapshot(control.is_paused()));
    }
    library.follow_choice()?;
    let model = library.model();
    model.fill_in_hubness(catalog)?;
    if !control.is_cancelled() {
        meter.start_reading(catalog.read(|connection| PendingFile::count(connection, &model.row))?);
        pipeline::run(library, &model, control, &meter, &mut report, on_progress)?;
    }
    model.sync_index(catalog)?;
    catalog.write(ScannedFile::clear)?;
    if !control.is_cancelled() {
        switch::run(library, control, &mut report, on_progress)?;
    }
    library.decoders().rest();
    report.cancelled = control.is_cancelled();
    Ok(report)
}

/// Held while a run lasts; the system lets go of it even when the process is killed.
pub(crate) fn lock_runs(directory: &Path) -> Result<File, LibraryError> {
    let path = directory.join("indexing.lock");
    let io = |source| LibraryError::Io { path: path.clone(), source };
    let file = File::options().create(true).append(true).open(&path).map_err(io)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(LibraryError::IndexingElsewhere { directory: directory.to_owned() }),
        Err(TryLockError::Error(source)) => Err(io(source)),
    }
}
