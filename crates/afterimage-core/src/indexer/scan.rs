//! The first step of the photo path: which files are there.

use std::path::Path;
use std::time::UNIX_EPOCH;

use ignore::WalkBuilder;

use super::IndexControl;
use super::progress::Meter;
use crate::catalog::{Catalog, CatalogError, FolderRow, ScannedFile};
use crate::media::is_photo_path;

/// Files noted in one transaction.
const BATCH: usize = 2000;

/// How the scan of one folder ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FolderScan {
    /// Everything in it was seen: what is known but was not met is gone.
    Complete,
    /// Some of it could not be read; nothing may be called gone.
    Partial,
    /// It can't be reached: an unplugged drive, a share that is away.
    Offline,
}

/// Walks a folder and notes every photo file in the catalog's `scanned` table.
pub(super) fn scan_folder(
    catalog: &Catalog,
    folder: &FolderRow,
    control: &IndexControl,
    meter: &Meter,
) -> Result<FolderScan, CatalogError> {
    if !folder.path.is_dir() {
        return Ok(FolderScan::Offline);
    }
    let mut complete = true;
    let mut met = 0_u64;
    let mut batch = Vec::with_capacity(BATCH);
    for entry in walk(&folder.path) {
        if !control.may_go_on() {
            return Ok(FolderScan::Partial);
        }
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                tracing::warn!(folder = %folder.path.display(), %error, "part of a folder can't be read");
                complete = false;
                continue;
            }
        };
        if !entry.file_type().is_some_and(|kind| kind.is_file()) || !is_photo_path(entry.path()) {
            continue;
        }
        let (Ok(metadata), Ok(relative)) = (entry.metadata(), entry.path().strip_prefix(&folder.path)) else {
            complete = false;
            continue;
        };
        met += 1;
        meter.at(entry.path());
        batch.push(ScannedFile {
            folder: folder.id,
            path: relative.to_owned(),
            size: metadata.len(),
            modified_ns: modified_ns(&metadata),
        });
        if batch.len() == BATCH {
            store(catalog, &mut batch)?;
        }
    }
    store(catalog, &mut batch)?;
    Ok(match (complete, met) {
        // An empty mount point is what an unplugged drive leaves behind.
        (true, 0) if folder.files > 0 && is_empty(&folder.path) => FolderScan::Offline,
        (true, _) => FolderScan::Complete,
        (false, _) => FolderScan::Partial,
    })
}

/// Everything that is not hidden. Ignore files of source trees mean nothing to photos, and links are not followed: what
/// they point to is found where it is.
fn walk(folder: &Path) -> ignore::Walk {
    WalkBuilder::new(folder).standard_filters(false).hidden(true).follow_links(false).build()
}

fn store(catalog: &Catalog, batch: &mut Vec<ScannedFile>) -> Result<(), CatalogError> {
    if !batch.is_empty() {
        catalog.write(|connection| batch.iter().try_for_each(|file| file.add(connection)))?;
        batch.clear();
    }
    Ok(())
}

fn is_empty(folder: &Path) -> bool {
    folder.read_dir().is_ok_and(|mut entries| entries.next().is_none())
}

fn modified_ns(metadata: &std::fs::Metadata) -> i64 {
    let Ok(modified) = metadata.modified() else { return 0 };
    match modified.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |ns| -ns),
    }
}
