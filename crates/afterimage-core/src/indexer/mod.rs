//! The photo path: folder → scan → decode → embed → store → index.
//!
//! A run can end at any byte, by a cancel or a killed process, and the next one goes on from what was committed. Memory
//! does not grow with the library: what is left to do lies in the catalog, and the channels between the steps are
//! bounded.

mod background;
mod control;
mod crew;
mod embed;
mod following;
mod metadata;
mod missing;
mod patience;
mod pipeline;
mod places;
mod progress;
mod read;
mod reading;
mod regions;
mod scan;
mod stacks;
mod store;
mod switch;
mod teller;
mod video_places;
mod worker;

use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime};

pub use background::{BackgroundIndexer, IndexEvent};
pub use control::IndexControl;
pub(crate) use embed::is_refusal;
pub use reading::TextReport;
pub(crate) use reading::run as read_texts;
pub use scan::{Depth, Scope};

/// Where reading the text in photos begins.
pub(crate) const READING_BEGINS: ReadingPlace = ReadingPlace::BEGINNING;

use crate::catalog::{DirectoryRow, FailedFile, FolderRow, PendingFile, ReadingPlace};
use crate::library::{Library, LibraryError};
use crate::locks::lock_runs;
use crate::view::{FailureFilter, FailureKind, IndexProgress, Retry};
use progress::Meter;
use scan::Moment;

/// So many new photos are worth saving the index for. Fewer are caught up from the catalog should this process be killed.
const WORTH_SAVING: u64 = 1000;

/// What a run looks at, and when.
#[derive(Debug, Clone)]
pub struct Look {
    /// Where it looks.
    pub scope: Scope,
    /// What time it is.
    pub now: SystemTime,
    /// A file is left alone until it has not changed for this long: somebody may still be writing it.
    pub quiet: Duration,
    /// After so long no more regions are begun, so that new photos need not wait for those of old ones; all of them without it.
    pub regions_for: Option<Duration>,
}

impl Look {
    /// At every file of every folder, now, whoever is writing it.
    pub fn at_everything() -> Self {
        Self {
            scope: Scope::everything(Depth::Files),
            now: SystemTime::now(),
            quiet: Duration::ZERO,
            regions_for: None,
        }
    }
}

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
    /// Files recognised under another name or in another place, without reading them.
    pub moved: u64,
    /// Files left alone because somebody is still writing them.
    pub busy: u64,
    /// Folders that could not be reached; their photos stay searchable.
    pub offline_folders: u64,
    /// Photos known before whose metadata were read again: an earlier version had read less, or a file beside them changed.
    pub redescribed: u64,
    /// Photos embedded once more, with the model that is to answer next.
    pub reembedded: u64,
    /// Photos of which regions were embedded.
    pub regions: u64,
    /// Whether another model answers from now on.
    pub switched: bool,
    /// Photos that are in another stack now, in one at last, or in none any more.
    pub stacked: u64,
    /// Photos in which text was read.
    pub texts: u64,
    /// Photos that the new model could not embed: they can't be read any more.
    pub left_behind: u64,
    /// Whether regions are left for the next run, because the time for them was over.
    pub unfinished: bool,
    /// Whether it was stopped before it was through.
    pub cancelled: bool,
}

impl IndexReport {
    /// Whether the run left the library as it was.
    pub fn is_nothing(&self) -> bool {
        let Self {
            read,
            embedded,
            failed,
            removed,
            moved,
            redescribed,
            reembedded,
            regions,
            switched,
            stacked,
            texts,
            ..
        } = *self;
        let counts = [read, embedded, failed, removed, moved, redescribed, reembedded, regions, stacked, texts];
        counts == [0; 10] && !switched
    }
}

/// Brings the library up to date with what `look` looks at; what was done, and the directories in which somebody is still
/// writing. One run at a time a library, whatever the process.
pub(crate) fn run(
    library: &Library,
    look: &Look,
    control: &IndexControl,
    on_progress: &mut dyn FnMut(IndexProgress),
) -> Result<(IndexReport, Vec<PathBuf>), LibraryError> {
    let _lock = lock_runs(library.directory())?;
    let meter = Meter::new();
    let mut report = IndexReport::default();
    let catalog = library.catalog();
    // Nobody is told of a look that finds nothing, unless it is at everything.
    let thorough = look.scope.is_everything();

    library.follow_choice()?;
    let model = library.model();
    if thorough {
        try_videos_again(library)?;
        on_progress(meter.snapshot());
        model.fill_in_hubness(catalog)?;
    }
    let scanned = scan::scan(
        library,
        &model.row,
        &look.scope,
        Moment::begins(look.now, look.quiet),
        control,
        &meter,
        &mut || {
            if thorough {
                on_progress(meter.snapshot());
            }
        },
    )?;
    report.removed = scanned.removed;
    report.moved = scanned.moved;
    report.busy = scanned.busy;
    report.offline_folders = scanned.offline_folders;
    if !control.is_cancelled() {
        let pending = catalog.read(PendingFile::count)?;
        if pending > 0 || thorough {
            meter.start_reading(pending);
            pipeline::run(library, &model, control, &meter, &mut report, on_progress)?;
            library.encoders().note_batch(&model.encoder);
        }
    }
    if !control.is_cancelled() {
        let at = look.now.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64);
        catalog.write(|connection| {
            FolderRow::note_looked(connection, &scanned.looked_through, at)?;
            DirectoryRow::trust_met(connection)
        })?;
    }
    if thorough || report.embedded >= WORTH_SAVING {
        model.sync_index(catalog)?;
    } else if !report.is_nothing() {
        model.follow_catalog(catalog)?;
    }
    if !control.is_cancelled() {
        // A quick look that finds nothing has not looked at what lies beside photos either.
        if look.scope.looks_at_files() || !report.is_nothing() {
            metadata::run(library, &look.scope, control, &mut report, on_progress)?;
        }
        if thorough || !report.is_nothing() {
            places::run(library, control)?;
        }
    }
    if !control.is_cancelled() {
        switch::run(library, control, &mut report, on_progress)?;
    }
    if !control.is_cancelled() && (thorough || !report.is_nothing()) {
        report.stacked = stacks::run(library, control)?;
    }
    if !control.is_cancelled() {
        let until = look.regions_for.map(|time| Instant::now() + time);
        regions::embed(library, &library.model(), None, until, control, &mut report, on_progress)?;
    }
    library.decoders().rest();
    report.cancelled = control.is_cancelled();
    Ok((report, scanned.busy_directories))
}

/// Videos that were passed by for want of ffmpeg are read as soon as there is one.
fn try_videos_again(library: &Library) -> Result<(), LibraryError> {
    let videos = FailureFilter { kind: Some(FailureKind::Video), path_contains: String::new() };
    let catalog = library.catalog();
    if library.ffmpeg().is_some() && catalog.read(|connection| FailedFile::any(connection, FailureKind::Video))? {
        catalog.write(|connection| FailedFile::retry(connection, &Retry::Files { filter: videos }))?;
    }
    Ok(())
}
