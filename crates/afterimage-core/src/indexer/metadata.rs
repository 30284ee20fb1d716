//! Reading again what is known of photos that are there already, without decoding or embedding them: photos of which an
//! earlier version read less, and those beside which an XMP file came, changed or went.
//!
//! A new photo's sidecar is read here, too: the pipeline sees photos alone.

use std::thread;

use super::progress::Meter;
use super::{IndexControl, IndexReport, Scope};
use crate::catalog::{DescribedFile, NewFacts};
use crate::library::{Library, LibraryError};
use crate::media::{Sidecar, SidecarFinder, is_video_path, read_facts};
use crate::view::IndexProgress;

/// Files looked at, and facts written, at once.
const PAGE: u32 = 1000;

/// A file to be read again, with the file beside it.
type Due = (DescribedFile, Option<Sidecar>);

/// Looks at every file of a photo in `scope` that can be reached, and reads those that are due.
pub(super) fn run(
    library: &Library,
    scope: &Scope,
    control: &IndexControl,
    report: &mut IndexReport,
    on_progress: &mut dyn FnMut(IndexProgress),
) -> Result<(), LibraryError> {
    let catalog = library.catalog();
    let meter = Meter::new();
    let mut finder = SidecarFinder::default();
    let mut total = 0;
    let mut read_due = |files: Vec<DescribedFile>| -> Result<(), LibraryError> {
        let due = due(files, &mut finder);
        if due.is_empty() {
            return Ok(());
        }
        // How many there are is known when all have been looked at; until then the total grows with what is done.
        total += due.len() as u64;
        meter.start_reading(total);
        let read = read_all(library, &due, control);
        catalog.write(|connection| read.iter().try_for_each(|facts| facts.store(connection)))?;
        meter.finished(due.len() as u64, 0);
        report.redescribed += read.len() as u64;
        on_progress(meter.snapshot());
        Ok(())
    };
    if let Some(directories) = scope.known_directories(catalog)? {
        for directory in directories {
            if !control.may_go_on() {
                break;
            }
            read_due(catalog.read(|connection| DescribedFile::in_directory(connection, directory))?)?;
        }
        return Ok(());
    }
    let mut last = None;
    while control.may_go_on() {
        let mut page = catalog.read(|connection| DescribedFile::after(connection, last.as_ref(), PAGE))?;
        let Some(end) = page.last() else { break };
        last = Some(end.clone());
        page.retain(|file| scope.is_folder(file.folder));
        read_due(page)?;
    }
    Ok(())
}

/// Which of some files are to be read again. Of several files of one photo, the first does for all, unless it is their
/// sidecars that changed.
fn due(page: Vec<DescribedFile>, finder: &mut SidecarFinder) -> Vec<Due> {
    let mut due: Vec<Due> = Vec::new();
    for file in page {
        // The film of a Live Photo says less than its still.
        if is_video_path(&file.absolute()) {
            continue;
        }
        // What can't be listed is offline, and its sidecar with it.
        let Ok(sidecar) = finder.find(&file.absolute()) else { continue };
        let changed = sidecar.as_ref().map(|sidecar| &sidecar.mark) != file.sidecar.as_ref();
        let outdated = !file.is_current && !due.iter().any(|(other, _)| other.photo == file.photo);
        if changed || outdated {
            due.push((file, sidecar));
        }
    }
    due
}

/// Reads files side by side. One that can't be read keeps what is known, and is tried again by the next run.
fn read_all(library: &Library, due: &[Due], control: &IndexControl) -> Vec<NewFacts> {
    let plan = library.plan();
    let read_part = |part: &[Due]| {
        plan.priority.take();
        part.iter().filter_map(|due| read(due, control)).collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let parts: Vec<_> = due
            .chunks(due.len().div_ceil(plan.readers).max(1))
            .map(|part| scope.spawn(move || read_part(part)))
            .collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    })
}

fn read((file, sidecar): &Due, control: &IndexControl) -> Option<NewFacts> {
    if !control.may_go_on() {
        return None;
    }
    let path = file.absolute();
    let modified_seconds = file.modified_ns.div_euclid(1_000_000_000);
    match read_facts(&path, modified_seconds, sidecar.as_ref().map(|sidecar| sidecar.path.as_path())) {
        Ok(facts) => Some(NewFacts { file: file.file, photo: file.photo, facts, sidecar: sidecar.clone() }),
        Err(error) => {
            tracing::debug!(path = %path.display(), %error, "metadata can't be read");
            None
        }
    }
}
